"""What a search goes through: the records in the order of equals, and all that is known of them.

It is made in steps, so that an app can go on listening between them.
"""

from collections.abc import Generator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import islice, product
from operator import or_

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import sort_key
from irtui.model.records import Gap, Record
from irtui.query.branch import branch
from irtui.query.find.facets import Facets
from irtui.query.find.meant import nearest_word
from irtui.query.find.near import NearWords
from irtui.query.find.rows import first, members, rows_of
from irtui.query.find.terms import Terms
from irtui.query.find.texts import Texts, Tier
from irtui.query.find.vocabulary import SortedTexts, Vocabulary, read_vocabulary
from irtui.query.folding import all_folded, all_readings, fold_text, name_keys, readings

_MEANT = 10
"""Records from which the beginning of a name is too common to mean one of them."""
_AT_ONCE = 250
"""Records that are read between two chances to stop."""

# Which of two equal hits goes first: what one asks for by name before what bears others' names.
_KINDS = (
    "body",
    "person",
    "organisation",
    "programme",
    "agreement",
    "post",
    "party",
    "event",
    "place",
    "source",
    "gap",
)


@frozen(eq=False)
class Corpus:
    """Every text of a dataset, folded once."""

    texts: Texts
    refs: Sequence[Ref]
    """The records by their rows: by kind, then by date, then by title."""
    ids: SortedTexts
    """The ids, folded."""
    kinds: Mapping[str, int]
    """What several of a kind are called, and the set of their rows."""
    words: Vocabulary

    @cached_property
    def row_of(self) -> Mapping[Ref, int]:
        """The row of each record."""
        return {ref: row for row, ref in enumerate(self.refs)}

    @cached_property
    def near(self) -> NearWords:
        """What finds words that are near to one."""
        return NearWords(self.words.every_word())

    @cached_property
    def facets(self) -> Facets:
        """What the records have in each field of the grammar."""
        return Facets(self.texts, self.refs)

    @cached_property
    def terms(self) -> Terms:
        """The parts that records have."""
        return Terms(self.texts)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.refs)

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self.texts.dataset.get(self.refs[row])

    def called(self, name: str) -> tuple[Ref, ...]:
        """The records of a reference, an id or a name of any day; several, if they share it.

        The first words of a name will do where they mean only one record that has others below it.
        """
        if ":" in name:
            ref = Ref.parse(name)
            return (ref,) if ref in self.row_of else ()
        equal = self.ids.equal(fold_text(name))
        for tier, reading in product((Tier.NAME, Tier.OTHER_NAME), readings(name)):
            equal = equal or self.words.texts[tier].equal(reading)
        if equal:
            return tuple(self.refs[row] for row in members(equal))
        begin = self._beginning(fold_text(name), whole=True)
        above = self._above(begin)
        return tuple(above) if len(above) == 1 and begin.bit_count() < _MEANT else ()

    def _above(self, rows: int) -> list[Ref]:
        """Those of the first of some rows that have others below them."""
        refs = (self.refs[row] for row in islice(members(rows), _MEANT))
        return [ref for ref in refs if len(branch(self.texts.dataset, ref)) > 1]

    def _beginning(self, words: str, *, whole: bool = False) -> int:
        """The rows that have a name of any day which begins with some words."""
        names = (self.words.texts[tier] for tier in (Tier.NAME, Tier.OTHER_NAME))
        return reduce(or_, (each.beginning(words, whole=whole) for each in names))

    def nearly_called(self, name: str) -> Ref | None:
        """A record whose id or name begins so, or nearly so; one with others below it if possible.

        ``None``: nothing is called like that.
        """
        letters = fold_text(name.rpartition(":")[2])
        if not letters:
            return None
        begin = self.ids.beginning(letters) | self._beginning(letters)
        for rows in (begin, self.words.beginning(letters)[Tier.NAME]):
            if above := self._above(rows):
                return above[0]
        rows = begin or self.ids.equal(nearest_word(letters, self.ids.texts))
        return self.refs[first(rows)] if rows else None


def read_corpus(as_of: AsOf) -> Generator[None, None, Corpus]:
    """Reads a dataset in steps, with the names of ``day``; the corpus is what is returned."""
    texts = Texts(as_of)
    records = yield from _in_order(texts)
    found: tuple[_Rows, ...] = tuple({} for _ in Tier)
    of_ids: _Rows = {}
    kinds: _Rows = {}
    for row, record in enumerate(records):
        kind = record.kind if record.TABLE != Gap.TABLE else None
        kinds.setdefault(as_of.dataset.plural(record.TABLE, kind), []).append(row)
        for entry in texts.of(record):
            rows_by_text = of_ids if entry.field == "id" else found[entry.tier]
            rows = rows_by_text.setdefault(entry.text, [])
            if not rows or rows[-1] != row:
                rows.append(row)
        if row % _AT_ONCE == 0:
            yield
    folded: list[_Rows] = [{} for _ in Tier]
    for rows_by_text, by_reading in zip(found, folded, strict=True):
        yield from _fold(rows_by_text, by_reading)
    for text, rows in zip(all_folded(of_ids), of_ids.values(), strict=True):
        folded[Tier.FIELD].setdefault(text, []).extend(rows)
    yield
    ids: _Rows = {}
    for row, text in enumerate(all_folded(record.id for record in records)):
        ids.setdefault(text, []).append(row)
    yield
    total = len(records)
    return Corpus(
        texts,
        [record.ref for record in records],
        SortedTexts.of(ids, total),
        {kind: rows_of([rows], total) for kind, rows in kinds.items()},
        (yield from read_vocabulary(folded, total)),
    )


_Rows = dict[str, list[int]]
"""The rows that have each of some texts."""


def _in_order(texts: Texts) -> Generator[None, None, list[Record]]:
    """All records by kind, then by date, then by title."""
    records = list(texts.dataset.records.values())
    places = []
    for at in range(0, len(records), _AT_ONCE):
        some = records[at : at + _AT_ONCE]
        names = name_keys([texts.title(record.ref) for record in some])
        for number, (record, name) in enumerate(zip(some, names, strict=True), at):
            when = sort_key(texts.as_of.date_of(record))[0]
            places.append((_KINDS.index(record.TABLE), when, name, number))
        yield
    return [records[number] for *_, number in sorted(places)]


def _fold(rows_by_text: _Rows, by_reading: _Rows) -> Generator[None, None, None]:
    """Adds the rows of some texts to those of each of their readings."""
    texts = list(rows_by_text)
    for at in range(0, len(texts), _AT_ONCE):
        some = texts[at : at + _AT_ONCE]
        for text, found in zip(some, all_readings(some), strict=True):
            for reading in found:
                by_reading.setdefault(reading, []).extend(rows_by_text[text])
        yield
