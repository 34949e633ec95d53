"""What the explorer shows, and the moves that change it.

The session knows nothing of screens: whoever shows it is told of each change, and does the
searches step by step, so that keys have their turn between the steps.
"""

from datetime import date
from typing import TYPE_CHECKING

from irtui.lean import Factory, evolve, field, frozen, mutable
from irtui.loading import Loaded
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.window import Window
from irtui.pages.folding import Folding
from irtui.query.tree.hierarchy import Hierarchy
from irtui.tui.session.filtering import Filtering
from irtui.tui.session.history import History
from irtui.tui.session.reading import Reading
from irtui.tui.session.stage import Stage
from irtui.tui.session.view import View
from irtui.tui.session.walk import Walker

if TYPE_CHECKING:
    from irtui.host.revisions import Version
    from irtui.query.audit.diff import Comparison
    from irtui.query.find import Found, Index
    from irtui.query.tree.filtered_tree import FilteredTree
    from irtui.tui.session.playing import Playing
    from irtui.tui.session.searches import Searches


@frozen
class Cover:
    """What a box that asks for something lies over."""

    view: View
    """What was shown before the box was opened."""
    pane: str
    """The pane that had the focus then."""
    filters: bool = False
    """Whether the box asks for a filter of the tree."""


@mutable(eq=False)
class Session:
    """The state of the explorer; its methods are the moves."""

    loaded: Loaded
    """The file that is explored; it has a dataset."""
    view: View
    """What is shown."""
    stage: Stage = field(repr=False)
    """Whoever shows the session."""
    _opened: Ref | None = None
    """The record that was asked for: the first filter is lifted if it hides that."""
    history: History = field(factory=History)
    """The views that were chosen."""
    reading: Reading = field(factory=Reading)
    """Where in the reports one is."""
    differing: Reading = field(factory=Reading)
    """Where in what differs from an older version."""
    cover: Cover | None = None
    """What an open box lies over; ``None``: no box is open."""
    playing: "Playing | None" = None
    """The play of the changes; ``None``: they are not played."""
    broken: Loaded | None = None
    """The file as it was read last, if it has errors: then `loaded` is what it was before."""
    filtered: "FilteredTree | None" = None
    """What of the tree is shown while it is filtered."""
    found: "Found | None" = None
    """What the filter found, in the tree or not."""
    against: "Version | None" = None
    """The older version to compare with, also when the file is read again; ``None`` for none."""
    comparison: "Comparison | None" = None
    """What differs from it, once that is known; without it, from before the file was read again."""
    walker: Walker = field(init=False, repr=False, default=Factory(Walker, takes_self=True))
    """Who walks through the hits."""
    filtering: Filtering = field(
        init=False, repr=False, default=Factory(Filtering, takes_self=True)
    )
    """Who finds what the filter leaves."""
    _tree: Hierarchy | None = field(default=None, init=False, repr=False)
    _searches: "Searches | None" = field(default=None, init=False, repr=False)

    def begin(self) -> None:
        """Filter the tree, if the first view does."""
        self.history.push(self.view)
        if self.view.filter:
            self.filtering.opened = self._opened
            self.filtering.find()

    @property
    def dataset(self) -> Dataset:
        """What is explored."""
        assert self.loaded.dataset is not None  # else there is nothing to explore
        return self.loaded.dataset

    @property
    def searches(self) -> "Searches":
        """What is remembered of searches."""
        from irtui.tui.session.searches import Searches  # no first frame needs a search

        found = self._searches
        if found is None or found.dataset is not self.dataset:
            found = self._searches = Searches(self.dataset, found.recent if found else ())
        return found

    @property
    def as_of(self) -> AsOf:
        """The dataset on the day that is shown."""
        return self.view.as_of(self.dataset)

    @property
    def index(self) -> "Index":
        """What is searched on the day that is shown."""
        return self.searches.index(self.view.day)

    @property
    def hierarchy(self) -> Hierarchy:
        """The tree of the day, filtered or not."""
        tree = self._tree
        if tree is None or tree.as_of is not self.as_of:
            tree = self._tree = Hierarchy(self.as_of)
        return tree

    @property
    def marked(self) -> "Comparison | None":
        """What differs from an older version that one asked for: panes mark that."""
        return self.comparison if self.against else None

    def compare(self, comparison: "Comparison") -> None:
        """Take up what differs, and show it."""
        self.comparison = comparison
        ref = self.view.selection
        self.show(self.view.at(comparison.renamed.get(ref, ref) if ref else None))

    @property
    def chosen(self) -> View:
        """The view without what a box previews."""
        return self.cover.view if self.cover else self.view

    # The file

    @property
    def present(self) -> Loaded:
        """The file as it is now, with its errors; where it is no TOML, as it was before."""
        return self.broken if self.broken and self.broken.readable else self.loaded

    @property
    def errors(self) -> int:
        """How many errors the file has as it is now."""
        return len(self.broken.errors) if self.broken else 0

    def reload(
        self,
        loaded: Loaded,
        changed: "Comparison | None" = None,
        older: "Comparison | None" = None,
    ) -> str:
        """Take up the file as it was read again.

        What is shown stays, as far as it is still there. A file with errors is only noted.

        Args:
            loaded: the file.
            changed: what differs from the dataset before, if there is one in the file.
            older: what differs from the older version, if it is compared with one.

        Returns:
            What changed, in words; empty for a file with errors.
        """
        if changed is None:
            self.broken = loaded
            self.stage.changed()
            return ""
        from irtui.pages.diff_words import summary  # no first frame needs it
        from irtui.tui.session.carrying import Carrying

        stopped = self.stop()
        carrying = Carrying(changed, older)
        lost = carrying.lost(self.view)
        self.loaded, self.broken = loaded, None
        self.comparison = changed if older is None else older
        self.walker.forget()
        self.history.carry(carrying)
        branch, self.differing.branch = map(
            carrying.ref, (self.reading.branch, self.differing.branch)
        )
        self.reading.branch = branch if branch in self.dataset.records else None
        if self.cover:
            self.cover = evolve(self.cover, view=carrying.view(self.cover.view))
        self.view = carrying.view(self.view)
        self.stage.changed()
        if self.view.filter or self.filtered:
            self.filtering.find()
        first = "What was selected is gone. " * lost + "Playing stopped. " * stopped
        return f"{first}Read again: {summary(changed)}."

    # The view

    def show(self, view: View) -> None:
        old, self.view = self.view, view
        if (old.day, old.query) != (view.day, view.query):
            self.walker.forget()
        other = (old.filter, old.day, old.former) != (view.filter, view.day, view.former)
        filters = other and bool(old.filter or view.filter)
        self.filtering.due |= filters
        self.stage.changed()
        if filters:
            self.filtering.find()

    def _keep(self, view: View, before: View | None = None) -> None:
        """Show a view and put it into history, after the present one as it is, or was before."""
        self.walker.forget()
        self.history.amend(before or self.view)
        self.show(view)
        self.history.push(view)

    def preview(self, ref: Ref | None, lanes: Ref | None = None) -> None:
        """Show a record, among the lanes of another if it is one of the timeline.

        ``None`` stands for the dataset itself.
        """
        self.show(self.view.at(ref, lanes))

    def open(self, ref: Ref | None, query: str | None = None, trail: tuple[Ref, ...] = ()) -> None:
        """Show a record, or the dataset itself, and put it into history.

        With the query that found it, or with the records of the report that it was chosen from.
        """
        marked = self.marked
        if marked and ref:  # the older version has another id for what was renamed
            ref = marked.renamed.get(ref, ref)
        if ref and ref not in self.dataset.records and not (marked and marked.removed(ref)):
            self.stage.tell("This record is no longer in the file.")
            return
        view = self.view.at(ref)
        if query is not None or trail:
            view = evolve(view, query=query or view.query, trail=trail)
        self.return_to(view)

    def return_to(self, view: View) -> None:
        """Show a view that was chosen, now or another time, and put it into history."""
        self._keep(view)
        self.stage.opened()
        self.filtering.look_for(view.selection)

    def zoom(self, window: Window | None) -> None:
        """Show another stretch of time; ``None``: all of it."""
        self.show(evolve(self.view, window=window))

    def toggle_former(self) -> None:
        """Show the bodies that were not there on the day, or hide them."""
        self.show(evolve(self.view, former=not self.view.former))

    def fold(self, folding: Folding) -> None:
        """Unfold some of the page of the selection, or fold it."""
        self.show(evolve(self.view, folding=folding))
        if self.cover is None and self.view.selection == self.history.chosen:
            self.history.amend(self.view)  # now, for another record may be previewed next

    def toggle_full(self) -> None:
        """Show all evidence, or the face of each record with what is counted below it."""
        self.fold(Folding(not self.view.folding.full))

    def preview_day(self, day: date) -> None:
        """Show everything as of a day, which is not kept."""
        self.show(evolve(self.view, day=day))

    def turn_to(self, day: date | None) -> None:
        """Show everything as of a day, ``None``: the day of the review; that goes into history."""
        shown = (self.history.present or self.view).day  # without the days that were previewed
        before = evolve(self.view, day=shown)
        self._keep(evolve(self.view, day=day or self.dataset.about.day), before)

    def step(self, step: int) -> None:
        """Turn to the day of the next change, or of the one before."""
        from irtui.query.time.changes import after, before, changes

        find, way = (after, "later") if step > 0 else (before, "earlier")
        day = find(changes(self.dataset), self.view.day)
        if day is None:
            self.stage.tell(f"No {way} change is recorded.")
        else:
            self.turn_to(day)

    def play(self) -> None:
        """Begin to play the changes from the day that is shown; `play_on` turns to each."""
        from irtui.tui.session.playing import Playing

        self.playing = Playing.after(self.dataset, self.view.day)
        if self.playing is None:
            self.stage.tell("No change is recorded.")

    def play_on(self) -> None:
        """Turn to the next day of the play; it ends with the last."""
        if self.playing:
            self.preview_day(self.playing.next())
            self.stage.tell(self.playing.progress)
            if self.playing.ended:
                self.stop()
                self.stage.tell("This is the last change.")

    def stop(self) -> bool:
        """Stop playing, and put the day that is shown into history; whether it was played."""
        playing, self.playing = self.playing, None
        if playing is None:
            return False
        self.turn_to(self.view.day)
        return True

    def back(self) -> bool:
        """Return to the view before; whether there was one."""
        return self._restore(self.history.back(self.view))

    def forward(self) -> bool:
        """Undo going back; whether there was anything to undo."""
        return self._restore(self.history.forward(self.view))

    def _restore(self, view: View | None) -> bool:
        if view is None:
            return False
        self.filtering.opened = None
        self.walker.forget()
        self.show(view)
        return True

    def leave(self) -> bool:
        """Leave the walk that waits for its hits, else the filter; whether there was either."""
        if self.walker.forget():
            return True
        if self.view.filter:
            self.filtering.lift()
            return True
        return False

    # The box

    def begin_box(self, pane: str, *, filters: bool = False) -> None:
        """Remember what a box is opened over, and the pane that has the focus."""
        self.stop()
        self.walker.forget()
        self.cover = Cover(self.view, pane, filters)
        self.stage.changed()

    def end_box(self) -> None:
        """Close the box; what is shown stays."""
        if self.cover:
            self.cover = None
            self.stage.changed()

    def abandon_box(self) -> None:
        """Close the box, and show what was shown before."""
        if self.cover:
            before, self.cover = self.cover.view, None
            self.show(before)

    def keep_filter(self) -> None:
        """Close the box, and keep a filter that was typed into it and that filters something."""
        if self.cover is None:
            return
        shown, before = self.view, self.cover.view
        filters = not shown.filter or (self.filtered is not None and not self.filtering.due)
        self.cover = None
        if shown.filter != before.filter and filters:
            self._keep(shown, before)
        else:
            self.show(before)

    def preview_nothing(self) -> None:
        """Show the selection from before the box."""
        if self.cover:
            before = self.cover.view
            self.show(self.view.at(before.selection, before.lanes))

    # The filter

    def type_filter(self, text: str) -> None:
        """Filter the tree by what is typed into the box; an empty filter previews nothing."""
        if self.cover is None:
            return
        old, before = self.view, self.cover.view
        view = evolve(old, filter=text)
        if not text:
            view = view.at(before.selection, before.lanes)
        self.show(view)
        if text == old.filter:  # what it finds is counted all the same
            self.filtering.find()
