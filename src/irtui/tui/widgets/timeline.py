"""The timeline pane: lanes of meetings and terms, or a list of them where lanes do not fit."""

from datetime import date

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_brief
from irtui.query.timeline import Mark, Shape, Timeline, timeline
from irtui.query.window import Window
from irtui.render.chart import Chart, Ink, Row
from irtui.tui.commands import Place, bindings_of
from irtui.tui.messages import RecordChosen, RecordPreviewed, WindowChanged
from irtui.tui.palette import INKS, Palette
from irtui.tui.view import View

_LANES_WIDTH = 90
"""Cells of width from which lanes are drawn; below, a list."""
_LANES_HEIGHT = 6
_LABEL_WIDTH = 20
_DATE_WIDTH = 13
_SIGNS = {
    Shape.HELD: "●",
    Shape.STEP: "·",
    Shape.PLANNED: "◇",
    Shape.TERM: "━",
    Shape.NONE: "○",
}
_STEP = 1.6
"""How much one zoom step changes the length of the window."""


class TimelinePane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the lanes that belong to the view's selection; the Line API draws only what is seen."""

    BINDINGS = bindings_of(Place.TIMELINE)

    view: reactive[View | None] = reactive(None)
    dataset: reactive[Dataset | None] = reactive(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._timeline: Timeline | None = None
        self._rows: list[Row] = []
        self._axis = Text()
        self._marks: list[tuple[int, Mark]] = []

    # Data in

    def watch_view(self, old: View | None, new: View | None) -> None:
        if old != new:
            self._take()

    def watch_dataset(self) -> None:
        self._take()

    def _take(self) -> None:
        if self.view is None or self.dataset is None:
            return
        self._timeline = timeline(self.dataset, self.view.selection, self.view.day)
        self._marks = self._timeline.marks()
        self._draw()

    def on_resize(self, event: Resize) -> None:
        self._draw()

    def on_mount(self) -> None:
        # The rows hold colours, and those of a new theme are known only after it took effect.
        self.app.theme_changed_signal.subscribe(self, lambda _: self.call_after_refresh(self._draw))

    @property
    def window(self) -> Window:
        """The days that the pane shows: what was zoomed to, or all of them."""
        if self.view is not None and self.view.window is not None:
            return self.view.window
        return self._whole()

    def _whole(self) -> Window:
        if self._timeline is None:
            return Window(date.min, date.max)
        return Window(self._timeline.start, self._timeline.end).padded()

    @property
    def in_lanes(self) -> bool:
        """Whether the pane is large enough to draw lanes."""
        size = self.scrollable_content_region
        return size.width >= _LANES_WIDTH and size.height >= _LANES_HEIGHT

    # Drawing

    def _draw(self) -> None:
        if self._timeline is None or self.view is None or self.size.width == 0:
            return
        window = self.window
        first, last = window.start.year, window.end.year
        years = f"{first}–{last}" if first != last else f"{first}"
        self.border_title = Text(f"Timeline {years}")
        region = self.scrollable_content_region
        if self.in_lanes:
            self._draw_lanes(window, region.width)
        else:
            self._rows = []
            self.border_subtitle = ""
            self.virtual_size = Size(region.width, len(self._marks))
        # Only when the new size is known does a scrollbar tell where one is.
        self.call_after_refresh(self._show_chosen)
        self.refresh()

    def _draw_lanes(self, window: Window, width: int) -> None:
        assert self._timeline is not None  # _draw has seen to it
        assert self.view is not None
        chart = Chart(
            window, _LABEL_WIDTH, width, Palette(self.app).ink, self.view.selection, self.view.day
        )
        self._axis = chart.axis()
        self._rows = [chart.row(lane) for lane in self._timeline.lanes]
        legend = Text("● held  · step  ◇ announced  ○ none recorded")
        self.border_subtitle = legend
        self.virtual_size = Size(width, len(self._rows) + 1)

    def render_line(self, y: int) -> Strip:
        """The line at ``y`` cells from the top of the pane."""
        width = self.scrollable_content_region.width
        if self.in_lanes:
            number = y + self.scroll_offset.y
            if y == 0:
                line = self._axis
            else:
                line = self._rows[number - 1].text if number <= len(self._rows) else Text()
        else:
            line = self._list_line(y + self.scroll_offset.y, width)
        strip = Strip(line.render(self.app.console)).apply_style(self.rich_style)
        return strip.adjust_cell_length(width, self.rich_style)

    def _list_line(self, number: int, width: int) -> Text:
        """One mark of the chronological list."""
        if number >= len(self._marks) or self.view is None:
            return Text()
        _, mark = self._marks[number]
        palette = Palette(self.app)
        here = mark.ref == self.view.selection
        sign = "◉" if here else _SIGNS[mark.shape]
        ink = Ink.CHOSEN if here else Ink[mark.shape.name]
        line = Text(f"{sign} ", palette.ink(ink))
        when = in_brief(mark.when)
        line.append(when + " " * max(_DATE_WIDTH - 2 - cell_len(when), 1), palette.ink(Ink.AXIS))
        line.append(mark.label.replace("\n", " "), palette.ink(Ink.HELD))
        line.truncate(width, overflow="ellipsis")
        if here:
            line.pad_right(max(width - line.cell_len, 0))
            line.stylize(palette.on_chosen(INKS[Ink.HELD]))
        return line

    def _show_chosen(self) -> None:
        """Scroll to the mark of the selection."""
        at = self._at()
        if at is None and not self.in_lanes and self.view is not None:
            day = self.view.day
            at = next((n for n, (_, mark) in enumerate(self._marks) if mark.start > day), 0) - 1
        if at is None:
            return
        line = self._marks[at][0] + 1 if self.in_lanes else at % max(len(self._marks), 1)
        self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)

    # Moving

    def _at(self) -> int | None:
        """The number of the mark that the selection is; ``None`` if it is none here."""
        chosen = self.view.selection if self.view else None
        return next((n for n, (_, mark) in enumerate(self._marks) if mark.ref == chosen), None)

    def _preview(self, ref: Ref | None) -> None:
        if ref is not None:
            self.post_message(RecordPreviewed(ref))

    def _step(self, step: int) -> None:
        """To the next or previous mark in the lane; in the list, of all lanes."""
        at = self._at()
        if at is None:
            near = self._nearest(self._middle(), None)
            self._preview(near)
            return
        lane = self._marks[at][0]
        along = [mark for number, mark in self._marks if not self.in_lanes or number == lane]
        here = along.index(self._marks[at][1])
        if 0 <= here + step < len(along):
            self._preview_in_window(along[here + step])

    def _preview_in_window(self, mark: Mark) -> None:
        window = self.window.showing(mark.middle)
        if window != self.window:
            self.post_message(WindowChanged(window))
        self._preview(mark.ref)

    def _nearest(self, day: date, lane: int | None) -> Ref | None:
        """The mark closest to a day, in one lane or in all."""
        marks = [mark for number, mark in self._marks if lane is None or number == lane]
        if not marks:
            return None
        return min(marks, key=lambda mark: abs(mark.middle.toordinal() - day.toordinal())).ref

    def _middle(self) -> date:
        """The day around which zooming happens: that of the selection, else the window's middle."""
        at = self._at()
        if at is not None and self.window.contains(self._marks[at][1].middle):
            return self._marks[at][1].middle
        window = self.window
        return date.fromordinal((window.start.toordinal() + window.end.toordinal()) // 2)

    def _change_lane(self, step: int) -> None:
        if not self.in_lanes:
            self._step(step)
            return
        at = self._at()
        lane = self._marks[at][0] if at is not None else -step
        count = len(self._timeline.lanes) if self._timeline else 0
        lane += step
        while 0 <= lane < count:
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

    def action_zoom_in(self) -> None:
        self.post_message(WindowChanged(self.window.zoomed(1 / _STEP, self._middle())))

    def action_zoom_out(self) -> None:
        self.post_message(WindowChanged(self.window.zoomed(_STEP, self._middle())))

    def action_pan_back(self) -> None:
        self.post_message(WindowChanged(self.window.panned(-0.25)))

    def action_pan_on(self) -> None:
        self.post_message(WindowChanged(self.window.panned(0.25)))

    def action_fit(self) -> None:
        self.post_message(WindowChanged(None))

    def action_open(self) -> None:
        at = self._at()
        if at is not None and (ref := self._marks[at][1].ref):
            self.post_message(RecordChosen(ref))

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y + self.scroll_offset.y
        if not self.in_lanes:
            if number < len(self._marks) and (ref := self._marks[number][1].ref):
                self.post_message(RecordChosen(ref))
            return
        cell = offset.x - _LABEL_WIDTH
        if 1 <= number <= len(self._rows) and 0 <= cell < len(self._rows[number - 1].cells):
            marks = self._rows[number - 1].cells[cell]
            if marks and marks[0].ref:
                self.post_message(RecordChosen(marks[0].ref))
