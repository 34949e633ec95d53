"""Who has or had a part in a body or an organisation, whichever of the two says so."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import stretch
from irtui.model.records import TERMS, Body, Organisation, Person, Record
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
