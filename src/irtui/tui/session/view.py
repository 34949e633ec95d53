"""What the explorer shows at one moment, and how that is written."""

from datetime import date

from irtui.lean import evolve, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.window import Window
from irtui.model.written import WrittenView
from irtui.pages.anchors import WHOLE
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


def written(view: View, dataset: Dataset) -> WrittenView:
    """A view of a dataset, written."""
    return WrittenView(
        at=view.day if view.day != dataset.about.day else None,
        go=str(view.selection or WHOLE),
        lanes=str(view.subject) if view.subject != view.selection else "",
        window=view.window,
        former=view.former,
        full=view.folding.full,
        unfold=tuple(sorted(view.folding.turned)),
        query=view.query,
        filter=view.filter,
    )


def view_of(asked: WrittenView, dataset: Dataset, older: Dataset | None = None) -> View:
    """The view that is meant; of a record that the dataset does not have, the usual one.

    It may be a record that only an ``older`` version has, which is compared with.
    """
    bodies = dataset.refs("body")
    first = bodies[0] if bodies else next(iter(dataset.records), None)
    return View(
        asked.at or dataset.about.day,
        None if asked.go == WHOLE else _meant(asked, dataset, older) or first,
        window=asked.window,
        lanes=record_of(asked.lanes, dataset),
        former=asked.former,
        query=asked.query,
        filter=asked.filter,
        folding=Folding(asked.full, frozenset(asked.unfold)),
    )


def misses(asked: WrittenView, dataset: Dataset, older: Dataset | None = None) -> bool:
    """Whether a record is asked for that neither the dataset has nor an ``older`` version."""
    return asked.go not in ("", WHOLE) and _meant(asked, dataset, older) is None


def record_of(text: str, dataset: Dataset) -> Ref | None:
    """The record that a text means, if the dataset has it."""
    found = dataset.meant(text)
    return found[0] if len(found) == 1 else None


def _meant(asked: WrittenView, dataset: Dataset, older: Dataset | None) -> Ref | None:
    return record_of(asked.go, dataset) or (record_of(asked.go, older) if older else None)
