"""The timeline pane: the keys that walk its marks and change its window, and the mouse."""

from collections.abc import Sequence
from datetime import date

from textual.events import (
    Click,
    Key,
    MouseDown,
    MouseMove,
    MouseRelease,
    MouseScrollDown,
    MouseScrollUp,
    MouseUp,
)
from textual.geometry import Offset

from irtui.commands import Place
from irtui.model.claims import Ref
from irtui.model.window import Window
from irtui.query.time.marks import Mark, midway
from irtui.tui.bindings import bindings_of
from irtui.tui.messages import DayChosen, RecordChosen, RecordPreviewed, Told, WindowChanged
from irtui.tui.session.lanes import nearest
from irtui.tui.widgets.timeline_view import TimelineView

_STEP = 1.6
"""How much one zoom step changes the length of the window."""
_PAN = 0.25
"""How much of its length one step moves the window."""
_GRIP = 1
"""Cells beside the as-of line at which it can be taken hold of, too."""


class TimelinePane(TimelineView, can_focus=True, inherit_bindings=False):
    """Walks the marks of the timeline, zooms and pans it, and lets the as-of line be dragged."""

    BINDINGS = bindings_of(Place.TIMELINE)

    _held: date | None = None
    """The day that was shown when the mouse took hold of the as-of line; ``None``: it has not."""
    _dragged: date | None = None
    """The day that the line was dragged to; ``None``: it was not moved."""

    # Moving

    def _preview(self, mark: Mark | None) -> None:
        """Show a mark and its record, while the lanes stay as they are."""
        if mark is None or mark.target is None or self.view is None:
            return
        self.go_to(mark)
        if self.view.window is not None:
            window = self.window.showing(mark.middle)
            if window != self.window:
                self.post_message(WindowChanged(window))
        self.post_message(RecordPreviewed(mark.target, lanes=self.view.subject))

    def _marks(self) -> Sequence[Mark]:
        """The marks that the cursor walks: of its lane, or where lanes do not fit, of the list."""
        if not self.in_lanes:
            return [mark for mark in self._timeline.entries() if mark.target]
        lane = self._stops.lane
        return self._stops.in_lane(lane) if lane is not None else ()

    def action_mark(self, step: int) -> None:
        """Some marks on or back; from elsewhere to the nearest, in the list to one in sight."""
        marks = self._marks()
        in_sight = [mark for mark in self._entries if mark.target] or marks
        near = nearest(self._middle(), marks if self.in_lanes else in_sight)
        self._preview(self._stops.beside(step, marks) or near)

    def action_lane(self, step: int) -> None:
        if self.in_lanes:
            self._preview(self._stops.below(step, self._middle()))
        else:
            self.action_mark(step)

    def _middle(self) -> date:
        """The day around which zooming happens: the selection's, else the day that is shown."""
        window, at = self.window, self._stops.at
        days = [at[1].middle] if at else []
        days += [self.view.day] if self.view else []
        return next(filter(window.contains, days), midway(window.start, window.end))

    def action_first_mark(self) -> None:
        self._preview(next(iter(self._marks()), None))

    def action_last_mark(self) -> None:
        self._preview(next(reversed(self._marks()), None))

    def action_page(self, step: int) -> None:
        self.action_lane(step * self._room)

    def action_open(self) -> None:
        chosen = self._stops.chosen
        if chosen is not None and self._timeline.stops_of(chosen):
            self.post_message(RecordChosen(chosen))

    # The window

    def _zoom(self, step: int, around: date) -> None:
        """Show less time around a day; if ``step`` is negative, more."""
        window = self.window.zoomed(_STEP**-step, around)
        if window == self.window:
            self.app.bell()
        else:
            self.post_message(WindowChanged(window))

    def action_zoom(self, step: int) -> None:
        self._zoom(step, self._middle())

    def action_pan(self, step: int) -> None:
        self.post_message(WindowChanged(self.window.panned(_PAN * step)))

    def action_fit(self) -> None:
        self.fit()
        self.post_message(WindowChanged(None))

    def action_fit_selection(self) -> None:
        """Show a meeting between its neighbours in the lane; else all of the lane."""
        marks = [mark for lane in self._timeline.own[:1] for mark in lane.marks]
        if (at := self._stops.at) is not None:
            marks = list(self._timeline.lanes[at[0]].marks)
            here = marks.index(at[1])
            marks = marks[max(here - 1, 0) : here + 2]
        if not marks:
            self.post_message(Told("This record has no lane to fit."))
            return
        first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
        self.post_message(WindowChanged(Window(first, last).padded()))

    # What stands where

    def refs_at(self, offset: Offset) -> list[Ref | None]:
        """The records that a cell leads to; ``offset``: its cell within border and padding."""
        number = self.number_at(offset.y) - self._above
        if offset.y < self._above:
            return []
        if self._chart is None:
            return [mark.target for mark in self._entries[number : number + 1]]
        row = self._row(number)
        if row is None:
            return []
        if offset.x in self.cells_of_days:
            return [mark.target for mark in row.cells[offset.x - self.cells_of_days[0]]]
        return [self._timeline.lanes[number].ref]

    @property
    def cells_of_days(self) -> range:
        """The cells, from the left of the content, in which lanes are drawn; none for a list."""
        if self._chart is None:
            return range(0)
        return range(self._chart.label_width, self._chart.label_width + self._chart.width)

    @property
    def cell_of_day(self) -> int | None:
        """The cell, from the left of the content, of the as-of line; ``None`` if it is not seen."""
        cells, day = self.cells_of_days, self.view.day if self.view else None
        if not cells or day is None or not self.window.contains(day):
            return None
        return cells[self.window.cell(day, len(cells))]

    def day_at(self, x: int) -> date | None:
        """The day under a cell, or the nearest that is seen; ``None`` where no lanes are."""
        cells = self.cells_of_days
        if not cells:
            return None
        return self.window.day_at(min(max(x, cells[0]), cells[-1]) - cells[0], len(cells))

    # The mouse

    def _wheel(self, event: MouseScrollUp | MouseScrollDown, step: int) -> None:
        """Zoom at the pointer, or pan with shift; the list scrolls as any other does."""
        offset = event.get_content_offset(self)
        day = self.day_at(offset.x) if offset else None
        if day is None:
            return
        event.stop()
        event.prevent_default()
        if event.shift:
            self.action_pan(step)
        else:
            self._zoom(-step, day)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        self._wheel(event, -1)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        self._wheel(event, 1)

    @property
    def allow_select(self) -> bool:
        """Whether text can be selected from where the mouse is: not from the line that it drags."""
        here = self.app.mouse_position - self.content_region.offset
        return self._held is None and not self._at_line(here) and super().allow_select

    def _at_line(self, offset: Offset) -> bool:
        """Whether a cell within the border is on the as-of line, or just beside it."""
        cell = self.cell_of_day
        return cell is not None and offset.y >= 0 and abs(offset.x - cell) <= _GRIP

    def on_mouse_down(self, event: MouseDown) -> None:
        offset = event.get_content_offset(self)
        if self._held is not None:  # the button was let go of outside of the terminal
            self._let_go()
        self._dragged = None
        if self.view is not None and offset is not None and self._at_line(offset):
            self._held = self.view.day
            self.hold(steady=True)
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        offset = event.offset - self.gutter.top_left
        day = self.day_at(offset.x) if self._held else None
        if day is None or (self._dragged is None and self._at_line(offset)):
            return
        if day != self._dragged:
            self._dragged = day
            self.post_message(DayChosen(day))

    def _let_go(self) -> None:
        self._held = None
        self.hold(steady=False)
        self.release_mouse()

    def _put_down(self) -> None:
        """Leave the line where it was dragged to."""
        if self._held is not None:
            self._let_go()
            if self._dragged is not None:
                self.post_message(DayChosen(self._dragged, final=True))

    def on_mouse_up(self, event: MouseUp) -> None:
        self._put_down()

    def on_mouse_release(self, event: MouseRelease) -> None:
        if self.app.mouse_captured is not self:  # else it is of a drag before this one
            self._put_down()

    def on_key(self, event: Key) -> None:
        """Put the line back where it was, if it is dragged."""
        if self._held is not None and event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(DayChosen(self._held))
            self._let_go()

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if not self.meant(event) or offset is None or self._dragged is not None:
            return
        ref = next((ref for ref in self.refs_at(offset) if ref is not None), None)
        if ref is not None:
            self.post_message(RecordChosen(ref))
