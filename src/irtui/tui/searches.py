"""What the explorer remembers of searches: the index of the day, the hits, the queries before."""

from collections.abc import Generator, Sequence

from attrs import mutable

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.query.find import Index

_KEPT = 30
"""Queries that are remembered until the app is left."""


@mutable
class Walk:
    """Steps along the hits of a search, in a circle."""

    start: Ref | None
    """The record that was selected before the first step."""
    steps: int = 0
    """How many, those on less those back."""

    def end(self, hits: Sequence[Ref]) -> Ref | None:
        """The hit that the steps lead to; from what is none, the first leads to the best."""
        if not self.steps:
            return None
        outside = -1 if self.steps > 0 else 1
        at = hits.index(self.start) if self.start in hits else outside
        return hits[(at + self.steps) % len(hits)]


class Searches:
    """The searches over one dataset."""

    def __init__(self) -> None:
        self.recent: list[str] = []
        """The queries of which a hit was opened, the latest first."""
        self._index: Index | None = None
        self._walked: tuple[Index, str, tuple[Ref, ...]] | None = None

    def index(self, as_of: AsOf) -> Index:
        """The index of a day; it stays until another one is asked for."""
        if self._index is None or self._index.as_of is not as_of:
            self._index = Index(as_of)
        return self._index

    def remember(self, query: str) -> None:
        """Keep a query, once."""
        query = query.strip()
        if query:
            self.recent = [query, *(other for other in self.recent if other != query)][:_KEPT]

    def known_hits(self, as_of: AsOf, query: str) -> tuple[Ref, ...] | None:
        """The records that a query finds, if they are those that were asked for last."""
        walked = self._walked
        known = walked is not None and walked[:2] == (self.index(as_of), query)
        return walked[2] if walked is not None and known else None

    def hits(self, as_of: AsOf, query: str) -> Generator[None, None, tuple[Ref, ...]]:
        """The records that a query finds, in the order in which they are listed; in steps."""
        index = self.index(as_of)
        found = yield from index.searching(query)
        self._walked = index, query, tuple(found.grouped_refs())
        return self._walked[2]
