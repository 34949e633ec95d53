"""Why a record matched: which of its texts, and which part, in the spelling that it has there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.query.find import FIELDS, Hit, Match, parse
from irtui.query.find.grammar import MatchMode, Word
from irtui.query.find.reasons import Needle, spans_in_short
from irtui.query.find.texts import Texts
from irtui.query.folding import fold_text, squeeze_text
from tests.each import each
from tests.query.answers import ANY_WORLD, BUNDLED, reviewed, world
from tests.query.find.asking import hit, index, index_of, marked
from tests.query.find.terms import LINKING, terms_of, words_of


def told(query: str, target: str, on: str = "") -> list[tuple[str, str]]:
    """The title of a hit and the texts that matched, with what they are and their marks."""
    found = hit(query, target, index(on=on))
    reasons = [(reason.field, marked(reason.text, reason.spans)) for reason in found.reasons]
    return [("title", marked(found.title, found.spans)), *reasons]


@each(
    ("query", "target", "field", "text"),
    [
        ("lamp fog", "body:lamp-commission", "title", "[Lamp] and [Fog] Commission"),
        ("fog commission", "body:lamp-commission", "title", "Lamp and [Fog Commission]"),
        ("lfc", "body:lamp-commission", "abbreviation", "[LFC]"),
        ("LC", "body:lamp-commission", "former abbreviation", "[LC]"),
        ("lampers", "body:lamp-commission", "alias", "The [Lampers]"),
        ("КОМИССИЯ", "body:lamp-commission", "alias (ru)", "[Комиссия] ламп"),
        ("komissiya", "body:lamp-commission", "alias (ru)", "[Комиссия] ламп"),
        ("आयोग", "body:lamp-commission", "alias (hi)", "दीप [आयोग]"),
        ("aayog", "body:lamp-commission", "alias (hi)", "दीप [आयोग]"),
        ("fogg", "person:bo-fogg", "title", "Bo [Fogg]"),
        ("Фогг", "person:bo-fogg", "title", "Bo [Fogg]"),
        ("ampfo", "event:lamp-commission-2000-09", "place", "L[ampfo]rd"),
        ("lock", "event:wick-group-2013-01", "venue", "The old [lock]"),
        (
            "3rd",
            "event:lamp-commission-2004-02",
            "title",
            "[3rd] session of the Lamp Commission",
        ),
        ("session lfc", "event:lamp-commission-2001", "name", "2nd [session] of the [LFC]"),
        ("room", "source:chart", "publisher", "The Chart [Room]"),
        ("2002", "gap:sessions", "title", "No session was found for [2002] and 2003."),
        ("ferry", "gap:sessions", "looked in", "the log of the [ferry]"),
        (
            "alight",
            "body:lamp-commission",
            "summary",
            "It keeps the lamps of both rivers [alight].",
        ),
        ("alone", "body:lamp-commission", "statements", "No lamp stands [alone], Ada Wick"),
        ("L17", "body:lamp-commission", "identifiers", "harbour-register [L-17]"),
        ("2030", "event:regatta-2030", "planned", "[2030]"),
        ("mirors", "body:mirror-panel", "title", "Panel of [Mirrors]"),
        ("lampfrod", "event:lamp-commission-2000-09", "place", "[Lampford]"),
        (
            '"ada wick, keeper"',
            "event:lamp-commission-2004-02",
            "co-chairs",
            "[Ada Wick, Keeper] of the Lamps",
        ),
        ("'wick", "person:ada-wick", "title", "Ada [Wick]"),
        ("^lam", "body:lamp-commission", "title", "[Lam]p and Fog Commission"),
    ],
)
def test_a_hit_says_which_of_its_texts_matched_and_what_part_of_it(
    query: str, target: str, field: str, text: str
) -> None:
    assert (field, text) in told(query, target)


def test_a_match_that_is_in_the_title_needs_no_other_reason() -> None:
    assert told("session lamp", "event:lamp-commission-2001")[1:] == []


def test_one_text_with_all_other_words_is_reason_enough() -> None:
    assert told("keeper ada wick", "event:lamp-commission-2004-02") == [
        ("title", "3rd session of the Lamp Commission"),
        ("co-chairs", "[Ada Wick, Keeper] of the Lamps"),
    ]


def test_words_of_several_texts_each_have_their_reason() -> None:
    assert told("3rd lfc ada", "event:lamp-commission-2004-02") == [
        ("title", "[3rd] session of the Lamp Commission"),
        ("name", "3rd session of the [LFC]"),
        ("co-chairs", "[Ada] Wick, Keeper of the Lamps"),
    ]


def test_conditions_are_told_after_the_words() -> None:
    assert [field for field, _ in told("ada place:lampford", "event:lamp-commission-2000-09")] == [
        "title",
        "co-chairs",
        "place",
    ]


@pytest.mark.parametrize(
    ("on", "title", "other"),
    [
        ("2005-01-01", "[Lamp Commission]", "later name"),
        ("2024-06-01", "[Lamp] and Fog [Commission]", "former name"),
    ],
)
def test_a_name_of_another_day_is_shown_as_that(on: str, title: str, other: str) -> None:
    assert told("lamp commission", "body:lamp-commission", on)[0] == ("title", title)
    text = """
