"""Entities are as FollowTheMoney's own model has them, and come back as what they were."""

import json
from collections import Counter
from io import BytesIO
from itertools import groupby
from typing import Any

import pytest

from irtui.exchange.format import MissingExtraError
from irtui.exchange.formats import EXPORTS
from irtui.exchange.registers.ftm import SIDE
from irtui.model.claims import Basis, Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Organisation, Person
from tests.each import each
from tests.exchange.exporting import NAMES, exported, named, scope
from tests.exchange.importing import bounds, imported, of_file, values
from tests.support import dataset
from tests.tools import library


def lines(name: str, at: str | None = None, top: str | None = None) -> list[Any]:
    library("followthemoney")
    files, _ = exported("ftm", name, at=at, top=top)
    return [json.loads(line) for line in files[""].splitlines()]


@each(
    ("name", "at", "top"),
    [
        *((name, None, None) for name in (*NAMES, "bundled")),
        ("estuary", "2012-01-01", None),
        ("lighthouses", "1900-01-01", None),
        ("legislature", None, "body:ferries-committee"),
    ],
)
def test_each_entity_is_valid_and_leads_to_others_that_are_there(
    name: str, at: str | None, top: str | None
) -> None:
    proxy, model = library("followthemoney").EntityProxy, library("followthemoney").model
    found = lines(name, at, top)
    ids = [one["id"] for one in found]
    assert len(ids) == len({*ids})
    for one in found:
        entity = proxy.from_dict(one, cleaned=False)  # cleans every value by its own rules
        assert entity.to_dict()["properties"] == one["properties"]
        model.get(one["schema"]).validate(one)
        for prop, value in entity.itervalues():
            assert prop.type.name != "entity" or value in ids


def _parts(dataset: Dataset) -> Counter[Any]:
    """Who has which part in what, on whose behalf, by whichever record says so."""
    found: Counter[Any] = Counter()
    for body in dataset.table("body"):
        for claim in getattr(body, "members", ()):
            who = claim.value.person or claim.value.organisation
            if who and not claim.deprecated:
                found[who, body.ref, None, claim.value.role] += 1
    holders: tuple[Person | Organisation, ...] = (
        *dataset.all(Person),
        *dataset.all(Organisation),
    )
    for record in holders:
        for claim in (*getattr(record, "posts", ()), *record.roles):
            role = claim.value
            if not claim.deprecated and (role.in_ or role.post):
                found[record.ref, role.in_, role.post, role.role] += 1
    return found


@pytest.mark.parametrize("name", NAMES)
def test_export_and_import_keep_parts_shares_sides_and_what_they_rest_on(name: str) -> None:
    before = named(name)
    if not lines(name):
        return
    after, unread = imported("ftm", exported("ftm", name)[0][""])
    assert not unread
    assert _parts(after) == _parts(before)
    for organisation in before.all(Organisation):
        shares = [claim.value for claim in organisation.shares]
        assert values(after, str(organisation.ref), "shares") == shares
    for person in before.all(Person):
        again = after.get(person.ref, Person)
        assert [one.value for one in again.party] == [one.value for one in person.party]
        assert [one.source for one in again.sources] == [one.source for one in person.sources]
        born = [str(one.value.text) for one in person.born if one.value.exact]
        assert [str(one.value.text) for one in again.born] == born


def test_a_link_has_its_dates_its_sources_and_that_it_was_inferred() -> None:
    found = {one["id"]: one for one in lines("legislature")}
    term = found["person-tansy-breakwater.roles.1.membership"]["properties"]
    assert term["startDate"] == ["2008-05-05"]
    assert term["endDate"] == ["2010-03-01"]
    assert term["proof"] == ["source-gazette-2008"]
    assert term["description"][0].startswith("Left the seat")
    document = found["source-gazette-2008"]["properties"]
    assert document["sourceUrl"] == ["https://gazette.saltmarsh.example/2008"]
    assert document["publishedAt"] == ["2008-05-05"]
    inferred = [one for one in lines("bundled") if "Inferred. " in json.dumps(one)]
    assert inferred


