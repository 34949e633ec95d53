"""Typing never blocks: a search is done in steps, and one that is left does no harm to the next."""

from collections.abc import Generator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.query.find import Found, Hit, Index
from tests.query.answers import BUNDLED, FICTIONAL, reviewed, world
from tests.query.find.asking import finish, index

QUERIES = ["lamp", "lanp", "kind:session", "place:new fog", "has:conflict", "in:zzzz wick", ""]
Answer = tuple[list[Hit], list[str], tuple[object, ...]]


def fresh(name: str = FICTIONAL) -> Index:
    """An index that nothing was asked of yet."""
    data = world(name)
    return Index(AsOf(data, reviewed(data)))


def answer(found: Found) -> Answer:
    """All that a search answers, to be compared."""
    groups = [f"{group.label} {group.near} {list(group.refs())}" for group in found.groups]
    return list(found.hits()), groups, (found.faults, found.nearest, found.without)


def steps_of(steps: Generator[None, None, object], limit: int) -> int:
    """Does some steps of a search, no more than it has; returns how many."""
    for done in count():
        if done == limit or next(steps, steps) is steps:
            return done
    return 0


@pytest.mark.parametrize("query", QUERIES)
def test_the_steps_of_a_search_lead_to_its_answer(query: str) -> None:
    assert answer(finish(fresh().searching(query))) == answer(index().find(query))


def test_reading_and_searching_stop_often_enough_to_listen() -> None:
    # A step goes through some hundred records or some thousand words of the thousand and more here.
    steps = fresh(BUNDLED).searching("mission kind:session")
    assert steps_of(steps, 1000) > 10


def test_nothing_is_read_before_something_is_asked_for() -> None:
    assert steps_of(fresh(BUNDLED).searching("  foo:bar "), 1000) == 0


@given(
    st.lists(st.tuples(st.sampled_from(QUERIES), st.integers(0, 40)), max_size=4),
    st.sampled_from(QUERIES),
)
def test_a_search_that_is_left_unfinished_does_no_harm_to_the_next(
    left: list[tuple[str, int]], query: str
) -> None:
    searched = fresh()
    for overtaken, done in left:
        steps = searched.searching(overtaken)
        steps_of(steps, done)
        steps.close()
    assert answer(searched.find(query)) == answer(index().find(query))


def test_what_a_search_has_read_is_not_read_again() -> None:
    whole = steps_of(fresh(BUNDLED).searching("mission"), 1000)
    searched = fresh(BUNDLED)
    half = steps_of(searched.searching("commission"), whole // 2)
    rest = steps_of(searched.searching("mission"), 1000)
    assert half + rest == whole
    assert steps_of(searched.searching("mission"), 1000) < rest


@given(st.lists(st.integers(0, 2), max_size=200), st.permutations(QUERIES))
def test_searches_that_take_turns_each_find_their_own(turns: list[int], queries: list[str]) -> None:
    searched = fresh()
    waiting = {number: searched.searching(query) for number, query in enumerate(queries[:3])}
    found: dict[int, Found] = {}
    for number in turns:
        try:
            if number in waiting:
                next(waiting[number])
        except StopIteration as done:
            found[number] = done.value
            del waiting[number]
    for number, steps in waiting.items():
        found[number] = finish(steps)
    for number, query in enumerate(queries[:3]):
        assert answer(found[number]) == answer(index().find(query))


@pytest.mark.parametrize("typed", ["boytsov", "мпк чт", "2+2 kind:session", "22nd m&mtc", "ravjmo"])
def test_typing_letter_by_letter_finds_what_the_whole_query_finds(typed: str) -> None:
    searched = fresh(BUNDLED)
    for end in range(1, len(typed)):
        searched.find(typed[:end])
        steps_of(searched.searching(typed[: end - 1]), 3)  # and another is left unfinished
    assert answer(searched.find(typed)) == answer(fresh(BUNDLED).find(typed))


def test_a_search_after_reading_reads_nothing() -> None:
    searched = fresh(BUNDLED)
    whole = steps_of(searched.reading(), 1000)
    assert whole > steps_of(searched.searching("mission"), 1000)


def test_an_answer_stays_what_it_was_when_more_is_asked() -> None:
    searched = fresh()
    first = searched.find("lamp")
    before = answer(first)
    searched.find("wick kind:session !lamp")
    assert answer(first) == before


@pytest.mark.parametrize("query", QUERIES)
def test_asking_again_answers_alike(query: str) -> None:
    searched = fresh()
    assert answer(searched.find(query)) == answer(searched.find(query))
