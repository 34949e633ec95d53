"""Lanes drawn in cells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from irtui.model.date_words import month_name
from irtui.query.timeline import Lane, Mark, Shape, timeline
from irtui.query.window import Window
from irtui.render.chart import Chart, Glyphs, Ink
from tests.query.answers import WORLDS, reviewed, world
from tests.support import day, ref

LABEL = 10
POINTS = (Shape.HELD, Shape.STEP, Shape.PLANNED, Shape.NONE)
ASCII = Glyphs("o", "@", ".", "?", "_", "=", "-", "[", "]", "|")


def paint(ink: Ink) -> Style:
    """A style that tells the inks apart."""
    return Style(meta={"ink": ink.value})


def chart(window: Window, width: int, **rest: object) -> Chart:
    """A chart whose rows are ``width`` cells wide beside the label."""
    return Chart(window, LABEL, LABEL + width, paint, **rest)  # type: ignore[arg-type]


def mark(shape: Shape, start: str, end: str = "", **rest: object) -> Mark:
    """A mark that leads to an event of its own; a year without a meeting leads nowhere."""
    target = None if shape is Shape.NONE else ref(f"event:{shape.name.lower()}-{start}")
    rest = {"label": shape.value, "ref": target, **rest}
    return Mark(shape, day(start), day(end or start), **rest)  # type: ignore[arg-type]


def drawn(marks: list[Mark], width: int = 20, **rest: object) -> str:
    """The cells of a lane of the year 2001, in ASCII."""
    window = Window(day("2001-01-01"), day("2001-12-31"))
    row = chart(window, width, glyphs=ASCII, **rest).row(Lane("Lane", None, tuple(marks)))
    return row.text.plain[LABEL:]


@pytest.mark.parametrize(
    ("shape", "glyph"),
    [(Shape.HELD, "o"), (Shape.STEP, "."), (Shape.PLANNED, "?"), (Shape.NONE, "_")],
)
def test_a_point_has_the_glyph_of_what_it_is(shape: Shape, glyph: str) -> None:
    assert drawn([mark(shape, "2001-07-01")]) == f"{' ' * 9}{glyph}{' ' * 10}"


def test_a_point_known_only_to_the_year_stands_in_the_middle_of_it() -> None:
    assert drawn([mark(Shape.HELD, "2001-01-01", "2001-12-31")]).index("o") == 9


@pytest.mark.parametrize(
    ("shapes", "glyph"),
    [
        ([Shape.HELD, Shape.HELD], "2"),
        ([Shape.HELD, Shape.PLANNED, Shape.HELD], "3"),
        ([Shape.HELD] * 9, "9"),
        ([Shape.HELD] * 10, "+"),
        ([Shape.HELD, Shape.STEP], "o"),
        ([Shape.HELD, Shape.NONE], "o"),
        ([Shape.PLANNED, Shape.STEP], "?"),
        ([Shape.STEP, Shape.STEP, Shape.NONE], "."),
        ([Shape.NONE, Shape.NONE], "_"),
    ],
)
def test_several_meetings_in_one_cell_are_counted_and_go_before_all_else(
    shapes: list[Shape], glyph: str
) -> None:
    assert drawn([mark(shape, "2001-07-01") for shape in shapes]).strip() == glyph


def test_the_chosen_record_is_marked_as_here_also_among_others() -> None:
    here, other = mark(Shape.HELD, "2001-07-01"), mark(Shape.STEP, "2001-07-01")
    assert drawn([here, other], chosen=here.ref).strip() == "@"
    assert drawn([here, other], chosen=ref("event:elsewhere")).strip() == "o"


def test_the_day_of_the_answer_is_drawn_behind_the_marks() -> None:
    assert drawn([], as_of=day("2001-07-01")) == f"{' ' * 9}|{' ' * 10}"
    assert drawn([mark(Shape.HELD, "2001-07-01")], as_of=day("2001-07-01")).strip() == "o"
    assert drawn([], as_of=day("2002-01-01")).strip() == ""


@pytest.mark.parametrize(
    ("start", "end", "rest", "cells"),
    [
        ("2001-01-01", "2001-12-31", {}, "[==================]"),
        ("2001-01-01", "2001-12-31", {"open_end": True}, "[================---"),
        ("2001-01-01", "2001-12-31", {"open_start": True}, "---================]"),
        ("1990-01-01", "2001-12-31", {}, "===================]"),
        ("2001-01-01", "2090-12-31", {}, "[==================="),
        ("1990-01-01", "2090-12-31", {"open_start": True, "open_end": True}, "=" * 20),
        ("2001-07-01", "2001-07-02", {}, f"{' ' * 9}[{' ' * 10}"),
        ("1990-01-01", "2000-12-31", {}, " " * 20),
        ("2002-01-01", "2003-12-31", {}, " " * 20),
    ],
)
def test_a_bar_has_ends_where_it_ends_and_fades_where_that_is_not_known(
    start: str, end: str, rest: dict[str, object], cells: str
) -> None:
    # Wide characters take two cells each, so a label made of them is left out.
    assert drawn([mark(Shape.TERM, start, end, label="日本", **rest)]) == cells


def test_a_bar_is_labelled_where_there_is_room() -> None:
    term = mark(Shape.TERM, "2001-01-01", "2001-12-31", label="Treaty on oil", brief="on oil")
    assert drawn([term]) == "[= on oil =========]"
    assert drawn([term], width=10) == "[========]"
    long = mark(Shape.TERM, "2001-01-01", "2001-12-31", label="Treaty on oil and all else")
    assert drawn([long]) == "[= Treaty on oil… =]"


def test_the_label_of_a_bar_ends_where_the_next_bar_begins() -> None:
    first = mark(Shape.TERM, "2001-01-01", "2001-12-31", label="Treaty on oil and all else")
    second = mark(Shape.TERM, "2001-08-01", "2001-12-31", label="Gas")
    assert drawn([first, second], width=40) == "[= Treaty on oil and… =[= Gas =========]"


def test_each_cell_knows_the_marks_that_it_shows() -> None:
    window = Window(day("2001-01-01"), day("2001-12-31"))
    term = mark(Shape.TERM, "2001-01-01", "2001-12-31")
    held, empty = mark(Shape.HELD, "2001-07-01"), mark(Shape.NONE, "2001-07-01")
    row = chart(window, 20).row(Lane("Lane", None, (term, held, empty)))
    assert row.cells[0] == (term,)
    assert row.cells[9] == (held, term)
    assert len(row.cells) == 20


def test_a_lane_is_named_at_its_left_and_cut_with_a_sign() -> None:
    window = Window(day("2001-01-01"), day("2001-12-31"))
    names = {"Ford": "Ford      ", "Board of lamps": "Board o…  ", "日本日本日本": "日本日…   "}
    for name, shown in names.items():
        text = chart(window, 20).row(Lane(name, None, ())).text
        assert text.cell_len == LABEL + 20
        assert text.plain.removesuffix(" " * 20) == shown


def test_each_ink_is_painted_with_its_own_style() -> None:
    window = Window(day("2001-01-01"), day("2001-12-31"))
    row = chart(window, 20, as_of=day("2001-03-01")).row(
        Lane("Lane", None, (mark(Shape.HELD, "2001-07-01"),))
    )
    inks = [
        span.style.meta["ink"]
        for span in row.text.spans
        if isinstance(span.style, Style) and row.text.plain[span.start : span.end].strip()
    ]
    assert inks == ["as-of", "held"]


DAYS = st.dates(date(1850, 1, 1), date(2100, 1, 1))
SIZES = st.integers(20, 300)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """From 14 days to 200 years."""
    start = draw(DAYS)
    days = draw(st.integers(14, 200 * 366) | st.integers(14, 800))
    return Window(start, date.fromordinal(start.toordinal() + days - 1))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """Any mark, most of them short."""
    shape = draw(st.sampled_from(list(Shape)))
    start = draw(DAYS)
    days = draw(st.integers(0, 40) | st.integers(0, 40_000))
    return Mark(
        shape,
        start,
        date.fromordinal(start.toordinal() + days),
        draw(st.sampled_from(["", "Ford", "The board of the lamps", "日本日本日本日本日本"])),
        None if shape is Shape.NONE else ref(f"event:e{draw(st.integers(0, 5))}"),
        open_start=draw(st.booleans()),
        open_end=draw(st.booleans()),
    )


@given(windows(), SIZES, st.lists(marks(), max_size=8), st.none() | DAYS)
def test_every_mark_of_the_window_is_on_its_cells_and_none_outside_is(
    window: Window, width: int, found: list[Mark], as_of: date | None
) -> None:
    found.sort(key=lambda mark: (mark.start, mark.end))
    row = chart(window, width, as_of=as_of).row(Lane("Lane", None, tuple(found)))
    assert row.text.cell_len == LABEL + width
    cells = row.text.plain[LABEL:]
    shown = {id(mark) for cell in row.cells for mark in cell}
    for one in found:
        inside = one.end >= window.start and one.start <= window.end
        assert (id(one) in shown) == (inside and one.shape is not Shape.NONE)
    # Wide characters are never drawn here, so a character is a cell.
    assert len(cells) == width
    for glyph, cell in zip(cells, row.cells, strict=True):
        points = [mark for mark in cell if mark.shape in POINTS]
        meetings = [mark for mark in points if mark.shape in (Shape.HELD, Shape.PLANNED)]
        if len(meetings) > 1:
            assert glyph == (str(len(meetings)) if len(meetings) < 10 else "+")
        elif points:
            assert glyph in "●·◇"
        elif cell and not any(mark.label for mark in cell):
            assert glyph in "━┈┣┫"
        elif not cell:
            assert glyph in " │○"


@given(windows(), SIZES)
def test_the_labels_of_the_axis_never_meet_and_begin_where_their_day_is(
    window: Window, width: int
) -> None:
    axis = chart(window, width).axis()
    assert axis.cell_len == cell_len(axis.plain) == LABEL + width
    line = axis.plain
    assert line[:LABEL].strip() == ""
    words = line.split()
    months = {month_name(number)[:3] for number in range(1, 13)}
    assert all(word in months or word.isdigit() for word in words)
    years = [int(word) for word in words if len(word) == 4]
    assert years == sorted(years)
    for year in years:
        first = window.cell(date(year, 1, 1), width)
        label = line.index(f"{year:04}") - LABEL
        # A year stands by itself or after the month that it begins with.
        assert label == first or line[LABEL:][label - 4 : label].strip() in months


@given(st.dates(), st.integers(14, 200 * 366), SIZES)
def test_there_is_an_axis_at_the_ends_of_the_calendar_too(
    start: date, days: int, width: int
) -> None:
    last = min(start.toordinal() + days, date.max.toordinal())
    window = Window(date.fromordinal(min(start.toordinal(), last - 13)), date.fromordinal(last))
    assert chart(window, width).axis().cell_len == LABEL + width


@pytest.mark.parametrize(
    ("start", "end", "width", "axis"),
    [
        ("2001-01-01", "2003-12-31", 60, "2001                2002               2003"),
        ("1900-01-01", "1999-12-31", 40, "1900    1920    1940    1960    1980"),
        ("2001-01-01", "2001-12-31", 48, "Jan 2001    Apr         Jul         Oct"),
        ("2001-01-01", "2001-02-28", 36, "Jan 2001           Feb 2001"),
        ("2001-01-01", "2001-01-20", 40, "Jan 2001      8 Jan         15 Jan"),
        ("0001-01-01", "0200-12-31", 40, "0050      0100      0150"),
    ],
)
def test_the_axis_counts_in_what_there_is_room_for(
    start: str, end: str, width: int, axis: str
) -> None:
    window = Window(day(start), day(end))
    assert chart(window, width).axis().plain.split() == axis.split()


def test_a_label_column_wider_than_the_row_leaves_one_cell() -> None:
    window = Window(day("2001-01-01"), day("2001-12-31"))
    narrow = Chart(window, 10, 5, paint)
    assert narrow.row(Lane("Lane", None, (mark(Shape.HELD, "2001-07-01"),))).text.cell_len == 11
    assert narrow.axis().cell_len == 11


@pytest.mark.parametrize("name", WORLDS)
def test_every_lane_of_every_record_can_be_drawn(name: str) -> None:
    data = world(name)
    for record in list(data.records)[::3]:
        found = timeline(data, record, reviewed(data))
        painter = chart(Window(found.start, found.end).padded(), 60)
        for lane in found.lanes:
            row = painter.row(lane)
            assert row.text.cell_len == LABEL + 60
            assert "\n" not in row.text.plain
            shown = {id(one) for cell in row.cells for one in cell}
            # An office that has no record, known by its words only, is a bar all the same.
            drawn_marks = [one for one in lane.marks if one.ref or one.shape is Shape.TERM]
            assert {id(one) for one in drawn_marks} == shown