def test_what_the_model_cannot_hold_is_counted() -> None:
    library("followthemoney")
    losses = exported("ftm", "lighthouses")[1].counts
    assert losses["agreements"] == 3
    assert losses["claims that are thought wrong"] == 1
    assert losses["claims in “number” of event records"] == 6


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "followthemoney", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'irtui\[ftm\]'"):
        list(EXPORTS["ftm"].export(scope("minimal"), exported("json", "minimal")[1]))


def test_entities_of_another_hand_become_records() -> None:
    read, unread = of_file("ftm", "entities.ftm.json")
    alder = read.get(Ref("person", "alder-weir"), Person)
    assert alder.identifiers == {"ftm": "NK-alder", "wikidata": "Q900001"}
    assert [one.source for one in alder.sources] == ["records-reedmere-example-members"]
    loose, held, directs = alder.roles
    assert loose.value.as_ == "Speaker of the Assembly"
    assert (held.value.post, bounds(held)) == (Ref("post", "speaker"), ("2011", "2014-05-05"))
    assert [one.source for one in held.sources] == ["roll-of-members"]
    assert (directs.value.in_, directs.value.role) == (
        Ref("organisation", "heron-ferries-ltd"),
        "chair",
    )
    ferries = read.get(Ref("organisation", "heron-ferries-ltd"), Organisation)
    assert [claim.value.percent for claim in ferries.shares] == [50.5]
    assert [claim.value.value for claim in ferries.statements] == ["Runs the ferry at the mill."]
    assert {claim.basis for claim in ferries.shares} == {Basis.STATED}
    assert [one.where for one in unread] == ["line 13", "line 10", "line 11"]


def statements(name: str, at: str | None = None) -> list[Any]:
    kit = library("followthemoney.statement")
    files, _ = exported("ftm-statements", name, at=at)
    return list(kit.read_statements(BytesIO(files[""]), kit.JSON))


@pytest.mark.parametrize(
    ("name", "at"), [*((name, None) for name in (*NAMES, "bundled")), ("estuary", "2012-01-01")]
)
def test_entities_made_of_the_statements_are_those_of_the_other_export(
    name: str, at: str | None
) -> None:
    of_nothing = library("followthemoney").Dataset.make({"name": "read_back"})
    whole = library("followthemoney.statement").StatementEntity
    found = statements(name, at)
    assert len({one.id for one in found}) == len(found)
    assert {one.id for one in found} == {one.generate_key() for one in found}
    groups = groupby(found, key=lambda one: one.canonical_id)
    made = [whole.from_statements(of_nothing, list(group)) for _, group in groups]
    again = [
        {"id": one.id, "schema": one.schema.name, "properties": one.to_dict()["properties"]}
        for one in made
    ]
    for one in (*again, *(others := lines(name, at))):
        one["properties"] = {key: sorted(values) for key, values in one["properties"].items()}
    assert again == others


def test_a_statement_says_rank_and_basis_language_and_when_it_was_seen() -> None:
    library("followthemoney")
    data = dataset("""
        [party.a]
        name = [
            { value = "Hafenamt", lang = "de", rank = "preferred" },
            { value = "Port Office", basis = "inferred", note = "Translated.", sources = ["s"] },
            { value = "Port Office of Old", rank = "deprecated" },
        ]
        summary = "It keeps the port."
        sources = ["s"]

        [person.b]
        name = "Brill"
        party = { value = "a", seen = ["2012-05-07", "2011", "2010-03-01", "2011-01-01"] }
        sources = ["s"]

        [source.s]
        publisher = "The Port"
    """)
    files, losses = exported("ftm-statements", data)
    found = [json.loads(line) for line in files[""].splitlines()]
    marks = {
        one["value"]: [one[key] for key in ("origin", "lang", "first_seen", "last_seen")]
        for one in found
    }
    assert marks["Hafenamt"] == ["preferred.stated", "deu", None, None]
    assert marks["Port Office"] == ["normal.inferred", None, None, None]
    assert "Port Office of Old" not in marks
    assert marks["It keeps the port."] == [None, None, None, None]
    seen = ["2010-03-01T00:00:00", "2012-05-07T00:00:00"]
    assert marks[SIDE] == ["normal.stated", None, *seen]
    assert {one["dataset"] for one in found} == {"rivers_and_lighthouses"}
    assert losses.counts == {
        "claims that are thought wrong": 1,
        "notes": 1,
        "days on which something was seen": 2,
    }
