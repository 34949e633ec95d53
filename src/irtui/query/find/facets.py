"""What the fields of a query stand for: which records have a kind, a side, a date, a conflict."""

from collections.abc import Callable, Generator, Hashable, Iterable, Iterator, Sequence, Set
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from attrs import frozen

from irtui.model.claims import Basis, Claim, Ref
from irtui.model.dataset import links_from
from irtui.model.date_words import in_words
from irtui.model.dates import Moment, Span, When
from irtui.model.fields import claim_fields, field_table, key_of
from irtui.model.holding import holds, resolve
from irtui.model.records import Gap, Organisation, Party, Person, Post, Record, Source
from irtui.query.evidence import disputed, record_support
from irtui.query.find.folding import fold_text, readings
from irtui.query.find.grammar import TRAITS, Range
from irtui.query.find.rows import members, rows_of
from irtui.query.find.texts import Texts, Tier
from irtui.query.find.vocabulary import SHORTEST_INSIDE, Vocabulary, read_vocabulary
from irtui.query.names import kind_in_words, source_line

Key = Hashable
"""What a record can have in a facet: a kind, the id of a side, a range of days."""
K = TypeVar("K", bound=Key)
Days = tuple[date, date]
"""From when until when something was, both ends included."""

_AT_ONCE = 500
"""Records, or values of a field, that are looked at between two chances to stop."""
_BELOW = frozenset({"parent", "body", "programme", "agreement", "part_of", "organisation"})
"""The fields by which a record lies below another."""


@frozen
class Facet(Generic[K]):
    """One field of the grammar, of which a record has keys.

    Its values are compared with the names of the keys, or with the keys themselves.
    """

    keys: Callable[[Record], Iterable[K]]
    """What a record has."""
    says: Callable[[Record, K], str]
    """What of a record it is, in words."""
    fits: Callable[[Any, K], bool] | None = None
    """Whether a value means a key; ``None``: that is seen by its names."""
    names: Callable[[K], Iterable[str]] = lambda _: ()
    """How a key is called, what one would type first."""
    called: Callable[[Vocabulary, str], int] = lambda _, __: 0
    """The names that a folded value means, by their numbers in a vocabulary of names."""
    closed: bool = False
    """Whether a value that means no key is a mistake."""


@frozen
class _Table:
    """The keys of a field in a dataset."""

    keys: Sequence[Key]
    rows: Sequence[list[int]]
    """The rows that have each key."""
    names: Vocabulary
    """The folded names; the keys that are called so stand there by their numbers."""


def _just_so(names: Vocabulary, value: str) -> int:
    """What is called just so, or else what has a name that begins so."""
    return names.equal(Tier.NAME, value) or names.text_beginning(Tier.NAME, value)


def _by_words(names: Vocabulary, value: str) -> int:
    """What has all words in its names: at the start of a word, or inside one from three letters."""
    found = -1
    for word in value.split():
        inside = names.inside(word)[Tier.NAME] if len(word) >= SHORTEST_INSIDE else 0
        found &= names.beginning(word)[Tier.NAME] | inside
    return found


