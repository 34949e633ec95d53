"""A timeline as a list in order of time."""

import pytest
from attrs import evolve
from rich.style import Style
from rich.text import Text

from irtui.model.as_of import AsOf
from irtui.model.dates import parse_date
from irtui.query.time.marks import Mark, Shape
from irtui.query.time.timeline import timeline
from irtui.render.terminal.chronicle import entry_line
from irtui.render.terminal.signs import Ink
from tests.query.answers import FICTIONAL, WORLDS, reviewed, some, world
from tests.support import day, ref


def paint(ink: Ink) -> Style:
    """A style that tells the inks apart."""
    return Style(meta={"ink": ink.value})


def entry(text: str, shape: Shape = Shape.HELD, *, seen: bool = False) -> Mark:
    """A mark called “Flood” with a date as a source writes it."""
    when = parse_date(text)
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None
    assert last is not None
    target = ref("event:flood")
    return Mark(shape, first, last, "Flood", target, when, open_start=seen, open_end=seen)


def told(mark: Mark) -> str:
    """What is said of a mark."""
    return entry_line(mark, paint).plain


def inks(line: Text) -> list[str]:
    """The inks of a line, from its sign on."""
    assert line.style == ""  # what the sign looks like is not to colour what stands behind it
    return [span.style.meta["ink"] for span in line.spans if isinstance(span.style, Style)]


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        (Shape.HELD, "● 2018-12-13  Flood"),
        (Shape.STEP, "· 2018-12-13  Flood"),
        (Shape.PLANNED, "◇ 2018-12-13  Flood"),
        (Shape.TERM, "━ 2018-12-13  Flood"),
        (Shape.NONE, "○ 2018-12-13  Flood"),
    ],
)
def test_an_entry_begins_with_the_sign_that_its_mark_has_in_a_lane(shape: Shape, line: str) -> None:
    assert told(entry("2018-12-13", shape)) == line


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("2018", "2018       "),
        ("2018-12", "2018-12    "),
        ("2018-12-13~", "~2018-12-13"),
        ("2018-12-13?", "2018-12-13?"),
        ("[2018-12-13,2018-12-14]", "2018-12?   "),
        ("[..2018]", "≤2018      "),
        ("2018-12-13/2018-12-15", "2018-12-13 "),
        ("../2018-12-13", "..2018-12-13"),  # wider than the column, and one blank apart
    ],
)
def test_dates_stand_in_a_column_with_the_precision_that_they_have(text: str, brief: str) -> None:
    assert told(entry(text)) == f"● {brief} Flood"


def test_a_year_without_a_meeting_has_its_year_for_a_date() -> None:
    year = Mark(Shape.NONE, day("2018-01-01"), day("2018-12-31"), "none recorded in 2018")
    assert told(year) == "○ 2018        none recorded in 2018"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("2018-05/2020-06-07", "━ 2018-05     Flood  until 2020-06-07"),
        ("2018/2020?", "━ 2018        Flood  until 2020?"),
        ("2018/", "━ 2018        Flood"),
        ("2018/..", "━ 2018        Flood"),
        ("/2020", "━ ..2020      Flood"),
    ],
)
def test_what_lasted_says_until_when_where_that_is_known(text: str, line: str) -> None:
    assert told(entry(text, Shape.TERM)) == line


def test_what_was_only_seen_says_when_it_was_last_seen_and_not_that_it_ended() -> None:
    assert told(entry("2018/2020", Shape.TERM, seen=True)) == "━ 2018        Flood  last seen 2020"


def test_the_days_of_a_meeting_are_no_term() -> None:
    assert "until" not in told(entry("2018-12-13/2018-12-15", Shape.HELD))


def test_the_entry_of_the_chosen_record_keeps_its_sign_in_the_ink_of_the_cursor() -> None:
    mark = entry("2018")
    here = entry_line(mark, paint, here=True)
    assert here.plain.startswith("● ")
    assert inks(here)[0] == "chosen"
    elsewhere = entry_line(mark, paint, here=False)
    assert elsewhere.plain.startswith("● ")
    assert inks(elsewhere) == ["held", "axis", "label"]
    nowhere = Mark(Shape.NONE, day("2018-01-01"), day("2018-12-31"), "")
    assert entry_line(nowhere, paint).plain.startswith("○ ")


def test_what_was_held_has_the_hue_of_its_side() -> None:
    mark = evolve(entry("2018"), side=ref("party:north"))
    assert inks(entry_line(mark, paint, hues={ref("party:north"): Ink.SIDE_1}))[0] == "side-1"
    assert inks(entry_line(mark, paint))[0] == "held"


def test_a_name_in_an_indic_script_stands_behind_all_else() -> None:
    mark = evolve(entry("2018"), label="नदी", tellings=2, ref=ref("event:flood"))
    line = entry_line(mark, paint, later=True, target=True)
    assert line.plain == "● 2018        ⚠ 2 tellings  later  event:flood  नदी"


def test_what_comes_later_is_dimmed() -> None:
    mark = entry("2018")
    line = entry_line(mark, paint, later=True)
    assert inks(line)[:3] == ["later", "axis", "later"]
    assert line.plain.endswith("  later")  # colour is never alone in saying so
    assert inks(entry_line(mark, paint, here=True, later=True))[0] == "chosen"


def test_the_fictional_commission_is_told_from_its_first_session_on() -> None:
    data = world(FICTIONAL)
    found = timeline(AsOf(data, day("2024-06-01")), ref("body:lamp-commission")).entries()
    lines = [told(mark) for mark in found]
    assert lines[:6] == [
        "━ 1999–2000?  called LC  until 2010-05-04",
        "━ 2000-01     Ada Wick, chair for Upper River  until 2010-05-04",
        "● 2000-09-01  1st session of the LC",
        "○ 2001        LFC: none recorded in 2001",
        "● ~2002       2nd session of the LC",
        "○ 2003        LFC: none recorded in 2003",
    ]
    assert lines[-2:] == [
        "◇ 2025-01     4th session of the LFC",
        "◇ 2026        5th session of the LFC",
    ]


@pytest.mark.parametrize("name", [*WORLDS, "estuary"])
def test_every_mark_of_every_record_is_told_in_one_line_with_its_label(name: str) -> None:
    data = world(name)
    for record in some(name):
        for mark in timeline(AsOf(data, reviewed(data)), record).entries():
            line = told(mark)
            assert "\n" not in line
            assert mark.label in line
            assert line == line.rstrip()
