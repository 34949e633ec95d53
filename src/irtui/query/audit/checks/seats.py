"""Seats and roles against the terms, the lives and the sides of those who have them."""

from collections.abc import Iterator
from itertools import combinations

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields
from irtui.model.holding import standing_values, stretch
from irtui.model.lifetimes import lifetime
from irtui.model.problems import Path, Problem
from irtui.model.records import (
    TERMS,
    Body,
    Event,
    Organisation,
    Person,
    Post,
    Record,
    Treaty,
)
from irtui.model.safe_text import shortened
from irtui.model.stretches import Days, Union
from irtui.model.values import Role
from irtui.query.audit.checks.places import first_day, held, last_day, life_of, outside, standing

_SEATED = ((Event, "chairs"), (Event, "present"), (Treaty, "signatories"), (Body, "chair_posts"))
"""The fields in which somebody, or the holder of an office, sits for a side."""


def _terms(dataset: Dataset, person: Person) -> dict[Ref | None, Union]:
    """For each office of ``person`` the days of all terms in it; sightings alone give none."""
    found: dict[Ref | None, list[Days]] = {}
    for claim in person.terms:
        if (claim.since or claim.until) and not claim.deprecated:
            days = stretch(dataset, claim).possible
            found.setdefault(claim.value.post, []).extend([days] if days else [])
    return {post: Union(terms) for post, terms in found.items()}


def outside_a_term(dataset: Dataset) -> Iterator[Problem]:
    """Seats in an office outside every known term of the person in it."""
    terms = {person.ref: _terms(dataset, person) for person in dataset.all(Person)}
    for event in held(dataset):
        inside: dict[tuple[Ref, Ref], bool] = {}
        days: Union | None = None
        for field in ("chairs", "present"):
            for claim, place in standing(event, field):
                person, post = claim.value.person, claim.value.post
                known = terms.get(person, {}).get(post) if person and post else None
                if known is None:
                    continue
                if days is None:
                    days = _days_of(event)
                if (person, post) not in inside:
                    inside[person, post] = not days or days.meets(known)
                if not inside[person, post]:
                    whom, office = shortened(person.id), shortened(post.id)
                    yield Problem(
                        "holder-outside-term",
                        f"{whom} sat here as {office}, outside every known term in that office.",
                        "Check the term, or use the office of that day.",
                        (*place, "post"),
                    )


def _days_of(event: Event) -> Union:
    """The first and the last day of each of its dates."""
    return Union(
        (day, day)
        for when in standing_values(event.when)
        for day in (first_day(when), last_day(when))
        if day
    )


_ROLES = ((Person, TERMS), (Organisation, ("roles",)), (Body, ("members",)))
"""The fields in which somebody has a part for a time."""


def outside_a_life(dataset: Dataset) -> Iterator[Problem]:
    """Roles that lie wholly before or after the life of what they are in, or of who has them."""
    for cls, names in _ROLES:
        for record in dataset.all(cls):
            for name in names:
                for claim, place in standing(record, name):
                    days = stretch(dataset, claim).possible if claim.dated else None
                    if days and (found := _not_there(dataset, record, claim.value, days)):
                        yield Problem(
                            "role-outside-life",
                            f"{shortened(found.id)} was not there at any time of this role.",
                            "Check the dates of both.",
                            (*place, "since" if claim.since else "until"),
                        )


def _not_there(dataset: Dataset, record: Record, role: Role, days: Days) -> Ref | None:
    """What of a role certainly was on none of some days: its holder, or what it is in.

    What a person tells of itself is compared with its birth and its death below.
    """
    own = None if isinstance(record, Person) else record.ref
    for ref in (own, role.person, role.organisation, role.in_):
        if ref and outside(life_of(dataset, ref), *days):
            return ref
    return None


_SIGNED_OR_SAT = ((Event, ("chairs", "present"), "when"), (Treaty, ("signatories",), "signed"))
"""Where people sat or signed, and the field that says when."""


def outside_their_life(dataset: Dataset) -> Iterator[Problem]:
    """What people held or where they sat before they were born, or after they had died."""
    for person in dataset.all(Person):
        if not (person.born or person.died):
            continue
        life = lifetime(dataset, person)
        if (life.start or life.end) and (days := life.possible):
            yield from _of_theirs(dataset, person, days)
            for cls, fields, when in _SIGNED_OR_SAT:
                for record, claim in dataset.referring(person.ref, cls, *fields):
                    dates = standing_values(getattr(record, when))
                    if dates and all(outside(days, first_day(one), last_day(one)) for one in dates):
                        yield _outside_life(person, _seat(record, fields, claim))


def _of_theirs(dataset: Dataset, person: Person, life: Days) -> Iterator[Problem]:
    for name in claim_fields(Person):
        for claim, path in standing(person, name):
            days = stretch(dataset, claim) if claim.dated else None
            had = days and (days.certain if claim.only_seen else days.possible)
            if had and outside(life, *had):
                yield _outside_life(person, path)


def _seat(record: Record, fields: tuple[str, ...], claim: object) -> Path:
    places = (place for name in fields for one, place in standing(record, name) if one is claim)
    return next(places)


def _outside_life(person: Person, path: Path) -> Problem:
    return Problem(
        "outside-life",
        f"{shortened(person.id)} was not born by then, or had died.",
        "Check the dates of both, and whether it was this person.",
        path,
    )


_Sides = tuple[str, frozenset[Ref]]
"""The id of the first side that something is of, and all of them."""


def _sides(dataset: Dataset, seat: Role) -> Iterator[tuple[str, str, _Sides]]:
    """What of a seat has a side: the key that says so, it in words, and its sides."""
    if seat.party:
        yield "party", "the seat", (seat.party.id, frozenset((seat.party,)))
    known: dict[Ref, _Sides] = dataset.kept(_sides)
    for key, ref in (("person", seat.person), ("post", seat.post)):
        if ref and ref not in known:
            record = dataset.get(ref)
            sides = standing_values(record.party if isinstance(record, Person | Post) else ())
            known[ref] = next((side.id for side in sides), ""), frozenset(sides)
        if ref and known[ref][0]:
            yield key, shortened(ref.id), known[ref]


def of_two_sides(dataset: Dataset) -> Iterator[Problem]:
    """Seats whose person, office and side do not belong together."""
    fine: set[tuple[Ref | None, ...]] = set()  # many seats are the same
    apart: dict[tuple[frozenset[Ref], frozenset[Ref]], bool] = {}
    for cls, name in _SEATED:
        for record in dataset.all(cls):
            for claim, place in standing(record, name):
                seat = claim.value.person, claim.value.post, claim.value.party
                if seat in fine:
                    continue
                for (_, one, (first, mine)), (key, other, (second, theirs)) in combinations(
                    _sides(dataset, claim.value), 2
                ):
                    if (mine, theirs) not in apart:
                        apart[mine, theirs] = mine.isdisjoint(theirs)
                    if apart[mine, theirs]:
                        yield Problem(
                            "sides-differ",
                            f"The sides differ: {one} belongs to {shortened(first)}, "
                            f"{other} to {shortened(second)}.",
                            "Correct the side that is wrong.",
                            (*place, key),
                        )
                        break
                else:
                    fine.add(seat)
