"""Marks between two days, in lanes; lanes in a timeline."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.dates import parse_date
from irtui.query.time.marks import Lane, Mark, Shape, Timeline
from tests.support import day, ref

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """Any mark, most of them short, some with the same record or label as another."""
    start = draw(DAYS)
    length = draw(st.integers(0, 3) | st.integers(0, 10_000))
    target = draw(st.none() | st.integers(0, 3))
    return Mark(
        draw(st.sampled_from(list(Shape))),
        start,
        start + timedelta(length),
        draw(st.sampled_from(["Ford", "Weir"])),
        None if target is None else ref(f"event:e{target}"),
    )


def lane(*found: Mark, label: str = "Ford", context: bool = False) -> Lane:
    """A lane of these marks, put in order."""
    ordered = sorted(found, key=lambda mark: (mark.start, mark.end))
    return Lane(label, None, tuple(ordered), context=context)


def timeline(*lanes: Lane) -> Timeline:
    """A timeline of these lanes."""
    return Timeline(lanes)


def event(start: str, end: str = "", *, label: str = "", record: str = "") -> Mark:
    """A meeting, which leads to a record of its own."""
    target = ref(record or f"event:e-{start}")
    return Mark(Shape.HELD, day(start), day(end or start), label or start, target)


def dated(
    text: str, shape: Shape = Shape.HELD, *, open_start: bool = False, open_end: bool = False
) -> Mark:
    """A mark with a date as a source writes it."""
    when = parse_date(text)
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None
    assert last is not None
    return Mark(shape, first, last, "Ford", when=when, open_start=open_start, open_end=open_end)


lanes = st.lists(marks(), max_size=12).map(lambda found: lane(*found))


@given(lanes, DAYS, DAYS)
def test_what_lies_between_two_days_is_what_touches_them(
    one: Lane, first: date, last: date
) -> None:
    touching = [mark for mark in one.marks if mark.start <= last and mark.end >= first]
    assert list(one.between(first, last)) == touching


def test_what_is_one_of_several_days_lies_on_no_day_between_them() -> None:
    one = lane(dated("[2003,2008]"))
    assert list(one.between(date(2004, 1, 1), date(2007, 12, 31))) == []
    for year in (2003, 2008):
        assert list(one.between(date(year, 5, 1), date(year, 5, 1))) == list(one.marks)
    assert one.marks[0].middle.year == 2003


@given(lanes)
def test_between_the_ends_of_the_calendar_lies_all_of_a_lane(one: Lane) -> None:
    assert tuple(one.between(date.min, date.max)) == one.marks


def test_a_look_at_a_few_days_of_a_long_lane_touches_few_of_its_marks() -> None:
    looks = []

    class Watched:
        def __init__(self, start: date) -> None:
            self.start = start
            self.choices = ()

        @property
        def end(self) -> date:
            looks.append(self.start)
            return self.start

    first = date(2000, 1, 1)
    long = Lane("Ford", None, tuple(Watched(first + timedelta(n)) for n in range(5000)))  # type: ignore[misc]  # counts looks
    list(long.between(first, first))  # what is prepared once
    looks.clear()
    assert len(list(long.between(first + timedelta(3000), first + timedelta(3010)))) == 11
    assert len(looks) <= 11


@given(marks())
def test_the_middle_of_a_mark_lies_as_far_from_its_first_day_as_from_its_last(mark: Mark) -> None:
    before, after = mark.middle - mark.start, mark.end - mark.middle
    assert timedelta(0) <= after - before <= timedelta(1)
    assert before >= timedelta(0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-05-06", "6 May 2018"),
        ("2018-05", "May 2018"),
        ("2018~", "about 2018"),
        ("2018?", "2018 (uncertain)"),
        ("2018-05-06/2018-05-08", "6–8 May 2018"),
        ("2018/", "since 2018, end unknown"),
        ("[..2018]", "by 2018"),
    ],
)
def test_a_mark_tells_its_date_as_the_source_gives_it(text: str, words: str) -> None:
    assert dated(text).date_in_words == words
    assert dated(text, Shape.TERM).date_in_words == words


def test_a_year_without_a_meeting_tells_its_year() -> None:
    assert Mark(Shape.NONE, day("2018-01-01"), day("2018-12-31"), "").date_in_words == "2018"


def test_a_term_of_which_neither_end_is_known_was_only_seen() -> None:
    seen = dated("2011/2016-04", Shape.TERM, open_start=True, open_end=True)
    assert seen.date_in_words == "seen 2011 – April 2016"
    assert dated("2011/2016-04", Shape.TERM, open_end=True).date_in_words == "2011 – April 2016"


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2018-05-06", False, False),
        ("2018-05-06/2018-05-08", False, False),
        ("2018-05", False, False),
        ("2018-05-06?", True, False),
        ("2018-05-06~", False, True),
        ("2018%", True, True),
        ("2018-05/2018-06", False, False),
        ("2018-05-06/", False, False),
        ("[2018-05-06,2018-05-07]", True, False),
    ],
)
def test_a_mark_says_how_closely_its_date_is_known(
    text: str, uncertain: bool, approximate: bool
) -> None:
    mark = dated(text)
    assert (mark.uncertain, mark.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-05-06", "2018-05-06", "2018-05-06"),
        ("2018-05", "2018-05-01", "2018-05-31"),
        ("2018-05?", "2018-04-01", "2018-06-30"),
        ("2018%", "2016-01-01", "2020-12-31"),
        ("2018-05-06/2018-05-08", "2018-05-06", "2018-05-08"),
        ("[2018-05-04,2018-05-09]", "2018-05-04", "2018-05-09"),
    ],
)
def test_a_mark_reaches_over_all_days_that_its_date_leaves_possible(
    text: str, first: str, last: str
) -> None:
    assert dated(text).reach == (day(first), day(last))


def test_a_term_and_an_empty_year_reach_no_further_than_they_are_drawn() -> None:
    term = dated("2018?/2020?", Shape.TERM)
    assert term.reach == (term.start, term.end)
    year = Mark(Shape.NONE, day("2018-01-01"), day("2018-12-31"), "")
    assert year.reach == (year.start, year.end)


def test_a_label_of_several_lines_stands_in_one() -> None:
    mark = Mark(Shape.HELD, day("2018-05-06"), day("2018-05-06"), "The\nford", brief="a\nb")
    assert (mark.label, mark.brief) == ("The ford", "a b")
    assert Lane("The\nford", None, ()).label == "The ford"


def test_the_lanes_of_a_timeline_that_were_asked_for_are_those_that_are_no_context() -> None:
    own, beside = lane(label="Ford"), lane(label="Weir", context=True)
    assert timeline(own, beside).own == (own,)
    assert timeline(beside).own == ()


def test_what_is_told_in_order_of_time_is_what_was_asked_for_and_without_it_the_context() -> None:
    first, second = event("2001-01-01"), event("2002-01-01")
    assert timeline(lane(second), lane(first, context=True)).entries() == (second,)
    assert timeline(lane(second, context=True), lane(first, context=True)).entries() == (
        first,
        second,
    )
    assert timeline().entries() == ()


def test_only_what_touches_the_days_asked_for_is_told() -> None:
    found = timeline(lane(event("2001-01-01", "2001-12-31"), event("2003-01-01")))
    told = found.entries(day("2001-12-31"), day("2002-12-31"))
    assert [mark.label for mark in told] == ["2001-01-01"]
    assert found.entries(day("2004-01-01"), day("2005-01-01")) == ()


def test_what_stands_in_two_lanes_is_told_once_and_each_term_of_one_office_by_itself() -> None:
    meeting = event("2001-01-01")
    first = event("2002-01-01", "2003-01-01", label="Keeper", record="post:keeper")
    again = event("2004-01-01", "2005-01-01", label="Keeper", record="post:keeper")
    found = timeline(lane(meeting, first), lane(meeting, again))
    assert found.entries() == (meeting, first, again)


@given(st.lists(lanes, max_size=4), DAYS, DAYS)
def test_entries_stand_in_order_and_each_once(rows: list[Lane], first: date, last: date) -> None:
    found = timeline(*rows)
    told = found.entries(first, last)
    starts = [(mark.start, mark.end) for mark in told]
    assert starts == sorted(starts)
    known = [(mark.ref, mark.label, mark.start, mark.end) for mark in told]
    assert len(known) == len(set(known))
    assert set(known) == {
        (mark.ref, mark.label, mark.start, mark.end)
        for row in rows
        for mark in row.listed(first, last)
    }


@given(lanes, DAYS, DAYS)
def test_a_list_tells_what_touches_its_days_but_an_empty_year_only_with_its_middle(
    one: Lane, first: date, last: date
) -> None:
    assert list(one.listed(first, last)) == [
        mark
        for mark in one.between(first, last)
        if mark.shape is not Shape.NONE or first <= mark.middle <= last
    ]


def test_of_a_year_without_a_meeting_is_told_where_its_middle_is_in_the_days_asked_for() -> None:
    year = Mark(Shape.NONE, day("2001-01-01"), day("2001-12-31"), "none recorded in 2001")
    found = timeline(lane(year))
    assert found.entries(day("2001-07-02"), day("2001-07-02")) == (year,)
    assert found.entries(day("2001-07-03"), day("2005-01-01")) == ()
    assert found.entries(day("2000-01-01"), day("2001-07-01")) == ()
    assert found.entries() == (year,)


@given(st.lists(lanes, max_size=4))
def test_the_stops_are_all_marks_that_lead_somewhere_in_order_of_time(rows: list[Lane]) -> None:
    for row in rows:
        assert [*row.stops] == [mark for mark in row.marks if mark.target is not None]
    for target in {mark.target for row in rows for mark in row.stops}:
        stops = timeline(*rows).stops_of(target)
        days = [(mark.start, mark.end, number) for number, mark in stops]
        assert days == sorted(days)
        assert sorted((number, id(mark)) for number, mark in stops) == sorted(
            (number, id(mark))
            for number, row in enumerate(rows)
            for mark in row.marks
            if mark.target == target
        )


def test_a_mark_leads_to_its_record_and_an_empty_year_to_what_was_looked_for() -> None:
    meeting = event("2001-01-01", record="event:flood")
    assert meeting.target == ref("event:flood")
    year = Mark(Shape.NONE, day("2001-01-01"), day("2001-12-31"), "", gap=ref("gap:sessions"))
    assert year.target == ref("gap:sessions")
    assert Mark(Shape.NONE, day("2001-01-01"), day("2001-12-31"), "").target is None
    assert timeline(lane(year)).stops_of(year.target) == [(0, year)]


def test_one_stops_at_the_context_too() -> None:
    late, early = (event(day, record="event:flood") for day in ("2002-01-01", "2001-01-01"))
    found = timeline(lane(late), lane(early, context=True))
    assert [(number, mark.label) for number, mark in found.stops_of(late.target)] == [
        (1, "2001-01-01"),
        (0, "2002-01-01"),
    ]
