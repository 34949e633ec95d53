"""Find: across case, accents and scripts, and which hit stands first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.dates import Truth
from irtui.model.holding import exists
from irtui.query.find import Hit, Index, Match, fold
from tests.query.answers import FICTIONAL, WORLDS, reviewed, turning_days, world
from tests.support import dataset, day, ref

LETTERS = st.text(
    st.characters(codec="utf-8", max_codepoint=0x2FFF) | st.sampled_from("щЩёйбद्क्षßﬁİı½Ⅷé e\u0301"),
    max_size=30,
)


def hits(query: str, on: str = "2024-06-01") -> tuple[Hit, ...]:
    """What the lighthouses have of that name."""
    return Index(world(FICTIONAL), day(on)).find(query)


def found(query: str, toml_text: str) -> list[str]:
    """References of what a dataset of this text has of that name, in order."""
    data = dataset('[source.log]\ntitle = "Ship\'s journal"\n' + toml_text)
    return [str(hit.ref) for hit in Index(data, day("2024-06-01")).find(query)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Бойцов", "boitsov"),
        ("Résumé", "resume"),
        ("Re\u0301sume\u0301", "resume"),
        ("बॉयत्सोव", "boytsov"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("IRIGC-M&MTC", "irigc m mtc"),
        ("  a -- b  ", "a b"),
        ("№ 5", "no 5"),
        ("…!", ""),
        ("", ""),
    ],
)
def test_case_accents_script_and_punctuation_fold_away(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(LETTERS)
def test_folding_leaves_words_of_lower_case_letters_and_digits(text: str) -> None:
    folded = fold(text)
    assert folded.text == " ".join(folded.text.split())
    assert all(letter == " " or letter.isalnum() for letter in folded.text)
    assert folded.text == folded.text.lower()
    assert fold(folded.text).text == folded.text


@given(LETTERS)
def test_each_folded_letter_knows_the_character_that_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for letter, offset in zip(folded.text, folded.offsets, strict=True):
        assert letter == " " or letter in fold(text[offset]).text


@given(st.lists(LETTERS, max_size=5), st.data())
def test_the_marked_part_of_a_text_folds_to_what_matched(
    parts: list[str], choice: st.DataObject
) -> None:
    folded = fold(" ".join(parts))
    if not folded.text:
        return
    start = choice.draw(st.integers(0, len(folded.text) - 1))
    end = choice.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.original(start, end)
    marked = fold(" ".join(parts)[first:last]).text
    # A letter such as щ folds to four; a match inside it marks it whole.
    assert folded.text[start:end].strip() in marked


@given(st.sampled_from(WORLDS), st.data())
def test_every_record_is_found_by_any_words_of_its_title_and_they_are_marked(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    index = Index(data, reviewed(data))
    record = choice.draw(st.sampled_from(list(data.records)))
    title = next(hit.title for hit in index.find(record.id) if hit.ref == record)
    words = fold(title).text.split()
    if not words:
        return
    asked = choice.draw(st.permutations(words))[: choice.draw(st.integers(1, len(words)))]
    (hit,) = [hit for hit in index.find(" ".join(asked)) if hit.ref == record]
    marked = [fold(hit.text[start:end]).text for start, end in hit.spans]
    assert all(any(word in part for part in marked) for word in asked)
    assert list(hit.spans) == sorted(hit.spans)


@given(LETTERS)
def test_whatever_is_asked_each_record_is_found_once(query: str) -> None:
    refs = [hit.ref for hit in hits(query)]
    assert len(refs) == len(set(refs))


@pytest.mark.parametrize(
    ("query", "target", "field", "text"),
    [
        ("lamp and fog commission", "body:lamp-commission", "name", "Lamp and Fog Commission"),
        ("lfc", "body:lamp-commission", "abbreviation", "LFC"),
        ("lampers", "body:lamp-commission", "alias", "The Lampers"),
        ("КОМИССИЯ", "body:lamp-commission", "alias (ru)", "Комиссия ламп"),
        ("komissiya lamp", "body:lamp-commission", "alias (ru)", "Комиссия ламп"),
        ("आयोग", "body:lamp-commission", "alias (hi)", "दीप आयोग"),
        ("fogg", "person:bo-fogg", "name", "Bo Fogg"),
        ("Фогг", "person:bo-fogg", "name", "Bo Fogg"),
        ("lampford", "event:lamp-commission-2000-09", "place", "Lampford"),
        ("old lock", "event:wick-group-2013-01", "place", "The old lock"),
        ("chart room", "source:chart", "publisher", "The Chart Room"),
        ("no session 2002", "gap:sessions", "name", "No session was found for 2002 and 2003."),
        ("3rd session", "event:lamp-commission-2004-02", "name", None),
        ("regatta 2030", "event:regatta-2030", "id", "regatta-2030"),
    ],
)
def test_a_hit_says_which_of_its_texts_matched(
    query: str, target: str, field: str, text: str | None
) -> None:
    hit = next(hit for hit in hits(query) if hit.ref == ref(target))
    assert hit.field == field
    assert text in (None, hit.text)


def test_a_former_name_is_found_and_shown_as_that() -> None:
    data = dataset("""
