"""Seats against the terms of their holders, and against the sides of those who sit in them."""

from collections.abc import Iterator
from itertools import combinations

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import standing_values, stretch
from irtui.model.problems import Problem
from irtui.model.records import Body, Event, Person, Post, Treaty
from irtui.model.safe_text import shortened
from irtui.model.stretches import Days, Union
from irtui.model.values import ChairPost, Seat
from irtui.query.audit.checks.places import first_day, held, last_day, standing

_SEATED = ((Event, "chairs"), (Event, "present"), (Treaty, "signatories"), (Body, "chair_posts"))
"""The fields in which somebody, or the holder of an office, sits for a side."""


def _terms(dataset: Dataset, person: Person) -> dict[Ref | None, Union]:
    """For each office of ``person`` the days of all terms in it; sightings alone give none."""
    found: dict[Ref | None, list[Days]] = {}
    for claim in person.posts:
        if (claim.since or claim.until) and not claim.deprecated:
            days = stretch(dataset, claim).possible
            found.setdefault(claim.value.post, []).extend([days] if days else [])
    return {post: Union(terms) for post, terms in found.items()}


def outside_a_term(dataset: Dataset) -> Iterator[Problem]:
    """Seats in an office outside every known term of the person in it."""
    terms = {person.ref: _terms(dataset, person) for person in dataset.all(Person)}
    for event in held(dataset):
        inside: dict[tuple[Ref, Ref], bool] = {}
        days = Union(
            (day, day)
            for when in standing_values(event.when)
            for day in (first_day(when), last_day(when))
            if day
        )
        for field in ("chairs", "present"):
            for claim, place in standing(event, field):
                person, post = claim.value.person, claim.value.post
                known = terms.get(person, {}).get(post) if person and post else None
                if not days or known is None:
                    continue
                if (person, post) not in inside:
                    inside[person, post] = days.meets(known)
                if not inside[person, post]:
                    whom, office = shortened(person.id), shortened(post.id)
                    yield Problem(
                        "holder-outside-term",
                        f"{whom} sat here as {office}, outside every known term in that office.",
                        "Check the term, or use the office of that day.",
                        (*place, "post"),
                    )


def _sides(dataset: Dataset, seat: Seat | ChairPost) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What of a seat has a side: the key that says so, it in words, and the ids of its sides."""
    if seat.party:
        yield "party", "the seat", (seat.party.id,)
    refs: tuple[tuple[str, Ref | None], ...] = (
        ("person", getattr(seat, "person", None)),
        ("post", seat.post),
    )
    for key, ref in refs:
        record = dataset.get(ref) if ref else None
        if isinstance(record, Person | Post) and (sides := standing_values(record.party)):
            yield key, shortened(record.id), tuple(side.id for side in sides)


def of_two_sides(dataset: Dataset) -> Iterator[Problem]:
    """Seats whose person, office and side do not belong together."""
    fine: set[Seat | ChairPost] = set()  # many seats are the same
    for cls, name in _SEATED:
        for record in dataset.all(cls):
            for claim, place in standing(record, name):
                if claim.value in fine:
                    continue
                for (_, one, mine), (key, other, theirs) in combinations(
                    _sides(dataset, claim.value), 2
                ):
                    if set(mine).isdisjoint(theirs):
                        yield Problem(
                            "sides-differ",
                            f"The sides differ: {one} belongs to {shortened(mine[0])}, "
                            f"{other} to {shortened(theirs[0])}.",
                            "Correct the side that is wrong.",
                            (*place, key),
                        )
                        break
                else:
                    fine.add(claim.value)
