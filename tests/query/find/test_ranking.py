"""Which hit stands first: each rank of the grammar, near misses below, equals by kind and date."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.records import RECORDS
from irtui.query.find import Found, Match
from irtui.query.find.near import spellings
from tests.each import each
from tests.query.answers import WORLDS
from tests.query.find.asking import found, index, index_of, matches, refs
from tests.query.find.terms import LINKING, terms_of

WEIRS = """
[body.exact]
name = "Weir"
[body.abbreviated]
name = "Works of the Estuary in Rain"
abbreviation = "WEIR"
[organisation.weir]
name = "Some office"
[body.former]
name = [{ value = "Weir", until = "2010" }, { value = "Ford", since = "2010" }]
[person.alias]
name = "The ferryman"
aliases = ["Weir"]
[body.start]
name = "Weir of the ford"
[body.word]
name = "The weir"
[body.inside]
name = "Seaweirs"
[body.other]
name = "The mill"
aliases = ["Old weir house"]
[body.other-inside]
name = "The quay"
aliases = ["Oldweir"]
[body.field]
name = "The lock"
summary = "A weir lies below it."
[event.place]
name = "Flood"
place = "Weir"
[source.page]
publisher = "Weir"
[gap.lost]
about = "body:word"
text = "Who built the weir."
"""


def test_exact_names_then_starts_then_words_then_insides_then_other_names_then_fields() -> None:
    assert matches("weir", WEIRS) == {
        "body:exact": Match.EXACT,
        "body:abbreviated": Match.EXACT,
        "organisation:weir": Match.EXACT,
        "body:former": Match.CALLED,
        "person:alias": Match.CALLED,
        "body:start": Match.START,
        "body:word": Match.WORD,
        "body:inside": Match.INSIDE,
        "body:other": Match.OTHER_NAME,
        "body:other-inside": Match.OTHER_NAME,
        "body:field": Match.FIELD,
        "event:place": Match.FIELD,
        "source:page": Match.FIELD,
        "gap:lost": Match.FIELD,
    }
    ranks = list(matches("weir", WEIRS).values())
    assert ranks == sorted(ranks)


@each(
    ("query", "match"),
    [
        ("oil group", Match.EXACT),
        ("Oil-Group", Match.EXACT),
        ("OG", Match.EXACT),
        ("o&g", Match.EXACT),
        ("drillers", Match.CALLED),
        ("the drillers", Match.CALLED),
        ("масло", Match.CALLED),
        ("oil", Match.START),
        ("oil gr", Match.START),
        ("group", Match.WORD),
        ("group oil", Match.WORD),
        ("the oil group", Match.WORD),
        ("il gro", Match.INSIDE),
        ("roup oil", Match.INSIDE),
        ("drill", Match.OTHER_NAME),
        ("group drill", Match.OTHER_NAME),
        ("rillers", Match.OTHER_NAME),
        ("lubricates", Match.FIELD),
        ("oil lubricates", Match.FIELD),
        ("drillers lubricates", Match.FIELD),
        ("ubricate", Match.FIELD),
        ("lubricatse", Match.NEAR),
        ("oil lubricatse", Match.NEAR),
        ("oil zzzz", None),
    ],
)
def test_a_hit_says_how_well_the_worst_of_its_words_matches(
    query: str, match: Match | None
) -> None:
    text = """
[body.oils]
name = "Oil Group"
abbreviation = "OG"
aliases = ["The Drillers", "Drillers", { value = "Масло", lang = "ru" }]
summary = "It lubricates."
"""
    assert matches(query, text).get("body:oils") is match


def test_words_side_by_side_go_before_words_apart() -> None:
    text = """
[body.apart]
name = "A lamp and its fog"
[body.beside]
name = "The lamp fog"
"""
    assert found("lamp fog", text) == ["body:beside", "body:apart"]


def test_a_name_that_begins_so_goes_before_other_names_that_only_have_the_word() -> None:
    text = """
