"""A dataset as plain tables, from which other formats are made; nothing of it is left out.

`irtui.exchange.tables.csv_folder` makes a dataset of them again, which is the same.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from irtui.exchange.scope import Scope
from irtui.exchange.tables.columns import (
    SEPARATOR,
    STRUCTURES,
    Shape,
    is_dated,
    led_fields,
    own_fields,
    shapes,
    value_parts,
)
from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Bound, Citation, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span, When
from irtui.model.fields import FieldSpec, claim_fields, field_table, key_of
from irtui.model.holding import resolve
from irtui.model.records import About, Record
from irtui.model.values import Name, Statement
from irtui.pages.anchors import anchor
from irtui.pages.phrases import value_in_words

Cell = str | int | float | bool | date | None
Row = dict[str, Cell]
"""The cells of a row by the names of their columns."""


@frozen(eq=False)
class Table:
    """A table with its rows."""

    shape: Shape
    _made: "_Tables"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Its rows, with a cell for each column."""
        names = [column.name for column in self.shape.columns]
        for row in self._made.rows(self.shape):
            yield tuple([row[name] for name in names])


def tables(scope: Scope) -> tuple[Table, ...]:
    """What is exported, as tables; of a day, only what held on it.

    Dates are in EDTF, with their first and last possible days as `datetime.date` beside them;
    records are ``table:id``.
    """
    made = _Tables(scope)
    return tuple(Table(shape, made) for shape in shapes())


def plain(value: object) -> Cell:
    """A value that has no keys, as a cell; of what has several members, all of them."""
    match value:
        case None | bool() | int() | float():
            return value
        case Ref():
            return str(value)
        case tuple():
            return SEPARATOR.join(str(plain(one)) for one in value) or None
        case Moment() | Span():
            return value.text
        case Citation():
            return str(value.ref)
    return str(value)


def _days(name: str, when: object) -> Row:
    """The cells of the first and the last possible day of a date, if it is one."""
    dated = when if isinstance(when, Moment | Span) else None
    return {
        f"{name}earliest": dated.earliest if dated else None,
        f"{name}latest": dated.latest if dated else None,
    }


def _bound(name: str, dataset: Dataset, bound: Bound | None) -> Row:
    when = resolve(dataset, bound) if isinstance(bound, Ref) else bound
    return {name: plain(bound), **_days(f"{name}_", when)}


def _cited(sources: tuple[Citation, ...]) -> Iterator[Row]:
    for position, one in enumerate(sources, 1):
        yield {"position": position, "source": str(one.ref), "at": one.at, "quote": one.quote}


def _sighted(seen: tuple[When, ...]) -> Iterator[Row]:
    for position, when in enumerate(seen, 1):
        yield {"position": position, "date": when.text, **_days("", when)}


