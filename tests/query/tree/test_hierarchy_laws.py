"""What is true of every tree of every day."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.dates import as_moment
from irtui.model.records import Body, Event
from irtui.query.series import years_of_meetings
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Key, NoneRecorded, Role
from tests.query.answers import (
    ANY_WORLD,
    BUNDLED,
    FICTIONAL,
    WORLDS,
    reviewed,
    turning_days,
    walk,
    world,
)
from tests.support import HEAD, loaded


@pytest.mark.parametrize("former", [False, True])
@pytest.mark.parametrize("name", WORLDS)
def test_the_way_to_each_record_leads_from_the_top_down_to_it(name: str, former: bool) -> None:
    data = world(name)
    hierarchy = Hierarchy(AsOf(data, reviewed(data), former=former))
    places = {keys: node for keys, node, _ in walk(hierarchy)}
    reached = {node.ref for node in places.values() if node.ref}
    for ref in data.records:
        path = hierarchy.path_to(ref)
        assert bool(path) == (ref in reached)
        if path:
            assert places[path].ref == ref


@pytest.mark.parametrize("name", WORLDS)
def test_with_former_bodies_everything_but_the_sides_can_be_browsed_to(name: str) -> None:
    data = world(name)
    hierarchy = Hierarchy(AsOf(data, reviewed(data), former=True))
    reached = {node.ref for _, node, _ in walk(hierarchy)}
    assert {ref for ref in data.records if ref not in reached} == {
        record.ref for record in data.table("party")
    }


@given(ANY_WORLD, st.data(), st.booleans())
def test_no_two_siblings_share_a_key_and_a_line_folds_when_it_has_children(
    name: str, choice: st.DataObject, former: bool
) -> None:
    data = world(name)
    on = choice.draw(st.sampled_from(turning_days(data)))
    hierarchy = Hierarchy(AsOf(data, on, former=former))
    seen = [node.key for node in hierarchy.roots()]
    assert len(seen) == len(set(seen))
    for _, node, children in walk(hierarchy):
        keys = [child.key for child in children]
        assert len(keys) == len(set(keys)) == len(set(map(str, keys)))
        assert node.folds == bool(children)


DAYS = st.one_of(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates())
"""Days on which it matters which one it is, and any others."""


@given(st.sampled_from([BUNDLED, FICTIONAL]), DAYS)
def test_the_bodies_of_a_tree_are_those_that_are_there_or_possibly_are(name: str, on: date) -> None:
    data = world(name)
    hierarchy = Hierarchy(AsOf(data, on))
    shown = {node.ref: node.there for _, node, _ in walk(hierarchy) if node.role is Role.BODY}
    there = {record.ref: AsOf(data, on).presence(record) for record in data.table("body")}
    assert shown == {ref: truth for ref, truth in there.items() if truth}
    assert {body.ref for body in hierarchy.as_of.bodies()} == shown.keys()


@given(st.sampled_from([BUNDLED, FICTIONAL]), DAYS)
def test_what_was_held_never_shows_before_its_day(name: str, on: date) -> None:
    data = world(name)
    for _, node, _ in walk(Hierarchy(AsOf(data, on))):
        if node.role is Role.EVENT and node.ref is not None and on < reviewed(data):
            event = data.get(node.ref)
            assert isinstance(event, Event)
            days = [as_moment(claim.value) for claim in event.when or event.planned]
            assert not days or any(one.reached(on) for one in days)


@given(ANY_WORLD, st.data(), st.booleans())
def test_the_years_without_a_meeting_stand_once_among_those_with_one_the_newest_first(
    name: str, choice: st.DataObject, former: bool
) -> None:
    data = world(name)
    as_of = AsOf(data, choice.draw(st.sampled_from(turning_days(data))), former=former)
    told: dict[Key, list[int]] = {}
    counted: dict[Key, int] = {}
    for _, node, children in walk(Hierarchy(as_of)):
        if node.role is Role.BODY:
            told.setdefault(node.key, [])
            counted[node.key] = node.gaps
        for child in children:
            if isinstance(child.key, NoneRecorded):
                years = range(child.key.first, child.key.last + 1)
                told.setdefault(child.key.body, []).extend(years)
        dates = (child.when for child in children if child.role is Role.EVENT)
        days = [when.earliest for when in dates if when and when.earliest]
        phases = node.ref is not None and node.ref.table == Event.TABLE
        assert days == sorted(days, reverse=not phases)
    for body in data.all(Body):
        held = years_of_meetings(as_of, body)
        empty = [year for year, recorded in held.items() if not recorded]
        assert sorted(told.get(body.ref, empty)) == empty
        assert counted.get(body.ref, len(empty)) == len(empty)


YEARS = st.integers(1990, 2030)


@st.composite
def river_files(draw: st.DrawFn) -> str:
    """A file of a few bodies with any founding, end and parents over time, but no circle."""
    tables = ['[source.log]\ntitle = "Log"\n']
    for number in range(draw(st.integers(1, 6))):
        lines = [f"[body.b{number}]", 'sources = ["log"]']
        first, last = sorted((draw(YEARS), draw(YEARS)))
        if draw(st.booleans()):
            lines.append(f'founded = "{first}"')
        if draw(st.booleans()):
            lines.append(f'dissolved = "{last}"')
        # A body belongs to earlier ones only: so no chain comes back to where it began.
        if number:
            changes = sorted(draw(st.lists(YEARS, max_size=2, unique=True)))
            bounds = [None, *changes, None]
            claims = []
            for since, until in pairwise(bounds):
                above = draw(st.integers(0, number - 1))
                keys = [f'value = "b{above}"']
                keys += [f'since = "{since}"'] if since else []
                keys += [f'until = "{until}"'] if until else []
                claims.append(f"{{ {', '.join(keys)} }}")
            lines.append(f"parent = [{', '.join(claims)}]")
        if draw(st.booleans()):
            lines.append('counts = { kind = "group", count = 3 }')
        if draw(st.booleans()):
            lines.append('kind = "group"')
        tables.append("\n".join(lines))
        if draw(st.booleans()):
            tables.append(
                f'[event.e{number}]\nbody = "b{number}"\nwhen = "{draw(YEARS)}"\nsources = ["log"]'
            )
    return f'{HEAD}kinds.body.group = "groups"\n' + "\n".join(tables)


@given(river_files(), st.dates(date(1985, 1, 1), date(2035, 1, 1)), st.booleans())
def test_any_bodies_make_a_tree_in_which_each_stands_once_and_the_way_to_it_leads_there(
    text: str, on: date, former: bool
) -> None:
    data = loaded(text).dataset
    assert data is not None
    hierarchy = Hierarchy(AsOf(data, on, former=former))
    places = [(keys, node.ref) for keys, node, _ in walk(hierarchy) if node.ref is not None]
    shown = [found for _, found in places if found.table == "body"]
    expected = [
        record.ref for record in data.table("body") if former or AsOf(data, on).presence(record)
    ]
    assert sorted(shown) == sorted(expected)
    assert {(hierarchy.path_to(found), found) for _, found in places} == set(places)