[body.a]
name = "Quay"
aliases = ["The old weir"]
[body.b]
name = "Lock"
aliases = ["Weir of old"]
"""
    assert found("weir", text) == ["body:b", "body:a"]


def test_a_name_that_begins_with_the_whole_word_goes_before_one_that_begins_with_a_longer() -> None:
    text = '[body.a]\nname = "Weirs of old"\n[body.b]\nname = "Weir on the ford"\n'
    assert found("weir", text) == ["body:b", "body:a"]
    assert matches("weir", text) == {"body:b": Match.START, "body:a": Match.START}


def test_a_name_begins_so_where_each_of_its_first_words_does() -> None:
    text = """
[body.protocol]
name = "Protocol of the 22nd session"
[event.session]
name = "22nd session of the board"
"""
    assert matches("22 sess", text) == {
        "event:session": Match.START,
        "body:protocol": Match.WORD,
    }


def test_a_whole_word_of_a_name_goes_before_the_beginning_of_one() -> None:
    text = '[body.a]\nname = "Old weirs"\n[body.b]\nname = "The weir"\n'
    assert found("weir", text) == ["body:b", "body:a"]


def test_of_what_a_field_matches_too_goes_first_what_has_more_of_the_words_in_its_names() -> None:
    text = """
[body.none]
name = "Lock"
summary = "A weir and a ford and a mill."
[body.one]
name = "Mill"
summary = "A weir and a ford."
[body.two]
name = "Weir at the mill"
summary = "It has a ford."
[body.three]
name = "Mill at the ford"
aliases = ["Old weir"]
"""
    assert found("weir ford mill", text) == ["body:three", "body:two", "body:one", "body:none"]


@pytest.mark.parametrize(
    ("query", "refs"),
    [("1st", ["body:1"]), ("400", ["body:400"]), ("st2", []), ("21", ["body:21"]), ("12", [])],
)
def test_a_number_is_not_inside_another(query: str, refs: list[str]) -> None:
    names = {"1": "1st of all", "21": "The 21st of them", "400": "The S400", "1400": "The 1400s"}
    text = "".join(f'[body.{id_}]\nname = "{name}"\n' for id_, name in names.items())
    assert found(query, text) == refs


@each(
    ("typed", "name"),
    [
        ("defense", "Ministry of Defence"),
        ("defence", "Secretary of Defense"),
        ("organization", "Lamp Organisation"),
        ("modernise", "To modernize lamps"),
        ("harbor", "Harbour Board"),
        ("harbours", "All the Harbors"),
        ("center", "Training Centre"),
        ("theatre", "Theater of Lamps"),
        # as far as it is typed
        ("defens", "Ministry of Defence"),
        ("defenc", "Secretary of Defense"),
        ("organiz", "Lamp Organisation"),
    ],
)
def test_both_spellings_of_english_are_one_word(typed: str, name: str) -> None:
    text = f'[body.a]\nname = "{name}"\n[body.b]\nname = "Fog"\n'
    (only,) = index_of(text).find(typed).hits()
    assert only.match <= Match.WORD
    assert only.spans
    assert found(f"'{typed}", text) == []
    assert found(f"!{typed}", text)[:1] == ["body:b"]


@pytest.mark.parametrize("typed", ["sens", "prize", "moscow", "sister", "order"])
def test_few_words_have_another_spelling(typed: str) -> None:
    others = [other for other in spellings(typed) if other not in ("prise", "sistre", "ordre")]
    assert others == []


def test_initials_may_be_written_as_one_word() -> None:
    text = '[person.a]\nname = "A. K. Reed"\n[person.b]\nname = "Alaska Reed"\n'
    assert matches("ak reed", text)["person:a"] is Match.EXACT
    assert found("a k reed", text)[:1] == ["person:a"]
    assert found("A.K. Reed", text)[:1] == ["person:a"]


def test_what_belongs_to_a_side_is_found_by_its_adjective() -> None:
    text = """
