"""The axis: labels that never meet, each where its day is."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from irtui.model.date_words import month_name
from irtui.model.window import Window
from irtui.render.terminal.labels import axis
from tests.each import each
from tests.support import day

MONTHS = [month_name(number)[:3] for number in range(1, 13)]
_MONTH = "|".join(MONTHS)
LABEL = re.compile(
    rf"(?:(?P<day>\d\d?) )?(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?|(?P<only>\d{{4}})"
)
WIDTHS = st.integers(20, 300)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """From a day to the whole of the calendar, anywhere in it."""
    days = draw(st.integers(1, 60) | st.integers(1, 4000) | st.integers(1, date.max.toordinal()))
    latest = date.fromordinal(date.max.toordinal() - days + 1)
    start = draw(st.just(date.min) | st.just(latest) | st.dates(max_value=latest))
    return Window(start, date.fromordinal(start.toordinal() + days - 1))


def labels(line: str) -> list[tuple[int, re.Match[str]]]:
    """The labels of an axis with the cells that they begin in; fails where two of them meet."""
    found = list(LABEL.finditer(line))
    assert LABEL.sub("", line).strip() == "", line
    for one in found:
        # A blank, or the end of the line, on both sides.
        assert line[one.start() - 1 : one.start()].strip() == "", line
        assert line[one.end() : one.end() + 1].strip() == "", line
    return [(one.start(), one) for one in found]


def meant(label: re.Match[str], window: Window) -> Iterator[date]:
    """The days of a window that a label may stand for."""
    if label["only"]:
        yield date(int(label["only"]), 1, 1)
        return
    month, number = MONTHS.index(label["month"]) + 1, int(label["day"] or 1)
    years = [int(label["year"])] if label["year"] else range(window.start.year, window.end.year + 1)
    for year in years:
        if number <= 28 or label["year"]:
            yield date(year, month, number)


@given(windows(), WIDTHS)
@example(Window(date.min, date.max), 20)
@example(Window(date.min, date.max), 300)
@example(Window(date(8, 1, 1), date(8, 12, 31)), 120)
def test_no_two_labels_of_the_axis_meet_and_each_begins_where_its_day_is_or_ends_at_the_edge(
    window: Window, width: int
) -> None:
    line = axis(window, width)
    assert len(line) == width
    for cell, label in labels(line):
        days = [window.cell(one, width) for one in meant(label, window) if window.contains(one)]
        over = cell + len(label[0]) == width and any(one > cell for one in days)
        assert cell in days or over, line


@given(windows(), WIDTHS)
def test_the_axis_always_says_something(window: Window, width: int) -> None:
    assert labels(axis(window, width))


@given(windows(), WIDTHS)
def test_the_years_on_the_axis_go_up(window: Window, width: int) -> None:
    found = [int(label["only"] or label["year"] or 0) for _, label in labels(axis(window, width))]
    years = [year for year in found if year]
    assert years == sorted(years)
    assert all(window.start.year <= year <= window.end.year for year in years)


@given(windows(), WIDTHS)
def test_labels_stand_for_years_or_for_months_but_not_for_both(window: Window, width: int) -> None:
    kinds = {bool(label["only"]) for _, label in labels(axis(window, width))}
    assert len(kinds) == 1


@pytest.mark.parametrize("width", [0, 1, 5, 10])
def test_a_line_too_narrow_for_a_label_is_as_wide_as_asked_for(width: int) -> None:
    for end in ("2001-01-02", "2001-12-31", "2090-12-31"):
        line = axis(Window(day("2001-01-02"), day(end)), width)
        assert len(line) == width
        labels(line)


@each(
    ("start", "end", "width", "shown"),
    [
        ("2001-01-01", "2003-12-31", 60, "2001 2002 2003"),
        ("1900-01-01", "1999-12-31", 40, "1900 1920 1940 1960 1980"),
        ("2001-01-01", "2001-12-31", 48, "Jan 2001 Apr Jul Oct"),
        ("2001-01-01", "2001-02-28", 36, "Jan 2001 Feb 2001"),
        ("2001-01-01", "2001-01-20", 40, "Jan 2001 8 Jan 15 Jan"),
        ("0001-01-01", "0200-12-31", 40, "0001 0050 0100 0150 0200"),
        # a quarter that is first in the line says its year
        ("2001-02-01", "2001-12-20", 48, "Apr 2001 Jul Oct"),
        # the years before 1000 have four digits, too: “Jan 8” would be a day
        ("0008-01-01", "0008-03-31", 30, "Jan 0008 Feb 0008 Mar 0008"),
        ("0008-01-01", "0008-12-31", 48, "Jan 0008 Apr Jul Oct"),
        # a few days in which nothing begins
        ("2001-01-09", "2001-01-14", 60, "9 Jan 2001"),
        ("2001-01-09", "2001-01-09", 60, "9 Jan 2001"),
        # the last label is never cut: it ends at the edge
        ("2001-01-01", "2004-01-10", 60, "2001 2002 2003 2004"),
        ("2001-02-01", "2002-01-20", 48, "Apr 2001 Jul Oct Jan 2002"),
        # the first and the last year, where the others leave room
        ("1996-01-01", "2029-12-31", 68, "1996 2000 2005 2010 2015 2020 2025 2029"),
    ],
)
def test_the_axis_counts_in_what_there_is_room_for(
    start: str, end: str, width: int, shown: str
) -> None:
    assert axis(Window(day(start), day(end)), width).split() == shown.split()
