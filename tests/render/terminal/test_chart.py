"""Lanes drawn in cells: from afar, and so near that it shows how exactly a date is known."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import parse_date
from irtui.model.holding import Presence
from irtui.model.window import Window
from irtui.query.time.marks import Lane, Mark, Shape, midway
from irtui.query.time.timeline import timeline
from irtui.render.terminal.chart import Chart, DrawnLane
from irtui.render.terminal.labels import axis
from irtui.render.terminal.signs import Entry, Glyphs, Ink, legend, legend_line, legend_of
from tests.each import each
from tests.query.answers import WORLDS, reviewed, some, world
from tests.support import day, ref

LABEL = 10
POINTS = (Shape.HELD, Shape.STEP, Shape.PLANNED)
ASCII = str.maketrans("●·◇○◎━┈┣┫┄│┆", "o.<_&=-[]:|!")
SIGNS = {Shape.HELD: "●", Shape.STEP: "·", Shape.PLANNED: "◇"}

YEARS = Window(day("2001-01-01"), day("2003-12-31"))
"""Three years of equal length: in three cells each has one of its own."""
DECADES = Window(day("2001-01-01"), day("2020-12-31"))
"""Twenty years; in twenty cells July stands in the cell of its year."""
DAYS = Window(day("2001-01-01"), day("2001-12-31"))
"""A year; in seventy-three cells each has five days."""
NEAR = 73


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


def empty(year: int) -> Mark:
    """A year in which no meeting is recorded."""
    return mark(Shape.NONE, f"{year}-01-01", f"{year}-12-31")


def term(start: str, end: str, core: str = "all", **rest: object) -> Mark:
    """A term that certainly lasted in the days of ``core``, on all of its own by default."""
    first, _, last = f"{start}/{end}".partition("/") if core == "all" else core.partition("/")
    sure = (day(first), day(last)) if core else None
    return mark(Shape.TERM, start, end, core=sure, **{"label": "日本", **rest})


def lane(*found: Mark, **rest: object) -> Lane:
    """A lane of these marks, put in order."""
    ordered = tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))
    return Lane("Lane", None, ordered, **rest)  # type: ignore[arg-type]


def drawn(*found: Mark, window: Window = DECADES, width: int = 20, **rest: object) -> str:
    """The cells of a lane, in ASCII."""
    row = chart(window, width, **rest).row(lane(*found))
    return row.text.plain[LABEL:].translate(ASCII)


def inks(row: DrawnLane) -> list[str]:
    """What each cell of a row shows."""
    found = [""] * (len(row.text.plain) - LABEL)
    for span in row.text.spans:
        assert isinstance(span.style, Style)
        for cell in range(max(span.start - LABEL, 0), span.end - LABEL):
            found[cell] = span.style.meta["ink"]
    return found


def ink_of(row: DrawnLane, glyph: str) -> str:
    """What the one cell with this character shows."""
    return inks(row)[row.text.plain[LABEL:].index(glyph)]


# Points


@pytest.mark.parametrize(
    ("shape", "glyph"), [(Shape.HELD, "o"), (Shape.STEP, "."), (Shape.PLANNED, "<")]
)
def test_a_point_has_the_glyph_of_what_it_is(shape: Shape, glyph: str) -> None:
    assert drawn(mark(shape, "2010-07-01")) == f"{' ' * 9}{glyph}{' ' * 10}"


def test_a_point_known_only_to_the_year_stands_in_the_middle_of_it() -> None:
    assert drawn(mark(Shape.HELD, "2010-01-01", "2010-12-31")).index("o") == 9


def test_a_point_of_which_only_an_end_is_in_the_window_stands_at_its_edge() -> None:
    before = mark(Shape.HELD, "1990-01-01", "2001-01-01")
    after = mark(Shape.STEP, "2020-12-31", "2031-01-01")
    assert drawn(before, after) == f"o{' ' * 18}."


@pytest.mark.parametrize(
    ("shapes", "glyph"),
    [
        ([Shape.HELD, Shape.HELD], "2"),
        ([Shape.HELD, Shape.PLANNED, Shape.HELD], "3"),
        ([Shape.HELD] * 9, "9"),
        ([Shape.HELD] * 10, "+"),
        ([Shape.HELD] * 30, "+"),
        ([Shape.HELD, Shape.STEP], "2"),
        ([Shape.PLANNED, Shape.STEP], "2"),
        ([Shape.STEP, Shape.STEP], "2"),
    ],
)
def test_several_points_in_one_cell_are_counted(shapes: list[Shape], glyph: str) -> None:
    assert drawn(*[mark(shape, "2010-07-01") for shape in shapes]).strip() == glyph


@pytest.mark.parametrize(
    ("shapes", "ink"),
    [
        ([Shape.STEP, Shape.PLANNED, Shape.HELD], "held"),
        ([Shape.STEP, Shape.PLANNED], "planned"),
        ([Shape.STEP, Shape.STEP], "step"),
    ],
)
def test_a_count_has_the_colour_of_what_weighs_most_in_it(shapes: list[Shape], ink: str) -> None:
    row = chart(DECADES, 20).row(lane(*[mark(shape, "2010-07-01") for shape in shapes]))
    assert ink_of(row, str(len(shapes))) == ink


@pytest.mark.parametrize("shape", POINTS)
def test_the_chosen_record_keeps_its_sign_and_has_the_ink_of_the_cursor(shape: Shape) -> None:
    here = mark(shape, "2010-07-01")
    row = chart(DECADES, 20, chosen=here.ref).row(lane(here))
    assert ink_of(row, SIGNS[shape]) == "chosen"


def test_a_count_with_the_chosen_record_in_it_has_the_ink_of_the_cursor() -> None:
    here, other = mark(Shape.STEP, "2010-07-01"), mark(Shape.HELD, "2010-07-01")
    row = chart(DECADES, 20, chosen=here.ref).row(lane(here, other))
    assert ink_of(row, "2") == "chosen"
    elsewhere = chart(DECADES, 20, chosen=ref("event:elsewhere")).row(lane(here, other))
    assert ink_of(elsewhere, "2") == "held"


def test_what_comes_after_the_day_that_is_shown_is_dimmed() -> None:
    row = chart(DECADES, 20, as_of=day("2010-12-31")).row(
        lane(
            mark(Shape.HELD, "2005-07-01"),
            mark(Shape.PLANNED, "2015-07-01"),
            empty(2018),
            empty(2007),
        )
    )
    assert ink_of(row, "●") == "held"
    assert ink_of(row, "◇") == "later"
    rings = [
        ink for cell, ink in zip(row.text.plain[LABEL:], inks(row), strict=True) if cell == "○"
    ]
    assert rings == ["none", "later"]


def test_what_comes_later_and_is_chosen_still_has_the_ink_of_the_cursor() -> None:
    later = mark(Shape.HELD, "2015-07-01")
    row = chart(DECADES, 20, as_of=day("2010-12-31"), chosen=later.ref).row(lane(later))
    assert ink_of(row, "●") == "chosen"


# The lines of two days


def test_the_day_of_the_answer_and_today_are_drawn_behind_the_marks() -> None:
    assert drawn(as_of=day("2010-07-01")) == f"{' ' * 9}|{' ' * 10}"
    both = drawn(as_of=day("2010-07-01"), today=day("2012-07-01"))
    assert both == f"{' ' * 9}| !{' ' * 8}"
    same = drawn(as_of=day("2010-07-01"), today=day("2010-07-02"))
    assert same.strip() == "|"
    assert drawn(mark(Shape.HELD, "2010-07-01"), as_of=day("2010-07-01")).strip() == "o"


def test_a_day_outside_the_window_has_no_line() -> None:
    assert drawn(as_of=day("2021-01-01"), today=day("2000-12-31")).strip() == ""
    assert drawn(as_of=day("2020-12-31"), today=day("2001-01-01")).strip("! |") == ""


def test_the_lines_go_on_where_there_is_no_lane() -> None:
    painter = chart(DECADES, 20, as_of=day("2010-07-01"))
    assert painter.backdrop().plain.translate(ASCII) == f"{' ' * LABEL}{' ' * 9}|{' ' * 10}"


# Years without a meeting


@pytest.mark.parametrize(
    ("width", "points", "cells"),
    [
        # in the middle of the year, or as close to it as there is a free cell of the year
        (9, [], " _  _  _ "),
        (9, ["2002-07-01"], " _ _o  _ "),
        (9, ["2002-07-01", "2002-03-01"], " _ oo_ _ "),
        (9, ["2002-07-01", "2002-03-01", "2002-12-01"], " _ &oo _ "),
        # where a year is one cell, a sign for both
        (3, ["2002-07-01"], "_&_"),
        (3, ["2002-07-01", "2002-07-01"], "_2_"),  # which both stand for something
        (3, ["2003-07-01", "2001-07-01"], "&_&"),
    ],
)
def test_a_year_without_a_meeting_keeps_a_cell_of_its_own(
    width: int, points: list[str], cells: str
) -> None:
    found = [mark(Shape.STEP, one) for one in points]
    row = drawn(*found, *map(empty, (2001, 2002, 2003)), window=YEARS, width=width)
    assert row.replace(".", "o") == cells


def test_a_year_without_a_meeting_hides_no_meeting_no_count_and_not_the_chosen_record() -> None:
    def in_three(*found: Mark, **rest: object) -> str:
        return drawn(*found, *map(empty, (2001, 2002, 2003)), window=YEARS, width=3, **rest)

    step, planned = mark(Shape.STEP, "2002-07-01"), mark(Shape.PLANNED, "2002-07-01")
    assert in_three(step) == in_three(planned) == "_&_"
    assert in_three(step, chosen=step.ref) == "_._"
    # A point of the year before, whose days reach over to the cell of this one.
    assert in_three(mark(Shape.STEP, "2001-12-01", "2002-03-01")) == "_._"
    # Several years in one cell: what was held in one of them is not taken for an empty year.
    held = mark(Shape.HELD, "2001-07-01")
    assert drawn(held, empty(2002), empty(2003), window=YEARS, width=1) == "o"
    two = mark(Shape.STEP, "2001-07-01"), mark(Shape.STEP, "2002-07-01")
    assert drawn(*two, empty(2003), window=YEARS, width=1) == "2"


def test_of_two_empty_years_that_lead_to_one_gap_only_the_chosen_one_is_marked_as_here() -> None:
    years = [evolve(empty(year), gap=ref("gap:sessions")) for year in (2001, 2002)]
    row = chart(YEARS, 3, chosen=ref("gap:sessions"), here=years[1]).row(lane(*years))
    assert row.text.plain[LABEL:] == "○○ "
    assert inks(row) == ["none", "chosen", "empty"]


def test_a_year_of_which_only_a_part_is_in_the_window_is_shown_in_that_part() -> None:
    window = Window(day("2001-11-01"), day("2004-10-30"))
    assert drawn(empty(2001), window=window, width=18) == f"_{' ' * 17}"
    assert drawn(empty(2005), window=window, width=18).strip() == ""


def test_a_year_without_a_meeting_is_shown_over_the_reach_of_another_date() -> None:
    doubtful = dated("2002~")
    cells = drawn(doubtful, empty(2001), window=YEARS, width=60)
    assert cells[:20].count("_") == 1
    assert cells[:20].strip("_:") == ""


# Terms


@each(
    ("bar", "cells"),
    [
        (term("2001-01-01", "2020-12-31"), "[==================]"),
        (term("2001-01-01", "2020-12-31", open_end=True), "[================---"),
        (term("2001-01-01", "2020-12-31", open_start=True), "---================]"),
        (term("1990-01-01", "2020-12-31"), "===================]"),
        (term("2001-01-01", "2090-12-31"), "[==================="),
        (term("1990-01-01", "2090-12-31", open_start=True, open_end=True), "=" * 20),
        (term("2010-07-01", "2010-07-02"), f"{' ' * 9}[{' ' * 10}"),
        (term("1990-01-01", "2000-12-31"), " " * 20),
        (term("2021-01-01", "2023-12-31"), " " * 20),
        # a short one is solid for the most part, and one of a cell has no end that is not known
        (term("2010-02-01", "2013-11-30", open_start=True, open_end=True), " " * 9 + "-==-       "),
        (term("2010-02-01", "2011-11-30", open_end=True), f"{' ' * 9}[={' ' * 9}"),
        (term("2010-02-01", "2010-11-30", open_start=True, open_end=True), "         =          "),
        # what is certain only in part; from afar, a year more or less is no doubt
        (term("2001-07-01", "2020-12-31", "2005-07-01/2020-12-31"), "----===============]"),
        (term("2001-07-01", "2020-12-31", "2005-07-01/2010-07-01"), "----======----------"),
        (term("2001-07-01", "2020-12-31", "2002-06-30/2020-01-01"), "[==================]"),
        # what is certain on no day
        (term("2001-07-01", "2005-07-01", ""), f"-----{' ' * 15}"),
        (term("2005-07-01", "2006-06-30", ""), f"    []{' ' * 14}"),
    ],
)
def test_a_bar_has_ends_where_it_ends_and_fades_where_that_is_not_known(
    bar: Mark, cells: str
) -> None:
    # Wide characters take two cells each, so a label made of them is left out.
    assert drawn(bar) == cells


def test_near_a_bar_is_solid_only_where_it_certainly_lasted() -> None:
    bar = term("2001-01-01", "2001-12-31", "2001-03-02/2001-10-27")  # the cells 12 to 59
    assert drawn(bar, window=DAYS, width=NEAR) == "-" * 12 + "=" * 48 + "-" * 13
    assert drawn(term("2001-01-01", "2001-12-31", ""), window=DAYS, width=NEAR) == "-" * 73


def test_what_possibly_lasted_does_not_hide_what_certainly_did() -> None:
    first = term("2001-07-01", "2010-07-01")
    doubtful = term("2005-07-01", "2020-12-31", "2015-07-01/2020-12-31")
    assert drawn(first, doubtful) == "[========]----=====]"


def test_a_bar_is_labelled_where_there_is_room() -> None:
    on_oil = term("2001-01-01", "2020-12-31", label="Treaty on oil", brief="on oil")
    assert drawn(on_oil) == "[= on oil =========]"
    assert drawn(on_oil, width=10) == "[========]"
    long = term("2001-01-01", "2020-12-31", label="Treaty on oil and all else")
    assert drawn(long) == "[= Treaty on oil… =]"
    assert drawn(long, width=13) == "[= Treaty… =]"
    assert drawn(long, width=12) == "[==========]"  # no word of it has room


def test_a_bar_does_not_repeat_what_its_lane_is_called() -> None:
    bar = term("2001-01-01", "2020-12-31", label="Gas")
    row = chart(DECADES, 20).row(Lane("Gas", None, (bar,)))
    assert "Gas" not in row.text.plain[LABEL:]


def test_the_label_of_a_bar_ends_where_the_next_bar_begins() -> None:
    first = term("2001-01-01", "2020-12-31", label="Treaty on oil and all else")
    second = term("2013-01-01", "2020-12-31", label="Gas")
    assert drawn(first, second, width=40) == "[= Treaty on oil and… ==[= Gas ========]"


def test_the_label_of_a_bar_stands_in_the_part_that_is_in_the_window() -> None:
    assert drawn(term("1950-01-01", "2020-12-31", label="Gas")) == "== Gas ============]"


def test_after_the_day_that_is_shown_a_bar_is_dimmed() -> None:
    bar = term("2001-07-01", "2020-12-31", label="Gas")
    row = chart(DECADES, 20, as_of=day("2010-07-01")).row(lane(bar))
    assert inks(row) == [*["term"] * 2, *["label"] * 5, *["term"] * 2, "as-of", *["later"] * 10]
    assert row.text.plain[-11] == "┿"  # the line of the day crosses it, and neither is hidden
    chosen = chart(DECADES, 20, as_of=day("2010-07-01"), chosen=bar.ref).row(lane(bar))
    # The cursor is on its name, or where it has none, on its first cell.
    rest = "chosen-rest"
    assert inks(chosen) == [rest, rest, *["chosen"] * 5, rest, rest, "as-of", *[rest] * 10]
    nameless = term("2001-07-01", "2020-12-31")
    row = chart(DECADES, 20, chosen=nameless.ref).row(lane(nameless))
    assert inks(row) == ["chosen", *["chosen-rest"] * 19]


def test_a_point_on_a_bar_is_not_hidden_by_it() -> None:
    bar, point = term("2001-01-01", "2020-12-31"), mark(Shape.HELD, "2010-07-01")
    assert drawn(bar, point) == "[========o=========]"


# What a row knows


def test_each_cell_knows_the_marks_that_it_shows() -> None:
    bar, held = term("2001-01-01", "2020-12-31"), mark(Shape.HELD, "2010-07-01")
    ring = empty(2015)
    row = chart(DECADES, 20).row(lane(bar, held, ring))
    assert row.cells[0] == (bar,)
    assert row.cells[9] == (held, bar)
    assert ring in row.cells[14]
    assert len(row.cells) == 20


def test_a_lane_is_named_at_its_left_and_cut_with_a_sign() -> None:
    names = {"Ford": "Ford      ", "Board of lamps": "Board…    ", "日本日本日本": "日本日…   "}
    for name, shown in names.items():
        text = chart(DECADES, 20).row(Lane(name, None, ())).text
        assert text.cell_len == LABEL + 20
        assert text.plain.removesuffix(" " * 20) == shown


@pytest.mark.parametrize(
    ("there", "context", "shown", "ink"),
    [
        (Presence.YES, False, "Lane", Ink.LABEL),
        (Presence.POSSIBLY, False, "Lane ?", Ink.AXIS),
        (Presence.LATER, False, "Lane", Ink.AXIS),
        (Presence.YES, True, "& Lane", Ink.AXIS),
    ],
)
def test_the_name_of_a_lane_says_whether_it_was_there_and_stands_back_where_it_is_context(
    there: Presence, context: bool, shown: str, ink: Ink
) -> None:
    text = chart(DECADES, 20).row(lane(there=there, context=context)).text
    assert text.plain.strip() == shown
    assert text.spans[0].style == paint(ink)
    assert text.style == ""  # what the name looks like is not to colour the cells


def test_each_ink_is_painted_with_its_own_style() -> None:
    row = chart(DECADES, 20, as_of=day("2015-07-01"), today=day("2018-07-01")).row(
        lane(
            mark(Shape.HELD, "2002-07-01"),
            mark(Shape.STEP, "2004-07-01"),
            mark(Shape.PLANNED, "2006-07-01"),
            empty(2008),
        )
    )
    assert [ink for ink in inks(row) if ink != "empty"] == [
        "held",
        "step",
        "planned",
        "none",
        "as-of",
        "today",
    ]


def test_the_axis_stands_over_the_cells() -> None:
    line = chart(DECADES, 40).axis()
    assert line.plain == " " * LABEL + axis(DECADES, 40)
    assert [span.style for span in line.spans] == [paint(Ink.AXIS)]


def test_a_label_column_wider_than_the_row_leaves_one_cell() -> None:
    narrow = Chart(DECADES, 10, 5, paint)
    assert narrow.row(lane(mark(Shape.HELD, "2010-07-01"))).text.cell_len == 11
    assert narrow.axis().cell_len == 11


# Near


def dated(text: str, label: str = "", shape: Shape = Shape.HELD, **rest: object) -> Mark:
    """A point with a date as a source writes it; without a label, none is drawn."""
    when = parse_date(text)
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None
    assert last is not None
    rest = {"ref": ref(f"event:e-{first}"), **rest}
    opening, closing = when.earliest is None, when.latest is None
    return Mark(
        shape,
        first,
        last,
        label or "日本",
        when=when,
        open_start=opening,
        open_end=closing,
        core=(first, last) if when.exact else None,
        **rest,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("window", "width", "near"),
    [(DAYS, 13, True), (DAYS, 12, False), (YEARS, 37, True), (YEARS, 36, False)],
)
def test_near_is_where_a_cell_is_less_than_a_month(window: Window, width: int, near: bool) -> None:
    assert chart(window, width).near is near


@each(
    ("text", "cells"),
    [
        # a cell has five days, and the 16th of March is in the 14th
        ("2001-03-16", f"{' ' * 14}o"),
        ("2001-03", f"{' ' * 11}:::o:::"),
        ("2001", ":" * 36 + "o" + ":" * 36),
        ("2001-03~", f"{' ' * 6}{':' * 7}~o{':' * 9}"),
        ("2001-03?", f"{' ' * 6}{':' * 8}o?{':' * 8}"),
        ("2001-03%", f"{':' * 13}~o?{':' * 15}"),
        ("2001-03-16~", f"{' ' * 13}~o:"),
        ("2001-03-16?", f"{' ' * 14}o?"),
        ("2001-03-16%", f"{' ' * 13}~o?"),
        ("2001-03-01/2001-03-31", f"{' ' * 11}===o==="),
        ("2001-03-01/2001-03", f"{' ' * 11}:::o:::"),
        ("[2001-03-01,2001-03-31]", f"{' ' * 11}o?{' ' * 4}o?"),
        ("[2001-03,2001-11-02]", f"{' ' * 11}:::o?::{' ' * 43}o?"),
        ("[2001-03-01..2001-03-31]", f"{' ' * 11}:::o:::"),
        ("[..2001-03-16]", f"{' ' * 11}:::o"),
        ("[2001-03-16..]", f"{' ' * 14}o:::"),
        ("[1990..2001-01-15]", f"o{':' * 2}"),
    ],
)
def test_near_a_point_shows_the_days_that_its_date_leaves_possible(text: str, cells: str) -> None:
    assert drawn(dated(text), window=DAYS, width=NEAR).rstrip() == cells


def test_from_afar_one_of_several_days_is_a_point_on_the_first_and_a_doubt_on_the_others() -> None:
    one = dated("[2002,2005,2011-02]")
    assert drawn(one, window=DECADES, width=20).rstrip() == f" o{' ' * 2}?{' ' * 5}?"


@pytest.mark.parametrize("text", ["2001-03", "2001-03~", "2001-03?", "2001-03-01/2001-03-31"])
def test_from_afar_a_point_is_one_cell_however_it_is_known(text: str) -> None:
    assert len(drawn(dated(text, "Flood")).strip()) == 1


def test_near_a_point_is_named_behind_its_reach_by_what_the_lane_does_not_say() -> None:
    month = dated("2001-03", "1st session of the ford", brief="1st session")
    cells = drawn(month, window=DAYS, width=NEAR)
    assert cells.rstrip() == f"{' ' * 11}:::o::: 1st session"
    doubtful = drawn(dated("2001-03-16?", "Flood"), window=DAYS, width=NEAR)
    assert doubtful.rstrip() == f"{' ' * 14}o? Flood"


def test_a_name_is_written_whole_with_a_blank_behind_it_or_not_at_all() -> None:
    flood = dated("2001-03-16", "Flood")  # cell 14, its name in 16 to 20
    for other, named in (("2001-04-20", False), ("2001-04-21", True)):  # the cells 21 and 22
        cells = drawn(flood, dated(other), window=DAYS, width=NEAR)
        assert ("o Flood o" in cells) == named, cells
        assert ("o Flo" in cells) == named, cells


def test_a_name_that_does_not_fit_before_the_edge_is_left_out() -> None:
    assert drawn(dated("2001-12-01", "Flood"), window=DAYS, width=NEAR).endswith("o Flood")
    assert drawn(dated("2001-12-06", "Flood"), window=DAYS, width=NEAR).strip() == "o"


def test_a_name_is_not_written_behind_the_next_point() -> None:
    close = dated("2001-03-16?", "Flood"), dated("2001-03-17", "Ebb")  # the cells 14 and 15
    assert drawn(*close, window=DAYS, width=NEAR).rstrip() == f"{' ' * 14}oo Ebb"


def test_several_points_in_one_near_cell_are_counted_and_not_named() -> None:
    cells = drawn(dated("2001-03-15", "Flood"), dated("2001-03-16", "Ebb"), window=DAYS, width=NEAR)
    assert cells.strip() == "2"


def test_a_name_goes_before_the_lines_of_the_day_and_of_today() -> None:
    cells = drawn(
        dated("2001-03-16", "Flood"),
        window=DAYS,
        width=NEAR,
        as_of=day("2001-04-01"),
        today=day("2001-05-01"),
    )
    assert cells.rstrip() == f"{' ' * 14}o Flood   !"


def test_near_what_comes_later_is_dimmed_with_its_name_and_its_reach() -> None:
    row = chart(DAYS, NEAR, as_of=day("2001-01-15")).row(lane(dated("2001-03", "Flood")))
    assert set(inks(row)) == {"as-of", "later", "empty"}


def test_near_the_chosen_sign_stands_out_from_its_name_and_its_reach() -> None:
    here = dated("2001-03?", "Flood")
    row = chart(DAYS, NEAR, chosen=here.ref).row(lane(here))
    assert inks(row).count("chosen") == 1
    assert ink_of(row, "●") == "chosen"
    assert {ink_of(row, sign) for sign in "┄?F"} == {"chosen-rest"}


def test_names_of_wide_characters_are_left_out() -> None:
    assert drawn(dated("2001-03-16", "Потоп"), window=DAYS, width=NEAR).rstrip().endswith("Потоп")
    assert drawn(dated("2001-03-16", "日本"), window=DAYS, width=NEAR).strip() == "o"


def test_the_whole_legend_explains_each_sign_and_near_also_how_a_date_is_known() -> None:
    glyphs = Glyphs()
    far, near = dict(legend(near=False)), dict(legend(near=True))
    for one in (far, near):
        assert {glyphs.held, glyphs.step, glyphs.planned, glyphs.none} <= one.keys()
        assert {glyphs.as_of, glyphs.today} <= one.keys()
        assert all(one.values())
    assert far["2"] == "several"
    assert near[glyphs.about] == "about"
    assert near[glyphs.doubt] == "uncertain"
    assert near[f"{glyphs.some_day}{glyphs.held}{glyphs.some_day}"] == "some day of these"
    assert near[f"{glyphs.bar}{glyphs.held}{glyphs.bar}"] == "all of these"


# The sides

SIDES = {ref("party:north"): Ink.SIDE_1, ref("party:south"): Ink.SIDE_2}
NAMES_OF_SIDES = {Ink.SIDE_1: "North", Ink.SIDE_2: "South"}


def of_side(shape: Shape, start: str, side: str) -> Mark:
    """A mark of a side, which has no name to be written beside it."""
    return evolve(mark(shape, start, label="日本"), side=ref(f"party:{side}"))


@each(
    ("found", "ink"),
    [
        ([of_side(Shape.HELD, "2010-07-01", "south")], "side-2"),
        ([of_side(Shape.HELD, "2010-07-01", "elsewhere")], "held"),
        ([mark(Shape.HELD, "2010-07-01")], "held"),
        ([of_side(Shape.STEP, "2010-07-01", "south")], "step"),
        ([of_side(Shape.PLANNED, "2010-07-01", "south")], "planned"),
        ([of_side(Shape.HELD, "2010-07-01", "south")] * 2, "side-2"),
        ([of_side(Shape.HELD, "2010-07-01", side) for side in ("north", "south")], "held"),
        ([of_side(shape, "2010-07-01", "north") for shape in (Shape.HELD, Shape.STEP)], "side-1"),
        ([of_side(Shape.HELD, "2016-07-01", "north")], "later"),
        ([evolve(term("2001-01-01", "2012-12-31"), side=ref("party:north"))], "side-1"),
    ],
)
def test_a_meeting_has_the_hue_of_its_host_and_a_bar_that_of_whom_it_is_for(
    found: list[Mark], ink: str
) -> None:
    row = chart(DECADES, 20, hues=SIDES, as_of=day("2015-07-01")).row(lane(*found))
    assert set(inks(row)) - {"empty", "as-of"} == {ink}


def told(*found: Mark, width: int = 20, **rest: object) -> list[str]:
    """What the legend says of a lane with these marks, sign by sign."""
    painter = chart(DECADES, width, hues=SIDES, **rest)
    signs = painter.row(lane(*found)).signs
    entries = legend_of(signs, NAMES_OF_SIDES, near=painter.near)
    return [f"{entry.sign} {entry.words}" for entry in entries]


def test_the_legend_says_what_is_in_sight_and_the_most_important_first() -> None:
    north = of_side(Shape.HELD, "2002-07-01", "north")
    south = of_side(Shape.HELD, "2004-07-01", "south")
    assert told() == []
    assert told(mark(Shape.HELD, "2002-07-01")) == ["● held"]
    assert told(north) == ["● in North"]
    assert told(north, south, empty(2006), mark(Shape.PLANNED, "2008-07-01")) == [
        "● in North",
        "● in South",
        "○ none recorded",
        "◇ announced",
    ]
    assert told(north, mark(Shape.HELD, "2004-07-01")) == ["● in North", "● held elsewhere"]
    lasting = term("2001-07-01", "2020-12-31", side=ref("party:south"), open_end=True)
    assert told(lasting) == ["━ for South", "━┈ end not known"]
    assert told(north, north, as_of=day("2010-07-01")) == ["● in North", "│ as of", "2 several"]


def test_the_legend_takes_no_name_for_a_sign() -> None:
    named = term("2001-01-01", "2012-12-31", label="Plan 2+2 ~ ? · ◇")
    assert told(named, width=40) == []
    assert told(named, width=40, as_of=day("2001-01-01")) == []


def test_a_legend_has_as_many_entries_as_there_is_room_for_each_with_its_sign_in_its_ink() -> None:
    entries = [Entry("●", Ink.SIDE_1, "in North"), Entry("○", Ink.NONE, "none recorded")]
    assert legend_line(entries, paint, 27).plain == "● in North  ○ none recorded"
    line = legend_line(entries, paint, 26)
    assert line.plain == "● in North"
    assert [span.style for span in line.spans] == [paint(Ink.SIDE_1), paint(Ink.AXIS)]


# What lasted


@pytest.mark.parametrize(
    ("shape", "days", "core", "cells"),
    [
        # a cell is a year
        (Shape.HELD, "2010-02-01/2013-11-30", "2010-02-01/2013-11-30", "=o=="),
        (Shape.STEP, "2010-02-01/2013-11-30", "2010-02-01/2013-11-30", "=.=="),
        (Shape.HELD, "2010-07-01/2011-03-01", "2010-07-01/2011-03-01", "o"),  # less than a cell
        (Shape.PLANNED, "2010-02-01/2013-11-30", "", " <"),  # some day of these
        # from afar a doubt of less than a year is not seen, but one of more is
        (Shape.HELD, "2010-02-01/2013-11-30", "2010-12-31/2013-02-01", "=o=="),
        (Shape.HELD, "2010-02-01/2017-11-30", "2010-12-31/2013-02-01", "===o"),
    ],
)
def test_from_afar_what_certainly_lasted_for_longer_than_a_cell_is_drawn_over_all_of_it(
    shape: Shape, days: str, core: str, cells: str
) -> None:
    start, end = map(day, days.split("/"))
    sure = tuple(map(day, core.split("/"))) if core else None
    one = Mark(shape, start, end, "日本", core=sure)  # type: ignore[arg-type]
    assert drawn(one).rstrip() == " " * 9 + cells


# What is true of whatever is drawn

ANY_DAY = st.dates(date(1850, 1, 1), date(2100, 1, 1))
SIZES = st.integers(20, 300)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """From 14 days to 200 years."""
    start = draw(ANY_DAY)
    days = draw(st.integers(14, 200 * 366) | st.integers(14, 800))
    return Window(start, date.fromordinal(start.toordinal() + days - 1))


@st.composite
def marks(draw: st.DrawFn, window: Window) -> Mark:
    """Any mark, most of them short and many in the window."""
    shape = draw(st.sampled_from(list(Shape)))
    start = draw(ANY_DAY | st.dates(window.start, window.end))
    if shape is Shape.NONE:
        return empty(start.year)
    if shape is not Shape.TERM and draw(st.booleans()):
        precision, doubt = draw(st.sampled_from([4, 7, 10])), draw(st.sampled_from(["", *"?~%"]))
        return dated(start.isoformat()[:precision] + doubt, draw(NAMES), shape)
    end = start + timedelta(draw(st.integers(0, 40) | st.integers(0, 40_000)))
    core = draw(st.none() | st.tuples(st.dates(start, end), st.dates(start, end)))
    return Mark(
        shape,
        start,
        end,
        draw(NAMES),
        ref(f"event:e{draw(st.integers(0, 5))}"),
        open_start=draw(st.booleans()),
        open_end=draw(st.booleans()),
        core=(min(core), max(core)) if core else None,
    )


NAMES = st.sampled_from(["", "Ford", "The board of the lamps", "日本日本日本日本日本"])


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Window, list[Mark]]:
    """A window, and marks in order of time."""
    window = draw(windows())
    found = draw(st.lists(marks(window), max_size=10))
    return window, sorted(found, key=lambda mark: (mark.start, mark.end))


def check(row: DrawnLane, found: list[Mark], painter: Chart) -> None:
    """What is true of every row: each mark of the window is shown or counted, once."""
    window, width = painter.window, painter.width
    assert row.text.cell_len == LABEL + width
    cells = row.text.plain[LABEL:]
    # Wide characters are never drawn right of the label, so a character is a cell.
    assert len(cells) == len(row.cells) == width
    visible = [mark for mark in found if mark.end >= window.start and mark.start <= window.end]
    shown = [mark for cell in row.cells for mark in cell]
    assert {id(mark) for mark in shown if mark.shape is not Shape.NONE} == {
        id(mark) for mark in visible if mark.shape is not Shape.NONE
    }
    years = {
        cell: one
        for one in visible
        if one.shape is Shape.NONE
        for cell in range(window.cell(one.start, width), window.cell(one.end, width) + 1)
    }
    homes = {id(one): home(one, painter) for one in visible}
    for number, (glyph, marks_here) in enumerate(zip(cells, row.cells, strict=True)):
        assert len(set(map(id, marks_here))) == len(marks_here)
        points = [one for one in marks_here if one.shape in POINTS and homes[id(one)] == number]
        if glyph == "◎":  # a year without a meeting, and one thing in it that was none
            assert [one.shape in (Shape.STEP, Shape.PLANNED) for one in points] == [True]
            assert number in years
        elif len(points) > 1:
            assert glyph == (str(len(points)) if len(points) < 10 else "+")
        elif points:
            assert glyph == SIGNS[points[0].shape]
        elif not marks_here and not painter.near:
            assert glyph in " │┆○"
    for one in visible:
        if one.shape is Shape.NONE:
            first = max(window.cell(one.start, width), 0)
            year = cells[first : window.cell(one.end, width) + 1]
            # A cell that shows a meeting, or counts, is never taken from it.
            assert set("○◎") & set(year) or set(year) <= set("●◇·+23456789"), cells
        else:
            check_length(row, one, painter)


def home(mark: Mark, painter: Chart) -> int:
    """The cell in which the sign of a point stands, apart from what is one of several days."""
    stretches = mark.stretches(painter.window.start, painter.window.end)
    middle = midway(*stretches[0]) if stretches else mark.middle
    return min(max(painter.window.cell(middle, painter.width), 0), painter.width - 1)


def check_length(row: DrawnLane, mark: Mark, painter: Chart) -> None:
    """What certainly lasted for longer than a cell is in every cell of that."""
    window, width = painter.window, painter.width
    if mark.core is None or ((mark.core[1] - mark.core[0]).days + 1) * width <= window.days:
        return
    first, last = (window.cell(bound, width) for bound in mark.core)
    for cell in range(max(first, 0), min(last, width - 1) + 1):
        assert mark in row.cells[cell]
        assert row.text.plain[LABEL + cell] not in "┄~"


@given(scenes(), SIZES, st.none() | ANY_DAY, st.integers(0, 5))
def test_every_mark_of_the_window_is_shown_or_counted_and_none_outside_is(
    scene: tuple[Window, list[Mark]], width: int, as_of: date | None, chosen: int
) -> None:
    window, found = scene
    here = ref(f"event:e{chosen}")
    painter = chart(window, width, as_of=as_of, today=date(2020, 1, 1), chosen=here)
    check(painter.row(Lane("Lane", None, tuple(found))), found, painter)


@st.composite
def named_points(draw: st.DrawFn) -> list[Mark]:
    """Points of a year, each with a name of its own letter, so that one sees where it is cut."""
    found = []
    letters = "ABCDEFGHIJ"
    for letter in letters[: draw(st.integers(1, len(letters)))]:
        text = draw(st.dates(DAYS.start, DAYS.end)).isoformat()
        text = text[: draw(st.sampled_from([7, 10, 10]))] + draw(st.sampled_from(["", "", *"?~%"]))
        words = " ".join([letter * 3] * draw(st.integers(1, 4)))
        found.append(dated(text, words, draw(st.sampled_from(POINTS))))
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def runs(cells: str, letter: str) -> Iterator[str]:
    """From the first to the last cell with a letter."""
    if letter in cells:
        yield cells[cells.index(letter) : cells.rindex(letter) + 1]


@given(named_points(), st.integers(60, 300), st.none() | st.dates(DAYS.start, DAYS.end))
def test_near_no_name_is_cut_or_written_over_and_none_touches_a_point(
    found: list[Mark], width: int, as_of: date | None
) -> None:
    painter = chart(DAYS, width, as_of=as_of)
    row = painter.row(Lane("Lane", None, tuple(found)))
    check(row, found, painter)
    cells = row.text.plain[LABEL:]
    for one in found:
        for run in runs(cells, one.label[0]):
            assert run == one.label
            begin = cells.index(run)
            assert cells[begin - 1] == " "
            # Nothing lies between a point and its name but how it is known.
            assert set(cells[DAYS.cell(one.middle, width) + 1 : begin]) <= set("┄─? ")
            assert cells[begin + len(run) : begin + len(run) + 1] not in SIGNS.values()


@given(named_points(), st.integers(60, 300))
def test_near_no_cell_is_blank_that_a_date_leaves_possible(found: list[Mark], width: int) -> None:
    painter = chart(DAYS, width)
    cells = painter.row(Lane("Lane", None, tuple(found))).text.plain[LABEL:]
    for one in found:
        first, last = (DAYS.cell(bound, width) for bound in one.reach)
        assert " " not in cells[max(first, 0) : last + 1]


@given(named_points(), st.integers(60, 300))
def test_near_what_is_about_or_uncertain_says_so_where_it_has_a_cell_beside_it(
    found: list[Mark], width: int
) -> None:
    cells = chart(DAYS, width).row(Lane("Lane", None, tuple(found))).text.plain[LABEL:]
    at = [DAYS.cell(one.middle, width) for one in found]
    for one, cell in zip(found, at, strict=True):
        lone = not {cell - 1, cell, cell + 1, cell + 2, cell - 2} & set(at[: found.index(one)])
        lone = lone and at.count(cell) == 1
        lone = lone and not {cell - 2, cell - 1, cell + 1, cell + 2} & set(at)
        if lone and 0 < cell < width - 1:
            assert (cells[cell - 1] == "~") == one.approximate
            assert (cells[cell + 1] == "?") == one.uncertain


def zooms(found: Lane, whole: Window) -> Iterator[Window]:
    """All of it, decades, a few years, and some days around a mark in the middle of the lane."""
    around = found.marks[len(found.marks) // 2].middle
    yield whole
    yield whole.zoomed(4, around)
    yield Window(around, around).zoomed(1200, around)
    yield Window(around, around).zoomed(60, around)


def lanes_of(name: str) -> Iterator[tuple[Ref, Lane, Window]]:
    """Each lane of some records, once."""
    data = world(name)
    for record in some(name):
        found = timeline(AsOf(data, reviewed(data)), record)
        reach = found.reach(0, len(found.lanes)) or (date.min, date.max)
        for one in found.own:
            yield record, one, Window(*reach).padded()


@pytest.mark.parametrize("name", [*WORLDS, "estuary"])
def test_every_event_of_every_record_is_shown_or_counted_at_four_zooms(name: str) -> None:
    data = world(name)
    for record, one, whole in lanes_of(name):
        for number, window in enumerate(zooms(one, whole)):
            painter = chart(window, 60, as_of=reviewed(data), chosen=record)
            row = painter.row(one)
            check(row, list(one.marks), painter)
            assert "\n" not in row.text.plain
            assert painter.near == (number > 1 or window.days < 1800)
