"""The filter of the tree: what it leaves, and when it gives way to a record that it hides."""

from datetime import date
from typing import TYPE_CHECKING

from irtui.lean import evolve, field, mutable
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.query.time.change import Turn
from irtui.query.tree.hierarchy import Hierarchy

if TYPE_CHECKING:
    from irtui.query.tree.filtered_tree import FilteredTree
    from irtui.tui.session.session import Session
    from irtui.tui.session.stage import Steps
    from irtui.tui.session.view import View


_ELSEWHEN = "This record is not in the tree on this day: {former-bodies} shows it."


@mutable(eq=False)
class Filtering:
    """Finds for a session what the filter of its view leaves of the tree."""

    _session: "Session" = field(repr=False)
    opened: Ref | None = field(default=None, init=False)
    """A record that the filter may hide, until that is known; then it is lifted for it."""
    due: bool = field(default=False, init=False)
    """Whether what the filter leaves is still to be found."""
    _told_on: date | None = field(default=None, init=False)  # the day whose missing record was told

    def find(self) -> None:
        """Find what the filter leaves; what it left before stays until then."""
        self.due = True
        self._session.stage.search("filter", self._finding(self._session.view))

    def _finding(self, view: "View") -> "Steps":
        """Find the part of the tree that the filter of a view leaves, and what to select in it."""
        from irtui.query.tree.filtered_tree import filter_tree

        session = self._session
        found = filtered = None
        if view.filter:
            found = yield from session.index.searching(view.filter)
            if not found.empty:
                filtered = yield from filter_tree(session.hierarchy, found.true_refs())
        session.found, session.filtered, self.due = found, filtered, False
        session.stage.changed()
        self._look()
        if found is not None and session.cover and session.cover.filters:
            self._select_in(filtered, session.cover.view)

    def _select_in(self, filtered: "FilteredTree | None", before: "View") -> None:
        """Select what was selected before, if it was looked for, else the best that was found."""
        session, selection = self._session, before.selection
        if filtered is not None and session.view.filter != before.filter:
            selection = filtered.select(selection)
        lanes = before.lanes if selection == before.selection else None
        session.show(session.view.at(selection, lanes))

    def lift(self) -> None:
        """Show all of the tree; a record that is merely previewed does not go into history."""
        session = self._session
        session.history.amend(session.view)
        session.show(evolve(session.view, filter=""))
        session.history.push(session.view.at(session.history.chosen))

    def look_for(self, opened: Ref | None) -> None:
        """Lift a filter that hides what was opened, as soon as it is known what it hides."""
        self.opened = opened
        self._look()

    def _look(self) -> None:
        if self.due:
            return
        session = self._session
        opened, self.opened = self.opened, None
        if opened is None:
            return
        if session.filtered is not None and session.filtered.hides(opened):
            # What is typed may be Indic, which stands last on its line.
            words = "A filter hid this record and was lifted: {query}"
            session.stage.tell(words, query=session.view.filter)
            session.show(evolve(session.view, filter=""))
            session.history.amend(session.view)
        else:
            self._tell_if_absent(opened)

    def _tell_if_absent(self, ref: Ref) -> None:
        """Say, once for a day, that a record is in the tree of other days only."""
        session, view = self._session, self._session.view
        if view.former or view.day == self._told_on or session.hierarchy.has(ref):
            return
        from irtui.query.time.changes import changes, on_day

        today = on_day(changes(session.dataset), view.day)
        if any(one.ref == ref and one.turn is Turn.WENT for one in today):
            return  # the tree shows it once more
        if Hierarchy(AsOf.of(session.dataset, view.day, former=True)).has(ref):
            self._told_on = view.day
            session.stage.tell(_ELSEWHEN)
