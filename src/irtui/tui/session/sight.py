"""Which lanes of a timeline are in sight, and how much room was needed for them so far."""

from datetime import date

from irtui.lean import mutable
from irtui.model.window import Window
from irtui.query.time.marks import Timeline
from irtui.render.terminal.labels import end_width, label_width

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
