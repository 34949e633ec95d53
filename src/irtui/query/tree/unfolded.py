"""A tree unfolded down to the meetings, line by line."""

from collections.abc import Callable, Iterable, Iterator

from irtui.lean import frozen
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role


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
