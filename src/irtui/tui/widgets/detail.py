"""The detail pane: one record with its claims, sources and links."""

from datetime import date

from rich.text import Text
from textual.reactive import reactive

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.pages.sheet import sheet
from irtui.tui.view import View
from irtui.tui.widgets.box import Box
from irtui.tui.widgets.page_view import PageView, Spot


class Detail(PageView):
    """Shows the sheet of the view's selection."""

    view: reactive[View | None] = reactive(None, repaint=False)
    dataset: reactive[Dataset | None] = reactive(None, repaint=False)
    asking: reactive[Box | None] = reactive(None, repaint=False)
    """The box that asks for something over the panes."""

    _left: tuple[View, Spot] | None = None
    """What was shown before a box was opened, and where in it one was."""
    _told: tuple[Dataset, Ref | None, date] | None = None
    """What the page was made of, so that none is made twice."""

    def watch_view(self) -> None:
        self._show_selection()

    def watch_dataset(self) -> None:
        self._show_selection()

    def watch_asking(self) -> None:
        if self.asking is not None:
            self._left = self.asking.before, self.spot

    def _show_selection(self) -> None:
        view, dataset = self.view, self.dataset
        if view is None or dataset is None:
            return
        ref = view.selection if view.selection in dataset.records else None
        if self._told == (dataset, ref, view.day):
            return
        self._told = (dataset, ref, view.day)
        self.border_title = Text(str(ref)) if ref else "Record"
        spot = self._left[1] if self._left is not None and self._left[0] == view else Spot()
        self.show(dataset, sheet(view.as_of(dataset), ref) if ref else None, spot)
