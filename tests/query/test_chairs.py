"""Who chairs a body: on a day, and from when until when."""

from datetime import date

import pytest

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.holding import Presence
from irtui.model.records import Body
from irtui.query.chairs import chairings, seats
from irtui.query.time.marks import Lane, Shape
from irtui.query.time.timeline import timeline
from tests.query.answers import BUNDLED, FICTIONAL, reviewed, some_days, world
from tests.support import HEAD, dataset, day, ref

LAST = day("2024-06-01")
PEOPLE = """
[source.log]
[party.north]
name = "Northern Banks"
aliases = ["North"]
sources = ["log"]
[party.south]
name = "South"
sources = ["log"]
[post.keeper]
party = "north"
sources = ["log"]
[post.pilot]
party = "south"
sources = ["log"]
[post.mate]
party = "south"
sources = ["log"]
[person.ada]
name = "Ada"
sources = ["log"]
posts = [{ post = "keeper", since = "2001-01-01", until = "2010-01-01" }]
[person.bo]
name = "Bo"
sources = ["log"]
posts = [{ post = "pilot", since = "2003-01-01", until = "2012-01-01" }]
[person.cy]
name = "Cy"
sources = ["log"]
posts = [{ post = "mate", since = "2008-01-01" }]
"""


SOUTH = '{{ party = "south", post = "{}", {} = "{}" }},'


def ford(chairs: str, more: str = "") -> Dataset:
    """A body with these chairs, founded in 2002."""
    body = f'[body.ford]\nfounded = "2002-01-01"\nsources = ["log"]\nchair_posts = [{chairs}]\n'
    return dataset(PEOPLE + body + more, HEAD)


def lanes(data: Dataset) -> list[Lane]:
    """The lanes of that body."""
    return list(timeline(AsOf(data, LAST), ref("body:ford")).own)


def told(data: Dataset) -> list[str]:
    """Each lane with its bars: from when until when, with a doubt where that is never certain."""
    return [
        f"{lane.label}: "
        + ", ".join(
            f"{mark.brief} {mark.start.year}–{mark.end.year}{'' if mark.core else '?'}"
            for mark in lane.marks
        )
        for lane in lanes(data)
    ]


@pytest.mark.parametrize(
    ("chairs", "expected"),
    [
        # from the founding on; a lane for each side, called by its short name
        (
            '{ party = "north", post = "keeper" }, { party = "south", post = "pilot" }',
            ["chair for North: Ada 2002–2010", "chair for South: Bo 2003–2012"],
        ),
        # one chair
        ('{ party = "north", post = "keeper" }', ["chair: Ada 2002–2010"]),
        ('{ post = "keeper" }', ["chair: Ada 2002–2010"]),
        # offices of a side that follow each other: each as long as it had the chair
        (
            SOUTH.format("pilot", "until", "2009-01-01")
            + SOUTH.format("mate", "since", "2009-01-01"),
            ["chair: Bo 2003–2009, Cy 2009–2024"],
        ),
        # those that were only seen: possibly up to where the other was seen
        (
            SOUTH.format("pilot", "seen", "2005-06-01")
            + SOUTH.format("mate", "seen", "2010-06-01"),
            ["chair: Bo 2003–2010, Cy 2008–2024"],
        ),
        # several offices of a side at a time
        (
            '{ party = "south", post = "pilot" }, { party = "south", post = "mate" }',
            ["pilot: Bo 2003–2012", "mate: Cy 2008–2024"],
        ),
        # an office of which no holder is known, and one that is no record
        (
            '{ party = "north", as = "Warden", seen = "2005-06-01" }',
            ["chair: Warden 2005–2005"],
        ),
        ('{ party = "north", post = "keeper", rank = "deprecated" }', []),
    ],
)
def test_a_body_has_a_lane_of_who_held_each_chair(chairs: str, expected: list[str]) -> None:
    assert told(ford(chairs)) == expected


def test_a_chair_leads_to_its_holder_has_the_side_it_is_for_and_says_so() -> None:
    ((lane, (mark,)),) = [
        (lane, lane.marks) for lane in lanes(ford('{ party = "south", post = "pilot" }'))
    ]
    assert (lane.level, lane.ref) == (0, None)  # nothing stands above it
    assert (mark.ref, mark.side) == (ref("person:bo"), ref("party:south"))
    assert (mark.label, mark.brief) == ("Bo, chair", "Bo")
    assert mark.date_in_words == "1 January 2003 – 1 January 2012"


def test_the_part_of_a_term_that_lies_in_the_time_as_chair_has_dates_of_its_own() -> None:
    ((mark,),) = [lane.marks for lane in lanes(ford('{ party = "north", post = "keeper" }'))]
    assert mark.date_in_words == "1 January 2002 – 1 January 2010"
    assert (mark.start, mark.open_start) == (day("2002-01-01"), False)
    seen = '{ party = "south", post = "pilot", seen = "2005-06-01" }, '
    (first, _), *_ = [
        lane.marks
        for lane in lanes(ford(seen + '{ party = "south", post = "mate", seen = "2010" }'))
    ]
    assert first.date_in_words == "since 1 January 2003, end unknown"
    assert (first.end, first.open_end) == (day("2009-12-31"), True)
    assert first.core == (day("2005-06-01"), day("2005-06-01"))


