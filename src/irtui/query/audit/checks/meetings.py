"""Events against the life of their body, their day, and the day of the review."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import standing_values
from irtui.model.names import kind_in_words
from irtui.model.problems import Problem
from irtui.model.records import Event
from irtui.model.safe_text import shortened
from irtui.model.values import Status
from irtui.query.audit.checks.places import first_day, held, last_day, life_of, outside, standing
from irtui.query.gaps import gap_about


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
