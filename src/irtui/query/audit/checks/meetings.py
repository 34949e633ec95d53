"""Events against the life of their body, the day of the review, and the numbers of their series."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate, pairwise

from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import standing_values
from irtui.model.names import kind_in_words, ordinal
from irtui.model.problems import Path, Problem
from irtui.model.records import Body, Event, Programme, Record
from irtui.model.safe_text import shortened
from irtui.model.values import Cadence, Status
from irtui.query.audit.checks.places import first_day, held, last_day, life_of, outside, standing
from irtui.query.evidence import gap_about

_FEW = 20
"""Numbers of one meeting that are looked at: no sources disagree so much."""
_GAPS = {Body.TABLE: "meetings", Programme.TABLE: "milestones"}
"""What a gap says is missing from a series: the link from its owner to its events."""


def _called(event: Event) -> str:
    return f"The {shortened(kind_in_words(event))}"


def outside_their_body(dataset: Dataset) -> Iterator[Problem]:
    """Events of any kind before their body was there, or after it."""
    lives: dict[Ref, tuple[date, date]] = {}
    for event in held(dataset):
        bodies = standing_values(event.body)
        for ref in bodies:
            if ref not in lives:
                lives[ref] = life_of(dataset, ref)
        founded = max((lives[ref][0] for ref in bodies), default=date.min)
        ended = min((lives[ref][1] for ref in bodies), default=date.max)
        apart = [
            (first, last, place)
            for claim, place in standing(event, "when")
            for first, last in [(first_day(claim.value), last_day(claim.value))]
            if outside((founded, ended), first, last)
        ]
        if apart:
            begins = _Bodies((ref, -lives[ref][0].toordinal()) for ref in bodies)
            ends = _Bodies((ref, lives[ref][1].toordinal()) for ref in bodies)
        for first, last, place in apart:
            if last and (early := begins.below(-last.toordinal())):
                were = "was" if begins.count(-last.toordinal()) == 1 else "were"
                yield Problem(
                    "meeting-before-founding",
                    f"{_called(event)} took place before {shortened(early)} {were} founded.",
                    "Check both dates, and whether it was an event of this body.",
                    place,
                )
            if first and (late := ends.below(first.toordinal())):
                yield Problem(
                    "meeting-after-end",
                    f"{_called(event)} took place after {shortened(late)} had ended.",
                    "Check both dates, and whether it was an event of this body.",
                    place,
                )


class _Bodies:
    """The bodies that claims of one event name, by a day of each as a number."""

    def __init__(self, bodies: Iterable[tuple[Ref, int]]) -> None:
        found = sorted((day, place, ref.id) for place, (ref, day) in enumerate(bodies))
        self._days = [day for day, _, _ in found]
        # For so many of the lowest days, the body that is named first.
        self._first = list(accumulate(((place, name) for _, place, name in found), min))

    def count(self, day: int) -> int:
        """How many have a lower day."""
        return bisect_left(self._days, day)

    def below(self, day: int) -> str:
        """Those that have a lower day: ``board``, ``board and 2 others``; empty for none."""
        count = self.count(day)
        if not count:
            return ""
        others = f" and {count - 1} other{'' if count == 2 else 's'}" if count > 1 else ""
        return f"{self._first[count - 1][1]}{others}"


def without_a_day(dataset: Dataset) -> Iterator[Problem]:
    """Events that are said to be held, without a day and without a gap that says so."""
    for event in held(dataset):
        if standing_values(event.when) or gap_about(dataset, event.ref, "when"):
            continue
        for claim, place in standing(event, "status"):
            if claim.value is Status.HELD:
                yield Problem(
                    "held-without-day",
                    f"{_called(event)} is marked as held, but it has no date.",
                    "Add “when”, even if only the year is known, or a gap about “when”.",
                    place,
                )
                break


def after_review(dataset: Dataset) -> Iterator[Problem]:
    """Events that were held after the day that the dataset speaks for."""
    reviewed = dataset.about.day
    for event in held(dataset):
        for claim, place in standing(event, "when"):
            first = first_day(claim.value)
            if first is not None and first > reviewed:
                yield Problem(
                    "held-after-review",
                    f"{_called(event)} was held after {reviewed}, the day of the review.",
                    "Update “reviewed” in [dataset], or set the status of the event.",
                    place,
                )


# Numbers


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
