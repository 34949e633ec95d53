"""Stretches of days: which of many meet, found without looking at each pair of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from heapq import heappop, heappush
from typing import Any, Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=tuple[Any, ...])

Days = tuple[date, date]
"""The first and the last day of a stretch, both inclusive."""


class Union:
    """The days that lie in any of some stretches.

    Args:
        stretches: in any order; they may overlap.
    """

    def __init__(self, stretches: Iterable[Days]) -> None:
        self.starts: list[date] = []
        """In order, the first day of each stretch that no other one touches."""
        self.ends: list[date] = []
        """The last day of each."""
        for first, last in sorted(stretches):
            if self.ends and first <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], last)
            else:
                self.starts.append(first)
                self.ends.append(last)

    def __len__(self) -> int:
        return len(self.starts)

    def __contains__(self, day: date) -> bool:
        at = bisect_right(self.starts, day) - 1
        return at >= 0 and day <= self.ends[at]

    def meets(self, other: "Union") -> bool:
        """Whether a day lies in both."""
        few, many = (self, other) if len(self) <= len(other) else (other, self)
        for first, last in zip(few.starts, few.ends, strict=True):
            at = bisect_left(many.ends, first)
            if at < len(many.ends) and many.starts[at] <= last:
                return True
        return False


class Best(Generic[K, T]):
    """Which of some entries is the best on a day.

    Args:
        entries: stretches, each with a rank, of which the least is the best, and a value.
    """

    def __init__(self, entries: Iterable[tuple[Days, K, T]]) -> None:
        waiting = sorted(entries, key=lambda entry: entry[0][0], reverse=True)
        turns = {first.toordinal() for (first, _), _, _ in waiting}
        turns |= {last.toordinal() + 1 for (_, last), _, _ in waiting}
        self._turns = sorted(turns)  # as numbers: after the last day of all there is none
        self._best: list[tuple[K, T] | None] = []
        begun: list[tuple[K, int, int, T]] = []
        for turn in self._turns:
            while waiting and waiting[-1][0][0].toordinal() <= turn:
                (_, last), rank, value = waiting.pop()
                heappush(begun, (rank, len(waiting), last.toordinal(), value))
            while begun and begun[0][2] < turn:
                heappop(begun)
            self._best.append((begun[0][0], begun[0][3]) if begun else None)

    def on(self, day: date) -> tuple[K, T] | None:
        """The rank and the value of the best entry of ``day``; ``None`` if there is none."""
        at = bisect_right(self._turns, day.toordinal()) - 1
        return self._best[at] if at >= 0 else None


def met(
    entries: Sequence[tuple[Days, T]], asked: Sequence[Days], join: Callable[[T, T], T]
) -> list[T | None]:
    """For each stretch that is asked about, what the entries that meet it come to.

    It takes n log n steps for n entries and questions: both are gone through in order of time, over
    a Fenwick tree that keeps for the last days of the entries what they come to.

    Args:
        entries: stretches, each with a value.
        asked: stretches.
        join: makes one value of two, in whatever order they come.

    Returns:
        A value for each stretch in ``asked``; ``None`` where no entry has a day in common with it.
    """
    ends = sorted({last for (_, last), _ in entries})
    tree: list[T | None] = [None] * (len(ends) + 1)

    def join_known(one: T | None, other: T | None) -> T | None:
        if one is None or other is None:
            return other if one is None else one
        return join(one, other)

    def enter(last: date, value: T) -> None:
        at = len(ends) - bisect_left(ends, last)  # the latest ends come first
        while at < len(tree):
            tree[at] = join_known(tree[at], value)
            at += at & -at

    def ending_from(first: date) -> T | None:
        at = len(ends) - bisect_left(ends, first)
        found: T | None = None
        while at > 0:
            found = join_known(found, tree[at])
            at -= at & -at
        return found

    answers: list[T | None] = [None] * len(asked)
    waiting = sorted(entries, key=lambda entry: entry[0][0], reverse=True)
    for number in sorted(range(len(asked)), key=lambda number: asked[number][1]):
        first, last = asked[number]
        while waiting and waiting[-1][0][0] <= last:
            (_, end), value = waiting.pop()
            enter(end, value)
        answers[number] = ending_from(first)
    return answers