def test_a_chair_is_certain_no_longer_than_its_body() -> None:
    ended = 'dissolved = "[2009-01-01..2011-12-31]"\n'
    data = ford('{ party = "south", post = "pilot", seen = "2005-06-01" }', ended)
    ((mark,),) = [lane.marks for lane in lanes(data)]
    assert mark.core == (day("2005-06-01"), day("2009-01-01"))
    assert (mark.start, mark.end) == (day("2003-01-01"), day("2011-12-31"))


def test_what_is_told_of_a_term_several_times_is_one_bar_and_says_how_often() -> None:
    data = dataset(
        PEOPLE.replace(
            '"2012-01-01" }]', '"2012-01-01" }, { post = "pilot", since = "2004-01-01" }]'
        )
        + '[body.ford]\nsources = ["log"]\nchair_posts = [{ post = "pilot" }]\n',
        HEAD,
    )
    ((mark,),) = [lane.marks for lane in timeline(AsOf(data, LAST), ref("post:pilot")).own]
    assert (mark.label, mark.tellings) == ("Bo", 2)
    assert mark.date_in_words == "1 January 2003 – 1 January 2012"


def test_a_meeting_and_a_part_of_a_body_have_no_lanes_of_other_chairs() -> None:
    data = world(BUNDLED)
    found = timeline(AsOf(data, reviewed(data)), ref("body:irigc-mmtc"))
    chairs = [lane.label for lane in found.lanes if lane.label.startswith("chair")]
    assert list(dict.fromkeys(chairs)) == ["chair for India", "chair for Russia"]


@pytest.mark.parametrize("name", [FICTIONAL, "delta", "legislature", BUNDLED])
def test_whom_a_body_certainly_has_as_its_chair_on_a_day_has_a_bar_over_that_day(name: str) -> None:
    data = world(name)
    checked = 0
    for on in some_days(name):
        as_of = AsOf.of(data, on)
        bodies = [body for body in data.all(Body) if as_of.presence(body) is Presence.YES]
        for body in bodies if on <= data.about.day else ():
            checked += check(as_of, body, on)
    assert checked


def check(as_of: AsOf, body: Body, on: date) -> int:
    """Compares the chairs of a day with the lanes; gives how many it compared."""
    certain = [
        seat.holder
        for seat in seats(as_of, body)
        if seat.holder and seat.holder.presence is Presence.YES and not seat.possibly
    ]
    own = timeline(as_of, body.ref).own if certain else ()
    for holder in certain:
        terms = [
            mark
            for lane in own
            for mark in lane.between(on, on)
            if mark.shape is Shape.TERM and mark.ref == holder.person.ref
        ]
        assert terms, (body.ref, holder.person.ref)
        if not holder.claim.only_seen:
            assert any(mark.core and mark.core[0] <= on <= mark.core[1] for mark in terms)
    assert len(chairings(as_of.dataset, body)) >= len(certain)
    return len(certain)


TURNS = """
[source.log]
[party.north]
sources = ["log"]
[party.south]
sources = ["log"]
[party.east]
sources = ["log"]
[post.a]
[post.b]
[post.c]
[post.d]
[body.board]
founded = "1990-01-01"
dissolved = "2010-01-01"
chair_posts = [
  { post = "a", party = "north", seen = "2001-01-01" },
  { post = "b", party = "north", seen = "2003-03-03" },
  { post = "c", party = "south", since = "1995-01-01", until = "1999-01-01" },
  { post = "d", party = "east" },
  { post = "a", party = "south", rank = "deprecated" },
]
sources = ["log"]
[body.day]
founded = "1990-01-01"
dissolved = "1990-01-01"
chair_posts = [{ post = "a", party = "north" }]
sources = ["log"]
[body.seen]
chair_posts = [{ post = "a", party = "north" }]
seen = ["2001-01-01", "2005-05-05"]
sources = ["log"]
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "board",
            [
                # Between two that were only seen, nobody knows the day of the change.
                "a 1990-01-01 ? 1990-01-01..2003-03-02 2001-01-01..2001-01-01",
                "b ? 2010-01-01 2001-01-02..2010-01-01 2003-03-03..2010-01-01",
                "c 1995-01-01 1999-01-01 1995-01-01..1999-01-01 1995-01-01..1998-12-31",
                "d 1990-01-01 2010-01-01 1990-01-01..2010-01-01 1990-01-01..2010-01-01",
            ],
        ),
        ("day", ["a 1990-01-01 1990-01-01 1990-01-01..1990-01-01 1990-01-01..1990-01-01"]),
        ("seen", ["a ? ? 0001-01-01..9999-12-31 2001-01-01..2005-05-05"]),
    ],
)
def test_an_office_has_the_chair_by_its_dates_or_else_between_its_neighbours(
    body: str, expected: list[str]
) -> None:
    data = dataset(TURNS)
    found = []
    for one in chairings(data, data.get(ref(f"body:{body}"), Body)):
        bounds = (bound.text if bound else "?" for bound in (one.since, one.until))
        stretches = (
            f"{days[0]}..{days[1]}" if days else "?" for days in (one.possible, one.certain)
        )
        post = one.claim.value.post
        found.append(" ".join((post.id if post else "?", *bounds, *stretches)))
    assert found == expected
