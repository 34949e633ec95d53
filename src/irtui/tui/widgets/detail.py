"""The detail pane: one record with its claims, sources and links."""

from collections.abc import Callable
from datetime import date

from rich.text import Text
from textual.reactive import reactive

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.pages.page import Page
from irtui.pages.sheet import sheet
from irtui.tui.session.reading import Spot
from irtui.tui.session.session import Cover
from irtui.tui.session.view import View
from irtui.tui.widgets.page_view import PageView


class Detail(PageView):
    """Shows the sheet of the view's selection, or the page of the dataset.

    Args:
        about: makes the page of the dataset itself.
        id: of the widget.
    """

    view: reactive[View | None] = reactive(None, repaint=False)
    dataset: reactive[Dataset | None] = reactive(None, repaint=False)
    cover: reactive[Cover | None] = reactive(None, repaint=False)
    """What an open box lies over."""

    _left: tuple[View, Spot] | None = None
    """What was shown before a box was opened, and where in it one was."""
    _told: tuple[Dataset, Ref | None, date] | None = None
    """What the page was made of, so that none is made twice."""

    def __init__(self, about: Callable[[AsOf], Page], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._about = about

    def watch_cover(self) -> None:
        if self.cover is not None:
            self._left = self.cover.view, self.spot

    def watch_view(self, view: View | None) -> None:
        dataset = self.dataset
        if view is None or dataset is None:
            return
        ref = view.selection if view.selection in dataset.records else None
        if self._told == (dataset, ref, view.day):
            self.fold(view.folding)
            return
        self._told = (dataset, ref, view.day)
        self.border_title = Text(str(ref or "dataset"))
        spot = self._left[1] if self._left is not None and self._left[0] == view else Spot()
        as_of = view.as_of(dataset)
        page = sheet(as_of, ref) if ref else self._about(as_of)
        self.show(dataset, page, spot, view.folding)
