"""Near misses: a slip of the finger, or another way to write the same sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.query.find.near import SHORTEST, NearWords, consonants
from irtui.query.folding import fold_text
from tests.each import each

PEOPLE = [
    "boytsov",
    "shoigu",
    "belousov",
    "rajnath",
    "sitharaman",
    "rosoboronexport",
    "kalashnikov",
    "manmohan",
    "brahmos",
]
WORDS = st.text("abc", min_size=1, max_size=10)


def near(typed: str, *words: str) -> list[str]:
    """Which of some words are near to one, the nearest first."""
    return list(NearWords(sorted(words)).near(typed))


def slips(left: str, right: str) -> int:
    """How many letters lie between two words: added, left out, mistaken, or swapped in passing.

    Optimal string alignment, as Damerau and Levenshtein have it.
    """
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@each(
    ("typed", "word"),
    [
        # a letter mistaken, added, left out, swapped
        ("boytsof", "boytsov"),
        ("shoighu", "shoigu"),
        ("belosov", "belousov"),
        ("rajnaht", "rajnath"),
        # two slips in a long word
        ("rosobronexprt", "rosoboronexport"),
        ("kalashinkow", "kalashnikov"),
        # the beginning of a longer word, with a slip in it
        ("kalachni", "kalashnikov"),
        ("rosoboran", "rosoboronexport"),
        # the same sounds, written otherwise
        ("boitsov", "boytsov"),
        ("boicov", "boytsov"),
        ("schoigu", "shoigu"),
        ("radznath", "rajnath"),
        ("sitaraman", "sitharaman"),
        ("बेलौसोव", "belousov"),
        # their beginning, where х is written as h
        ("манмох", "manmohan"),
        ("брахм", "brahmos"),
    ],
)
def test_a_slip_and_another_spelling_are_near(typed: str, word: str) -> None:
    assert near(fold_text(typed), *PEOPLE)[:1] == [word]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("boytsov", "boytsov"),  # it is the word itself
        ("apml", "lamp"),  # two slips in a short word
        ("lam", "lap"),  # too short
        ("2012", "2013"),  # another year is no slip
        ("s400", "s300"),
        ("lamp fog", "lamp dog"),
        ("lantern", "harbour"),
        ("river", "rover's"),
    ],
)
def test_short_words_numbers_and_other_words_are_not_near(typed: str, word: str) -> None:
    assert near(typed, word) == []


@each(
    ("spellings", "sounds"),
    [
        (["boitsov", "boytsov", "boicov", "boytzov"], "BCV"),
        (["shoigu", "shoygu", "schoigu"], "SG"),
        (["sitharaman", "sitaraman"], "STRMN"),
        (["belousov", "byelousow"], "BLSV"),
        (["dzhabrail", "jabrail", "djabrail"], "JBRL"),
        (["khan", "han"], "HN"),
        (["ghandi", "gandhi"], "GND"),
        (["maxim", "maksim"], "MKSM"),
        (["anna", "ena"], "AN"),
        (["aeiou"], "A"),
        ([""], ""),
    ],
)
def test_a_sound_is_the_same_however_it_is_written(spellings: list[str], sounds: str) -> None:
    assert {consonants(spelling) for spelling in spellings} == {sounds}


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_vowels_inside_a_word_are_no_consonants_and_one_at_its_start_is_any(word: str) -> None:
    found = consonants(word)
    assert not set(found[1:]) & set("AEIOUY")
    assert found[:1] not in list("EIOUY")


@given(WORDS, st.lists(WORDS, unique=True))
def test_all_words_within_one_slip_are_near_and_from_eight_letters_those_within_two(
    typed: str, words: list[str]
) -> None:
    allowed = 2 if len(typed) >= 8 else 1
    found = NearWords(sorted(words)).near(typed)
    within = {
        word: slips(typed, word)
        for word in words
        if min(len(word), len(typed)) >= SHORTEST and 0 < slips(typed, word) <= allowed
    }
    assert {word: far for word, far in found.items() if word in within} == within


@given(WORDS, st.lists(WORDS, unique=True))
def test_what_is_near_is_within_reach_begins_so_or_sounds_so(typed: str, words: list[str]) -> None:
    allowed = 2 if len(typed) >= 8 else 1
    found = NearWords(sorted(words)).near(typed)
    assert typed not in found
    assert len(typed) >= SHORTEST or not found
    for word, far in found.items():
        assert word in words
        assert len(word) >= SHORTEST
        reached = slips(typed, word) == far
        begins = slips(typed, word[: len(typed)]) + 0.5 == far
        sounds = consonants(typed) == consonants(word) and far == allowed + 0.5
        begins_to_sound = consonants(word).startswith(consonants(typed)) and far == allowed + 1
        assert reached or begins or sounds or begins_to_sound


@given(WORDS, st.lists(WORDS, unique=True))
def test_the_nearest_come_first_and_equals_in_the_order_of_their_letters(
    typed: str, words: list[str]
) -> None:
    found = NearWords(sorted(words)).near(typed)
    assert list(found.items()) == sorted(found.items(), key=lambda pair: (pair[1], pair[0]))


def test_more_words_than_one_can_use_are_left_out() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [f"lan{a}{b}tern" for a in letters for b in letters]
    assert 0 < len(near("lanxytern", *words)) < 100


@pytest.mark.parametrize(
    ("typed", "word"), [("xlantern", "lantern"), ("harbr", "harbour"), ("zzzzzz", None)]
)
def test_the_nearest_word_is_the_most_like_however_far(typed: str, word: str | None) -> None:
    assert NearWords(["harbour", "lantern", "lens"]).nearest(typed) == word


def test_among_no_words_none_is_near() -> None:
    assert NearWords([]).near("lantern") == {}
    assert NearWords([]).nearest("lantern") is None
