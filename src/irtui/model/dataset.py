"""The dataset: every record of a file, and the links between them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar, overload

from irtui.lean import field, frozen
from irtui.model.addresses import address_in
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.kept import Keeps, stored_as
from irtui.model.records import CITED, TABLES, About, Record
from irtui.model.references import Index, Reference, References, namings_of, references_of
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


_PLURALS = {"body": "bodies", "party": "parties", "person": "people"}


def _claim(record: Record, name: str, place: int) -> Claim[Any]:
    claims: Sequence[Claim[Any]] = getattr(record, name)
    return claims[place]


def plural_of(table: str) -> str:
    """What the records of a table are called: ``bodies``."""
    return _PLURALS.get(table, f"{table}s")


@frozen(eq=False)
class Dataset(Keeps):
    """All that one file says. Frozen, and compared by identity: a reload builds another."""

    about: About
    records: Mapping[Ref, Record] = field(repr=False)
    """Every record by its reference, in the order of the file."""
    _index: References | None = field(default=None, repr=False)
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
    def references(self) -> References:
        """The references to each target, in the order of the file."""
        return Index(self.records) if self._index is None else self._index

    def links_from(self, record: Record) -> Iterator[Link]:
        """The links that ``record`` makes, in the order of its fields.

        A link without a label is a reference that says nothing in the other direction, such as the
        side that a chair sat for.
        """
        return self._links((record, one) for one in references_of(record))

    def links_to(self, ref: Ref) -> tuple[Link, ...]:
        """The links that other records make to ``ref``, in the order of the file."""
        found = self.references.get(ref, ())
        return tuple(self._links((self.records[one[0]], one) for one in found if one[2][1]))

    def pointing(self, ref: Ref) -> Iterator[tuple[Ref, Claim[Any] | None]]:
        """What `links_to` ``ref``, each with the claim that does, without making the links."""
        for source, _, (name, label, _), place in self.references.get(ref, ()):
            if label:
                yield source, None if place is None else _claim(self.records[source], name, place)

    def _links(self, references: Iterable[tuple[Record, Reference]]) -> Iterator[Link]:
        words = self.about.words
        for record, (source, target, (name, label, inverse), place) in references:
            called = words.get(label, label), words.get(inverse, inverse)
            claim = None if place is None else _claim(record, name, place)
            yield Link(source, target, name, *called, claim, inverse == CITED)

    def referring(self, ref: Ref, cls: type[R], *names: str) -> Iterator[tuple[R, Claim[Any]]]:
        """What points to ``ref`` by one of some fields of a class, in the order of the file.

        Each record with the claim that does; claims that are thought wrong are left out, and so
        are bounds and sources of a claim.
        """
        ways = {naming for name in names for naming in namings_of(cls)[name]}
        for source, _, naming, place in self.references.get(ref, ()):
            if source.table == cls.TABLE and naming in ways and place is not None:
                record = self.get(source, cls)
                claim = _claim(record, naming[0], place)
                if not claim.deprecated:
                    yield record, claim

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
