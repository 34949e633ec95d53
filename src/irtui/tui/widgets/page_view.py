"""A page on the screen: its lines, and a cursor that walks the places that lead somewhere."""

from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen
from rich.text import Text
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.reactive import reactive

from irtui.model.claims import Ref
from irtui.model.records import Source
from irtui.render.terminal.layout import Stop, lines_of, stops
from irtui.tui.commands import Place, bindings_of
from irtui.tui.messages import AddressChosen, RecordChosen
from irtui.tui.palette import CURSOR_SIGN, Palette
from irtui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from irtui.model.dataset import Dataset
    from irtui.pages.page import Page


@frozen
class Spot:
    """Where in a page one is."""

    cursor: int | None = None
    """The number of the stop that the cursor is on."""
    top: int = 0
    """The first line in sight."""
    unfolded: frozenset[str] = frozenset()
    """The sections that show all of their rows."""


class PageView(LineView, can_focus=True, inherit_bindings=False):
    """Shows a page by the Line API; what is out of sight is laid out after what is in it.

    Args:
        fold: whether long sections show their first rows only, until one asks for the rest.
        id: of the widget.
    """

    BINDINGS = bindings_of(Place.DETAIL)

    cursor: reactive[int | None] = reactive(None)
    """The number of the stop that the cursor is on; ``None`` before the first move."""

    def __init__(self, *, fold: bool = True, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._dataset: Dataset | None = None
        self._page: Page | None = None
        self._folds = fold
        self._unfolded: set[str] = set()
        self._lines: list[Text] = []
        self._stops: tuple[Stop, ...] = ()
        self._rest = iter(self._lines)  # what is still to be laid out
        self._laid_out_for = 0
        self._laid_out_in = ""
        self._begin: int | None = None  # the first line to be in sight, until the pane is seen

    @property
    def spot(self) -> Spot:
        """Where in the page one is."""
        return Spot(self.cursor, self.scroll_offset.y, frozenset(self._unfolded))

    def show(self, dataset: "Dataset", page: "Page | None", spot: Spot = Spot()) -> None:
        """Take up another page, from its beginning or another spot."""
        self._dataset, self._page = dataset, page
        self._unfolded = set(spot.unfolded)
        self.cursor = None
        self._begin = spot.top
        self._lay_out()
        self._scroll_to_begin()
        self.set_reactive(PageView.cursor, spot.cursor)

    def on_show(self) -> None:
        self.call_after_refresh(self._scroll_to_begin)

    def _scroll_to_begin(self) -> None:
        """Begin where the page is to begin, as soon as the pane is seen."""
        if self._begin is not None and self.region.area:
            self.scroll_to(0, self._begin, animate=False)
            self._begin = None

    def on_resize(self, event: Resize) -> None:
        if self.scrollable_content_region.width != self._laid_out_for:
            self._lay_out()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self._laid_out_in and self._laid_out_in != self.app.theme:
            self._lay_out()  # the lines hold colours of the theme

    def _lay_out(self) -> None:
        """Lay out what can be seen at once, and the rest after it was seen."""
        width = self.scrollable_content_region.width
        self._laid_out_for, self._laid_out_in = width, self.app.theme
        self._lines = []
        self._rest = iter(())
        if self._page is not None and self._dataset is not None and width > 0:
            dress = Palette(self.app).dress(self._dataset)
            unfolded = self._unfolded if self._folds else None
            # One cell stays free between the text and the scrollbar.
            self._rest = lines_of(self._page, width - 1, dress, crop=True, unfolded=unfolded)
        self._take(max(self.scroll_offset.y, self._begin or 0) + self.size.height)
        self.call_after_refresh(self._take)

    def _take(self, count: int | None = None) -> None:
        """Lay out ``count`` further lines, or all that are left."""
        self._lines += islice(self._rest, count)
        self._stops = stops(self._lines)
        self.virtual_size = Size(self._laid_out_for, len(self._lines))
        self.refresh()

    def line(self, number: int) -> Text | None:
        """The line of a number; the place under the cursor is marked in it."""
        if number >= len(self._lines):
            return None
        line = self._lines[number].copy()
        stop = self._here
        if stop is not None and stop.line == number and self.has_focus:
            here = Palette(self.app).on_chosen(CURSOR_SIGN)
            line.stylize(here, *_offsets(line, stop))
        return line

    # The cursor

    @property
    def _here(self) -> Stop | None:
        if self.cursor is None or self.cursor >= len(self._stops):
            return None
        return self._stops[self.cursor]

    @property
    def target(self) -> Ref | None:
        """The record that the place under the cursor leads to."""
        return self._here.target if self._here else None

    @property
    def place(self) -> str:
        """What the row under the cursor can be cited as; empty, where the cursor is nowhere."""
        return self._here.anchor if self._here else ""

    def _visible(self, stop: Stop) -> bool:
        top = self.scroll_offset.y
        return top <= stop.line < top + self.scrollable_content_region.height

    def watch_cursor(self) -> None:
        if self._here is not None:
            region = Region(0, self._here.line, 1, 1)
            self.scroll_to_region(region, animate=False, force=True)
        self.refresh()

    def _move(self, step: int) -> None:
        """To the next or previous stop if it is within a page, else scroll a line."""
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

    # Following

    def action_open(self) -> None:
        if self._here is not None:
            self._follow(self._here)

    def _follow(self, stop: Stop) -> None:
        if stop.unfolds:
            self._unfolded.add(stop.unfolds)
            self._lay_out()
        elif stop.target is not None:
            self.post_message(RecordChosen(stop.target))
        elif stop.address:
            self.post_message(AddressChosen(stop.address))

    @property
    def address(self) -> str:
        """The address that the cursor is on; or the first of the page, where no source is meant."""
        if self._here is not None and self._here.address:
            return self._here.address
        addresses = (stop.address for stop in self._stops if stop.address)
        return "" if self.source else next(addresses, "")

    @property
    def _about_a_source(self) -> bool:
        ref = self._page.ref if self._page else None
        return ref is not None and ref.table == Source.TABLE

    @property
    def source(self) -> Ref | None:
        """The source that the cursor is on, or that its row cites, or that the page is about."""
        here = self._here
        if here is not None:
            row = [stop for stop in self._stops if stop.anchor and stop.anchor == here.anchor]
            for stop in (here, *row):
                if stop.target is not None and stop.target.table == Source.TABLE:
                    return stop.target
        return self._page.ref if self._page and self._about_a_source else None

    def action_source(self) -> None:
        """From a claim to its source; on a source, on to what it supports."""
        if self._about_a_source:
            begin = -1 if self.cursor is None else self.cursor
            later = range(begin + 1, len(self._stops))
            claims = (n for n in later if (ref := self._stops[n].target) and ref.table != "source")
            self.cursor = next(claims, self.cursor)
            return
        cited = (stop.target for stop in self._stops if stop.target is not None)
        first = next((ref for ref in cited if ref.table == Source.TABLE), None)
        source = self.source if self.cursor is not None else first
        if source is not None:
            self.post_message(RecordChosen(source))
        else:
            self.notify("There is no source here.", markup=False)

    def on_click(self, event: Click) -> None:
        if not self.meant(event):
            return
        meta = event.style.meta
        if unfolds := meta.get("unfolds"):
            self._follow(Stop(0, 0, 0, None, unfolds=unfolds))
        elif target := meta.get("target"):
            self.post_message(RecordChosen(target))
        elif address := meta.get("address"):
            self.post_message(AddressChosen(address))


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
