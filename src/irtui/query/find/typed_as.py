"""The values that there are for each field, and all that one may type of each.

Those of the day that the dataset speaks for are kept beside a large file.
"""

from collections.abc import Callable, Generator, Sequence
from itertools import chain, starmap

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.kept import stored
from irtui.model.records import Body
from irtui.query.branch import BELOW
from irtui.query.find.corpus import Corpus
from irtui.query.find.facet_keys import names_of
from irtui.query.find.facets import TABLES
from irtui.query.find.folded_texts import of_its_day
from irtui.query.find.once import at_once, gathered
from irtui.query.find.texts import Texts
from irtui.query.folding import fold_text, readings

_AT_ONCE = 250
"""Records or values that are looked at between two chances to stop."""

Said = tuple[str, str, str, bool, Sequence[int]]
"""A value; what it stands for, where it does not say that itself; all that it may be typed as, as
one folded text, each word after a space, each name after two; whether it goes before others that
are as good; and its keys by their numbers, or the rows that have it, where the field has no keys.
"""
_Steps = Generator[None, None, list[Said]]


def values_of(name: str, corpus: Corpus) -> _Steps:
    """The values of a field in a corpus, gathered in steps; they are what the generator returns."""
    return corpus.texts.answer(VALUES[name], _read(name, corpus))


def _read(name: str, corpus: Corpus) -> _Steps:
    return _above(corpus) if name == "in" else _of_keys(name, corpus)


def _said(
    keys: Sequence[int], value: str, called: str = "", *others: str, first: bool = False
) -> Said:
    """A value that may also be typed as any of its names."""
    names = dict.fromkeys(chain.from_iterable(map(readings, (value, called, *others))))
    itself = fold_text(value) == fold_text(called)
    return value, "" if itself else called, f"  {'  '.join(names)}", first, keys


def _of_keys(name: str, corpus: Corpus) -> _Steps:
    facet, table = corpus.facets.all[name], (yield from corpus.facets.table(name))
    said: dict[str, tuple[str, ...]] = {}
    keys: dict[str, list[int]] = {}
    for number, key in enumerate(table.keys):
        for one in facet.offers(key):
            folded = fold_text(one[0])
            said.setdefault(folded, one)
            keys.setdefault(folded, []).append(number)
        if number % _AT_ONCE == _AT_ONCE - 1:
            yield
    return (yield from gathered(_said(keys[folded], *one) for folded, one in said.items()))


def _above(corpus: Corpus) -> _Steps:
    def said(ref: Ref, rows: Sequence[int]) -> Said:
        alone = corpus.folded.ids.equal(fold_text(ref.id)).bit_count() == 1
        value = ref.id if alone else str(ref)
        names = corpus.texts.title(ref), *names_of(corpus.texts.dataset.get(ref))
        return _said(rows, value, *names, first=ref.table == Body.TABLE)

    below = yield from _below(corpus)
    return (yield from gathered(starmap(said, below.items())))


def _below(corpus: Corpus) -> Generator[None, None, dict[Ref, list[int]]]:
    """The records that others lie right below, with the rows of these."""
    found: dict[Ref, list[int]] = {}
    for row, record in enumerate(map(corpus.record, range(corpus.total))):
        for name in sorted(BELOW):
            for claim in getattr(record, name, ()):
                if claim.value in corpus.row_of and not claim.deprecated:
                    found.setdefault(claim.value, []).append(row)
        if row % _AT_ONCE == _AT_ONCE - 1:
            yield
    return found


def _question(name: str) -> Callable[[Dataset], list[Said]]:
    """What asks for the values of a field on the day that a dataset speaks for."""

    @stored(f"values {name}")
    def values(dataset: Dataset) -> list[Said]:
        texts = Texts(AsOf.of(dataset, dataset.about.day))
        return at_once(_read(name, Corpus(texts, dataset.once(of_its_day))))

    return values


VALUES = {name: _question(name) for name in ("in", *(one for one in TABLES if one != "date"))}
"""What asks for the values of each field on the day that a dataset speaks for; days are no names.
"""
