"""Makes the values of the interface of those of the model."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from irtui.interface.values import Chair, Citation, Claim, Date, Link, Problem, Source
from irtui.model import claims, problems, records
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref, parts_of
from irtui.model.dataset import Link as ModelLink
from irtui.model.dates import Moment, Span
from irtui.model.fields import field_table, key_of
from irtui.model.holding import Presence, resolve
from irtui.model.records import THIRD, Body
from irtui.model.values import Name, Statement
from irtui.pages.anchors import anchor
from irtui.pages.phrases import value_in_words
from irtui.query.chairs import seats


def date_of(when: object) -> Date | None:
    """A date of the model; ``None`` for what is none."""
    if isinstance(when, Moment | Span):
        return Date(when.text, when.earliest, when.latest)
    return None


def problem_of(found: problems.Problem) -> Problem:
    """What is wrong with a file."""
    return Problem(
        str(found.severity), found.code, found.message, found.hint, found.file, found.line
    )


def citation_of(found: claims.Citation) -> Citation:
    """A source, and where in it."""
    return Citation(str(found.ref), found.at, found.quote)


def _flat(value: object) -> Any:
    """A text or a number for a value without keys of its own; ``None`` for any other."""
    if isinstance(value, Moment | Span):
        return value.text
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, str | int | float) else None


def _parts(value: object) -> dict[str, Any]:
    if isinstance(value, Ref):
        return {}
    named = ((key_of(name), _flat(getattr(value, name))) for name in parts_of(type(value)))
    return {name: part for name, part in named if part is not None} if _flat(value) is None else {}


def claim_of(as_of: AsOf, record: records.Record, name: str, found: claims.Claim[Any]) -> Claim:
    """A claim in a field of a record, as of a day."""
    words = value_in_words(as_of, found.value)
    value = found.value.value if isinstance(found.value, Name | Statement) else _flat(found.value)
    return Claim(
        id=anchor(record, name, found),
        record=str(record.ref),
        field=key_of(name),
        value=words if value is None else value,
        in_words=words,
        parts=_parts(found.value),
        date=date_of(found.value),
        since=_bound(as_of, found.since),
        until=_bound(as_of, found.until),
        seen=tuple(Date(one.text, one.earliest, one.latest) for one in found.seen),
        sources=tuple(map(citation_of, found.sources or record.sources)),
        rank=str(found.rank),
        basis=str(found.basis),
        note=found.note,
        holds=str(as_of.claims(record, name)[found]),
    )


def _bound(as_of: AsOf, bound: claims.Bound | None) -> Date | None:
    return date_of(resolve(as_of.dataset, bound) if isinstance(bound, Ref) else bound)


def _link(as_of: AsOf, record: Ref, label: str, other: Ref, found: ModelLink) -> Link:
    maker = as_of.dataset.get(found.source)
    return Link(
        record=str(record),
        label=label,
        other=str(other),
        made_by=str(found.source),
        field=key_of(found.field),
        when=date_of(as_of.link_time(found)),
        there=str(as_of.link_presence(found)),
        claim=anchor(maker, found.field, found.claim) if found.claim else None,
    )


def own_links(as_of: AsOf, record: records.Record) -> Iterator[Link]:
    """The links that a record makes, but those to its sources."""
    for one in as_of.dataset.links_from(record):
        if one.label and not one.cites:
            yield _link(as_of, record.ref, one.label, one.target, one)


def links_of(as_of: AsOf, record: records.Record) -> Iterator[Link]:
    """The links that a record makes, then those that others make to it; but those to sources."""
    yield from own_links(as_of, record)
    for one in as_of.dataset.links_to(record.ref):
        if not one.cites:
            yield _link(as_of, record.ref, one.inverse, one.source, one)


def source_of(as_of: AsOf, found: records.Source) -> Source:
    """A source."""
    side = found.origin if found.origin in (None, THIRD) else f"party:{found.origin}"
    return Source(
        id=str(found.ref),
        title=as_of.title(found, alone=True),
        publisher=found.publisher,
        url=found.url,
        archive=found.archive,
        date=date_of(found.date),
        accessed=date_of(found.accessed),
        language=found.language,
        origin=side,
        reprints=str(found.reprints) if found.reprints else None,
    )


def chairs_of(as_of: AsOf, body: Body) -> Iterator[Chair]:
    """The chairs of a body on the day."""
    for seat in seats(as_of, body):
        role, holder = seat.claim.value, seat.holder
        held = as_of.claims(body, "chair_posts")[seat.claim]
        unsure = seat.possibly or (holder is not None and holder.presence is not Presence.YES)
        named = (holder and as_of.title(holder.person)) or role.as_
        yield Chair(
            side=str(role.party) if role.party else None,
            office=str(role.post) if role.post else None,
            holder=str(holder.person.ref) if holder else None,
            name=named or (as_of.title(role.post) if role.post else ""),
            holds=str(Presence.POSSIBLY if unsure else held),
            claim=anchor(body, "chair_posts", seat.claim),
        )


def own_values(record: records.Record) -> dict[str, str | int | float]:
    """The fields of a record's own table that hold no claims, by their keys; none that is empty."""
    shared = field_table(records.Record)
    found = {
        key_of(name): _flat(getattr(record, name))
        for name, spec in field_table(type(record)).items()
        if not spec.claims and name not in shared
    }
    return {key: value for key, value in found.items() if value is not None}
