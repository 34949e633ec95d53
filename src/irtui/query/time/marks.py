"""What a timeline is made of: marks between two days, in lanes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from itertools import accumulate

from irtui.lean import Factory, field, frozen
from irtui.model.claims import Ref
from irtui.model.date_words import in_words, year_in_words
from irtui.model.dates import Moment, When, as_moment, one_of
from irtui.model.holding import Presence
from irtui.model.names import one_line
from irtui.model.stretches import Days

_YEAR = timedelta(366)


class Shape(Enum):
    """What a mark is."""

    HELD = "held"
    STEP = "step"
    """A milestone, a signing: no meeting of a series."""
    PLANNED = "planned"
    """Announced, postponed or cancelled: not held, as far as is known."""
    TERM = "term"
    """What lasted."""
    NONE = "none"
    """A year of a regular series in which no meeting is recorded."""


def midway(first: date, last: date) -> date:
    """The day in the middle of a stretch of days."""
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2)


def _choices(mark: "Mark") -> tuple[Days, ...]:
    members = one_of(mark.when) if mark.when and mark.shape is not Shape.TERM else ()
    days = [(one.earliest, one.latest) for one in members if one.earliest and one.latest]
    return tuple(sorted(days)) if len(members) > 1 else ()


@frozen(slots=True)
class Mark:
    """One thing on a lane, from its first possible day to its last."""

    shape: Shape
    start: date
    end: date
    label: str = field(converter=one_line)
    ref: Ref | None = None
    """The record that it leads to."""
    when: When | None = None
    """The date as the source gives it; ``None`` for a year without a meeting.

    Of a term, from its beginning to its end; where it was only seen, from the first time on.
    """
    open_start: bool = False
    open_end: bool = False
    brief: str = field(default="", converter=one_line)
    """What it is labelled with, where the lane's name says the rest; empty: the label."""
    gap: Ref | None = None
    """The gap that says where a meeting of the year was looked for, if somebody looked."""
    tellings: int = 0
    """How many tellings there are of its date, if they contradict each other; else 0."""
    core: tuple[date, date] | None = None
    """The first and the last day on which it certainly lasted; ``None``: no such."""
    side: Ref | None = None
    """The party that was host, or on whose behalf it was; ``None``: none, or that is not known."""
    choices: tuple[Days, ...] = field(init=False, default=Factory(_choices, takes_self=True))
    """What is one of several days: the stretches in one of which it is, and on no day between."""

    @property
    def target(self) -> Ref | None:
        """Where it leads: to its record, or for an empty year to what was looked for."""
        return self.ref or self.gap

    def stretches(self, first: date = date.min, last: date = date.max) -> tuple[Days, ...]:
        """The stretches of days that it may be in, of those that touch some days."""
        found = self.choices or ((self.start, self.end),)
        return tuple(days for days in found if days[0] <= last and days[1] >= first)

    @property
    def middle(self) -> date:
        """The day that stands for it where there is room for one only."""
        return midway(*self.stretches()[0])

    @property
    def reach(self) -> tuple[date, date]:
        """The first and the last day that its date leaves possible, doubts counted in."""
        if self.when is None or self.shape is Shape.TERM:
            return self.start, self.end
        first, last = as_moment(self.when).bounds
        return min(first or self.start, self.start), max(last or self.end, self.end)

    @property
    def sure(self) -> Days | None:
        """The days on which it certainly lasted, a year more or less being no doubt."""
        if self.core is None:
            return (self.start, self.end) if self.end - self.start <= _YEAR else None
        first, last = self.core
        return (
            self.start if first - self.start <= _YEAR else first,
            self.end if self.end - last <= _YEAR else last,
        )

    @property
    def uncertain(self) -> bool:
        """Whether the source is in doubt of its date, or it is one of several days."""
        return bool(self.choices) or (isinstance(self.when, Moment) and self.when.uncertain)

    @property
    def date_in_words(self) -> str:
        """When it was: ``22 November 2024``, ``since 31 May 2019, end unknown``, ``2014``."""
        if self.when is None:
            return year_in_words(self.start.year)
        words = in_words(self.when)
        return f"seen {words}" if self.open_start and self.open_end else words

    @property
    def approximate(self) -> bool:
        """Whether its date is an estimate."""
        return isinstance(self.when, Moment) and self.when.approximate


