"""The dataset: every record of a file, and the links between them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar, overload

from attrs import field

from irtui.lean import frozen
from irtui.model.addresses import address_in
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.fields import FieldSpec, Kind, field_table
from irtui.model.kept import Keeps, stored_as
from irtui.model.records import CITED, TABLES, About, Record
from irtui.model.shelf import Made, Shelf

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@frozen(eq=False, slots=True)
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
    cites: bool = False
    """Whether it cites its target as evidence."""

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """The claim's own sources; empty where the source record's count."""
        return self.claim.sources if self.claim else ()


Naming = tuple[str, str, str]
"""What all links of one sort share: the field, the label and the inverse."""
Reference = tuple[Ref, Ref, Naming, Claim[Any] | int | None]
"""What a `Link` is made of: source, target, naming and claim, or its number in its field.

A large file has some 70,000 references and few of them are ever shown. So the index keeps these
tuples, and a link is made when one asks for it.
"""


@frozen(eq=False)
class _Referring:
    """What of a field, or of the claims in it, points to records."""

    kind: Kind
    claims: bool
    points: bool
    """Whether what is claimed can point to records."""
    value: Naming
    """Of the links of the value itself."""
    inside: tuple[tuple[str, Naming], ...]
    """The references in a value that has keys of its own."""
    since: Naming
    until: Naming
    sources: Naming
    """Of the links of a claim's own keys."""

    @classmethod
    def of(cls, name: str, spec: FieldSpec) -> "_Referring":
        naming = (name, spec.link, spec.inverse)
        keys = [(key, one) for key, one in spec.parts.items() if one.kind is Kind.REFERENCE]
        return cls(
            spec.kind,
            spec.claims,
            bool(keys) or spec.kind in (Kind.REFERENCE, Kind.PLACE),
            naming,
            tuple((key, _named(name, spec, key, one)) for key, one in keys),
            (name, "begins with", "changed"),
            (name, "ends with", "changed"),
            (name, "rests on", CITED),
        )


def _named(name: str, spec: FieldSpec, key: str, part: FieldSpec) -> Naming:
    """What the references in a key of a structure are called: their own names, or the field's."""
    if key == "party":
        return name, "", ""
    return name, part.link or spec.link, part.inverse or spec.inverse


_naming: dict[type[Record], dict[str, tuple[Naming, ...]]] = {}


def _namings(cls: type[Record]) -> dict[str, tuple[Naming, ...]]:
    """What the links of each field are called: those of its values, and of the keys in them."""
    if cls not in _naming:
        ways = {name: _Referring.of(name, spec) for name, spec in field_table(cls).items()}
        _naming[cls] = {
            name: (way.value, *(naming for _, naming in way.inside if naming[1]))
            for name, way in ways.items()
        }
    return _naming[cls]


_Referrers = tuple[Callable[[Record], Any], tuple[_Referring, ...]]
_referrers: dict[type[Record], _Referrers] = {}


def _referrers_of(cls: type[Record]) -> _Referrers:
    """What takes the values of all fields that can point to records, and those fields."""
    if cls not in _referrers:
        fields = {
            name: _Referring.of(name, spec)
            for name, spec in field_table(cls).items()
            if spec.claims or spec.kind in (Kind.CITATIONS, Kind.REFERENCE)
        }
        _referrers[cls] = attrgetter(*fields), tuple(fields.values())
    return _referrers[cls]


def _references(record: Record) -> list[Reference]:
    """Every reference that a record makes, in the order of its fields."""
    found: list[Reference] = []
    ref = record.ref
    values_of, fields = _referrers_of(type(record))
    for value, way in zip(values_of(record), fields, strict=True):
        if not value:
            continue
        if way.claims:
            for claim in value:
                if way.points:
                    _add_targets(found, ref, way, claim)
                if claim.since and type(claim.since) is Ref:
                    found.append((ref, claim.since, way.since, claim))
                if claim.until and type(claim.until) is Ref:
                    found.append((ref, claim.until, way.until, claim))
                for citation in claim.sources:  # few: a list of them would take longer
                    found.append((ref, citation.ref, way.sources, claim))  # noqa: PERF401
        elif way.kind is Kind.CITATIONS:
            found += [(ref, citation.ref, way.value, None) for citation in value]
        else:
            found.append((ref, value, way.value, None))
    return found


def _add_targets(found: list[Reference], ref: Ref, way: _Referring, claim: Claim[Any]) -> None:
    """Adds the references in the value of a claim."""
    if not way.inside and type(claim.value) is Ref:
        found.append((ref, claim.value, way.value, claim))
    for key, naming in way.inside:
        if (target := getattr(claim.value, key)) and type(target) is Ref:
            found.append((ref, target, naming, claim))


_PLURALS = {"body": "bodies", "party": "parties", "person": "people"}


def plural_of(table: str) -> str:
    """What the records of a table are called: ``bodies``."""
    return _PLURALS.get(table, f"{table}s")


