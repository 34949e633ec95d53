"""Records to begin with: what can be known of the next meeting, of a source, of a person, a gap.

Nothing is written anywhere: a draft is a record like those of a file, without what is to be filled
in.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import chain, count
from typing import Any

from irtui.lean import evolve, field, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Precision, When, day_of, first_day_of, sort_key, start_of
from irtui.model.fields import field_table
from irtui.model.holding import Presence, stretch
from irtui.model.records import TABLES, TERMS, Body, Event, Gap, Person, Record, Source
from irtui.model.values import Name, Role, Status
from irtui.query.folding import fold_text
from irtui.query.series import is_meeting

TO_FILL = "To be filled in."
"""Stands where the format needs a text that only the writer knows."""


@frozen
class Draft:
    """A record to be filled in."""

    record: Record
    source: Source | None = None
    """The record of a source to be named, on which it rests."""
    replaces: Ref | None = None
    """What is to be taken out: the announcement of a meeting that was held."""
    unsure: tuple[Ref, ...] = field(factory=tuple)
    """The people in it of whom the dataset cannot say that they were in office on the day."""


def _free(dataset: Dataset, table: str, *wanted: str) -> str:
    """The first of some ids that no record of the table has, or the last with a number."""
    numbered = (f"{wanted[-1]}-{number}" for number in count(2))
    ids = chain(wanted, numbered)
    return next(one for one in ids if Ref(table, one) not in dataset.records)


def _as_id(*texts: str) -> str:
    """Texts as an id: folded, with hyphens; empty if they have neither letters nor digits."""
    return fold_text(" ".join(texts)).replace(" ", "-")


def _day_in_id(when: When) -> str:
    """A date as ids end in it: year and month, or the year where no month is known."""
    start = start_of(when)
    month = start is not None and start.precision <= Precision.MONTH
    return f"{first_day_of(when):%Y-%m}" if month else f"{first_day_of(when):%Y}"


def _source(dataset: Dataset, day: When) -> Source:
    """A source that is yet to be named, read on a day."""
    identifier = _free(dataset, Source.TABLE, f"source-{first_day_of(day)}")
    return Source(id=identifier, accessed=day)


def _most_common(values: Iterable[Any]) -> Any:
    """The value that comes most often; ``None`` if there is none."""
    return next((value for value, _ in Counter(values).most_common(1)), None)


def record_draft(dataset: Dataset, table: str, name: str, day: When) -> Draft:
    """A record of any table, with an id by its name; texts that the format needs stand in it.

    Args:
        dataset: where it is to go.
        table: one of `TABLES`.
        name: what it is called; may be empty.
        day: the day on which it is written.
    """
    cls = TABLES[table]
    identifier = _free(dataset, table, _as_id(name) or f"new-{table}")
    given: dict[str, Any] = {
        key: TO_FILL for key, spec in field_table(cls).items() if spec.required
    }
    if name:
        given["name"] = (Claim(value=Name(value=name)),)
    source = _source(dataset, day)
    return Draft(cls(id=identifier, **given, sources=(Citation(source.id),)), source)


def source_draft(dataset: Dataset, url: str, host: str, when: When | None, day: When) -> Draft:
    """A source by its address: what those of the same host have in common is taken from them.

    Args:
        dataset: where it is to go.
        url: its address.
        host: the host in it, without “www.”.
        when: when it was published, if that is known.
        day: the day on which it is read.
    """
    alike = [one for one in dataset.all(Source) if one.url and f"/{host}/" in f"{_bare(one.url)}/"]
    shared = {
        name: _most_common(getattr(one, name) for one in alike)
        for name in ("kind", "publisher", "language", "origin")
    }
    prefix = _most_common(_prefix(one) for one in alike) or _as_id(host.rpartition(".")[0] or host)
    identifier = _free(dataset, Source.TABLE, _as_id(prefix, when.text if when else ""))
    return Draft(Source(id=identifier, url=url, date=when, accessed=day, **shared))


def _bare(url: str) -> str:
    return url.replace("://www.", "://").partition(":/")[2]


def _prefix(source: Source) -> str | None:
    """What of a source's id stands before its date."""
    prefix, _, _ = source.id.partition(f"-{first_day_of(source.date):%Y}" if source.date else "-")
    return prefix if prefix != source.id else None


