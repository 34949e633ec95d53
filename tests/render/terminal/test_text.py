"""The tree, the timeline and the hits for a terminal."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from irtui.model.as_of import AsOf
from irtui.model.window import Window
from irtui.query.find import Index
from irtui.query.time.changes import changes
from irtui.query.time.timeline import timeline
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Collection, Role
from irtui.render.terminal.node_line import indent
from irtui.render.terminal.text import (
    change_lines,
    hit_lines,
    timeline_lines,
    tree_lines,
)
from tests.query.answers import ANY_WORLD, FICTIONAL, WORLDS, at, reviewed, some, walk, world
from tests.support import day, ref


def tree(on: str, *, former: bool = False) -> Hierarchy:
    """The tree of the lighthouses on a day."""
    return Hierarchy(AsOf(world(FICTIONAL), day(on), former=former))


def bold(text: Text) -> list[str]:
    """The parts of a text that are marked."""
    return [
        text.plain[span.start : span.end]
        for span in text.spans
        if isinstance(span.style, Style) and span.style.underline
    ]


@given(st.integers(16, 200), st.integers(1, 5000))
def test_an_indent_grows_with_the_level_and_leaves_half_of_the_line(width: int, level: int) -> None:
    before, deeper = (indent(one, width, Style()).plain for one in (level, level + 1))
    assert before == " " * len(before) or before.split() == [str(level)]
    assert len(before) <= max(width // 2, 6)
    assert len(before) <= max(width - 14, 6)  # a sign, and twelve cells of a name
    assert before < deeper or deeper.split() == [str(level + 1)]
    assert level > 3 or before == "  " * (level - 1)


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
        ("2024-06-01", ["LFC", "Sessions"], "4th session", "◇ 4th session (announced)"),
        ("2024-06-01", ["LFC", "Sessions"], "3rd session", "● 3rd session"),
    ],
)
def test_a_label_says_what_is_doubtful_missing_or_only_announced(
    on: str, path: list[str], label: str, shown: str
) -> None:
    (node,) = [node for node in at(tree(on), *path) if node.label == label]
    line = next(tree_lines(tree(on), [node], 80))
    assert re.split("  +", line.plain)[0] == shown


def test_a_body_that_was_not_there_on_the_day_says_so() -> None:
    hierarchy = tree("2024-06-01")
    (line,) = tree_lines(hierarchy, [hierarchy.node(ref("body:old-panel"))], 80)
    assert line.plain == "Panel of Wicks (former)"


def test_bodies_stand_out() -> None:
    hierarchy = tree("2024-06-01")
    for _, node, _ in walk(hierarchy):
        line = next(tree_lines(hierarchy, [node], 80))
        bold = any(isinstance(span.style, Style) and span.style.bold for span in line.spans)
        assert bold == (node.role is Role.BODY)


def test_a_tree_is_indented_by_level_with_its_notes_at_the_right_edge() -> None:
    hierarchy = tree("2000-12-31")
    lines = [line.plain for line in tree_lines(hierarchy, hierarchy.roots(), 30)]
    assert lines[:6] == [
        "LC                      1 held",
        "  Panels          0 of 1 named",
        "    ○ 1 not named in any source",
        "  Sessions       last Sep 2000",
        "    ● 1st   Lampford  Sep 2000",
        "Agreements                   2",
    ]


def test_what_is_wider_than_the_terminal_keeps_its_note_two_cells_behind() -> None:
    hierarchy = tree("2000-12-31")
    assert next(iter(tree_lines(hierarchy, hierarchy.roots(), 1))).plain == "LC  1 held"


@pytest.mark.parametrize("name", WORLDS)
def test_a_tree_shows_every_node_outside_the_collections_on_a_line(name: str) -> None:
    data = world(name)
    hierarchy = Hierarchy(AsOf(data, reviewed(data)))
    nodes = [
        node.names
        for keys, node, _ in walk(hierarchy)
        if node.role is Role.COLLECTION or not isinstance(keys[0], Collection)
    ]
    lines = [line.plain for line in tree_lines(hierarchy, hierarchy.roots(), 80)]
    assert len(lines) == len(nodes)
    assert not any("\n" in line for line in lines)
    for names in nodes:
        assert any(name in line for line in lines for name in names)


@given(ANY_WORLD, st.text(st.sampled_from("aeiou r1к"), min_size=1, max_size=3))
def test_a_hit_has_a_line_with_its_reference_and_one_for_each_reason_with_its_match_marked(
    name: str, query: str
) -> None:
    data = world(name)
    for hit in Index(AsOf(data, reviewed(data))).find(query).hits():
        line, *why = hit_lines([hit], 80)
        assert line.plain.startswith(hit.title)
        assert str(hit.ref) in line.plain
        assert bold(line) == [hit.title[start:end] for start, end in hit.spans]
        assert ("  later" in line.plain or "  former" in line.plain) == (not hit.there)
        assert [text.plain.split()[0] for text in why] == [
            reason.field.split()[0] for reason in hit.reasons
        ]
        for text in why:
            assert text.cell_len <= 80
        assert not any("\n" in text.plain for text in (line, *why))


def test_a_hit_that_was_not_there_on_the_day_says_so() -> None:
    def line(on: str) -> str:
        (only,) = hit_lines(
            Index(AsOf(world(FICTIONAL), day(on))).find("panel of wicks").hits(), 80
        )
        return only.plain

    assert line("2024-06-01") == "Panel of Wicks  body:old-panel  former"
    assert line("2005-01-01") == "Panel of Wicks  body:old-panel"
    assert line("2001-06-01") == "Panel of Wicks  body:old-panel"  # possibly there


def lines_of(record: str, width: int, first: str, last: str, on: str = "2024-06-01") -> list[Text]:
    """The timeline of a record of the lighthouses on a terminal of that width."""
    found = timeline(AsOf(world(FICTIONAL), day(on)), ref(record))
    window = Window(day(first), day(last))
    as_of = AsOf(world(FICTIONAL), day(on))
    return list(timeline_lines(as_of, found, window, date(2024, 7, 1), width))


def test_from_sixty_cells_on_lanes_are_drawn_over_the_list() -> None:
    whole = ("body:lamp-commission", 60, "1999-01-01", "2010-12-31")
    lines = [line.plain for line in lines_of(*whole)]
    assert lines[0].split() == ["2000", "2002", "2004", "2006", "2008", "2010"]
    assert lines[1].startswith("LFC ")
    assert lines[2].startswith("  chair for Upper… ")
    assert lines[3].startswith("  called ")
    assert [len(line) for line in lines[:4]] == [60] * 4
    assert lines[4] == lines[6] == ""
    assert lines[5].startswith("━ for Upper River   ● held   ○ none recorded   ")
    narrow = [line.plain for line in lines_of(whole[0], 59, *whole[2:])]
    assert narrow == lines[7:]


def test_a_lane_with_nothing_in_the_window_is_left_out() -> None:
    lines = [line.plain for line in lines_of("person:ada-wick", 80, "2000-01-01", "2009-12-31")]
    assert [line[:22].rstrip() for line in lines[1:3]] == ["Ada Wick", "  Keeper of the Lamps"]
    assert lines[3] == ""
    assert not any("Mistress" in line for line in lines)


def test_the_names_of_the_lanes_take_a_third_of_the_width_at_most() -> None:
    for width in (60, 90):
        _, _, keeper, *_ = lines_of("person:ada-wick", width, "2000-01-01", "2020-12-31")
        assert keeper.plain[:24].strip("┣━ ") in ("Keeper of the Lamps", "Keeper of the…")
        assert keeper.cell_len == width


def test_of_a_window_in_which_nothing_lies_nothing_is_drawn() -> None:
    assert lines_of("person:ada-wick", 80, "2020-01-01", "2021-12-31") == []


def test_near_the_legend_says_how_dates_are_known() -> None:
    far = lines_of("body:lamp-commission", 80, "1999-01-01", "2010-12-31")[5].plain
    near = lines_of("body:lamp-commission", 80, "2004-01-01", "2005-12-31")[5].plain
    assert "some day of these" not in far
    assert "some day of these" in near


def test_the_entries_of_a_list_lead_to_their_records() -> None:
    lines = [line.plain for line in lines_of("person:ada-wick", 40, "2000-01-01", "2020-12-31")]
    assert lines == [
        "━ 2000-01     Keeper of the Lamps  until 2010-05-04  post:keeper",
        "● 2000-09-01  1st session of the LC  event:lamp-commission-2000-09",
        "● 2004-02     3rd session of the LC  ⚠ 2 tellings  event:lamp-commission-2004-02",
        "━ 2011-07-01  Mistress of Ceremonies  last seen 2016-04-01",
        "· 2016-04-01  The first bucket  event:dredging-2016-04",
    ]


@pytest.mark.parametrize("name", WORLDS)
def test_every_timeline_fits_the_terminal_where_it_is_drawn(name: str) -> None:
    data = world(name)
    for record in some(name):
        found = timeline(AsOf(data, reviewed(data)), record)
        reach = found.reach(0, len(found.lanes)) or (date.min, date.max)
        window = Window(*reach).padded()
        for width in (59, 60, 100):
            as_of = AsOf.of(data, reviewed(data))
            lines = list(timeline_lines(as_of, found, window, date(2030, 1, 1), width))
            told = found.entries() if found.own else ()
            assert len(lines) >= len(told)
            assert not any("\n" in line.plain for line in lines)
            blank = next((n for n, line in enumerate(lines) if not line.plain), 0)
            assert bool(blank) == (width >= 60 and bool(found.own))
            assert all(line.cell_len == width for line in lines[:blank])


def test_changes_stand_after_their_days_in_a_column() -> None:
    lines = [line.plain for line in change_lines(changes(world(FICTIONAL)))]
    assert lines[1] == (
        "31 December 2000  LC set up (between 2 November 1999 and 2000), ⚠ 3 tellings"
        "  body:lamp-commission [log] [chart] [almanac]"
    )
    assert lines[2] == "1 January 2001    Wick Group set up  body:wick-group [log]"