@frozen(eq=False)
class Lane:
    """A line of marks in order of time."""

    label: str = field(converter=one_line)
    ref: Ref | None
    marks: Sequence[Mark]
    """In order of their first, then of their last day."""
    there: Presence = Presence.YES
    """Whether what the lane is about was there on the day."""
    context: bool = False
    """Whether it stands beside the lanes that were asked for, to compare them with."""
    shorter: tuple[str, ...] = ()
    """What else it can be called where its label has no room or no place, the longest first."""
    level: int = 0
    """How deep it stands below what was asked for: 1 for what is part of that, or told of it."""
    continues: bool = False
    """Whether it goes on with the lane above, as not all marks have room beside each other."""
    leads_to: tuple[str, ...] | None = None
    """The tables of the records that its marks lead to; ``None``: they may be of any."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it can be called: its label, then what else."""
        return self.label, *self.shorter

    @property
    def reach(self) -> tuple[date, date]:
        """The first and the last day of its marks, of which there is one at the least."""
        return self._starts[0], self._ends[-1]

    @cached_property
    def _starts(self) -> list[date]:
        return [mark.start for mark in self.marks]

    @cached_property
    def _ends(self) -> list[date]:
        """For each mark the last day that it or one before it reaches."""
        return list(accumulate((mark.end for mark in self.marks), max))

    @cached_property
    def stops(self) -> tuple[Mark, ...]:
        """The marks that lead somewhere."""
        return tuple(mark for mark in self.marks if mark.target is not None)

    @cached_property
    def _stops_of(self) -> dict[Ref | None, list[Mark]]:
        found: dict[Ref | None, list[Mark]] = {}
        for mark in self.stops:
            found.setdefault(mark.target, []).append(mark)
        return found

    def stops_of(self, ref: Ref | None) -> Sequence[Mark]:
        """The marks that lead to a record; several, of a gap that is about several years."""
        if ref is None or (self.leads_to and ref.table not in self.leads_to):
            return ()
        return self._stops_of.get(ref, ())

    def between(self, first: date, last: date) -> Iterator[Mark]:
        """The marks that touch the days from ``first`` to ``last``.

        What it costs depends on how many those are, and hardly on how many the lane has.
        """
        begin = bisect_left(self._ends, first)
        for mark in self.marks[begin : bisect_right(self._starts, last)]:
            if mark.end >= first and (not mark.choices or mark.stretches(first, last)):
                yield mark

    def listed(self, first: date, last: date) -> Iterator[Mark]:
        """What a list shows of those days: as `between`, but an empty year only with its middle."""
        for mark in self.between(first, last):
            if mark.shape is not Shape.NONE or first <= mark.middle <= last:
                yield mark


@frozen(eq=False)
class Timeline:
    """Lanes, one below the other."""

    lanes: tuple[Lane, ...]

    def reach(self, first: int, last: int) -> tuple[date, date] | None:
        """The days from the first to the last mark of the lanes ``first`` to ``last``, from 0 on.

        ``last`` may lie behind the end; where there are no such lanes, it is ``None``.
        """
        reached = [lane.reach for lane in self.lanes[max(first, 0) : last + 1]]
        if not reached:
            return None
        starts, ends = zip(*reached, strict=True)
        return min(starts), max(ends)

    @property
    def own(self) -> tuple[Lane, ...]:
        """The lanes that were asked for, without their context."""
        return tuple(lane for lane in self.lanes if not lane.context)

    def entries(self, first: date = date.min, last: date = date.max) -> tuple[Mark, ...]:
        """The marks of the lanes that were asked for from ``first`` to ``last``, in order of time.

        What stands in two lanes is listed once, each term of one office by itself. Without lanes of
        its own, the context is listed.
        """
        marks = (mark for lane in self.own or self.lanes for mark in lane.listed(first, last))
        once = {(mark.ref, mark.label, mark.start, mark.end): mark for mark in marks}
        return tuple(sorted(once.values(), key=_order))

    def stops_of(self, ref: Ref | None) -> list[tuple[int, Mark]]:
        """The marks that lead to a record, with the numbers of their lanes, in order of time."""
        found = [
            (number, mark) for number, lane in enumerate(self.lanes) for mark in lane.stops_of(ref)
        ]
        return sorted(found, key=lambda pair: (*_order(pair[1]), pair[0]))


def _order(mark: Mark) -> tuple[date, date]:
    return mark.start, mark.end


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks as they stand in a lane: in order of their first, then of their last day."""
    return tuple(sorted(marks, key=_order))
