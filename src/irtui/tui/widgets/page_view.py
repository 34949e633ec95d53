"""A page on the screen: its lines, and a cursor that walks its claims, links and numbers."""

from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from rich.text import Text
from textual.events import Click
from textual.reactive import reactive

from irtui.commands import Place
from irtui.model.claims import Ref
from irtui.model.names import source_line
from irtui.model.records import Source
from irtui.pages.folding import Folding, all_lines, opens
from irtui.pages.remarks import side_in_words
from irtui.render.terminal.pieces import Stop, covered
from irtui.tui.bindings import bindings_of
from irtui.tui.messages import AddressChosen, FoldingChanged, RecordChosen
from irtui.tui.palette import CURSOR_SIGN, Palette
from irtui.tui.session.reading import BEGINNING, Spot
from irtui.tui.widgets.page_lines import PageLines

if TYPE_CHECKING:
    from irtui.model.dataset import Dataset
    from irtui.pages.page import Page


class PageView(PageLines, can_focus=True, inherit_bindings=False):
    """Shows a page, and walks it."""

    BINDINGS = bindings_of(Place.DETAIL)

    cursor: reactive[int | None] = reactive(None, repaint=False)
    """The number of the stop that the cursor is on; ``None`` before the first move."""

    @property
    def spot(self) -> Spot:
        """Where in the page one is."""
        return Spot(self.cursor, self.scroll_offset.y if self._begin is None else self._begin)

    @property
    def folding(self) -> Folding:
        """What of the page is unfolded."""
        return self._folding

    def show(
        self,
        dataset: "Dataset",
        page: "Page | None",
        spot: Spot = BEGINNING,
        folding: Folding | None = None,
    ) -> None:
        """Take up another page, from its beginning or another spot."""
        self._dataset, self._page = dataset, page
        self._folding = folding or self._folding
        self.set_reactive(PageView.cursor, None)
        self._begin, self._awaited = spot.top, None
        self._lay_out()
        self._scroll_to_begin()
        self.set_reactive(PageView.cursor, spot.cursor)
        if spot.cursor is not None:
            self._when(lambda: self.here is not None)
        self._say_where()

    def go_to(self, spot: Spot) -> None:
        """Go to a spot of the page."""
        self.set_reactive(PageView.cursor, spot.cursor)
        self._scroll_down_to(spot.top)
        self._say_where()
        self.refresh()

    def fold(self, folding: Folding) -> None:
        """Show more of the page, or less; the cursor stays where it was, if that is still there."""
        if folding == self._folding:
            return
        here, self._folding = self.here, folding
        self.set_reactive(PageView.cursor, None)
        self._lay_out()
        if here is not None:
            self._when(partial(self._come_back, here, unfolded=True))

    def come_to(self, place: Stop | None) -> None:
        """Put the cursor where it was on the page as it was shown before, if that is there."""
        self.cursor = None
        if place is not None:
            self._when(partial(self._come_back, place))

    def _come_back(self, place: Stop, *, unfolded: bool = False) -> bool:
        """Put the cursor on a place if it is laid out, and what is ``unfolded`` there in sight."""
        number = self._first(lambda stop: stop.is_like(place))
        if number is None:
            return False
        self.cursor = number
        line = self._stops[number].line
        if unfolded and not self._is_whole() and len(self._lines) < line + self._room.height:
            self._take(self._room.height)
        if unfolded:
            self._bring_in_sight(line, self._end_of(number) - line)
        return True

    def _end_of(self, number: int) -> int:
        """The line after what is unfolded under a stop."""
        place = self._stops[number]
        for stop in islice(self._stops, number + 1, None):
            below = place.folds and f"{stop.inside}/".startswith(f"{place.folds}/")
            if stop.head and not below:
                return stop.line
        return len(self._lines)

    def seek(self, ref: Ref) -> None:
        """Go to the row of a record, and unfold what it is in."""
        for section in self._page.sections if self._page else ():
            if any(row.anchor == str(ref) for row in section.rows):
                if not opens(section, self._folding):
                    self.fold(self._folding.turn(section.key))
                self._when(partial(self._come_to_row, str(ref)))

    def _come_to_row(self, anchor: str) -> bool:
        number = self._first(lambda stop: stop.anchor == anchor)
        self.cursor = self.cursor if number is None else number
        return number is not None

    def line(self, number: int) -> Text | None:
        """The line of a number; the place under the cursor is marked in it."""
        if number >= len(self._lines):
            return None
        line = self._lines[number].copy()
        stop = self.here
        if stop is not None and stop.line == number and self.has_focus:
            here = Palette(self.app).on_chosen(CURSOR_SIGN)
            line.stylize(here, *covered(line, stop))
        return line

    # The cursor

    @property
    def here(self) -> Stop | None:
        """The place under the cursor."""
        if self.cursor is None or self.cursor >= len(self._stops):
            return None
        return self._stops[self.cursor]

    @property
    def cursor_line(self) -> int | None:
        return self.here.line if self.here else None

    @property
    def target(self) -> Ref | None:
        """The record that the place under the cursor leads to."""
        return self.here.target if self.here else None

    @property
    def cited(self) -> str:
        """What the row under the cursor can be cited as; empty, where the cursor is nowhere."""
        return self.here.anchor if self.here else ""

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        if self.here is not None:
            self._bring_in_sight(self.here.line)
        self._say_where()
        for number in (old, new):
            if number is not None and number < len(self._stops):
                self.refresh_line(self._stops[number].line)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._bring_along()

    def _bring_along(self) -> None:
        """Take the cursor along when what it is on goes out of sight."""
        if self.here is None:
            return
        seen = self._in_sight
        if self.cursor not in seen:
            down = self.here.line < self.scroll_offset.y
            nearest = (seen[0] if down else seen[-1]) if seen else None
            self.set_reactive(PageView.cursor, nearest)
            self._say_where()
            self.refresh()

    def action_move(self, step: int) -> None:
        """To the next or previous stop if it is within a page, else scroll a line."""
        if self.cursor is None:
            on_page = self._in_sight
            candidate = (on_page[0] if step > 0 else on_page[-1]) if on_page else None
        else:
            candidate = self.cursor + step if 0 <= self.cursor + step < len(self._stops) else None
        height = self.inside.height
        top = self.scroll_offset.y
        if candidate is not None:
            line = self._stops[candidate].line
            if top - 2 <= line <= top + height + 1:
                self.cursor = candidate
                return
        self.scroll_relative(y=step, animate=False)

    def _jump(self, step: int, wanted: Callable[[Stop], bool]) -> None:
        """To the next or previous stop of a sort, however far it is."""
        if self.cursor is None:
            seen = self._in_sight
            at = (seen[0] - 1 if step > 0 else seen[-1] + 1) if seen else -1
        else:
            at = min(self.cursor, len(self._stops))  # where it has no room, nothing is laid out
        way = range(at + 1, len(self._stops)) if step > 0 else range(at - 1, -1, -1)
        self.cursor = next((n for n in way if wanted(self._stops[n])), self.cursor)

    def action_row(self, step: int) -> None:
        self._jump(step, lambda stop: stop.head)

    def action_section(self, step: int) -> None:
        self._jump(step, lambda stop: stop.section)

    def action_unfold(self) -> None:
        """Unfold what is below the cursor, or fold it; without one, go to the first stop."""
        if self.here is None:
            self.action_move(1)
        elif self.here.folds:
            self._turn(self.here.folds)

    def _turn(self, key: str) -> None:
        self.fold(self._folding.turn(key))
        self.post_message(FoldingChanged(self._folding))

    def _say_where(self) -> None:
        """Tell in the border what the cursor is on."""
        self.frame(subtitle=Text(self.where()))

    def where(self) -> str:
        """What the cursor is on, in words."""
        here = self.here
        if here is None or self._page is None:
            return ""
        if here.target is not None and here.target in self._page.sources:
            return self._source_in_words(self._page.sources.index(here.target) + 1)
        words = [str(here.target) if here.target else here.anchor]
        if here.folds:
            opened = self._folding.opens(here.folds)
            words.append("space folds" if opened else "space unfolds")
        return " · ".join(filter(None, words))

    def _source_in_words(self, number: int) -> str:
        """A source of the page, by its number from 1."""
        assert self._page is not None
        assert self._dataset is not None
        source = self._dataset.get(self._page.sources[number - 1], Source)
        side = [side_in_words(self._dataset, source.origin)] if source.origin else []
        return " · ".join([f"[{number}] {source_line(source)}", *side])

    # Following

    def action_open(self) -> None:
        here = self.here
        if here is None:
            return
        if here.target is not None:
            self.post_message(RecordChosen(here.target))
        elif here.address:
            self.post_message(AddressChosen(here.address))
        elif here.folds:
            self._turn(here.folds)

    @property
    def address(self) -> str:
        """The address that the cursor is on; or the first of the page, where no source is meant."""
        if self.here is not None and self.here.address:
            return self.here.address
        rows = (line.row for line in all_lines(self._page)) if self._page else ()
        addresses = (piece.address for row in rows for piece in row.pieces if piece.address)
        return "" if self.source else next(addresses, "")

    @property
    def _about_a_source(self) -> bool:
        ref = self._page.ref if self._page else None
        return ref is not None and ref.table == Source.TABLE

    @property
    def source(self) -> Ref | None:
        """The source that the cursor is on, or that its row cites, or that the page is about."""
        here = self.here
        if here is not None:
            if here.target is not None and here.target.table == Source.TABLE:
                return here.target
            if here.anchor in self._cited and here.anchor:
                return self._cited[here.anchor]
        return self._page.ref if self._page and self._about_a_source else None

    def _go_to_uses(self) -> None:
        """To the next record that the source supports; they unfold for it."""
        found = self._page.sections if self._page else ()
        uses = next((one.key for one in found if any(row.leads_on for row in one.rows)), "")
        if uses and not self._folding.opens(uses):
            self._turn(uses)
        begin = -1 if self.cursor is None else self.cursor
        way = (n for n, stop in enumerate(self._stops) if n > begin and stop.head)
        self.cursor = next(
            (n for n in way if self._stops[n].inside.startswith(uses) and self._stops[n].target),
            self.cursor,
        )

    @property
    def _next_source(self) -> Ref | None:
        """The source that the cursor is at; before the first move, the first of the page."""
        if self.cursor is not None:
            return self.source
        return next(iter(self._cited.values()), None)

    @property
    def leads_to_source(self) -> bool:
        """Whether there is a source to go to, or what one supports."""
        return self._about_a_source or self._next_source is not None

    def action_source(self) -> None:
        """From a claim to its source; on a source, on to what it supports."""
        if self._about_a_source:
            self._go_to_uses()
        elif source := self._next_source:
            self.post_message(RecordChosen(source))

    def on_click(self, event: Click) -> None:
        if not self.meant(event):
            return
        meta = event.style.meta
        if piece := meta.get("piece"):
            line = event.get_content_offset_capture(self).y + self.scroll_offset.y
            here = (n for n, stop in enumerate(self._stops) if stop.line == line)
            self.cursor = next(here, self.cursor) if piece else self.cursor
        if target := meta.get("target"):
            self.post_message(RecordChosen(target))
        elif address := meta.get("address"):
            self.post_message(AddressChosen(address))
        elif (folds := meta.get("folds")) and (meta.get("section") or "piece" not in meta):
            self._turn(folds)
