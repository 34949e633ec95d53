"""Text of disputed width moves nothing that stands beside it, however a terminal counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.render.terminal.columns import realigned
from irtui.render.terminal.widths import is_disputed
from tests.cells import Screen, Widths, as_glibc, as_rich
from tests.terminal import irtui

COMMISSION = "भारत-रूस अंतर-सरकारी आयोग"
HINDI = f"""
dataset = {{ title = "आयोग", reviewed = 2024-06-01, kinds = {{ body = {{ panel = "panels" }} }} }}
body.a = {{ kind = "panel", name = "{COMMISSION}", sources = ["s"] }}
event.e = {{ kind = "session", body = "a", number = 1, when = "2019", sources = ["s"] }}
source.s = {{ publisher = "{COMMISSION}", date = "2020", title = "{COMMISSION}" }}
"""
BORDERS = "│╭╮╰╯─▌"
SIGNS = "│◆x"
"""What must stand in its cell; no word, which may follow the text before it."""
PIECES = st.sampled_from(
    ["क", "ा", "ि", "ु", "्", "क्\u200dष", "ဗိုလ်", "👍", "🏽", "中", *SIGNS, " ", "   "]
)
LOOKS = [
    "\x1b[1m",
    "\x1b[0m",
    "\x1b[4;38;5;9m",
    "\x1b]8;id=1;https://a.example/क\x1b\\",
    "\x1b]8;;\x1b\\",
]
LINES = st.lists(st.one_of(PIECES, PIECES, st.sampled_from(LOOKS)), max_size=30).map("".join)
ROWS = st.lists(LINES, min_size=1, max_size=3)
COLUMNS = 100


def frame(rows: list[str], column: int = 4) -> str:
    """Rows as Textual writes them, each at its cell, with a border at the end."""
    return "\n".join(f"\x1b[{n};{column}H{row}\x1b[0m  │" for n, row in enumerate(rows, 1))


def cells(text: str, widths: Widths) -> int:
    return sum(map(widths, text))


def of_width(width: int) -> Widths:
    return lambda character: width if is_disputed(character) else as_rich(character)


def signs(written: str, widths: Widths) -> list[list[str]]:
    """What stands in each cell of a screen and how it looks, but for what may flow, and blanks."""
    screen = Screen(written, COLUMNS, 4, widths, blank="#")
    return [
        [
            cell[:1] + look if cell[:1] in tuple("│◆") else ""
            for cell, look in zip(*row, strict=True)
        ]
        for row in zip(screen.grid, screen.looks, strict=True)
    ]


@given(st.text(st.characters(max_codepoint=0x6FF) | st.sampled_from("│●…\x1b[;H中")))
def test_all_other_text_is_written_as_it_is(text):
    assert realigned(text) is text


@pytest.mark.parametrize("width", [0, 1, 2, "as glibc"])
@given(ROWS)
def test_borders_and_signs_stand_in_their_cells_and_look_as_they_did(width, rows):
    widths = as_glibc if isinstance(width, str) else of_width(width)
    written = frame(rows)
    counted = re.sub("\u200d.", "", written)  # Rich gives no cell to what a joiner joins
    assert signs(realigned(written), widths) == signs(counted, as_rich)


@pytest.mark.parametrize("widths", [as_rich, as_glibc])
@given(ROWS)
def test_it_writes_to_no_cell_that_was_not_written_to(widths, rows):
    parts = [f"\x1b[{n};4H{row}" for n, row in enumerate(rows, 1)]
    written, counted = "".join(parts), re.sub("\u200d.", "", "".join(parts))
    assert [
        [cell.startswith("#") for cell in row]
        for row in Screen(realigned(written), COLUMNS, 4, widths, blank="#").grid
    ] == [
        [cell.startswith("#") for cell in row]
        for row in Screen(counted, COLUMNS, 4, as_rich, blank="#").grid
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (f"{COMMISSION}          1 held │", f"{COMMISSION}      1 held │"),
        (f"{COMMISSION} ? › 1st          │", f"{COMMISSION} ? › 1st      │"),
        (f"{COMMISSION} ●   │", "भारत-रूस अंतर-सरकारी… ●   │"),
        (f"{COMMISSION}…│", "भारत-रूस अंतर-सरकारी… │"),
        ("│\x1b[1;2Hोग │ोग x │", "│ग │ग x │"),
        ("भारत\x1b[7m \x1b[0m      │", "भारत      │"),
    ],
    ids=[
        "blanks after it",
        "words, and then blanks",
        "no room",
        "cut already",
        "half covered",
        "a cursor",
    ],
)
def test_it_takes_the_blanks_that_follow_and_is_cut_only_where_there_are_none(line, shown):
    screen = Screen(realigned(f"\x1b[1;1H{line}"), 60, 1, as_glibc)
    assert screen.lines[0].rstrip() == shown


@pytest.mark.parametrize(("columns", "rows"), [(100, 16), (120, 30)])
def test_no_border_of_the_app_is_torn_with_a_notice_and_a_box_open(tmp_path, columns, rows):
    path = tmp_path / "commission.toml"
    path.write_text(HINDI, encoding="utf-8")
    with irtui("-d", str(path), columns=columns, rows=rows) as session:
        session.until("all keys")
        for key, comes in [("j", "1st"), ("j", "Sources"), ("y", "citation"), ("t", "Copied")]:
            session.press(key)
            session.until(comes)
        session.press("y")
        session.until("citation")
        written = session.received.decode(errors="ignore")
    counted, real = (Screen(written, columns, rows, widths).grid for widths in (as_rich, as_glibc))
    of_real = [[cell if cell in tuple(BORDERS) else "" for cell in row] for row in real]
    assert of_real == [[cell if cell in tuple(BORDERS) else "" for cell in row] for row in counted]
    assert sum(cell == "│" for row in of_real for cell in row) > rows


def test_what_a_command_prints_stands_in_columns_too(tmp_path):
    path = tmp_path / "commission.toml"
    path.write_text(HINDI, encoding="utf-8")
    with irtui("tree", "-d", str(path), columns=80) as session:
        code, written = session.end()
    answer = written.rpartition("\x1b[2K")[2]  # what takes a moment is said, and wiped away
    lines = [Screen(line, 80, 1, as_glibc).lines[0].rstrip() for line in answer.splitlines()]
    assert code == 0
    # The commission has its note before its name, which stands last.
    assert [cells(line, as_glibc) for line in lines if line][1:] == [80] * 2


@pytest.mark.parametrize(
    ("line", "moved"),
    [(f"{COMMISSION}  body:a", False), (f"{COMMISSION} ?      1 held", True), (COMMISSION, False)],
)
def test_where_nothing_may_be_cut_a_line_without_room_stays_as_it_is(line, moved):
    assert (realigned(line, column=0, cuts=False) != line) is moved
