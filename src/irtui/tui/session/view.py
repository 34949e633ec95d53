"""What the explorer shows at one moment."""

from datetime import date

from attrs import evolve

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.window import Window
from irtui.pages.folding import FACE, Folding


@frozen
class View:
    """All that the panes need to know besides the dataset."""

    day: date
    """The day that is shown."""
    selection: Ref | None = None
    """The record that is shown; ``None``: the dataset itself."""
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
    folding: Folding = FACE
    """What of the page of the selection is unfolded."""

    trail: tuple[Ref, ...] = ()
    """The records of a report that are walked instead of hits; empty: none are."""

    def at(self, ref: Ref | None, lanes: Ref | None = None) -> "View":
        """The same with another record selected, whose page is folded as far as it goes.

        It is among the ``lanes`` of another record, if it is one of the timeline.
        """
        folding = self.folding if ref == self.selection else Folding(self.folding.full)
        return evolve(self, selection=ref, lanes=lanes, folding=folding)

    def as_of(self, dataset: Dataset) -> AsOf:
        """The dataset on the day that is shown."""
        return AsOf.of(dataset, self.day, self.former)

    @property
    def subject(self) -> Ref | None:
        """The record whose lanes the timeline shows."""
        return self.lanes or self.selection
