"""What a record may be called on a day, from what says most to the shortest, and the way to it."""

from collections.abc import Iterable

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.namesakes import mark
from irtui.model.records import Body, Event, Record
from irtui.model.safe_text import is_indic


def names_of(as_of: AsOf, record: Record, label: str) -> tuple[str, ...]:
    """A label and its `shorter_names`.

    Before it stands the title, if that is the label with more words: ``2+2 Dialogue``.
    """
    title = as_of.title(record) if record.abbreviation else label
    longer = [title] if label != title and label in title else []
    return (*longer, label, *shorter_names(as_of, record, label))


def shorter_names(as_of: AsOf, record: Record, label: str) -> tuple[str, ...]:
    """The names of the day that are shorter than a label, in its language or in none."""
    if len(record.name) + len(record.abbreviation) < 2:
        return ()
    claims = [*as_of.holding(record, "name"), *as_of.holding(record, "abbreviation")]
    leading = as_of.leading(record, record.name) or as_of.leading(record, record.abbreviation)
    spoken = (None, leading.value.lang if leading else None)
    names = _marked(as_of, record, (one.value.value for one in claims if one.value.lang in spoken))
    return tuple(name for name in names if len(name) < len(label))


def names_in_other_scripts(as_of: AsOf, record: Record) -> tuple[str, ...]:
    """The names of the day, of whatever length, that are in no Indic script."""
    fields = ("abbreviation", "name", "aliases")
    names = (claim.value.value for field in fields for claim in as_of.holding(record, field))
    return _marked(as_of, record, (name for name in names if not is_indic(name)))


def _marked(as_of: AsOf, record: Record, names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, the longest first; its reference follows one that another record has."""
    marked = {name + mark(as_of.dataset, record.ref, name) for name in names}
    return tuple(sorted(marked, key=lambda name: (-len(name), name)))


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
