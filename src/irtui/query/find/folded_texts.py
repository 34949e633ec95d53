"""All texts of a dataset, folded, and its records in the order of equals: what is searched.

They are read in steps, so that an app can go on listening between them. Those of the day that the
dataset speaks for are kept beside a large file.
"""

from array import array
from collections.abc import Generator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import sort_key
from irtui.model.kept import stored
from irtui.model.records import Gap
from irtui.query.find.once import at_once
from irtui.query.find.rows import rows_of
from irtui.query.find.texts import Texts, Tier
from irtui.query.find.vocabulary import SortedTexts, Vocabulary, read_vocabulary
from irtui.query.folding import all_folded, all_readings, name_keys

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
_Rows = dict[str, list[int]]
"""The rows that have each of some texts."""


@frozen(eq=False)
class FoldedTexts:
    """What records are found by, and what several of a kind are called."""

    refs: Sequence[Ref]
    """The records by their rows: by kind, then by date, then by title."""
    ids: SortedTexts
    """The ids."""
    kinds: Mapping[str, int]
    """What several of a kind are called, and the set of their rows."""
    words: Vocabulary

    @cached_property
    def row_of(self) -> Mapping[Ref, int]:
        """The row of each record."""
        return {ref: row for row, ref in enumerate(self.refs)}


def folded_texts(texts: Texts) -> Generator[None, None, FoldedTexts]:
    """Reads a dataset in steps, with the names of the day; what is read is returned."""
    dataset = texts.dataset
    refs = yield from _in_order(texts)
    found: tuple[_Rows, ...] = tuple({} for _ in Tier)
    kinds: _Rows = {}
    for row, ref in enumerate(refs):
        record = dataset.get(ref)
        kind = record.kind if record.TABLE != Gap.TABLE else None
        kinds.setdefault(dataset.plural(record.TABLE, kind), []).append(row)
        for entry in texts.of(record):
            if entry.field == "id":  # which has one reading: it is read below
                continue
            rows = found[entry.tier].setdefault(entry.text, [])
            if not rows or rows[-1] != row:
                rows.append(row)
        if row % _AT_ONCE == 0:
            yield
    folded: list[_Rows] = [{} for _ in Tier]
    for rows_by_text, by_reading in zip(found, folded, strict=True):
        yield from _fold(rows_by_text, by_reading)
    ids: _Rows = {}
    for row, text in enumerate(all_folded(ref.id for ref in refs)):
        ids.setdefault(text, []).append(row)
        folded[Tier.FIELD].setdefault(text, []).append(row)
    yield
    total = len(refs)
    return FoldedTexts(
        refs,
        SortedTexts.of(ids, total),
        {kind: rows_of([rows], total) for kind, rows in kinds.items()},
        (yield from read_vocabulary(folded, total)),
    )


def _in_file(dataset: Dataset) -> list[Ref]:
    """All records, table by table."""
    return [ref for table in dataset.counts for ref in dataset.refs(table)]


def _in_order(texts: Texts) -> Generator[None, None, list[Ref]]:
    """All records by kind, then by date, then by title."""
    refs = _in_file(texts.dataset)
    places = []
    for at in range(0, len(refs), _AT_ONCE):
        some = refs[at : at + _AT_ONCE]
        names = name_keys(list(map(texts.title, some)))
        for number, (ref, name) in enumerate(zip(some, names, strict=True), at):
            when = sort_key(texts.as_of.date_of(texts.dataset.get(ref)))[0]
            places.append((_KINDS.index(ref.table), when, name, number))
        yield
    return [refs[number] for *_, number in sorted(places)]


def _fold(rows_by_text: _Rows, by_reading: _Rows) -> Generator[None, None, None]:
    """Adds the rows of some texts to those of each of their readings."""
    texts = list(rows_by_text)
    for at in range(0, len(texts), _AT_ONCE):
        some = texts[at : at + _AT_ONCE]
        for text, found in zip(some, all_readings(some), strict=True):
            for reading in found:
                by_reading.setdefault(reading, []).extend(rows_by_text[text])
        yield


# Beside the file


def _plain(dataset: Dataset, folded: FoldedTexts) -> Any:
    numbers = {ref: number for number, ref in enumerate(_in_file(dataset))}
    return (
        array("I", map(numbers.__getitem__, folded.refs)).tobytes(),
        folded.kinds,
        folded.ids.plain,
        [tier.plain for tier in folded.words.texts],
        [tier.plain for tier in folded.words.words],
    )


def _recalled(dataset: Dataset, plain: Any) -> FoldedTexts:
    numbers, kinds, ids, texts, words = plain
    refs = _in_file(dataset)
    made = partial(SortedTexts, len(refs))
    return FoldedTexts(
        [refs[number] for number in array("I", numbers)],
        made(*ids),
        kinds,
        Vocabulary([made(*tier) for tier in texts], [made(*tier) for tier in words]),
    )


@stored("folded texts", _plain, _recalled)
def of_its_day(dataset: Dataset) -> FoldedTexts:
    """The texts of a dataset on the day that it speaks for."""
    return at_once(folded_texts(Texts(AsOf.of(dataset, dataset.about.day))))
