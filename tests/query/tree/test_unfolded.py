"""A tree line by line: at which level, and at which place of how many."""

from collections.abc import Iterator, Sequence

from irtui.model.as_of import AsOf
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.query.tree.unfolded import lines, unfolded
from tests.query.answers import FICTIONAL, world
from tests.support import day, ref

BELOW = {"a": "bc", "b": "d", "c": "", "d": "", "e": "f", "f": ""}


def nodes(names: str) -> list[Node]:
    return [Node(ref(f"body:{name}"), name, Role.BODY) for name in names]


def test_each_line_knows_its_level_and_its_place_among_those_beside_it() -> None:
    found = lines(
        nodes("ae"), lambda node: nodes(BELOW[node.label]), lambda node: node.label != "e"
    )
    assert [(one.node.label, one.level, one.place, one.count) for one in found] == [
        ("a", 1, 1, 2),
        ("b", 2, 1, 2),
        ("d", 3, 1, 1),
        ("c", 2, 2, 2),
        ("e", 1, 2, 2),
    ]
    assert [one.level for one in lines(nodes("e"), lambda _: [], lambda _: False, level=4)] == [4]


def test_all_is_unfolded_but_collections() -> None:
    hierarchy = Hierarchy(AsOf(world(FICTIONAL), day("2024-01-01")))
    roots = hierarchy.roots()

    def below(siblings: Sequence[Node]) -> Iterator[str]:
        for node in siblings:
            yield node.label
            if node.role is not Role.COLLECTION:
                yield from below(hierarchy.children(node))

    found = [line.node.label for line in unfolded(hierarchy, roots)]
    assert found == list(below(roots))
    assert len(found) > len(roots) > 1
