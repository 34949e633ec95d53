"""The words of all texts, and the rows in which each stands: what makes search fast.

A search goes through the few thousand words that there are instead of the texts that they stand in.
"""

from bisect import bisect_left
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain

from irtui.query.find.rows import rows_of
from irtui.query.find.texts import Tier

ByTier = tuple[int, ...]
"""A set of rows for each tier of texts."""

_SPARSE = 256
"""A word in less than one row of so many keeps a list of its rows, any other a set."""
SHORTEST_INSIDE = 3
"""Letters from which what is looked for counts inside words."""
_SHORT = 2
"""Letters of the beginnings whose rows are found in advance, if many words begin so."""
_END = "\U0010ffff"
"""Sorts after every word that begins with what stands before it."""
_NO_ROWS: ByTier = tuple(0 for _ in Tier)
_AT_ONCE = 2000
"""Texts or words that are gone through between two chances to stop."""

_Postings = dict[str, list[int] | int]
"""The rows of each word, as a list or as a set."""


class SortedTexts:
    """Folded texts in order, each with the rows that have it.

    Args:
        rows: the texts with their rows.
        total: how many rows there are.
    """

    def __init__(self, rows: dict[str, list[int]], total: int) -> None:
        self.texts = sorted(rows)
        """All of them."""
        self._rows = [rows[text] for text in self.texts]
        self._total = total
        self._joined = "\n".join(["", *self.texts, ""])
        self._starts: list[int] = []
        at = 1
        for text in self.texts:
            self._starts.append(at)
            at += len(text) + 1

    def equal(self, text: str) -> int:
        """The rows that have exactly this text."""
        at = bisect_left(self.texts, text)
        if at < len(self.texts) and self.texts[at] == text:
            return rows_of([self._rows[at]], self._total)
        return 0

    def beginning(self, words: str, *, whole: bool) -> int:
        """The rows that have a text that begins with these words, or with what they begin."""
        if whole:
            return self.equal(words) | self._rows_in([self._span(f"{words} ")])
        return self._rows_in(self._spans("", *words.split(" ")))

    def _rows_in(self, spans: Iterable[tuple[int, int]]) -> int:
        groups = chain.from_iterable(self._rows[first:last] for first, last in spans)
        return rows_of(groups, self._total)

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
        return rows_of(self._with(words, whole=whole), self._total)

    def _with(self, words: str, *, whole: bool) -> Iterator[list[int]]:
        at = self._joined.find(words)
        while at >= 0:
            end = at + len(words)
            further = at + 1  # what begins inside a false match may be a true one
            if self._joined[at - 1] in " \n" and (not whole or self._joined[end] in " \n"):
                number = bisect_left(self._starts, further) - 1
                yield self._rows[number]
                further = self._joined.find("\n", at)
            at = self._joined.find(words, further)


