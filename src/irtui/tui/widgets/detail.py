"""The detail pane: one record with its claims, sources and links."""

from itertools import islice

from rich.text import Text
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.query.page import Page
from irtui.query.sheet import sheet
from irtui.render.layout import Stop, lines_of, stops
from irtui.tui.commands import Place, bindings_of
from irtui.tui.messages import RecordChosen
from irtui.tui.palette import CURSOR_SIGN, Palette
from irtui.tui.view import View


class Detail(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the sheet of the view's selection; its cursor walks the links in it."""

    BINDINGS = bindings_of(Place.DETAIL)

    view: reactive[View | None] = reactive(None)
    dataset: reactive[Dataset | None] = reactive(None)
    cursor: reactive[int | None] = reactive(None)
    """The number of the link that the cursor is on; ``None`` before the first move."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.border_title = "Record"
        self._page: Page | None = None
        self._lines: list[Text] = []
        self._stops: tuple[Stop, ...] = ()
        self._rest = iter(self._lines)  # what is still to be laid out
        self._laid_out_for = 0

    def watch_view(self, old: View | None, new: View | None) -> None:
        if old is None or new is None or (old.selection, old.day) != (new.selection, new.day):
            self._show()

    def watch_dataset(self) -> None:
        self._show()

    def _show(self) -> None:
        """Take up another record."""
        view, dataset = self.view, self.dataset
        if view is None or dataset is None:
            return
        known = view.selection is not None and view.selection in dataset.records
        self._sheet = sheet(dataset, view.selection, view.day) if known and view.selection else None
        self.border_title = Text(str(view.selection)) if known else "Record"
        self.cursor = None
        self._lay_out()
        self.scroll_to(0, 0, animate=False)

    def on_resize(self, event: Resize) -> None:
        if self.scrollable_content_region.width != self._laid_out_for:
            self._lay_out()

    def on_mount(self) -> None:
        # The lines hold colours, and those of a new theme are known only after it took effect.
        self.app.theme_changed_signal.subscribe(
            self, lambda _: self.call_after_refresh(self._lay_out)
        )

    def _lay_out(self) -> None:
        """Lay out what can be seen at once, and the rest after it was seen."""
        width = self.scrollable_content_region.width
        self._laid_out_for = width
        self._lines = []
        self._rest = iter(())
        if self._sheet is not None and self.dataset is not None and width > 0:
            dress = Palette(self.app).dress(self.dataset)
            # One cell stays free between the text and the scrollbar.
            self._rest = lines_of(self._sheet, width - 1, dress, crop=True)
        self._take(self.scroll_offset.y + self.size.height)
        self.call_after_refresh(self._take)

    def _take(self, count: int | None = None) -> None:
        """Lay out ``count`` further lines, or all that are left."""
        self._lines += islice(self._rest, count)
        self._stops = stops(self._lines)
        self.virtual_size = Size(self._laid_out_for, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line at ``y`` cells from the top of the pane."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[number].copy()
        stop = self._stops[self.cursor] if self.cursor is not None else None
        if stop is not None and stop.line == number and self.has_focus:
            here = Palette(self.app).on_chosen(CURSOR_SIGN)
            line.stylize(here, *_offsets(line, stop))
        strip = Strip(line.render(self.app.console)).apply_style(self.rich_style)
        return strip.adjust_cell_length(width, self.rich_style)

    # Moving

    def _visible(self, stop: Stop) -> bool:
        top = self.scroll_offset.y
        return top <= stop.line < top + self.scrollable_content_region.height

    def watch_cursor(self) -> None:
        if self.cursor is not None:
            stop = self._stops[self.cursor]
            region = Region(0, stop.line, 1, 1)
            self.scroll_to_region(region, animate=False, force=True)
        self.refresh()

    def _move(self, step: int) -> None:
        """To the next or previous link if it is within a page, else scroll a line."""
        at = self.cursor
        if at is None:
            on_page = [n for n, stop in enumerate(self._stops) if self._visible(stop)]
            candidate = (on_page[0] if step > 0 else on_page[-1]) if on_page else None
        else:
            candidate = at + step if 0 <= at + step < len(self._stops) else None
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if candidate is not None:
            line = self._stops[candidate].line
            if top - 2 <= line <= top + height + 1:
                self.cursor = candidate
                return
        self.scroll_relative(y=step, animate=False)

    def action_next_stop(self) -> None:
        self._move(1)

    def action_previous_stop(self) -> None:
        self._move(-1)

    @property
    def here(self) -> Ref | None:
        """The record that the link under the cursor leads to."""
        return self._stops[self.cursor].target if self.cursor is not None else None

    def action_open(self) -> None:
        if self.here is not None:
            self.post_message(RecordChosen(self.here))

    def on_click(self, event: Click) -> None:
        target = event.style.meta.get("target")
        if target:
            self.post_message(RecordChosen(Ref(*target.split(":", 1))))


def _offsets(line: Text, stop: Stop) -> tuple[int, int]:
    """The characters of ``line`` that ``stop`` covers, given in cells."""
    start = end = cells = 0
    for index, character in enumerate(line.plain):
        if cells < stop.start:
            start = index + 1
        if cells < stop.end:
            end = index + 1
        cells += Text(character).cell_len
    return start, end
