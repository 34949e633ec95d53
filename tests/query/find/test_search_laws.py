"""What is true of every query over every dataset: how terms combine."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.records import Gap, Source
from irtui.query.find import Match, search
from tests.query.answers import ANY_WORLD, WORLDS, world
from tests.query.find.asking import found, index
from tests.query.find.terms import conditions_of, terms_of, words_of


def truly(query: str, name: str) -> set[str]:
    """References of what a query finds, near misses apart."""
    answer = index(name).find(query)
    assert answer.faults == ()
    return {str(hit.ref) for hit in answer.hits() if hit.match is not Match.NEAR}


def everything(name: str) -> set[str]:
    """References of all records."""
    return {str(ref) for ref in world(name).records}


@given(name=ANY_WORLD, choice=st.data())
def test_all_terms_must_match(name: str, choice: st.DataObject) -> None:
    terms = choice.draw(st.lists(terms_of(name), min_size=2, max_size=4))
    each = [truly(term, name) for term in terms]
    assert truly(" ".join(terms), name) == set.intersection(*each)


@given(name=ANY_WORLD, choice=st.data())
def test_an_exclamation_mark_finds_just_what_the_term_does_not(
    name: str, choice: st.DataObject
) -> None:
    term = choice.draw(terms_of(name))
    assert truly(f"!{term}", name) == everything(name) - truly(term, name)


@given(name=ANY_WORLD, choice=st.data())
def test_a_term_and_its_exclusion_divide_what_another_finds(
    name: str, choice: st.DataObject
) -> None:
    one, other = choice.draw(terms_of(name)), choice.draw(terms_of(name))
    kept, left_out = truly(f"{one} {other}", name), truly(f"{one} !{other}", name)
    assert kept.isdisjoint(left_out)
    assert kept | left_out == truly(one, name)


@given(name=ANY_WORLD, choice=st.data())
def test_the_order_of_terms_and_saying_one_twice_change_nothing_in_what_is_found(
    name: str, choice: st.DataObject
) -> None:
    terms = choice.draw(st.lists(terms_of(name), min_size=1, max_size=3))
    said = choice.draw(st.permutations([*terms, terms[0]]))
    assert truly(" ".join(said), name) == truly(" ".join(terms), name)


@given(name=ANY_WORLD, choice=st.data())
def test_a_longer_beginning_finds_no_more(name: str, choice: st.DataObject) -> None:
    word = choice.draw(st.sampled_from(words_of(name)).filter(str.isalpha))
    letters = choice.draw(st.integers(1, len(word)))
    assert truly(f"^{word}", name) <= truly(f"^{word[:letters]}", name)
    assert truly(f"'{word}", name) <= truly(f"^{word}", name) <= truly(word, name)


@given(st.lists(st.dates(date(2000, 1, 1), date(2000, 2, 1)), min_size=2, max_size=3))
def test_of_several_days_each_is_found_and_none_between(days: list[date]) -> None:
    written = ",".join(map(str, days))
    (record,) = found(f"date:[{written}]", f'[event.flood]\nwhen = "[{written}]"\n')
    asked = map(date.fromordinal, range(min(days).toordinal(), max(days).toordinal() + 1))
    for one in asked:
        met = found(f"date:{one}", f'[event.flood]\nwhen = "[{written}]"\n')
        assert (record in met) is (one in days)


def test_a_date_that_the_first_telling_makes_more_exact_finds_only_its_days() -> None:
    event = '[event.flood]\nwhen = [{ value = "2016-10"%s }, { value = "[2016-10-19,2016-10-26]" }]'
    exact = (event % "").replace('26]"', '26]", rank = "preferred"')
    assert found("date:2016-10-22", exact) == []
    assert found("date:2016-10-26", exact) == ["event:flood"]
    vague = event % ', rank = "preferred"'
    assert found("date:2016-10-22", vague) == ["event:flood"]


@given(name=ANY_WORLD, bound=st.integers(0, 9))
def test_less_and_not_less_sources_divide_all_records_that_rest_on_some(
    name: str, bound: int
) -> None:
    counted = {
        str(record.ref)
        for record in world(name).records.values()
        if not isinstance(record, Source | Gap)
    }
    less, others = truly(f"sources:<{bound}", name), truly(f"sources:>={bound}", name)
    assert less.isdisjoint(others)
    assert less | others == counted
    assert truly(f"sources:{bound}", name) == others - truly(f"sources:>{bound}", name)


@given(
    name=ANY_WORLD,
    days=st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=4, max_size=4),
)
def test_a_longer_stretch_of_days_finds_no_less(name: str, days: list[date]) -> None:
    first, begin, end, last = sorted(days)
    inner, outer = truly(f"date:{begin}..{end}", name), truly(f"date:{first}..{last}", name)
    assert inner <= outer
    assert inner <= truly(f"date:>={begin} date:<={end}", name)


@pytest.mark.parametrize("name", WORLDS)
def test_what_is_below_a_record_is_below_all_above_it(name: str) -> None:
    bodies = [str(record.ref) for record in world(name).table("body")]
    below = {body: truly(f"in:{body}", name) for body in bodies}
    for body, inside in below.items():
        assert body in inside
        for inner in inside & set(bodies):
            assert below[inner] <= inside


@pytest.mark.parametrize("name", WORLDS)
def test_every_record_is_found_by_its_table(name: str) -> None:
    tables = {record.TABLE for record in world(name).records.values()}
    shares = {table: truly(f"kind:{table}", name) for table in tables}
    # A kind may be called like a table: the programme that is an agreement, say.
    assert set().union(*shares.values()) == everything(name)
    for table, share in shares.items():
        assert share >= {str(record.ref) for record in world(name).table(table)}


@pytest.mark.parametrize("name", WORLDS)
def test_the_terms_of_these_laws_find_something_and_not_everything(name: str) -> None:
    some = [bool(truly(term, name)) for term in (*words_of(name), *conditions_of(name))]
    assert any(some)
    assert not all(some)


def test_of_very_many_words_each_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    joined: list[int] = []

    def either(one: int, other: int) -> int:
        joined.append(one)
        return one | other

    monkeypatch.setattr(search, "or_", either)
    few, many = (" ".join(f"fog{number}" for number in range(count)) for count in (50, 200))
    index().find(few)
    before = len(joined)
    index().find(many)
    assert len(joined) - before <= 5 * before
