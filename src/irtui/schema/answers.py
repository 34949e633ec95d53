"""The JSON Schema of the answers that commands print with ``--format json``.

It is derived from the classes that declare them, and that of records and their values from the
field table. It follows JSON Schema 2020-12 and leaves nothing open: every key is named, described
and required, and no other may come.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from irtui.lean import field, frozen, has
from irtui.model.claims import Ref
from irtui.model.dates import Moment, Span
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import TABLES, Record
from irtui.model.said import keys_of, reference_pattern
from irtui.render.answers.audits import FINDINGS, PathJson, ReportJson
from irtui.render.answers.declared import DateJson, as_json, word
from irtui.render.answers.differences import DiffJson
from irtui.render.answers.files import BookmarksJson, CheckJson, VerifyJson
from irtui.render.answers.hits import FindJson
from irtui.render.answers.overview import ShowDatasetJson
from irtui.render.answers.records import (
    OWN_KEYS,
    ExportJson,
    HeldClaimJson,
    RecordJson,
    ShowJson,
    SourceJson,
    SourcesJson,
)
from irtui.render.answers.structure import ChangesJson, TimelineJson, TreeJson

Schema = dict[str, Any]

_ANSWERS = {
    "irtui tree": TreeJson,
    "irtui show": ShowJson,
    "irtui show dataset": ShowDatasetJson,
    "irtui timeline": TimelineJson,
    "irtui timeline --changes": ChangesJson,
    "irtui find": FindJson,
    "irtui path": PathJson,
    "irtui sources": SourcesJson,
    "irtui diff": DiffJson,
    "irtui check": CheckJson,
    "irtui bookmarks": BookmarksJson,
    "irtui export json": ExportJson,
    "irtui verify": VerifyJson,
}
_PLAIN = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}


def _described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description} if description else schema


def _closed(doc: str | None, properties: dict[str, Schema], optional: set[str]) -> Schema:
    """An object of exactly these keys, of which only the ``optional`` ones may be left out."""
    return {
        "type": "object",
        "description": (doc or "").partition("\n")[0],
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


@frozen
class _Definitions:
    """The schemas of types; those of classes stand once, under the names of the classes."""

    found: dict[str, Schema] = field(factory=dict)
    """The definitions by name."""

    def refer(self, name: str, made: Callable[[], Schema]) -> Schema:
        """A reference to a definition, which is made if there is none of that name."""
        if name not in self.found:
            self.found[name] = {}  # it may refer to itself
            self.found[name] = made()
        return {"$ref": f"#/$defs/{name}"}

    def of(self, hint: Any) -> Schema:
        """The schema of a type, as an annotation names it."""
        if hint in _OWN:
            return _OWN[hint](self)
        if hint in _PLAIN:
            return {"type": _PLAIN[hint]}
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [word(member) for member in hint]}
        if has(hint):
            name = re.sub("(?<!^)(?=[A-Z])", "_", hint.__name__.removesuffix("Json")).lower()
            return self.refer(name, lambda: self.object(hint))
        return self._composed(get_origin(hint), get_args(hint))

    def _composed(self, origin: Any, parts: tuple[Any, ...]) -> Schema:
        if origin is Annotated:
            return {**self.of(parts[0]), **as_json(dict(parts[1:]))}
        if origin is Literal:
            return {"enum": as_json(parts)}
        if origin is dict:
            names = {} if parts[0] is str else {"propertyNames": self.of(parts[0])}
            return {"type": "object", **names, "additionalProperties": self.of(parts[1])}
        if origin is tuple:
            length = {} if ... in parts else {"minItems": len(parts), "maxItems": len(parts)}
            return {"type": "array", "items": self.of(parts[0]), **length}
        assert origin in (Union, UnionType)
        every = [self.of(part) for part in parts]
        once = [schema for number, schema in enumerate(every) if schema not in every[:number]]
        return once[0] if len(once) == 1 else {"anyOf": once}

    def object(self, cls: type[Any], **own: Schema) -> Schema:
        """The schema of a class; of what it has, ``own`` is not derived from the annotations."""
        properties: dict[str, Schema] = {}
        optional = set()
        hints = get_type_hints(cls, include_extras=True)
        for name, key, said in keys_of(cls):
            hint = hints[name]
            if said.merged:
                properties |= own.get(key) or self.object(hint)["properties"]
                continue
            if said.optional:
                optional.add(key)
                parts = tuple(part for part in get_args(hint) if part is not NoneType)
                hint = Union[parts]  # noqa: UP007 - “|” takes no tuple
            properties[key] = _described(own.get(key) or self.of(hint), said.doc)
        return _closed(cls.__doc__, properties, optional)


# Records

_TYPES: dict[Kind, Any] = {Kind.INTEGER: int, Kind.NUMBER: float, Kind.DATE: Moment}
"""What the values of a kind of field are, if no text."""


def _value(definitions: _Definitions, spec: FieldSpec) -> Schema:
    if spec.structure:
        return _structure(definitions, spec.structure)
    if spec.kind is Kind.REFERENCE:
        if spec.printed:
            return {"type": "string"}
        return {"type": "string", "pattern": reference_pattern(*spec.targets)}
    return definitions.of(spec.words or _TYPES.get(spec.kind, str))


def _structure(definitions: _Definitions, cls: type[Any]) -> Schema:
    table = field_table(cls)

    def made() -> Schema:
        keys = {
            key_of(name): _described(_value(definitions, spec), spec.doc)
            for name, spec in table.items()
        }
        return _closed(
            cls.__doc__, keys, {key_of(name) for name, spec in table.items() if not spec.required}
        )

    return definitions.refer(cls.__name__.lower(), made)


def _any_value(definitions: _Definitions) -> Schema:
    """The value of a claim of any field; words and references are texts, too."""
    plain = definitions.of(str | int | Moment)["anyOf"]
    specs = (spec for cls in TABLES.values() for spec in field_table(cls).values())
    structures = dict.fromkeys(spec.structure for spec in specs if spec.structure)
    return {"anyOf": [*plain, *(_structure(definitions, cls) for cls in structures)]}


def _values(definitions: _Definitions, cls: type[Record]) -> dict[str, Schema]:
    """The plain fields that only records of one table have."""
    return {
        key_of(name): _described({"anyOf": [_value(definitions, spec), {"type": "null"}]}, spec.doc)
        for name, spec in field_table(cls).items()
        if not spec.claims and name not in OWN_KEYS
    }


def _claims(definitions: _Definitions, spec: FieldSpec) -> Schema:
    value = {"properties": {"value": _value(definitions, spec)}}
    items = {"allOf": [definitions.of(HeldClaimJson), value]}
    return _described({"type": "array", "items": items, "minItems": 1}, spec.doc)


def _record(definitions: _Definitions, cls: type[Record]) -> Schema:
    claims = {
        key_of(name): _claims(definitions, spec)
        for name, spec in field_table(cls).items()
        if spec.claims
    }
    found = definitions.object(
        RecordJson,
        ref={"type": "string", "pattern": reference_pattern(cls.TABLE)},
        claims=_closed("", claims, set(claims)),
        values=_closed("", _values(definitions, cls), set()),
    )
    return _described(found, (cls.__doc__ or "").partition("\n")[0])


def _records(definitions: _Definitions) -> Schema:
    """A record of any table; each table has a definition of its own."""
    return {
        "oneOf": [
            definitions.refer(f"record_{table}", partial(_record, definitions, cls))
            for table, cls in TABLES.items()
        ]
    }


def _source(definitions: _Definitions) -> Schema:
    """A source among others, with its own fields."""
    values = _values(definitions, TABLES["source"])
    return definitions.refer("source", lambda: definitions.object(SourceJson, values=values))


_DAY = {"type": "string", "format": "date", "description": "A day, as in ISO 8601: 2018-12-13."}
_REF = {
    "type": "string",
    "pattern": reference_pattern(),
    "description": "A record: its table and its id.",
}
_OWN: dict[Any, Callable[[_Definitions], Schema]] = {
    date: lambda found: found.refer("day", lambda: _DAY),
    Moment: lambda found: found.of(DateJson),
    Span: lambda found: found.of(DateJson),
    Ref: lambda found: found.refer("ref", lambda: _REF),
    object: lambda found: found.refer("value", lambda: _any_value(found)),
    RecordJson: _records,
    SourceJson: _source,
}
"""What makes the schema of a type that says too little by itself."""


def answers_schema() -> Schema:
    """The schema: one for each answer, of which a document follows exactly one."""
    definitions = _Definitions()
    answers = [{"title": title, **definitions.object(cls)} for title, cls in _ANSWERS.items()]
    for name, cls in FINDINGS.items():
        findings = {"type": "array", "items": definitions.of(cls)}
        found = definitions.object(ReportJson, report={"const": name}, findings=findings)
        answers.append({"title": f"irtui report {name}", **found})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of irtui",
        "description": (
            "What commands print with --format json. irtui cite prints CSL-JSON instead, which has"
            " a schema of its own: https://resource.citationstyles.org/schema/v1.0/input/json/"
            "csl-data.json"
        ),
        "oneOf": answers,
        "$defs": definitions.found,
    }


def answers_schema_text() -> str:
    """The schema as it is printed."""
    return json.dumps(answers_schema(), ensure_ascii=False, indent=2)
