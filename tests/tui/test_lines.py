"""The lines of a tree that is unfolded here and there, without a screen."""

from hypothesis import given
from hypothesis import strategies as st

from irtui.model.claims import Ref
from irtui.query.tree.nodes import Node, Nodes, Remark, Role
from irtui.tui.session.lines import Lines

_UNDER = [None, 0, 1, 1, 0, 4, None, 6]
"""For each node of a small tree the one that it is under."""


def _node(number: int) -> Node:
    return Node(Remark(number), str(number), Role.BODY, folds=number in _UNDER)


def _children(node: Node) -> list[Node]:
    return [_node(n) for n, under in enumerate(_UNDER) if under == int(node.label)]


def _tree(*, whole: bool = False) -> Lines:
    lines = Lines(_children)
    lines.fill([_node(0), _node(6)], whole=whole)
    return lines


def _shown(lines: Lines) -> list[tuple[int, int]]:
    return [(int(lines[at].node.label), lines[at].level) for at in range(len(lines))]


def test_a_branch_is_unfolded_and_folded_as_a_whole_or_line_by_line() -> None:
    lines = _tree()
    assert _shown(lines) == [(0, 1), (6, 1)]
    lines.unfold(0)
    lines.unfold(1)
    assert _shown(lines) == [(0, 1), (1, 2), (2, 3), (3, 3), (4, 2), (6, 1)]
    lines.fold(0)
    lines.unfold(0)
    assert [number for number, _ in _shown(lines)] == [0, 1, 2, 3, 4, 6]
    lines.fold(0)
    lines.fold(0, whole=True)
    lines.unfold(0)
    assert [number for number, _ in _shown(lines)] == [0, 1, 4, 6]
    lines.unfold(0, whole=True)
    assert [number for number, _ in _shown(lines)] == [0, 1, 2, 3, 4, 5, 6]


def test_a_line_knows_those_above_and_beside_it() -> None:
    lines = _tree(whole=True)
    assert [lines.above(at) for at in range(8)] == [None, 0, 1, 1, 0, 4, None, 6]
    assert [lines.beside(at, 1) for at in range(8)] == [6, 4, 3, 4, 6, 6, None, None]
    assert [lines.beside(at, -1) for at in range(8)] == [None, 0, 1, 2, 1, 4, 0, 6]


@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["fold", "unfold"]), st.booleans())))
def test_lines_are_those_of_a_tree_that_is_filled_anew(moves: list[tuple[int, str, bool]]) -> None:
    lines = _tree()
    for at, move, whole in moves:
        getattr(lines, move)(at % len(lines), whole=whole)
        again = Lines(_children, set(lines.unfolded))
        again.fill([_node(0), _node(6)])
        assert _shown(lines) == _shown(again)
        for place in range(len(lines)):
            assert lines.find(lines.way(place)) == place


def test_unfolding_makes_and_orders_no_more_than_one_looks_at() -> None:
    made: list[str] = []
    ordered: list[list[Ref]] = []

    def make(ref: Ref) -> Node:
        made.append(ref.id)
        return Node(ref, ref.id, Role.RECORD, folds=ref.id == "b1")

    def order(refs: list[Ref]) -> list[Ref]:
        ordered.append(refs)
        return sorted(refs, key=lambda ref: ref.id)

    runs = [[Ref("gap", f"{letter}{number}") for number in (2, 1, 0)] for letter in "abc"]
    below = Nodes(runs, make, lambda ref: ref.id == "b1", order)
    lines = Lines(lambda node: below if node.role is Role.BODY else [_node(7)])
    lines.fill([_node(0)])
    lines.unfold(0)
    assert (len(lines), made, ordered) == (10, [], [])
    assert [lines[at].node.label for at in (4, 6)] == ["b0", "b2"]
    assert (made, ordered) == (["b0", "b2"], [runs[1]])
    lines.unfold(0, whole=True)
    assert [key.id for key in lines.way(6)[1:] if isinstance(key, Ref)] == ["b1"]
    assert [lines[at].node.label for at in (4, 5, 6, 7)] == ["b0", "b1", "7", "b2"]
    assert made == ["b0", "b2", "b1"]
