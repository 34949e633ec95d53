"""Values of a field that may be put into a query, for what is typed of one so far.

All that one may type of each, on the day that the dataset speaks for, is kept beside a large file.
"""

import re
from collections.abc import Callable, Generator, Sequence
from datetime import date
from functools import partial, reduce
from itertools import chain, starmap
from operator import or_

from irtui.lean import field, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.kept import stored
from irtui.model.records import Body
from irtui.model.values import ROLE
from irtui.query.branch import BELOW
from irtui.query.find.corpus import Corpus
from irtui.query.find.facet_keys import names_of
from irtui.query.find.facets import TABLES
from irtui.query.find.folded_texts import of_its_day
from irtui.query.find.grammar import Condition, Fault, FieldValue, Word, parse
from irtui.query.find.matching import look_up, matching, restriction
from irtui.query.find.once import Once, at_once, gathered
from irtui.query.find.rows import members
from irtui.query.find.search import Restriction
from irtui.query.find.texts import Texts
from irtui.query.folding import fold_text, readings

_MOST = 60
"""Values that are offered at most: whoever looks for another one types on."""
_AT_ONCE = 250
"""Records or values that are looked at between two chances to stop."""
_SCANNED = 4000
"""Values of which it is looked at once how they begin."""
_DAY = re.compile(r"\d{0,4}(-\d{0,2}(-\d{0,2})?)?")
_LETTERS = (4, 7, 10)
"""Letters of a year, a month and a day."""


@frozen
class Offer:
    """A value that may be put in."""

    value: str
    """As it stands in a query, in quotation marks where it needs them."""
    called: str
    """What it stands for, where it does not say that itself."""
    count: int
    """How many records match the query with it."""


@frozen
class Offered:
    """What may be put in at one place of a query."""

    start: int
    """Where the value begins that stands there, in characters from 0."""
    end: int
    """The character after it."""
    offers: tuple[Offer, ...]
    """The best first."""
    more: int = 0
    """How many others begin so."""

    def with_value(self, text: str, number: int) -> tuple[str, int]:
        """A query with an offered value in its place, and where the cursor is behind that."""
        before = text[: self.start] + self.offers[number].value
        return before + text[self.end :], len(before)


@frozen
class _Candidate:
    """A value of which it is not known how many records it leaves."""

    value: str
    called: str = ""
    typed_as: str = ""
    """All that it may be typed as, folded, each word after a space, each name after two."""
    first: bool = False
    """Whether it goes before others that are as good."""
    rows: list[Sequence[int]] = field(factory=list, repr=False)
    """The rows that have it, in several lists."""

    @property
    def weight(self) -> int:
        """About how many rows have it."""
        return sum(map(len, self.rows))

    def weight_among(self, held: frozenset[int]) -> int:
        """About how many rows it leaves of those ``held``."""
        return sum(len(held.intersection(rows)) for rows in self.rows)


def _by_weight(weighed: tuple[_Candidate, int]) -> tuple[bool, int]:
    """What candidates are sorted by, each with its weight."""
    one, weight = weighed
    return not one.first, -weight


Said = tuple[str, str, str, bool, Sequence[int]]
"""What a `_Candidate` is made of: last its keys by their numbers, or the rows that have it, where
the field has no keys."""
_Steps = Generator[None, None, list[_Candidate]]


