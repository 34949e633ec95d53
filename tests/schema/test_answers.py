"""The JSON Schema of the answers: every answer follows it, and it leaves nothing open."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from irtui.model.as_of import AsOf
from irtui.model.records import TABLES
from irtui.pages.report_pages import REPORTS
from irtui.render.answers import records
from irtui.render.answers.declared import as_json
from irtui.schema.answers import answers_schema, answers_schema_text
from tests.cli.running import ANSWERING, ARGUMENTS, LIGHTHOUSES, run
from tests.each import each
from tests.query.answers import WORLDS, reviewed, some, turning_days, world
from tests.support import DATASETS

SCHEMA = answers_schema()
FILES = [LIGHTHOUSES, *(str(DATASETS / f"{name}.toml") for name in ("delta", "estuary", "hostile"))]


@cache
def validator(definition: str = "") -> Draft202012Validator:
    """What tells whether a document follows the schema, or a definition in it."""
    if definition:
        part = {"$ref": f"#/$defs/{definition}", "$defs": SCHEMA["$defs"]}
        return Draft202012Validator(part, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def follow(document: Any, definition: str = "") -> None:
    """Fails with what is nearest to the reason where a document does not follow the schema."""
    error = best_match(validator(definition).iter_errors(document))
    assert error is None, f"{list(error.absolute_path)}: {error.message[:500]}"


def answer(*arguments: str) -> Any:
    """What a command prints as JSON; nothing, where it finds nothing."""
    ran = run(*arguments, "--format", "json")
    assert ran.code in (0, 1)
    return json.loads(ran.out) if ran.out else None


def test_the_schema_is_one_and_can_be_read_again() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(answers_schema_text()) == SCHEMA


COMMANDS = [
    ["tree"],
    ["show", "dataset"],
    ["sources"],
    ["timeline"],
    ["timeline", "--changes"],
    *(["report", name] for name in REPORTS),
]


@each("arguments", COMMANDS)
def test_answers_about_a_whole_dataset_follow_the_schema(arguments: list[str]) -> None:
    found = [answer("-d", file, *arguments) for file in FILES]
    assert any(found)
    for document in found:
        if document is not None:
            follow(document)


@pytest.mark.parametrize("arguments", [["tree"], ["report", "gaps"]], ids=" ".join)
def test_answers_about_the_bundled_dataset_follow_the_schema(arguments: list[str]) -> None:
    follow(answer(*arguments))


# A citation is CSL-JSON; problems have no day.
OTHERS = ("check", "cite")


@pytest.mark.parametrize("name", [name for name in ANSWERING if name not in OTHERS])
def test_answers_about_one_record_follow_the_schema_on_any_day(name: str) -> None:
    for at in ("0001", "1999-06", "2005", "2012-06-01", "9999"):
        if (found := answer("-d", LIGHTHOUSES, "--at", at, name, *ARGUMENTS[name])) is not None:
            follow(found)
    assert answer("-d", LIGHTHOUSES, name, *ARGUMENTS[name]) is not None


@pytest.mark.parametrize("file", [*FILES, str(DATASETS / "broken.toml"), "nowhere.toml"])
def test_the_problems_of_a_file_follow_the_schema(file: str) -> None:
    follow(json.loads(run("check", file, "--format", "json").out))


@pytest.mark.parametrize("more", [[], ["--summary"]])
def test_what_tells_two_datasets_apart_follows_the_schema(more: list[str]) -> None:
    for old, new in pairwise([*FILES, *FILES[:2], FILES[0], FILES[0]]):
        follow(answer("diff", old, new, *more))


@pytest.mark.parametrize(
    "query", ["a", "22nd", "Комиссия", "lampersx", "kind:session", "has:conflict !kind:body", "zzz"]
)
def test_the_hits_of_a_search_follow_the_schema(query: str) -> None:
    follow(answer("-d", LIGHTHOUSES, "find", query))
    follow(answer("find", query))


@pytest.mark.parametrize("name", [*WORLDS, "estuary"])
def test_every_record_of_every_dataset_follows_the_schema(name: str) -> None:
    data = world(name)
    for record in map(data.get, some(name)):
        written = as_json(records.record(AsOf(data, reviewed(data)), record))
        follow(json.loads(json.dumps(written)), f"record_{record.TABLE}")


@pytest.mark.parametrize("name", ["lighthouses", "delta"])
def test_every_record_follows_the_schema_on_days_that_matter(name: str) -> None:
    data = world(name)
    for as_of in (AsOf(data, on) for on in turning_days(data)[::4]):
        for record in data.records.values():
            written = as_json(records.record(as_of, record))
            follow(json.loads(json.dumps(written)), f"record_{record.TABLE}")


def objects(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of the schema that lists keys, by the way to it."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield path, schema
        for key, part in schema.items():
            yield from objects(part, f"{path}/{key}")
    elif isinstance(schema, list):
        for number, part in enumerate(schema):
            yield from objects(part, f"{path}/{number}")


def described(schema: dict[str, Any]) -> bool:
    """Whether a key says what it holds, itself or by the definition that it uses."""
    if "description" in schema or "const" in schema:
        return True
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    return bool(name) and described(SCHEMA["$defs"][name])


def test_every_key_is_described_and_no_other_may_come() -> None:
    for path, found in objects(SCHEMA):
        assert "additionalProperties" in found, path
        for key, part in found.get("properties", {}).items():
            assert described(part), f"{path}: {key}"


def test_every_definition_is_used_and_every_one_that_is_used_is_there() -> None:
    used = {text.split('"')[0] for text in answers_schema_text().split('"$ref": "#/$defs/')[1:]}
    assert used == set(SCHEMA["$defs"])


def changed(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The document with each of its keys left out once, and with one too many."""
    for key in document:
        yield {name: part for name, part in document.items() if name != key}
    yield {**document, "surplus": None}


@pytest.mark.parametrize("arguments", [["tree"], ["show", "lamp-commission"], ["sources"]], ids=str)
def test_a_key_too_few_or_too_many_is_refused(arguments: list[str]) -> None:
    found = answer("-d", LIGHTHOUSES, *arguments)
    *_, key = found
    inner = found[key][0] if isinstance(found[key], list) else found[key]
    wrap = [inner] if isinstance(found[key], list) else inner
    follow({**found, key: wrap})
    for document in changed(found):
        assert not validator().is_valid(document)
    for part in changed(inner):
        wrong = [part] if isinstance(found[key], list) else part
        assert not validator().is_valid({**found, key: wrong})


def test_a_value_of_another_sort_than_its_field_is_refused() -> None:
    found = answer("-d", LIGHTHOUSES, "show", "lamp-commission")["record"]
    follow(found, "record_body")
    for wrong in ("2000", 2000, None, {"edtf": "2000"}):
        claims = {**found["claims"], "founded": [{**found["claims"]["founded"][0], "value": wrong}]}
        assert not validator("record_body").is_valid({**found, "claims": claims})
    assert not validator("record_person").is_valid(found)


@each("table", TABLES)
def test_every_table_has_its_definition(table: str) -> None:
    assert f"record_{table}" in SCHEMA["$defs"]
