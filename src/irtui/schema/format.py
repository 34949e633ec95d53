"""The format of a dataset's file as a JSON Schema: for editors, which complete and check by it.

All of it is read off the field table; the words and ids of a dataset are offered beside, and those
that it has not yet are as right as before. The draft is the seventh: of those that language servers
for TOML (Taplo, Tombi) read, it is the newest that they have in common. A schema sees one value at
a time: whether a reference leads anywhere, and whether a claim has a source, only `check` can say.
"""

import json
from collections.abc import Mapping
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.claims import ID_PATTERN, Basis, Citation, Claim
from irtui.model.dataset import Dataset
from irtui.model.dates import DATE_PATTERN
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import TABLES, About

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATE: Schema = {
    "anyOf": [
        {
            "title": "date",
            "description": (
                "A date as exactly as it is known, in a subset of EDTF. What lasted has two ends,"
                " “..” where it goes on; [ ] is some day of these."
            ),
            "type": "string",
            "pattern": f"^(?:{DATE_PATTERN})$",
            "examples": [
                "2018",
                "2018-12",
                "2018-12-13",
                "2018?",
                "2018~",
                "201X",
                "2018-07-18/2018-07-19",
                "2018/..",
                "[2016-10-19,2016-10-26]",
                "[2008-10..2008-12]",
            ],
        },
        # Dates without quotes. JSON has none: Taplo hands them on as texts, which may stand here as
        # well as above; Tombi takes a format to mean them, and no text.
        {"type": "string", "format": "date", "pattern": f"^{_DAY}$"},
        {"type": "string", "format": "date-time", "pattern": f"^{_DAY}[Tt ][0-9:.]+(?:[Zz]|[+-])"},
        {"type": "string", "format": "date-time-local", "pattern": f"^{_DAY}[Tt ][0-9:.]+$"},
    ],
}


_PLAINLY: Schema = {"anyOf": [_TEXT, {"type": ["number", "boolean"]}]}
_FREE: Schema = {"anyOf": [*_PLAINLY["anyOf"], {"type": "array", "items": _PLAINLY, "minItems": 1}]}
"""What a field of the dataset's own may hold; dates are handed on as texts."""


def _pattern(text: str, *examples: str) -> Schema:
    return {"type": "string", "pattern": f"^{text}$", "examples": list(examples)}


def _reference(targets: tuple[str, ...], bare: bool) -> Schema:
    """``id`` will do where there is one target, or is ``bare``; else the table stands before it."""
    if bare or len(targets) == 1:
        return _pattern(f"(?:(?:{'|'.join(targets)}):)?{ID_PATTERN}", f"some-{targets[0]}")
    examples = (f"{target}:some-{target}" for target in targets)
    return _pattern(f"(?:{'|'.join(targets)}):{ID_PATTERN}", *examples)


def _range(spec: FieldSpec, least: int | None = None, most: int | None = None) -> Schema:
    """What bounds a number: the field, or else its type."""
    bounds = {
        "minimum": least if spec.least is None else spec.least,
        "maximum": most if spec.most is None else spec.most,
    }
    return {word: bound for word, bound in bounds.items() if bound is not None}


def _object(properties: Schema, required: list[str]) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": required} if required else found


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _described(title: str, description: str, schema: Schema) -> Schema:
    """A schema with its name and what it means; what stands beside ``$ref`` would be ignored."""
    inner = {"allOf": [schema]} if "$ref" in schema else schema
    return {"title": title, "description": description, **inner}


def _doc(cls: type[Any]) -> str:
    return (cls.__doc__ or "").partition("\n")[0]


def _required(fields: Mapping[str, FieldSpec]) -> list[str]:
    return [key_of(name) for name, spec in fields.items() if spec.required]


def _needing(names: tuple[str, ...]) -> Schema:
    """That one of some keys must be there."""
    ways = [{"required": [key_of(name)], "additionalProperties": True} for name in names]
    return {"anyOf": ways} if ways else {}


# The loader's rule of the same name. Tombi takes a schema that does not allow other keys for one
# that forbids them.
_INFERRED_EXPLAINED: Schema = {
    "if": {
        "properties": {"basis": {"const": str(Basis.INFERRED)}},
        "required": ["basis"],
        "additionalProperties": True,
    },
    "then": {
        "properties": {"sources": {"minItems": 1}},
        "required": ["sources", "note"],
        "additionalProperties": True,
    },
}


