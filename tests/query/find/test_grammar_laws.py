"""What is true of every query: it is parsed, faults point into it, and it is read as written."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from irtui.model.records import TABLES
from irtui.query.find import FIELDS, Query, parse
from irtui.query.find.grammar import TRAITS, Condition, MatchMode, Range, Term, Value, Word
from irtui.query.folding import fold_text

SPECIAL = ["!", "'", "^", '"', ":", "..", "<", "<=", ">", ">=", "[", "]", "/", "~", "?", " ", "\n"]
ANYTHING = st.one_of(
    st.text(max_size=20),
    st.lists(
        st.sampled_from([f"{field}:" for field in (*FIELDS, *TABLES, "knd", "DATE")])
        | st.sampled_from(SPECIAL)
        | st.sampled_from(["lamp", "2012", "2012-06-31", "99999", "201X", "٢٠١٢", "3", "conf", "…"])
        | st.text("0123456789-X.[]/,~?%", max_size=8)
        | st.text(max_size=3),
        max_size=10,
    ).map("".join),
)


@given(ANYTHING)
def test_whatever_is_typed_is_parsed_and_what_is_wrong_points_into_it(text: str) -> None:
    query = parse(text)
    assert query.text == text
    for fault in query.faults:
        # A value that is missing is one past the end.
        assert 0 <= fault.start < fault.end <= len(text) + 1
        assert fault.start <= len(text)
        assert fault.message


@given(ANYTHING)
def test_terms_are_in_the_order_in_which_they_were_typed_and_know_their_places(text: str) -> None:
    terms = parse(text).terms
    starts = [term.start for term in terms]
    assert starts == sorted(set(starts))
    for term in terms:
        if isinstance(term, Word):
            assert term.folded
            assert text.find(term.text, term.start) - term.start in range(3)
        elif isinstance(term.value, str) and term.field != "has":
            said, place = (
                part.replace('"', "").strip().lower()
                for part in (term.value, text[term.start : term.end])
            )
            assert said == place


@given(st.dates(date(1000, 1, 2), date(9999, 12, 30)), st.dates())
def test_before_and_not_before_a_day_divide_all_days(bound: date, day: date) -> None:
    def holds(sign: str) -> bool:
        (term,) = parse(f"date:{sign}{bound}").terms
        assert isinstance(term, Condition)
        assert isinstance(term.value, tuple)
        (asked,) = term.value
        first, last = asked.first or date.min, asked.last or date.max
        return first <= day <= last

    assert holds("<") is not holds(">=")
    assert holds("<=") is not holds(">")
    assert holds("") is (holds("<=") and holds(">="))


# Sound queries, written out

_BARE = st.text("abdBдиф22nd&+-.éश:", min_size=1, max_size=8)
_QUOTED = st.text("ab Бx1:!'^", min_size=1, max_size=12).filter(str.strip)


def _plain(text: str) -> bool:
    """Whether a word that stands there bare is just a word."""
    field, colon, _ = text.partition(":")
    ordinal = re.fullmatch(r"[0-9]+-?[^\x00-\x7f]{1,3}", text)
    return bool(fold_text(text) and not ordinal) and not (
        colon and field.isascii() and field.isalpha()
    )


_WORDS = st.one_of(
    st.tuples(
        _BARE.filter(_plain),
        st.sampled_from([MatchMode.ANYWHERE, MatchMode.EXACTLY, MatchMode.START]),
    ),
    st.tuples(_QUOTED.filter(fold_text), st.just(MatchMode.PHRASE)),
)
_VALUES = {
    **dict.fromkeys(
        ["kind", "party", "in", "person", "place", "source", "lang"],
        (_BARE | _QUOTED).filter(fold_text),
    ),
    "date": st.dates(date(1000, 1, 1)),
    "sources": st.integers(0, 999),
    "has": st.sampled_from(TRAITS),
}
_CONDITIONS = st.sampled_from(sorted(_VALUES)).flatmap(
    lambda field: st.tuples(st.just(field), _VALUES[field])
)
_SIGN = {MatchMode.ANYWHERE: "", MatchMode.EXACTLY: "'", MatchMode.START: "^", MatchMode.PHRASE: ""}


def _written_word(pair: tuple[str, MatchMode], excluded: bool) -> tuple[str, Term]:
    text, how = pair
    written = f'"{text}"' if how is MatchMode.PHRASE else f"{_SIGN[how]}{text}"
    return f"{'!' * excluded}{written}", Word(text, how, excluded)


def _written_condition(pair: tuple[str, str | date | int], excluded: bool) -> tuple[str, Term]:
    field, value = pair
    quoted = isinstance(value, str) and (" " in value or value.startswith("!"))
    written = f'"{value}"' if quoted else str(value)
    if isinstance(value, str):
        meant: Value = value.strip()
    elif isinstance(value, date):
        meant = (Range(value, value),)
    else:
        meant = Range(value, value)
    return f"{'!' * excluded}{field}:{written}", Condition(field, meant, excluded)


_TERMS = st.one_of(
    st.builds(_written_word, _WORDS, st.booleans()),
    st.builds(_written_condition, _CONDITIONS, st.booleans()),
)


@given(st.lists(_TERMS, max_size=6), st.sampled_from([" ", "  ", "\n", "\u00a0"]))
def test_a_query_that_is_written_down_is_read_back(
    terms: list[tuple[str, Term]], space: str
) -> None:
    text = space.join(written for written, _ in terms)
    query = parse(text)
    assert query == Query(text, tuple(term for _, term in terms))


@given(st.lists(_TERMS, max_size=4), st.lists(_TERMS, max_size=4))
def test_what_stands_before_a_term_does_not_change_it(
    left: list[tuple[str, Term]], right: list[tuple[str, Term]]
) -> None:
    before, after = (" ".join(written for written, _ in terms) for terms in (left, right))
    assert parse(f"{before} {after}").terms == parse(before).terms + parse(after).terms
