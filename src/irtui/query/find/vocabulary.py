"""The words of all texts, and the rows in which each stands: what makes search fast.

A search goes through the few thousand words that there are instead of the texts that they stand in.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from irtui.query.find.rows import rows_of
from irtui.query.find.texts import Tier

ByTier = tuple[int, ...]
"""A set of rows for each tier of texts."""

_SPARSE = 256
"""A word in less than one row of so many keeps a list of its rows, any other a set."""
_SHORT = 2
"""Letters of the beginnings whose rows are found in advance: most words share one with others."""
_END = "\x7f"
"""Sorts after every word that begins with what stands before it."""
_NO_ROWS: ByTier = tuple(0 for _ in Tier)


class _Texts:
    """The different texts of a tier, folded, each with the rows that have it."""

    def __init__(self, rows: dict[str, list[int]], total: int) -> None:
        self._texts = sorted(rows)
        self._rows = [rows[text] for text in self._texts]
        self._total = total
        self._joined = "\n".join(["", *self._texts, ""])
        self._starts: list[int] = []
        at = 1
        for text in self._texts:
            self._starts.append(at)
            at += len(text) + 1

    def equal(self, text: str) -> int:
        """The rows that have exactly this text."""
        at = bisect_left(self._texts, text)
        if at < len(self._texts) and self._texts[at] == text:
            return rows_of([self._rows[at]], self._total)
        return 0

    def beginning(self, text: str) -> int:
        """The rows that have a text that begins so."""
        first, last = bisect_left(self._texts, text), bisect_left(self._texts, text + _END)
        return rows_of(self._rows[first:last], self._total)

    def containing(self, words: str, *, whole: bool) -> int:
        """The rows of texts with these words side by side; the last may go on, if not ``whole``."""
        return rows_of(self._with(words, whole=whole), self._total)

    def _with(self, words: str, *, whole: bool) -> Iterator[list[int]]:
        at = self._joined.find(words)
        while at >= 0:
            after = at + len(words)
            before_is_end = self._joined[at - 1] in " \n"
            if before_is_end and (not whole or self._joined[after] in " \n"):
                number = bisect_left(self._starts, at + 1) - 1
                yield self._rows[number]
                after = self._joined.find("\n", at)
            at = self._joined.find(words, after)


class Vocabulary:
    """The words of all texts.

    Args:
        texts: for each tier, the folded texts with the rows that have them.
        total: how many rows there are.
    """

    def __init__(self, texts: Sequence[dict[str, list[int]]], total: int) -> None:
        self._total = total
        self._texts = tuple(_Texts(rows, total) for rows in texts)
        postings: tuple[dict[str, list[int] | int], ...] = tuple({} for _ in texts)
        for tier, rows_by_text in enumerate(texts):
            found: dict[str, list[int]] = {}
            for text, rows in rows_by_text.items():
                for word in set(text.split()):
                    found.setdefault(word, []).extend(rows)
            for word, rows in found.items():
                dense = len(rows) > total // _SPARSE
                postings[tier][word] = rows_of([rows], total) if dense else rows
        self._postings = postings
        self.words: list[str] = sorted(set().union(*postings))
        """Every word, in order."""
        self._joined = "\n".join(["", *self.words, ""])
        self._short = self._short_beginnings()

    def _short_beginnings(self) -> dict[str, ByTier]:
        """The rows of words by their first letter, and by their first two."""
        groups: dict[str, list[str]] = {}
        for word in self.words:
            groups.setdefault(word[:_SHORT], []).append(word)
        short = {beginning: self.rows(words) for beginning, words in groups.items()}
        for beginning, rows in list(short.items()):
            if len(beginning) == _SHORT:
                known = short.get(beginning[0], _NO_ROWS)
                short[beginning[0]] = tuple(map(int.__or__, known, rows))
        return short

    def rows(self, words: Iterable[str]) -> ByTier:
        """The rows in which any of some ``words`` stands."""
        words = list(words)
        return tuple(self._rows(postings, words) for postings in self._postings)

    def _rows(self, postings: dict[str, list[int] | int], words: Iterable[str]) -> int:
        dense, sparse = 0, []
        for word in words:
            rows = postings.get(word)
            if rows is None:
                continue
            if isinstance(rows, int):
                dense |= rows
            else:
                sparse.append(rows)
        return dense | rows_of(sparse, self._total) if sparse else dense

    def beginning(self, letters: str) -> ByTier:
        """The rows with a word that begins with ``letters``."""
        if len(letters) <= _SHORT:
            return self._short.get(letters, _NO_ROWS)
        first, last = self._span(letters)
        return self.rows(self.words[first:last])

    def _span(self, letters: str) -> tuple[int, int]:
        return bisect_left(self.words, letters), bisect_left(self.words, letters + _END)

    def inside(self, letters: str) -> ByTier:
        """The rows with a word that has ``letters`` in it, but not at its start."""
        return self.rows(self._with(letters))

    def _with(self, letters: str) -> Iterator[str]:
        joined = self._joined
        at = joined.find(letters)
        while at >= 0:
            end = joined.find("\n", at)
            start = joined.rfind("\n", 0, at) + 1
            if start < at:
                yield joined[start:end]
                at = joined.find(letters, end)
            else:
                again = joined.find(letters, at + 1, end)
                at = again if again >= 0 else joined.find(letters, end)

    def equal(self, tier: Tier, text: str) -> int:
        """The rows with a text of ``tier`` that is exactly ``text``."""
        return self._texts[tier].equal(text)

    def text_beginning(self, tier: Tier, letters: str) -> int:
        """The rows with a text of ``tier`` that begins with ``letters``."""
        return self._texts[tier].beginning(letters)

    def containing(self, tier: Tier, words: str, *, whole: bool) -> int:
        """The rows with a text of ``tier`` that has ``words`` side by side, from a word's start.

        The last of them may go on, if not ``whole``.
        """
        return self._texts[tier].containing(words, whole=whole)
