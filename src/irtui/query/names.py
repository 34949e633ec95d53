"""What a record is called, on a day."""

from collections.abc import Sequence
from datetime import date

from irtui.model.claims import Claim
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words
from irtui.model.dates import When
from irtui.model.holding import leading
from irtui.model.records import Body, Event, Gap, Record, Source, Treaty
from irtui.model.values import Name


def one_line(text: str) -> str:
    """``text`` for a place that has one line: its line breaks become spaces."""
    return text.replace("\n", " ")


def ordinal(number: int) -> str:
    """``22`` as ``22nd``."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def kind_in_words(record: Record) -> str:
    """The record's kind as one says it: ``working group``; its table, if it has none.

    The kind of a gap is that of what is missing: ``gap: person``.
    """
    kind = (record.kind or record.TABLE).replace("-", " ")
    return f"{Gap.TABLE}: {kind}" if isinstance(record, Gap) and record.kind else kind


def best(dataset: Dataset, record: Record, claims: Sequence[Claim[Name]], day: date) -> str | None:
    """The name that holds on ``day``, or else the best ranked one."""
    claim = leading(dataset, record, claims, day)
    return claim.value.value if claim else None


def event_date(dataset: Dataset, event: Event, day: date) -> When | None:
    """When an event took place, or else when it was to."""
    for claims in (event.when, event.planned):
        if claim := leading(dataset, event, claims, day):
            return claim.value
    return None


def record_date(dataset: Dataset, record: Record, day: date) -> When | None:
    """When a meeting was, an agreement signed, or a source published; ``None`` for all else."""
    if isinstance(record, Event):
        return event_date(dataset, record, day)
    if isinstance(record, Treaty):
        for claims in (record.signed, record.term):
            if claim := leading(dataset, record, claims, day):
                return claim.value
    return record.date if isinstance(record, Source) else None


def meeting_title(dataset: Dataset, event: Event, day: date) -> str:
    """A meeting among those of its body: ``22nd meeting``; its name, if it has no number."""
    if number := leading(dataset, event, event.number, day):
        return f"{ordinal(number.value)} {kind_in_words(event)}"
    name = best(dataset, event, event.name, day)
    return name or kind_in_words(event).capitalize()


def title(dataset: Dataset, record: Record, day: date) -> str:
    """What ``record`` is called on ``day``; for a meeting without a name, its number and kind."""
    name = best(dataset, record, record.name, day)
    if name:
        return name
    if isinstance(record, Event):
        return meeting_title(dataset, record, day)
    if isinstance(record, Source):
        return record.title or record.publisher or record.id
    if isinstance(record, Gap):
        return record.text
    return record.id


def short_title(dataset: Dataset, record: Record, day: date) -> str:
    """The abbreviation of ``day`` where there is one, else the title."""
    abbreviation = best(dataset, record, record.abbreviation, day)
    return abbreviation or title(dataset, record, day)


def full_title(dataset: Dataset, record: Record, day: date, *, short: bool = False) -> str:
    """The title, for a meeting with what it is a meeting of, by its ``short`` name if wanted."""
    own = title(dataset, record, day)
    if isinstance(record, Event) and not record.name:
        for claims in (record.body, record.programme, record.agreement):
            if owner := leading(dataset, record, claims, day):
                called = short_title if short else title
                of = called(dataset, dataset.get(owner.value), day)
                return f"{own} of the {of}" if record.number else f"{own}: {of}"
    return own


def brief_title(dataset: Dataset, record: Record, day: date) -> str:
    """The shortest title that names ``record`` by itself: ``6th session of the CLFE``."""
    if isinstance(record, Event):
        return full_title(dataset, record, day, short=True)
    return short_title(dataset, record, day)


def source_line(source: Source) -> str:
    """Publisher and date: how a source is named in a list."""
    parts = [source.publisher or source.id]
    if source.date:
        parts.append(in_words(source.date))
    return ", ".join(parts)


def way_to(dataset: Dataset, record: Record, day: date) -> list[str]:
    """What lies above ``record`` on ``day``, from the top, and last the record itself."""
    way: list[str] = []
    above: Record | None = record
    while above is not None:
        if isinstance(above, Event):
            way.append(meeting_title(dataset, above, day))
            claims = above.body or above.programme or above.agreement
        else:
            way.append(short_title(dataset, above, day))
            claims = above.parent if isinstance(above, Body) else ()
        owner = leading(dataset, above, claims, day)
        above = dataset.records.get(owner.value) if owner else None
    return way[::-1]