class _Definitions:
    """Schemas that are used in several places, by the name that they are referred to.

    Args:
        as_of: the dataset whose words and ids are to be completed; ``None`` for none.
    """

    def __init__(self, as_of: AsOf | None) -> None:
        self.found: dict[str, Schema] = {}
        self._as_of = as_of

    def refer(self, name: str, schema: Schema) -> Schema:
        """A reference to ``schema``, which is kept under ``name``."""
        kept = self.found.setdefault(name, schema)
        assert kept == schema  # one name has one meaning
        return {"$ref": f"#/definitions/{name}"}

    def table(self, title: str, cls: type[Any]) -> Schema:
        """A table with the fields of ``cls``: a record, the dataset, a citation."""
        keys = self._keys(cls)
        return _described(title, _doc(cls), _object(keys, _required(field_table(cls))))

    def _keys(self, cls: type[Any], fields: Mapping[str, FieldSpec] | None = None) -> Schema:
        fields = field_table(cls) if fields is None else fields
        return {key_of(name): self._field(name, spec, cls) for name, spec in fields.items()}

    def _own(self, name: str, values: Mapping[str, str], schema: Schema) -> Schema:
        """``schema``, with ``values`` of the dataset and what each means offered before it."""
        if not values:
            return schema
        offered = [{"const": value, "description": words} for value, words in values.items()]
        return {"anyOf": [self.refer(name, {"anyOf": offered}), schema]}

    def _kinds(self, table: str) -> Schema:
        """A word of the vocabulary of a table."""
        dataset = self._as_of.dataset if self._as_of else None
        words = dataset.about.kinds.get(table, {}) if dataset else {}
        plurals = {word: dataset.plural(table, word) for word in words} if dataset else {}
        return self._own(f"own-{table}-kind", plurals, _TEXT)

    def _ids(self, targets: tuple[str, ...], schema: Schema, *, bare: bool) -> Schema:
        """What points to a record of some tables; ``bare``: to the first without its name."""
        for target in reversed(targets if self._as_of else ()):
            assert self._as_of
            records = self._as_of.dataset.table(target)
            alone = bare and target == targets[0]
            titles = {
                record.id if alone else str(record.ref): self._as_of.title(record)
                for record in records
            }
            schema = self._own(f"own-{target}" + ("" if alone else "-reference"), titles, schema)
        return schema

    def _field(self, name: str, spec: FieldSpec, cls: type[Any]) -> Schema:
        title = spec.label or key_of(name).replace("_", " ")
        if spec.kind is Kind.WORD and not spec.words:
            return _described(title, spec.doc, self._kinds(getattr(cls, "TABLE", name)))
        return _described(title, spec.doc, self._claims(spec) if spec.claims else self._plain(spec))

    def _plain(self, spec: FieldSpec) -> Schema:
        one = self._value(spec)
        if not spec.many:
            return one
        return {"anyOf": [one, _array(one)]} if spec.lone else _array(one)

    def _value(self, spec: FieldSpec) -> Schema:
        """One value of a field that is no structure."""
        match spec.kind:
            case Kind.INTEGER:
                return {"type": "integer", **_range(spec, -(2**63), 2**63 - 1)}
            case Kind.NUMBER:
                return {"type": "number", **_range(spec)}
            case Kind.DATE:
                return self.refer("date", _DATE)
            case Kind.BOUND:
                event = _pattern(f"event:{ID_PATTERN}", "event:some-event")
                return {
                    "anyOf": [self.refer("date", _DATE), self._ids(("event",), event, bare=False)]
                }
            case Kind.WORD if spec.words:
                return {"type": "string", "enum": [str(word) for word in spec.words]}
            case Kind.REFERENCE | Kind.ID | Kind.PLACE:
                return self._pointer(spec)
            case Kind.CITATIONS:
                lone = self._value(field_table(Citation)["source"])
                table = self.table("citation", Citation)
                return _array(self.refer("citation", {"anyOf": [lone, table]}))
            case Kind.MAPPING:
                return self._mapping(spec)
            case _:
                return {"type": "boolean"} if spec.kind is Kind.FLAG else _TEXT

    def _mapping(self, spec: FieldSpec) -> Schema:
        """A table of any keys, or of such tables."""
        one = _FREE if spec.free else _TEXT
        if spec.entries:  # a table, or the text that stands for the first of its keys
            entry = _object(self._keys(spec.entries), [])
            one = self.refer("kind-words", {"anyOf": [_TEXT, entry]})
        inner = {"type": "object", "additionalProperties": one}
        return {"type": "object", "additionalProperties": inner} if spec.nested else inner

    def _pointer(self, spec: FieldSpec) -> Schema:
        """What leads to a record; some may be named by a text, too."""
        if spec.kind is Kind.REFERENCE and not spec.printed:
            free = _reference(spec.targets, spec.bare)
        elif spec.kind is Kind.ID:
            free = _pattern(ID_PATTERN, *(f"some-{target}" for target in spec.targets))
        else:
            free = _TEXT
        first, *others = spec.targets
        alone = not others and not spec.printed
        offered = self._ids(tuple(others), free, bare=False)
        return self._ids((first,), offered, bare=alone or spec.bare)

    def _claims(self, spec: FieldSpec) -> Schema:
        """The three spellings of a claim: a plain value, a table, a list of either."""
        own, required, plain = self._said(spec)
        claim = self._keys(Claim)
        shared = {
            key: self.refer(f"claim.{key}", schema)
            for key, schema in claim.items()
            if key != "joint" or spec.joint
        }
        keys = _object({**own, **shared}, required)
        table = {**keys, **_needing(spec.needs), **_INFERRED_EXPLAINED}
        spelled = [*plain, _described("claim", "A value with dates, sources and rank.", table)]
        one = self.refer(f"claim-of-{_name(spec)}", {"anyOf": spelled})
        listed = _described(
            "claims",
            "Members: each is true." if spec.many else "Alternatives: one is true.",
            _array(one),
        )
        return {"anyOf": [one, listed]}

    def _said(self, spec: FieldSpec) -> tuple[Schema, list[str], list[Schema]]:
        """The keys of a claim's value, those that it needs, and its plain spelling.

        What needs more than its main key has no plain spelling.
        """
        if spec.structure is None:
            value = self._value(spec)
            return {"value": _described("value", "What is claimed.", value)}, ["value"], [value]
        required = _required(spec.parts)
        main = self._value(spec.parts[spec.main])
        plain = [] if {*required} - {spec.main} else [main]
        return self._keys(spec.structure, spec.parts), required, plain


