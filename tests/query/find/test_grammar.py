"""The query grammar: each of its forms, and each fault with the place where it stands."""

from datetime import date

import pytest

from irtui.model.records import TABLES
from irtui.query.find import FIELDS, parse
from irtui.query.find.grammar import ID, TRAITS, Condition, MatchMode, Range, Term, Word
from tests.each import each


def only(text: str) -> Term:
    """The one term that a sound query has."""
    query = parse(text)
    assert query.faults == ()
    (term,) = query.terms
    return term


@each(
    ("text", "term"),
    [
        ("lamp", Word("lamp")),
        ("М&МТС", Word("М&МТС")),
        ("22nd", Word("22nd")),
        ("2+2", Word("2+2")),
        ("o'clock", Word("o'clock")),
        ("12:30", Word("12:30")),
        ("a-b:c", Word("a-b:c")),
        ("поле:река", Word("поле:река")),
        ("'lamp", Word("lamp", MatchMode.EXACTLY)),
        ("^lamp", Word("lamp", MatchMode.START)),
        ('"lamp and fog"', Word("lamp and fog", MatchMode.PHRASE)),
        ('"kind:body"', Word("kind:body", MatchMode.PHRASE)),
        ('\'"lamp and fog"', Word("lamp and fog", MatchMode.EXACTLY)),
        ('^"lamp and"', Word("lamp and", MatchMode.START)),
        ("!lamp", Word("lamp", excluded=True)),
        ("!'lamp", Word("lamp", MatchMode.EXACTLY, excluded=True)),
        ("!^lamp", Word("lamp", MatchMode.START, excluded=True)),
        ('!"lamp and fog"', Word("lamp and fog", MatchMode.PHRASE, excluded=True)),
        ("kind:board", Condition("kind", "board")),
        ("KIND:board", Condition("kind", "board")),
        ("!kind:board", Condition("kind", "board", excluded=True)),
        ('kind:"working group"', Condition("kind", "working group")),
        ("place:Lampford", Condition("place", "Lampford")),
        ("person:ada-wick", Condition("person", "ada-wick")),
        ("in:body:fog-board", Condition("in", "body:fog-board")),
        ("has:conflict", Condition("has", "conflict")),
        ("has:con", Condition("has", "conflict")),
        ("has:GAP", Condition("has", "gap")),
    ],
)
def test_each_form_of_a_term_is_read(text: str, term: Term) -> None:
    assert only(text) == term


def test_the_fields_are_those_of_the_grammar() -> None:
    of_the_grammar = (
        "kind | party | in | person | place | role | date | source | lang | has | sources"
    )
    assert list(FIELDS) == of_the_grammar.split(" | ")


@pytest.mark.parametrize("table", [table for table in TABLES if table not in FIELDS])
def test_a_reference_asks_for_its_record(table: str) -> None:
    assert only(f"{table}:some-id") == Condition(ID, f"{table}:some-id")


@pytest.mark.parametrize("trait", TRAITS)
def test_a_trait_may_be_shortened(trait: str) -> None:
    assert only(f"has:{trait[:2]}") == Condition("has", trait)


@each(
    ("value", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-06", "2012-06-01", "2012-06-30"),
        ("2012-06-05", "2012-06-05", "2012-06-05"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2012..2014", "2012-01-01", "2014-12-31"),
        ("2012-06..2014", "2012-06-01", "2014-12-31"),
        ("2012..", "2012-01-01", None),
        ("..2012", None, "2012-12-31"),
        ("2012/2014", "2012-01-01", "2014-12-31"),
        ("2012/..", "2012-01-01", None),
        ("[2012..2014-06]", "2012-01-01", "2014-06-30"),
        ("<2010", None, "2009-12-31"),
        ("<=2010", None, "2010-12-31"),
        (">2018-12-13", "2018-12-14", None),
        (">=2018-12-13", "2018-12-13", None),
    ],
)
def test_a_date_is_a_range_of_days(value: str, first: str | None, last: str | None) -> None:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    for written in (value, f'"{value}"'):
        assert only(f"date:{written}") == Condition("date", (Range(*days),))


def test_one_of_several_dates_is_a_range_of_days_for_each() -> None:
    whole = ("2012-01-01", "2012-12-31"), ("2014-06-01", "2014-06-30")
    ranges = tuple(Range(*map(date.fromisoformat, ends)) for ends in whole)
    assert only("date:[2012,2014-06]") == Condition("date", ranges)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1", 1, 1),
        ("0", 0, 0),
        ("2..4", 2, 4),
        ("2..", 2, None),
        ("..4", None, 4),
        ("<3", None, 2),
        ("<=3", None, 3),
        (">3", 4, None),
        (">=3", 3, None),
    ],
)
def test_how_many_sources_is_a_range_of_numbers(
    value: str, first: int | None, last: int | None
) -> None:
    assert only(f"sources:{value}") == Condition("sources", Range(first, last))


