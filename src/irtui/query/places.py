"""Where something was: the places that a place lies in, and the side that was host."""

from collections.abc import Iterator

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.records import Event, Place


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
    for one in around(as_of, place):
        record = as_of.dataset.get(one, Place)
        if party := as_of.value(record, record.party):
            return party
    return None


def host(as_of: AsOf, event: Event) -> Ref | None:
    """The side in whose country an event was; ``None``: in none's, or that is not known."""
    place = as_of.value(event, event.place)
    return side_around(as_of, place) if isinstance(place, Ref) else None