def _name(spec: FieldSpec) -> str:
    """What tells the claims of one field from those of another, as far as they differ."""
    if spec.structure:
        keys = dict.fromkeys(map(key_of, (spec.main, *spec.keys)))
        return "-".join([spec.structure.__name__.lower(), *keys])
    if spec.words:
        return spec.words.__name__.lower()
    if spec.kind is Kind.PLACE:
        return "place-or-text"
    targets = "-or-".join(spec.targets)
    return f"joint-{targets}" if spec.joint else targets or spec.kind.value


def schema(dataset: Dataset | None = None) -> Schema:
    """The JSON Schema of a dataset's file; with a ``dataset``, its words and ids are offered."""
    definitions = _Definitions(AsOf.of(dataset, dataset.about.day) if dataset else None)
    tables = {
        name: _described(
            name,
            _doc(cls),
            {
                "type": "object",
                "patternProperties": {
                    f"^{ID_PATTERN}$": definitions.refer(name, definitions.table(name, cls))
                },
                "additionalProperties": False,
            },
        )
        for name, cls in TABLES.items()
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A dataset of irtui",
        "description": "Records made of claims, with their dates, sources and ranks.",
        "x-tombi-toml-version": "v1.0.0",  # Tombi would break inline tables over lines, as 1.1 does
        **_object({"dataset": definitions.table("dataset", About), **tables}, ["dataset"]),
        "definitions": definitions.found,
    }


def schema_text(dataset: Dataset | None = None) -> str:
    """The schema as the text of a JSON file."""
    return json.dumps(schema(dataset), ensure_ascii=False, indent=2)
