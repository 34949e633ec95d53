"""How many marks fall into each cell."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from irtui.model.window import Window
from irtui.query.time.marks import Mark, Shape
from irtui.render.terminal.chronicle import density
from irtui.render.terminal.signs import Ink
from tests.support import day, ref

YEARS = Window(day("2001-01-01"), day("2010-12-31"))
LEVELS = "▁▂▃▄▅▆▇█"


def paint(ink: Ink) -> Style:
    """A style that tells the inks apart."""
    return Style(meta={"ink": ink.value})


def mark(start: str, end: str = "", shape: Shape = Shape.HELD) -> Mark:
    return Mark(shape, day(start), day(end or start), "", ref(f"event:e-{start}"))


def test_the_fullest_cell_is_the_highest_and_a_bar_counts_where_it_begins() -> None:
    found = [
        *[mark("2002-07-01")] * 8,
        *[mark("2004-07-01")] * 4,
        mark("2006-07-01", "2010-07-01", Shape.TERM),
        mark("2008-01-01", "2008-12-31", Shape.NONE),
        mark("1999-07-01"),
    ]
    assert density(found, YEARS, 10, paint).plain == " █ ▄ ▁    "
    assert density([], YEARS, 10, paint).plain == " " * 10


def test_the_day_that_is_shown_has_a_line_and_what_comes_later_is_dimmed() -> None:
    found = [mark("2002-07-01"), mark("2008-07-01")]
    line = density(found, YEARS, 10, paint, as_of=day("2005-07-01"), chosen=found[0].ref)
    assert line.plain == " █  │  █  "
    inks = [span.style.meta["ink"] for span in line.spans if isinstance(span.style, Style)]
    assert [ink for ink in inks if ink != "empty"] == ["chosen", "as-of", "later"]


@given(st.lists(st.dates(date(2000, 1, 1), date(2012, 1, 1)), max_size=40), st.integers(1, 200))
def test_every_cell_with_a_mark_has_a_level_and_no_other(days: list[date], width: int) -> None:
    found = [Mark(Shape.HELD, one, one, "") for one in days]
    line = density(found, YEARS, width, paint).plain
    assert len(line) == width
    full = {YEARS.cell(one, width) for one in days if YEARS.contains(one)}
    assert {cell for cell, sign in enumerate(line) if sign in LEVELS} == full
