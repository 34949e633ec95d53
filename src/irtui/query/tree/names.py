"""What a record may be called in the tree on a day, from what says most to the shortest."""

from irtui.model.as_of import AsOf
from irtui.model.namesakes import mark
from irtui.model.records import Record


def names_of(as_of: AsOf, record: Record, label: str) -> tuple[str, ...]:
    """A label, and the names of the day that are shorter, in its language or in none.

    Before it stands the title, if that is the label with more words: ``2+2 Dialogue``.
    """
    if not record.abbreviation:
        return (label,)
    claims = [*as_of.holding(record, "name"), *as_of.holding(record, "abbreviation")]
    leading = as_of.leading(record, record.name) or as_of.leading(record, record.abbreviation)
    spoken = (None, leading.value.lang if leading else None)
    names = (claim.value.value for claim in claims if claim.value.lang in spoken)
    marked = {name + mark(as_of.dataset, record.ref, name) for name in names}
    shorter = (name for name in marked if len(name) < len(label))
    title = as_of.title(record)
    longer = [title] if label != title and label in title else []
    return (*longer, label, *sorted(shorter, key=lambda name: (-len(name), name)))
