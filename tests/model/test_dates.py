"""Reading dates."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.dates import (
    DATE_PATTERN,
    DateError,
    Moment,
    Precision,
    Span,
    as_moment,
    day_of,
    end_of,
    first_day_of,
    from_native,
    hull,
    on,
    one_of,
    parse_date,
    sort_key,
    start_of,
    within,
)
from tests.each import each
from tests.model.strategies import MOMENTS, SPANS, WHEN_TEXTS, WHENS

ANY_DAY = hull(tuple(as_moment(parse_date(text)) for text in ("[..2018]", "[2019..]")))


def bounds_in_text(first: date | None, last: date | None) -> str:
    return f"{first or ''} {last or ''}"


@each(
    ("text", "bounds", "precision"),
    [
        ("2018", "2018-01-01 2018-12-31", Precision.YEAR),
        ("2018-12", "2018-12-01 2018-12-31", Precision.MONTH),
        ("2000-02", "2000-02-01 2000-02-29", Precision.MONTH),
        ("1900-02", "1900-02-01 1900-02-28", Precision.MONTH),
        ("2018-12-13", "2018-12-13 2018-12-13", Precision.DAY),
        ("201X", "2010-01-01 2019-12-31", Precision.DECADE),
        ("20XX", "2000-01-01 2099-12-31", Precision.CENTURY),
        ("000X", "0001-01-01 0009-12-31", Precision.DECADE),
        ("00XX", "0001-01-01 0099-12-31", Precision.CENTURY),
        ("99XX", "9900-01-01 9999-12-31", Precision.CENTURY),
        ("[2008-10..2008-12]", "2008-10-01 2008-12-31", Precision.CHOICE),
        ("[2016-10-19,2016-10-26]", "2016-10-19 2016-10-26", Precision.CHOICE),
        ("[2016-10-26,2016-10-19]", "2016-10-19 2016-10-26", Precision.CHOICE),
        ("[ 2016 , 2018 ]", "2016-01-01 2018-12-31", Precision.CHOICE),
        ("[..2020-12-31]", " 2020-12-31", Precision.CHOICE),
        ("[2018..]", "2018-01-01 ", Precision.CHOICE),
        ("[2018]", "2018-01-01 2018-12-31", Precision.CHOICE),
        ("[2018-12-13..2018-12-13]", "2018-12-13 2018-12-13", Precision.CHOICE),
    ],
)
def test_a_moment_knows_its_first_and_last_day_and_its_unit(
    text: str, bounds: str, precision: Precision
) -> None:
    moment = parse_date(text)
    assert isinstance(moment, Moment)
    assert bounds_in_text(moment.earliest, moment.latest) == bounds
    assert moment.precision is precision


@pytest.mark.parametrize(
    ("text", "bounds", "goes_on"),
    [
        ("2018-07-18/2018-07-19", "2018-07-18 2018-07-19", False),
        ("2021/2031", "2021-01-01 2031-12-31", False),
        ("2018-05/2018", "2018-05-01 2018-12-31", False),
        ("2018?/2019~", "2018-01-01 2019-12-31", False),
        ("201X/2025", "2010-01-01 2025-12-31", False),
        ("2018/..", "2018-01-01 ", True),
        ("2018/", "2018-01-01 ", False),
        ("/2010", " 2010-12-31", False),
        ("../2010", " 2010-12-31", False),
    ],
)
def test_a_span_knows_its_first_and_last_day_and_whether_it_goes_on(
    text: str, bounds: str, goes_on: bool
) -> None:
    span = parse_date(text)
    assert isinstance(span, Span)
    assert bounds_in_text(span.earliest, span.latest) == bounds
    assert span.open_end is goes_on


@each("text", ["2018", "2018-12", "2018-12-13"])
@each(
    ("mark", "uncertain", "approximate"),
    [("", False, False), ("?", True, False), ("~", False, True), ("%", True, True)],
)
def test_a_mark_behind_a_date_says_that_it_is_uncertain_approximate_or_both(
    text: str, mark: str, uncertain: bool, approximate: bool
) -> None:
    moment = parse_date(text + mark)
    assert isinstance(moment, Moment)
    assert (moment.uncertain, moment.approximate) == (uncertain, approximate)
    assert moment.qualified == (uncertain or approximate)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2018-12-13", True),
        ("2018-12-13?", False),
        ("2018-12", False),
        ("[2018-12-13,2018-12-14]", False),
        ("2018-12-13/2018-12-14", True),
        ("2018-12-13/2018-12", False),
        ("2018-12-13/..", False),
        ("/2018-12-13", False),
    ],
)
def test_only_known_days_are_exact(text: str, exact: bool) -> None:
    assert parse_date(text).exact is exact


@each(
    ("text", "bounds"),
    [
        ("2018-12-13?", "2018-12-12 2018-12-14"),
        ("2018-12-13%", "2018-12-11 2018-12-15"),
        ("2018-02~", "2018-01-01 2018-03-31"),
        ("2018-12?", "2018-11-01 2019-01-31"),
        ("2018-01%", "2017-11-01 2018-03-31"),
        ("2018~", "2017-01-01 2019-12-31"),
        ("2018%", "2016-01-01 2020-12-31"),
        ("0001~", "0001-01-01 0002-12-31"),
        ("9999-12-31?", "9999-12-30 9999-12-31"),
        ("0001-01-01%", "0001-01-01 0001-01-03"),
    ],
)
def test_a_qualified_date_lies_within_a_unit_on_each_side_or_two_if_doubly_so(
    text: str, bounds: str
) -> None:
    moment = parse_date(text)
    assert isinstance(moment, Moment)
    assert bounds_in_text(*moment.bounds) == bounds


FORMS = "Write 2018, 2018-12, 2018-12-13, 2018?, 2018~, 201X, 2018/2020 or [2018,2019]."


@each(
    ("text", "message"),
    [
        ("", "“” is not a date."),
        ("18", "“18” is not a date."),
        (" 2018", "“ 2018” is not a date."),
        ("2018-1", "“2018-1” is not a date."),
        ("2018-12-1", "“2018-12-1” is not a date."),
        ("13.12.2018", "“13.12.2018” is not a date."),
        ("2018?-12", "“2018?-12” is not a date."),
        ("2018??", "“2018??” is not a date."),
        ("201X?", "“201X?” is not a date."),
        ("2XXX", "“2XXX” is not a date."),
        ("201x", "“201x” is not a date."),
        ("２０１８", "“２０１８” is not a date."),  # digits, but not those of the grammar
        ("२०१८", "“२०१८” is not a date."),
        ("2018-12-13T10:00:00", "“2018-12-13T10:00:00” is not a date."),
        ("Y12018", "“Y12018” is not a date."),
        ("-0044", "“-0044” is not a date."),
        ("2018-21", None),  # a season in EDTF
        ("2018/2019/2020", "“2019/2020” is not a date."),
        ("[2018/2019]", "“2018/2019” is not a date."),
        ("[]", "“” is not a date."),
        ("[2018,]", "“” is not a date."),
        ("[..]", "“[..]” names no day."),
        ("[2000..2001..2002]", "“2001..2002” is not a date."),
        ("..", "“..” is not a date."),
        ("/", "“/” names no day."),
        ("../..", "“../..” names no day."),
    ],
)
def test_a_text_that_is_no_date_is_named_and_the_forms_are_shown(
    text: str, message: str | None
) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(text)
    if message is not None:
        assert str(raised.value) == message
        assert raised.value.hint == FORMS


@each(
    "text",
    ["2018-02-29", "1900-02-29", "2018-04-31", "2018-13", "2018-00", "2018-01-00", "0000"],
)
@each("form", ["{}", "{}/..", "../{}", "[{},2019]", "[{}..]"])
def test_a_day_that_does_not_exist_is_told_apart_from_a_wrong_form(text: str, form: str) -> None:
    why = {"2018-13": "month must be", "2018-00": "month must be", "0000": "year 0"}.get(
        text, "day"
    )
    told = f"^“{text}” is a day that does not exist: {why}"
    with pytest.raises(DateError, match=told) as raised:
        parse_date(form.format(text))
    assert raised.value.hint == "Check the month and the day."


@pytest.mark.parametrize("text", ["2019/2018", "2018-12/2018-11-30", "[2019..2018]"])
def test_what_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="ends before it begins") as raised:
        parse_date(text)
    assert raised.value.hint == "Put the earlier date first."


@given(WHEN_TEXTS)
def test_a_date_keeps_its_text_and_reads_back_the_same(text: str) -> None:
    when = parse_date(text)
    assert when.text == text
    parse_date.cache_clear()
    assert parse_date(when.text) == when


@given(st.text(alphabet="0123456789X-?~%/[].,", max_size=24))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    hint, when = "", None
    try:
        when = parse_date(text)
    except DateError as error:
        hint = error.hint
    assert hint or (when and (when.earliest or when.latest))


@given(st.dates())
def test_a_date_of_toml_is_that_exact_day(native: date) -> None:
    moment = from_native(native)
    assert moment == parse_date(native.isoformat()) == on(native)
    assert moment.exact


def test_of_a_date_with_a_time_the_day_is_kept() -> None:
    native = datetime(2018, 12, 13, 23, 30, tzinfo=UTC)
    assert from_native(native) == parse_date("2018-12-13")


def test_dates_sort_by_first_then_by_last_day_and_what_has_none_comes_last() -> None:
    texts = ["../2000", "2018-01-01", "2018-01", "2018", "2018/..", "2018-02", "2019"]
    whens = [None, *(parse_date(text) for text in reversed(texts))]
    ordered = sorted(whens, key=sort_key)
    assert [when.text if when else None for when in ordered] == [*texts, None]


def test_what_only_ends_sorts_by_its_end_and_what_may_be_any_day_comes_first() -> None:
    assert sort_key(parse_date("../2000")) == (date(2000, 12, 31), date(2000, 12, 31))
    assert sort_key(ANY_DAY) == (date.min, date.max)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2019/..", "2019-01-01", "2019-12-31"),
        ("../2010-05", "2010-05-01", "2010-05-31"),
        ("[2018..]", "2018-01-01", "2018-12-31"),
        ("[..2018]", "2018-01-01", "2018-12-31"),
    ],
)
def test_with_an_open_end_the_days_of_the_other_one_stand_for_it(
    text: str, first: str, last: str
) -> None:
    when = parse_date(text)
    assert (str(first_day_of(when)), str(day_of(when))) == (first, last)


def test_what_may_be_any_day_stands_for_the_first_and_the_last_of_all() -> None:
    assert (first_day_of(ANY_DAY), day_of(ANY_DAY)) == (date.min, date.max)


@each(
    ("inner", "outer", "inside"),
    [
        ("2018-03", "2018", True),
        ("2018", "2018-03", False),
        ("2018", "2018?", True),
        ("2017-12-31/2018", "2018", False),
        ("[2017,2019]", "2018", False),
        ("[2017,2018]", "[2017,2019]", False),
        ("[2017,2019]", "[2017..2019]", True),
        ("2018", "[2017,2019]", False),
        ("2019", "[2017,2019]", True),
        ("2018", "[..2018]", True),
        ("2019", "[..2018]", False),
        ("2018", "[2018..]", True),
        ("2017", "[2018..]", False),
        ("[..2018]", "2018", False),
        ("[2018..]", "2018", False),
        ("[..2018]", "[..2019]", True),
    ],
)
def test_a_date_lies_within_another_if_each_of_its_days_may_be_one_of_that(
    inner: str, outer: str, inside: bool
) -> None:
    assert within(parse_date(inner), parse_date(outer)) is inside


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("[2016,2018]", "2016 2018"),
        ("[2018]", "2018"),
        ("[2016..2018]", "[2016..2018]"),
        ("2016/2018", "2016/2018"),
    ],
)
def test_a_set_is_one_of_its_members_and_a_range_is_itself(text: str, members: str) -> None:
    assert " ".join(one.text for one in one_of(parse_date(text))) == members


@given(SPANS)
def test_a_span_begins_and_ends_with_its_ends(span: Span) -> None:
    assert (start_of(span), end_of(span)) == (span.start, span.end)


@given(MOMENTS)
def test_a_moment_is_its_own_beginning_and_end(moment: Moment) -> None:
    assert start_of(moment) is end_of(moment) is as_moment(moment) is moment


@given(SPANS)
def test_a_span_as_one_day_lies_between_the_bounds_of_its_ends(span: Span) -> None:
    moment = as_moment(span)
    first = span.start.bounds[0] if span.start else None
    last = span.end.bounds[1] if span.end else None
    assert moment.bounds == (first, last)
    if first is None or first != last:
        ends = tuple(end for end in (span.start, span.end) if end)
        assert (moment.text, moment.precision) == (span.text, Precision.CHOICE)
        assert (moment.choices, moment.is_range) == (ends, True)


@pytest.mark.parametrize(("text", "exact"), [("2018-12-13/2018-12-13", True), ("2018/2018", False)])
def test_a_span_of_one_day_as_one_day_is_that_day(text: str, exact: bool) -> None:
    assert as_moment(parse_date(text)).exact is exact


@given(st.lists(MOMENTS, min_size=1, max_size=5))
def test_a_hull_contains_every_moment_and_no_more(moments: list[Moment]) -> None:
    whole = hull(tuple(moments))
    firsts = [moment.bounds[0] for moment in moments]
    lasts = [moment.bounds[1] for moment in moments]
    known_firsts = [first for first in firsts if first is not None]
    known_lasts = [last for last in lasts if last is not None]
    assert whole.bounds == (
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
    )


@given(MOMENTS)
def test_the_hull_of_moments_that_agree_is_that_moment(moment: Moment) -> None:
    assert hull((moment,)) == hull((moment, moment)) == moment


@pytest.mark.parametrize(
    ("moments", "text", "ends"),
    [
        ("2018 2019-03", "[2018-01-01..2019-03-31]", "2018 2019-03"),
        ("2018 [2019..]", "[2018-01-01..]", "2018"),
        ("[..2018] 2019-03", "[..2019-03-31]", "2019-03"),
        ("[2017..2018] 2018 2019", "[2017-01-01..2019-12-31]", "2017-01-01 2019"),
        ("[..2018] [2019..]", "[..]", ""),
    ],
)
def test_a_hull_of_moments_that_differ_is_the_range_between_them(
    moments: str, text: str, ends: str
) -> None:
    whole = hull(tuple(as_moment(parse_date(one)) for one in moments.split()))
    assert (whole.text, whole.precision, whole.is_range) == (text, Precision.CHOICE, True)
    assert " ".join(end.text for end in whole.choices) == ends


@given(WHENS)
def test_the_first_day_is_never_after_the_last(when: Moment | Span) -> None:
    if when.earliest and when.latest:
        assert when.earliest <= when.latest


@given(WHEN_TEXTS)
def test_every_date_has_the_form_that_the_pattern_tells(text: str) -> None:
    assert re.fullmatch(DATE_PATTERN, text)


@given(st.from_regex(DATE_PATTERN, fullmatch=True))
def test_a_text_of_that_form_is_a_date_unless_calendar_or_order_forbid_it(text: str) -> None:
    refusal = ""
    try:
        parse_date(text)
    except DateError as error:
        refusal = str(error)
    assert re.search("^$|is a day that does not exist|ends before it begins", refusal)
