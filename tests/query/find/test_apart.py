"""What tells hits of one name apart: an office, a side, a date, a body; else the reference."""

from collections import Counter

import pytest

from tests.query.find.asking import index, index_of

SIDES = '[party.n]\nname = "North"\n[party.s]\nname = "South"\n'
POSTS = '[post.k]\nname = "Keeper"\n[post.p]\nname = "Pilot"\n'
ADA = '[person.a]\nname = "Ada"\n{}[person.b]\nname = "Ada"\n{}'
BOARDS = '[body.u]\nname = "Upper"\n[body.l]\nname = "Lower"\n'
PANEL = '[body.a]\nname = "Panel"\n{}[body.b]\nname = "Panel"\n{}'


def told(query: str, toml_text: str) -> dict[str, str]:
    """What tells each hit apart, by its reference."""
    return {str(hit.ref): hit.apart for hit in index_of(toml_text).find(query).hits()}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            POSTS + ADA.format('posts = [{post = "k"}]\n', 'posts = [{post = "p"}]\n'),
            "Keeper",
            "Pilot",
        ),
        (
            POSTS
            + ADA.format(
                'posts = [{post = "k", until = "2010"}]\n',
                'posts = [{post = "k", since = "2011"}]\n',
            ),
            "Keeper until 2010",
            "Keeper",
        ),
        (SIDES + ADA.format('party = "n"\n', 'party = "s"\n'), "North", "South"),
        (
            POSTS + ADA.format('posts = [{post = "k"}]\n', 'posts = [{post = "k"}]\n'),
            "person:a",
            "person:b",
        ),
        (
            SIDES + POSTS + ADA.format('party = "n"\nposts = [{post = "k"}]\n', 'party = "n"\n'),
            "Keeper",
            "person:b",
        ),
    ],
)
def test_people_of_one_name_are_told_apart_by_office_or_side(text, first, second) -> None:
    found = told("ada kind:person", text)
    assert (found["person:a"], found["person:b"]) == (first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            BOARDS + PANEL.format('parent = "u"\n', 'parent = "l"\n'),
            "Upper",
            "Lower",
        ),
        (PANEL.format('founded = "2001"\n', 'founded = "2002"\n'), "since 2001", "since 2002"),
        (PANEL.format('kind = "board"\n', 'kind = "group"\n'), "board", "group"),
        (PANEL.format("", ""), "body:a", "body:b"),
    ],
)
def test_bodies_of_one_name_are_told_apart_by_body_date_or_kind(text, first, second) -> None:
    found = told("panel", text)
    assert (found["body:a"], found["body:b"]) == (first, second)


def test_meetings_of_one_number_are_told_apart_by_their_dates() -> None:
    meeting = '[event.e{0}]\nbody = "u"\nnumber = 1\nwhen = "200{0}-05"\n'
    found = told("1st", BOARDS + meeting.format(1) + meeting.format(2))
    assert found == {"event:e1": "May 2001", "event:e2": "May 2002"}


def test_what_has_its_name_for_itself_needs_nothing_beside_it() -> None:
    assert set(told("upper", BOARDS).values()) == {""}


@pytest.mark.parametrize("name", ["same-names", "namesakes", "legislature", "bundled"])
def test_no_two_records_of_a_kind_look_alike_in_a_list(name: str) -> None:
    shown: Counter[tuple[str, str, str]] = Counter()
    for table in ("body", "person", "event", "organisation", "agreement", "post", "source"):
        for hit in index(name).find(f"kind:{table}").hits():
            shown[table, hit.title.casefold(), hit.apart] += 1
            if brief := hit.brief():
                assert len(brief.title) < len(hit.title)
    assert [one for one, count in shown.items() if count > 1] == []