[party.north]
name = "North Bank"
adjective = "Northern"
[organisation.yard]
name = "Old Yard"
parties = ["north"]
[organisation.dock]
name = "Old Dock"
"""
    assert found("northern yard", text) == ["organisation:yard"]


def test_words_of_different_texts_of_a_record_match_together() -> None:
    text = """
[body.a]
name = "Lamp Board"
aliases = ["The Lampers"]
summary = "It meets in the fog."
[body.b]
name = "Lamp Group"
"""
    assert found("lampers fog board", text) == ["body:a"]


@each("word", sorted(LINKING))
def test_small_linking_words_need_not_match_where_there_are_others(word: str) -> None:
    text = '[body.a]\nname = "Lamp Board"\n[body.b]\nname = "Board"\n'
    assert found(f"{word} lamp", text) == ["body:a"]
    assert found(f"lamp {word} board", text) == ["body:a"]


def test_an_initial_is_no_linking_word() -> None:
    text = '[person.a]\nname = "A. Reed"\n[person.b]\nname = "B. Reed"\n'
    assert found("A. Reed", text) == ["person:a"]


def test_the_record_of_a_reference_is_just_what_was_asked_for() -> None:
    assert matches("body:a", "[body.a]\n[body.b]\n") == {"body:a": Match.EXACT}


def test_a_linking_word_that_is_asked_for_exactly_must_match() -> None:
    text = '[body.a]\nname = "The Lamp"\n[body.b]\nname = "Lamp"\n'
    assert found("'the lamp", text) == ["body:a"]
    assert found('"the lamp"', text) == ["body:a"]


def test_few_letters_count_inside_words_only_where_no_word_begins_so() -> None:
    text = '[body.a]\nname = "Lamp"\n[body.b]\nname = "Map"\n[body.c]\nname = "Ample"\n'
    assert found("am", text) == ["body:c"]
    assert found("mp", text) == ["body:c", "body:a"]
    assert found("amp", text) == ["body:c", "body:a"]


def test_signs_do_not_make_few_letters_more() -> None:
    text = '[body.a]\nname = "Lamp"\n[body.c]\nname = "Ample"\n'
    assert found("a-m", text) == ["body:c"]


@pytest.mark.parametrize("query", ["lamp lamp", "lamq lamq", "zzyzx zzyzx", "lamp lamp lamp lamq"])
def test_a_word_that_is_typed_twice_is_looked_for_once(query: str) -> None:
    text = '[body.a]\nname = "Lamp"\n'
    once = " ".join(dict.fromkeys(query.split()))
    assert found(query, text) == found(once, text)


# Equals

EBBS = "\n".join(
    f'[{record.TABLE}.z]\n{"text" if record.TABLE == "gap" else "name"} = "Ebb"\n'
    + ('about = "body:z"\n' if record.TABLE == "gap" else "")
    for record in RECORDS
    if record.TABLE != "source"
)


def test_equals_stand_by_what_they_are() -> None:
    tables = ["body", "person", "organisation", "programme", "agreement", "post", "party", "event"]
    assert found("ebb", EBBS) == [f"{table}:z" for table in [*tables, "place", "gap"]]


def test_equals_of_a_kind_stand_by_date_and_undated_ones_last() -> None:
    text = """
