"""What the explorer remembers of searches: the index of the day, the hits, the queries before."""

from collections.abc import Generator, Sequence
from datetime import date

from attrs import mutable

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
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
        self._index: tuple[Dataset, Index] | None = None
        self._walked: tuple[Index, str, tuple[Ref, ...]] | None = None

    def index(self, dataset: Dataset, day: date) -> Index:
        """The index of a day; it stays until another one is asked for."""
        if self._index is None or self._index[0] is not dataset or self._index[1].day != day:
            self._index = dataset, Index(dataset, day)
        return self._index[1]

    def remember(self, query: str) -> None:
        """Keep a query, once."""
        query = query.strip()
        if query:
            self.recent = [query, *(other for other in self.recent if other != query)][:_KEPT]

    def known_hits(self, dataset: Dataset, day: date, query: str) -> tuple[Ref, ...] | None:
        """The records that a query finds, if they are those that were asked for last."""
        walked = self._walked
        known = walked is not None and walked[:2] == (self.index(dataset, day), query)
        return walked[2] if walked is not None and known else None

    def hits(
        self, dataset: Dataset, day: date, query: str
    ) -> Generator[None, None, tuple[Ref, ...]]:
        """The records that a query finds, in the order in which they are listed; in steps."""
        index = self.index(dataset, day)
        found = yield from index.searching(query)
        self._walked = index, query, tuple(found.grouped_refs())
        return self._walked[2]
