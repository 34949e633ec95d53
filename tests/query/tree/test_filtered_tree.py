"""The part of a tree that a filter leaves: what is in it, what is counted, and what is not."""

from collections.abc import Generator, Sequence
from typing import TypeVar

import pytest

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.pages.search_words import unseen
from irtui.query.tree.filtered_tree import FilteredTree, filter_tree
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Key, Node
from tests.query.answers import FICTIONAL, WORLDS, some_days, turning_days, walk, world
from tests.support import day, ref

T = TypeVar("T")


def at_once(steps: Generator[None, None, T]) -> T:
    """What steps return at their end."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            answer: T = done.value
            return answer


def left(on: str, *refs: str, former: bool = False) -> FilteredTree:
    """What is left of the tree of the lighthouses for some records."""
    hierarchy = Hierarchy(AsOf(world(FICTIONAL), day(on), former=former))
    return at_once(filter_tree(hierarchy, [ref(each) for each in refs]))


def seen(filtered: FilteredTree, hierarchy: Hierarchy) -> list[tuple[tuple[Key, ...], Node]]:
    """The lines of a filtered tree, each with the keys that lead to it."""
    found: list[tuple[tuple[Key, ...], Node]] = []

    def go(nodes: Sequence[Node], above: tuple[Key, ...]) -> None:
        for node in filtered.of(nodes, above[-1] if above else None):
            found.append(((*above, node.key), node))
            go(hierarchy.children(node), (*above, node.key))

    go(hierarchy.roots(), ())
    return found


@pytest.mark.parametrize("name", WORLDS)
def test_every_line_is_one_that_was_looked_for_or_counts_those_below_it(name: str) -> None:
    data = world(name)
    refs = list(data.records)[::3]
    for on in some_days(name):
        hierarchy = Hierarchy(AsOf(data, on))
        filtered = at_once(filter_tree(hierarchy, refs))
        lines = seen(filtered, hierarchy)
        found = [keys for keys, node in lines if keys[-1] in refs]
        assert len(found) == filtered.found
        assert len(found) + filtered.hidden + filtered.outside == len(refs)
        for keys, node in lines:
            below = sum(keys == other[: len(keys)] for other in found if other != keys)
            assert node.folds is bool(below)
            assert (node.note == f"{below:,} found") is bool(below)
            assert below or keys in found


@pytest.mark.parametrize("name", WORLDS)
def test_it_hides_just_what_stands_in_the_tree_and_not_in_it(name: str) -> None:
    data = world(name)
    on = turning_days(data)[-2]
    hierarchy = Hierarchy(AsOf(data, on))
    filtered = at_once(filter_tree(hierarchy, list(data.records)[::3]))
    whole = {node.ref for _, node, _ in walk(hierarchy) if node.ref}
    lines = {node.ref for _, node in seen(filtered, hierarchy) if node.ref}
    assert {each for each in data.records if filtered.hides(each)} == whole - lines


def test_what_the_day_hides_is_told_apart_from_what_is_outside_the_tree() -> None:
    refs = ("body:buoy-group", "party:upper", "body:wick-group")
    before_all = left("1988-01-01", *refs)
    assert (before_all.found, before_all.best) == (0, None)
    assert list(unseen(before_all, str)) == [
        "{former-bodies} shows 2 not of this day",
        "1 outside the tree",
    ]
    shown = left("1988-01-01", *refs, former=True)
    assert shown.found == 2
    assert list(unseen(shown, str)) == ["1 outside the tree"]


def test_what_was_selected_stays_so_if_it_was_looked_for_else_the_best_that_is_there() -> None:
    filtered = left("2001-12-31", "body:no-such", "body:wick-group", "body:old-panel")
    assert filtered.select(ref("body:old-panel")) == ref("body:old-panel")
    assert filtered.select(ref("person:nobody")) == ref("body:wick-group")
    assert filtered.select(None) == ref("body:wick-group")
    assert left("2001-12-31").select(ref("person:nobody")) == Ref("person", "nobody")
