"""How two records are connected: the shortest chains of links between them, the telling ones first.

Of chains of one length those through people, posts, meetings, bodies and organisations come first,
then those through agreements and programmes, then those through what was said in a statement.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import chain, islice, pairwise

from irtui.lean import field, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.records import Gap, Party, Place, Programme, Source, Treaty

_NOT_BETWEEN = (Source.TABLE, Gap.TABLE, Party.TABLE, Place.TABLE)
"""Tables that no chain leads through: all that an article tells or that a side has to do with is
connected by it, and that says nothing. A chain may begin or end there."""
_PAPERS = (Treaty.TABLE, Programme.TABLE)
"""Tables that connect less closely than who meets whom."""
MOST = 12
"""Chains of one length that are told; of more, the number is."""


@frozen
class Step:
    """From one record to the next, and the links that say so."""

    start: Ref
    end: Ref
    links: tuple[Link, ...]
    """One or more, each made by one of the two; statements stand last."""

    def label(self, link: Link) -> str:
        """What a link is called in the direction of the step."""
        return link.label if link.source == self.start else link.inverse


Chain = tuple[Step, ...]

_Cost = tuple[int, int, int]
"""What speaks against a chain: steps that are but statements, agreements and programmes on the way,
and steps that only say that an event changed something."""

_Begun = tuple[_Cost, tuple[int, ...], _Cost, tuple[Ref, ...]]
"""A chain that is begun: the least that will speak against it, its place, what does so far, and the
records that it leads through."""


def _weight(link: Link) -> int:
    """How little a link says: 2 for a statement, 1 for a bound of a claim, 0 for all else."""
    if link.field == "statements" and not link.cites:
        return 2
    claim = link.claim
    return int(claim is not None and link.target in (claim.since, claim.until))


def _sum(one: _Cost, other: _Cost) -> _Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


@frozen
class Paths:
    """The answer: chains of the least number of steps."""

    start: Ref
    end: Ref
    chains: tuple[Chain, ...]
    """At most `MOST`, the best first, else in the order of the file; empty, if there is no way."""
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
            own = (link for link in self.dataset.links_from(self.dataset.get(ref)) if link.label)
            for link in chain(own, self.dataset.links_to(ref)):
                other = link.target if link.source == ref else link.source
                if other != ref and self.there(other) and self._holds(link):
                    found.setdefault(other, []).append(link)
            self._neighbours[ref] = {
                other: sorted(links, key=_weight) for other, links in found.items()
            }
        return self._neighbours[ref]

    def cost(self, start: Ref, end: Ref) -> _Cost:
        """What speaks against a step."""
        weight = _weight(self.neighbours(start)[end][0])
        return weight // 2, int(end.table in _PAPERS), weight % 2


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


def _ways(graph: _Graph, distances: Mapping[Ref, int], end: Ref) -> dict[Ref, list[Ref]]:
    """For each record on a shortest chain, those after it; the last come first."""
    on_the_way = {end}
    layer = [end]
    ways: dict[Ref, list[Ref]] = {end: []}
    while layer:
        before = dict.fromkeys(
            other
            for ref in layer
            for other in graph.neighbours(ref)
            if distances.get(other) == distances[ref] - 1
            and (distances[other] == 0 or other.table not in _NOT_BETWEEN)
        )
        on_the_way |= before.keys()
        layer = list(before)
        for ref in layer:
            ways[ref] = [
                other
                for other in graph.neighbours(ref)
                if other in on_the_way and distances.get(other) == distances[ref] + 1
            ]
    return ways


def _count(ways: Mapping[Ref, Sequence[Ref]], start: Ref) -> int:
    counts: dict[Ref, int] = {}
    for ref, following in ways.items():
        counts[ref] = sum(counts[other] for other in following) if following else 1
    return counts[start]


def _best_first(
    graph: _Graph, ways: Mapping[Ref, Sequence[Ref]], start: Ref, end: Ref
) -> Iterator[tuple[Ref, ...]]:
    """The chains in order of what speaks against them, then in the order of the file.

    The least that can come after each record is known, so that no chain is begun in vain, however
    many there are.
    """
    least: dict[Ref, _Cost] = {}
    for ref, following in ways.items():
        costs = (_sum(graph.cost(ref, other), least[other]) for other in following)
        least[ref] = min(costs, default=(0, 0, 0))
    begun: list[_Begun] = [(least[start], (), (0, 0, 0), (start,))]
    while begun:
        _, places, cost, refs = heappop(begun)
        if refs[-1] == end:
            yield refs
        for place, other in enumerate(ways[refs[-1]]):
            spent = _sum(cost, graph.cost(refs[-1], other))
            whole = _sum(spent, least[other])
            heappush(begun, (whole, (*places, place), spent, (*refs, other)))


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
    ways = _ways(graph, distances, end)
    chains = tuple(
        tuple(
            Step(one, other, tuple(graph.neighbours(one)[other])) for one, other in pairwise(refs)
        )
        for refs in islice(_best_first(graph, ways, start, end), MOST)
    )
    return Paths(start, end, chains, _count(ways, start), len(distances))