[body.ford]
name = [{ value = "Weir", until = "2010" }, { value = "Ford", since = "2010" }]
"""
    query = {"later name": "ford", "former name": "weir"}[other]
    (reason,) = hit(query, "body:ford", index_of(text, on)).reasons
    assert (reason.field, reason.text.lower()) == (other, query)


def test_a_text_of_several_lines_is_shown_in_one_with_its_marks_in_place() -> None:
    text = '[body.a]\nname = """The\nford"""\nsummary = """Down\nby the weir"""\n'
    found = hit("ford weir", "body:a", index_of(text))
    assert marked(found.title, found.spans) == "The [ford]"
    assert [marked(each.text, each.spans) for each in found.reasons] == ["Down by the [weir]"]


def test_a_word_of_two_numbers_is_marked_only_where_both_stand() -> None:
    text = '[body.a]\nname = "Route 12 25"\nsummary = "For the 2+2 talks."\n'
    found = hit("2+2", "body:a", index_of(text))
    assert marked(found.title, found.spans) == "Route 12 25"
    assert [marked(each.text, each.spans) for each in found.reasons] == ["For the [2+2] talks."]


# What is true of every hit


def parts(found: Hit) -> list[str]:
    """The marked parts of a hit: of its title, and of the texts that matched."""
    texts = [(found.title, found.spans), *((each.text, each.spans) for each in found.reasons)]
    return [text[start:end] for text, spans in texts for start, end in spans]


def looked_for(query: str) -> list[Word]:
    """The words that each hit must have."""
    words = [term for term in parse(query).terms if isinstance(term, Word) and not term.excluded]
    needed = [w for w in words if w.how is not MatchMode.ANYWHERE or w.folded not in LINKING]
    return needed or words


def shown(word: Word, part: str) -> bool:
    """Whether a marked part shows a word, in one of the ways in which it can be typed."""
    return word.folded in fold_text(part) or squeeze_text(word.text) in squeeze_text(part)


@given(name=ANY_WORLD, choice=st.data())
def test_each_word_of_the_query_is_marked_in_each_true_hit(
    name: str, choice: st.DataObject
) -> None:
    terms = choice.draw(st.lists(terms_of(name), min_size=1, max_size=3))
    query = " ".join(terms)
    for found in index(name).find(query).hits(25):
        if found.match is Match.NEAR:
            continue
        marks = parts(found)
        for word in looked_for(query):
            assert any(shown(word, part) for part in marks), (query, found)


@given(name=ANY_WORLD, choice=st.data())
def test_marks_are_in_their_texts_in_order_and_apart(name: str, choice: st.DataObject) -> None:
    slips = st.sampled_from(words_of(name)).map(lambda word: f"{word[:3]}{word[4:]}")
    terms = choice.draw(st.lists(terms_of(name) | slips, min_size=1, max_size=3))
    data = world(name)
    texts = Texts(AsOf(data, reviewed(data)))
    for found in index(name).find(" ".join(terms)).hits(25):
        own = {entry.text for entry in texts.of(data.get(found.ref))}
        assert found.title in own
        assert found.title == texts.title(found.ref)
        for field, text, spans in [
            ("name", found.title, found.spans),
            *((r.field, r.text, r.spans) for r in found.reasons),
        ]:
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(end < start for (_, end), (start, _) in pairwise(spans))
            # What meets a condition may be a text of another record: of a person, or a source.
            assert not spans or text in own or field in FIELDS


def test_of_the_names_that_say_it_all_the_one_of_the_day_is_told() -> None:
    text = """
