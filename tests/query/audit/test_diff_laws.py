"""What is true of the differences between any two datasets."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from irtui.loading import bundled_path, load
from irtui.model.dataset import Dataset
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import RECORDS, TABLES, About
from irtui.pages.diff_words import summary, title_of, worded
from irtui.query.audit.diff import Compared, Comparison, How, diff
from tests.each import each
from tests.query.answers import WORLDS, world
from tests.respelling import Raw, respelled, written
from tests.support import DATASETS, day, loaded

SMALL = ("lighthouses", "delta", "estuary")
ON = day("2024-06-01")


def raw_of(name: str) -> Raw:
    document = load(DATASETS / f"{name}.toml").document
    assert document is not None
    return document.data


RAW = {name: raw_of(name) for name in SMALL}


def made(text: str) -> Dataset:
    result = loaded(text)
    assert result.dataset is not None, "\n".join(map(str, result.problems))
    return result.dataset


def refs(comparison: Comparison, how: How) -> set[str]:
    return {str(record.ref) for record in comparison.records if record.how is how}


def lines(comparison: Comparison) -> list[str]:
    """All that is said of a comparison."""
    found = [one.text for one in worded(comparison, comparison.about, ON)]
    for record in comparison.records:
        found.append(title_of(comparison, record, ON))
        found += [one.text for one in worded(comparison, record.differences, ON)]
    return found


@pytest.mark.parametrize("name", WORLDS)
def test_a_dataset_does_not_differ_from_itself(name: str) -> None:
    again = load(bundled_path() if name == "bundled" else DATASETS / f"{name}.toml").dataset
    assert again is not None
    assert not diff(world(name), world(name))
    assert not diff(world(name), again)


@settings(
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
    deadline=None,
    max_examples=10,
)
@given(st.sampled_from(SMALL), st.data())
def test_order_and_spelling_are_no_difference(name: str, choice: st.DataObject) -> None:
    again = made(choice.draw(respelled(RAW[name])))
    assert not diff(world(name), again)
    assert not diff(again, world(name))


@st.composite
def parts(draw: st.DrawFn, name: str) -> Dataset:
    """A dataset that lacks some of the fields of another."""
    data = {}
    for table, records in RAW[name].items():
        if table in ("dataset", "source"):
            data[table] = records
            continue
        data[table] = {
            identifier: {
                key: value
                for key, value in raw.items()
                if key in ("sources", "text") or draw(st.integers(0, 9))
            }
            for identifier, raw in records.items()
        }
    return made(written(data))


@settings(
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
    deadline=None,
    max_examples=10,
)
@given(st.sampled_from(SMALL), st.data())
def test_what_is_added_one_way_is_removed_the_other_way(name: str, choice: st.DataObject) -> None:
    one, other = choice.draw(parts(name)), choice.draw(parts(name))
    there, back = diff(one, other), diff(other, one)
    assert bool(there) == bool(back)
    assert refs(there, How.ADDED) == refs(back, How.REMOVED)
    assert refs(there, How.REMOVED) == refs(back, How.ADDED)
    assert refs(there, How.CHANGED) == refs(back, How.CHANGED)
    sides = {
        record.ref: [(one.field, one.old, one.new) for one in record.differences]
        for record in there.records
    }
    for record in back.records:
        turned = [(one.field, one.new, one.old) for one in record.differences]
        assert sorted(map(str, turned)) == sorted(map(str, sides[record.ref]))


@pytest.mark.parametrize("one", SMALL)
@pytest.mark.parametrize("other", SMALL)
def test_two_datasets_that_share_no_record_are_all_added_and_removed(one: str, other: str) -> None:
    found = diff(world(one), world(other))
    old, new = world(one).records.keys(), world(other).records.keys()
    assert refs(found, How.ADDED) >= {str(ref) for ref in new - old} - refs(found, How.RENAMED)
    assert refs(found, How.REMOVED) <= {str(ref) for ref in old - new}
    tables = [record.ref.table for record in found.records]
    assert tables == sorted(tables, key=list(TABLES).index)
    assert len(set(found.records)) == len(found.records)
    assert all(text.strip() and "\n" not in text for text in lines(found))


# One change of one field, for every field of the field table

BACKGROUND: Raw = {
    "dataset": {"title": "Rivers", "reviewed": "2024-06-01"},
    **{
        cls.TABLE: {
            identifier: {"sources": ["log"]} | ({"text": identifier} if cls.TABLE == "gap" else {})
            for identifier in ("a", "b")
        }
        for cls in RECORDS
    },
}
BACKGROUND["source"] = {"log": {}, "chart": {}, "a": {}, "b": {}}

SCALARS: dict[Kind, tuple[Any, Any]] = {
    Kind.TEXT: ("Lamps and wicks.", "Something else altogether."),
    Kind.PLACE: ("a", "Lampford"),
    Kind.INTEGER: (1, 2),
    Kind.NUMBER: (49.5, 50),
    Kind.DATE: ("2001", "2002-03"),
    Kind.CITATIONS: (["log"], ["log", "chart"]),
}


def values(spec: FieldSpec) -> tuple[Any, Any]:
    """Two different values of a field, as a file writes them."""
    one, other = single_values(spec)
    return ([one], [other]) if spec.many and not spec.claims else (one, other)


def single_values(spec: FieldSpec) -> tuple[Any, Any]:
    if spec.kind is Kind.WORD:
        one, other = list(spec.words or ("lamp", "wick"))[:2]
        return str(one), str(other)
    if spec.kind is Kind.REFERENCE:
        table = spec.targets[0]
        prefix = f"{table}:" if len(spec.targets) > 1 else ""
        return f"{prefix}a", f"{prefix}b"
    if spec.kind is Kind.MAPPING:
        return (
            ({"body": {"x": "xs"}}, {"body": {"x": "xes"}})
            if spec.nested
            else (
                {"part of": "https://x.example/{}/1"},
                {"part of": "https://x.example/{}/2"},
            )
        )
    if spec.structure is not None:
        fields = spec.parts
        needed = {
            key_of(name): values(inner)[0]
            for name, inner in fields.items()
            if inner.required or name == spec.main
        }
        return needed, needed | {key_of(spec.main): values(fields[spec.main])[1]}
    return SCALARS[spec.kind]


CLASSES: tuple[type[Any], ...] = (About, *RECORDS)
FIELDS = [(cls, name, spec) for cls in CLASSES for name, spec in field_table(cls).items()]


def with_field(cls: type[Any], key: str, value: Any) -> Dataset:
    """The background and one more record whose field has a value; ``None``: has none."""
    more = {} if value is None else {key: value}
    if cls is About:
        head = {**BACKGROUND["dataset"], **more}
        return made(written({**BACKGROUND, "dataset": head}))
    base: Raw = {} if key == "sources" else {"sources": ["log"]}
    base |= {"text": "No lamp."} if cls.TABLE == "gap" else {}
    records = {**BACKGROUND[cls.TABLE], "x": {**base, **more}}
    return made(written({**BACKGROUND, cls.TABLE: records}))


def only(comparison: Comparison, cls: type[Any], name: str) -> Compared | None:
    """The one record that changed, which did in one field only; ``None`` for the dataset."""
    assert bool(comparison)
    if cls is About:
        assert not comparison.records
        assert {one.field for one in comparison.about} == {name}
        return None
    (record,) = comparison.records
    assert not comparison.about
    assert (str(record.ref), record.how) == (f"{cls.TABLE}:x", How.CHANGED)
    assert {one.field for one in record.differences} == {name}
    return record


def test_the_fields_whose_claims_are_changed_in_every_key_are_fields() -> None:
    known = {(cls.__name__, name): spec for cls, name, spec in FIELDS if spec.claims}
    assert [known[field].structure is None for field in WHOLE] == [True, False]


@each(("cls", "name", "spec"), FIELDS)
def test_a_change_of_any_field_is_told_of_its_record_alone(
    cls: type[Any], name: str, spec: FieldSpec
) -> None:
    first, second = ("a", "b") if name == "origin" else values(spec)  # ids of sides, as texts
    versions = [first, second]
    if spec.claims:
        versions.append([first, second])
    if not spec.required:
        versions.append(None)
    made_of = [with_field(cls, key_of(name), version) for version in versions]
    for number, old in enumerate(made_of):
        for other, new in enumerate(made_of):
            if number == other or versions[number] == versions[other]:
                continue
            found = diff(old, new)
            only(found, cls, name)
            assert all(text.strip() for text in lines(found))
            assert summary(found) != "nothing differs"


# The keys of a claim are the same in every field, so one plain and one structured field show them
# all; of the others one is changed, and all keys of their own values.
OF_A_CLAIM: list[Raw] = [
    {"since": "2001"},
    {"until": "event:a"},
    {"seen": "2001"},
    {"sources": ["log", "chart"]},
    {"sources": [{"source": "log", "at": "p. 3"}]},
    {"rank": "preferred"},
    {"rank": "deprecated"},
    {"basis": "inferred"},
    {"note": "Read three times."},
]
WHOLE = [("Body", "founded"), ("Event", "chairs")]


@each(("cls", "name", "spec"), [field for field in FIELDS if field[2].claims])
def test_a_change_of_any_key_of_a_claim_is_told_of_that_claim_alone(
    cls: type[Any], name: str, spec: FieldSpec
) -> None:
    first, _ = values(spec)
    base = {**first} if spec.structure else {"value": first}
    base |= {"sources": ["log"], "note": "Read twice."}
    changes = OF_A_CLAIM if (cls.__name__, name) in WHOLE else OF_A_CLAIM[:1]
    if spec.structure:
        inner = spec.parts
        changes = changes + [
            {key_of(key): values(one)[1]} for key, one in inner.items() if key != spec.distinct
        ]
    old = with_field(cls, key_of(name), base)
    for change in changes:
        new = with_field(cls, key_of(name), base | change)
        for found in (diff(old, new), diff(new, old)):
            record = only(found, cls, name)
            assert record is not None
            if change.keys() - {key_of(spec.main)}:
                (difference,) = record.differences
                assert difference.how is How.CHANGED
                assert [key_of(one.key) for one in difference.keys] == list(change)
            for line in lines(found):
                before, arrow, after = line.partition(" → ")
                assert not arrow or before != after
