"""Logic checks: contradictions in a file that is otherwise sound.

They give warnings and notes; the dataset can be shown all the same.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate, pairwise
from typing import Any

from irtui.model.addresses import UnsafeAddressError, address
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, When, end_of, start_of
from irtui.model.fields import claim_fields, key_of
from irtui.model.holding import Lifetime, lifetime, standing_values, stretch
from irtui.model.names import ordinal
from irtui.model.problems import Path, Problem
from irtui.model.records import Body, Event, Organisation, Person, Record, Source
from irtui.model.safe_text import shortened
from irtui.model.stretches import Days, Union
from irtui.model.values import Status


def _first_possible(moment: Moment | None) -> date | None:
    return moment.bounds[0] if moment else None


def _last_possible(moment: Moment | None) -> date | None:
    return moment.bounds[1] if moment else None


def _first_day(when: When) -> date | None:
    """The first day on which ``when`` possibly begins."""
    return _first_possible(start_of(when))


def _last_day(when: When) -> date | None:
    """The last day on which ``when`` possibly ends."""
    return _last_possible(end_of(when))


def _surely_before(one: Moment | None, other: Moment | None) -> bool:
    """Whether every day of ``one`` lies before every day of ``other``."""
    last, first = _last_possible(one), _first_possible(other)
    return last is not None and first is not None and last < first


def _held(dataset: Dataset) -> Iterator[Event]:
    """The events that were held, as is known on the last day that the dataset speaks for."""
    as_of = AsOf.of(dataset, dataset.about.day)
    return (event for event in dataset.all(Event) if as_of.status(event) is Status.HELD)


def _standing(record: Record, name: str) -> Iterator[tuple[Any, Path]]:
    """The values of a field's claims that are not deprecated, each with its place."""
    claims: tuple[Claim[Any], ...] = getattr(record, name)
    for claim in claims:
        if not claim.deprecated:
            yield claim.value, _place(record, name, claim)


def _place(record: Record, name: str, claim: Claim[Any], *keys: str) -> Path:
    """Where a claim stands, or a key of it."""
    return (record.TABLE, record.id, key_of(name), record.place_of(claim), *keys)


def _meetings_outside_their_body(dataset: Dataset) -> Iterator[Problem]:
    for event in _held(dataset):
        if not event.number:
            continue
        lives = [(ref, lifetime(dataset, dataset.get(ref))) for ref in standing_values(event.body)]
        founded = [(ref, _first_possible(life.start)) for ref, life in lives]
        ended = [(ref, _last_possible(life.end)) for ref, life in lives]
        begins = _Bodies((ref, -day.toordinal()) for ref, day in founded if day)
        ends = _Bodies((ref, day.toordinal()) for ref, day in ended if day)
        for when, place in _standing(event, "when"):
            last, first = _last_day(when), _first_day(when)
            if last and (early := begins.below(-last.toordinal())):
                were = "was" if begins.count(-last.toordinal()) == 1 else "were"
                yield Problem(
                    "meeting-before-founding",
                    f"The meeting was held before {shortened(early)} {were} founded.",
                    "Check both dates, or the number of the meeting.",
                    place,
                )
            if first and (late := ends.below(first.toordinal())):
                yield Problem(
                    "meeting-after-end",
                    f"The meeting was held after {shortened(late)} had ended.",
                    "Check both dates.",
                    place,
                )


class _Bodies:
    """The bodies that claims of one meeting name, by a day of each as a number."""

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


def _terms(dataset: Dataset, person: Person) -> dict[Ref | None, Union]:
    """For each office of ``person`` the days of all terms in it; sightings alone give none."""
    found: dict[Ref | None, list[Days]] = {}
    for claim in person.posts:
        if (claim.since or claim.until) and not claim.deprecated:
            days = stretch(dataset, claim).possible
            found.setdefault(claim.value.post, []).extend([days] if days else [])
    return {post: Union(terms) for post, terms in found.items()}


def _holders_outside_their_term(dataset: Dataset) -> Iterator[Problem]:
    terms = {person.ref: _terms(dataset, person) for person in dataset.all(Person)}
    for event in _held(dataset):
        inside: dict[tuple[Ref, Ref], bool] = {}
        days = Union(
            (day, day)
            for when in standing_values(event.when)
            for day in (_first_day(when), _last_day(when))
            if day
        )
        for field in ("chairs", "present"):
            for seat, place in _standing(event, field):
                person, post = seat.person, seat.post
                held = terms.get(person, {}).get(post) if person and post else None
                if not days or held is None:
                    continue
                if (person, post) not in inside:
                    inside[person, post] = days.meets(held)
                if not inside[person, post]:
                    whom, office = shortened(person.id), shortened(post.id)
                    yield Problem(
                        "holder-outside-term",
                        f"{whom} sat here as {office}, outside every known term in that office.",
                        "Check the term, or use the office of that day.",
                        (*place, "post"),
                    )