class Vocabulary:
    """The words of all texts.

    Args:
        texts: for each tier, the folded texts.
        postings: for each tier, the words with the rows in which they stand.
        words: every word, in order.
        short: the rows of words by their first letter, and by their first two, if they are many.
        total: how many rows there are.
    """

    def __init__(
        self,
        texts: Sequence[SortedTexts],
        postings: Sequence[_Postings],
        words: list[str],
        short: dict[str, ByTier],
        total: int,
    ) -> None:
        self._texts = texts
        self._postings = postings
        self._short = short
        self._total = total
        self.words = words
        """Every word, in order."""
        self._joined = "\n".join(["", *words, ""])

    def rows(self, words: Iterable[str]) -> ByTier:
        """The rows in which any of some ``words`` stands."""
        return _rows(self._postings, list(words), self._total)

    def beginning(self, letters: str) -> ByTier:
        """The rows with a word that begins with ``letters``."""
        if letters in self._short or not letters:
            return self._short.get(letters, _NO_ROWS)
        first, last = self._span(letters)
        return self.rows(self.words[first:last])

    def _span(self, letters: str) -> tuple[int, int]:
        return bisect_left(self.words, letters), bisect_left(self.words, letters + _END)

    def inside(self, letters: str) -> ByTier:
        """The rows with a word that has ``letters`` in it, but not at its start.

        A number is not inside another: ``21`` is not in ``2021``.
        """
        return self.rows(self._with(letters))

    def _with(self, letters: str) -> Iterator[str]:
        joined = self._joined
        number = letters[:1].isdigit()
        at = joined.find(letters)
        while at >= 0:
            end = joined.find("\n", at)
            start = joined.rfind("\n", 0, at) + 1
            if start < at and not (number and joined[at - 1].isdigit()):
                yield joined[start:end]
                at = joined.find(letters, end)
            else:
                again = joined.find(letters, at + 1, end)
                at = again if again >= 0 else joined.find(letters, end)

    def equal(self, tier: Tier, text: str) -> int:
        """The rows with a text of ``tier`` that is exactly ``text``."""
        return self._texts[tier].equal(text)

    def text_beginning(self, tier: Tier, words: str, *, whole: bool = False) -> int:
        """The rows with a text of ``tier`` whose first words are these, or begin with them."""
        return self._texts[tier].beginning(words, whole=whole)

    def containing(self, tier: Tier, words: str, *, whole: bool) -> int:
        """The rows with a text of ``tier`` that has ``words`` side by side, from a word's start.

        The last of them may go on, if not ``whole``.
        """
        return self._texts[tier].containing(words, whole=whole)


def _rows(postings: Sequence[_Postings], words: Sequence[str], total: int) -> ByTier:
    """The rows of some words in each tier."""
    return tuple(_rows_of_tier(tier, words, total) for tier in postings)


def _count(postings: _Postings, words: Iterable[str]) -> int:
    """About how many rows some words have."""
    found = (postings.get(word, 0) for word in words)
    return sum(rows.bit_count() if isinstance(rows, int) else len(rows) for rows in found)


def _rows_of_tier(postings: _Postings, words: Iterable[str], total: int) -> int:
    dense, sparse = 0, []
    for word in words:
        rows = postings.get(word)
        if isinstance(rows, int):
            dense |= rows
        elif rows is not None:
            sparse.append(rows)
    return dense | rows_of(sparse, total) if sparse else dense


def read_vocabulary(
    texts: Sequence[dict[str, list[int]]], total: int
) -> Generator[None, None, Vocabulary]:
    """The vocabulary of some texts, made in steps; it is what the generator returns.

    Args:
        texts: for each tier, the folded texts with the rows that have them.
        total: how many rows there are.
    """
    postings = []
    for rows_by_text in texts:
        tier = yield from _read_postings(rows_by_text, total)
        postings.append(tier)
    words = sorted(set[str]().union(*postings))
    yield
    groups: dict[str, list[str]] = {}
    for word in words:
        for letters in {word[0], word[:_SHORT]}:
            groups.setdefault(letters, []).append(word)
    short: dict[str, ByTier] = {}
    for number, (letters, group) in enumerate(groups.items()):
        if sum(_count(tier, group) for tier in postings) > total // _SPARSE:
            short[letters] = _rows(postings, group, total)
            yield
        if number % _AT_ONCE == 0:
            yield
    ordered = []
    for rows_by_text in texts:
        ordered.append(SortedTexts(rows_by_text, total))
        yield
    return Vocabulary(ordered, postings, words, short, total)


def _read_postings(
    rows_by_text: dict[str, list[int]], total: int
) -> Generator[None, None, _Postings]:
    found: dict[str, list[int]] = {}
    for number, (text, rows) in enumerate(rows_by_text.items()):
        for word in set(text.split()):
            found.setdefault(word, []).extend(rows)
        if number % _AT_ONCE == 0:
            yield
    postings: _Postings = {}
    for number, (word, rows) in enumerate(found.items()):
        dense = len(rows) > total // _SPARSE
        postings[word] = rows_of([rows], total) if dense else rows
        if number % _AT_ONCE == 0:
            yield
    return postings
