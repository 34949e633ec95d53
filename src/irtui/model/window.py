"""The stretch of time that a timeline shows, and how zooming and panning change it."""

from datetime import date

from irtui.lean import field, frozen
from irtui.model.date_words import year_in_words
from irtui.model.dates import When, as_moment
from irtui.model.stretches import Days

_SHORTEST = 14
"""Days that the closest zoom shows."""
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@frozen
class Window:
    """Days from ``start`` to ``end``, both inclusive."""

    start: date
    end: date
    _exact: tuple[float, float] | None = field(default=None, eq=False, repr=False)
    """Start and length in days as zooming left them, so that zooming back leads to the same."""

    @property
    def days(self) -> int:
        """How many days it shows; one at the least."""
        return self.end.toordinal() - self.start.toordinal() + 1

    @property
    def without_air(self) -> Days:
        """The first and the last of the days that it is about."""
        air = max(self.days // 42, min(10, (self.days - 1) // 2))  # as much as `padded` leaves
        return _date(self.start.toordinal() + air), _date(self.end.toordinal() - air)

    @property
    def years(self) -> str:
        """The years that it is about, without those that only its air reaches into."""
        first, last = (year_in_words(day.year) for day in self.without_air)
        return first if first == last else f"{first}–{last}"

    @property
    def in_dates(self) -> str:
        """The window as ``--window`` takes it: its first and its last day."""
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    @classmethod
    def of_dates(cls, text: str) -> "Window":
        """What `in_dates` has written.

        Raises:
            ValueError: the text is not two days, the earlier one first.
        """
        start, end = map(date.fromisoformat, text.split(".."))
        if start > end:
            raise ValueError("the later day stands first")
        return cls(start, end)

    def contains(self, day: date) -> bool:
        """Whether ``day`` is in it."""
        return self.start <= day <= self.end

    def cell(self, day: date, width: int) -> int:
        """The cell that ``day`` falls into when ``width`` cells show the window.

        Days before it give negative cells, those after it ``width`` or more.
        """
        return (day.toordinal() - self.start.toordinal()) * width // self.days

    def day_at(self, cell: int, width: int) -> date:
        """The first day of a cell."""
        offset = -(-cell * self.days // width)
        return _date(self.start.toordinal() + offset)

    def zoomed(self, factor: float, around: date) -> "Window":
        """A window ``factor`` times as long, with ``around`` at the same place in it.

        The same window, where that would be shorter than 14 days, or longer than the calendar.
        """
        first, length = self._exact or (float(self.start.toordinal()), float(self.days))
        days = length * factor
        if (factor < 1 and days < _SHORTEST) or days > _LAST - _FIRST:
            return self
        start = around.toordinal() - (around.toordinal() - first) * factor
        near = _window(round(start), round(days))
        if near.start.toordinal() != round(start):
            return near  # moved back into the calendar, it has no other place than what it shows
        return Window(near.start, near.end, (start, days))

    def panned(self, share: float) -> "Window":
        """The window moved by a ``share`` of its length; to the past if negative."""
        return self._moved(round(self.days * share))

    def showing(self, day: date) -> "Window":
        """The window, moved as little as shows ``day`` with some room around it."""
        margin = self.days // 10
        low, high = self.start.toordinal() + margin, self.end.toordinal() - margin
        at = day.toordinal()
        if self.contains(day):
            return self
        return self._moved(at - low if at < low else at - high)

    def _moved(self, days: int) -> "Window":
        moved = _window(self.start.toordinal() + days, self.days)
        if self._exact is None:
            return moved
        shift = moved.start.toordinal() - self.start.toordinal()
        return Window(moved.start, moved.end, (self._exact[0] + shift, self._exact[1]))

    def padded(self) -> "Window":
        """The window with a little air on both sides."""
        air = max(self.days // 40, 10)
        return Window(_date(self.start.toordinal() - air), _date(self.end.toordinal() + air))

    @classmethod
    def around(cls, when: When) -> "Window":
        """A window that shows the whole of a date with air around it: of a year, its months."""
        moment = as_moment(when)
        first = moment.earliest or moment.latest or date.min
        last = moment.latest or first
        return cls(first, last).padded()


def _date(day: int) -> date:
    return date.fromordinal(min(max(day, _FIRST), _LAST))


def _window(start: int, days: int) -> Window:
    start = min(max(start, _FIRST), _LAST - days + 1)
    return Window(_date(start), _date(start + days - 1))
