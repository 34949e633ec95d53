"""Whatever is asked of a day, the answers agree: tree, timeline, panel, find and JSON."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.circles import tops
from irtui.model.claims import Ref
from irtui.model.holding import Presence
from irtui.model.names import one_line
from irtui.model.records import Body, Event, Gap, Organisation
from irtui.model.values import Status
from irtui.pages.sheet import sheet
from irtui.query.find import Index
from irtui.query.neighbours import neighbours
from irtui.query.time.marks import Lane, Shape
from irtui.query.time.timeline import timeline
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Apart, Collection, Folder, Node, Role
from irtui.render.answers import records as answers
from irtui.render.answers import structure
from tests.each import each
from tests.query.answers import FICTIONAL, at, labels, turning_days, walk, world
from tests.support import dataset, day, ref

NAMESAKES = "namesakes"
SMALL = (FICTIONAL, "delta", "estuary", NAMESAKES)


@st.composite
def days(draw: st.DrawFn) -> AsOf:
    """A small dataset on one of its days, with or without what was not there then."""
    data = world(draw(st.sampled_from(SMALL)))
    on = draw(st.sampled_from(turning_days(data)) | st.dates(day("1990-01-01"), day("2030-01-01")))
    return AsOf(data, on, former=draw(st.booleans()))


def nodes(as_of: AsOf) -> dict[Ref, tuple[Node, Ref | None]]:
    """The bodies and meetings in the tree, each with the record that it stands under."""
    found = {}
    for keys, node, _ in walk(Hierarchy(as_of)):
        above = [key for key in keys[:-1] if isinstance(key, Ref)]
        if node.role in (Role.BODY, Role.EVENT):
            found[keys[-1]] = node, above[-1] if above else None
    return {key: value for key, value in found.items() if isinstance(key, Ref)}


@given(days())
def test_tree_timeline_and_panel_agree_on_who_is_under_whom(as_of: AsOf) -> None:
    tree = nodes(as_of)
    bodies = {key: above for key, (_, above) in tree.items() if key.table == Body.TABLE}
    assert bodies == {body.ref: as_of.parent(body) for body in as_of.bodies()}
    drawn: dict[Ref | None, tuple[Lane, ...]] = {
        body.ref: timeline(as_of, body.ref).own for body in as_of.dataset.all(Body)
    }
    for top, lanes in drawn.items():
        under = [child for child, above in bodies.items() if above == top]
        shown = {lane.ref for lane in lanes if lane.ref not in (top, None)}
        assert shown == {child for child in under if any(one.ref for one in drawn[child])}
    for event in as_of.dataset.all(Event):
        rows = (row for part in sheet(as_of, event.ref).sections for row in part.rows)
        told = [row.pieces[1].target for row in rows if row.pieces[0].text == "under "]
        body = as_of.value(event, event.body)
        parent = as_of.parent(as_of.dataset.get(body, Body)) if body else None
        assert told == ([parent] if parent else [])


@given(days())
def test_tree_timeline_panel_and_json_agree_on_what_was_held(as_of: AsOf) -> None:
    tree = nodes(as_of)
    for event in as_of.dataset.all(Event):
        status = as_of.status(event)
        for lane in timeline(as_of, event.ref).lanes:
            for mark in lane.marks:
                if mark.ref == event.ref:
                    assert (mark.shape is Shape.PLANNED) == (status is not Status.HELD)
        node, _ = tree.get(event.ref, (None, None))
        if node is not None:
            (written,) = structure.tree(Hierarchy(as_of), [node]).tree
            assert node.status is written.status is status
    for body in as_of.bodies():
        meetings = as_of.meetings(body.ref)
        held = sum(bool(event.number) and as_of.held(event) for event in meetings)
        assert tree[body.ref][0].note == (f"{held} held" if held else "")


@given(days(), st.integers(min_value=0))
def test_all_answers_agree_on_what_a_record_was_called(as_of: AsOf, number: int) -> None:
    records = list(as_of.dataset.records.values())
    record = records[number % len(records)]
    title = as_of.full_title(record)
    assert sheet(as_of, record.ref).title == title
    written = answers.record(as_of, record)
    assert (written.title, written.there) == (title, as_of.presence(record))
    hits = Index(as_of).find(str(record.ref)).hits(1)
    assert [(hit.ref, hit.title, hit.there) for hit in hits] == [
        (record.ref, one_line(title), as_of.presence(record))
    ]
    if isinstance(record, Body):
        label = one_line(as_of.short_title(record))
        assert Hierarchy(as_of).node(record.ref).label == label
        lanes = timeline(as_of, record.ref).own
        assert {lane.label for lane in lanes if lane.ref == record.ref} <= {label}


@given(days())
def test_links_the_other_way_and_collections_are_parted_by_the_day_and_lose_nothing(
    as_of: AsOf,
) -> None:
    for record in as_of.dataset.records.values():
        groups = list(neighbours(as_of, record.ref))
        links = [link for group in groups for one in group.all for link in one.links]
        told = as_of.dataset.links_to(record.ref)
        gaps = [link for link in told if link.source.table == Gap.TABLE and not link.cites]
        assert len(links) == len(told) - len(gaps)
        parts = {
            one.record.ref: one.presence
            for group in groups
            if group.label == "has parts" and group.presence and not group.deprecated
            for one in group.all
        }
        children = {body.ref for body in as_of.children(record.ref)}
        assert as_of.former or isinstance(record, Organisation) or children <= parts.keys()
        written = answers.record(as_of, record).links[-len(links) :] if links else ()
        assert [(one.to, bool(one.there)) for one in written] == [
            (one.record.ref, bool(one.presence))
            for group in groups
            for one in group.all
            for _ in one.links
        ]
    counted: Counter[tuple[str, Presence]] = Counter()
    for keys, node, _ in walk(Hierarchy(as_of)):
        if node.role is Role.RECORD and isinstance(keys[0], Collection) and node.ref == keys[-1]:
            apart = [key.presence for key in keys if isinstance(key, Apart)]
            counted[keys[0].table, (apart or [Presence.YES])[0]] += 1
            assert node.there is apart[0] if apart else node.there
    for table in ("agreement", "programme", "organisation", "post", "person", "source", "gap"):
        there = [as_of.presence(record) for record in as_of.dataset.table(table)]
        assert counted[table, Presence.YES] == sum(map(bool, there))
        for presence in (Presence.LATER, Presence.FORMER):
            assert counted[table, presence] == there.count(presence)


def test_a_day_is_one_value_and_its_dataset_keeps_the_last_few() -> None:
    data = world(NAMESAKES)
    one = AsOf.of(data, day("2010-01-01"))
    assert AsOf.of(data, day("2010-01-01")) is one
    assert AsOf.of(data, day("2010-01-01"), former=True) is not one
    assert one != AsOf(data, day("2010-01-01"))
    for year in range(2000, 2010):
        AsOf.of(data, day(f"{year}-01-01"))
    assert AsOf.of(data, day("2010-01-01")) is not one


def test_nothing_stands_under_a_body_that_is_gone() -> None:
    as_of = AsOf(world(NAMESAKES), day("2018-01-01"))
    board, panel = ref("body:ferry-board"), ref("body:toll-panel")
    assert panel in [body.ref for body in as_of.children(None)]
    assert [lane.ref for lane in timeline(as_of, board).own if lane.ref != board] == [None]


def test_a_word_for_nothing_is_not_nothing() -> None:
    hierarchy = Hierarchy(AsOf(world(NAMESAKES), day("2020-12-31"), former=True))
    assert labels(at(hierarchy, "People")) == ["Moor", "Of no side", "Shire of None"]
    assert labels(at(hierarchy, "People", "Of no side")) == ["Ben of nowhere"]
    assert labels(at(hierarchy, "People", "Shire of None")) == ["Ann of None"]
    assert labels(at(hierarchy, "Programmes", "Nones")) == ["Crossing"]
    assert "None" in labels(at(hierarchy, "BFB", "Nothings and events"))
    way = hierarchy.path_to(ref("person:ben"))
    assert way == (Collection("person"), Folder(None, "person", ()), ref("person:ben"))


@pytest.mark.parametrize(
    ("collection", "expected"),
    [
        ("Agreements", ["Agreement on tolls", "Agreement on ropes"]),
        ("Sources", ["Ferry Ledger (Moor, weekly)", "Letter"]),
    ],
)
def test_a_collection_is_in_order_of_time_and_cuts_no_name(
    collection: str, expected: list[str]
) -> None:
    hierarchy = Hierarchy(AsOf(world(NAMESAKES), day("2020-12-31")))
    assert labels(at(hierarchy, collection)) == expected


# Small cases


CROSSING = """
[source.log]
title = "The log"
date = "2003-04"
[source.sheet]
publisher = "The Press"
[body.ferry]
name = [
  { value = "Ferry Board", until = "2010-01-01" },
  { value = "Bridge Board", since = "2010-01-01" },
]
abbreviation = [
  { value = "FB", until = "2010-01-01" },
  { value = "BB", since = "2010-01-01" },
]
founded = "2001-02-03"
sources = ["log"]
[body.crew]
parent = { value = "ferry", since = "2004-05-06" }
sources = ["log"]
[body.raft]
parent = "ferry"
dissolved = "2008"
sources = ["log"]
[body.buoy]
founded = "2015"
sources = ["log"]
[event.next]
body = "ferry"
kind = "session"
planned = "2030-01-02"
status = "announced"
sources = ["log"]
[event.first]
body = "ferry"
kind = "session"
number = 1
when = "2005-05-05"
sources = ["log"]
[event.talk]
body = "ferry"
kind = "session"
when = [
  { value = "2006-05" },
  { value = "2006-05-07", rank = "preferred" },
  { value = "2006-01-01", rank = "deprecated" },
]
sources = ["log"]
[event.open]
kind = "session"
programme = "dredging"
sources = ["log"]
[event.gala]
name = "The gala"
when = "2007"
sources = ["log"]
[programme.dredging]
name = "Dredging"
period = "2002/2012"
sources = ["log"]
[agreement.signed]
signed = "2001-03-04"
term = "2002/2005"
sources = ["log"]
[agreement.term]
term = "2002/2005"
sources = ["log"]
[person.ada]
born = "1950-01-02"
posts = [
  { post = "mate", seen = ["2008-01-01", "2006-02-02"], sources = ["log"] },
  { post = "cook", sources = ["log"] },
]
sources = ["log"]
[post.mate]
[post.cook]
[gap.oil]
text = "Who signed."
"""


@cache
def crossing(on: str, former: bool = False) -> AsOf:
    return AsOf.of(dataset(CROSSING), day(on), former)


def test_a_day_is_asked_for_with_or_without_what_was_not_there() -> None:
    for former in (False, True):
        as_of = AsOf.of(world(NAMESAKES), day("2010-01-02"), former)
        assert (as_of.day, as_of.former) == (day("2010-01-02"), former)


@pytest.mark.parametrize(
    ("record", "titles"),
    [
        ("source:log", "The log | The log | The log | The log"),
        ("source:sheet", "The Press | The Press | The Press | The Press"),
        ("body:ferry", "Bridge Board | Bridge Board | Bridge Board | BB"),
        (
            "event:first",
            (
                "1st session of the Ferry Board | 1st session of the FB"
                " | 1st session of the BB | 1st session of the FB"
            ),
        ),
        (
            "event:next",
            (
                "Session: Bridge Board (event:next) | Session: BB (event:next)"
                " | Session: BB (event:next) | Session: BB (event:next)"
            ),
        ),
        (
            "event:open",
            "Session: Dredging | Session: Dredging | Session: Dredging | Session: Dredging",
        ),
        ("event:gala", "The gala | The gala | The gala | The gala"),
        ("gap:oil", "Who signed. | Who signed. | Who signed. | Who signed."),
    ],
)
def test_a_meeting_is_called_with_what_it_is_one_of_as_that_was_called_then(
    record: str, titles: str
) -> None:
    as_of, one = crossing("2024-01-01"), ref(record)
    found = (
        as_of.full_title(one),
        as_of.full_title(one, short=True),
        as_of.full_title(one, short=True, today=True),
        as_of.brief_title(one),
    )
    assert " | ".join(found) == titles


@pytest.mark.parametrize(
    ("record", "date"),
    [
        ("event:first", "2005-05-05"),
        ("event:talk", "2006-05-07"),
        ("event:next", "2030-01-02"),
        ("event:open", None),
        ("agreement:signed", "2001-03-04"),
        ("agreement:term", "2002/2005"),
        ("source:log", "2003-04"),
        ("source:sheet", None),
        ("body:ferry", None),
    ],
)
def test_a_record_has_the_date_by_which_it_is_sorted(record: str, date: str | None) -> None:
    when = crossing("2024-01-01").date_of(crossing("2024-01-01").dataset.get(ref(record)))
    assert (when.text if when else None) == date


@pytest.mark.parametrize(
    ("link", "since", "presence"),
    [
        ("body:crew parent body:ferry", "2004-05-06", Presence.YES),
        ("body:crew sources source:log", None, Presence.POSSIBLY),
        ("body:ferry sources source:log", "2001-02-03", Presence.YES),
        ("event:talk body body:ferry", "2006-05-07", Presence.YES),
        ("event:next body body:ferry", "2030-01-02", Presence.LATER),
        ("agreement:signed sources source:log", "2001-03-04", Presence.FORMER),
        ("person:ada posts post:mate", "2006-02-02", Presence.POSSIBLY),
        ("person:ada posts post:cook", None, Presence.YES),
    ],
)
def test_a_link_began_with_its_claim_or_else_with_its_record(
    link: str, since: str | None, presence: Presence
) -> None:
    as_of = crossing("2024-01-01")
    source, name, target = link.split()
    (found,) = [
        one
        for one in as_of.dataset.links_from(as_of.dataset.get(ref(source)))
        if (one.field, one.target) == (name, ref(target))
    ]
    when = as_of.link_time(found)
    assert (when.text if when else None) == since
    assert as_of.link_presence(found) is presence


@each(
    ("event", "on", "known", "held"),
    [
        ("first", "2005-05-04", False, False),
        ("first", "2005-05-05", True, True),
        ("talk", "2006-05-06", False, False),
        ("next", "2024-05-31", False, False),
        ("next", "2024-06-01", True, False),
        ("next", "2031-01-01", True, False),
        ("open", "2024-05-31", False, True),
        ("open", "2024-06-01", True, True),
        ("gala", "2007-06-01", True, True),
        ("gala", "2006-12-31", False, False),
    ],
)
def test_an_event_is_known_when_it_had_been_or_was_announced_by_the_last_day(
    event: str, on: str, known: bool, held: bool
) -> None:
    one = crossing(on).dataset.get(ref(f"event:{event}"), Event)
    assert (crossing(on).knows(one), crossing(on).held(one)) == (known, held)
    assert crossing(on, former=True).knows(one)


def test_meetings_are_in_order_of_time_and_those_of_nothing_are_apart() -> None:
    as_of = crossing("2024-06-01")
    assert [one.id for one in as_of.meetings(ref("body:ferry"))] == ["first", "talk", "next"]
    assert [one.id for one in as_of.meetings(ref("programme:dredging"))] == ["open"]
    earlier = crossing("2005-12-31").meetings(ref("body:ferry"))
    assert [one.id for one in earlier] == ["first"]
    assert [one.id for one in as_of.loose_events] == ["gala"]
    assert [as_of.owners(one) for one in as_of.loose_events] == [[]]


@each("former", [False, True])
@each("at_once", [False, True])
@each(
    ("on", "top", "under"),
    [
        ("2003-01-01", "ferry crew", "raft"),
        ("2005-01-01", "ferry", "crew raft"),
        ("2010-01-01", "ferry", "crew"),
        ("2016-01-01", "ferry buoy", "crew"),
    ],
)
def test_who_is_under_whom_is_the_same_whether_all_are_looked_at_or_few(
    on: str, top: str, under: str, at_once: bool, former: bool
) -> None:
    data = dataset(CROSSING)
    if at_once:
        data.once(tops)
    as_of = AsOf(data, day(on), former)
    ferry = ref("body:ferry")
    found = [" ".join(one.id for one in as_of.children(of)) for of in (None, ferry)]
    if former:
        assert found == ["ferry buoy", "crew raft"]
    else:
        assert found == [top, under]
        assert sorted(one.id for one in as_of.bodies()) == sorted(f"{top} {under}".split())
    assert (as_of.parent(data.get(ferry, Body)), as_of.there(data.get(ferry, Body))) == (None, True)