# Below each query ^ stands under what is meant.
FAULTS = [
    ("foo:bar", "^^^", "no field “foo”", "quotation marks"),
    ("lamp !knd:body", "      ^^^", "no field “knd”", "Did you mean “kind”?"),
    ("https://example.org", "^^^^^", "no field “https”", "quotation marks"),
    ("lamp !", "     ^", "excludes", "right after"),
    ("! lamp", "^", "excludes", "right after"),
    ("lamp '", "     ^", "nothing to look for", "Write a word"),
    ("^ lamp", "^", "nothing to look for", "Write a word"),
    ('lamp ""', "     ^^", "nothing to look for", "Write a word"),
    ('lamp "', "     ^", "nothing to look for", "Write a word"),
    ('kind:"', "^^^^^^", "“kind:” needs a value", ""),
    ('lamp "fog horn', "     ^", "does not end", "after its last word"),
    ('place:"New', "      ^", "does not end", "after its last word"),
    ("kind:", "^^^^^", "“kind:” needs a value: commission", ""),
    ("!kind:", " ^^^^^", "“kind:” needs a value: commission", ""),
    ('lamp place:" "', "     ^^^^^^^^^", "“place:” needs a value: where", ""),
    ("kind:!board", "     ^", "excludes a whole term", "!kind:board"),
    ("sources:>9999999999", "         ^^^^^^^^^^", "not so large a number", ">=3"),
    ("date:", "^^^^^", "“date:” needs a value: 2012", ""),
    ("date:soon", "     ^^^^", "“soon” is not a date", "2018-12"),
    ("date:2012-13", "     ^^^^^^^", "2012-13", ""),
    ("date:2012..soon", "           ^^^^", "“soon” is not a date", "2018-12"),
    ("date:soon..2012", "     ^^^^", "“soon” is not a date", "2018-12"),
    ("date:>=soon", "       ^^^^", "“soon” is not a date", "2018-12"),
    ("date:>=", "       ^", "is not a date", "2018-12"),
    ("date:..", "     ^^", "no end", "Write one"),
    ("date:2014..2012", "     ^^^^^^^^^^", "ends before it begins", "lesser end first"),
    ("sources:", "^^^^^^^^", "“sources:” needs a value: how many", ""),
    ("sources:many", "        ^^^^", "not a whole number", ">=3"),
    ("sources:-1", "        ^^", "not a whole number", ">=3"),
    ("sources:1.5", "        ^^^", "not a whole number", ">=3"),
    ("sources:²", "        ^", "not a whole number", ">=3"),
    ("sources:<", "         ^", "number is missing", ">=3"),
    ("sources:1..x", "           ^", "not a whole number", ">=3"),
    ("sources:4..2", "        ^^^^", "ends before it begins", "lesser end first"),
    ("has:wings", "    ^^^^^", "cannot have “wings”", "conflict, gap, inferred, former"),
    ("has:gpa", "    ^^^", "cannot have “gpa”", "Did you mean “gap”?"),
]


@each(("text", "place", "message", "hint"), FAULTS)
def test_a_fault_says_what_is_wrong_and_where_and_how_to_mend_it(
    text: str, place: str, message: str, hint: str
) -> None:
    (fault,) = parse(text).faults
    assert " " * fault.start + "^" * (fault.end - fault.start) == place
    assert message in fault.message
    assert hint in fault.hint
    assert str(fault).startswith(fault.message)


@each("faulty", [text for text, *_ in FAULTS if '"' not in text])
def test_the_rest_of_a_faulty_query_is_searched_for(faulty: str) -> None:
    query = parse(f"fog {faulty} kind:board")
    assert len(query.faults) == 1
    assert query.terms[0] == Word("fog")
    assert query.terms[-1] == Condition("kind", "board")


def test_faults_are_told_in_the_order_of_their_places() -> None:
    assert [fault.start for fault in parse('x:y lamp date:"soon').faults] == [0, 14, 15]


def test_a_quotation_that_does_not_end_goes_on_to_the_end() -> None:
    assert parse('fog "horn of').terms == (Word("fog"), Word("horn of", MatchMode.PHRASE))


@pytest.mark.parametrize("typed", ["22-я", "22-й", "22я", "22वीं"])
def test_an_ordinal_of_any_language_is_its_number(typed: str) -> None:
    assert only(typed) == Word("22")
    assert only(typed).typed == typed


@pytest.mark.parametrize("typed", ["22nd", "22mm", "я22", "22-этаж", "c22", "22–23"])
def test_a_number_with_other_letters_stays_as_it_is(typed: str) -> None:
    assert only(typed) == Word(typed)


@each("text", ["", "  ", "\n\t", "…", "😀", "№", "()[]", "\u200d", "! !", "foo:bar"])
def test_what_asks_for_nothing_is_an_empty_query(text: str) -> None:
    assert parse(text).empty
