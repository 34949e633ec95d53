"""A tree line by line: at which level, and at which place of how many."""

from collections.abc import Iterator, Sequence

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.query.audit.diff import diff
from irtui.query.time.change import Turn
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.query.tree.unfolded import Shown, lines, unfolded
from tests.query.answers import FICTIONAL, world
from tests.support import day, ref

WICKS = ref("body:wick-group")
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


def test_a_tree_shows_what_changed_on_its_day_or_since_a_version_and_else_nothing() -> None:
    data = world(FICTIONAL)
    older = Dataset(data.about, {one: data.get(one) for one in data.records if one != WICKS})
    default = Hierarchy(AsOf.of(data, data.about.day))
    top = default.roots()[0]
    usual = Shown.of(default, None)
    assert usual.turn(top, unfolded=False) == (None, False)
    assert not usual.gone(top)
    compared = Shown.of(default, None, diff(older, data))
    assert compared.turn(default.node(WICKS), unfolded=True) == (Turn.CAME, True)
    dated = Shown.of(Hierarchy(AsOf.of(data, day("2009-01-01"))), None)
    assert [node.label for node in dated.below(top) if dated.gone(node)] == ["Panel of Wicks"]
