"""The way from the top of the tree down to a record, by its names."""

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.records import Body, Event, Record


def way_to(as_of: AsOf, record: Record) -> dict[Ref, str]:
    """What lies above ``record`` on the day, from the top, and last the record itself, by name."""
    way: dict[Ref, str] = {}
    above: Record | None = record
    while above is not None and above.ref not in way:
        if isinstance(above, Event):
            way[above.ref] = as_of.meeting_title(above)
            ref = next(iter(as_of.owners(above)), None)
        else:
            way[above.ref] = as_of.short_title(above)
            ref = as_of.parent(above) if isinstance(above, Body) else None
        above = as_of.dataset.get(ref) if ref else None
    return dict(reversed(way.items()))
