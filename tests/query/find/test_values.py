"""Values of fields that may be put into a query: which, in what order, and what each leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.query.find import FIELDS, Index, Offered
from irtui.query.find.once import at_once
from tests.each import each
from tests.query.find.asking import index, index_of, refs
from tests.query.find.terms import terms_of
from tests.query.find.test_facets import WHOLE

WORLDS = st.sampled_from(["lighthouses", "legislature", "same-names"])


def offered(query: str, within: Index) -> Offered | None:
    """What may be put in where ``|`` stands in a query, or at its end."""
    before, _, after = query.partition("|")
    return at_once(within.offering(before + after, len(before)))


def offers(query: str, within: Index | None = None) -> list[tuple[str, str, int]]:
    """The values, what they stand for, and how many records each leaves."""
    found = offered(query, within or index_of(WHOLE))
    return [(one.value, one.called, one.count) for one in found.offers] if found else []


def values(query: str, within: Index | None = None) -> list[str]:
    return [value for value, _, _ in offers(query, within)]


@given(st.data(), WORLDS, st.sampled_from(sorted(FIELDS)), st.booleans())
def test_each_value_leaves_as_many_records_as_it_says(data, name, field, excluded) -> None:
    others = data.draw(st.lists(terms_of(name), max_size=2, unique=True))
    at = data.draw(st.integers(0, len(others)))
    asked = " ".join([*others[:at], f"{'!' * excluded}{field}:|", *others[at:]])
    found = offered(asked, index(name))
    assert found is not None
    for number, offer in enumerate(found.offers):
        query, cursor = found.with_value(asked.replace("|", ""), number)
        assert query[:cursor].endswith(f":{offer.value}")
        answer = index(name).find(query)
        assert offer.count == answer.total - answer.near > 0


@given(st.data(), WORLDS, st.sampled_from(sorted(FIELDS)))
def test_a_value_is_offered_for_each_of_its_beginnings(data, name, field) -> None:
    for value in values(f"{field}:", index(name))[:5]:
        end = data.draw(st.integers(1, len(value)))
        typed = value[:end] if value[0] != '"' or end < 2 else value.strip('"')[: end - 1]
        again = offered(f"{field}:{typed}", index(name))
        if " " not in typed and again and not again.more:
            assert value in [one.value for one in again.offers]


@each(
    ("query", "expected"),
    [
        ("kind:s", ["session", "source"]),
        ("kind:group", ["working-group"]),
        ("kind:zzzz", []),
        ("kind:…", []),
        ("party:", ["north", "south"]),
        ("party:nordl", ["north"]),
        ("person:", ['"Ada Wick"', '"Bo Wick-Fogg"']),
        ("person:Фог", ['"Bo Wick-Fogg"']),
        ("person:fog", ['"Bo Wick-Fogg"']),
        ('person:"wick ad', ['"Ada Wick"']),
        ("place:", ["Lampford", '"New Lampford"', '"The old lock"']),
        ("source:", ["Ledger", '"The Chart Room"', '"Chart of the bar"']),
        ("in:", ["board", "group", "yard"]),
        ("in:сов", ["board"]),
        ("lang:", ["ru", "ru-Latn", "en"]),
        ("lang:russ", ["ru"]),
        ("has:", ["former", "inferred", "conflict", "gap"]),
        ("sources:>", [">1"]),
        ("sources:", ["1", "2"]),
        ("date:201", ["2013", "2012", "2011"]),
        ("date:2012-", ["2012-12", "2012-03"]),
        ("date:2012-03-", ["2012-03-04"]),
        ("date:2012..2013", ["2012..2013"]),
        ("date:>=2013-1", [">=2013-10"]),
        ("date:march", []),
        ("lamp", []),
        ("knd:s", []),
        ("kind:session ", []),
    ],
)
def test_what_begins_as_typed_is_offered(query: str, expected: list[str]) -> None:
    assert values(query) == expected


def test_of_equals_those_come_first_that_leave_most_and_whose_names_begin_so() -> None:
    counts = [count for _, _, count in offers("kind:")]
    assert counts == sorted(counts, reverse=True)
    text = '[body.a]\nkind = "old-board"\n[body.b]\nkind = "old-board"\n[body.c]\nkind = "board"\n'
    assert values("kind:bo", index_of(text)) == ["body", "board", "old-board"]


def test_what_a_value_stands_for_is_said_where_it_does_not_say_it() -> None:
    assert offers("party:n")[0] == ("north", "North Bank", 4)
    assert offers("lang:en")[0] == ("en", "English", 1)
    assert offers("in:gr")[0] == ("group", "Wick Group", 2)
    assert offers("kind:board")[0] == ("board", "", 1)


def test_other_terms_are_heeded_and_stay_where_they_are() -> None:
    assert values("kind:session place:") == ['"New Lampford"', '"The old lock"']
    asked = "kind:session place:|lamp autumn"
    found = offered(asked, index_of(WHOLE))
    assert found is not None
    assert found.offers == ()
    found = offered("!person:b| place:zzzz", index_of(WHOLE))
    assert found is None or not found.offers


@pytest.mark.parametrize(
    ("query", "expected", "at"),
    [
        ("place:ne|", 'place:"New Lampford"', 20),
        ("lamp place:ne|w !fog", 'lamp place:"New Lampford" !fog', 25),
        ('place:"new l|', 'place:"New Lampford"', 20),
        ('place:"ne|w lam" lamp', 'place:"New Lampford" lamp', 20),
        ("kind:|session", "kind:body", 9),
    ],
)
def test_a_value_takes_the_place_of_what_was_typed(query: str, expected: str, at: int) -> None:
    found = offered(query, index_of(WHOLE))
    assert found is not None
    assert found.with_value(query.replace("|", ""), 0) == (expected, at)


def test_of_two_records_of_one_id_each_is_offered_with_its_table() -> None:
    text = '[body.a]\n[event.b]\nbody = "a"\n[organisation.a]\n'
    text += '[post.c]\norganisation = "organisation:a"\n'
    assert values("in:", index_of(text)) == ["body:a", "organisation:a"]


def test_a_role_is_asked_of_one_part_with_its_days_and_words() -> None:
    found = offers("sorrel date:2015 role:", index("legislature"))
    assert found == [("member", "", 1)]
    assert refs(index("legislature").find("sorrel date:2015 role:member"))[0] == (
        "person:sorrel-groyne"
    )


def test_of_very_many_values_the_first_are_offered_and_the_others_counted() -> None:
    text = "".join(f'[event.e{n}]\nplace = "Port {n}"\n' for n in range(100))
    found = offered("place:", index_of(text))
    assert found is not None
    assert len(found.offers) == 60
    assert found.more == 40
