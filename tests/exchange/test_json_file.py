import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from irtui.model.fields import claim_fields, key_of
from irtui.schema.answers import answers_schema
from tests.exchange.exporting import exported, named, scope

SCHEMA = answers_schema()
(EXPORT,) = [one for one in SCHEMA["oneOf"] if one["title"] == "irtui export json"]
VALIDATOR = Draft202012Validator({**EXPORT, "$defs": SCHEMA["$defs"]})


def document(name: str, at: str | None = None) -> Any:
    files, losses = exported("json", name, at=at)
    assert not losses.counts
    return json.loads(files[""])


@pytest.mark.parametrize(
    ("name", "at"),
    [("delta", None), ("hostile", None), ("namesakes", None), ("delta", "2011-06-01")],
)
def test_a_document_follows_the_schema_and_has_each_claim(name: str, at: str | None) -> None:
    found = document(name, at)
    error = best_match(VALIDATOR.iter_errors(found))
    assert error is None, f"{list(error.absolute_path)}: {error.message[:500]}"
    exporting = scope(name, at=at)
    wanted = {
        str(ref): {
            key_of(field): len(claims)
            for field in claim_fields(type(record))
            if (claims := exporting.claims(record, field))
        }
        for ref, record in exporting.records.items()
    }
    assert {
        one["ref"]: {field: len(claims) for field, claims in one["claims"].items()}
        for one in found["records"]
    } == wanted


def test_of_a_day_only_what_held_and_what_linked_is_there() -> None:
    found = document("estuary", "2011-06-01")
    (group,) = [one for one in found["records"] if one["ref"] == "body:lamp-group"]
    assert {one["there"] for one in group["links"]} <= {"yes", "possibly"}
    every = document("estuary")
    (whole,) = [one for one in every["records"] if one["ref"] == "body:lamp-group"]
    assert len(group["links"]) < len(whole["links"])


def test_what_the_dataset_says_of_itself_is_there() -> None:
    about = named("estuary").about
    head = document("estuary")["about"]
    assert head["lanes"] == [str(ref) for ref in about.lanes]
    assert head["kinds"]["event"].keys() == about.kinds["event"].keys()
    assert head["digest"] == "0" * 64
