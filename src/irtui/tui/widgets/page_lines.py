"""The lines of a page on the screen, laid out from the first on: what is seen before the rest."""

from bisect import bisect_left
from collections.abc import Callable, Generator, Iterator
from functools import partial
from itertools import islice, repeat
from operator import attrgetter
from typing import TYPE_CHECKING

from textual.events import Key
from textual.geometry import Region, Size

from irtui.model.records import Source
from irtui.pages.folding import Folding
from irtui.render.terminal.layout import Layout
from irtui.render.terminal.pieces import Stop, stops
from irtui.tui.palette import Palette
from irtui.tui.steps import in_steps
from irtui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from rich.text import Text
    from textual.worker import WorkType

    from irtui.model.claims import Ref
    from irtui.model.dataset import Dataset
    from irtui.pages.page import Page

_AT_ONCE = 1000
"""Lines that are laid out before anyone notices."""
_AHEAD = 40
"""Lines below those in sight that are laid out with them: then most pages are whole."""
_STEP = 40
"""Lines that are laid out between two chances to hear a key."""
_TURNS = 8
"""Chances to hear one: it is handed on that often until it has done its work."""
_LINE_OF = attrgetter("line")


class PageLines(LineView):
    """Lays out a page; what is far down comes in steps, and what waits for it goes on then."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._dataset: Dataset | None = None
        self._page: Page | None = None
        self._folding = Folding()
        self._lines: list[Text] = []
        self._stops: list[Stop] = []
        self._cited: dict[str, Ref] = {}  # for each row, the first source in it
        self._rest: Iterator[Text] | None = None  # what is still to be laid out
        self._laid_out_for = Size()
        self._laid_out_in = ""
        self._begin: int | None = None  # the line to begin with, until it can be seen
        self._awaited: Callable[[], bool] | None = None  # goes on when its line is laid out
        self._searched = 0  # the stops among which what it waits for is not

    @property
    def _room(self) -> Size:
        return self.inside.size

    def settle(self) -> None:
        if self._room != self._laid_out_for:
            self._lay_out()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self._laid_out_in and self._laid_out_in != self.app.theme:
            self._lay_out()  # the lines hold colours of the theme

    def on_key(self, event: Key) -> None:
        """One goes elsewhere: what is awaited does not take one away from there."""
        self._begin = self._awaited = None

    # Laying out

    def _lay_out(self) -> None:
        """Lay out what can be seen at once, and the rest after it was seen."""
        self._laid_out_for, self._laid_out_in = self._room, self.app.theme
        width, height = self._room
        before = len(self._lines)
        self._strips.clear()
        self._lines, self._stops, self._cited, self._rest = [], [], {}, None
        if self._page is not None and self._dataset is not None and width > 0:
            dress = Palette(self.app).dress(self._dataset)
            # One cell stays free between the text and the scrollbar.
            layout = Layout(max(width - 1, 16), dress, self._folding, crop=True, height=height)
            self._rest = layout.lines(self._page)
        top = self.scroll_offset.y if self._begin is None else self._begin
        end = top + self.size.height
        self._take(min(end + _AHEAD, _AT_ONCE))
        self._paint(0, max(before, len(self._lines)))
        if not self._is_whole():
            self._begin = top if end > _AT_ONCE else self._begin
            self.call_after_refresh(self._take_on)

    def _is_whole(self) -> bool:
        return self._rest is None

    def _take(self, count: int | None = None) -> None:
        """Lay out ``count`` further lines, or all that are left."""
        self._take_lines(count)
        self._measure()

    def _take_lines(self, count: int | None) -> None:
        begin, after = len(self._lines), self._stops[-1] if self._stops else None
        new = list(islice(self._rest or (), count))
        if count is None or len(new) < count:
            self._rest = None
        self._lines += new
        found = stops(new, begin, after)
        self._stops += found
        for stop in found:
            if stop.target is not None and stop.target.table == Source.TABLE:
                self._cited.setdefault(stop.anchor, stop.target)

    def _measure(self) -> None:
        known = self.virtual_size.height
        self.measure(self._laid_out_for.width, len(self._lines))
        self._say_where()
        self._paint(known, len(self._lines))

    def _paint(self, begin: int, end: int) -> None:
        """Paint some lines anew, as far as they are in sight."""
        end = min(end, self.scroll_offset.y + self.size.height)
        if begin < end:
            self.refresh_lines(begin, end - begin)

    def _take_on(self) -> None:
        """Lay out the rest at once; of much, in steps."""
        if self._is_whole():
            return
        self._take(max(_AT_ONCE - len(self._lines), 0))
        self._go_on()
        if not self._is_whole():
            work: WorkType[None] = partial(in_steps, self._in_steps())
            self.run_worker(work, group="lines", exclusive=True)

    def _in_steps(self) -> Generator[None, None, None]:
        rest = self._rest
        while not self._is_whole() and self._rest is rest:  # else another page is laid out
            self._take_lines(_STEP)
            # To be measured takes longer than a step.
            known = self.virtual_size.height
            near = self.scroll_offset.y + 2 * self.size.height >= known
            if self._is_whole() or near or 4 * len(self._lines) >= 5 * known:
                self._measure()
            self._go_on()
            yield from repeat(None, _TURNS)

    # What waits for a line

    def _when(self, there: Callable[[], bool]) -> None:
        """Go on with something, at once or as soon as its line is laid out.

        Args:
            there: goes on with it if it can, and says whether.
        """
        self._awaited, self._searched = there, 0
        if self._go_on() and not self._is_whole() and len(self._lines) < _AT_ONCE:
            self._take(_AT_ONCE - len(self._lines))
            self._go_on()

    def _go_on(self) -> bool:
        """Go on with what waits for what is laid out by now; whether it waits still."""
        self._scroll_to_begin()
        if self._awaited is not None and (self._awaited() or self._is_whole()):
            self._awaited = None
        self._searched = len(self._stops)
        return self._awaited is not None

    def _first(self, wanted: Callable[[Stop], bool]) -> int | None:
        """The number of the first stop of a sort, among those laid out since one last asked."""
        new = range(self._searched, len(self._stops))
        return next((number for number in new if wanted(self._stops[number])), None)

    def on_show(self) -> None:
        self.call_after_refresh(self._scroll_to_begin)

    def _scroll_to_begin(self) -> None:
        """Begin where the page is to begin, as soon as that is laid out and the pane is seen."""
        begin = self._begin
        if begin is None or not self.region.area:
            return
        if self._is_whole() or len(self._lines) >= begin + self._room.height:
            self._begin = None
            if self.virtual_size.height != len(self._lines):
                self._measure()
            self._scroll_down_to(begin)

    def _scroll_down_to(self, line: int) -> None:
        """Begin with a line, also after a page so short that it had no scrollbar."""
        self.scroll_to(0, line, animate=False, force=True, immediate=True)
        self.vertical_scrollbar.position = self.scroll_y

    def _bring_in_sight(self, line: int, height: int = 1) -> None:
        """Scroll so far that some lines are seen, or the first of them."""
        if self.virtual_size.height != len(self._lines):
            self._measure()
        region = Region(0, line, 1, min(height, self._room.height))
        self.scroll_to_region(region, animate=False, force=True)

    @property
    def _in_sight(self) -> range:
        """The numbers of the stops that can be seen."""
        top = self.scroll_offset.y
        end = top + self.inside.height
        return range(*(bisect_left(self._stops, line, key=_LINE_OF) for line in (top, end)))

    def _say_where(self) -> None:
        """Tell where one is."""