@frozen(eq=False)
class _Tables:
    """The rows of all tables of an export."""

    scope: Scope

    @property
    def as_of(self) -> AsOf:
        return self.scope.as_of

    def rows(self, shape: Shape) -> Iterator[Row]:
        if shape.cls:
            return self.of_class(shape.cls)
        made: Iterator[Row] = getattr(self, shape.name)()
        return made

    def dataset(self) -> Iterator[Row]:
        about = self.scope.dataset.about
        yield {
            **{key_of(name): plain(getattr(about, name)) for name in own_fields(About)},
            "digest": self.scope.edition.digest or None,
            "day": self.scope.day,
            "of_day": self.scope.of_day,
            "branch": plain(self.scope.top),
        }

    def records(self) -> Iterator[Row]:
        """Those of the export, then those that only are pointed to from it."""
        here, dataset = self.scope.records, self.scope.dataset
        links = (link for record in here.values() for link in dataset.links_from(record))
        others = dict.fromkeys(link.target for link in links if link.target not in here)
        for ref in (*here, *others):
            record = dataset.get(ref)
            yield {
                "record": str(ref),
                "table": ref.table,
                "id": ref.id,
                "title": self.as_of.full_title(record, alone=True),
                "kind": record.kind,
                "there": self.as_of.presence(record).value,
                "here": ref in here,
            }

    def of_class(self, cls: type[Record]) -> Iterator[Row]:
        own, led = own_fields(cls), led_fields(cls)
        for record in self.scope.all(cls):
            row: Row = {
                "record": str(record.ref),
                "id": record.id,
                "full_title": self.as_of.full_title(record, alone=True),
                "there": self.as_of.presence(record).value,
                "seen": plain(record.seen),
                "sources": plain(record.sources),
            }
            for name, spec in own.items():
                row |= self._field(name, spec, getattr(record, name))
            for name, spec in led.items():
                row |= self._led(record, name, spec)
            yield row

    def _led(self, record: Record, name: str, spec: FieldSpec) -> Row:
        """What a field of claims says on the day."""
        if not spec.many:
            claims = self.scope.claims(record, name)
            return self._field(name, spec, self.as_of.value(record, claims) if claims else None)
        claims = getattr(record, name)
        held = self.as_of.holding(record, name) if claims else ()
        return {key_of(name): SEPARATOR.join(self._shortly(one.value) for one in held) or None}

    def _field(self, name: str, spec: FieldSpec, value: Any) -> Row:
        key = key_of(name)
        found = plain(value) if spec.structure is None else value and self._shortly(value)
        return {key: found, **(_days(f"{key}_", value) if is_dated(spec) else {})}

    def _shortly(self, value: Any) -> str:
        """A value in one cell: what the file has where it has no keys, else in words."""
        if isinstance(value, Name):
            return value.value
        keyless = isinstance(value, str | int | float | Moment | Span | Ref)
        return str(plain(value)) if keyless else value_in_words(self.as_of, value)

    def _claims_of(self, record: Record) -> Iterator[tuple[str, Claim[Any]]]:
        for name in claim_fields(type(record)):
            for claim in self.scope.claims(record, name):
                yield name, claim

    def _leading(self, record: Record) -> set[Claim[Any] | None]:
        """Of each field the claim that stands for it; of one with several members, all that do."""
        found: set[Claim[Any] | None] = set()
        for name, spec in field_table(type(record)).items():
            claims = self.scope.claims(record, name) if spec.claims else ()
            if claims and spec.many:
                found.update(self.as_of.holding(record, name))
            elif claims:
                found.add(self.as_of.leading(record, claims))
        return found

    def claims(self) -> Iterator[Row]:
        dataset = self.scope.dataset
        for record in self.scope.records.values():
            leading = self._leading(record)
            for name, claim in self._claims_of(record):
                yield {
                    "claim": anchor(record, name, claim),
                    "record": str(record.ref),
                    "field": key_of(name),
                    "position": record.place_of(claim) + 1,
                    "in_words": value_in_words(self.as_of, claim.value),
                    **_value(claim.value),
                    **_bound("since", dataset, claim.since),
                    **_bound("until", dataset, claim.until),
                    "seen": plain(claim.seen),
                    "rank": claim.rank.value,
                    "basis": claim.basis.value,
                    "note": claim.note,
                    "joint": claim.joint,
                    "holds": self.as_of.claims(record, name)[claim].value,
                    "leading": claim in leading,
                    "sources": plain(claim.sources),
                }

    def claim_sources(self) -> Iterator[Row]:
        for record in self.scope.records.values():
            for name, claim in self._claims_of(record):
                for row in _cited(claim.sources):
                    yield {"claim": anchor(record, name, claim), **row}

    def record_sources(self) -> Iterator[Row]:
        for ref, record in self.scope.records.items():
            for row in _cited(record.sources):
                yield {"record": str(ref), **row}

    def seen(self) -> Iterator[Row]:
        for ref, record in self.scope.records.items():
            for row in _sighted(record.seen):
                yield {"record": str(ref), "claim": None, **row}
            for name, claim in self._claims_of(record):
                for row in _sighted(claim.seen):
                    yield {"record": str(ref), "claim": anchor(record, name, claim), **row}

    def links(self) -> Iterator[Row]:
        for record in self.scope.records.values():
            kept = {claim for _, claim in self._claims_of(record)}
            for link in self.scope.dataset.links_from(record):
                if link.cites or (link.claim and link.claim not in kept):
                    continue
                yield {
                    "from": str(link.source),
                    "to": str(link.target),
                    "field": key_of(link.field),
                    "label": link.label or None,
                    "inverse": link.inverse or None,
                    "claim": anchor(record, link.field, link.claim) if link.claim else None,
                    "there": self.as_of.link_presence(link).value,
                }

    def identifiers(self) -> Iterator[Row]:
        for ref, record in self.scope.records.items():
            addresses = self.scope.dataset.addresses(record)
            for name, value in record.identifiers.items():
                found = {"register": name, "identifier": value, "address": addresses.get(name)}
                yield {"record": str(ref), **found}

    def extra(self) -> Iterator[Row]:
        for ref, record in self.scope.records.items():
            for name, value in record.extra.items():
                yield {"record": str(ref), "name": name, "value": value}

    def kinds(self) -> Iterator[Row]:
        for table, words in self.scope.dataset.about.kinds.items():
            for kind, one in words.items():
                yield {"table": table, "kind": kind, "plural": one.plural, "counted": one.counted}

    def words(self) -> Iterator[Row]:
        return _pairs("name", "called", self.scope.dataset.about.words)

    def registers(self) -> Iterator[Row]:
        return _pairs("register", "address", self.scope.dataset.about.registers)

    def lanes(self) -> Iterator[Row]:
        lanes = (ref for ref in self.scope.dataset.about.lanes if ref in self.scope.records)
        for position, ref in enumerate(lanes, 1):
            yield {"position": position, "record": str(ref)}

    def maintainers(self) -> Iterator[Row]:
        for position, name in enumerate(self.scope.dataset.about.maintainers, 1):
            yield {"position": position, "name": name}


def _pairs(name: str, other: str, found: Mapping[str, str]) -> Iterator[Row]:
    for key, value in found.items():
        yield {name: key, other: value}


def _value(value: Any) -> Row:
    """The cells of the value of a claim: itself, or its keys."""
    keyed = isinstance(value, STRUCTURES)
    text = getattr(value, "value", None) if keyed else str(plain(value))
    spoken = value.date if isinstance(value, Statement) else value
    return {
        **{
            key_of(name): plain(getattr(value, name, None)) if keyed else None
            for name in value_parts()
        },
        "value": text,
        "target": str(value) if isinstance(value, Ref) else None,
        **_days("", spoken),
    }
