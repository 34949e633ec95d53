"""Who has or had a part in a body or an organisation, whichever of the two says so."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import sort_key
from irtui.model.holding import Presence, resolve, stretch
from irtui.model.records import TERMS, Body, Organisation, Person, Post, Record
from irtui.model.values import Role


@frozen
class Term:
    """A part that somebody has or had in something, for a time."""

    who: Ref
    """A person or an organisation, or the office whose holder has it."""
    within: Ref | None
    """A body or an organisation; ``None``: it is said of an office alone."""
    record: Record
    """The record that says so."""
    field: str
    """The field that does."""
    claim: Claim[Role]


def holder_of(claim: Claim[Any]) -> Ref | None:
    """Who has a part, where a claim of a role says it."""
    return claim.value.holder if isinstance(claim.value, Role) else None


def terms_in(dataset: Dataset, ref: Ref) -> Iterator[Term]:
    """The parts that all have or had in a body or an organisation, apart from what is wrong."""
    record = dataset.get(ref)
    for claim in record.members if isinstance(record, Body) else ():
        if claim.value.holder and not claim.deprecated:
            yield Term(claim.value.holder, ref, record, "members", claim)
    for cls in (Person, Organisation):
        for member, claim in dataset.referring(ref, cls, "roles"):
            if claim.value.in_ == ref:
                yield Term(member.ref, ref, member, "roles", claim)


def terms_of(dataset: Dataset, record: Person | Organisation) -> Iterator[Term]:
    """The parts of a person or an organisation, in what it or a body says of it."""
    for field in TERMS:
        claims: tuple[Claim[Role], ...] = getattr(record, field, ())
        for claim in claims:
            if not claim.deprecated:
                yield Term(record.ref, claim.value.in_, record, field, claim)
    for body, claim in dataset.referring(record.ref, Body, "members"):
        if claim.value.holder == record.ref:
            yield Term(record.ref, body.ref, body, "members", claim)


def members(as_of: AsOf, ref: Ref) -> tuple[Ref, ...]:
    """The members of a body or an organisation on the day, at least possibly, each once."""
    terms = terms_in(as_of.dataset, ref)
    return tuple(dict.fromkeys(one.who for one in terms if as_of.holds(one.record, one.claim)))


def are_terms(dataset: Dataset, claims: Sequence[Claim[Any]]) -> bool:
    """Whether claims are of times after each other, and not tellings of one time."""
    if len(claims) < 2 or not all(claim.dated and not claim.deprecated for claim in claims):
        return False
    days = sorted(filter(None, (stretch(dataset, claim).certain for claim in claims)))
    return len(days) == len(claims) and all(one[1] < other[0] for one, other in pairwise(days))


@frozen
class Tenure:
    """A time for which a person has or had an office."""

    person: Person
    field: str
    """The field of the person that says so."""
    claim: Claim[Role]
    presence: Presence
    """Whether it was of the day; what was first seen after the day is later."""
    heard: tuple[date, date]
    """Between which days it was last seen, or else began; the last ones there are, if not known."""


@frozen
class Tenures:
    """Who has or had an office, seen from a day."""

    today: tuple[Tenure, ...]
    """Those who certainly held it; if nobody did, who possibly did and was heard of last."""
    before: tuple[Tenure, ...]
    """All others whom it had until the day, the last first."""
    later: tuple[Tenure, ...]
    """Those who came after the day, in order of time."""


def posts_at(as_of: AsOf, ref: Ref) -> Iterator[tuple[Post, Claim[Ref]]]:
    """The offices of an organisation or a body on the day, in the order of the file."""
    for post, claim in as_of.dataset.referring(ref, Post, "organisation"):
        if as_of.claims(post, "organisation")[claim]:
            yield post, claim


def tenures(as_of: AsOf, post: Ref) -> Tenures:
    """Who held an office on the day, before and after it."""
    found = [
        _tenure(as_of, person, field, claim)
        for field in TERMS
        for person, claim in as_of.dataset.referring(post, Person, field)
    ]
    found.sort(key=lambda one: one.heard, reverse=True)
    today = [one for one in found if one.presence is Presence.YES]
    if not today:
        possible = [one for one in found if one.presence]
        today = [one for one in possible if one.heard == possible[0].heard]
    holders = {one.person.ref for one in today}
    others = [one for one in found if one.person.ref not in holders]
    before = (one for one in others if one.presence is not Presence.LATER)
    later = (one for one in reversed(others) if one.presence is Presence.LATER)
    return Tenures(tuple(today), tuple(before), tuple(later))


def _tenure(as_of: AsOf, person: Person, field: str, claim: Claim[Role]) -> Tenure:
    presence = as_of.claims(person, field)[claim]
    bound = resolve(as_of.dataset, claim.since or claim.until)
    known = sorted(map(sort_key, claim.seen if claim.only_seen else (bound,)))
    if claim.only_seen and presence is Presence.POSSIBLY and known[0][0] > as_of.day:
        presence = Presence.LATER
    return Tenure(person, field, claim, presence, known[-1])
