"""The stretch of time on the screen: cells and days, zooming, panning."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from irtui.query.window import Window
from tests.support import day

WIDTHS = st.integers(1, 400)
FACTORS = st.sampled_from([0.5, 0.8, 1.25, 2.0, 10.0]) | st.floats(0.01, 100)


@st.composite
def windows(draw: st.DrawFn, shortest: int = 14, longest: int = 300 * 366) -> Window:
    """Windows of the lengths that a pane shows, anywhere in time."""
    start = draw(st.dates())
    length = draw(st.integers(shortest, longest))
    last = min(start.toordinal() + length - 1, date.max.toordinal())
    return Window(start, date.fromordinal(max(last, start.toordinal())))


@st.composite
def windows_with_day(draw: st.DrawFn) -> tuple[Window, date]:
    """A window, and a day in it."""
    window = draw(windows())
    return window, draw(st.dates(window.start, window.end))


@given(windows_with_day(), WIDTHS)
def test_a_day_of_the_window_has_a_cell_on_the_screen(
    case: tuple[Window, date], width: int
) -> None:
    window, shown = case
    assert window.contains(shown)
    assert 0 <= window.cell(shown, width) < width


@given(windows(), st.dates(), WIDTHS)
def test_days_outside_fall_outside_the_screen(window: Window, shown: date, width: int) -> None:
    assume(not window.contains(shown))
    cell = window.cell(shown, width)
    assert cell < 0 if shown < window.start else cell >= width


@given(windows(), WIDTHS, st.data())
def test_days_keep_their_order_in_cells(window: Window, width: int, choice: st.DataObject) -> None:
    one, other = sorted(choice.draw(st.tuples(st.dates(), st.dates())))
    assert window.cell(one, width) <= window.cell(other, width)


@given(windows(), WIDTHS, st.data())
def test_the_day_at_a_cell_is_the_first_one_in_it_or_the_next_if_it_has_none(
    window: Window, width: int, choice: st.DataObject
) -> None:
    cell = choice.draw(st.integers(0, width - 1))
    first = window.day_at(cell, width)
    assert window.cell(first, width) >= cell
    if first > window.start:
        assert window.cell(first - timedelta(1), width) < cell


@given(
    # Away from the ends of the calendar and the closest zoom, from where there is no way back.
    st.dates(date(1300, 1, 1), date(7000, 1, 1)),
    st.integers(14, 100_000),
    st.integers(14, 200_000),
    st.data(),
)
def test_zooming_in_and_out_again_keeps_the_place_of_the_day_it_is_about(
    start: date, days: int, inner_days: int, choice: st.DataObject
) -> None:
    window = Window(start, start + timedelta(days - 1))
    around = choice.draw(st.dates(window.start, window.end))
    inner = window.zoomed(inner_days / days, around)
    assert inner.days == inner_days
    assert inner.start - timedelta(1) <= around <= inner.end + timedelta(1)
    back = inner.zoomed(days / inner_days, around)
    assert back.days == days
    # Only whole days are kept, so the place is off by a day of the closer of the two windows.
    assert abs((back.start - window.start).days) <= max(1, days / inner_days) + 1


@given(windows(), FACTORS, st.dates())
def test_however_one_zooms_the_window_stays_in_the_calendar(
    window: Window, factor: float, around: date
) -> None:
    zoomed = window.zoomed(factor, around)
    assert zoomed.days >= 14
    assert abs(zoomed.days - max(14, round(window.days * factor))) <= 1 or zoomed.days > 3_000_000


@given(windows(longest=100_000), st.floats(-5, 5))
def test_panning_keeps_the_length_and_panning_back_returns(window: Window, share: float) -> None:
    moved = window.panned(share)
    assert moved.days == window.days
    if date.min < moved.start and moved.end < date.max:
        assert moved.panned(-share) == window


@given(windows(), st.dates())
def test_showing_a_day_moves_the_window_no_further_than_it_must(
    window: Window, shown: date
) -> None:
    moved = window.showing(shown)
    assert moved.contains(shown)
    assert moved.days == window.days
    if window.contains(shown):
        assert moved == window
    else:
        room = min((shown - moved.start).days, (moved.end - shown).days)
        at_an_end = moved.start == date.min or moved.end == date.max
        assert room == window.days // 10 or at_an_end


@given(windows())
def test_padding_leaves_air_on_both_sides(window: Window) -> None:
    padded = window.padded()
    for one, other, end in (
        (padded.start, window.start, date.min),
        (window.end, padded.end, date.max),
    ):
        assert (other - one).days >= 10 or end in (one, other)


@pytest.mark.parametrize(
    ("width", "cells"), [(31, [0, 0, 15, 30]), (62, [0, 0, 30, 60]), (1, [0, 0, 0, 0])]
)
def test_a_month_of_days_takes_its_share_of_the_cells(width: int, cells: list[int]) -> None:
    window = Window(day("2024-01-01"), day("2024-01-31"))
    days = ("2024-01-01", "2024-01-01", "2024-01-16", "2024-01-31")
    assert [window.cell(day(text), width) for text in days] == cells
    assert window.days == 31
