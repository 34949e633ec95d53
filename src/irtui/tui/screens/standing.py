"""Where one stands: what can be done with what the cursor of a pane is on."""

from collections.abc import Iterator

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Source
from irtui.tui.session.session import Session
from irtui.tui.session.states import State
from irtui.tui.widgets.outline import Outline
from irtui.tui.widgets.page_view import PageView
from irtui.tui.widgets.panes import Panes

IN_PANE = {"outline": State.IN_TREE, "detail": State.IN_RECORD, "timeline": State.IN_TIMELINE}
"""The state of being in a pane, by its id."""


def on_page(page: PageView, dataset: Dataset) -> Iterator[State]:
    """What can be done at the cursor of a page."""
    here = page.here
    if here is None:
        yield State.NOWHERE
    elif here.target is not None or here.address:
        yield State.OPENS
    if here is not None and here.folds:
        yield State.ENTERED
        yield State.UNFOLDED if page.folding.opens(here.folds) else State.FOLDED
    if page.leads_to_source:
        yield State.SOURCE
    if (here is not None and here.address) or has_address(dataset, page.source):
        yield State.ADDRESS


def has_address(dataset: Dataset, ref: Ref | None) -> bool:
    """Whether a record is a source that has an address."""
    record = dataset.records.get(ref) if ref else None
    return isinstance(record, Source) and bool(record.url)


def _in_tree(tree: Outline, session: Session) -> Iterator[State]:
    here = tree.here
    if here is None:
        return
    if here.leads:
        yield State.ENTERED if here.ref == session.history.chosen else State.OPENS
    if here.folds:
        yield State.ENTERED
        yield State.UNFOLDED if tree.unfolds else State.FOLDED


def in_panes(panes: Panes, session: Session) -> Iterator[State]:
    """What can be done at the cursor of the pane that has, or had last, the focus."""
    yield IN_PANE[panes.pane]
    if panes.zoomed:
        yield State.ALONE
    view = session.view
    if panes.pane == "detail":
        yield from on_page(panes.query_one("#detail", PageView), session.dataset)
        return
    if has_address(session.dataset, view.selection):
        yield State.ADDRESS
    if panes.pane == "outline":
        yield from _in_tree(panes.query_one(Outline), session)
    elif view.selection is not None:
        yield State.ENTERED if view.lanes is None else State.OPENS