[source.log]
[body.ford]
sources = ["log"]
name = [{ value = "Weir", until = "2010" }, { value = "Ford", since = "2010" }]
""")
    (hit,) = Index(data, day("2024-06-01")).find("weir")
    assert (hit.field, hit.text, hit.title) == ("former name", "Weir", "Ford")
    assert not hit.named


def test_on_an_earlier_day_the_name_of_that_day_is_the_title() -> None:
    hit = next(
        hit
        for hit in hits("Lamp Commission", "2005-01-01")
        if hit.ref == ref("body:lamp-commission")
    )
    assert hit.title == hit.text == "Lamp Commission"
    assert hit.named


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("oil group", Match.EXACT),
        ("oil", Match.START),
        ("group", Match.WORD),
        ("group oil", Match.WORD),
        ("il gro", Match.INSIDE),
        ("roup oil", Match.INSIDE),
    ],
)
def test_a_hit_says_how_well_it_matches(query: str, match: Match) -> None:
    assert next(hit for hit in hits(query) if hit.ref == ref("body:oil-group")).match is match


RANKED = """
[body.a]
name = "Weir"
sources = ["log"]
[body.b]
name = "Weir of the ford"
sources = ["log"]
[body.c]
name = "The weir"
sources = ["log"]
[body.d]
name = "Seaweirs"
sources = ["log"]
[body.e]
name = "The ford"
aliases = ["Weir"]
sources = ["log"]
[event.f]
name = "Flood"
place = "Weir"
sources = ["log"]
[source.weir-log]
publisher = "Weir"
"""


def test_names_go_before_aliases_aliases_before_places_and_sources_last() -> None:
    order = ["body:a", "body:b", "body:c", "body:d", "body:e", "event:f", "source:weir-log"]
    assert found("weir", RANKED) == order


def test_equals_stand_by_what_they_are_then_by_time_then_by_title() -> None:
    text = """
[event.late]
name = "Ebb"
when = "2002"
sources = ["log"]
[event.undated]
name = "Ebb"
sources = ["log"]
[event.early]
name = "Ebb"
when = "2001"
sources = ["log"]
[event.planned]
name = "Ebb"
planned = "2001-06"
sources = ["log"]
[person.z]
name = "Ebb"
sources = ["log"]
[body.z]
name = "Ebb"
sources = ["log"]
"""
    times = ["event:early", "event:planned", "event:late", "event:undated"]
    assert found("ebb", text) == ["body:z", "person:z", *times]


def test_every_word_must_match_but_not_in_their_order_nor_side_by_side() -> None:
    assert ref("body:lamp-commission") in [hit.ref for hit in hits("commission lamp")]
    assert not [hit for hit in hits("commission lamp gull") if hit.ref.table == "body"]


def test_words_of_two_different_texts_of_a_record_are_not_one_match() -> None:
    assert not hits("lampers lfc")


@pytest.mark.parametrize("query", ["", "  ", "…", "()[]", "\n", "\u200d", "xylophone"])
def test_what_names_nothing_finds_nothing(query: str) -> None:
    assert hits(query) == ()


@pytest.mark.parametrize(
    ("target", "on", "there"),
    [
        ("body:fog-board", "2009-12-31", Truth.NO),
        ("body:fog-board", "2010-06-01", Truth.POSSIBLY),
        ("body:fog-board", "2011-01-01", Truth.YES),
        ("body:old-panel", "2009-01-01", Truth.NO),
        ("body:mirror-panel", "2017-01-01", Truth.POSSIBLY),
        ("event:renamed-2010-05-04", "2010-05-03", Truth.NO),
        ("event:renamed-2010-05-04", "2010-05-04", Truth.YES),
        ("agreement:oil-treaty", "1999-12-23", Truth.NO),
        # what has no life of its own in time
        ("person:ada-wick", "1900-01-01", Truth.YES),
        ("post:keeper", "1900-01-01", Truth.YES),
        ("source:log", "1900-01-01", Truth.YES),
    ],
)
def test_a_hit_says_whether_it_was_there_on_the_day(target: str, on: str, there: Truth) -> None:
    found = hits(ref(target).id, on)
    assert next(hit for hit in found if hit.ref == ref(target)).there is there


@given(st.sampled_from(WORLDS), st.data())
def test_every_hit_says_whether_its_record_exists_on_the_day_of_the_index(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    on = choice.draw(st.sampled_from(turning_days(data)))
    for hit in Index(data, on).find(choice.draw(st.sampled_from(["a", "e", "i", "1"]))):
        assert hit.there is exists(data, data.get(hit.ref), on)


def test_a_text_of_several_lines_is_shown_in_one_with_its_marks_in_place() -> None:
    data = dataset('[body.a]\nname = """The\nford"""\nsources = ["log"]\n[source.log]\n')
    (hit,) = [hit for hit in Index(data, day("2024-06-01")).find("ford") if hit.ref.id == "a"]
    assert hit.title == hit.text == "The ford"
    assert [hit.text[start:end] for start, end in hit.spans] == ["ford"]
    assert hit.named
