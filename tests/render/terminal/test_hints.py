"""Hints for an empty search box: nothing is clipped, whatever room there is."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from irtui.query.find import FIELDS
from irtui.render.terminal.hints import hint_lines

QUERIES = st.lists(st.text("ab к軍", min_size=1, max_size=60), max_size=12)


def hints(recent: list[str], width: int, height: int) -> list[str]:
    """The hints as plain lines, after a check that they have room."""
    lines = hint_lines(recent, width, height, Style(), Style())
    assert len(lines) <= height
    assert all(line.cell_len <= width for line in lines)
    return [line.plain for line in lines]


@given(QUERIES, st.integers(24, 100), st.integers(1, 50))
def test_hints_take_no_more_room_than_there_is(recent, width, height) -> None:
    lines = hints(recent, width, height)
    if recent and height > 2:
        assert lines[0] == "↑ recent"
        assert lines[1].strip()[:1] == recent[0].strip()[:1]


@given(QUERIES, st.integers(36, 100), st.integers(17, 60))
def test_every_field_is_named_where_there_is_room_for_the_names(recent, width, height) -> None:
    said = "\n".join(hints(recent, width, height))
    assert all(f"{name}:" in said for name in FIELDS)
    assert "!without" in said


@given(st.integers(30, 100))
def test_in_a_high_pane_every_field_says_what_it_asks_for(width) -> None:
    said = " ".join(" ".join(hints([], width, 60)).split())
    assert all(f"{name}: {words}" in said for name, words in FIELDS.items())


def test_what_a_field_asks_for_stands_in_a_column_of_its_own() -> None:
    lines = hints([], 36, 60)
    start = next(number for number, line in enumerate(lines) if line.startswith("  kind:"))
    assert all(line[2:11].strip(" :") in (*FIELDS, "") for line in lines[start:])
    assert all(line[11] != " " for line in lines[start:])
