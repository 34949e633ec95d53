"""The JSON Schema: it knows every field, and sees what can be seen of one value at a time."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from irtui.loading import bundled_path
from irtui.model.claims import Basis, Citation, Claim, Rank
from irtui.model.codes import SHAPE_CODES, Severity
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.problems import Problem
from irtui.model.records import RECORDS, TABLES, About
from irtui.schema.format import schema
from tests.each import each
from tests.loading.cases import CASES, GRAMMAR, Case
from tests.model.strategies import WHEN_TEXTS
from tests.support import DATASETS, HEAD, loaded, unmarked
from tests.validating import objections

SCHEMA = schema()

UNSEEN_CODES = {
    "no-source": "what is not there",
    "unknown-record": "another record",
    "unknown-field": "the table of another record",
    "unknown-count": "no error, and the vocabulary of the file",
    "cycle": "other records",
    "since-after-until": "two values",
    "duplicate-member": "two values, of which one may be a table",
    "unsafe-text": "no error: the text is shown with marks",
    "lookalike-key": "two keys",
    "wrong-register": "whether it is an address",
}
"""The codes of what a schema cannot see, each with what it would have to look at."""
UNSEEN_MESSAGES = {
    "is a day that does not exist": "the calendar",
    "ends before it begins": "the order of two dates",
    "Unknown kind of": "the vocabulary of the file",
    "it is a date.": "JSON has no dates: this one has become a text",
    "it is a time.": "JSON has no times: this one has become a text",
}
"""Of codes that a schema does see, the problems that it cannot."""


def is_seen(fault: Case | Problem) -> bool:
    """Whether a schema can see a fault."""
    unseen = any(words in fault.message for words in UNSEEN_MESSAGES)
    return fault.code not in UNSEEN_CODES and not unseen


TOML_CASES = [case for case in CASES if case not in GRAMMAR]
SEEN = [case for case in TOML_CASES if is_seen(case)]
UNSEEN = [case for case in TOML_CASES if not is_seen(case)]


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within a JSON value."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from parts(item)


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema, or what it refers to."""
    reference = part.get("$ref", "")
    return SCHEMA["definitions"][reference.rpartition("/")[2]] if reference else part


def docs(cls: type[Any]) -> dict[str, str]:
    """What is said of each field of a class."""
    return said(field_table(cls))


def said(fields: Mapping[str, FieldSpec]) -> dict[str, str]:
    return {key_of(name): spec.doc for name, spec in fields.items()}


OBJECTS = [part for part in parts(SCHEMA) if part.get("additionalProperties") is False]
"""The parts that describe a table of known keys."""
SHARED = {key: doc for key, doc in docs(Claim).items() if key != "joint"}
"""What every claim has; two parents of one body are joint, and nothing else is."""
STRUCTURES = [
    said(spec.parts) | SHARED
    for cls in RECORDS
    for spec in field_table(cls).values()
    if spec.structure is not None
]


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


@pytest.mark.parametrize(
    "path",
    [
        bundled_path(),
        *(DATASETS / f"{name}.toml" for name in ("estuary", "lighthouses", "delta", "minimal")),
    ],
    ids=lambda path: path.stem,
)
def test_sound_datasets_are_valid(path) -> None:
    assert objections(path.read_text(encoding="utf-8")) == []


@each("case", SEEN)
def test_a_fault_that_a_schema_can_see_is_seen(case: Case) -> None:
    assert objections(unmarked(case.text)[0])


@each("case", UNSEEN)
def test_no_other_fault_is_taken_for_one_of_shape(case: Case) -> None:
    assert objections(unmarked(case.text)[0]) == []


def test_every_code_of_a_readable_file_is_either_seen_or_known_not_to_be() -> None:
    assert {case.code for case in SEEN} | UNSEEN_CODES.keys() == {case.code for case in TOML_CASES}
    assert UNSEEN_CODES.keys() <= SHAPE_CODES.keys()
    assert len(SEEN) >= 30
    for words in UNSEEN_MESSAGES:
        assert any(words in case.message for case in UNSEEN), words


@pytest.mark.parametrize(
    ("name", "cls"),
    [pytest.param(name, cls, id=name) for name, cls in {"dataset": About, **TABLES}.items()],
)
def test_every_field_of_a_table_stands_in_the_schema_with_what_is_said_of_it(
    name: str, cls: type[Any]
) -> None:
    table = SCHEMA["properties"][name]
    if name != "dataset":
        ((pattern, record),) = table["patternProperties"].items()
        assert re.search(pattern, "some-id")
        assert table["additionalProperties"] is False
        table = resolved(record)
    assert {key: part["description"] for key, part in table["properties"].items()} == docs(cls)
    required = [key_of(name) for name, spec in field_table(cls).items() if spec.required]
    assert table.get("required", []) == required
    assert table["additionalProperties"] is False
    assert all(part["title"] for part in table["properties"].values())


@each("expected", [docs(Citation), *STRUCTURES])
def test_what_has_keys_of_its_own_stands_in_the_schema_with_what_is_said_of_each(
    expected: dict[str, str],
) -> None:
    described = [
        {key: resolved(part).get("description") for key, part in part["properties"].items()}
        for part in OBJECTS
        if "properties" in part
    ]
    assert expected in described


def test_words_are_told_all_and_in_their_order() -> None:
    told = [part["enum"] for part in parts(SCHEMA) if "enum" in part]
    tables = [field_table(Claim), *map(field_table, RECORDS)]
    classes = {spec.words for table in tables for spec in table.values() if spec.words is not None}
    assert {Rank, Basis} < classes
    for words in classes:
        assert list(words) in told