def _by_tag(names: Vocabulary, value: str) -> int:
    """What has this tag, or one that goes on after it: ``pt`` is also ``pt-BR``."""
    return names.text_beginning(Tier.NAME, value, whole=True)


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
        self._tables: dict[str, _Table] = {}
        self._facets: dict[str, Facet[Any]] = {
            "kind": Facet(
                self._kind, _kind_in_words, names=self._kind_names, called=_just_so, closed=True
            ),
            "party": Facet(
                self._parties,
                self._party_in_words,
                names=self._party_names,
                called=_just_so,
                closed=True,
            ),
            "person": Facet(self._people, self._title, names=self._person_names, called=_by_words),
            "place": Facet(_places, _itself, names=lambda place: (place,), called=_by_words),
            "source": Facet(
                self._sources, self._source_in_words, names=self._source_names, called=_by_words
            ),
            "lang": Facet(
                _languages, _itself, names=lambda tag: (tag,), called=_by_tag, closed=True
            ),
            "date": Facet(self._dates, self._date_in_words, _overlaps),
            "has": Facet(self._traits, self._trait_in_words, lambda value, key: value == key),
            "sources": Facet(self._counts, _itself, _counts),
        }

    def meant(self, field: str, value: str | Range[Any]) -> Generator[None, None, set[Key]]:
        """The keys that a value of a field means, found in steps."""
        facet, table = self._facets[field], (yield from self._table(field))
        if facet.fits is None:
            folded = fold_text(str(value))
            numbers = facet.called(table.names, folded) if folded else 0
            return {table.keys[number] for number in members(numbers)}
        found = set()
        for number, key in enumerate(table.keys):
            if facet.fits(value, key):
                found.add(key)
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield
        return found

    def rows(self, field: str, keys: Set[Key]) -> int:
        """The rows that have any of the ``keys`` that were `meant`."""
        table = self._tables[field]
        having = (rows for key, rows in zip(table.keys, table.rows, strict=True) if key in keys)
        return rows_of(having, len(self._records))

    def known(self, field: str) -> tuple[tuple[str, ...], ...] | None:
        """The names of each key, the most frequent key first; ``None``: any value may be given."""
        facet, table = self._facets[field], self._tables[field]
        if not facet.closed:
            return None
        by_count = sorted(
            zip(table.keys, table.rows, strict=True), key=lambda pair: len(pair[1]), reverse=True
        )
        return tuple(tuple(facet.names(key)) for key, _ in by_count)

    def why(self, field: str, record: Record, keys: Set[Key]) -> str:
        """What of a record is one of the ``keys``, in words."""
        facet = self._facets[field]
        has = next((key for key in facet.keys(record) if key in keys), None)
        return facet.says(record, has) if has is not None else ""

    def _table(self, field: str) -> Generator[None, None, _Table]:
        """What the records have in a field; gathered in steps when it is first asked for."""
        if field in self._tables:
            return self._tables[field]
        facet = self._facets[field]
        having: dict[Key, list[int]] = {}
        for row, record in enumerate(self._records):
            for key in dict.fromkeys(facet.keys(record)):
                having.setdefault(key, []).append(row)
            if row % _AT_ONCE == _AT_ONCE - 1:
                yield
        names: dict[str, list[int]] = {}
        for number, key in enumerate(having):
            for name in dict.fromkeys(map(fold_text, facet.names(key))):
                names.setdefault(name, []).append(number)
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield
        vocabulary = yield from read_vocabulary([names], len(having))
        table = _Table(tuple(having), tuple(having.values()), vocabulary)
        return self._tables.setdefault(field, table)

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

    @staticmethod
    def _kind(record: Record) -> Iterator[tuple[str, str | None]]:
        yield record.TABLE, record.kind

    def _kind_names(self, key: tuple[str, str | None]) -> Iterator[str]:
        table, kind = key
        if kind:
            yield from (kind, self._dataset.plural(table, kind))
        yield from (table, self._dataset.plural(table, None))

    def _parties(self, record: Record) -> Iterator[str]:
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

    def _party_names(self, key: str) -> Iterator[str]:
        yield key
        party = self._dataset.records.get(Ref(Party.TABLE, key))
        if isinstance(party, Party):
            claims = (*party.name, *party.abbreviation, *party.aliases)
            yield from (claim.value.value for claim in claims)
            yield from (name for name in (party.adjective, party.mark) if name)

    def _party_in_words(self, _: Record, key: str) -> str:
        ref = Ref(Party.TABLE, key)
        return self._texts.title(ref) if ref in self._dataset.records else key

    # People and sources

    def _people(self, record: Record) -> Iterator[Ref]:
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

    def _person_names(self, key: Ref) -> Iterator[str]:
        person = self._dataset.get(key)
        for claim in (*person.name, *person.aliases):
            yield from readings(claim.value.value)
        yield person.id

    def _title(self, _: Record, key: Ref) -> str:
        return self._texts.title(key)

    def _sources(self, record: Record) -> Iterable[Ref]:
        return (record.ref,) if isinstance(record, Source) else self._support(record)

    def _support(self, record: Record) -> tuple[Ref, ...]:
        if isinstance(record, Gap):
            return tuple(citation.ref for citation in record.sources)
        return record_support(self._dataset, record).sources

    def _source_names(self, key: Ref) -> Iterator[str]:
        source = self._dataset.get(key)
        assert isinstance(source, Source)  # the key is of the table of sources
        yield from (text for text in (source.id, source.publisher, source.title) if text)

    def _source_in_words(self, _: Record, key: Ref) -> str:
        source = self._dataset.get(key)
        assert isinstance(source, Source)  # the key is of the table of sources
        return source_line(source)

    def _counts(self, record: Record) -> Iterator[int]:
        if not isinstance(record, Source | Gap):
            yield len(self._support(record))

    # Dates

    def _dates(self, record: Record) -> Iterator[Days]:
        return (days for days, _ in self._stretches(record))

    def _date_in_words(self, record: Record, key: Days) -> str:
        return next(words for days, words in self._stretches(record) if days == key)()

    def _stretches(self, record: Record) -> Iterator[tuple[Days, Callable[[], str]]]:
        """The days of which a record speaks, each stretch with what says it in words."""
        for name, spec in field_table(type(record)).items():
            value = getattr(record, name)
            if not value:
                continue
            if not spec.claims:
                if isinstance(value, Moment | Span):
                    yield _days(value), partial(in_words, value)
                continue
            for claim in value:
                moments = [claim.value] if isinstance(claim.value, Moment | Span) else []
                for when in (*moments, *claim.seen):
                    yield _days(when), partial(in_words, when)
                if isinstance(record, Person):
                    yield from self._term(claim)

    def _term(self, claim: Claim[Any]) -> Iterator[tuple[Days, Callable[[], str]]]:
        """From when until when an office was held."""
        since, until = resolve(self._dataset, claim.since), resolve(self._dataset, claim.until)
        if first := since or until:
            begun = _days(first)[0]
            ended = _days(until)[1] if until else max(self._texts.day, begun)
            yield (begun, ended), partial(_term_in_words, since, until)

    # Traits

    def _traits(self, record: Record) -> Iterator[str]:
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

    def _trait_in_words(self, record: Record, key: str) -> str:
        return ", ".join(self._trait_fields(record, key))


def _itself(_: Record, key: Key) -> str:
    return str(key)


def _kind_in_words(record: Record, _: Key) -> str:
    return kind_in_words(record)


def _places(record: Record) -> Iterator[str]:
    for name in ("place", "venue"):
        yield from (claim.value for claim in getattr(record, name, ()))


def _languages(record: Record) -> Iterator[str]:
    for claim in (*record.name, *record.abbreviation, *record.aliases):
        if claim.value.lang:
            yield claim.value.lang
    if isinstance(record, Source) and record.language:
        yield record.language


def _counts(value: Range[int], key: int) -> bool:
    return (value.first is None or key >= value.first) and (value.last is None or key <= value.last)


def _days(when: When) -> Days:
    """From when until when something was, as far as it is known; what is open goes on."""
    first = when.earliest or when.latest or date.min
    if isinstance(when, Span) and when.open_end:
        return first, date.max
    return first, when.latest or first


def _overlaps(value: Range[date], key: Days) -> bool:
    first, last = key
    return (value.first is None or last >= value.first) and (
        value.last is None or first <= value.last
    )


def _term_in_words(since: When | None, until: When | None) -> str:
    ends = (("from", since), ("until", until))
    return " ".join(f"{word} {in_words(when)}" for word, when in ends if when)
