"""What a search goes through: the records in the order of equals, and all that is known of them.

It is made in steps, so that an app can go on listening between them.
"""

from collections.abc import Generator, Mapping, Sequence
from functools import reduce
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
from irtui.query.folding import fold_text, name_key, readings

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
    records: Sequence[Record]
    """The records by their rows: by kind, then by date, then by title."""
    row_of: Mapping[Ref, int]
    ids: SortedTexts
    """The ids, folded."""
    kinds: Mapping[str, int]
    """What several of a kind are called, and the set of their rows."""
    words: Vocabulary
    near: NearWords
    facets: Facets
    terms: Terms

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.records)

    def called(self, name: str) -> tuple[Ref, ...]:
        """The records of a reference, an id or a name of any day; several, if they share it.

        The first words of a name will do where they mean only one record that has others below it.
        """
        if ":" in name:
            ref = Ref.parse(name)
            return (ref,) if ref in self.row_of else ()
        equal = self.ids.equal(fold_text(name))
        for tier, reading in product((Tier.NAME, Tier.OTHER_NAME), readings(name)):
            equal = equal or self.words.equal(tier, reading)
        if equal:
            return tuple(self.records[row].ref for row in members(equal))
        begin = self._beginning(fold_text(name), whole=True)
        above = self._above(begin)
        return tuple(above) if len(above) == 1 and begin.bit_count() < _MEANT else ()

    def _above(self, rows: int) -> list[Ref]:
        """Those of the first of some rows that have others below them."""
        refs = (self.records[row].ref for row in islice(members(rows), _MEANT))
        return [ref for ref in refs if len(branch(self.texts.dataset, ref)) > 1]

    def _beginning(self, words: str, *, whole: bool = False) -> int:
        """The rows that have a name of any day which begins with some words."""
        beginning = self.words.text_beginning
        names = (Tier.NAME, Tier.OTHER_NAME)
        return reduce(or_, (beginning(tier, words, whole=whole) for tier in names))

    def nearly_called(self, name: str) -> Ref | None:
        """A record whose id or name begins so, or nearly so; one with others below it if possible.

        ``None``: nothing is called like that.
        """
        letters = fold_text(name.rpartition(":")[2])
        if not letters:
            return None
        begin = self.ids.beginning(letters, whole=False) | self._beginning(letters)
        for rows in (begin, self.words.beginning(letters)[Tier.NAME]):
            if above := self._above(rows):
                return above[0]
        rows = begin or self.ids.equal(nearest_word(letters, self.ids.texts))
        return self.records[first(rows)].ref if rows else None


def read_corpus(as_of: AsOf) -> Generator[None, None, Corpus]:
    """Reads a dataset in steps, with the names of ``day``; the corpus is what is returned."""
    texts = Texts(as_of)
    keyed = []
    for number, record in enumerate(as_of.dataset.records.values()):
        when = as_of.date_of(record)
        name = name_key(texts.title(record.ref))
        place = _KINDS.index(record.TABLE), sort_key(when)[0], name, number
        keyed.append((place, record))
        if number % _AT_ONCE == 0:
            yield
    records = [record for _, record in sorted(keyed, key=lambda pair: pair[0])]
    folded: tuple[dict[str, list[int]], ...] = tuple({} for _ in Tier)
    ids: dict[str, list[int]] = {}
    kinds: dict[str, list[int]] = {}
    for row, record in enumerate(records):
        kind = record.kind if record.TABLE != Gap.TABLE else None
        kinds.setdefault(as_of.dataset.plural(record.TABLE, kind), []).append(row)
        ids.setdefault(fold_text(record.id), []).append(row)
        for entry in texts.of(record):
            for reading in entry.readings:
                rows = folded[entry.tier].setdefault(reading, [])
                if not rows or rows[-1] != row:
                    rows.append(row)
        if row % _AT_ONCE == 0:
            yield
    words = yield from read_vocabulary(folded, len(records))
    return Corpus(
        texts,
        records,
        {record.ref: row for row, record in enumerate(records)},
        SortedTexts(ids, len(records)),
        {kind: rows_of([rows], len(records)) for kind, rows in kinds.items()},
        words,
        NearWords(words.words),
        Facets(texts, records),
        Terms(texts),
    )