def test_examples_are_what_their_pattern_asks_for() -> None:
    shown = [(part["pattern"], part["examples"]) for part in parts(SCHEMA) if "examples" in part]
    assert shown
    for pattern, examples in shown:
        assert examples
        assert all(re.search(pattern, example) for example in examples)


# What a schema says of small files that are made at random must agree with what the loader says.

STRAY = st.sampled_from(
    [
        "",
        " ",
        "Lamps",
        "lamps",
        "body:lamps",
        "event:flood",
        "2018",
        "2018-13",
        "soon",
        "active",
        "held",
        "annual",
        3,
        2**63,
        1.5,
        True,
        date(2018, 12, 13),
        datetime(2018, 12, 13, 10, 30),  # noqa: DTZ001 - TOML has dates without a zone
        [],
        {},
        ["lamps"],
        [[]],
        {"value": "lamps"},
        {"value": 3, "rank": "best"},
        {"source": "lamps"},
        {"at": "p. 3"},
        {"lamps": {"lamp": "lamps"}},
    ]
)
"""Values of every type, right in some fields and wrong in others."""
IDS = st.sampled_from(["lamps", "a-2", "l"])
RARELY = st.integers(1, 60).map(lambda number: number == 42)
"""So rarely that about every other file has nothing astray."""
WORDS = st.sampled_from(["Lamps.", "नाव", "Совет", "a\nb"])


def value(spec: FieldSpec) -> st.SearchStrategy[Any]:
    """A value that a field may have, or nearly."""
    match spec.kind:
        case Kind.INTEGER:
            return st.integers(-(2**63) if spec.least is None else spec.least, 2**63 - 1)
        case Kind.NUMBER:
            return st.integers(0, 100) | st.sampled_from([0.5, 49.5])
        case Kind.DATE:
            return WHEN_TEXTS | st.dates()
        case Kind.BOUND:
            return WHEN_TEXTS | st.dates() | st.just("event:flood")
        case Kind.WORD if spec.words:
            return st.sampled_from([str(word) for word in spec.words])
        case Kind.REFERENCE | Kind.ID:
            return st.sampled_from(["lamps", *(f"{target}:lamps" for target in spec.targets)])
        case Kind.CITATIONS:
            return st.lists(st.just("chart") | table(field_table(Citation)), max_size=2)
        case Kind.MAPPING:
            inner = st.dictionaries(IDS, WORDS, max_size=2)
            return st.dictionaries(IDS, inner, max_size=2) if spec.nested else inner
        case Kind.STRUCTURE:
            assert spec.structure
            return value(spec.parts[spec.main])
        case _:
            return WORDS


@st.composite
def content(draw: st.DrawFn, spec: FieldSpec) -> Any:
    """What may stand in a field, or rarely something astray."""
    if draw(RARELY):
        return draw(STRAY)
    one = value(spec)
    if not spec.claims:
        return draw(st.lists(one, max_size=2) if spec.many else one)
    own = table(spec.parts) if spec.structure else st.fixed_dictionaries({"value": one})
    tables = st.builds(lambda keys, shared: {**shared, **keys}, own, table(field_table(Claim)))
    needs_table = spec.structure and any(
        inner.required and name != spec.main for name, inner in spec.parts.items()
    )
    one = tables if needs_table and not draw(RARELY) else one | tables
    return draw(one | st.lists(one, max_size=2))


@st.composite
def table(draw: st.DrawFn, declared: Mapping[str, FieldSpec]) -> dict[str, Any]:
    """A table with a few fields of those declared, with what it needs, and rarely one amiss."""
    fields = {key_of(name): spec for name, spec in declared.items()}
    needed: set[str] = {key for key, spec in fields.items() if spec.required}
    chosen = needed | draw(st.sets(st.sampled_from(sorted(fields)), max_size=3))
    if draw(RARELY) and needed:
        chosen -= {draw(st.sampled_from(sorted(needed)))}
    found = {key: draw(content(fields[key])) for key in sorted(chosen)}
    if draw(RARELY):
        found[draw(st.sampled_from(["id", "nmae"]))] = "lamps"
    return found


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A file of one or two records."""
    found: dict[str, Any] = {"dataset": draw(table(field_table(About)))}
    for name in draw(st.lists(st.sampled_from(list(TABLES)), min_size=1, max_size=2, unique=True)):
        identifier = draw(st.sampled_from(["lamp--board", "Lamps", ""]) if draw(RARELY) else IDS)
        records = {identifier: draw(table(field_table(TABLES[name])))}
        found["bodies" if draw(RARELY) else name] = records
    return found


def toml(item: Any) -> str:
    """A value as TOML writes it within a line."""
    if isinstance(item, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(inner)}" for key, inner in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", ".join(map(toml, item)) + "]"
    return item.isoformat() if isinstance(item, date) else json.dumps(item, ensure_ascii=False)


@given(documents())
def test_the_schema_and_the_loader_agree(document: dict[str, Any]) -> None:
    text = "".join(f"{key} = {toml(item)}\n" for key, item in document.items())
    against = objections(text)
    problems = loaded(text).problems
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert errors or not against, f"{text}\nThe schema alone objects: {against}"
    seen = [problem for problem in errors if is_seen(problem)]
    assert against or not seen, f"{text}\nThe loader alone objects: {list(map(str, seen))}"


def test_a_file_without_its_head_is_told_by_both() -> None:
    assert objections("[party.north]\n")
    assert objections(HEAD) == []
