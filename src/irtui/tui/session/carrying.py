"""What becomes of a view when its dataset was read again."""

from collections.abc import Mapping

from attrs import evolve, frozen

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.query.audit.diff import Comparison, How
from irtui.query.tree.way import way_to
from irtui.tui.session.view import View
from irtui.tui.session.written import WrittenView


@frozen
class Carrying:
    """Carries what was shown of one dataset over to another, as far as that has it."""

    old: Dataset
    new: Dataset
    renamed: Mapping[Ref, Ref]
    """The new ids of records, by the old ones."""

    @classmethod
    def along(cls, comparison: Comparison) -> "Carrying":
        """From the older to the newer dataset of a comparison."""
        renamed = {
            one.was: one.ref for one in comparison.records if one.how is How.RENAMED and one.was
        }
        return cls(comparison.old, comparison.new, renamed)

    def ref(self, ref: Ref | None) -> Ref | None:
        """A record under the id that it has now; ``None``, if it is gone."""
        now = self.renamed.get(ref, ref) if ref else None
        return now if now in self.new.records else None

    def lost(self, view: View) -> bool:
        """Whether what a view shows is gone."""
        return view.selection is not None and self.ref(view.selection) is None

    def view(self, view: View) -> View:
        """The same view; of a record that is gone, that of what it was part of, or the usual one.

        On the day of the review, it goes along to the day of the present one.
        """
        selection = self._selection(view) if view.selection else None
        trail = filter(None, map(self.ref, view.trail))
        return evolve(
            view.at(selection) if self.lost(view) else evolve(view, selection=selection),
            day=self.new.about.day if view.day == self.old.about.day else view.day,
            lanes=self.ref(view.lanes),
            trail=tuple(trail),
        )

    def _selection(self, view: View) -> Ref | None:
        record = self.old.records.get(view.selection) if view.selection else None
        way = way_to(view.as_of(self.old), record) if record else {}
        there = filter(None, map(self.ref, reversed([*way])))
        return next(there, None) or WrittenView().view(self.new).selection
