"""Our reading of dates against another one: the `edtf` library's."""

from datetime import date
from time import struct_time

from edtf import parse_edtf
from hypothesis import assume, given, settings

from irtui.model.dates import parse_date
from tests.model.strategies import (
    half_known_texts,
    interval_texts,
    one_of_texts,
    simple_texts,
    unspecified_texts,
)


def as_day(moment: struct_time) -> date:
    return date(*moment[:3])


def check_both_ends(text: str) -> None:
    ours, theirs = parse_date(text), parse_edtf(text)
    assert ours.earliest == as_day(theirs.lower_strict())
    assert ours.latest == as_day(theirs.upper_strict())


@settings(max_examples=100)
@given(simple_texts())
def test_years_months_and_days_lie_where_edtf_says(text: str) -> None:
    check_both_ends(text)


@given(unspecified_texts())
def test_decades_and_centuries_lie_where_edtf_says(text: str) -> None:
    check_both_ends(text)


@given(interval_texts())
def test_intervals_lie_where_edtf_says(text: str) -> None:
    check_both_ends(text)


@given(half_known_texts())
def test_the_known_end_of_an_interval_lies_where_edtf_says(text: str) -> None:
    # The library fills an unknown end with a guess and an open one with infinity; we leave both.
    ours, theirs = parse_date(text), parse_edtf(text)
    if ours.earliest is not None:
        assert ours.earliest == as_day(theirs.lower_strict())
    if ours.latest is not None:
        assert ours.latest == as_day(theirs.upper_strict())
    assert (ours.earliest is None) != (ours.latest is None)


@given(one_of_texts())
def test_one_of_sets_lie_where_edtf_says(text: str) -> None:
    ours, theirs = parse_date(text), parse_edtf(text, fail_silently=True)
    assume(theirs is not None)  # it knows no set of one, and no range from a year to a month
    if ours.earliest is not None:
        assert ours.earliest == as_day(theirs.lower_strict())
    if ours.latest is not None:
        assert ours.latest == as_day(theirs.upper_strict())


@given(simple_texts())
def test_marks_mean_what_edtf_says(text: str) -> None:
    ours, theirs = parse_date(text), parse_edtf(text)
    both = theirs.is_uncertain_and_approximate
    assert getattr(ours, "uncertain") == (theirs.is_uncertain or both)  # noqa: B009
    assert getattr(ours, "approximate") == (theirs.is_approximate or both)  # noqa: B009
