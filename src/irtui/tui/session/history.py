"""The way back to what the explorer showed before."""

from typing import TYPE_CHECKING

from irtui.lean import evolve, field, mutable
from irtui.model.claims import Ref
from irtui.tui.session.view import View

if TYPE_CHECKING:
    from irtui.tui.session.carrying import Carrying


KEPT = 500
"""Views that one can go back to: more than anyone does, and a day's work stays within bounds."""


@mutable
class History:
    """Views that were chosen, the last `KEPT` of them, and where among them we are."""

    views: list[View] = field(factory=list)
    at: int = -1

    def push(self, view: View) -> None:
        """Add a view after the present one; what lay ahead is forgotten."""
        if self.present == view:
            return
        del self.views[self.at + 1 :]
        self.views.append(view)
        del self.views[:-KEPT]
        self.at = len(self.views) - 1

    def amend(self, shown: View) -> None:
        """Take over into the present view what was zoomed or shown since it was chosen."""
        if here := self.present:
            folding = (shown if shown.selection == here.selection else here).folding
            self.views[self.at] = evolve(shown, selection=here.selection, folding=folding)

    def carry(self, carrying: "Carrying") -> None:
        """Go over to a dataset that was read again; views of what is gone are forgotten."""
        kept: list[View] = []
        for number, view in enumerate(self.views):
            here = number == self.at
            if here or not carrying.lost(view):
                carried = carrying.view(view)
                if not kept or kept[-1] != carried:
                    kept.append(carried)
            if here:
                self.at = len(kept) - 1
        self.views = kept

    @property
    def present(self) -> View | None:
        """The view that was chosen last, whatever was previewed since; ``None``: none was yet."""
        return self.views[self.at] if self.at >= 0 else None

    @property
    def chosen(self) -> Ref | None:
        """The record that was chosen last, whatever was previewed since."""
        return self.present.selection if self.present else None

    def _previewed(self, shown: View) -> bool:
        """Whether ``shown`` is a mere preview, and not the view that was chosen last."""
        here = self.present or shown
        return (here.selection, here.day) != (shown.selection, shown.day)

    def leads_back(self, shown: View) -> bool:
        """Whether there is a view to go back to from ``shown``."""
        return self.at > 0 or self._previewed(shown)

    @property
    def leads_forward(self) -> bool:
        """Whether `back` has left a view to which one can go forward again."""
        return self.at < len(self.views) - 1

    def back(self, shown: View) -> View | None:
        """The view to go back to from ``shown``, or ``None`` at the beginning.

        From a mere preview the way back leads to the view that was chosen last.
        """
        return self.present if self._previewed(shown) else self._go(-1, shown)

    def forward(self, shown: View) -> View | None:
        """The view that `back` left for ``shown``, or ``None`` at the end."""
        return self._go(1, shown)

    def _go(self, step: int, shown: View) -> View | None:
        if not 0 <= self.at + step < len(self.views):
            return None
        self.amend(shown)
        self.at += step
        return self.present
