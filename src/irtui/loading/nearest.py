"""What a word that is not known was most probably meant to be, among thousands that are."""

from collections.abc import Iterable

from irtui.loading.values import nearest
from irtui.model.neighbours import Neighbours

_FEW = 500
"""Known words up to which a word is compared with all of them."""
_FIRST = 100
"""Words that are compared with all known ones, however many those are."""
_AROUND = 50
"""Known words that any other word is compared with: so many on each side, in two orders."""


class Nearest:
    """Finds the nearest known word of many words, and does not compare each with each.

    Args:
        known: the known words.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._found: dict[str, str | None] = {}
        self._neighbours: Neighbours | None = None

    def of(self, word: str) -> str | None:
        """The known word that is nearest to ``word``; ``None`` if none is near.

        Where many are known, all but the first words that are asked for are compared with those
        only that begin or end most like them.
        """
        if word not in self._found:
            self._found[word] = nearest(word, self._candidates(word))
        return self._found[word]

    def _candidates(self, word: str) -> Iterable[str]:
        if len(self._known) <= _FEW or len(self._found) < _FIRST:
            return self._known
        if self._neighbours is None:
            self._neighbours = Neighbours(self._known, _AROUND)
        return self._neighbours.of(word)
