"""``schema``: the format for editors, printed as JSON."""

import json
import tomllib
from pathlib import Path

from jsonschema import Draft7Validator

from irtui.loading import bundled_path
from irtui.schema.answers import answers_schema
from irtui.schema.format import schema
from tests.cli.running import LIGHTHOUSES, run
from tests.validating import as_json


def test_the_schema_is_printed_as_json() -> None:
    ran = run("schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == schema()


def test_the_schema_of_the_answers_is_printed_by_the_same_command() -> None:
    ran = run("schema", "--answers")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == answers_schema()


def test_the_help_tells_how_a_file_points_to_the_schema() -> None:
    assert "#:schema ./irtui.schema.json" in run("schema", "--help").out


def offered(schema: dict[str, object], name: str) -> dict[str, str]:
    """What an editor offers of a dataset's own, each with what it is called."""
    definitions = schema["definitions"]
    assert isinstance(definitions, dict)
    return {one["const"]: one["description"] for one in definitions[name]["anyOf"]}


def test_with_a_dataset_its_kinds_and_ids_are_offered_and_others_stay_allowed() -> None:
    ran = run("schema", "-d", LIGHTHOUSES)
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert offered(found, "own-person")["ada-wick"] == "Ada Wick"
    assert offered(found, "own-party-reference").keys() == {"party:upper", "party:lower"}
    assert "commission" in offered(found, "own-body-kind")
    data = as_json(tomllib.loads(Path(LIGHTHOUSES).read_text(encoding="utf-8")))
    valid = Draft7Validator(found).is_valid
    assert valid(data)
    data["person"]["new"] = {"kind": "new", "party": "new", "sources": ["new"]}
    assert valid(data)
    data["person"]["new"]["party"] = "No Id"
    assert not valid(data)


def test_the_bundled_dataset_begins_with_where_its_schema_lies() -> None:
    path = bundled_path()
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    name = first.removeprefix("#:schema ./")
    assert "const" in (path.parent / name).read_text(encoding="utf-8")
