"""A tree that is unfolded line by line: all of it or what a filter leaves, and what changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.names import counted
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Key, Node, Role, Whole

if TYPE_CHECKING:
    from irtui.query.audit.diff import Comparison
    from irtui.query.time.change import Turn
    from irtui.query.tree.filtered_tree import FilteredTree
    from irtui.query.tree.turned import Turned


@frozen(slots=True)
class Line:
    """A node in an unfolded tree."""

    node: Node
    level: int
    """From 1, the top."""
    place: int
    """Among those beside it, from 1."""
    count: int
    """How many stand beside each other there."""


def unfolded(hierarchy: Hierarchy, nodes: Iterable[Node]) -> Iterator[Line]:
    """Some nodes and all below them, in the order of the lines; collections stay folded."""
    return lines(
        nodes, hierarchy.children, lambda node: node.folds and node.role is not Role.COLLECTION
    )


def lines(
    nodes: Iterable[Node],
    children: Callable[[Node], Iterable[Node]],
    unfolds: Callable[[Node], bool],
    level: int = 1,
) -> Iterator[Line]:
    """Some nodes, which are of a ``level``, and the ``children`` of each that ``unfolds``.

    A tree may be deeper than recursion goes.
    """
    stack = [_beside(nodes, level)]
    while stack:
        line = next(stack[-1], None)
        if line is None:
            stack.pop()
            continue
        yield line
        if unfolds(line.node):
            stack.append(_beside(children(line.node), line.level + 1))


def _beside(nodes: Iterable[Node], level: int) -> Iterator[Line]:
    siblings = list(nodes)
    for place, node in enumerate(siblings, start=1):
        yield Line(node, level, place, len(siblings))


@frozen(eq=False)
class Shown:
    """What of a tree is to be seen."""

    hierarchy: Hierarchy
    filtered: "FilteredTree | None"
    """What a filter leaves; ``None``: all is to be seen."""
    turned: "Turned | None"
    """What changed on the day, or since an older version of the dataset; ``None``: nothing did."""

    @classmethod
    def of(
        cls,
        hierarchy: Hierarchy,
        filtered: "FilteredTree | None",
        comparison: "Comparison | None" = None,
    ) -> "Shown":
        """A tree with what differs in it from an older version, or else what changed on its day.

        On the default day nobody asks what changed, and it is not looked for.
        """
        if comparison is None and hierarchy.as_of.day == hierarchy.dataset.about.day:
            return cls(hierarchy, filtered, None)
        from irtui.query.tree.turned import compared, turned

        found = turned(hierarchy) if comparison is None else compared(hierarchy, comparison)
        return cls(hierarchy, filtered, found)

    def roots(self) -> list[Node]:
        """The top of the tree, and above it the line of the dataset."""
        note = counted(len(self.hierarchy.dataset.records), "record")
        line = Node(Whole(), "Dataset", Role.DATASET, note=note)
        return [*self._seen([line, *self._with_gone(self.hierarchy.roots(), None)], None)]

    def below(self, node: Node) -> Sequence[Node]:
        """The lines below another."""
        return self._seen(self._with_gone(self.hierarchy.children(node), node.key), node.key)

    def _with_gone(self, nodes: Sequence[Node], under: Key | None) -> Sequence[Node]:
        return self.turned.lines(nodes, under) if self.turned else nodes

    def _seen(self, nodes: Sequence[Node], under: Key | None) -> Sequence[Node]:
        return self.filtered.of(nodes, under) if self.filtered else nodes

    def path_to(self, ref: Ref | None) -> tuple[Key, ...]:
        """The keys from the top down to a record, or to the dataset; empty if it has no line."""
        if ref is None:
            return (Whole(),)
        return (self.turned or self.hierarchy).path_to(ref)

    def aside(self, node: Node) -> bool:
        """Whether a line is only there for what a filter found below it."""
        return self.filtered is not None and node.key not in self.filtered.wanted

    def turn(self, node: Node, *, unfolded: bool) -> "tuple[Turn | None, bool]":
        """How what a line stands for, or hides, changed; whether it is its own."""
        return self.turned.of(node, unfolded=unfolded) if self.turned else (None, False)

    def gone(self, node: Node) -> bool:
        """Whether a line stands for what was there before."""
        return self.turned is not None and self.turned.has_gone(node)
