"""A document of Popolo as a dataset: what becomes what, and what is said of the rest."""

import json
from typing import Any

import pytest

from irtui.model.claims import Basis, Ref
from irtui.model.records import Body, Event, Organisation, Person, Post
from irtui.query.audit.checks import check_logic
from tests.exchange.importing import TODAY, bounds, imported, of_file, values

ALDER = "8f0c6a52-11aa-4d3e-9b55-0a1f2e3d4c5b"


def read(**lists: Any) -> Any:
    return imported("popolo", json.dumps(lists))


def test_what_a_document_says_stands_where_one_would_write_it() -> None:
    dataset, unread = of_file("popolo", "assembly.popolo.json")
    assert dataset.about.title == "Assembly of Reedmere"
    assert [body.id for body in dataset.all(Body)] == [
        "legislature",
        "committee-fords",
        "executive",
    ]
    assert values(dataset, "body:committee-fords", "parent") == [Ref("body", "legislature")]
    party = dataset.get(Ref("organisation", "party-heron"), Organisation)
    assert party.identifiers == {"popolo": "party/heron"}
    assert [one.value.value for one in party.abbreviation] == ["HP"]
    alder = dataset.get(Ref("person", ALDER), Person)
    assert [claim.value.value for claim in alder.name] == ["Alder Weir", "Alder Lock"]
    assert alder.extra == {"links": "https://alder.example/", "gender": "female"}
    first, second, third = alder.roles
    assert first.basis is Basis.INFERRED
    assert bounds(first) == ("2010-05-03", "2014-05-05")
    assert first.value.for_ == Ref("organisation", "party-heron")
    assert str(first.note).startswith("Area: Mill Reed. ")
    assert (second.value.for_, second.sources) == ("Mill Reed", ())
    assert (third.value.post, third.value.in_) == (Ref("post", "speaker"), None)
    opening = dataset.get(Ref("event", "opening"), Event)
    assert (opening.when[0].value.text, opening.venue[0].value) == ("2015-07-01", "Mill Bridge")
    assert [claim.value.person for claim in opening.present] == [Ref("person", "person-sedge-mole")]
    assert values(dataset, "event:term-5", "when")[0].text == "2014-05-05/"
    assert dataset.get(Ref("post", "speaker"), Post).kind == "presiding officer"
    assert {str(one.where) for one in unread} == {
        "memberships 5, person_id",
        "memberships 6, start_date",
        "persons",
    }
    assert not check_logic(dataset)


@pytest.mark.parametrize(
    ("classification", "table"),
    [
        ("legislature", "body"),
        ("upper_house", "body"),
        ("Standing Committee", "body"),
        ("party", "organisation"),
        ("parliamentary group", "organisation"),
        ("ministry", "organisation"),
        (None, "organisation"),
    ],
)
def test_people_meet_in_what_is_called_a_house_or_a_committee(
    classification: str | None, table: str
) -> None:
    dataset, _ = read(organizations=[{"id": "a", "name": "A", "classification": classification}])
    assert Ref(table, "a") in dataset.records


def test_what_is_part_of_something_stands_in_its_table() -> None:
    one = {"id": "a", "name": "A", "classification": "ministry"}
    other = {"id": "b", "name": "B", "classification": "committee", "parent_id": "a"}
    dataset, unread = read(organizations=[other, one])
    assert values(dataset, "organisation:b", "parent") == [Ref("organisation", "a")]
    assert not unread


def test_objects_may_stand_in_one_list_and_in_each_other() -> None:
    person = {
        "name": "Sedge Mole",
        "birth_date": "1970",
        "memberships": [
            {
                "organization": {"id": "o", "name": "Office", "classification": "committee"},
                "post": {"id": "p", "label": "Clerk"},
                "start_date": "2001",
            }
        ],
    }
    dataset, unread = imported("popolo", json.dumps([person | {"id": "s"}]))
    role = values(dataset, "person:s", "roles")[0]
    assert (role.post, role.in_) == (Ref("post", "p"), Ref("body", "o"))
    assert not unread


def test_what_has_neither_sources_nor_dates_was_seen_in_the_document() -> None:
    source = [{"url": "https://roll.example/"}]
    dataset, _ = read(
        persons=[{"id": "a", "name": "A"}],
        organizations=[{"id": "b", "name": "B"}, {"id": "c", "name": "C", "sources": source}],
        memberships=[
            {"person_id": "a", "organization_id": "b"},
            {"person_id": "a", "organization_id": "c", "sources": source},
        ],
    )
    seen = dataset.get(Ref("organisation", "b")).seen
    assert [when.text for when in seen] == [TODAY]
    assert not dataset.get(Ref("organisation", "c")).seen
    inside, sourced = dataset.get(Ref("person", "a"), Person).roles
    assert [when.text for when in inside.seen] == [TODAY]
    assert not sourced.seen
    assert [one.source for one in sourced.sources] == ["roll-example"]
    assert [one.source for one in dataset.get(Ref("person", "a")).sources] == ["roll"]
