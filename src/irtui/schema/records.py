"""The JSON Schema of records and of their values, read off the field table."""

from functools import partial
from typing import Any

from irtui.model.dates import Moment
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import TABLES, Record
from irtui.model.said import reference_pattern
from irtui.render.answers.records import OWN_KEYS, HeldClaimJson, RecordJson, SourceJson
from irtui.schema.derived import Definitions, Schema, closed, described

_STRUCTURES = tuple(
    dict.fromkeys(
        spec.structure
        for cls in TABLES.values()
        for spec in field_table(cls).values()
        if spec.structure
    )
)
"""Values that have keys of their own."""
_TYPES: dict[Kind, Any] = {Kind.INTEGER: int, Kind.NUMBER: float, Kind.DATE: Moment}
"""What the values of a kind of field are, if no text."""


def _value(definitions: Definitions, spec: FieldSpec) -> Schema:
    """The value of a field, or of a key in one."""
    if spec.structure:
        return _structure(definitions, spec.structure)
    if spec.kind is Kind.REFERENCE:
        if spec.printed:
            return {"type": "string"}
        return {"type": "string", "pattern": reference_pattern(*spec.targets)}
    return definitions.of(spec.words or _TYPES.get(spec.kind, str))


def _structure(definitions: Definitions, cls: type[Any]) -> Schema:
    table = field_table(cls)

    def made() -> Schema:
        keys = {
            key_of(name): described(_value(definitions, spec), spec.doc)
            for name, spec in table.items()
        }
        return closed(
            cls.__doc__, keys, {key_of(name) for name, spec in table.items() if not spec.required}
        )

    return definitions.refer(cls.__name__.lower(), made)


def any_value(definitions: Definitions) -> Schema:
    """The value of a claim of any field; words and references are texts, too."""
    plain = definitions.of(str | int | Moment)["anyOf"]
    return {"anyOf": [*plain, *(_structure(definitions, cls) for cls in _STRUCTURES)]}


def _values(definitions: Definitions, cls: type[Record]) -> dict[str, Schema]:
    """The plain fields that only records of one table have."""
    return {
        key_of(name): described({"anyOf": [_value(definitions, spec), {"type": "null"}]}, spec.doc)
        for name, spec in field_table(cls).items()
        if not spec.claims and name not in OWN_KEYS
    }


def _claims(definitions: Definitions, spec: FieldSpec) -> Schema:
    value = {"properties": {"value": _value(definitions, spec)}}
    items = {"allOf": [definitions.of(HeldClaimJson), value]}
    return described({"type": "array", "items": items, "minItems": 1}, spec.doc)


def _record(definitions: Definitions, cls: type[Record]) -> Schema:
    claims = {
        key_of(name): _claims(definitions, spec)
        for name, spec in field_table(cls).items()
        if spec.claims
    }
    found = definitions.object(
        RecordJson,
        ref={"type": "string", "pattern": reference_pattern(cls.TABLE)},
        claims=closed("", claims, set(claims)),
        values=closed("", _values(definitions, cls), set()),
    )
    return described(found, (cls.__doc__ or "").partition("\n")[0])


def records(definitions: Definitions) -> Schema:
    """A record of any table; each table has a definition of its own."""
    return {
        "oneOf": [
            definitions.refer(f"record_{table}", partial(_record, definitions, cls))
            for table, cls in TABLES.items()
        ]
    }


def source(definitions: Definitions) -> Schema:
    """A source among others, with its own fields."""
    values = _values(definitions, TABLES["source"])
    return definitions.refer("source", lambda: definitions.object(SourceJson, values=values))
