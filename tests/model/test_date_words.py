"""Dates as they are shown."""

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from irtui.model.date_words import day_in_words, in_brief, in_short, in_words, month_name
from irtui.model.dates import Moment, Precision, Span, as_moment, hull, parse_date
from tests.each import each
from tests.model.strategies import WHENS


@each(
    ("text", "words", "brief"),
    [
        ("2018-12-13", "13 December 2018", "2018-12-13"),
        ("2018-12-03", "3 December 2018", "2018-12-03"),
        ("2018-12", "December 2018", "2018-12"),
        ("2018", "2018", "2018"),
        ("0987-05", "May 0987", "0987-05"),
        ("201X", "2010s", "201X"),
        ("200X", "2000s", "200X"),
        ("20XX", "2000s (century)", "20XX"),
        ("2018?", "2018 (uncertain)", "2018?"),
        ("2018-12~", "about December 2018", "~2018-12"),
        ("2018-12-13%", "about 13 December 2018 (uncertain)", "~2018-12-13?"),
        ("[2018]", "2018", "2018?"),
        ("[2018,2018]", "2018", "2018?"),
        ("[2018,2019]", "2018 or 2019", "2018 or 2019"),
        ("[1998,2000,2005]", "1998, 2000 or 2005", "1998,…,2005"),
        ("[1898,2005]", "1898 or 2005", "1898 or 2005"),
        ("[2008-10,2008-12]", "October or December 2008", "2008?"),
        ("[2016-10-19,2016-10-26]", "19 or 26 October 2016", "2016-10?"),
        ("[2016-10-19,2016-11-02]", "19 October or 2 November 2016", "2016?"),
        ("[2016-10-19,2017-01-02]", "19 October 2016 or 2 January 2017", "2016 or 2017"),
        ("[2018,2018-05]", "2018 or May 2018", "2018?"),
        ("[2018-05-19,2018-06]", "19 May or June 2018", "2018?"),
        ("[2018?,2019?]", "2018 or 2019 (uncertain)", "2018 or 2019"),
        ("[2018~,2019]", "about 2018 or 2019", "2018 or 2019"),
        ("[2008-10..2008-12]", "between October and December 2008", "2008?"),
        ("[2008..2012]", "between 2008 and 2012", "2008–12?"),
        ("[2008-10-02..2008-10-09]", "between 2 and 9 October 2008", "2008-10?"),
        ("[2008..2008]", "2008", "2008?"),
        ("[..2020-12-31]", "by 31 December 2020", "≤2020"),
        ("[2018-05..]", "May 2018 or later", "≥2018"),
        ("[0987-05-01..0987-05-02]", "between 1 and 2 May 0987", "0987-05?"),
        ("2018-07-18/2018-07-19", "18–19 July 2018", "2018-07-18"),
        ("2018-07-30/2018-08-02", "30 July – 2 August 2018", "2018-07-30"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019", "2018-12-30"),
        ("2018-07/2018-09", "July–September 2018", "2018-07"),
        ("2018-07/2019-07", "July 2018 – July 2019", "2018-07"),
        ("2021/2031", "2021–2031", "2021"),
        ("2018/2018", "2018", "2018"),
        ("2018/2019-05", "2018 – May 2019", "2018"),
        ("2018?/2019", "from 2018 (uncertain) to 2019", "2018?"),
        ("2018/2019~", "from 2018 to about 2019", "2018"),
        ("201X/2025", "2010s–2025", "201X"),
        ("2018/..", "since 2018", "2018"),
        ("2018-05/", "since May 2018, end unknown", "2018-05"),
        ("../2010", "until 2010", "..2010"),
        ("/2010-05", "until May 2010, start unknown", "..2010-05"),
    ],
)
def test_a_date_is_shown_in_words_and_in_brief(text: str, words: str, brief: str) -> None:
    when = parse_date(text)
    assert in_words(when) == words
    assert in_brief(when) == brief


def test_what_has_no_date_is_shown_as_nothing() -> None:
    assert in_brief(None) == ""
    assert in_short(None) == ()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("2025-12-04", ("4 Dec 2025", "Dec 2025", "2025")),
        ("2025-12-04/2025-12-06", ("4 Dec 2025", "Dec 2025", "2025")),
        ("2025-12", ("Dec 2025", "2025")),
        ("2025-12-04%", ("~4 Dec 2025?", "~Dec 2025?", "~2025?")),
        ("2017?", ("2017?",)),
        ("201X", ("201X",)),
        ("[2016-10-19,2016-10-26]", ("Oct 2016?", "2016?")),
        ("[2018,2019]", ("2018 or 2019",)),
        ("../2010-05", ("..May 2010", "..2010")),
    ],
)
def test_a_date_is_shown_in_fewer_and_fewer_cells(text: str, forms: tuple[str, ...]) -> None:
    assert in_short(parse_date(text)) == forms


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["2000", "2001"], "between 2000 and 2001"),
        (["2001-05", "1998", "2000"], "between 1998 and May 2001"),
        (["2018", "2018-12-13"], "2018"),
        (["2018-12-13", "2018-12-13"], "13 December 2018"),
        (["[..2018]", "2019"], "by 2019"),
        (["2018", "[2019..]"], "2018 or later"),
    ],
)
def test_the_hull_of_several_dates_is_shown_by_the_first_and_the_last(
    texts: list[str], words: str
) -> None:
    moments = tuple(as_moment(parse_date(text)) for text in texts)
    assert in_words(hull(moments)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018/2019", "between 2018 and 2019"),
        ("2018-07-18/2018-07-19", "between 18 and 19 July 2018"),
        ("2018-07-18/2018-07-18", "18 July 2018"),
        ("2018/", "2018 or later"),
        ("/2018", "by 2018"),
    ],
)
def test_a_span_as_one_day_is_shown_no_more_precisely_than_it_is_given(
    text: str, words: str
) -> None:
    assert in_words(as_moment(parse_date(text))) == words


def test_a_moment_of_which_nothing_is_known_is_shown_by_its_text() -> None:
    unknown = hull((as_moment(parse_date("[..2018]")), as_moment(parse_date("[2018..]"))))
    assert unknown.bounds == (None, None)
    assert in_words(unknown) == unknown.text
    assert in_brief(unknown) == ""


@given(WHENS)
def test_words_name_no_month_or_day_that_the_text_does_not(when: Moment | Span) -> None:
    words, parts = in_words(when), re.findall(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", when.text)
    assume(all(int(year) > 99 for year, _, _ in parts))  # so that a short number is a day
    named = {name for number in range(1, 13) if (name := month_name(number)) in words}
    assert named <= {month_name(int(month)) for _, month, _ in parts if month}
    days = {int(number) for number in re.findall(r"\b\d{1,2}\b", words)}
    assert days <= {int(day) for _, _, day in parts if day}


@given(WHENS)
def test_the_brief_form_takes_a_few_cells_and_keeps_to_one_line(when: Moment | Span) -> None:
    brief = in_brief(when)
    assert 0 < len(brief) <= 14
    assert brief.isprintable()


@given(st.dates())
def test_a_day_in_words_names_day_month_and_year(day: date) -> None:
    assert day_in_words(day) == f"{day.day} {month_name(day.month)} {day.year:04}"


def test_every_precision_has_words() -> None:
    texts = ["2018-12-13", "2018-12", "2018", "201X", "20XX", "[2018,2019]"]
    moments = [as_moment(parse_date(text)) for text in texts]
    assert {moment.precision for moment in moments} == set(Precision)
    assert len({in_words(moment) for moment in moments}) == len(texts)
