"""What becomes of a view when its dataset was read again."""

from irtui.lean import evolve, frozen
from irtui.model.claims import Ref
from irtui.model.written import AS_USUAL
from irtui.query.audit.diff import Comparison
from irtui.query.names import way_to
from irtui.tui.session.view import View, view_of


@frozen
class Carrying:
    """Carries what was shown of one dataset over to another, as far as that has it."""

    changed: Comparison
    """What differs between the two."""
    older: Comparison | None = None
    """What differs from an older version that is compared with, whose records are shown, too."""

    def ref(self, ref: Ref | None) -> Ref | None:
        """A record under the id that it has now; ``None``, if it is gone."""
        changed, older = self.changed, self.older
        now = changed.renamed.get(ref, ref) if ref else None
        shown = now in changed.new.records or (older is not None and older.removed(now))
        return now if shown else None

    def lost(self, view: View) -> bool:
        """Whether what a view shows is gone."""
        return view.selection is not None and self.ref(view.selection) is None

    def view(self, view: View) -> View:
        """The same view; of a record that is gone, that of what it was part of, or the usual one.

        On the day of the review, it goes along to the day of the present one.
        """
        old, new = self.changed.old, self.changed.new
        selection = self._selection(view) if view.selection else None
        trail = filter(None, map(self.ref, view.trail))
        return evolve(
            view.at(selection) if self.lost(view) else evolve(view, selection=selection),
            day=new.about.day if view.day == old.about.day else view.day,
            lanes=self.ref(view.lanes),
            trail=tuple(trail),
        )

    def _selection(self, view: View) -> Ref | None:
        if shown := self.ref(view.selection):
            return shown
        old, new = self.changed.old, self.changed.new
        record = old.records.get(view.selection) if view.selection else None
        way = way_to(view.as_of(old), record) if record else {}
        there = filter(None, map(self.ref, reversed([*way])))
        return next(there, None) or view_of(AS_USUAL, new).selection
