"""The stretch of time on the screen: cells and days, zooming, panning."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from irtui.model.dates import Moment, When, parse_date
from irtui.model.window import Window
from tests.model.strategies import WHENS
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


SPACE = (date(1000, 1, 1), date(3000, 12, 31))
"""Years from which a few steps outwards do not lead out of the calendar."""


@st.composite
def inner_windows(draw: st.DrawFn) -> tuple[Window, date]:
    """A window of up to two hundred years far from the calendar's ends, and a day in it."""
    days = draw(st.integers(14, 60) | st.integers(14, 200 * 366))
    start = draw(st.dates(*SPACE))
    window = Window(start, start + timedelta(days - 1))
    return window, draw(st.dates(window.start, window.end))


@given(inner_windows(), st.sampled_from([1.25, 1.6, 2.0]), st.integers(1, 12))
def test_zooming_in_and_out_again_the_same_number_of_times_leads_to_the_same_window(
    case: tuple[Window, date], step: float, times: int
) -> None:
    window, around = case
    assume(window.days / step**times >= 14)
    there = back = window
    for _ in range(times):
        there = back = there.zoomed(1 / step, around)
    for _ in range(times):
        back = back.zoomed(step, around)
    assert there.days < window.days
    assert back == window


@given(inner_windows(), st.sampled_from([1.25, 1.6, 2.0]), st.integers(1, 8))
def test_zooming_out_and_in_again_the_same_number_of_times_leads_to_the_same_window(
    case: tuple[Window, date], step: float, times: int
) -> None:
    window, around = case
    there = back = window
    for _ in range(times):
        wider = there.zoomed(step, around)
        # Where the calendar ends, there is no way back.
        assume(wider != there and wider.start > date.min and wider.end < date.max)
        there = back = wider
    for _ in range(times):
        back = back.zoomed(1 / step, around)
    assert there.days > window.days
    assert back == window


@given(windows_with_day(), FACTORS)
def test_a_zoomed_window_is_as_long_as_the_factor_says_or_stays_as_it_is(
    case: tuple[Window, date], factor: float
) -> None:
    window, around = case
    zoomed = window.zoomed(factor, around)
    days = window.days * factor
    if days < 14 or days > (date.max - date.min).days:
        assert zoomed is window
    else:
        assert zoomed.days == round(days)


@given(windows_with_day(), st.lists(FACTORS | st.booleans(), max_size=8), st.data())
def test_however_one_zooms_and_pans_the_window_stays_in_the_calendar_around_its_day(
    case: tuple[Window, date], steps: list[float], choice: st.DataObject
) -> None:
    window, _ = case
    for step in steps:
        around = choice.draw(st.dates(window.start, window.end))
        if isinstance(step, bool):
            window = window.panned(1 if step else -1)
        else:
            window = window.zoomed(step, around)
            # Whole days are shown, and what they are off by grows with the window.
            off = timedelta(max(1, round(step)))
            assert window.start - min(off, window.start - date.min) <= around
            assert around <= window.end + min(off, date.max - window.end)
        assert date.min <= window.start <= window.end <= date.max
        assert window.days >= 14


@given(inner_windows(), st.integers(1, 12))
def test_the_day_under_the_pointer_keeps_its_place_while_one_zooms(
    case: tuple[Window, date], times: int
) -> None:
    window, around = case

    def place() -> float:
        return (around.toordinal() - window.start.toordinal()) / window.days

    before = place()
    for _ in range(times):
        window = window.zoomed(1 / 1.6, around)
        # Whole days are shown, so the place is off by at most one of them.
        assert abs(place() - before) * window.days <= 1


def test_the_closest_zoom_shows_fourteen_days() -> None:
    fortnight = Window(day("2001-01-01"), day("2001-01-14"))
    assert fortnight.zoomed(0.99, day("2001-01-05")) is fortnight
    assert Window(day("2001-01-01"), day("2001-01-28")).zoomed(0.5, day("2001-01-01")) == fortnight