class Values:
    """The values of all fields over one corpus.

    Args:
        corpus: the records that have them.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._candidates = {name: Once(self._gather(name)) for name in VALUES}
        self._days = Once(self._gather_days())

    def offered(self, text: str, place: FieldValue, cursor: int) -> Generator[None, None, Offered]:
        """What may be put into a query in the place of a value that the cursor is in."""
        typed = text[place.start : cursor].strip('"')
        rest = parse(f"{text[: place.term]} {text[place.end :]}")
        others, _ = yield from look_up(self._corpus, rest)
        rows = (yield from self._rows(rest.words, others)) if rest.words or others else None
        found = yield from self._beginning(place.field, typed, rows)
        of_a_part = _of_a_part(place, others)
        offers = []
        for one in found[:_MOST]:
            meant = yield from self._meant(place, one)
            if meant is None:
                continue
            if of_a_part:
                left = yield from self._rows(rest.words, [*others, meant])
            else:
                base = (1 << self._corpus.total) - 1 if rows is None else rows
                left = base & ~meant.rows if place.excluded else base & meant.rows
            if left:
                offers.append((one, left.bit_count()))
            yield
        if place.field != "date":  # of which the latest go first
            offers.sort(key=partial(_goodness, fold_text(typed), place.excluded))
        return Offered(
            place.start,
            place.end,
            tuple(Offer(_quoted(one.value), one.called, count) for one, count in offers),
            len(found[_MOST:]),
        )

    def _meant(
        self, place: FieldValue, one: _Candidate
    ) -> Generator[None, None, Restriction | None]:
        """What a query means by a candidate; ``None``, if it cannot say it."""
        terms = parse(f"{'!' * place.excluded}{place.field}:{_quoted(one.value)}").terms
        if len(terms) != 1 or not isinstance(terms[0], Condition):
            return None
        meant = yield from restriction(self._corpus, terms[0])
        return None if isinstance(meant, Fault) else meant

    def _rows(
        self, words: Sequence[Word], restrictions: Sequence[Restriction]
    ) -> Generator[None, None, int]:
        """The rows that match every term."""
        _, levels = yield from matching(self._corpus, words, restrictions)
        return reduce(or_, (rows for _, rows in levels), 0)

    def _beginning(self, name: str, typed: str, rows: int | None) -> _Steps:
        """The candidates that begin as typed, the most frequent among some rows first."""
        if name == "date":
            return (yield from self._dates(*_bounded(typed)))
        before, end = _bounded(typed) if name == "sources" else ("", typed)
        beginnings = [f" {word}" for word in fold_text(end).split()]
        if end.strip() and not beginnings:
            return []  # signs alone begin nothing
        candidates = yield from self._candidates[name].result()
        fitting = []
        for at in range(0, len(candidates), _SCANNED):
            some = candidates[at : at + _SCANNED]
            for word in beginnings:
                some = [one for one in some if word in one.typed_as]
            fitting += some
            yield
        # What is farther below than one step is not among the rows of what it is in.
        if rows is not None and name != "in":
            held = frozenset(members(rows))
            weights = yield from gathered(one.weight_among(held) for one in fitting)
            weighed = [pair for pair in zip(fitting, weights, strict=True) if pair[1]]
            fitting = [one for one, _ in sorted(weighed, key=_by_weight)]
        return [_Candidate(before + one.value) for one in fitting] if before else fitting

    # What there is

    def _gather(self, name: str) -> _Steps:
        table = None if name == "in" else (yield from self._corpus.facets.table(name))
        weighed = []
        said = yield from self._corpus.texts.answer(VALUES[name], _read(name, self._corpus))
        for number, (value, called, typed_as, first, keys) in enumerate(said):
            rows = [table.rows[key] for key in keys] if table else [keys]
            one = _Candidate(value, called, typed_as, first, rows)
            weighed.append((one, one.weight))
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield
        return [one for one, weight in sorted(weighed, key=_by_weight) if weight]

    # Dates

    def _dates(self, before: str, typed: str) -> _Steps:
        """The years, the months of a year or the days of a month that begin as typed."""
        if not _DAY.fullmatch(typed):
            return []
        days = (yield from self._days.result())[typed.count("-")]
        found = sorted((day for day in days if day.startswith(typed)), reverse=True)
        return [_Candidate(before + day) for day in found]

    def _gather_days(self) -> Generator[None, None, tuple[set[str], ...]]:
        """The years, the months and the days at which something begins or ends."""
        table = yield from self._corpus.facets.table("date")
        found: tuple[set[str], ...] = tuple(set() for _ in _LETTERS)
        for number, (first, last) in enumerate(table.keys):
            for day in {first, last} - {date.min, date.max}:
                for known, letters in zip(found, _LETTERS, strict=True):
                    known.add(day.isoformat()[:letters])
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield
        return found


def _of_a_part(place: FieldValue, others: Sequence[Restriction]) -> bool:
    """Whether a value is asked of a part of somebody, together with other terms."""
    if place.excluded:
        return False
    parts = any(one.condition.field == ROLE and one.wants for one in others)
    return place.field == ROLE or (parts and place.field in ("date", "in"))


def _goodness(typed: str, excluded: bool, offer: tuple[_Candidate, int]) -> tuple[bool, bool, int]:
    """What a candidate and its count are sorted by where something folded was typed."""
    one, count = offer
    return not one.first, f"  {typed}" not in one.typed_as, count if excluded else -count


def _bounded(typed: str) -> tuple[str, str]:
    """A sign of comparison, or the first end of a range, and what is typed of a bound after it."""
    at = max(typed.rfind("..") + 2 if ".." in typed else 0, len(typed) - len(typed.lstrip("<>=")))
    return typed[:at], typed[at:]


def _quoted(value: str) -> str:
    """A value as it stands in a query."""
    if value.startswith(("!", '"')) or any(map(str.isspace, value)):
        return '"' + value.replace('"', " ") + '"'
    return value


# All values of a field


def _read(name: str, corpus: Corpus) -> Generator[None, None, list[Said]]:
    return _above(corpus) if name == "in" else _of_keys(name, corpus)


def _said(
    keys: Sequence[int], value: str, called: str = "", *others: str, first: bool = False
) -> Said:
    """A value that may also be typed as any of its names."""
    names = dict.fromkeys(chain.from_iterable(map(readings, (value, called, *others))))
    itself = fold_text(value) == fold_text(called)
    return value, "" if itself else called, f"  {'  '.join(names)}", first, keys


def _of_keys(name: str, corpus: Corpus) -> Generator[None, None, list[Said]]:
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


def _above(corpus: Corpus) -> Generator[None, None, list[Said]]:
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
                if claim.value in corpus.folded.row_of and not claim.deprecated:
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


VALUES = {name: _question(name) for name in ("in", *TABLES) if name != "date"}
"""What asks for the values of each field on the day that a dataset speaks for, but of days."""
