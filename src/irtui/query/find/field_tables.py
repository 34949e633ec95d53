"""What the records have in each field of the grammar, all of them: a table for each field.

Those of the day that the dataset speaks for are kept beside a large file.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Any

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.kept import stored
from irtui.query.find.facet_keys import Facet, Key, facets_of
from irtui.query.find.folded_texts import of_its_day
from irtui.query.find.grammar import FIELDS
from irtui.query.find.once import at_once
from irtui.query.find.texts import Texts
from irtui.query.find.vocabulary import SortedTexts, Vocabulary, read_vocabulary
from irtui.query.folding import readings

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


def table_of(
    field: str, facet: Facet[Any], texts: Texts, refs: Sequence[Ref]
) -> Generator[None, None, Table]:
    """The table of a field, gathered in steps; it is what the generator returns.

    Args:
        field: its name.
        facet: the same field.
        texts: reads the records.
        refs: the records, each in its row.
    """
    question = TABLES[field]
    if is_of_its_day(texts) and texts.dataset.has_asked(question):
        return texts.dataset.once(question)
    return (yield from _gathered(facet, texts, refs))


def is_of_its_day(texts: Texts) -> bool:
    """Whether records are read as of the day that their dataset speaks for."""
    return texts.as_of.day == texts.dataset.about.day


def _gathered(facet: Facet[Any], texts: Texts, refs: Sequence[Ref]) -> Generator[None, None, Table]:
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


def _row_of(dataset: Dataset) -> Mapping[Ref, int]:
    return {ref: row for row, ref in enumerate(dataset.once(of_its_day).refs)}


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
    row_of = dataset.once(_row_of)
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
        return at_once(_gathered(facets_of(texts)[field], texts, refs))

    return table


TABLES = {field: _question(field) for field in FIELDS if field != "in"}
"""What asks for the table of each field on the day that a dataset speaks for; ``in`` has none."""
