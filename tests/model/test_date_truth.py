"""What a date that is not known exactly says of a day: checked against all that it may mean."""

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from irtui.model.dates import Moment, Span, Truth, hull, parse_date
from tests.each import each
from tests.model.strategies import MOMENTS, SPANS, days
from tests.support import day

FIRST, LAST = date(2018, 1, 10), date(2018, 3, 20)
NEAR = st.dates(FIRST - timedelta(50), LAST + timedelta(50))


@st.composite
def short_moments(draw: st.DrawFn) -> Moment:
    """Moments with few possible days, so that all of them can be tried."""
    known = draw(st.dates(FIRST, LAST))
    form = draw(st.sampled_from(["day", "doubtful", "month", "range"]))
    text = {
        "day": known.isoformat(),
        "doubtful": known.isoformat() + draw(st.sampled_from("?~%")),
        "month": known.isoformat()[:7],
        "range": f"[{known}..{known + timedelta(draw(st.integers(0, 20)))}]",
    }[form]
    moment = parse_date(text)
    assert isinstance(moment, Moment)
    return moment


def possible_days(moment: Moment) -> list[date]:
    first, last = moment.bounds
    assert first is not None
    assert last is not None
    return [first + timedelta(offset) for offset in range((last - first).days + 1)]


def verdict(worlds: Iterable[bool]) -> Truth:
    """Yes if it is so in all worlds, no if in none."""
    found = set(worlds)
    return Truth.POSSIBLY if len(found) == 2 else Truth.YES if True in found else Truth.NO


@given(short_moments(), NEAR)
def test_a_moment_is_reached_as_far_as_its_possible_days_agree(moment: Moment, now: date) -> None:
    assert moment.reached(now) is verdict(now >= known for known in possible_days(moment))


@given(short_moments(), NEAR)
def test_a_moment_is_passed_as_far_as_its_possible_days_agree(moment: Moment, now: date) -> None:
    assert moment.passed(now) is verdict(now > known for known in possible_days(moment))


@given(short_moments(), short_moments(), NEAR)
def test_a_span_covers_a_day_as_far_as_its_possible_ends_agree(
    start: Moment, end: Moment, now: date
) -> None:
    worlds = (first <= now <= last for first in possible_days(start) for last in possible_days(end))
    assert Span("", start, end).covers(now) is verdict(worlds)


@given(MOMENTS, days(), days())
def test_what_is_reached_or_passed_stays_so(moment: Moment, one: date, other: date) -> None:
    sooner, later = sorted((one, other))
    assert moment.reached(sooner) <= moment.reached(later)
    assert moment.passed(sooner) <= moment.passed(later)


@given(MOMENTS, days())
def test_what_is_passed_was_reached(moment: Moment, now: date) -> None:
    assert moment.passed(now) <= moment.reached(now)


@given(MOMENTS)
def test_a_moment_is_reached_on_its_last_day_and_passed_on_the_next(moment: Moment) -> None:
    last = moment.bounds[1]
    if last is None:
        assert moment.reached(date.max) is Truth.POSSIBLY
    else:
        assert moment.reached(last) is Truth.YES
        assert moment.passed(last) is not Truth.YES
        if last < date.max:
            assert moment.passed(last + timedelta(1)) is Truth.YES


@given(MOMENTS)
def test_a_moment_is_not_reached_before_its_first_day_nor_passed_on_it(moment: Moment) -> None:
    first = moment.bounds[0]
    if first is None:
        assert moment.passed(date.min) is Truth.POSSIBLY
    else:
        assert moment.passed(first) is Truth.NO
        assert moment.reached(first) is not Truth.NO
        if first > date.min:
            assert moment.reached(first - timedelta(1)) is Truth.NO


@given(st.lists(MOMENTS, min_size=1, max_size=4), days())
def test_a_hull_never_says_more_than_its_moments(moments: list[Moment], now: date) -> None:
    whole = hull(tuple(moments))
    if whole.reached(now) is not Truth.POSSIBLY:
        assert {moment.reached(now) for moment in moments} == {whole.reached(now)}


@given(SPANS, days())
def test_a_span_covers_no_day_outside_the_bounds_of_its_ends(span: Span, now: date) -> None:
    if span.start and span.start.reached(now) is Truth.NO:
        assert span.covers(now) is Truth.NO
    if span.end and span.end.passed(now) is Truth.YES:
        assert span.covers(now) is Truth.NO


@each(
    ("text", "now", "truth"),
    [
        ("2018-07-18/2018-07-19", "2018-07-17", Truth.NO),
        ("2018-07-18/2018-07-19", "2018-07-18", Truth.YES),
        ("2018-07-18/2018-07-19", "2018-07-19", Truth.YES),
        ("2018-07-18/2018-07-19", "2018-07-20", Truth.NO),
        ("2021/2031", "2021-06-01", Truth.POSSIBLY),
        ("2021/2031", "2021-12-31", Truth.YES),
        ("2021/2031", "2031-01-01", Truth.YES),
        ("2021/2031", "2031-01-02", Truth.POSSIBLY),
        ("2021/2031", "2032-01-01", Truth.NO),
        ("2021?/2031", "2022-12-31", Truth.YES),
        ("2021?/2031", "2020-01-01", Truth.POSSIBLY),
        ("2018-07-18/..", "2030-01-01", Truth.YES),
        ("2018-07-18/", "2030-01-01", Truth.POSSIBLY),
        ("2018-07-18/", "2018-07-17", Truth.NO),
        ("2018/", "2018-07-17", Truth.POSSIBLY),
        ("/2010-07-18", "1990-01-01", Truth.POSSIBLY),
        ("/2010-07-18", "2010-07-19", Truth.NO),
    ],
)
def test_a_span_covers_its_days_both_ends_included(text: str, now: str, truth: Truth) -> None:
    span = parse_date(text)
    assert isinstance(span, Span)
    assert span.covers(day(now)) is truth


def test_the_least_of_truths_is_and_the_greatest_is_or() -> None:
    assert min(Truth.YES, Truth.POSSIBLY) is Truth.POSSIBLY
    assert max(Truth.NO, Truth.POSSIBLY) is Truth.POSSIBLY
