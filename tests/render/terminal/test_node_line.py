"""Names and notes that have room on a line, and lines of a tree of any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.model.holding import Presence
from irtui.query.tree.nodes import Node, Remark, Role
from irtui.render.terminal.node_line import Fitted, NodeStyles, fitted, indent, node_line

NAMES = ("WG MTC & Defence Industry", "IRWG-MTC&DI")
NOTES = ("22 held · 5 gaps", "22 held")
PLAIN = NodeStyles(Style(), Style(), Style(), Style())


@pytest.mark.parametrize(
    ("room", "found"),
    [
        (45, Fitted(NAMES[0], " ?", NOTES[0])),
        (44, Fitted(NAMES[1], " ?", NOTES[0])),
        (30, Fitted(NAMES[1], " ?", NOTES[1])),
        (21, Fitted(NAMES[1], " ?", "")),
        (11, Fitted(NAMES[1], "", "")),
        (8, Fitted("IRWG-MT…", "", "")),
    ],
)
def test_a_note_gives_way_before_a_name_and_a_short_name_before_it_is_cut(
    room: int, found: Fitted
) -> None:
    assert fitted(NAMES, " ?", NOTES, room) == found


@pytest.mark.parametrize(
    ("room", "found"),
    [
        (40, Fitted("Session of the…", " (planned)", "2020?")),
        (23, Fitted("Sessi…", " (planned)", "2020?")),
        (22, Fitted("Session of the…", "", "2020?")),
        (13, Fitted("Sessi…", "", "2020?")),
        (12, Fitted("Session of…", "", "")),
    ],
)
def test_a_day_stays_while_six_cells_of_the_name_are_left(room: int, found: Fitted) -> None:
    names = ("Session of the commission on oil",)
    assert fitted(names, " (planned)", ("2020?",), room, dated=True) == found


@given(
    st.lists(st.text(st.sampled_from("ab  ёक漢"), min_size=1, max_size=30), min_size=1, max_size=3),
    st.sampled_from(["", "7", "22 held · 5 gaps"]),
    st.sampled_from(list(Presence)),
    st.integers(3, 60),
)
def test_a_line_is_never_wider_than_its_pane(
    names: list[str], note: str, there: Presence, width: int
) -> None:
    node = Node(Remark(0), names[0], Role.BODY, note=note, there=there, names=tuple(names))
    line = node_line(node, Text("▸ "), width, PLAIN)
    assert line.cell_len <= width


@given(st.integers(1, 3000), st.integers(24, 60), st.sampled_from(["", "22 held · 5 gaps"]))
def test_at_any_level_twelve_cells_of_a_name_are_left(level: int, width: int, note: str) -> None:
    node = Node(Remark(0), "Committee of the depths", Role.BODY, note=note)
    before = indent(level, width, Style())
    line = node_line(node, Text("▸ "), width - before.cell_len, PLAIN).plain
    assert line.startswith(("▸ Committee…", "▸ Committee of"))
    deeper = indent(level + 1, width, Style()).plain
    assert before.plain.strip() == str(level) or len(deeper) > len(before.plain)


def test_text_in_an_indic_script_stands_last_on_its_line() -> None:
    node = Node(Remark(0), "दीप आयोग", Role.BODY, note="3 held", there=Presence.POSSIBLY)
    assert node_line(node, Text("▸ "), 40, PLAIN).plain == "▸ 3 held  ?  दीप आयोग"
    assert cell_len(node_line(node, Text("▸ "), 12, PLAIN).plain) <= 12