def test_a_window_of_fewer_days_can_only_be_zoomed_out() -> None:
    one = Window(day("2001-01-05"), day("2001-01-05"))
    assert one.zoomed(0.5, one.start) is one
    assert one.zoomed(9, one.start).days == 9


def test_what_was_zoomed_to_compares_by_its_days_alone() -> None:
    window = Window(day("2001-01-01"), day("2001-03-31"))
    zoomed = window.zoomed(0.7, day("2001-02-02"))
    assert zoomed == Window(zoomed.start, zoomed.end)
    assert hash(zoomed) == hash(Window(zoomed.start, zoomed.end))
    assert "exact" not in repr(zoomed)


@given(inner_windows(), st.lists(st.sampled_from([-0.25, 0.25]), max_size=4))
def test_panning_between_zooming_in_and_out_moves_the_window_and_changes_nothing_else(
    case: tuple[Window, date], shares: list[float]
) -> None:
    window, around = case
    moved = window.zoomed(1 / 1.6, around)
    assume(moved != window)
    start = moved.start
    for share in shares:
        moved = moved.panned(share)
    shift = moved.start - start
    back = moved.zoomed(1.6, around + shift)
    assert back == Window(window.start + shift, window.end + shift)


@given(inner_windows())
def test_air_around_whole_years_adds_none_to_those_that_a_window_is_about(
    case: tuple[Window, date],
) -> None:
    first, last = case[0].start.year, case[0].end.year
    years = Window(date(first, 1, 1), date(last, 12, 31)).padded().years
    assert years == (f"{first}–{last}" if first != last else f"{first}")


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2001-01-01", "2001-12-31", "2001"),
        ("2001-03-01", "2001-03-20", "2001"),
        ("2001-12-20", "2002-01-20", "2001–2002"),
        ("2000-12-20", "2003-01-10", "2001–2002"),  # of the others there is only air
        ("2001-01-01", "2001-01-01", "2001"),
    ],
)
def test_a_window_says_which_years_it_is_about(start: str, end: str, years: str) -> None:
    assert Window(day(start), day(end)).years == years


@pytest.mark.parametrize("end", ["0001-01-01", "9999-12-31"])
def test_at_an_end_of_the_calendar_one_zooms_around_what_is_shown(end: str) -> None:
    window = Window(day("0001-01-01"), day("0100-12-31"))
    if end == "9999-12-31":
        window = Window(day("9900-01-01"), day("9999-12-31"))
    out = window.zoomed(1.6, day(end)).zoomed(1.6, window.start).zoomed(1.6, window.end)
    assert out.end < date.max or out.start > date.min
    closer = {shown: out.zoomed(1 / 1.6, shown) for shown in (out.start, out.end)}
    assert closer[out.start].start == out.start
    assert abs((closer[out.end].end - out.end).days) <= 1


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


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018-05-06", "2018-04-26", "2018-05-16"),
        ("2018-05", "2018-04-21", "2018-06-10"),
        ("2018", "2017-12-22", "2019-01-10"),
        ("2018/2019", "2017-12-14", "2020-01-18"),
        ("[..2018-05-06]", "2018-04-26", "2018-05-16"),
        ("2018-05-06/", "2018-04-26", "2018-05-16"),
        ("../2018-05-06", "2018-04-26", "2018-05-16"),
    ],
)
def test_a_window_around_a_date_shows_all_of_it_with_air_on_both_sides(
    text: str, start: str, end: str
) -> None:
    assert Window.around(parse_date(text)) == Window(day(start), day(end))


@given(WHENS)
def test_there_is_a_window_around_any_date(when: When) -> None:
    window = Window.around(when)
    assert window.start <= window.end
    if isinstance(when, Moment):
        for bound in (when.earliest, when.latest):
            assert bound is None or window.contains(bound)
