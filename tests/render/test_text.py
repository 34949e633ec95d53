"""The tree and the hits for a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from irtui.query.find import Index
from irtui.query.hierarchy import Hierarchy, Role
from irtui.render.text import hit_lines, marked, node_label, tree_lines
from tests.query.answers import FICTIONAL, WORLDS, at, reviewed, walk, world
from tests.support import day, ref


def tree(on: str, *, former: bool = False) -> Hierarchy:
    """The tree of the lighthouses on a day."""
    return Hierarchy(world(FICTIONAL), day(on), former=former)


def bold(text: Text) -> list[str]:
    """The parts of a text that are marked."""
    return [
        text.plain[span.start : span.end]
        for span in text.spans
        if isinstance(span.style, Style) and span.style.underline
    ]


@pytest.mark.parametrize(
    ("on", "path", "label", "shown"),
    [
        ("2017-01-01", ["LFC"], "Panel of Mirrors", "Panel of Mirrors ?"),
        ("2022-01-01", ["LFC"], "Panel of Mirrors", "Panel of Mirrors"),
        (
            "2017-01-01",
            ["LFC", "Circles"],
            "2 not named in any source",
            "○ 2 not named in any source",
        ),
        ("2024-06-01", ["LFC", "Sessions"], "4th session", "4th session (announced)"),
        ("2024-06-01", ["LFC", "Sessions"], "3rd session", "3rd session"),
    ],
)
def test_a_label_says_what_is_doubtful_missing_or_only_announced(
    on: str, path: list[str], label: str, shown: str
) -> None:
    (node,) = [node for node in at(tree(on), *path) if node.label == label]
    assert node_label(node).plain == shown


def test_a_body_that_was_not_there_on_the_day_says_so() -> None:
    node = tree("2024-06-01").node(ref("body:old-panel"))
    assert node_label(node).plain == "Panel of Wicks (not on this day)"


def test_bodies_stand_out() -> None:
    hierarchy = tree("2024-06-01")
    for _, node, _ in walk(hierarchy):
        style = node_label(node).style
        assert isinstance(style, Style)
        assert bool(style.bold) == (node.role is Role.BODY)


def test_a_tree_is_indented_by_level_with_its_notes_at_the_right_edge() -> None:
    hierarchy = tree("2000-12-31")
    lines = [line.plain for line in tree_lines(hierarchy, hierarchy.roots(), 30)]
    assert lines[:6] == [
        "LC                      1 held",
        "  Panels          0 of 1 named",
        "    ○ 1 not named in any source",
        "  Sessions              1 held",
        "    1st session     2000-09-01",
        "Agreements                   3",
    ]


def test_what_is_wider_than_the_terminal_keeps_its_note_two_cells_behind() -> None:
    hierarchy = tree("2000-12-31")
    assert next(iter(tree_lines(hierarchy, hierarchy.roots(), 1))).plain == "LC  1 held"


@pytest.mark.parametrize("name", WORLDS)
def test_a_tree_shows_every_node_outside_the_collections_on_a_line(name: str) -> None:
    data = world(name)
    hierarchy = Hierarchy(data, reviewed(data))
    nodes = [
        node.label
        for keys, node, _ in walk(hierarchy)
        if node.role is Role.COLLECTION or not keys[0].startswith("all:")
    ]
    lines = [line.plain for line in tree_lines(hierarchy, hierarchy.roots(), 80)]
    assert len(lines) == len(nodes)
    assert not any("\n" in line for line in lines)
    for label in nodes:
        assert any(label in line for line in lines)


@given(st.sampled_from(WORLDS), st.text(st.sampled_from("aeiou r1к"), min_size=1, max_size=3))
def test_a_hit_has_one_line_with_its_reference_and_the_matched_part_marked(
    name: str, query: str
) -> None:
    data = world(name)
    hits = Index(data, reviewed(data)).find(query)
    lines = list(hit_lines(hits))
    assert len(lines) == len(hits)
    for hit, line in zip(hits, lines, strict=True):
        assert line.plain.startswith(hit.title)
        assert str(hit.ref) in line.plain
        assert (f"{hit.field}: {hit.text}" in line.plain) == (not hit.named)
        parts = [hit.text[start:end] for start, end in hit.spans]
        assert bold(marked(hit)) == bold(line) == parts
        assert "\n" not in line.plain
