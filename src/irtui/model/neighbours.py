"""Texts that begin or end most like another, among thousands of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain


class Neighbours:
    """Finds candidates for what a text with a slip in it was, without a look at all there are.

    Of such a text, what stands before the slip or what stands after it leads near to the right one.

    Args:
        texts: among which to look.
        around: how many candidates there are at most on each side, in each of two orders.
    """

    def __init__(self, texts: Iterable[str], around: int) -> None:
        self._forwards = sorted(texts)
        self._backwards = sorted(text[::-1] for text in self._forwards)
        self._around = around

    def of(self, text: str) -> Iterator[str]:
        """The candidates for a text; one may come twice."""
        backwards = (other[::-1] for other in self._beside(self._backwards, text[::-1]))
        return chain(self._beside(self._forwards, text), backwards)

    def _beside(self, texts: list[str], text: str) -> list[str]:
        at = bisect_left(texts, text)
        return texts[max(at - self._around, 0) : at + self._around]
