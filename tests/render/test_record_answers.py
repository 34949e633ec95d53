"""Records, the tree and sources as JSON."""

import json
from datetime import date
from typing import Any

import pytest

from irtui.model.as_of import AsOf
from irtui.model.fields import claim_fields
from irtui.pages.sheet import sheet
from irtui.pages.source_uses import dataset_uses
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Role
from irtui.render.answers import records, structure
from irtui.render.answers.declared import as_json
from tests.query.answers import FICTIONAL, WORLDS, reviewed, some, world
from tests.support import day, ref

COMMISSION = "body:lamp-commission"


def written(name: str, on: date | None = None) -> dict[str, Any]:
    """A record of the fictional dataset, as it is written."""
    data = world(FICTIONAL)
    found = records.record(AsOf(data, on or reviewed(data)), data.get(ref(name)))
    again = json.loads(json.dumps(as_json(found)))
    assert isinstance(again, dict)
    return again


def test_a_record_is_called_as_on_the_day_and_each_claim_says_whether_it_held_then() -> None:
    now, then = written(COMMISSION), written(COMMISSION, day("2005-12-31"))
    assert (now["title"], then["title"]) == ("Lamp and Fog Commission", "Lamp Commission")
    held = [
        {one["value"]["value"]: one["holds"] for one in at["claims"]["name"]} for at in (now, then)
    ]
    assert [names["Lamp and Fog Commission"] for names in held] == ["yes", "later"]
    assert [names["Lamp Commission"] for names in held] == ["former", "yes"]


@pytest.mark.parametrize("name", WORLDS)
def test_no_claim_of_a_record_is_left_out(name: str) -> None:
    data = world(name)
    for record in data.records.values():
        claims = records.record(AsOf(data, reviewed(data)), record).claims
        kept = {
            field.rstrip("_"): len(getattr(record, field)) for field in claim_fields(type(record))
        }
        assert {key: len(found) for key, found in claims.items()} == {
            key: count for key, count in kept.items() if count
        }


@pytest.mark.parametrize("name", WORLDS)
def test_every_link_is_written_at_both_its_ends(name: str) -> None:
    data = world(name)
    ends: dict[str, set[tuple[str, str, str]]] = {}
    for record in data.records.values():
        links = as_json(records.record(AsOf(data, reviewed(data)), record).links)
        ends[str(record.ref)] = {(one["to"], one["made_by"], one["field"]) for one in links}
    for here, links in ends.items():
        for there, made_by, field in links:
            # Evidence is listed as sources, and gaps are listed as gaps, at the other end.
            if not there.startswith(("source:", "gap:")) and not here.startswith(
                ("source:", "gap:")
            ):
                assert (here, made_by, field) in ends[there]


def test_a_link_tells_its_claim_and_who_makes_it() -> None:
    parts = [one for one in written(COMMISSION)["links"] if one["to"] == "body:wick-group"]
    (back, *_) = [one for one in written("body:wick-group")["links"] if one["field"] == "parent"]
    assert (back["label"], back["to"], back["made_by"]) == (
        "part of",
        COMMISSION,
        "body:wick-group",
    )
    assert back["claim"]["value"] == COMMISSION
    there = {**back, "label": "has parts", "to": "body:wick-group", "title": parts[0]["title"]}
    assert there in parts


def test_gaps_of_a_record_are_told_with_their_field() -> None:
    gaps = written("gap:sessions")["values"]
    (found,) = [gap for gap in written(gaps["about"])["gaps"] if gap["gap"] == "gap:sessions"]
    assert found["field"] == gaps["field"]
    assert found["text"] == gaps["text"]


def test_a_source_is_written_with_all_its_fields_and_with_what_it_supports() -> None:
    source = written("source:almanac")
    assert source["claims"] == {}
    assert source["values"]["reprints"] == "source:log"
    assert source["values"]["date"]["edtf"] == "1999?"
    assert source["values"]["url"] is None
    assert {one["label"] for one in source["links"] if one["made_by"] != source["ref"]} == {
        "supports"
    }


def test_the_tree_is_nested_and_its_collections_stay_folded() -> None:
    data = world(FICTIONAL)
    hierarchy = Hierarchy(AsOf(data, reviewed(data)))
    top = as_json(structure.tree(hierarchy, hierarchy.roots()).tree)
    by_key = {node["key"]: node for node in top}
    assert by_key["all:person"]["children"] is None
    assert by_key["all:person"]["role"] == Role.COLLECTION.value
    level = top
    for key in map(str, hierarchy.path_to(ref("body:wick-group"))):
        (node,) = [node for node in level if node["key"] == key]
        level = node["children"]
    assert node["ref"] == "body:wick-group"

    def check(nodes: list[dict[str, Any]]) -> None:
        for node in nodes:
            assert (node["status"] is None) == (node["role"] not in ("event", "step"))
            assert (node["children"] is None) == (node["role"] == "collection")
            check(node["children"] or [])

    check(top)


def test_the_tree_has_the_nodes_that_are_unfolded_and_no_others() -> None:
    data = world(FICTIONAL)
    hierarchy = Hierarchy(AsOf(data, reviewed(data)))

    def keys(nodes: list[dict[str, Any]]) -> list[str]:
        return [key for one in nodes for key in (one["key"], *keys(one["children"] or []))]

    def unfolded(key: str) -> list[str]:
        (node,) = [node for node in hierarchy.roots() if str(node.key) == key]
        waiting, found = [node], []
        while waiting:
            node = waiting.pop(0)
            found.append(str(node.key))
            waiting = [*hierarchy.children(node), *waiting]
        return found

    (commission,) = [node for node in hierarchy.roots() if str(node.key) == COMMISSION]
    assert keys(as_json(structure.tree(hierarchy, [commission]).tree)) == unfolded(COMMISSION)


def test_a_source_says_which_text_it_repeats() -> None:
    data = world(FICTIONAL)
    found = as_json(records.sources(AsOf(data, reviewed(data)), dataset_uses(data)).sources)
    originals = {one["source"]: one["original"] for one in found["sources"]}
    assert originals == {
        "source:log": "source:log",
        "source:chart": "source:chart",
        "source:almanac": "source:log",
    }
    assert found["of"] is None
    assert len(found["support"]["independent"]) == 2


@pytest.mark.parametrize("name", WORLDS)
def test_a_face_has_its_lines_with_their_sources_and_no_sign_in_their_texts(name: str) -> None:
    data = world(name)
    as_of = AsOf(data, reviewed(data))
    for record in some(name):
        page = sheet(as_of, record)
        found = records.face(page).lines
        assert len(found) == len(page.face)
        for line, row in zip(found, page.face, strict=True):
            assert line.name
            assert bool(line.text) is not bool(line.columns)
            assert len(line.columns) == len(row.beside)
            told = [line.text, *(text for column in line.columns for text in column.lines)]
            assert not any(sign in text for text in told for sign in ("⚠ ", "~ inferred"))
            cited = {*line.sources, *(ref for column in line.columns for ref in column.sources)}
            assert cited <= set(page.sources)


def test_the_face_of_a_body_says_who_chairs_it_and_where_sources_disagree() -> None:
    data = world(FICTIONAL)
    page = sheet(AsOf(data, day("2005-01-01")), ref(COMMISSION))
    chairs, *_ = records.face(page).lines
    assert chairs.name == "chaired by"
    first = chairs.columns[0]
    assert first.lines[:2] == ("UP Ada Wick", "Keeper of the Lamps")
    assert first.sources == (ref("source:log"),)
    founded = next(line for line in records.face(page).lines if line.name == "founded")
    assert (founded.text, founded.sign) == ("2000", "3 tellings")
