"""Marks of one lane in as many lines as it takes for no bar to hide another."""

from collections.abc import Iterable
from datetime import date

from irtui.query.time.marks import Mark


def _solid(mark: Mark) -> tuple[date, date]:
    """The days on which nothing else can be drawn in the line."""
    return mark.core or (mark.middle, mark.middle)


class _Lines:
    """Lines of marks, and a tree over the days from which they are free, to find the first one.

    Args:
        most: how many lines there can be.
    """

    def __init__(self, most: int) -> None:
        self.marks: list[list[Mark]] = []
        self._leaves = 1 << max(most - 1, 0).bit_length()
        self._free = [date.max] * (2 * self._leaves)

    def first_free(self, day: date) -> int:
        """The first line that is free on a day; the next new one, if none is."""
        if not self.marks or self._free[1] > day:
            return len(self.marks)
        at = 1
        while at < self._leaves:
            at = 2 * at if self._free[2 * at] <= day else 2 * at + 1
        return at - self._leaves

    def add(self, line: int, mark: Mark, free: date) -> None:
        """Put a mark into a line, which is then free from a day on."""
        if line == len(self.marks):
            self.marks.append([])
        self.marks[line].append(mark)
        at = line + self._leaves
        self._free[at] = free
        while at > 1:
            at //= 2
            self._free[at] = min(self._free[2 * at], self._free[2 * at + 1])


def side_by_side(marks: Iterable[Mark]) -> list[tuple[Mark, ...]]:
    """The marks in lines, each mark in the first line where it hides none of those before it."""
    marks = tuple(marks)
    lines = _Lines(len(marks))
    for mark in marks:
        first, last = _solid(mark)
        lines.add(lines.first_free(first), mark, last)
    return [tuple(line) for line in lines.marks]
