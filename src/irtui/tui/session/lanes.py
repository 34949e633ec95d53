"""The lanes of the timeline: the mark that the cursor is on, and what of them is in sight."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from irtui.lean import frozen, mutable
from irtui.model.claims import Ref
from irtui.model.window import Window
from irtui.query.time.marks import Mark, Timeline
from irtui.render.terminal.labels import end_width, label_width

# The cursor


@frozen
class Stops:
    """The marks of a timeline, or of the list of it, and the one among them that is chosen."""

    timeline: Timeline
    chosen: Ref | None = None
    """The record that is selected."""
    gone_to: Mark | None = None
    """The mark that the cursor went to last: one gap may be about several years."""

    def here(self, marks: Iterable[Mark]) -> Mark | None:
        """The mark that the cursor is on, among those that lead to the selection."""
        found = [mark for mark in marks if mark.target and mark.target == self.chosen]
        return self.gone_to if self.gone_to in found else next(iter(found), None)

    @property
    def current(self) -> Mark | None:
        """The mark of the lanes that the cursor is on."""
        return self.at[1] if self.at else None

    @cached_property
    def at(self) -> tuple[int, Mark] | None:
        """The lane, and the mark in it, that the cursor is on; ``None`` if it is on none here."""
        found = self.timeline.stops_of(self.chosen)
        here = self.here(mark for _, mark in found)
        return next((stop for stop in found if stop[1] == here), None)

    def in_lane(self, lane: int) -> Sequence[Mark]:
        """The marks of one lane to which one can go, in order of time."""
        return self.timeline.lanes[lane].stops

    @property
    def _lanes(self) -> list[int]:
        """The lanes that have a mark to go to."""
        return [number for number, lane in enumerate(self.timeline.lanes) if lane.stops]

    def beside(self, step: int, marks: Sequence[Mark]) -> Mark | None:
        """The mark some steps on or back among ``marks``, at most the first or the last of them."""
        current = self.here(marks)
        if current is None:
            return None
        return marks[min(max(marks.index(current) + step, 0), len(marks) - 1)]

    @property
    def lane(self) -> int | None:
        """The lane of the cursor, else the topmost that has a mark to go to."""
        at = self.at
        return at[0] if at else next(iter(self._lanes), None)

    def below(self, step: int, day: date) -> Mark | None:
        """The mark nearest to a day, some lanes below or above, at most in the last that has one.

        ``None``: it would be in the lane of the cursor.
        """
        here = self.lane
        if here is None:
            return None
        if self.at is None:
            return nearest(day, self.in_lane(here))
        lanes = self._lanes
        lane = lanes[min(max(lanes.index(here) + step, 0), len(lanes) - 1)]
        return nearest(day, self.in_lane(lane)) if lane != here else None


def nearest(day: date, marks: Iterable[Mark]) -> Mark | None:
    """The mark closest to a day; an empty year only where there is nothing else."""
    marks = [*marks]
    marks = [mark for mark in marks if mark.ref] or marks
    return min(marks, key=lambda mark: abs(mark.middle - day), default=None)


# What is in sight

_LEAST = 10
"""Lines of the pane, its border counted in, on a screen of `_SCREEN` lines."""
_SCREEN = 36
_FRAME = 3
"""Lines of the pane that are no lanes: the border, and the axis."""


def most_lines(screen: int) -> int:
    """How many lines the pane may take of a screen of so many: half of what 36 leave, or 40 %."""
    return max(_LEAST, min(screen * 2 // 5, _LEAST + (screen - _SCREEN) // 2))


def wished_lines(screen: int, lanes: int) -> int:
    """How many lines the pane wishes for on a screen of so many, for so many lanes."""
    return min(most_lines(screen), max(lanes + _FRAME, _LEAST))


@mutable
class Sight:
    """While the lanes of one record are shown, what was needed for those in sight is kept."""

    first: int = 0
    """The number of the first lane, or entry of the list, that is in sight."""
    reach: tuple[date, date] | None = None
    """From which day to which the lanes that were in sight reach; ``None``: none was."""
    before: int = 0
    """Cells of the names before the lanes."""
    behind: int = 0
    """Cells of the names behind them."""
    held: Window | None = None
    """The window that stays for a while, in which nothing grows; ``None``: it follows the lanes."""

    def forget(self) -> None:
        """Begin anew with the lanes that come into sight next."""
        self.reach, self.before, self.behind = None, 0, 0

    def see(self, found: Timeline, first: int, last: int, width: int) -> bool:
        """Grow to what some lanes need; whether anything changed.

        Args:
            found: the timeline whose lanes are shown.
            first: the number of the first lane in sight.
            last: that of the last one; it may lie behind the end.
            width: cells of a row.
        """
        if self.held is not None:
            return False
        old = (self.reach, self.before, self.behind)
        lanes = found.lanes[first : last + 1]
        days = [*(found.reach(first, last) or ()), *(self.reach or ())]
        self.reach = (min(days), max(days)) if days else None
        self.before = max(self.before, label_width(lanes, width))
        self.behind = max(self.behind, end_width(lanes, width))
        return (self.reach, self.before, self.behind) != old