def _series(dataset: Dataset) -> dict[tuple[Ref, str], list[tuple[int, Event]]]:
    """The numbered meetings that were held, by what they are meetings of and by kind."""
    series: dict[tuple[Ref, str], list[tuple[int, Event]]] = {}
    for event in _held(dataset):
        numbers = standing_values(event.number)
        if not numbers or not event.when:
            continue
        for claims in (event.body, event.programme):
            for owner in standing_values(claims):
                series.setdefault((owner, event.kind or ""), []).append((numbers[0], event))
    return series


def _numbers_out_of_order(dataset: Dataset) -> Iterator[Problem]:
    # Of each meeting the earliest day by which it was over, and the latest one on which it began.
    over: dict[Event, date | None] = {}
    begun: dict[Event, date | None] = {}
    for event in dataset.all(Event):
        whens = standing_values(event.when)
        over[event] = min(filter(None, map(_last_day, whens)), default=None)
        begun[event] = max(filter(None, map(_first_day, whens)), default=None)
    for (owner, _), meetings in _series(dataset).items():
        ordered = sorted(meetings, key=lambda pair: pair[0])
        for (number, earlier), (next_number, later) in pairwise(ordered):
            last, first = over[later], begun[earlier]
            if number == next_number:
                if owner.table != Body.TABLE:  # an exercise may be held in stages
                    continue
                yield Problem(
                    "number-twice",
                    f"{shortened(owner.id)} has another {ordinal(number)} meeting: "
                    f"{shortened(earlier.id)}.",
                    "Check both numbers; keep both as claims of one meeting if sources disagree.",
                    next(place for _, place in _standing(later, "number")),
                )
            elif last and first and last < first:
                yield Problem(
                    "number-out-of-order",
                    f"The {ordinal(next_number)} meeting was held before the {ordinal(number)}.",
                    f"Check its number and date, and those of {shortened(earlier.id)}.",
                    next(place for _, place in _standing(later, "number")),
                )


def _children_outside_their_parent(dataset: Dataset) -> Iterator[Problem]:
    records: tuple[Body | Organisation, ...] = (*dataset.all(Body), *dataset.all(Organisation))
    for record in records:
        mine = lifetime(dataset, record)
        for claim in record.parent:
            if claim.dated or claim.deprecated:
                continue
            parent = lifetime(dataset, dataset.get(claim.value))
            if _surely_before(parent.end, mine.end) or (
                parent.end and mine.end is None and _seen_after(mine, parent.end)
            ):
                yield Problem(
                    "child-outlives-parent",
                    f"It outlives {shortened(claim.value.id)}, to which it belongs.",
                    "Date the parent claim, or check the ends of both.",
                    _place(record, "parent", claim),
                )


def _seen_after(life: Lifetime, end: Moment) -> bool:
    last = end.bounds[1]
    return life.last_seen is not None and last is not None and life.last_seen > last


def _uncited_sources(dataset: Dataset) -> Iterator[Problem]:
    for record in dataset.all(Source):
        if not any(link.cites for link in dataset.links_to(record.ref)):
            yield Problem(
                "uncited-source",
                "Nothing rests on this source.",
                "Cite it where it supports something, or remove it.",
                (record.TABLE, record.id),
            )


def _held_after_review(dataset: Dataset) -> Iterator[Problem]:
    reviewed = dataset.about.day
    for event in _held(dataset):
        for when, place in _standing(event, "when"):
            first = _first_day(when)
            if first is not None and first > reviewed:
                yield Problem(
                    "held-after-review",
                    f"The meeting was held after {reviewed}, the day of the review.",
                    "Update “reviewed” in [dataset], or set the status of the meeting.",
                    place,
                )


def _never_true(dataset: Dataset) -> Iterator[Problem]:
    """Claims whose bounds are events that leave no day for them."""
    for record in dataset.records.values():
        for name in claim_fields(type(record)):
            for claim in getattr(record, name):
                if isinstance(claim.since, Ref) and claim.since == claim.until:
                    yield Problem(
                        "never-true",
                        "The claim begins and ends with the same event, so it never holds.",
                        "Correct one of the two bounds.",
                        _place(record, name, claim, "since"),
                    )


def _unsafe_addresses(dataset: Dataset) -> Iterator[Problem]:
    for record in dataset.table("source"):
        for name in ("url", "archive"):
            if text := getattr(record, name):
                try:
                    address(text)
                except UnsafeAddressError as error:
                    yield Problem(
                        "unsafe-address",
                        str(error),
                        "Write it on one line, beginning with https:// and the host.",
                        (record.TABLE, record.id, name),
                    )


def check_logic(dataset: Dataset) -> tuple[Problem, ...]:
    """Everything in a sound dataset that contradicts itself; without file, line and column."""
    return (
        *_meetings_outside_their_body(dataset),
        *_holders_outside_their_term(dataset),
        *_numbers_out_of_order(dataset),
        *_children_outside_their_parent(dataset),
        *_uncited_sources(dataset),
        *_held_after_review(dataset),
        *_never_true(dataset),
        *_unsafe_addresses(dataset),
    )
