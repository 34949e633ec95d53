"""Who holds an office on a day, and who held it before."""

from collections.abc import Iterator

from attrs import frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dates import sort_key
from irtui.model.holding import Presence, resolve
from irtui.model.records import TERMS, Person
from irtui.model.values import Role


@frozen
class Tenure:
    """A time for which somebody holds an office."""

    person: Person
    field: str
    """The field of the person that says so."""
    claim: Claim[Role]
    presence: Presence


_ORDER = tuple(Presence)


def tenures(as_of: AsOf, post: Ref) -> list[Tenure]:
    """All tenures of an office: those of the day first, the last before those before it."""

    def place(one: Tenure) -> tuple[int, int]:
        since = resolve(as_of.dataset, one.claim.since) or max(
            one.claim.seen, key=sort_key, default=None
        )
        return _ORDER.index(one.presence), -sort_key(since)[0].toordinal()

    return sorted(_tenures(as_of, post), key=place)


def _tenures(as_of: AsOf, post: Ref) -> Iterator[Tenure]:
    for person, claim in as_of.dataset.referring(post, Person, *TERMS):
        if claim.value.post == post and not claim.deprecated:
            field = next(name for name in TERMS if claim in getattr(person, name))
            yield Tenure(person, field, claim, as_of.claims(person, field)[claim])


def holders(as_of: AsOf, post: Ref) -> list[Tenure]:
    """Who holds an office on the day: those who certainly do, else those who possibly do.

    Each stands there once.
    """
    first: dict[Person, Tenure] = {}
    for one in tenures(as_of, post):
        first.setdefault(one.person, one)
    found = [*first.values()]
    certain = [one for one in found if one.presence is Presence.YES]
    return certain or [one for one in found if one.presence is Presence.POSSIBLY]
