"""What the records have in each field of the grammar, and which of them a value of it means.

What they have on the day that the dataset speaks for is kept beside a large file.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import chain, compress, count
from typing import Any

from irtui.lean import field, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.kept import stored
from irtui.model.records import Record
from irtui.query.find.facet_keys import Facet, Key, facets_of
from irtui.query.find.folded_texts import of_its_day
from irtui.query.find.grammar import FIELDS, Value
from irtui.query.find.hits import Spans
from irtui.query.find.near import NearWords
from irtui.query.find.once import Once, at_once, gathered
from irtui.query.find.reasons import as_written, shown
from irtui.query.find.rows import first, members, rows_of
from irtui.query.find.texts import SearchText, Texts, Tier
from irtui.query.find.vocabulary import SortedTexts, Vocabulary, read_vocabulary
from irtui.query.folding import fold_text, readings

_AT_ONCE = 500
"""Records, or values of a field, that are looked at between two chances to stop."""


@frozen(eq=False)
class Table:
    """The keys of a field in a dataset."""

    _keys: Callable[[], Sequence[Any]]
    rows: Sequence[Sequence[int]]
    """The rows that have each key."""
    names: Vocabulary
    """The folded names; the keys that are called so stand there by their numbers."""

    @cached_property
    def keys(self) -> Sequence[Any]:
        """The keys by their numbers."""
        return self._keys()

    @cached_property
    def numbers(self) -> Mapping[Any, int]:
        """The keys, each with its number."""
        return {key: number for number, key in enumerate(self.keys)}


@frozen
class Meaning:
    """What a value of a field means."""

    rows: int
    """The rows of the records."""
    _facet: Facet[Any]
    _table: Table
    _meant: int
    """The numbers of the keys, as a set."""
    _words: Sequence[str] = ()
    """The words of the value, where it is compared with those of names."""
    _shown: dict[tuple[Key, str], tuple[str, Spans]] = field(factory=dict, init=False, eq=False)

    @property
    def keys(self) -> frozenset[Key]:
        """The keys that it means."""
        return frozenset(map(self._table.keys.__getitem__, members(self._meant)))

    def why(self, record: Record) -> tuple[str, Spans]:
        """What of a record it is, in words, and the parts of them that were asked for."""
        for key in self._facet.keys(record):
            if self._meant >> self._table.numbers[key] & 1:
                said = self._facet.says(record, key)
                if (key, said) not in self._shown:  # many records have the same
                    self._shown[key, said] = shown(said, self._facet.names(key), self._words)
                return self._shown[key, said]
        return "", ()


class Facets:
    """All fields of the grammar over one dataset.

    Args:
        texts: reads the records.
        refs: the records, each in its row.
    """

    def __init__(self, texts: Texts, refs: Sequence[Ref]) -> None:
        self._refs = refs
        self.all = facets_of(texts)
        """The fields by their names, but for those of one record: what they mean of any."""
        self._tables = {
            name: Once(texts.answer(TABLES[name], _read(facet, texts, refs)))
            for name, facet in self.all.items()
        }
        # What each field meant last, and its rows: while one types on, it means the same.
        self._latest: dict[str, tuple[int, int]] = {}

    def meaning(self, field: str, value: Value) -> Generator[None, None, Meaning]:
        """What a value of a field means, found in steps."""
        facet, table = self.all[field], (yield from self.table(field))
        words: Sequence[str] = ()
        if facet.fits is None:
            folded = fold_text(str(value))
            words = () if facet.closed else folded.split()
            meant = facet.called(table.names, folded) if folded else 0
        else:
            fitting = yield from gathered(facet.fits(value, key) for key in table.keys)
            meant = rows_of([[*compress(count(), fitting)]], len(table.rows))
        known, rows = self._latest.get(field, (0, 0))
        if known != meant:
            rows = rows_of(map(table.rows.__getitem__, members(meant)), len(self._refs))
            self._latest[field] = meant, rows
        return Meaning(rows, facet, table, meant, words)

    def nearest(self, field: str, value: str) -> Generator[None, None, str]:
        """The value with the words that come nearest to those that no key has; empty if none do."""
        facet, table = self.all[field], (yield from self.table(field))
        if facet.closed or facet.fits is not None:
            return ""
        words = NearWords(table.names.every_word())
        found = []
        for word in fold_text(value).split():
            if facet.called(table.names, word):
                found.append(word)
                continue
            near = next(iter(words.near(word)), None) or words.nearest(word)
            if near is None:
                return ""
            number = first(table.names.rows([near])[Tier.NAME])
            names = facet.names(table.keys[number])
            found.append(as_written(near, (SearchText("", name) for name in names)) or near)
        return " ".join(found)

    def known(self, field: str) -> Generator[None, None, list[tuple[str, ...]] | None]:
        """The names of each key, the most frequent key first; ``None``: any value may be given."""
        facet, table = self.all[field], (yield from self.table(field))
        if not facet.closed:
            return None
        frequent = sorted(range(len(table.keys)), key=lambda number: -len(table.rows[number]))
        return [tuple(facet.names(table.keys[number])) for number in frequent]

    def table(self, field: str) -> Generator[None, None, Table]:
        """What the records have in a field; gathered in steps when it is first asked for."""
        return self._tables[field].result()


def _read(facet: Facet[Any], texts: Texts, refs: Sequence[Ref]) -> Generator[None, None, Table]:
    having: dict[Key, list[int]] = {}
    for row, ref in enumerate(refs):
        for key in dict.fromkeys(facet.keys(texts.dataset.get(ref))):
            having.setdefault(key, []).append(row)
        if row % _AT_ONCE == _AT_ONCE - 1:
            yield
    names: dict[str, list[int]] = {}
    for number, key in enumerate(having):
        called = chain.from_iterable(map(readings, facet.names(key)))
        for reading in dict.fromkeys(called):
            names.setdefault(reading, []).append(number)
        if number % _AT_ONCE == _AT_ONCE - 1:
            yield
    vocabulary = yield from read_vocabulary([names], len(having))
    return Table(partial(tuple, having), [*having.values()], vocabulary)


# Beside the file


def _plain_key(row_of: Mapping[Ref, int], key: Any) -> Any:
    """A key as what it is made of; a list is a reference, whole numbers in a tuple are days."""
    if isinstance(key, Ref):
        return [row_of[key]]
    if isinstance(key, tuple) and isinstance(key[0], date):
        return tuple(day.toordinal() for day in key)
    return key


def _key(refs: Sequence[Ref], plain: Any) -> Key:
    if type(plain) is list:
        return refs[plain[0]]
    if type(plain) is tuple and type(plain[0]) is int:
        return tuple(map(date.fromordinal, plain))
    found: Key = plain
    return found


def _plain(dataset: Dataset, table: Table) -> Any:
    row_of = dataset.once(of_its_day).row_of
    names = [[one.plain for one in tiers] for tiers in (table.names.texts, table.names.words)]
    return [_plain_key(row_of, key) for key in table.keys], table.rows, names


def _again(dataset: Dataset, plain: Any) -> Table:
    keys, rows, names = plain
    made = partial(SortedTexts, len(keys))
    vocabulary = Vocabulary(*([made(*one) for one in tiers] for tiers in names))
    return Table(
        lambda: [_key(dataset.once(of_its_day).refs, key) for key in keys],
        rows,
        vocabulary,
    )


def _question(field: str) -> Callable[[Dataset], Table]:
    """What asks for the table of a field on the day that a dataset speaks for."""

    @stored(f"field {field}", _plain, _again)
    def table(dataset: Dataset) -> Table:
        texts = Texts(AsOf.of(dataset, dataset.about.day))
        refs = dataset.once(of_its_day).refs
        return at_once(_read(facets_of(texts)[field], texts, refs))

    return table


TABLES = {field: _question(field) for field in FIELDS if field != "in"}
"""What asks for the table of each field on the day that a dataset speaks for; ``in`` has none."""
