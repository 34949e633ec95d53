"""What the fields of a query stand for: which records have a kind, a side, a date, a conflict."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from irtui.model.claims import Basis, Claim, Ref
from irtui.model.dataset import links_from
from irtui.model.dates import Span, When
from irtui.model.fields import claim_fields, field_table, key_of
from irtui.model.holding import holds, resolve
from irtui.model.records import Gap, Organisation, Party, Person, Post, Record, Source
from irtui.query.evidence import disputed, record_support
from irtui.query.find.folding import fold_text
from irtui.query.find.grammar import TRAITS, Range
from irtui.query.find.texts import Texts
from irtui.query.names import kind_in_words, source_line

Key = Any
"""What a record can have in a facet: a kind, the id of a side, a range of days."""

_AT_ONCE = 500
"""Records that are looked at between two chances to stop."""
_BELOW = frozenset({"parent", "body", "programme", "agreement", "part_of", "organisation"})
"""The fields by which a record lies below another."""


@frozen
class Facet:
    """One field of the grammar."""

    keys: Callable[[Record], Iterable[Key]]
    """What a record has."""
    fits: Callable[[Any, Key], bool]
    """Whether a value that was asked for means a key."""
    says: Callable[[Record, Key], str]
    """What of a record it is, in words."""
    names: Callable[[Key], Iterable[str]] | None = None
    """How a key may be called, where an unknown value is a mistake; ``None``: it is none."""
    exact_alone: bool = False
    """Whether a value that is the whole name of a key does not mean longer names as well."""


def _begins(value: str, text: str) -> bool:
    """Whether the words of ``value`` begin words of ``text``, or stand in them from three on."""
    folded, words = f" {fold_text(text)}", fold_text(value).split()
    return bool(words) and all(
        f" {word}" in folded or (len(word) > 2 and word in folded) for word in words
    )


class Facets:
    """All fields of the grammar over one dataset.

    Args:
        texts: reads the records.
        records: the records, each in its row.
    """

    def __init__(self, texts: Texts, records: Sequence[Record]) -> None:
        self._texts = texts
        self._dataset = texts.dataset
        self._records = records
        self._tables: dict[str, dict[Key, list[int]]] = {}
        self._facets = {
            "kind": Facet(
                self._kind, self._is_called, _kind_in_words, self._kind_names, exact_alone=True
            ),
            "party": Facet(
                self._parties,
                self._is_called,
                self._party_in_words,
                self._party_names,
                exact_alone=True,
            ),
            "person": Facet(self._people, self._named, self._title),
            "place": Facet(_places, _begins, lambda _, key: str(key)),
            "source": Facet(self._sources, self._source_named, self._source_in_words),
            "lang": Facet(_languages, _speaks, lambda _, key: str(key), lambda key: (key,)),
            "date": Facet(self._dates, _overlaps, _days_in_words),
            "has": Facet(self._traits, lambda value, key: value == key, self._trait_in_words),
            "sources": Facet(self._counts, _counts, lambda _, key: str(key)),
        }

    def __getitem__(self, field: str) -> Facet:
        return self._facets[field]

    def table(self, field: str) -> Generator[None, None, dict[Key, list[int]]]:
        """The rows of each key of a field; found in steps when it is first asked for."""
        if field not in self._tables:
            table: dict[Key, list[int]] = {}
            keys_of = self._facets[field].keys
            for row, record in enumerate(self._records):
                for key in dict.fromkeys(keys_of(record)):
                    table.setdefault(key, []).append(row)
                if row % _AT_ONCE == _AT_ONCE - 1:
                    yield
            self._tables[field] = table
        return self._tables[field]

    def fitting(self, field: str, value: str | Range, keys: Iterable[Key]) -> list[Key]:
        """The keys that a value means: those called exactly so, or else those called like it."""
        facet = self._facets[field]
        found = [key for key in keys if facet.fits(value, key)]
        if facet.names is None or not facet.exact_alone or isinstance(value, Range):
            return found
        folded = fold_text(value)
        exact = [key for key in found if folded in map(fold_text, facet.names(key))]
        return exact or found

    def why(self, field: str, record: Record, keys: set[Key]) -> str:
        """What of a record is one of the ``keys``, in words."""
        facet = self._facets[field]
        has = next((key for key in facet.keys(record) if key in keys), None)
        return facet.says(record, has) if has is not None else ""

    def below(self, ref: Ref) -> set[Ref]:
        """A record and all that lies below it, on whatever day."""
        found, waiting = {ref}, [ref]
        while waiting:
            for link in self._dataset.links_to(waiting.pop()):
                wrong = link.claim is not None and link.claim.deprecated
                if link.field in _BELOW and not wrong and link.source not in found:
                    found.add(link.source)
                    waiting.append(link.source)
        return found

    # Kinds and sides

    def _is_called(self, value: str, key: Key) -> bool:
        names = self._kind_names(key) if isinstance(key, tuple) else self._party_names(key)
        folded = fold_text(value)
        return bool(folded) and any(fold_text(name).startswith(folded) for name in names)

    @staticmethod
    def _kind(record: Record) -> Iterator[Key]:
        yield record.TABLE, record.kind

    def _kind_names(self, key: Key) -> Iterator[str]:
        table, kind = key
        yield from (table, self._dataset.plural(table, None))
        if kind:
            yield from (kind, self._dataset.plural(table, kind))

    def _parties(self, record: Record) -> Iterator[Key]:
        if isinstance(record, Party):
            yield record.id
        for link in links_from(record):
            if link.target.table == Party.TABLE:
                yield link.target.id
            organisation = self._dataset.records.get(link.target)
            if isinstance(record, Post) and isinstance(organisation, Organisation):
                yield from (claim.value.id for claim in organisation.parties)
        if isinstance(record, Source) and record.origin:
            yield record.origin

    def _party_names(self, key: Key) -> Iterator[str]:
        yield key
        party = self._dataset.records.get(Ref(Party.TABLE, key))
        if isinstance(party, Party):
            claims = (*party.name, *party.abbreviation, *party.aliases)
            yield from (claim.value.value for claim in claims)
            yield from (name for name in (party.adjective, party.mark) if name)

    def _party_in_words(self, _: Record, key: Key) -> str:
        ref = Ref(Party.TABLE, key)
        return self._texts.title(ref) if ref in self._dataset.records else str(key)

    # People and sources

    def _people(self, record: Record) -> Iterator[Key]:
        if isinstance(record, Party):  # it would have all of its people
            return
        if isinstance(record, Person):
            yield record.ref
        for link in links_from(record):
            if link.target.table == Person.TABLE:
                yield link.target
        for link in self._dataset.links_to(record.ref):
            if link.source.table == Person.TABLE:
                yield link.source

    def _named(self, value: str, key: Key) -> bool:
        person = self._dataset.get(key)
        if value == key.id:
            return True
        names = (claim.value.value for claim in (*person.name, *person.aliases))
        return any(_begins(value, name) for name in names)

    def _title(self, _: Record, key: Key) -> str:
        return self._texts.title(key)

    def _sources(self, record: Record) -> Iterable[Key]:
        return (record.ref,) if isinstance(record, Source) else self._support(record)

    def _support(self, record: Record) -> tuple[Ref, ...]:
        if isinstance(record, Gap):
            return tuple(citation.ref for citation in record.sources)
        return record_support(self._dataset, record).sources

    def _source_named(self, value: str, key: Key) -> bool:
        source = self._dataset.get(key)
        assert isinstance(source, Source)  # the key is of the table of sources
        return any(
            _begins(value, text) for text in (source.title, source.publisher, source.id) if text
        )

    def _source_in_words(self, _: Record, key: Key) -> str:
        source = self._dataset.get(key)
        assert isinstance(source, Source)  # the key is of the table of sources
        return source_line(source)

    def _counts(self, record: Record) -> Iterator[Key]:
        if not isinstance(record, Source | Gap):
            yield len(self._support(record))

    # Dates

    def _dates(self, record: Record) -> Iterator[Key]:
        for name, spec in field_table(type(record)).items():
            value = getattr(record, name)
            if not value:
                continue
            if not spec.claims:
                if hasattr(value, "earliest"):
                    yield _days(value)
                continue
            for claim in value:
                if hasattr(claim.value, "earliest"):
                    yield _days(claim.value)
                yield from map(_days, claim.seen)
                if isinstance(record, Person):
                    yield from self._term(claim)

    def _term(self, claim: Claim[Any]) -> Iterator[Key]:
        """From when until when an office was held."""
        since, until = resolve(self._dataset, claim.since), resolve(self._dataset, claim.until)
        if first := since or until:
            begun = _days(first)[0]
            yield begun, _days(until)[1] if until else max(self._texts.day, begun)

    # Traits

    def _traits(self, record: Record) -> Iterator[Key]:
        for trait in TRAITS:
            if self._trait_fields(record, trait):
                yield trait

    def _trait_fields(self, record: Record, trait: str) -> list[str]:
        """The fields that give a record a trait; its gaps, for that of having one."""
        if isinstance(record, Source | Gap):
            return []
        match trait:
            case "gap":
                about = (
                    self._dataset.get(link.source) for link in self._dataset.links_to(record.ref)
                )
                return [gap.text for gap in about if isinstance(gap, Gap)]
            case "conflict":
                names = claim_fields(type(record))
                fields = [name for name in names if disputed(self._dataset, record, name)]
            case "inferred":
                fields = self._fields_with(record, lambda claim: claim.basis is Basis.INFERRED)
            case _:
                fields = self._fields_with(record, lambda claim: self._over(record, claim))
        return [key_of(name).replace("_", " ") for name in fields]

    @staticmethod
    def _fields_with(record: Record, test: Callable[[Claim[Any]], bool]) -> list[str]:
        names = claim_fields(type(record))
        return [name for name in names if any(map(test, getattr(record, name)))]

    def _over(self, record: Record, claim: Claim[Any]) -> bool:
        if claim.until is None or claim.deprecated:
            return False
        over = resolve(self._dataset, claim.until)
        began = over is not None and bool(over.reached(self._texts.day))
        return began and not holds(self._dataset, record, claim, self._texts.day)

    def _trait_in_words(self, record: Record, key: Key) -> str:
        return ", ".join(self._trait_fields(record, key))


def _kind_in_words(record: Record, _: Key) -> str:
    return kind_in_words(record)


def _places(record: Record) -> Iterator[Key]:
    for name in ("place", "venue"):
        yield from (claim.value for claim in getattr(record, name, ()))


def _languages(record: Record) -> Iterator[Key]:
    for claim in (*record.name, *record.abbreviation, *record.aliases):
        if claim.value.lang:
            yield claim.value.lang
    if isinstance(record, Source) and record.language:
        yield record.language


def _speaks(value: str, key: Key) -> bool:
    wanted, tag = value.lower(), str(key).lower()
    return tag == wanted or tag.startswith(f"{wanted}-")


def _counts(value: Range, key: Key) -> bool:
    return (value.first is None or key >= value.first) and (value.last is None or key <= value.last)


def _days(when: When) -> tuple[date, date]:
    """From when until when something was, as far as it is known; what is open goes on."""
    first = when.earliest or when.latest or date.min
    if isinstance(when, Span) and when.open_end:
        return first, date.max
    return first, when.latest or first


def _overlaps(value: Range, key: Key) -> bool:
    first, last = key
    return (value.first is None or last >= value.first) and (
        value.last is None or first <= value.last
    )


def _days_in_words(_: Record, key: Key) -> str:
    first, last = key
    if first == last:
        return str(first)
    return f"{first if first > date.min else ''}..{last if last < date.max else ''}"
