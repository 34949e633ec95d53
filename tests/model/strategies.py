"""Dates of the dataset's grammar, for property tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from irtui.model.dates import Moment, Span, parse_date

QUALIFIERS = st.sampled_from(["", "?", "~", "%"])


def days(first: date = date.min, last: date = date.max) -> st.SearchStrategy[date]:
    """Days, also close to each other, so that bounds are hit."""
    return st.dates(first, last) | st.integers(0, min(400, (last - first).days)).map(
        lambda offset: max(first, min(last, date(2018, 1, 1) + timedelta(offset)))
    )


@st.composite
def simple_texts(draw: st.DrawFn, day: st.SearchStrategy[date] | None = None) -> str:
    """``2018``, ``2018-12`` or ``2018-12-13``, perhaps qualified."""
    length = draw(st.sampled_from([4, 7, 10]))
    return draw(days() if day is None else day).isoformat()[:length] + draw(QUALIFIERS)


@st.composite
def unspecified_texts(draw: st.DrawFn) -> str:
    """``201X`` or ``20XX``; the first decade and century, which a year 0 would open, stay out."""
    if draw(st.booleans()):
        return f"{draw(st.integers(1, 999)):03}X"
    return f"{draw(st.integers(1, 99)):02}XX"


@st.composite
def interval_texts(draw: st.DrawFn) -> str:
    """``2018/2019-05``, closed, with ends of any precision."""
    first, last = sorted((draw(days()), draw(days())))
    return f"{draw(simple_texts(st.just(first)))}/{draw(simple_texts(st.just(last)))}"


@st.composite
def half_known_texts(draw: st.DrawFn) -> str:
    """An interval with one end open or unknown."""
    text, other = draw(simple_texts()), draw(st.sampled_from(["", ".."]))
    return f"{text}/{other}" if draw(st.booleans()) else f"{other}/{text}"


@st.composite
def plain_texts(draw: st.DrawFn, day: st.SearchStrategy[date]) -> str:
    """As `simple_texts`, unqualified."""
    return draw(day).isoformat()[: draw(st.sampled_from([4, 7, 10]))]


@st.composite
def one_of_texts(draw: st.DrawFn) -> str:
    """``[2018,2019-05]``, ``[2018..2019]``, ``[..2019]`` or ``[2018..]``."""
    if draw(st.booleans()):
        return "[" + ",".join(draw(st.lists(plain_texts(days()), min_size=1, max_size=4))) + "]"
    first, last = sorted((draw(days()), draw(days())))
    start, end = draw(plain_texts(st.just(first))), draw(plain_texts(st.just(last)))
    return draw(st.sampled_from([f"[{start}..{end}]", f"[..{end}]", f"[{start}..]"]))


MOMENT_TEXTS = simple_texts() | unspecified_texts() | one_of_texts()
SPAN_TEXTS = interval_texts() | half_known_texts()
WHEN_TEXTS = MOMENT_TEXTS | SPAN_TEXTS


def _as_moment(text: str) -> Moment:
    when = parse_date(text)
    assert isinstance(when, Moment)
    return when


def _as_span(text: str) -> Span:
    when = parse_date(text)
    assert isinstance(when, Span)
    return when


MOMENTS = MOMENT_TEXTS.map(_as_moment)
SPANS = SPAN_TEXTS.map(_as_span)
WHENS = MOMENTS | SPANS
