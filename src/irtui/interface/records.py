"""A record as the interface gives it: its face at once, what is said of it when it is asked for."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from irtui.interface.made import citation_of, claim_of, date_of, links_of, own_values
from irtui.interface.values import Citation, Claim, Date, Link, Plain, date_cells
from irtui.model import records
from irtui.model.as_of import AsOf
from irtui.model.fields import claim_fields, key_of
from irtui.query.evidence import disputed


class Record:
    """A record, named as on the day that was asked of. Equal to another of the same id and day."""

    id: str
    """Its id: ``body:ferry-board``."""
    table: str
    """The kind of thing that it is: ``body``, ``person``, ``event``, ``source`` …"""
    day: date
    """The day that was asked of."""

    def __init__(self, as_of: AsOf, record: records.Record) -> None:
        self.id, self.table, self.day = str(record.ref), record.TABLE, as_of.day
        self._as_of, self._record = as_of, record

    @cached_property
    def title(self) -> str:
        """What it is called; a meeting, with what it is one of."""
        return self._as_of.full_title(self._record, alone=True)

    @cached_property
    def short(self) -> str:
        """The shortest title that names it by itself."""
        return self._as_of.brief_title(self._record)

    @property
    def kind(self) -> str | None:
        """A word of the dataset's own vocabulary: ``working-group``."""
        return self._record.kind

    @property
    def summary(self) -> str | None:
        """What it is, in a few lines."""
        return self._record.summary

    @property
    def there(self) -> str:
        """Whether it was there on the day: ``yes``, ``possibly``, ``later`` or ``former``."""
        return str(self._as_of.presence(self._record))

    @property
    def date(self) -> Date | None:
        """When a meeting was, an agreement was signed, a source published; else ``None``."""
        return date_of(self._as_of.date_of(self._record))

    @property
    def identifiers(self) -> Mapping[str, str]:
        """Its ids in registers elsewhere, by the name of the register."""
        return dict(self._record.identifiers)

    @property
    def extra(self) -> Mapping[str, str]:
        """The fields of the dataset's own, as texts."""
        return dict(self._record.extra)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Where the record as a whole was read."""
        return tuple(map(citation_of, self._record.sources))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields in which it has claims, in the order of the format."""
        return tuple(map(key_of, self._names()))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that is said of it, by field; in each, what holds on the day stands first."""
        return tuple(claim for name in self._names() for claim in self._claims(name))

    def field(self, name: str) -> tuple[Claim, ...]:
        """The claims in a field; what holds on the day stands first.

        Args:
            name: the field, as in the file: ``founded``.

        Raises:
            AttributeError: records of this table have no such field.
        """
        return tuple(self._claims(self._attribute(name)))

    def value(self, name: str) -> str | int | float | None:
        """What a field says on the day: the value of the best claim; ``None``, if there is none.

        Where no claim holds on the day, it is the best ranked of those that do on others.

        Args:
            name: the field, as in the file: ``founded``.

        Raises:
            AttributeError: records of this table have no such field.
        """
        attribute = self._attribute(name)
        best = self._as_of.leading(self._record, getattr(self._record, attribute))
        return claim_of(self._as_of, self._record, attribute, best).value if best else None

    @property
    def values(self) -> Mapping[str, str | int | float]:
        """What its table has that is no claim: the ``mark`` of a side, the ``text`` of a gap."""
        return own_values(self._record)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that it makes, then those that others make to it; sources are left out."""
        return tuple(links_of(self._as_of, self._record))

    @property
    def disputes(self) -> Mapping[str, tuple[Claim, ...]]:
        """What its sources contradict each other about: all tellings, by field."""
        found = {}
        for name in self._names():
            if tellings := disputed(self._as_of.dataset, self._record, name):
                made = (claim_of(self._as_of, self._record, name, one) for one in tellings)
                found[key_of(name)] = tuple(made)
        return found

    def row(self) -> dict[str, Plain]:
        """The record as a row of a table; its claims are a table of their own."""
        return {
            "record": self.id,
            "table": self.table,
            "kind": self.kind,
            "title": self.title,
            "short": self.short,
            "there": self.there,
            **date_cells("date", self.date),
            "summary": self.summary,
        }

    def _attribute(self, field: str) -> str:
        found = {key_of(one): one for one in claim_fields(type(self._record))}
        if field not in found:
            known = ", ".join(found)
            raise AttributeError(f"{self.table} has no field {field!r}; it has {known}.")
        return found[field]

    def _names(self) -> list[str]:
        return [name for name in claim_fields(type(self._record)) if getattr(self._record, name)]

    def _claims(self, name: str) -> list[Claim]:
        ordered = self._as_of.claims(self._record, name)
        return [claim_of(self._as_of, self._record, name, one) for one in ordered]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return self._record is other._record and self.day == other.day

    def __hash__(self) -> int:
        return hash((self.id, self.day))

    def __repr__(self) -> str:
        return f"Record({self.id!r}, {self.title!r})"
