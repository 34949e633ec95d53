"""What a query means that says ``kind:``, ``party:``, ``date:``: the records of a value."""

from collections.abc import Generator, Sequence
from typing import Any

from attrs import field

from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.records import Record
from irtui.query.find.facet_keys import Facet, Key, facets_of
from irtui.query.find.field_tables import Table, table_of
from irtui.query.find.grammar import Value
from irtui.query.find.hits import Spans
from irtui.query.find.near import NearWords
from irtui.query.find.once import Once
from irtui.query.find.reasons import as_written, shown
from irtui.query.find.rows import first, members, rows_of
from irtui.query.find.texts import SearchText, Texts, Tier
from irtui.query.folding import fold_text

_AT_ONCE = 500
"""Values of a field, that are looked at between two chances to stop."""


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
        self._texts = texts
        self._refs = refs
        self.all = facets_of(texts)
        """The fields by their names, but for those of one record: what they mean of any."""
        self._tables: dict[str, Once[Table]] = {}
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
            fitting = []
            for number, key in enumerate(table.keys):
                if facet.fits(value, key):
                    fitting.append(number)
                if number % _AT_ONCE == _AT_ONCE - 1:
                    yield
            meant = rows_of([fitting], len(table.rows))
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
        if field not in self._tables:
            self._tables[field] = Once(table_of(field, self.all[field], self._texts, self._refs))
        return self._tables[field].result()
