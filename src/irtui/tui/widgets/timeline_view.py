"""What the timeline pane shows: lanes that fit their window, or a list where lanes do not fit."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.reactive import reactive

from irtui.lean import evolve
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.window import Window
from irtui.pages.diff_marks import sign_of, with_signs
from irtui.pages.timeline_words import why_empty
from irtui.query.time.marks import Lane, Mark, Timeline
from irtui.query.time.timeline import timeline
from irtui.render.terminal.chart import LANES_WIDTH, Chart, DrawnLane
from irtui.render.terminal.labels import axis
from irtui.render.terminal.signs import Ink, hues, legend_line, legend_of, sides_of
from irtui.tui.bindings import keymap_of
from irtui.tui.palette import INKS, PLAIN, WHY, Palette
from irtui.tui.session.lanes import Sight, Stops, wished_lines
from irtui.tui.session.view import View
from irtui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from irtui.model.as_of import AsOf
    from irtui.query.audit.diff import Comparison

_LANES_HEIGHT = 6
_STRIP_HEIGHT = 5
"""Lines from which the first of the list tells how many marks fall where."""
_AXIS_HEIGHT = 8
"""Lines from which there is room for the axis of that line, too."""
_CORNERS = 8
"""Cells of the upper border beside what it says: corners, blanks, and those around the line."""


class TimelineView(LineView):
    """Draws the lanes that belong to the view by the Line API, and knows what stands where.

    On a tall screen it is as high as the record with the most lanes needs that was shown there, as
    far as `most_lines` goes: it may grow when another record is shown, and never shrinks, for the
    panes above must not jump whenever a cursor moves. Likewise, while the lanes of one record
    are shown, its window reaches as far as the lanes that have been in sight.

    Args:
        today: the day of the second line.
    """

    HEIGHT_OF_LINES = False

    dataset: reactive[Dataset | None] = reactive(None, repaint=False)
    """What is explored; it is set before the view."""
    comparison: reactive["Comparison | None"] = reactive(None, repaint=False)
    """What differs from an older version, and is marked; ``None`` for nothing."""
    view: reactive[View | None] = reactive(None, repaint=False)

    def __init__(self, today: date) -> None:
        super().__init__(id="timeline")
        self._today = today
        self._of: tuple[AsOf, Ref | None] | None = None
        self._timeline = Timeline(())
        self._stops = Stops(self._timeline)
        self._chart: Chart | None = None
        self._rows: dict[Lane, DrawnLane] = {}
        self._looks: dict[Ink, Style] = {}
        self._entries: tuple[Mark, ...] = ()
        self._here: Mark | None = None  # the one among the entries that the cursor is on
        self._screen = self._drawn_for = Size()
        self._most = 0  # lanes of a record that was shown on this screen
        self._sight = Sight()
        self._empty = ""  # why nothing of the record is shown

    # Data in

    def on_mount(self) -> None:
        self.watch(self, "scroll_y", self._scrolled, init=False)

    def watch_view(self, view: View | None) -> None:
        if view is None or self.dataset is None:
            return
        as_of, subject = view.as_of(self.dataset), view.subject
        if self._of is None or self._of[0] is not as_of or self._of[1] != subject:
            if self._of is None or self._of[1] != subject:
                self._sight = Sight()
            self._of = as_of, subject
            self._timeline = with_signs(self.comparison, timeline(as_of, subject))
            self._rows.clear()  # none of them is of a lane of this one
            self._need(len(self._timeline.lanes))
        self._stops = Stops(self._timeline, view.selection, self._stops.gone_to)
        self._draw()

    def watch_comparison(self) -> None:
        self._of = None
        self.watch_view(self.view)

    def go_to(self, mark: Mark) -> None:
        """Put the cursor on a mark, as soon as its record is selected."""
        self._stops = evolve(self._stops, gone_to=mark)
        if mark.target == self._stops.chosen:  # another year of the same gap
            self._draw()

    def fit(self) -> None:
        """Fit the window to the lanes that are in sight now."""
        self._sight.forget()
        self._draw()

    def _need(self, lanes: int) -> None:
        if lanes > self._most and self._sight.held is None:
            self._most = lanes
            self.refresh(layout=True)

    def hold(self, *, steady: bool) -> None:
        """Leave every day in its cell, whatever is shown; or fit what is shown again."""
        self._sight.held = self.window if steady else None
        self._need(len(self._timeline.lanes))
        self._draw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines within the border that are wished for."""
        return wished_lines(viewport.height, self._most) - 2

    def settle(self) -> None:
        screen, room = self.app.size, self.inside.size
        if (screen, room) == (self._screen, self._drawn_for):
            return
        if screen != self._screen:
            self._screen = screen
            self._most = len(self._timeline.lanes)
            self._sight.forget()
        self._draw()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._rows.clear()  # they hold colours of the theme
        self._looks.clear()
        self._show_borders()

    @property
    def _hues(self) -> Mapping[Ref, Ink]:
        return hues(self.dataset) if self.dataset else {}

    def _look(self, ink: Ink) -> Style:
        if ink not in self._looks:
            self._looks[ink] = Palette(self.app).cell(ink)
        return self._looks[ink]

    @property
    def window(self) -> Window:
        """The days that the pane shows: what was zoomed to, or what the lanes in sight reach.

        Beside those it shows the day of the review, and the day that is turned to, which is not
        kept when one returns from there.
        """
        if self._sight.held is not None or self.view is None or self.dataset is None:
            return self._sight.held or Window(self._today, self._today)
        days = [*(self._sight.reach or ()), self.view.day, self.dataset.about.day]
        return self.view.window or Window(min(days), max(days)).padded()

    @property
    def in_lanes(self) -> bool:
        """Whether the pane is large enough to draw lanes."""
        size = self.inside
        return size.width >= LANES_WIDTH and size.height >= _LANES_HEIGHT

    # What is in sight

    @property
    def _above(self) -> int:
        """How many lines stay at the top while the others are scrolled."""
        height = self.inside.height
        strip = ((height >= _STRIP_HEIGHT) + (height >= _AXIS_HEIGHT)) * bool(self._entries)
        return (1 if self.in_lanes else strip) + bool(self._empty)

    @property
    def _room(self) -> int:
        """How many lanes or entries are in sight at once."""
        return max(self.inside.height - self._above, 1)

    def _wanted(self) -> range:
        """The lanes or entries to bring into sight: of the cursor, in the list else of the day.

        What stands above the first that the cursor can go to comes into sight with it.
        """
        if self.in_lanes:
            at = self._stops.at
            return range(at[0], at[0] + 1) if at else range(0)
        if self._here is not None:
            line = self._entries.index(self._here)
            return range(line if any(one.target for one in self._entries[:line]) else 0, line + 1)
        day = self.view.day if self.view else date.max
        past = sum(mark.start <= day for mark in self._entries)
        return range(past - 1, past) if past else range(0)

    def _top(self) -> int:
        """The first lane or entry in sight, moved as little as shows what is wanted."""
        top, wanted = self._sight.first, self._wanted()
        if wanted:
            top = max(min(top, wanted.start), wanted.stop - self._room)
        count = len(self._timeline.lanes if self.in_lanes else self._entries)
        return min(top, max(count - self._room, 0))

    @property
    def _seen(self) -> tuple[int, int]:
        """The first and the last lane that are in sight, or whose marks are listed."""
        if self.in_lanes:
            return self._sight.first, self._sight.first + self._room - 1
        return 0, len(self._timeline.own or self._timeline.lanes) - 1  # their context comes last

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that are in sight, or whose marks are listed."""
        first, last = self._seen
        return self._timeline.lanes[first : last + 1]

    def _see(self) -> bool:
        """Grow to what the lanes in sight need; whether anything changed."""
        return self._sight.see(self._timeline, *self._seen, self.inside.width)

    def _scrolled(self) -> None:
        self._sight.first = self.scroll_offset.y
        if self._see():
            self._draw_lines()
        elif self.in_lanes:
            self._show_borders()  # other signs are in sight now

    # Drawing

    def _draw(self) -> None:
        self._drawn_for = self.inside.size
        if self.view is None or self.size.width == 0:
            return
        self._empty = self._why_empty()
        if not self.in_lanes:
            self._see()
            window = self.window
            self._entries = self._timeline.entries(window.start, window.end)
            self._here = self._stops.here(self._entries)
        self._sight.first = top = self._top()
        self._see()
        self._draw_lines()
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def _why_empty(self) -> str:
        if self.view is None or self._of is None:
            return ""
        shown = self.view.window or Window(date.min, date.max)
        days = (shown.start, shown.end)
        words = why_empty(self._of[1], self._timeline, days, shown.without_air) or ""
        zoomed = words and self.view.window and self._timeline.own
        return words + keymap_of(self.app).spelled(" {timeline.fit} shows all." if zoomed else "")

    def _draw_lines(self) -> None:
        """Draw what is in sight in the window that there is now."""
        assert self.view is not None
        width = self.inside.width
        before, self._chart = self._chart, None
        if self.in_lanes:
            self._chart = chart = Chart(
                self.window,
                self._sight.before,
                width,
                self._look,
                end_width=self._sight.behind,
                hues=self._hues,
                chosen=self.view.selection,
                here=self._stops.current,
                as_of=self.view.day,
                today=self._today,
            )
            self._rows = {
                lane: row
                for lane, row in self._rows.items()
                if before and chart.draws_like(before, lane)
            }
        count = len(self._timeline.lanes) if self.in_lanes else len(self._entries)
        self.measure(width, count + self._above)
        self._show_borders()
        self.refresh()

    def _show_borders(self) -> None:
        if self.view is not None:
            self.frame(self._title(), self._legend())

    def _title(self) -> Text:
        """The upper border: the years that are shown, and right what the cursor is on in a lane."""
        line = Text(f"Timeline {self.window.years}")
        current = self._stops.current
        if current is None or self._of is None or not self.in_lanes:
            return line
        from irtui.pages.mark_words import mark_words

        words = mark_words(self._of[0], current)
        words = (f"{sign_of(self.comparison, current.target)} {words[0]}".strip(), *words[1:])
        room = self.outer_size.width - line.cell_len - _CORNERS
        told = (" · ".join(words[:1] + words[n:]) for n in range(1, len(words) + 1))
        here = next((one for one in told if cell_len(one) <= room), "")
        if here:
            _, colour = self.styles.border_top
            fill = "─" * (room - cell_len(here))
            line.append(f" {fill} ", Style(color=colour.rich_color))
            line.append(here, Palette(self.app)[PLAIN])
        return line

    def _legend(self) -> Text:
        """The lower border: what the signs of the lanes in sight mean, as many as have room."""
        if self._chart is None or self._of is None:
            return Text()
        numbers = range(self._sight.first, self._sight.first + self._room)
        signs = {sign for row in map(self._row, numbers) if row for sign in row.signs}
        entries = legend_of(signs, sides_of(self._of[0]), near=self._chart.near)
        return legend_line(entries, self._look, max(self.outer_size.width - _CORNERS, 0))

    def number_at(self, y: int) -> int:
        """The number of the line at ``y`` cells from the top, where the first ones stay."""
        return y if y < self._above else super().number_at(y)

    def line(self, number: int) -> Text:
        """The lines that stay at the top, and below them the lanes or the list."""
        if number < self._above:
            return self._head(number)
        if self._chart is None:
            return self._list_line(number - self._above, self.inside.width)
        row = self._row(number - self._above)
        return row.text if row else self._chart.backdrop()

    def _head(self, number: int) -> Text:
        """The axis; for the list a line of how many marks fall where; and why nothing is there."""
        if self._empty and number == self._above - 1:
            return Text(self._empty, Palette(self.app)[WHY])
        if self._chart is not None:
            return self._chart.axis()
        from irtui.render.terminal.chronicle import density

        window, width = self.window, self.inside.width
        with_axis = self._above - bool(self._empty) > 1
        if with_axis and number == 0:
            return Text(axis(window, width), self._look(Ink.AXIS))
        return density(
            self._entries,
            window,
            width,
            self._look,
            chosen=self._stops.chosen,
            as_of=self.view.day if self.view else None,
            between_years=not with_axis,
        )

    def _row(self, number: int) -> DrawnLane | None:
        """A lane as drawn, kept until something changes; ``None`` below the last."""
        lanes = self._timeline.lanes
        if self._chart is None or not 0 <= number < len(lanes):
            return None
        lane = lanes[number]
        if lane not in self._rows:
            self._rows[lane] = self._chart.row(lane)
        return self._rows[lane]

    def _list_line(self, number: int, width: int) -> Text:
        if number >= len(self._entries) or self.view is None:
            return Text()
        mark, palette = self._entries[number], Palette(self.app)
        here = mark == self._here
        later, turn = mark.start > self.view.day, sign_of(self.comparison, mark.target)
        from irtui.render.terminal.chronicle import entry_line

        line = entry_line(mark, palette.ink, hues=self._hues, here=here, later=later, turn=turn)
        line.truncate(width, overflow="ellipsis")
        if here:
            line.pad_right(max(width - line.cell_len, 0))
            line.stylize(palette.on_chosen(INKS[Ink.HELD]), 1)  # the sign stands out
        return line
