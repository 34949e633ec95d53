"""How two records are connected: the shortest chains of links between them."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from attrs import field, frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.records import Gap, Party, Place, Source

_NOT_BETWEEN = (Source.TABLE, Gap.TABLE, Party.TABLE, Place.TABLE)
"""Tables that no chain leads through: all that an article tells or that a side has to do with is
connected by it, and that says nothing. A chain may begin or end there."""
MOST = 12
"""Chains of one length that are told; of more, the number is."""


@frozen
class Step:
    """From one record to the next, and the links that say so."""

    start: Ref
    end: Ref
    links: tuple[Link, ...]
    """One or more, each made by one of the two."""

    def label(self, link: Link) -> str:
        """What a link is called in the direction of the step."""
        return link.label if link.source == self.start else link.inverse


Chain = tuple[Step, ...]


@frozen
class Paths:
    """The answer: chains of the least number of steps."""

    start: Ref
    end: Ref
    chains: tuple[Chain, ...]
    """At most `MOST`, in the order of the file; empty, if there is no way."""
    count: int
    """How many chains of this length there are."""
    searched: int
    """Records that were looked at."""


@frozen
class _Graph:
    """The links of a dataset, or of those records and claims that held on a day."""

    dataset: Dataset
    as_of: AsOf | None
    """``None``: all times count."""
    _neighbours: dict[Ref, dict[Ref, list[Link]]] = field(factory=dict)

    def _holds(self, link: Link) -> bool:
        if link.claim is None:
            return True
        if link.claim.deprecated:
            return False
        source = self.dataset.get(link.source)
        return self.as_of is None or bool(self.as_of.holds(source, link.claim))

    def there(self, ref: Ref) -> bool:
        """Whether a record is one of those that count."""
        return self.as_of is None or bool(self.as_of.presence(self.dataset.get(ref)))

    def neighbours(self, ref: Ref) -> dict[Ref, list[Link]]:
        """The records that are linked with one, each with the links between the two."""
        if ref not in self._neighbours:
            found: dict[Ref, list[Link]] = {}
            for link in self._links(ref):
                other = link.target if link.source == ref else link.source
                if other != ref and self.there(other) and self._holds(link):
                    found.setdefault(other, []).append(link)
            self._neighbours[ref] = found
        return self._neighbours[ref]

    def _links(self, ref: Ref) -> Iterator[Link]:
        yield from (link for link in self.dataset.links_from(self.dataset.get(ref)) if link.label)
        yield from self.dataset.links_to(ref)


def _layers(graph: _Graph, start: Ref, end: Ref) -> dict[Ref, int]:
    """How many steps each record is away from ``start``, as far as the layer of ``end``."""
    distances = {start: 0}
    layer = [start]
    while layer and end not in distances:
        following = []
        for ref in layer:
            if ref != start and ref.table in _NOT_BETWEEN:
                continue
            for other in graph.neighbours(ref):
                if other not in distances:
                    distances[other] = distances[ref] + 1
                    following.append(other)
        layer = following
    return distances


def _ways_back(graph: _Graph, distances: dict[Ref, int], end: Ref) -> dict[Ref, list[Ref]]:
    """For each record on a shortest chain, those before it."""
    before: dict[Ref, list[Ref]] = {}
    waiting = [end]
    while waiting:
        ref = waiting.pop()
        if ref in before:
            continue
        before[ref] = [
            other
            for other in graph.neighbours(ref)
            if distances.get(other) == distances[ref] - 1
            and (distances[other] == 0 or other.table not in _NOT_BETWEEN)
        ]
        waiting += before[ref]
    return before


def _count(before: dict[Ref, list[Ref]], distances: dict[Ref, int], end: Ref) -> int:
    counts: dict[Ref, int] = {}
    for ref in sorted(before, key=distances.__getitem__):
        counts[ref] = sum(counts[other] for other in before[ref]) if before[ref] else 1
    return counts[end]


def _chains(before: dict[Ref, list[Ref]], end: Ref) -> Iterator[tuple[Ref, ...]]:
    chain = [end]  # from its end back
    stack = [iter(before[end])]
    while stack:
        if not before[chain[-1]]:
            yield tuple(reversed(chain))
        other = next(stack[-1], None)
        if other is None:
            stack.pop()
            chain.pop()
        else:
            chain.append(other)
            stack.append(iter(before[other]))


def paths(dataset: Dataset, start: Ref, end: Ref, day: date | None = None) -> Paths:
    """The shortest chains from ``start`` to ``end``.

    Args:
        dataset: where to look.
        start: the record to begin with.
        end: the record to come to.
        day: leaves out what did not hold on that day; ``None``: everything counts.

    Raises:
        KeyError: one of the records is not there.
    """
    dataset.get(end)
    graph = _Graph(dataset, AsOf.of(dataset, day) if day else None)
    if not graph.there(start):
        return Paths(start, end, (), 0, 1)
    distances = _layers(graph, start, end)
    if end not in distances:
        return Paths(start, end, (), 0, len(distances))
    before = _ways_back(graph, distances, end)
    chains: list[Chain] = []
    for refs in _chains(before, end):
        if len(chains) == MOST:
            break
        chains.append(tuple(Step(a, b, tuple(graph.neighbours(a)[b])) for a, b in pairwise(refs)))
    return Paths(start, end, tuple(chains), _count(before, distances, end), len(distances))
