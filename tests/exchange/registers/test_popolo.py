"""The export is a document of Popolo, and its import gives back what the format promises."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Precision, Span
from irtui.model.holding import resolve
from irtui.model.records import Body, Organisation, Person
from tests.each import each
from tests.exchange.exporting import NAMES, exported, named
from tests.exchange.importing import FOREIGN, imported, of_file

Json = dict[str, Any]
SCHEMA = json.loads((Path(__file__).parent / "popolo.schema.json").read_text())
HELD = ("party", "body", "organisation", "post", "person", "place", "event")


def document(dataset: Dataset | str, at: str | None = None, top: str | None = None) -> Json:
    files, _ = exported("popolo", dataset, at=at, top=top)
    found: Json = json.loads(files[""])
    return found


@each(
    ("name", "at", "top"),
    [
        *((name, None, None) for name in (*NAMES, "bundled")),
        ("estuary", "2012-01-01", None),
        ("lighthouses", "1900-01-01", None),
        ("legislature", None, "body:ferries-committee"),
    ],
)
def test_it_is_a_document_of_popolo_whose_ids_lead_to_what_is_there(
    name: str, at: str | None, top: str | None
) -> None:
    found = document(name, at, top)
    jsonschema.validate(found, SCHEMA, jsonschema.Draft202012Validator)
    for sort in ("persons", "organizations", "posts", "areas", "events", "memberships"):
        ids = [one["id"] for one in found[sort]]
        assert len(ids) == len({*ids})
    there = {one["id"] for sort in found if sort != "meta" for one in found[sort]}
    for sort in found.keys() - {"meta"}:
        for one in found[sort]:
            assert {value for key, value in one.items() if key.endswith("_id")} <= there


def _iso(bound: Any, dataset: Dataset) -> str | None:
    """A bound as Popolo can have it."""
    moment = resolve(dataset, bound)
    exact = moment and not moment.qualified and moment.precision <= Precision.YEAR
    return moment.text if moment and exact else None


def _terms(dataset: Dataset) -> Counter[Any]:
    """Who had which part in what, from when until when, on whose behalf."""
    found: Counter[Any] = Counter()
    holders = (*dataset.all(Person), *dataset.all(Organisation), *dataset.all(Body))
    for record in holders:
        fields = ("members",) if isinstance(record, Body) else ("posts", "roles")
        for claim in (one for field in fields for one in getattr(record, field, ())):
            role = claim.value
            who: Ref | None = record.ref
            within = role.in_
            if isinstance(record, Body):
                who, within = role.person or role.organisation, record.ref
            if claim.deprecated or who is None:
                continue
            behalf = role.for_ if isinstance(role.for_, Ref) else role.party
            bounds = (_iso(claim.since, dataset), _iso(claim.until, dataset))
            found[who, within, role.post, role.role, role.as_, behalf, *bounds] += 1
    return found


def _names(dataset: Dataset) -> dict[Ref, set[Any]]:
    """What each record was called, and when."""
    return {
        ref: {
            (claim.value.value, _iso(claim.since, dataset), _iso(claim.until, dataset))
            for field in ("name", "abbreviation", "aliases")
            for claim in getattr(record, field)
            if not claim.deprecated
        }
        for ref, record in dataset.records.items()
        if ref.table in HELD and ref.table not in ("post", "event")
    }


def _when(dataset: Dataset, table: str, field: str) -> dict[Ref, Any]:
    """The one date of a field, where it is one that Popolo has."""
    found = {}
    for record in dataset.table(table):
        each = [claim.value for claim in getattr(record, field) if not claim.deprecated]
        if len(each) == 1 and (text := _as_iso(each[0])):
            found[record.ref] = text
    return found


def _as_iso(when: Moment | Span) -> str | None:
    parts = [when] if isinstance(when, Moment) else [when.start, when.end]
    plain = [p for p in parts if p and not p.qualified and p.precision <= Precision.YEAR]
    return when.text if len(plain) == len(parts) else None


@pytest.mark.parametrize("name", NAMES)
def test_export_and_import_keep_names_terms_parents_posts_and_dates(name: str) -> None:
    before = named(name)
    after, unread = imported("popolo", json.dumps(document(name)))
    assert not unread
    kept = [ref for ref in before.records if ref.table in HELD]
    assert sorted(kept) == sorted(ref for ref in after.records if ref.table in HELD)
    assert _terms(after) == _terms(before)
    told = _names(after)
    for ref, names in _names(before).items():
        assert names <= told[ref]
    for table, field in (("body", "founded"), ("person", "born")):
        assert _when(before, table, field).items() <= _when(after, table, field).items()
    days = _when(after, "event", "when") | _when(after, "event", "planned")
    assert _when(before, "event", "when").items() <= days.items()
    for table, field in (("body", "parent"), ("post", "organisation")):
        for record in before.table(table):
            claims = [one for one in getattr(record, field) if not one.deprecated]
            if len(claims) == 1:
                again = getattr(after.get(record.ref), field)
                assert [one.value for one in again] == [claims[0].value]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_again_is_the_same_but_for_what_it_rests_on(name: str) -> None:
    once = document(name)
    dataset, _ = imported("popolo", json.dumps(once))
    again = document(dataset)
    for sort in once.keys() - {"meta", "memberships"}:
        assert [_bare(one) for one in once[sort]] == [_bare(one) for one in again[sort]]
    several = [
        Counter(json.dumps(_bare(one, "id"), sort_keys=True) for one in found["memberships"])
        for found in (once, again)
    ]
    assert several[0] == several[1]


def _bare(one: Json, *without: str) -> Json:
    others = sorted(one.get("other_names", ()), key=json.dumps)
    whole = one | {"other_names": others}
    return {key: value for key, value in whole.items() if key not in ("sources", *without)}


def test_a_document_of_another_hand_keeps_its_objects() -> None:
    given = json.loads((FOREIGN / "assembly.popolo.json").read_text())
    dataset, _ = of_file("popolo", "assembly.popolo.json")
    found = document(dataset)
    for sort in ("persons", "organizations", "posts", "areas", "events"):
        key = "label" if sort == "posts" else "name"
        assert sorted(one[key] for one in given[sort]) == sorted(one[key] for one in found[sort])
    assert len(found["memberships"]) == len(given["memberships"])  # one refused, one embedded
    alder = next(one for one in found["persons"] if one["name"] == "Alder Weir")
    roll = [
        {
            "url": "https://records.reedmere.example/members",
            "note": "roll-of-members: Roll of members",
        }
    ]
    assert alder["sources"] == roll
    assert {"scheme": "roll", "identifier": "17"} in alder["identifiers"]
    assert {"name": "Alder Lock", "end_date": "2009-06"} in alder["other_names"]


@pytest.mark.parametrize("name", [*NAMES, "bundled"])
def test_memberships_and_what_is_left_out_are_all_parts_that_there_are(name: str) -> None:
    files, losses = exported("popolo", name)
    dataset = named(name)
    fields = (("person", ("posts", "roles", "party")), ("organisation", ("roles", "parties")))
    parts = [
        claim
        for table, several in (*fields, ("body", ("members",)))
        for record in dataset.table(table)
        for field in several
        for claim in getattr(record, field)
        if not claim.deprecated
    ]
    written = len(json.loads(files[""])["memberships"])
    assert written + losses.counts["members that are offices"] == len(parts)
    for table in ("agreement", "programme", "gap"):
        assert losses.counts[f"{table}s"] == len(dataset.table(table))


def test_of_a_day_only_what_held_on_it_is_written_with_the_names_of_the_day() -> None:
    found = document("legislature", at="2010-01-01")
    groups = {one["name"] for one in found["organizations"]}
    assert "Harbour League" in groups
    assert "Committee on the Ferries" not in groups
    for one in found["memberships"]:
        assert one.get("start_date", "0") <= "2010-01-01"
        assert one.get("end_date", "9") >= "2010-01-01"


def test_a_date_that_popolo_cannot_write_is_left_out_and_counted() -> None:
    files, losses = exported("popolo", "lighthouses")
    events = {one["id"]: one for one in json.loads(files[""])["events"]}
    assert "start_date" not in events["event:lamp-commission-2001"]  # 2002~
    assert events["event:lamp-commission-2004-02"]["start_date"] == "2004-02"
    assert losses.counts["dates that are no year, month or day"] == 2


def test_nothing_of_the_hostile_dataset_is_active_and_bytes_are_the_same_twice() -> None:
    files, _ = exported("popolo", "hostile")
    assert not any(byte < 0x20 and byte != 0x0A for byte in files[""])
    assert files == exported("popolo", "hostile")[0]