def gap_draft(dataset: Dataset, about: Ref, name: str, day: When) -> Draft:
    """A gap in a record, or in one of its fields, that was looked for on a day."""
    identifier = _free(dataset, Gap.TABLE, _as_id(about.id, name))
    return Draft(Gap(id=identifier, about=about, field=name or None, text=TO_FILL, searched=day))


def meeting_draft(dataset: Dataset, body: Body, when: When) -> Draft:
    """The next meeting of a body, held on a day: its number, and who chairs it by office.

    Where it was announced, all that was said of it stays, with the sources of that.
    """
    as_of = AsOf.of(dataset, day_of(when))
    held, announced, numbers = _series(dataset, body, when)
    source = _source(dataset, when)
    ids = (f"{body.id}-{_day_in_id(when)}", f"{body.id}-{first_day_of(when)}")
    identifier = _free(dataset, Event.TABLE, *ids)
    chairs, unsure = _chairs(as_of, body)
    told = (Citation(source.id),)
    if announced:
        record = evolve(
            announced,
            id=identifier,
            when=(Claim(value=when, sources=told),),
            status=(Claim(value=Status.HELD, sources=told),),
            chairs=announced.chairs or tuple(evolve(chair, sources=told) for chair in chairs),
            sources=(*announced.sources, *told),
        )
        return Draft(record, source, announced.ref, () if announced.chairs else unsure)
    record = Event(
        id=identifier,
        kind=_most_common(e.kind for e in held if e.number) or _most_common(e.kind for e in held),
        body=(Claim(value=body.ref),),
        number=(Claim(value=max(numbers) + 1),) if numbers else (),
        when=(Claim(value=when),),
        status=(Claim(value=Status.HELD),),
        chairs=chairs,
        sources=told,
    )
    return Draft(record, source, None, unsure)


def _series(
    dataset: Dataset, body: Body, when: When
) -> tuple[list[Event], Event | None, list[int]]:
    """The meetings of a body that were held, the first announced for later, and their numbers.

    Of a meeting before the last one that was held, there is neither announcement nor number.
    """
    as_of = AsOf.of(dataset, dataset.about.day, former=True)
    events = as_of.meetings(body.ref)
    meetings = [event for event in events if is_meeting(dataset, event)] or events
    held = [event for event in meetings if as_of.status(event) is Status.HELD]
    last = as_of.place_in_time(held[-1]) if held else (date.min, date.min)
    if sort_key(when) <= last:
        return held, None, []
    waiting = (Status.ANNOUNCED, Status.POSTPONED)
    later = (event for event in meetings if as_of.place_in_time(event) > last)
    announced = next((event for event in later if as_of.status(event) in waiting), None)
    numbers = [as_of.value(event, event.number) for event in held]
    return held, announced, [number for number in numbers if number]


def _chairs(as_of: AsOf, body: Body) -> tuple[tuple[Claim[Any], ...], tuple[Ref, ...]]:
    """For each side the office of the day and who holds it; and those who only possibly do."""
    found: dict[object, Claim[Any]] = {}
    unsure: list[Ref] = []
    for claim in as_of.holding(body, "chair_posts"):
        post, party = claim.value.post, claim.value.party
        if post is None or (party or post) in found:
            continue
        person, presence = _holder(as_of, post)
        found[party or post] = Claim(value=Role(person=person, post=post, party=party))
        unsure += [person] if person and presence is not Presence.YES else []
    return tuple(found.values()), tuple(unsure)


def _holder(as_of: AsOf, post: Ref) -> tuple[Ref | None, Presence]:
    """Who held an office on the day: certainly, or else possibly, the last seen of those."""
    terms = [
        (presence is Presence.YES, _last_seen(as_of, claim), person.ref, presence)
        for person, claim in as_of.dataset.referring(post, Person, *TERMS)
        if (presence := as_of.holds(person, claim))
    ]
    _, _, ref, presence = max(terms, default=(False, date.min, None, Presence.LATER))
    return ref, presence


def _last_seen(as_of: AsOf, claim: Claim[Any]) -> date:
    """The last day up to the one asked for on which a term was seen to run."""
    days = stretch(as_of.dataset, claim).certain
    return min(days[1], as_of.day) if days else date.min
