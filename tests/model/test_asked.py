"""Dates as they are asked for, by hand and by option."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.asked import asked_date
from irtui.model.date_words import day_in_words, in_words
from irtui.model.dates import DateError, day_of, first_day_of, parse_date


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("1 January 2005", "2005-01-01"),
        ("3 Jun 2026", "2026-06-03"),
        ("03 june 2026", "2026-06-03"),
        ("  June 2005 ", "2005-06"),
        ("sept. 0044", "0044-09"),
        ("about June 2005", "2005-06~"),
        ("2018-12-13", "2018-12-13"),
        ("2018~", "2018~"),
        ("2019/..", "2019/.."),
    ],
)
def test_a_date_is_asked_for_in_digits_or_in_words(typed: str, edtf: str) -> None:
    assert asked_date(typed) == parse_date(edtf)


@given(st.dates())
def test_each_date_that_is_written_here_can_be_asked_for(day: date) -> None:
    for text in (day.isoformat(), f"{day.year:04}-{day.month:02}"):
        when = parse_date(text)
        assert asked_date(in_words(when)) == when
    assert asked_date(day_in_words(day)) == parse_date(day.isoformat())


@pytest.mark.parametrize(
    "typed", ["31 June 2005", "Ju 2005", "Brumaire 2005", "June 05", "", "1 2"]
)
def test_what_is_no_date_says_so(typed: str) -> None:
    with pytest.raises(DateError):
        asked_date(typed)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019/..", "2019-01-01", "2019-12-31"),
        ("2019-02/", "2019-02-01", "2019-02-28"),
        ("[2019..]", "2019-01-01", "2019-12-31"),
        ("../2019", "2019-01-01", "2019-12-31"),
        ("[2018,2019-03]", "2018-01-01", "2019-03-31"),
    ],
)
def test_a_date_is_asked_for_from_its_first_to_its_last_day_an_open_one_as_if_it_were_closed(
    edtf: str, first: str, last: str
) -> None:
    when = parse_date(edtf)
    assert (first_day_of(when), day_of(when)) == tuple(map(date.fromisoformat, (first, last)))
