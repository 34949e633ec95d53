"""The timeline pane: lanes of meetings and terms, or a list of them where lanes do not fit."""

from collections.abc import Sequence
from datetime import date

from rich.style import Style
from rich.text import Text
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region, Size
from textual.reactive import reactive

from irtui.model.dataset import Dataset
from irtui.query.time.marks import Mark, Timeline
from irtui.query.time.timeline import timeline
from irtui.render.terminal.chart import Chart, DrawnLane
from irtui.render.terminal.chronicle import entry_line
from irtui.render.terminal.labels import end_width, label_width
from irtui.render.terminal.signs import Ink, hues, legend_line, legend_of, sides_of
from irtui.render.terminal.window import Window
from irtui.tui.commands import Place, bindings_of
from irtui.tui.messages import RecordChosen, RecordPreviewed, WindowChanged
from irtui.tui.palette import INKS, Palette
from irtui.tui.session.view import View
from irtui.tui.widgets.line_view import LineView

_LANES_WIDTH = 60
"""Cells of width from which lanes are drawn; below, a list."""
_LANES_HEIGHT = 6
_STEP = 1.6
"""How much one zoom step changes the length of the window."""
_PAN = 0.25
"""How much of its length one step moves the window."""


class TimelinePane(LineView, can_focus=True, inherit_bindings=False):
    """Shows the lanes that belong to the view; the Line API draws only what is seen.

    Args:
        today: the day of the second line.
        id: of the widget.
    """

    BINDINGS = bindings_of(Place.TIMELINE)

    dataset: reactive[Dataset | None] = reactive(None, repaint=False)
    """What is explored; it is set before the view."""
    view: reactive[View | None] = reactive(None, repaint=False)

    def __init__(self, today: date, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._today = today
        self._timeline = Timeline((), today, today)
        self._chart: Chart | None = None
        self._rows: dict[int, DrawnLane] = {}
        self._entries: tuple[Mark, ...] = ()
        self._gone_to: Mark | None = None

    # Data in

    def watch_view(self, view: View | None) -> None:
        if view is None or self.dataset is None:
            return
        self._timeline = timeline(view.as_of(self.dataset), view.subject)
        self._draw()

    def on_resize(self, event: Resize) -> None:
        self._draw()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._rows.clear()  # they hold colours of the theme

    def _look(self, ink: Ink) -> Style:
        return Palette(self.app).ink(ink)

    @property
    def window(self) -> Window:
        """The days that the pane shows: what was zoomed to, or all of them."""
        if self.view is not None and self.view.window is not None:
            return self.view.window
        return Window(self._timeline.start, self._timeline.end).padded()

    @property
    def in_lanes(self) -> bool:
        """Whether the pane is large enough to draw lanes."""
        size = self.scrollable_content_region
        return size.width >= _LANES_WIDTH and size.height >= _LANES_HEIGHT

    # Drawing

    def _draw(self) -> None:
        if self.view is None or self.size.width == 0:
            return
        window, width = self.window, self.scrollable_content_region.width
        self.border_title = Text(f"Timeline {window.years}")
        self._entries = self._timeline.entries(window.start, window.end)
        self._rows = {}
        if self.in_lanes:
            lanes = self._timeline.lanes
            self._chart = Chart(
                window,
                label_width(lanes, width),
                width,
                self._look,
                end_width=end_width(lanes, width),
                hues=hues(self.dataset) if self.dataset else {},
                chosen=self.view.selection,
                here=self._current(self._timeline.stops_of(self.view.selection)),
                as_of=self.view.day,
                today=self._today,
            )
            self.border_subtitle = self._legend(width)
            self.virtual_size = Size(width, len(self._timeline.lanes) + 1)
        else:
            self._chart = None
            self.border_subtitle = ""
            self.virtual_size = Size(width, len(self._entries))
        # Only when the new size is known does a scrollbar tell where one is.
        self.call_after_refresh(self._show_chosen)
        self.refresh()

    def _legend(self, width: int) -> Text:
        """As much of the legend as there is room for; the help screen has all of it."""
        if self._chart is None or self.view is None or self.dataset is None:
            return Text()
        rows = filter(None, map(self._row, range(len(self._timeline.lanes))))
        signs = frozenset[tuple[str, Ink]]().union(*(row.signs for row in rows))
        sides = sides_of(self.view.as_of(self.dataset))
        return legend_line(
            legend_of(signs, sides, near=self._chart.near), self._look, max(width - 4, 0)
        )

    def number_at(self, y: int) -> int:
        """The number of the line at ``y`` cells from the top, where the axis stays."""
        return 0 if y == 0 and self._chart is not None else super().number_at(y)

    def line(self, number: int) -> Text:
        """A line of the list, or the axis and below it the lanes."""
        if self._chart is None:
            return self._list_line(number, self.scrollable_content_region.width)
        if number == 0:
            return self._chart.axis()
        row = self._row(number - 1)
        return row.text if row else self._chart.backdrop()

    def _row(self, number: int) -> DrawnLane | None:
        """A lane as drawn, kept until something changes; ``None`` below the last."""
        lanes = self._timeline.lanes
        if self._chart is None or number >= len(lanes):
            return None
        if number not in self._rows:
            self._rows[number] = self._chart.row(lanes[number])
        return self._rows[number]

    def _list_line(self, number: int, width: int) -> Text:
        """One mark of the chronological list."""
        if number >= len(self._entries) or self.view is None:
            return Text()
        mark, palette = self._entries[number], Palette(self.app)
        here = mark == self._current(self._chosen_entries)
        line = entry_line(mark, palette.ink, here=here, later=mark.start > self.view.day)
        line.truncate(width, overflow="ellipsis")
        if here:
            line.pad_right(max(width - line.cell_len, 0))
            line.stylize(palette.on_chosen(INKS[Ink.HELD]))
        return line

    @property
    def _chosen_entries(self) -> list[Mark]:
        """The entries of the list that lead to the selection."""
        chosen = self.view.selection if self.view else None
        return [mark for mark in self._entries if mark.target and mark.target == chosen]

    def _current(self, marks: Sequence[Mark]) -> Mark | None:
        """The mark that the cursor is on, among those that lead to the selection.

        One gap may be about several years: of those it is the one that was gone to last.
        """
        if self._gone_to in marks:
            return self._gone_to
        return marks[0] if marks else None

    def _show_chosen(self) -> None:
        """Scroll to the mark of the selection; in the list, else to the day that is shown."""
        if self.view is None:
            return
        if self.in_lanes:
            at = self._at()
            line = self._timeline.stops[at][0] + 1 if at is not None else 0
        else:
            current = self._current(self._chosen_entries)
            past = [n for n, mark in enumerate(self._entries) if mark.start <= self.view.day]
            line = past[-1] if past else 0
            if current is not None:
                line = self._entries.index(current)
        self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)

    # Moving

    def _at(self) -> int | None:
        """The number of the stop that the cursor is on; ``None`` if it is on none here."""
        chosen = self.view.selection if self.view else None
        current = self._current(self._timeline.stops_of(chosen))
        found = (
            n
            for n, (_, mark) in enumerate(self._timeline.stops)
            if mark == current and mark.target == chosen
        )
        return next(found, None)

    def _preview(self, mark: Mark | None) -> None:
        """Show a mark and its record, while the lanes stay as they are."""
        if mark is None or mark.target is None or self.view is None:
            return
        self._gone_to = mark
        window = self.window.showing(mark.middle)
        if window != self.window:
            self.post_message(WindowChanged(window))
        self.post_message(RecordPreviewed(mark.target, lanes=self.view.subject))

    def _step(self, step: int) -> None:
        """To the next or previous mark in the lane; in the list, of all lanes."""
        if not self.in_lanes:
            self._step_in_list(step)
            return
        at = self._at()
        if at is None:
            first_lane = min((number for number, _ in self._timeline.stops), default=None)
            self._preview(self._nearest(self._middle(), first_lane))
            return
        lane, mark = self._timeline.stops[at]
        along = [other for number, other in self._timeline.stops if number == lane]
        here = along.index(mark) + step
        if 0 <= here < len(along):
            self._preview(along[here])

    def _step_in_list(self, step: int) -> None:
        entries = [mark for mark in self._timeline.entries() if mark.target]
        chosen = self.view.selection if self.view else None
        current = self._current([mark for mark in entries if mark.target == chosen])
        if current is None:
            in_sight = [mark for mark in self._entries if mark.target]
            self._preview(self._nearest(self._middle(), None, in_sight or entries))
        elif 0 <= entries.index(current) + step < len(entries):
            self._preview(entries[entries.index(current) + step])

    def _nearest(self, day: date, lane: int | None, marks: list[Mark] | None = None) -> Mark | None:
        """The mark closest to a day, in one lane or in all, or among ``marks``."""
        if marks is None:
            marks = [
                mark for number, mark in self._timeline.stops if lane is None or number == lane
            ]
        marks = [mark for mark in marks if mark.ref] or marks  # an empty year only where all are
        return min(marks, key=lambda mark: abs(mark.middle - day), default=None)

    def _middle(self) -> date:
        """The day around which zooming happens: the selection's, else the day that is shown."""
        at = self._at()
        if at is not None:
            middle = self._timeline.stops[at][1].middle
            if self.window.contains(middle):
                return middle
        window = self.window
        if self.view is not None and window.contains(self.view.day):
            return self.view.day
        return date.fromordinal((window.start.toordinal() + window.end.toordinal()) // 2)

    def _change_lane(self, step: int) -> None:
        if not self.in_lanes:
            self._step_in_list(step)
            return
        at = self._at()
        lane = self._timeline.stops[at][0] if at is not None else -step
        lane += step
        while 0 <= lane < len(self._timeline.lanes):
            if near := self._nearest(self._middle(), lane):
                self._preview(near)
                return
            lane += step

    def action_next_mark(self) -> None:
        self._step(1)

    def action_previous_mark(self) -> None:
        self._step(-1)

    def action_next_lane(self) -> None:
        self._change_lane(1)

    def action_previous_lane(self) -> None:
        self._change_lane(-1)

    def action_open(self) -> None:
        chosen = self.view.selection if self.view else None
        if chosen is not None and any(mark.target == chosen for _, mark in self._timeline.stops):
            self.post_message(RecordChosen(chosen))

    # The window

    def _zoom(self, factor: float, around: date) -> None:
        window = self.window.zoomed(factor, around)
        if window == self.window:
            self.app.bell()
        else:
            self.post_message(WindowChanged(window))

    def action_zoom_in(self) -> None:
        self._zoom(1 / _STEP, self._middle())

    def action_zoom_out(self) -> None:
        self._zoom(_STEP, self._middle())

    def action_pan_back(self) -> None:
        self.post_message(WindowChanged(self.window.panned(-_PAN)))

    def action_pan_on(self) -> None:
        self.post_message(WindowChanged(self.window.panned(_PAN)))

    def action_fit(self) -> None:
        self.post_message(WindowChanged(None))

    def action_fit_selection(self) -> None:
        """Show a meeting between its neighbours in the lane; else all of the lane."""
        lanes = self._timeline.own
        at = self._at()
        marks = [mark for lane in lanes[:1] for mark in lane.marks]
        if at is not None:
            number, mark = self._timeline.stops[at]
            marks = list(self._timeline.lanes[number].marks)
            here = marks.index(mark)
            marks = marks[max(here - 1, 0) : here + 2]
        if marks:
            first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
            self.post_message(WindowChanged(Window(first, last).padded()))

    # The mouse

    def _pointed_at(self, x: int) -> date:
        """The day under a cell of the pane."""
        assert self._chart is not None  # only lanes are pointed at
        cell = min(max(x - self._chart.label_width, 0), self._chart.width - 1)
        return self._chart.window.day_at(cell, self._chart.width)

    def _wheel(self, event: MouseScrollUp | MouseScrollDown, step: int) -> None:
        """Zoom at the pointer, or pan with shift; the list scrolls as any other does."""
        offset = event.get_content_offset(self)
        if self._chart is None or offset is None:
            return
        event.stop()
        event.prevent_default()
        if event.shift:
            self.post_message(WindowChanged(self.window.panned(_PAN * step)))
        else:
            self._zoom(_STEP**step, self._pointed_at(offset.x))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        self._wheel(event, -1)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        self._wheel(event, 1)

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if not self.meant(event) or offset is None:
            return
        number = offset.y + self.scroll_offset.y
        if self._chart is not None:
            row = self._row(number - 1) if offset.y > 0 else None
            cell = offset.x - self._chart.label_width
            refs = [self._timeline.lanes[number - 1].ref] if row else []
            if row and 0 <= cell < len(row.cells):
                refs = [mark.target for mark in row.cells[cell]]
        else:
            refs = [mark.target for mark in self._entries[number : number + 1]]
        ref = next((ref for ref in refs if ref is not None), None)
        if ref is not None:
            self.post_message(RecordChosen(ref))
