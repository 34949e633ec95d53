"""What the explorer shows at a moment, and the way back to what it showed before."""

from datetime import date

from attrs import evolve, field, frozen, mutable

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.render.terminal.window import Window


@frozen
class View:
    """All that the panes need to know besides the dataset."""

    day: date
    """The day that is shown."""
    selection: Ref | None = None
    window: Window | None = None
    """The stretch of time that was zoomed to; ``None``: all of it."""
    lanes: Ref | None = None
    """Whose lanes the timeline shows while its cursor walks them; ``None``: the selection's."""
    former: bool = False
    """Whether bodies that were not there on the day are shown too."""
    query: str = ""
    """The search whose hits are walked; empty: none was made."""
    filter: str = ""
    """The query that the lines of the tree match; empty: all are shown."""

    def as_of(self, dataset: Dataset) -> AsOf:
        """The dataset on the day that is shown."""
        return AsOf.of(dataset, self.day, self.former)

    @property
    def subject(self) -> Ref | None:
        """The record whose lanes the timeline shows."""
        return self.lanes or self.selection


@mutable
class History:
    """Views that were chosen, and where among them we are."""

    views: list[View] = field(factory=list)
    at: int = -1

    def push(self, view: View) -> None:
        """Add a view after the present one; what lay ahead is forgotten."""
        if self.at >= 0 and self.views[self.at] == view:
            return
        del self.views[self.at + 1 :]
        self.views.append(view)
        self.at = len(self.views) - 1

    def amend(self, shown: View) -> None:
        """Take over into the present view what was zoomed or shown since it was chosen."""
        if self.at >= 0:
            selection = self.views[self.at].selection
            self.views[self.at] = evolve(shown, selection=selection)

    @property
    def chosen(self) -> Ref | None:
        """The record that was chosen last, whatever was previewed since."""
        return self.views[self.at].selection if self.at >= 0 else None

    def back(self, shown: View) -> View | None:
        """The view to go back to from ``shown``, or ``None`` at the beginning.

        From a mere preview the way back leads to the view that was chosen last.
        """
        at = self.views[self.at] if self.at >= 0 else shown
        if (at.selection, at.day) != (shown.selection, shown.day):
            return self.views[self.at]
        if self.at <= 0:
            return None
        self.amend(shown)
        self.at -= 1
        return self.views[self.at]

    def forward(self, shown: View) -> View | None:
        """The view that `back` left for ``shown``, or ``None`` at the end."""
        if self.at >= len(self.views) - 1:
            return None
        self.amend(shown)
        self.at += 1
        return self.views[self.at]
