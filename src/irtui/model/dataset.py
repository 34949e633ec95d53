"""The dataset: every record of a file, and the links between them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import field, frozen

from irtui.model.claims import Citation, Claim, Ref
from irtui.model.fields import FieldSpec, Kind, field_table, fields_of_kind
from irtui.model.records import About, Record


@frozen(eq=False)
class Link:
    """One reference, readable from both its ends."""

    source: Ref
    """The record that holds the reference."""
    target: Ref
    """The record that it points to."""
    field: str
    """The field that holds it."""
    label: str
    """What the link is called at ``source``."""
    inverse: str
    """What it is called at ``target``."""
    claim: Claim[object] | None = None
    """The claim that makes the link; ``None`` for a plain field."""

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """The claim's own sources; empty where the source record's count."""
        return self.claim.sources if self.claim else ()


def links_from(record: Record) -> Iterator[Link]:
    """The links that ``record`` makes, in the order of its fields.

    A link without a label is a reference that says nothing in the other direction, such as the
    side that a chair sat for.
    """
    ref = record.ref
    for name, spec in field_table(type(record)).items():
        value = getattr(record, name)
        if not value:
            continue
        if spec.kind is Kind.CITATIONS:
            for citation in value:
                yield Link(ref, citation.ref, name, spec.link, spec.inverse)
        elif spec.claims:
            for claim in value:
                yield from _links_of_claim(ref, name, spec, claim)
        elif spec.kind is Kind.REFERENCE:
            yield Link(ref, value, name, spec.link, spec.inverse)


def _links_of_claim(ref: Ref, name: str, spec: FieldSpec, claim: Claim[Any]) -> Iterator[Link]:
    if spec.kind is Kind.REFERENCE:
        yield Link(ref, claim.value, name, spec.link, spec.inverse, claim)
    elif spec.kind is Kind.STRUCTURE and spec.structure is not None:
        for key, _ in fields_of_kind(spec.structure, Kind.REFERENCE):
            if target := getattr(claim.value, key):
                named = (spec.link, spec.inverse) if key != "party" else ("", "")
                yield Link(ref, target, name, *named, claim)
    for bound, label in ((claim.since, "begins with"), (claim.until, "ends with")):
        if isinstance(bound, Ref):
            yield Link(ref, bound, name, label, "changed", claim)
    for citation in claim.sources:
        yield Link(ref, citation.ref, name, "rests on", "supports", claim)


@frozen(eq=False)
class Dataset:
    """All that one file says. Frozen, and compared by identity: a reload builds another."""

    about: About
    records: Mapping[Ref, Record] = field(repr=False)
    """Every record by its reference, in the order of the file."""

    def get(self, ref: Ref) -> Record:
        """The record that ``ref`` points to.

        Raises:
            KeyError: there is none.
        """
        return self.records[ref]

    @cached_property
    def tables(self) -> Mapping[str, tuple[Record, ...]]:
        """The records of each table, in the order of the file; empty tables are absent."""
        tables: dict[str, list[Record]] = {}
        for ref, record in self.records.items():
            tables.setdefault(ref.table, []).append(record)
        return {name: tuple(records) for name, records in tables.items()}

    def table(self, name: str) -> tuple[Record, ...]:
        """The records of one table, in the order of the file."""
        return self.tables.get(name, ())

    @cached_property
    def _links_to(self) -> Mapping[Ref, tuple[Link, ...]]:
        index: dict[Ref, list[Link]] = {}
        for record in self.records.values():
            for link in links_from(record):
                index.setdefault(link.target, []).append(link)
        return {target: tuple(links) for target, links in index.items()}

    def links_to(self, ref: Ref) -> tuple[Link, ...]:
        """The links that other records make to ``ref``, in the order of the file."""
        return tuple(link for link in self._links_to.get(ref, ()) if link.label)

    def unknown_targets(self) -> frozenset[Ref]:
        """What is pointed to and is not there. A dataset that was loaded has none."""
        targets = self._links_to.keys() | set(self.about.lanes)
        return frozenset(targets - self.records.keys())

    def plural(self, table: str, kind: str) -> str:
        """What several records of a kind are called: ``working groups``."""
        return self.about.kinds.get(table, {}).get(kind, f"{kind.replace('-', ' ')}s")
