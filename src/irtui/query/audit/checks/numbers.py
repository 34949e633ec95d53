"""The numbers of a series against their order in time, and against what is missing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from attrs import field

from irtui.lean import frozen
from irtui.model.dataset import Dataset
from irtui.model.holding import standing_values
from irtui.model.names import ordinal
from irtui.model.problems import Path, Problem
from irtui.model.records import Body, Event, Programme, Record
from irtui.model.safe_text import shortened
from irtui.model.values import Cadence
from irtui.query.audit.checks.places import first_day, held, last_day, standing
from irtui.query.gaps import gap_about

_FEW = 20
"""Numbers of one meeting that are looked at: no sources disagree so much."""
_GAPS = {Body.TABLE: "meetings", Programme.TABLE: "milestones"}
"""What a gap says is missing from a series: the link from its owner to its events."""


@frozen
class _Meeting:
    """A meeting that was held, with the days between which it lies."""

    event: Event
    begun: date | None
    """The latest day on which it began."""
    over: date | None
    """The earliest day by which it was over."""

    @classmethod
    def of(cls, event: Event) -> "_Meeting":
        whens = standing_values(event.when)
        begun = max(filter(None, map(first_day, whens)), default=None)
        return cls(event, begun, min(filter(None, map(last_day, whens)), default=None))

    @property
    def place(self) -> Path:
        """Where its number stands."""
        return next(place for _, place in standing(self.event, "number"))


@frozen
class _Series:
    """The meetings of one kind that are meetings of one body, or steps of one programme."""

    owner: Record
    meetings: list[tuple[int, _Meeting]] = field(factory=list)
    """Those held, with their numbers."""
    numbers: set[int] = field(factory=set)
    """All numbers that any claim gives, also to what was not held."""
    unnumbered: list[date] = field(factory=list)
    """The first days of those held that have no number."""


def _series(dataset: Dataset) -> list[_Series]:
    found: dict[tuple[str, str, str], _Series] = {}
    done = frozenset(held(dataset))
    for event in dataset.all(Event):
        numbers = standing_values(event.number)
        meeting = _Meeting.of(event) if event in done and event.when else None
        for claims in (event.body, event.programme):
            for owner in standing_values(claims):
                key = owner.table, owner.id, event.kind or ""
                if key not in found:
                    found[key] = _Series(dataset.get(owner))
                found[key].numbers.update(numbers[:_FEW])
                if meeting and numbers:
                    found[key].meetings.append((numbers[0], meeting))
                elif meeting and meeting.begun:
                    found[key].unnumbered.append(meeting.begun)
    for series in found.values():
        series.meetings.sort(key=lambda pair: pair[0])
        series.unnumbered.sort()
    return list(found.values())


def out_of_order(dataset: Dataset) -> Iterator[Problem]:
    """Numbers that two meetings have, and numbers that go the other way than time."""
    for series in dataset.once(_series):
        for (number, earlier), (next_number, later) in pairwise(series.meetings):
            if number == next_number:
                if isinstance(series.owner, Body):  # an exercise may be held in stages
                    yield Problem(
                        "number-twice",
                        f"{shortened(series.owner.id)} has another {ordinal(number)} meeting: "
                        f"{shortened(earlier.event.id)}.",
                        "Check both numbers. If sources disagree on the number of one meeting, "
                        "keep both as claims of that meeting.",
                        later.place,
                    )
            elif later.over and earlier.begun and later.over < earlier.begun:
                yield Problem(
                    "number-out-of-order",
                    f"The {ordinal(next_number)} meeting was held before the {ordinal(number)}.",
                    f"Check its number and date, and those of {shortened(earlier.event.id)}.",
                    later.place,
                )


def left_out(dataset: Dataset) -> Iterator[Problem]:
    """Numbers that leave one out, where nothing lies between and no gap says what is missing."""
    for series in dataset.once(_series):
        if not series.meetings or _is_explained(dataset, series.owner):
            continue
        numbers = sorted(series.numbers)
        for earlier, later in pairwise(series.meetings):
            if 0 <= earlier[0] < later[0] - 1:
                # What one of the meetings is also numbered, or what was not held, stands between.
                before = numbers[bisect_left(numbers, later[0]) - 1]
                if before < later[0] - 1 and not _lies_between(series, earlier[1], later[1]):
                    yield _leap(series.owner, before, *later)


def _is_explained(dataset: Dataset, owner: Record) -> bool:
    gap = gap_about(dataset, owner.ref, _GAPS.get(owner.TABLE, ""))
    return bool(gap) or Cadence.IRREGULAR in standing_values(getattr(owner, "cadence", ()))


def _lies_between(series: _Series, earlier: _Meeting, later: _Meeting) -> bool:
    """Whether a meeting without a number does."""
    if not (earlier.begun and later.over):
        return bool(series.unnumbered)
    first = bisect_right(series.unnumbered, earlier.begun)
    return first < bisect_left(series.unnumbered, later.over)


def _leap(owner: Record, before: int, number: int, meeting: _Meeting) -> Problem:
    missing = ordinal(before + 1)
    if before + 2 < number:
        missing += f" to the {ordinal(number - 1)}"
    are = "are" if before + 2 < number else "is"
    field = _GAPS[owner.TABLE]
    return Problem(
        "number-jumps",
        f"The {ordinal(number)} follows the {ordinal(before)}: the {missing} {are} missing.",
        f"Add what is missing, correct the number, or add a gap about “{field}” of "
        f"{owner.TABLE}:{shortened(owner.id)}.",
        meeting.place,
    )