[body.a]
name = "Board of lamps and of fog"
abbreviation = [{ value = "LB", until = "2010" }, { value = "LBF", since = "2010" }]
"""
    assert [each.text for each in hit("lb", "body:a", index_of(text)).reasons] == ["LBF"]
    then = index_of(text, "2005-01-01")
    assert [each.text for each in hit("lbf", "body:a", then).reasons] == ["LBF"]


@given(name=ANY_WORLD, choice=st.data())
def test_there_are_no_more_reasons_than_words(name: str, choice: st.DataObject) -> None:
    words = choice.draw(st.lists(st.sampled_from(words_of(name)), min_size=1, max_size=3))
    query = " ".join(words)
    for found in index(name).find(query).hits(25):
        assert len(found.reasons) + bool(found.spans) <= len(looked_for(query))


@given(name=ANY_WORLD, choice=st.data())
def test_every_near_miss_has_a_marked_word(name: str, choice: st.DataObject) -> None:
    word = choice.draw(st.sampled_from([word for word in words_of(name) if len(word) > 4]))
    at = choice.draw(st.integers(1, len(word) - 1))
    for found in index(name).find(word[:at] + "q" + word[at:]).hits(25):
        assert parts(found)


@given(name=ANY_WORLD, choice=st.data())
def test_every_record_is_found_by_any_words_of_its_title_and_they_are_marked_there(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    record = choice.draw(st.sampled_from(list(data.records)))
    title = Texts(AsOf(data, reviewed(data))).title(record)
    words = [word for word in fold_text(title).split() if word not in LINKING]
    if not words:
        return
    asked = choice.draw(st.permutations(words))[: choice.draw(st.integers(1, len(words)))]
    found = hit(" ".join(asked), str(record), index(name))
    in_title = [fold_text(title[start:end]) for start, end in found.spans]
    assert all(any(word in part for part in in_title) for word in asked)
    assert found.reasons == ()


@pytest.mark.parametrize(
    ("query", "target", "text"),
    [
        ("бойцов", "person:andrey-boytsov", "Andrei [Boitsov]"),
        ("втс", "organisation:fsmtc", "ФС[ВТС]"),
        ("राजनाथ", "person:rajnath-singh", "[Rajnath] Singh"),
        ("mmtc", "body:irigc-mmtc", "IRIGC-[M&MTC]"),
        ("2+2", "body:dialogue-2plus2", "[2+2] Dialogue"),
        ("ak203", "programme:ak-203", "[AK-203] rifles made in India"),
    ],
)
def test_the_bundled_records_show_matches_in_their_own_spelling(
    query: str, target: str, text: str
) -> None:
    found = hit(query, target, index(BUNDLED))
    texts = [(found.title, found.spans), *((each.text, each.spans) for each in found.reasons)]
    assert text in [marked(*each) for each in texts]


@pytest.mark.parametrize(
    ("words", "short", "expected"),
    [
        (["lamp"], "Lamp Commission", ((0, 4),)),
        (["lamp", "comm"], "Lamp Commission", ((0, 9),)),
        (["fog"], "Lamp Commission", None),
        (["lamp", "fog"], "Lamp Commission", None),
        (["lamp", "buoy"], "Lamp Commission", ((0, 4),)),
        (["fog"], "LFC", None),
        (["buoy"], "LFC", ()),
    ],
)
def test_a_shorter_title_is_marked_if_it_has_what_the_title_has(
    words: list[str], short: str, expected: tuple[tuple[int, int], ...] | None
) -> None:
    needles = [Needle(Word(word)) for word in words]
    assert spans_in_short("Lamp and Fog Commission", short, needles) == expected
