"""The vocabulary finds what a plain search through all texts finds."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.query.find.rows import first, members, rows_of
from irtui.query.find.texts import Tier
from irtui.query.find.vocabulary import Vocabulary, read_vocabulary
from tests.query.find.asking import finish

Texts = list[dict[str, list[int]]]
"""For each tier the folded texts, each with the rows that have it."""

TOTAL = 12
"""How many rows there are."""

# Few letters, so that words begin, contain and repeat each other.
WORDS = st.text("ab1", min_size=1, max_size=4)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
TIERS: st.SearchStrategy[Texts] = st.lists(
    st.dictionaries(TEXTS, st.sets(st.integers(0, TOTAL - 1), min_size=1).map(sorted), max_size=8),
    min_size=len(Tier),
    max_size=len(Tier),
)


def read(texts: Texts) -> Vocabulary:
    return finish(read_vocabulary(texts, TOTAL))


def naive(tier: dict[str, list[int]], fits: Callable[[str], bool]) -> list[int]:
    """The rows of the texts that fit."""
    return sorted({row for text, rows in tier.items() if fits(text) for row in rows})


def naive_words(texts: Texts, fits: Callable[[str], bool]) -> list[list[int]]:
    """For each tier the rows of texts that have a word that fits."""
    return [naive(tier, lambda text: any(map(fits, text.split()))) for tier in texts]


def by_tier(found: Iterable[int]) -> list[list[int]]:
    """Sets of rows as lists."""
    return [list(members(rows)) for rows in found]


@given(TIERS)
def test_all_words_are_known_once_and_in_order(texts: Texts) -> None:
    words = {word for tier in texts for text in tier for word in text.split()}
    assert read(texts).every_word() == sorted(words)


@given(TIERS, st.lists(WORDS, max_size=3))
def test_the_rows_of_words_are_those_of_all_texts_with_any_of_them(
    texts: Texts, words: list[str]
) -> None:
    assert by_tier(read(texts).rows(words)) == naive_words(texts, words.__contains__)


@given(TIERS, WORDS)
def test_words_are_found_by_their_beginning(texts: Texts, letters: str) -> None:
    found = read(texts).beginning(letters)
    assert by_tier(found) == naive_words(texts, lambda word: word.startswith(letters))


@given(TIERS, WORDS)
def test_words_are_found_by_what_is_inside_them_but_not_at_their_start(
    texts: Texts, letters: str
) -> None:
    def inside(word: str) -> bool:
        starts = (at for at in range(1, len(word)) if word.startswith(letters, at))
        return any(not (letters[0].isdigit() and word[at - 1].isdigit()) for at in starts)

    assert by_tier(read(texts).inside(letters)) == naive_words(texts, inside)


@given(TIERS, st.sampled_from(Tier), TEXTS)
def test_texts_are_found_by_all_of_them(texts: Texts, tier: Tier, wanted: str) -> None:
    found = read(texts).texts[tier].equal(wanted)
    assert list(members(found)) == naive(texts[tier], wanted.__eq__)


@given(TIERS, st.sampled_from(Tier), TEXTS)
def test_texts_are_found_by_what_begins_their_first_words(
    texts: Texts, tier: Tier, words: str
) -> None:
    def begins(text: str) -> bool:
        wanted, found = words.split(), text.split()
        return len(found) >= len(wanted) and all(map(str.startswith, found, wanted))

    found = read(texts).texts[tier].beginning(words)
    assert list(members(found)) == naive(texts[tier], begins)


@given(TIERS, st.sampled_from(Tier), TEXTS)
def test_texts_are_found_by_their_first_words(texts: Texts, tier: Tier, words: str) -> None:
    found = read(texts).texts[tier].beginning(words, whole=True)
    assert list(members(found)) == naive(
        texts[tier], lambda text: f"{text} ".startswith(f"{words} ")
    )


@pytest.mark.parametrize("whole", [False, True])
@given(texts=TIERS, tier=st.sampled_from(Tier), words=TEXTS)
def test_texts_are_found_by_words_side_by_side(
    whole: bool, texts: Texts, tier: Tier, words: str
) -> None:
    wanted = f" {words} " if whole else f" {words}"
    found = read(texts).texts[tier].containing(words, whole=whole)
    assert list(members(found)) == naive(texts[tier], lambda text: wanted in f" {text} ")


@pytest.mark.parametrize("whole", [False, True])
def test_words_that_begin_inside_a_false_match_are_found(whole: bool) -> None:
    # “1 1” stands in “11 1” as letters; the match is the one after it.
    texts: Texts = [{"11 1 1": [0]}, {}, {}]
    assert by_tier([read(texts).texts[Tier.NAME].containing("1 1", whole=whole)]) == [[0]]


def test_the_vocabulary_of_nothing_finds_nothing() -> None:
    vocabulary = read([{} for _ in Tier])
    assert vocabulary.every_word() == []
    assert not any(vocabulary.beginning("a"))
    assert not any(vocabulary.inside("a"))
    assert vocabulary.texts[Tier.NAME].equal("a") == 0
    assert vocabulary.texts[Tier.NAME].containing("a", whole=True) == 0


# Sets of rows

ROWS = st.lists(st.integers(0, 99))


@given(st.lists(ROWS))
def test_a_set_of_rows_has_the_rows_of_all_groups_once_and_in_order(
    groups: list[list[int]],
) -> None:
    rows = rows_of(groups, 100)
    assert list(members(rows)) == sorted({row for group in groups for row in group})
    assert rows.bit_count() == len(list(members(rows)))


@given(st.lists(ROWS, min_size=1))
def test_sets_of_rows_are_combined_as_sets_are(groups: list[list[int]]) -> None:
    rows = [rows_of([group], 100) for group in groups]
    assert list(members(reduce(or_, rows))) == sorted(set[int]().union(*groups))
    assert list(members(reduce(and_, rows))) == sorted(set.intersection(*map(set, groups)))


@given(ROWS.filter(bool))
def test_the_first_row_is_the_least(group: list[int]) -> None:
    assert first(rows_of([group], 100)) == min(group)
