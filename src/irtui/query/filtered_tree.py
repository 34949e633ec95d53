"""The part of a tree that leads to some records: they and what they stand under."""

from collections.abc import Generator, Iterable

from attrs import frozen

from irtui.model.claims import Ref
from irtui.query.hierarchy import Hierarchy, Node

_AT_ONCE = 100
"""Records whose place is looked up between two chances to stop."""


@frozen(eq=False)
class FilteredTree:
    """What of a tree is to be seen."""

    keys: frozenset[str]
    """The nodes that were looked for, and those above them."""
    above: frozenset[str]
    """The nodes that something stands under that was looked for."""
    wanted: frozenset[str]
    """The nodes that were looked for."""
    hidden: int
    """How many records are not in the tree on its day."""

    @property
    def shown(self) -> int:
        """How many of the records are in the tree."""
        return len(self.wanted)

    def of(self, nodes: Iterable[Node]) -> list[Node]:
        """Those of some nodes that are to be seen."""
        return [node for node in nodes if node.key in self.keys]


def filter_tree(hierarchy: Hierarchy, refs: Iterable[Ref]) -> Generator[None, None, FilteredTree]:
    """The tree that leaves ``refs`` and what they stand under, found in steps."""
    above: set[str] = set()
    wanted: set[str] = set()
    hidden = 0
    for number, ref in enumerate(refs):
        way = hierarchy.path_to(ref)
        above.update(way[:-1])
        wanted.update(way[-1:])
        hidden += not way
        if number % _AT_ONCE == 0:
            yield
    return FilteredTree(frozenset(above | wanted), frozenset(above), frozenset(wanted), hidden)
