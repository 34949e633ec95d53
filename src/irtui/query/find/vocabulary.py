"""The texts, their words, and the rows in which each stands: what makes search fast.

A search goes through the few thousand words that there are instead of the texts that they stand in.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from operator import sub

from irtui.lean import frozen
from irtui.query.find.rows import rows_of
from irtui.query.find.texts import Tier

ByTier = tuple[int, ...]
"""A set of rows for each tier of texts."""

SHORTEST_INSIDE = 3
"""Letters from which what is looked for counts inside words."""
_END = "\U0010ffff"
"""Sorts after every word that begins with what stands before it."""
_NO_ROWS: ByTier = tuple(0 for _ in Tier)
_LINE_BREAK = 1
"""Characters between two texts."""
_KEPT = 64
"""Beginnings of which the rows are kept: one search asks several times, and while one types on."""
_RARE = 64
"""A text is common that more than one row in so many has."""
_AT_ONCE = 2000
"""Texts that are gone through between two chances to stop."""


class SortedTexts:
    """Folded texts in order, each with the rows that have it.

    Args:
        total: how many rows there are.
        joined: the texts, with a line break before and after each.
        ends: for each text how many rows those before it have; whole numbers of four bytes.
        rows: those of all texts, one after the other; likewise.
    """

    def __init__(self, total: int, joined: str, ends: bytes, rows: bytes) -> None:
        self.texts = joined[1:-1].split("\n") if len(joined) > 1 else []
        """All of them."""
        self._joined = joined
        self._ends = array("I", ends)
        self._rows = array("I", rows)
        self._total = total
        self._beginnings = lru_cache(maxsize=_KEPT)(self._beginning)
        self._kept: dict[int, int] = {}  # the rows of common texts

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[int]], total: int) -> "SortedTexts":
        """Texts with the rows of each."""
        texts = sorted(rows)
        each = [rows[text] for text in texts]
        ends = array("I", accumulate(map(len, each), initial=0))
        flat = array("I", chain.from_iterable(each))
        return cls(total, "\n".join(["", *texts, ""]), ends.tobytes(), flat.tobytes())

    @property
    def plain(self) -> tuple[str, bytes, bytes]:
        """What it can be made of again, with the number of rows."""
        return self._joined, self._ends.tobytes(), self._rows.tobytes()

    @cached_property
    def _starts(self) -> list[int]:
        return [*accumulate(map(_LINE_BREAK.__add__, map(len, self.texts)), initial=_LINE_BREAK)]

    def equal(self, *texts: str) -> int:
        """The rows that have exactly one of some texts."""
        return self._rows_in(self._places(*texts))

    def _places(self, *texts: str) -> Iterator[tuple[int, int]]:
        for text in texts:
            at = bisect_left(self.texts, text)
            if at < len(self.texts) and self.texts[at] == text:
                yield at, at + 1

    def beginning(self, words: str, *, whole: bool = False) -> int:
        """The rows that have a text that begins with these words, or with what they begin."""
        return self._beginnings(words, whole=whole)

    def _beginning(self, words: str, *, whole: bool) -> int:
        if whole:
            return self._rows_in([*self._places(words), self._span(f"{words} ")])
        return self._rows_in(self._spans("", *words.split(" ")))

    def _rows_in(self, spans: Iterable[tuple[int, int]]) -> int:
        found, common = 0, self._common
        between = []
        for first, last in spans:
            begin = first
            for number in common[bisect_left(common, first) : bisect_left(common, last)]:
                found |= self._rows_of_common(number)
                between.append((begin, number))
                begin = number + 1
            between.append((begin, last))
        return found | self._rows_between(between)

    def _rows_between(self, spans: Iterable[tuple[int, int]]) -> int:
        ends, rows = self._ends, self._rows
        return rows_of((rows[ends[first] : ends[last]] for first, last in spans), self._total)

    @cached_property
    def _common(self) -> list[int]:
        """The numbers of the common texts, whose rows are worth being kept as a set."""
        least = self._total // _RARE
        return [at for at, many in enumerate(map(sub, self._ends[1:], self._ends)) if many > least]

    def _rows_of_common(self, number: int) -> int:
        if number not in self._kept:
            self._kept[number] = self._rows_between([(number, number + 1)])
        return self._kept[number]

    def gathering(self) -> Iterator[None]:
        """Gathers the rows of the texts that most rows have, in steps."""
        for number in self._common:
            self._rows_of_common(number)
            yield

    def _span(self, letters: str) -> tuple[int, int]:
        """Where the texts stand that begin with some letters: from and to."""
        first = bisect_left(self.texts, letters)
        return first, bisect_left(self.texts, letters + _END, first)

    def _spans(self, before: str, word: str, *others: str) -> Iterator[tuple[int, int]]:
        """Where the texts stand that go on after ``before`` with what begins with these words."""
        at, last = self._span(before + word)
        if not others:
            yield at, last
            return
        while at < last:
            end = self.texts[at].find(" ", len(before) + len(word))
            if end < 0:  # it has no further words
                at += 1
                continue
            begun = self.texts[at][: end + 1]
            yield from self._spans(begun, *others)
            at = bisect_left(self.texts, begun + _END, at, last)

    def containing(self, words: str, *, whole: bool) -> int:
        """The rows of texts with these words side by side; the last may go on, if not ``whole``."""
        joined = self._joined

        def fits(at: int) -> bool:
            return not whole or joined[at + len(words) + 1] in " \n"

        # Most begin with them; those stand together.
        begin = [*self._places(words), self._span(f"{words} ")] if whole else [self._span(words)]
        return self._rows_in([*begin, *self._having(f" {words}", fits)])

    def inside(self, letters: str) -> int:
        """The rows of texts that have ``letters`` in them, but not at their start.

        A number is not inside another: ``21`` is not in ``2021``.
        """
        joined, number = self._joined, letters[:1].isdigit()

        def fits(at: int) -> bool:
            before = joined[at - 1]
            return before != "\n" and not (number and before.isdigit())

        return self._rows_in(self._having(letters, fits))

    def _having(self, letters: str, fits: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """Where the texts stand that have some letters at a place that fits."""
        joined = self._joined
        at = joined.find(letters)
        while at >= 0:
            further = at + 1  # what begins inside a false match may be a true one
            if fits(at):
                number = bisect_right(self._starts, at) - 1
                yield number, number + 1
                further = joined.find("\n", at)
            at = joined.find(letters, further)


@frozen(eq=False)
class Vocabulary:
    """The texts of each tier, and the words that stand in them."""

    texts: Sequence[SortedTexts]
    words: Sequence[SortedTexts]

    def gathering(self) -> Iterator[None]:
        """Gathers in steps what takes longest to gather, before anything is looked for."""
        return chain.from_iterable(each.gathering() for each in (*self.words, *self.texts))

    def every_word(self) -> list[str]:
        """The words of all tiers, in order."""
        return sorted({word for tier in self.words for word in tier.texts})

    def rows(self, words: Iterable[str]) -> ByTier:
        """The rows in which any of some ``words`` stands."""
        wanted = list(words)
        return tuple(tier.equal(*wanted) for tier in self.words)

    def beginning(self, letters: str) -> ByTier:
        """The rows with a word that begins with ``letters``."""
        return tuple(tier.beginning(letters) for tier in self.words) if letters else _NO_ROWS

    def inside(self, letters: str) -> ByTier:
        """The rows with a word that has ``letters`` in it, but not at its start."""
        return tuple(tier.inside(letters) for tier in self.words)


def read_vocabulary(
    texts: Sequence[Mapping[str, Sequence[int]]], total: int
) -> Generator[None, None, Vocabulary]:
    """The vocabulary of some texts, made in steps; it is what the generator returns.

    Args:
        texts: for each tier, the folded texts with the rows that have them.
        total: how many rows there are.
    """
    words, ordered = [], []
    for rows_by_text in texts:
        found: dict[str, list[int]] = {}
        for number, (text, rows) in enumerate(rows_by_text.items()):
            for word in set(text.split()):
                found.setdefault(word, []).extend(rows)
            if number % _AT_ONCE == 0:
                yield
        words.append(SortedTexts.of(found, total))
        yield
        ordered.append(SortedTexts.of(rows_by_text, total))
        yield
    return Vocabulary(ordered, words)
