"""What is remembered of searches: the index of the day, the hits, the queries before."""

from collections.abc import Generator, Iterable
from datetime import date

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.query.find import Index

_KEPT = 30
"""Queries that are remembered until the app is left."""


class Searches:
    """The searches over one dataset.

    Args:
        dataset: what is searched.
        recent: the queries of which a hit was opened, the latest first.
    """

    def __init__(self, dataset: Dataset, recent: Iterable[str] = ()) -> None:
        self.recent = [*recent]
        """The queries of which a hit was opened, the latest first."""
        self.dataset = dataset
        """What is searched."""
        self._index: Index | None = None
        self._walked: tuple[Index, str, tuple[Ref, ...]] | None = None

    def index(self, day: date) -> Index:
        """The index of a day; it stays until another one is asked for."""
        as_of = AsOf.of(self.dataset, day)
        if self._index is None or self._index.as_of is not as_of:
            self._index = Index(as_of)
        return self._index

    def remember(self, query: str) -> None:
        """Keep a query, once."""
        query = query.strip()
        if query:
            self.recent = [query, *(other for other in self.recent if other != query)][:_KEPT]

    def known_hits(self, day: date, query: str) -> tuple[Ref, ...] | None:
        """The records that a query finds, if they are those that were asked for last."""
        if self._walked is None or self._walked[:2] != (self.index(day), query):
            return None
        return self._walked[2]

    def hits(self, day: date, query: str) -> Generator[None, None, tuple[Ref, ...]]:
        """The records that a query finds, in the order in which they are listed; in steps."""
        index = self.index(day)
        found = yield from index.searching(query)
        self._walked = index, query, tuple(found.grouped_refs())
        return self._walked[2]
