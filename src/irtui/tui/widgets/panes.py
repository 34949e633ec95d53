"""The three panes: how they are arranged, which has the focus, and what can be done there."""

from collections.abc import Iterator
from functools import cached_property

from textual.containers import Vertical
from textual.events import DescendantFocus, Resize
from textual.geometry import Size
from textual.reactive import reactive

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Source
from irtui.pages.anchors import WHOLE
from irtui.tui.session.session import Session
from irtui.tui.session.states import State
from irtui.tui.widgets.detail import Detail
from irtui.tui.widgets.outline import Outline
from irtui.tui.widgets.page_view import PageView

PANES = {"outline": State.IN_TREE, "detail": State.IN_RECORD, "timeline": State.IN_TIMELINE}
"""The panes by their ids, in the order of the tab key, each with the state of being there."""


class Panes(Vertical):
    """Holds the panes, in a layout that fits the screen.

    Args:
        screen: the size of the screen in cells.
    """

    DEFAULT_CLASSES = "-at-outline"

    pane: reactive[str] = reactive("outline")
    """The pane that has, or had last, the focus; where there is room for one only, it is seen."""

    zoomed = False
    """Whether the pane was given all of the room."""

    def __init__(self, screen: Size) -> None:
        super().__init__()
        self._fit(screen)

    def _fit(self, screen: Size) -> None:
        """Choose the layout; see the classes in irtui.tcss."""
        self.set_class(screen.width < 100, "-narrow")
        self.set_class(screen.height < 30, "-short")
        self.set_class(self.zoomed or screen.width < 72 or screen.height < 18, "-one")

    def on_resize(self, event: Resize) -> None:
        self._fit(self.screen.size)

    def show_pane(self, name: str) -> None:
        """Focus a pane; where there is room for one pane only, it takes the others' place."""
        self.pane = name
        self.query_one(f"#{name}").focus()

    def watch_pane(self, name: str) -> None:
        for pane in PANES:
            self.set_class(pane == name, f"-at-{pane}")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        # A pane may have lost the focus again before the news of it comes here.
        here = event.widget.id or ""
        if event.widget is self.screen.focused and here in PANES and here != self.pane:
            self.pane = here

    def turn(self, step: int) -> None:
        """Go some panes on or back, in a circle."""
        panes = list(PANES)
        self.show_pane(panes[(panes.index(self.pane) + step) % len(panes)])

    def reveal_detail(self) -> None:
        """Where only the tree can be seen, turn to the panel."""
        if self.pane == "outline" and not self._detail.display:
            self.show_pane("detail")

    # Each key asks for them several times, and to look for them takes longer than all else then.

    @cached_property
    def _detail(self) -> Detail:
        return self.query_one(Detail)

    @cached_property
    def _outline(self) -> Outline:
        return self.query_one(Outline)

    @property
    def _selection(self) -> Ref | None:
        return self._detail.view.selection if self._detail.view else None

    @property
    def cited(self) -> str:
        """What can be cited: the row under the cursor of the panel, the selection, the dataset."""
        row = self._detail.cited if self.pane == "detail" else ""
        return row or str(self._selection or WHOLE)

    @property
    def _selected_source(self) -> Ref | None:
        ref = None if self.pane == "detail" else self._selection
        return ref if ref is not None and ref.table == Source.TABLE else None

    @property
    def source(self) -> Ref | None:
        """The source that is selected, or that the cursor of the panel is at."""
        return self._selected_source or self._detail.source

    @property
    def address(self) -> str:
        """The address in a register that is meant, if no source is."""
        return "" if self._selected_source else self._detail.address

    def zoom(self) -> None:
        """Give the pane all of the room, or take it back."""
        self.zoomed = not self.zoomed
        self._fit(self.screen.size)

    def states(self, session: Session) -> Iterator[State]:
        """What can be done at the cursor of the pane that has, or had last, the focus."""
        yield PANES[self.pane]
        if self.zoomed:
            yield State.ALONE
        view = session.view
        if self.pane == "detail":
            yield from on_page(self._detail, session.dataset)
            return
        if _has_address(session.dataset, view.selection):
            yield State.ADDRESS
        if self.pane == "outline":
            yield from _in_tree(self._outline, session)
        elif view.selection is not None:
            yield State.ENTERED if view.lanes is None else State.OPENS


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
    if (here is not None and here.address) or _has_address(dataset, page.source):
        yield State.ADDRESS


def _has_address(dataset: Dataset, ref: Ref | None) -> bool:
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
