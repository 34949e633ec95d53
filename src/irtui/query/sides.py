"""The sides: whose something is, in whose country it was, and what a side is called."""

from collections.abc import Iterator

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.holding import standing_values
from irtui.model.records import Event, Organisation, Party, Person, Place, Post
from irtui.model.values import Role


def side_of(as_of: AsOf, ref: Ref) -> Ref | None:
    """The side of a person, an office or an organisation, or a side itself.

    ``None``: it is of none, or of several, or that is not known.
    """
    record = as_of.dataset.get(ref)
    if isinstance(record, Party):
        return ref
    if isinstance(record, Person):
        return as_of.value(record, record.party)
    if isinstance(record, Post):
        within = as_of.value(record, record.organisation)
        return as_of.value(record, record.party) or (side_of(as_of, within) if within else None)
    sides = set(standing_values(record.parties)) if isinstance(record, Organisation) else set()
    return sides.pop() if len(sides) == 1 else None


def side_of_role(as_of: AsOf, role: Role) -> Ref | None:
    """The side on whose behalf somebody has a part, as far as the part or its office says it."""
    if role.party:
        return role.party
    for ref in (role.for_, role.post):
        if isinstance(ref, Ref) and (side := side_of(as_of, ref)):
            return side
    return None


def around(as_of: AsOf, place: Ref) -> Iterator[Ref]:
    """A place, and each that it lies in on the day, from the nearest on."""
    passed: dict[Ref, None] = {}
    above: Ref | None = place
    while above is not None and above not in passed:
        passed[above] = None
        yield above
        record = as_of.dataset.get(above, Place)
        above = as_of.value(record, record.within)


def side_around(as_of: AsOf, place: Ref) -> Ref | None:
    """The side that a place is in, by itself or by what it lies in."""
    records = (as_of.dataset.get(one, Place) for one in around(as_of, place))
    return next(filter(None, (as_of.value(one, one.party) for one in records)), None)


def host(as_of: AsOf, event: Event) -> Ref | None:
    """The side in whose country an event was; ``None``: in none's, or that is not known."""
    place = as_of.value(event, event.place)
    return side_around(as_of, place) if isinstance(place, Ref) else None


def side_name(as_of: AsOf, ref: Ref) -> str:
    """What a side is called in few words: its abbreviation, or what of its name is an alias."""
    party, name = as_of.dataset.get(ref), as_of.title(ref, alone=True).casefold()
    short = () if party.abbreviation else standing_values(party.aliases)
    found = (alias.value for alias in short if alias.value.casefold() in name)
    return min(found, key=len, default=as_of.short_title(ref))
