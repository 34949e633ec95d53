"""Bars: what lasted, as far as that is known, and lanes in which no bar hides another."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from irtui.lean import evolve
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dates import Moment, Span, When, as_moment, end_of, sort_key, start_of
from irtui.model.holding import resolve
from irtui.model.stretches import Days
from irtui.query.time.marks import Lane, Mark, Shape, in_order


def span(start: Moment | None, end: Moment | None) -> Span:
    """What lasted from one moment to another, of which either may not be known."""
    return Span(f"{start.text if start else ''}/{end.text if end else ''}", start, end)


def _seen(seen: Sequence[When]) -> tuple[date | None, date | None]:
    """The first and the last day between which sightings certainly lie."""
    firsts = [when.latest for when in seen if when.latest]
    lasts = [when.earliest for when in seen if when.earliest]
    return min(firsts, default=None), max(lasts, default=None)


def as_step(term: Mark) -> Mark:
    """A day that was taken for the beginning and the end of a term."""
    known = as_moment(term.when) if term.when else None
    return evolve(
        term,
        shape=Shape.STEP,
        core=None,
        open_start=known is not None and known.earliest is None,
        open_end=known is not None and known.latest is None,
    )


def bar(
    as_of: AsOf, since: Moment | None, until: Moment | None, seen: Sequence[When], label: str
) -> Mark | None:
    """A bar from one moment to another; where one is not known, it fades.

    Without an end, or with one of which only the first possible day is known, it goes on to the
    day that is shown, or that the data speaks for; without a beginning and an end it reaches from
    the first to the last day on which it was seen.
    """
    reviewed = as_of.dataset.about.day
    last_day = max(reviewed, as_of.day)
    dates = [when for when in (since, *seen, until) if when]
    firsts = [day for when in dates if (day := when.earliest or when.latest)]
    lasts = [day for when in dates if (day := when.latest or when.earliest)]
    if not firsts or not lasts:
        return None
    start = (since.earliest if since else None) or min(firsts)
    end = max(start, *lasts)
    sure_start, sure_end = _seen(seen)
    if since is not None:
        sure_start = since.bounds[1]
        if until is None:
            end, sure_end = max(last_day, start), max(reviewed, start)
        elif until.latest is None:
            end = max(last_day, end)
    if until is not None:
        end, sure_end = max(until.latest or end, start), until.bounds[0]
    if since is until is None:
        ordered = sorted(seen, key=sort_key)
        bounds = (start_of(ordered[0]), end_of(ordered[-1]))
    else:
        bounds = (since, until)
    core = (sure_start, sure_end) if sure_start and sure_end and sure_start <= sure_end else None
    return Mark(
        Shape.TERM,
        start,
        end,
        label,
        when=span(*bounds),
        open_start=since is None,
        # What is open at both ends was only seen.
        open_end=until is None or (since is not None and until.latest is None),
        core=core,
    )


def held(as_of: AsOf, claim: Claim[Any], label: str) -> Mark | None:
    """The bar of what a claim says of a time; ``None``, if it says of none."""
    dataset = as_of.dataset
    since, until = resolve(dataset, claim.since), resolve(dataset, claim.until)
    return bar(as_of, since, until, claim.seen, label)


def clipped(mark: Mark, possible: Days, certain: Days | None) -> Mark | None:
    """A bar in the days on which something else lasts; ``None``, if no day is left.

    That possibly lasts from the first to the last ``possible`` day, and certainly between the
    ``certain`` ones; ``None``: on none.
    """
    start, end = max(mark.start, possible[0]), min(mark.end, possible[1])
    if start > end:
        return None
    core = None
    if mark.core and certain:
        first, last = max(mark.core[0], certain[0], start), min(mark.core[1], certain[1], end)
        core = (first, last) if first <= last else None
    return evolve(mark, start=start, end=end, core=core)


def in_lines(label: str, ref: Ref | None, marks: Iterable[Mark]) -> Iterator[Lane]:
    """A lane of bars, in as many as it takes for no bar to hide another."""
    for number, line in enumerate(side_by_side(in_order(marks))):
        yield Lane(label, ref, line, continues=number > 0)


class _Lines:
    """Lines of marks, and a tree over the days from which they are free, to find the first one."""

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
        first, last = mark.core or (mark.middle, mark.middle)  # nothing else can be drawn there
        lines.add(lines.first_free(first), mark, last)
    return [tuple(line) for line in lines.marks]
