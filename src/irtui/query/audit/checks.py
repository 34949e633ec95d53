"""Logic checks: what a sound file may still say wrongly, told by what else it says.

Each gives warnings or notes; none keeps a dataset from being shown.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from irtui.model.addresses import UnsafeAddressError, address
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, When, end_of, start_of
from irtui.model.fields import claim_fields, key_of
from irtui.model.holding import Lifetime, lifetime, standing_values
from irtui.model.names import ordinal
from irtui.model.problems import Path, Problem
from irtui.model.records import Body, Event, Organisation, Person, Record, Source
from irtui.model.safe_text import shortened
from irtui.model.values import Holding, Seat, Status


def _first_day(when: When) -> date | None:
    """The first day on which ``when`` possibly begins."""
    start = start_of(when)
    return start.bounds[0] if start else None


def _last_day(when: When) -> date | None:
    """The last day on which ``when`` possibly ends."""
    end = end_of(when)
    return end.bounds[1] if end else None


def _surely_before(one: Moment | None, other: Moment | None) -> bool:
    """Whether every day of ``one`` lies before every day of ``other``."""
    if one is None or other is None:
        return False
    last, first = one.bounds[1], other.bounds[0]
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
    index = getattr(record, name).index(claim)
    return (record.TABLE, record.id, key_of(name), index, *keys)


def _meetings_outside_their_body(dataset: Dataset) -> Iterator[Problem]:
    lives: dict[Ref, Lifetime] = {}
    for event in _held(dataset):
        if not event.number:
            continue
        for ref in standing_values(event.body):
            body = dataset.get(ref)
            life = lives.setdefault(ref, lifetime(dataset, body))
            for when, place in _standing(event, "when"):
                start, end = start_of(when), end_of(when)
                if _surely_before(end, life.start):
                    yield Problem(
                        "meeting-before-founding",
                        f"It was held before {shortened(ref.id)} was founded.",
                        "Check both dates, or the number of the meeting.",
                        place,
                    )
                elif _surely_before(life.end, start):
                    yield Problem(
                        "meeting-after-end",
                        f"It was held after {shortened(ref.id)} had ended.",
                        "Check both dates.",
                        place,
                    )


def _terms(person: Person, post: Ref) -> tuple[Claim[Holding], ...]:
    """The claims that give ``person`` a term in ``post``; sightings alone give none."""
    return tuple(
        claim
        for claim in person.posts
        if claim.value.post == post and (claim.since or claim.until) and not claim.deprecated
    )


def _holders_outside_their_term(dataset: Dataset) -> Iterator[Problem]:
    for event in _held(dataset):
        for field in ("chairs", "present"):
            for seat, place in _standing(event, field):
                if problem := _outside_term(dataset, event, seat, place):
                    yield problem


def _outside_term(dataset: Dataset, event: Event, seat: Seat, place: Path) -> Problem | None:
    person = dataset.get(seat.person) if seat.person else None
    if not isinstance(person, Person) or seat.post is None:
        return None
    terms = _terms(person, seat.post)
    days = [
        day
        for when in standing_values(event.when)
        for day in (_first_day(when), _last_day(when))
        if day
    ]
    if not terms or not days:
        return None
    if any(AsOf(dataset, day).holds(person, claim) for claim in terms for day in days):
        return None
    return Problem(
        "holder-outside-term",
        f"{shortened(person.id)} sat here as {shortened(seat.post.id)}, outside every known term "
        "in that office.",
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
    for (owner, _), meetings in _series(dataset).items():
        ordered = sorted(meetings, key=lambda pair: pair[0])
        for (number, earlier), (next_number, later) in pairwise(ordered):
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
            elif any(
                _surely_before(end_of(after), start_of(before))
                for before in standing_values(earlier.when)
                for after in standing_values(later.when)
            ):
                yield Problem(
                    "number-out-of-order",
                    f"It is the {ordinal(next_number)}, and was held before the {ordinal(number)}.",
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
                    f"It is still there when {shortened(claim.value.id)}, to which it belongs, "
                    "has ended.",
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
                "Cite it where it was read for something, or take it out.",
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
                    f"It was held after {reviewed}, the day that the dataset speaks for.",
                    "Renew “reviewed” in [dataset], or give the meeting its status.",
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
                        "It begins and ends with the same event, so it never holds.",
                        "Mend one of the two bounds.",
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
