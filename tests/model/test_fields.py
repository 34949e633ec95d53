"""The field table: what is declared of every field of every record."""

import re
from typing import Any

import attrs

from irtui.model.claims import Citation, Claim, Ref
from irtui.model.fields import FieldSpec, Kind, field_table, fields_of_kind, key_of
from irtui.model.records import ANY, RECORDS, TABLES, About, Record
from tests.each import each

STRUCTURES = {
    spec.structure
    for cls in RECORDS
    for spec in field_table(cls).values()
    if spec.structure is not None
}
CLASSES: tuple[type[Any], ...] = (
    About,
    *RECORDS,
    Claim,
    Citation,
    *sorted(STRUCTURES, key=lambda cls: cls.__name__),
)
FIELDS = [(cls, name, spec) for cls in CLASSES for name, spec in field_table(cls).items()]
of_every_field = each(("cls", "name", "spec"), FIELDS)


def test_there_are_eleven_tables_each_with_its_class() -> None:
    assert list(TABLES) == [
        "party",
        "body",
        "event",
        "agreement",
        "programme",
        "organisation",
        "post",
        "person",
        "place",
        "source",
        "gap",
    ]
    assert tuple(TABLES.values()) == RECORDS


@each("cls", CLASSES)
def test_every_attribute_but_an_identity_and_what_is_claimed_is_declared_as_a_field(
    cls: type[Any],
) -> None:
    attributes = {one.name for one in attrs.fields(cls) if not one.name.startswith("_")}
    undeclared = {Claim: {"value"}, Citation: {"ref"}}.get(cls, set())
    if issubclass(cls, Record):
        undeclared = {"id", "ref"}
    assert attributes - field_table(cls).keys() == undeclared


@of_every_field
def test_a_field_has_a_line_that_says_what_it_is(
    cls: type[Any], name: str, spec: FieldSpec
) -> None:
    assert re.fullmatch(r"\S.*\.", spec.doc), f"{cls.__name__}.{name}: {spec.doc}"


@of_every_field
def test_a_reference_names_tables_that_exist(cls: type[Any], name: str, spec: FieldSpec) -> None:
    assert set(spec.targets) <= TABLES.keys(), f"{cls.__name__}.{name}"
    assert bool(spec.targets) == (spec.kind in (Kind.REFERENCE, Kind.ID, Kind.PLACE))


@of_every_field
def test_a_link_has_an_inverse(cls: type[Any], name: str, spec: FieldSpec) -> None:
    assert bool(spec.link) == bool(spec.inverse), f"{cls.__name__}.{name}"


@of_every_field
def test_a_structure_names_its_class_its_main_key_and_a_key_that_tells_apart(
    cls: type[Any], name: str, spec: FieldSpec
) -> None:
    assert (spec.structure is not None) == (spec.kind is Kind.STRUCTURE), f"{cls.__name__}.{name}"
    if spec.structure is not None:
        keys = spec.parts
        assert spec.main in keys
        assert not spec.distinct or (spec.distinct in keys and spec.many)


@of_every_field
def test_a_key_is_written_small_and_names_one_field(
    cls: type[Any], name: str, spec: FieldSpec
) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", key_of(name)), spec
    assert [key_of(other) for other in field_table(cls)].count(key_of(name)) == 1


@each("cls", RECORDS)
def test_references_of_a_record_make_links(cls: type[Record]) -> None:
    for name, spec in fields_of_kind(cls, Kind.REFERENCE, Kind.CITATIONS):
        assert spec.link, name


def test_the_keyword_as_is_a_key_all_the_same() -> None:
    assert key_of("as_") == "as"
    assert key_of("part_of") == "part_of"


def test_a_field_may_hold_a_word_of_the_program_or_of_the_dataset() -> None:
    words = {
        (cls.__name__, name): spec.words
        for cls in CLASSES
        for name, spec in fields_of_kind(cls, Kind.WORD)
    }
    assert {name for (_, name), allowed in words.items() if allowed is None} == {"kind", "role"}


def test_only_the_kinds_of_a_dataset_are_tables_of_tables() -> None:
    nested = [
        (cls.__name__, name)
        for cls in CLASSES
        for name, spec in field_table(cls).items()
        if spec.nested
    ]
    assert nested == [("About", "kinds")]


def test_a_gap_may_be_about_any_record_but_a_gap() -> None:
    assert set(ANY) == TABLES.keys() - {"gap"}


@each("cls", RECORDS)
def test_a_record_needs_no_more_than_its_id_and_what_is_required(cls: type[Record]) -> None:
    required: dict[str, Any] = {
        name: "…" for name, spec in field_table(cls).items() if spec.required
    }
    record = cls(id="lamp", **required)
    assert record.ref == Ref(cls.TABLE, "lamp")
    for name, spec in field_table(cls).items():
        if name not in required:
            assert not getattr(record, name), spec


def test_fields_of_some_kinds_come_in_the_order_of_declaration() -> None:
    names = [name for name, _ in fields_of_kind(TABLES["body"], Kind.DATE, Kind.REFERENCE)]
    assert names == ["seen", "parent", "founded", "dissolved", "succeeds"]
