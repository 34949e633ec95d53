"""The view of a dataset, and how it is written."""

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.written import WrittenView
from irtui.pages.anchors import WHOLE
from irtui.pages.folding import Folding
from irtui.tui.session.view import View


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
    known = _record(dataset, asked.go) or (_record(older, asked.go) if older else None)
    selection = None if asked.go == WHOLE else known or first
    return View(
        asked.at or dataset.about.day,
        selection,
        window=asked.window,
        lanes=_record(dataset, asked.lanes),
        former=asked.former,
        query=asked.query,
        filter=asked.filter,
        folding=Folding(asked.full, frozenset(asked.unfold)),
    )


def record_of(asked: WrittenView, dataset: Dataset) -> Ref | None:
    """The record that is asked for, if the dataset has it."""
    return _record(dataset, asked.go)


def misses(asked: WrittenView, dataset: Dataset, older: Dataset | None = None) -> bool:
    """Whether a record is asked for that neither the dataset has nor an ``older`` version."""
    known = record_of(asked, dataset) or (older and record_of(asked, older))
    return asked.go not in ("", WHOLE) and known is None


def _record(dataset: Dataset, text: str) -> Ref | None:
    found = dataset.meant(text)
    return found[0] if len(found) == 1 else None