@frozen(eq=False)
class Dataset(Keeps):
    """All that one file says. Frozen, and compared by identity: a reload builds another."""

    about: About
    records: Mapping[Ref, Record] = field(repr=False)
    """Every record by its reference, in the order of the file."""
    _index: Mapping[Ref, Sequence[Reference]] | None = field(default=None, repr=False)
    """The references to each target, in the order of the file; without it, they are found."""
    _stored: Mapping[str, Any] = field(factory=dict, repr=False)
    """Answers that were found before, as plain values by their names."""

    @overload
    def get(self, ref: Ref) -> Record: ...
    @overload
    def get(self, ref: Ref, cls: type[R]) -> R: ...
    def get(self, ref: Ref, cls: type[Any] = Record) -> Any:
        """The record that ``ref`` points to, which is of the class ``cls``.

        Raises:
            KeyError: there is none.
        """
        record = self.records[ref]
        if not isinstance(record, cls):
            raise KeyError(ref)
        return record

    def _answer(self, answer: Callable[["Dataset"], T]) -> T:
        how = stored_as(answer)
        if how is not None and how.name in self._stored:
            return how.read(self, self._stored[how.name])
        return answer(self)

    def has_asked(self, answer: Callable[["Dataset"], Any]) -> bool:  # noqa: D102 - as in Keeps
        how = stored_as(answer)
        return super().has_asked(answer) or (how is not None and how.name in self._stored)

    @cached_property
    def _shelf(self) -> Shelf:
        return self.records if isinstance(self.records, Shelf) else Made(self.records)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many records each table has, in the order of the file; empty tables are absent."""
        return self._shelf.counts

    def refs(self, table: str) -> Sequence[Ref]:
        """What points to the records of one table, in the order of the file."""
        return self._shelf.refs(table)

    def place(self, ref: Ref) -> int:
        """The place of a record in its table, from 0.

        Raises:
            KeyError: there is none.
        """
        return self._shelf.place(ref)

    def table(self, name: str) -> tuple[Record, ...]:
        """The records of one table, in the order of the file."""
        known: dict[str, tuple[Record, ...]] = self.kept(Dataset.table)
        if name not in known:
            known[name] = self._shelf.table(name)
        return known[name]

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """The records of one class, in the order of the file."""
        return tuple(one for one in self.table(cls.TABLE) if isinstance(one, cls))

    def meant(self, text: str) -> list[Ref]:
        """The records that a text names: as ``table:id``, or by an id, which several may have."""
        name = text.strip()
        refs = [Ref.parse(name)] if ":" in name else [Ref(table, name) for table in TABLES]
        return [ref for ref in refs if ref in self.records]

    @cached_property
    def references(self) -> Mapping[Ref, Sequence[Reference]]:
        """The references to each target, in the order of the file."""
        if self._index is not None:
            return self._index
        index: dict[Ref, list[Reference]] = defaultdict(list)
        for record in self.records.values():
            for reference in _references(record):
                index[reference[1]].append(reference)
        return index

    def links_from(self, record: Record) -> Iterator[Link]:
        """The links that ``record`` makes, in the order of its fields.

        A link without a label is a reference that says nothing in the other direction, such as the
        side that a chair sat for.
        """
        return self._links(_references(record))

    def links_to(self, ref: Ref) -> tuple[Link, ...]:
        """The links that other records make to ``ref``, in the order of the file."""
        found = self.references.get(ref, ())
        return tuple(self._links(reference for reference in found if reference[2][1]))

    def pointing(self, ref: Ref) -> Iterator[tuple[Ref, Claim[Any] | None]]:
        """What `links_to` ``ref``, each with the claim that does, without making the links."""
        for source, _, (name, label, _), claim in self.references.get(ref, ()):
            if label:
                yield source, self._claim(source, name, claim)

    def _links(self, references: Iterable[Reference]) -> Iterator[Link]:
        words = self.about.words
        for source, target, (name, label, inverse), claim in references:
            called = words.get(label, label), words.get(inverse, inverse)
            found = self._claim(source, name, claim)
            yield Link(source, target, name, *called, found, inverse == CITED)

    def _claim(self, source: Ref, name: str, of: Claim[Any] | int | None) -> Claim[Any] | None:
        """The claim of a field, which may be told by its number there."""
        if isinstance(of, int):
            found: Claim[Any] = getattr(self.records[source], name)[of]
            return found
        return of

    def referring(self, ref: Ref, cls: type[R], *names: str) -> Iterator[tuple[R, Claim[Any]]]:
        """What points to ``ref`` by one of some fields of a class, in the order of the file.

        Each record with the claim that does; claims that are thought wrong are left out, and so
        are bounds and sources of a claim.
        """
        ways = {naming for name in names for naming in _namings(cls)[name]}
        for source, _, naming, of in self.references.get(ref, ()):
            if source.table == cls.TABLE and naming in ways:
                claim = self._claim(source, naming[0], of)
                if claim and not claim.deprecated:
                    yield self.get(source, cls), claim

    def unknown_targets(self) -> frozenset[Ref]:
        """What is pointed to and is not there. A dataset that was loaded has none."""
        targets = chain(self.references, self.about.lanes)
        return frozenset(target for target in targets if target not in self.records)

    def addresses(self, record: Record) -> dict[str, str]:
        """The addresses of a record elsewhere, by register; of those that have a pattern."""
        patterns = self.about.registers
        return {
            register: address_in(patterns[register], identifier)
            for register, identifier in record.identifiers.items()
            if register in patterns
        }

    def called(self, name: str) -> str:
        """What a link or a field is called in this dataset."""
        return self.about.words.get(name, name)

    def plural(self, table: str, kind: str | None) -> str:
        """What several records of a kind, or of a table, are called: ``working groups``."""
        if kind is None:
            return plural_of(table)
        words = self.about.kinds.get(table, {}).get(kind)
        return (words and words.plural) or f"{kind.replace('-', ' ')}s"

    def counted(self, table: str, kind: str | None) -> str | None:
        """What is said of records of a kind that are counted: ``held``; ``None``: no word."""
        words = self.about.kinds.get(table, {}).get(kind or "")
        return words.counted if words else None