[event.late]
name = "Ebb"
when = "2002"
[event.undated]
name = "Ebb"
[event.early]
name = "Ebb"
when = "2001"
[event.planned]
name = "Ebb"
planned = "2001-06"
"""
    order = ["event:early", "event:planned", "event:late", "event:undated"]
    assert found("ebb", text) == order


def test_equals_of_a_kind_and_a_date_stand_by_title() -> None:
    text = '[body.a]\nname = "Ebb of rain"\n[body.b]\nname = "Ebb and flow"\n'
    assert found("ebb", text) == ["body:b", "body:a"]


# Near misses

LAMPS = "".join(f'[body.b{number}]\nname = "Lantern {number}"\n' for number in range(4))


def test_near_misses_stand_below_all_true_hits_however_weak_those_are() -> None:
    text = '[person.a]\nname = "Lanterm"\n[source.b]\npublisher = "A lantern on a hill"\n'
    assert list(matches("lantern", text).items()) == [
        ("source:b", Match.FIELD),
        ("person:a", Match.NEAR),
    ]


def test_there_are_near_misses_only_where_true_hits_are_few() -> None:
    few = LAMPS + '[person.near]\nname = "Lanterm"\n'
    assert found("lantern", few)[-1] == "person:near"
    assert "person:near" not in found("lantern", few + '[body.b4]\nname = "Lantern 4"\n')


def test_there_are_no_near_misses_where_something_is_called_just_so() -> None:
    text = '[body.a]\nname = "Lantern"\n[body.b]\nname = "Lanterm"\n'
    assert found("lantern", text) == ["body:a"]


@pytest.mark.parametrize("query", ["'lanterm", "^lanterm", '"lanterm"', "!lanterm lantern"])
def test_what_is_asked_for_exactly_has_no_near_misses(query: str) -> None:
    assert Match.NEAR not in matches(query, LAMPS).values()


def test_near_misses_meet_the_conditions_too() -> None:
    text = '[body.a]\nname = "Lantern"\n[person.b]\nname = "Lantern"\n'
    assert found("lanterm kind:person", text) == ["person:b"]
    assert found("lanterm !kind:person", text) == ["body:a"]


def test_nearer_misses_go_before_farther_ones() -> None:
    text = '[body.a]\nname = "Lanternists"\n[body.b]\nname = "Xantern"\n'
    assert found("lanterm", text) == ["body:a"]
    assert found("lanteri", text + '[person.c]\nname = "Lantern"\n') == ["person:c", "body:a"]


def test_where_many_are_near_those_still_farther_away_are_left_out() -> None:
    def near(count: int) -> list[str]:
        close = "".join(f'[body.c{n}]\nname = "Lantern {n}"\n' for n in range(count))
        return found("lanterm", close + '[person.far]\nname = "Lanternists"\n')

    assert near(29)[-1] == "person:far"
    assert near(30) == [ref for ref in near(30) if ref.startswith("body:c")]


def is_few(answer: Found) -> bool:
    """Whether an answer may have near misses: it has less than five others, of no exact name."""
    true = [hit.match for hit in answer.hits() if hit.match is not Match.NEAR]
    return len(true) < 5 and not any(match <= Match.CALLED for match in true)


@pytest.mark.parametrize("name", WORLDS)
@given(choice=st.data())
def test_hits_are_in_the_order_of_their_ranks_and_near_misses_are_with_few(
    name: str, choice: st.DataObject
) -> None:
    words = terms_of(name) | st.text("abdegilnoprstu", min_size=3, max_size=9)
    answer = index(name).find(" ".join(choice.draw(st.lists(words, max_size=3))))
    ranks = [hit.match for hit in answer.hits()]
    assert all(before <= after for before, after in pairwise(ranks))
    assert ranks.count(Match.NEAR) == answer.near
    assert is_few(answer) or not answer.near
    assert len(set(refs(answer))) == len(ranks) == answer.total


def test_an_index_of_nothing_finds_nothing() -> None:
    assert refs(index_of("").find("lamp")) == []


def test_agreements_are_ordered_by_their_signing_and_sources_by_their_date() -> None:
    text = """
[agreement.a]
name = "Pact of the later ford"
signed = "1993"
[agreement.b]
name = "Pact of the older ford"
signed = "1971"
[source.later]
title = "Pact news, the later"
date = "2024"
[source.older]
title = "Pact news, the older"
date = "2021"
"""
    refs = found("pact", text)
    assert refs == ["agreement:b", "agreement:a", "source:older", "source:later"]
