"""A chain of records in lines: broken before arrows, never inside a name that fits a line."""

from hypothesis import given
from hypothesis import strategies as st

from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone
from irtui.render.terminal.dress import terminal_dress
from irtui.render.terminal.layout import lay_out
from irtui.render.terminal.pieces import stops
from tests.support import ref

NAMES = st.lists(st.text("abc ", min_size=1, max_size=30).map(str.strip).filter(bool), min_size=2)
HINDI = "आयोग"


def page(names: list[str], words: str = "part of") -> Page:
    """A page of one chain."""
    pieces = [Piece(names[0], Tone.LINK, ref("body:a0"))]
    for number, name in enumerate(names[1:], start=1):
        pieces += [Piece(f", {words} ", Tone.ARROW), Piece(name, Tone.LINK, ref(f"body:a{number}"))]
    return Page(None, "T", "S", (Section("", (Row(tuple(pieces)),)),))


def drawn(names: list[str], width: int, words: str = "part of", *, bare: bool = False) -> list[str]:
    """The lines of a chain."""
    return [one.plain for one in lay_out(page(names, words), width, terminal_dress, bare=bare)[3:]]


@given(NAMES, st.integers(40, 100))
def test_nothing_is_too_wide_and_no_name_that_fits_is_broken(names: list[str], width: int) -> None:
    lines = drawn(names, width)
    assert max(map(len, lines)) <= width
    whole = " ".join(" ".join(lines).split())
    assert whole == " ".join(" ──part of──▶ ".join(names).split())
    for name in names:
        assert any(" ".join(name.split()) in " ".join(line.split()) for line in lines)


def test_further_lines_hang_and_begin_with_an_arrow() -> None:
    assert drawn(["The ferry", "The weir", "The lock of the mill"], 40, "runs") == [
        "The ferry ──runs──▶ The weir",
        "  ──runs──▶ The lock of the mill",
    ]
    assert drawn(["The ferry", "The weir"], 40, "runs", bare=True) == [
        "The ferry --runs--> The weir"
    ]


def test_a_name_that_is_longer_than_a_line_goes_on_below_itself() -> None:
    long = "The office of the keeper of the lamps of the estuary"
    assert drawn(["The ferry", long, "The weir"], 40, "runs") == [
        "The ferry",
        "  ──runs──▶ The office of the keeper",
        "    of the lamps of the estuary",
        "  ──runs──▶ The weir",
    ]


def test_a_name_in_an_indic_script_ends_its_line() -> None:
    assert drawn(["The ferry", HINDI, "The weir"], 80, "runs") == [
        f"The ferry ──runs──▶ {HINDI}",
        "  ──runs──▶ The weir",
    ]


def test_each_name_is_one_stop_even_where_it_is_broken() -> None:
    names = ["The ferry", "The office of the keeper of the lamps of the estuary", "The weir"]
    found = stops(lay_out(page(names), 40, terminal_dress))
    assert [stop.target for stop in found] == [ref(f"body:a{number}") for number in range(3)]
