"""The part of a tree that leads to some records: they and what they stand under."""

from collections import Counter
from collections.abc import Container, Generator, Iterable, Mapping

from irtui.lean import evolve, field, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Key, Node, Nodes

_UNFOLDED = 200
"""Records that were looked for up to which the tree unfolds to all of them."""
_AT_ONCE = 100
"""Records whose place is looked up between two chances to stop."""


@frozen(eq=False)
class FilteredTree:
    """What of a tree is to be seen: the records that were looked for, and what is above them."""

    _hierarchy: Hierarchy = field(repr=False)
    wanted: frozenset[Key]
    """The nodes that were looked for."""
    above: Mapping[Key, Key | None] = field(repr=False)
    """What each node that is to be seen stands under, in the one place that it has."""
    below: Mapping[Key, int]
    """The nodes above them, and how many of them stand below each."""
    best: Ref | None = None
    """The first of the records that is in the tree; ``None`` where none is."""
    hidden: int = 0
    """How many are not in the tree of the day, but would be with what is not of the day."""
    outside: int = 0
    """How many have no place in the tree."""

    @property
    def found(self) -> int:
        """How many of the records are in the tree."""
        return len(self.wanted)

    @property
    def unfolds(self) -> bool:
        """Whether they are few enough for the tree to unfold to all of them."""
        return self.found <= _UNFOLDED

    def of(self, nodes: Iterable[Node], under: Key | None) -> list[Node]:
        """Those of the nodes under another that are to be seen, with what was found below each.

        A step of two things is seen in its place alone, so that each record is counted once.
        """
        every = Nodes.of(nodes)
        return [
            self._seen(every[at])
            for at in range(len(every))
            if self._sees(key := every.key(at)) and self.above.get(key) == under
        ]

    def _sees(self, key: Key) -> bool:
        return key in self.wanted or key in self.below

    def _seen(self, node: Node) -> Node:
        below = self.below.get(node.key, 0)
        if not below:
            return evolve(node, folds=False)
        return evolve(node, note=f"{below:,} found", brief="", gaps=0, folds=True)

    def select(self, before: Ref | None) -> Ref | None:
        """The best record, or that of ``before``, if it was looked for or nothing else is there."""
        return before if before in self.wanted else self.best or before

    def hides(self, ref: Ref) -> bool:
        """Whether a record that has its place in the tree of the day is not to be seen."""
        return not self._sees(ref) and self._hierarchy.has(ref)


def filter_tree(hierarchy: Hierarchy, refs: Iterable[Ref]) -> Generator[None, None, FilteredTree]:
    """The tree that leaves ``refs``, the best first, and what they stand under; in steps."""
    whole = Hierarchy(AsOf.of(hierarchy.dataset, hierarchy.as_of.day, former=True))
    wanted: dict[Ref, None] = {}
    above: dict[Key, Key | None] = {}  # what each of them, and each that is above one, is under
    hidden = outside = 0
    for number, ref in enumerate(refs):
        if hierarchy.has(ref):
            wanted[ref] = None
            key: Key | None = ref
            while key is not None and key not in above:
                upper = above[key] = hierarchy.above(key)
                key = upper
        elif not hierarchy.as_of.former and whole.has(ref):
            hidden += 1
        else:
            outside += 1
        if number % _AT_ONCE == 0:
            yield
    best = next(iter(wanted), None)
    below = _below(wanted, above)
    return FilteredTree(hierarchy, frozenset(wanted), above, below, best, hidden, outside)


def _below(wanted: Container[Key], above: Mapping[Key, Key | None]) -> Counter[Key]:
    """How many of the ``wanted`` places are below each, by what each is under."""
    left = Counter(above.values())  # of what is right below each, how much is not counted yet
    below: Counter[Key] = Counter()
    waiting = [key for key in above if not left[key]]
    while waiting:
        key = waiting.pop()
        upper = above[key]
        if upper is None:
            continue
        below[upper] += below[key] + (key in wanted)
        left[upper] -= 1
        if not left[upper]:
            waiting.append(upper)
    return below
