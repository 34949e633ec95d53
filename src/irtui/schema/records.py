"""The JSON Schema of a record and of the claims in it, read off the field table."""

from typing import Any

from irtui.model.claims import Basis, Rank
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import TABLES, Record
from irtui.render.record_answers import OWN_KEYS
from irtui.schema.parts import (
    Schema,
    array,
    closed,
    or_null,
    reference,
    text,
    typed,
    use,
    words,
)

LINK = {
    "label": text("What the link is called, read from here."),
    "made_by": reference(description="The record that holds the reference."),
    "field": text("The field that holds it."),
    "when": or_null(use("date", "When it began to hold, as far as is known.")),
    "claim": or_null(use("claim", "The claim that makes it; null for a plain field.")),
    "for_the_record": array(
        reference("source"), "Sources that the record which makes it was read in."
    ),
}
"""What is told of every link."""


_STRUCTURES = {
    spec.structure.__name__.lower(): spec.structure
    for cls in TABLES.values()
    for spec in field_table(cls).values()
    if spec.structure
}
"""Values that have keys of their own, by the names of their definitions."""


def _value(spec: FieldSpec) -> Schema:
    """The value of a field, or of a key in one."""
    if spec.structure:
        return use(spec.structure.__name__.lower())
    if spec.kind is Kind.REFERENCE:
        return reference(*spec.targets)
    if spec.kind is Kind.WORD and spec.words:
        return words(spec.words)
    by_kind: dict[Kind, Schema] = {
        Kind.INTEGER: typed("integer"),
        Kind.NUMBER: typed("number"),
        Kind.DATE: use("date"),
    }
    return by_kind.get(spec.kind, text())


def _structure(cls: type[Any]) -> Schema:
    table = field_table(cls)
    keys = {key_of(name): {**_value(key), "description": key.doc} for name, key in table.items()}
    optional = [key_of(name) for name, key in table.items() if not key.required]
    return closed((cls.__doc__ or "").strip(), keys, optional)


def _any_value() -> Schema:
    """The value of a claim of any field; words and references are texts, too."""
    plain = [text(), typed("integer"), use("date")]
    return {"description": "What it says.", "anyOf": [*plain, *map(use, _STRUCTURES)]}


def _claim(*, held: bool) -> Schema:
    keys = {
        "id": text("What it can be cited as: table:id#field, with .2 for the second of several."),
        "value": _any_value(),
        "since": or_null(use("bound", "From when on it held; null: not known.")),
        "until": or_null(use("bound", "Until when it held; null: not known.")),
        "seen": array(use("date"), "When it was seen to hold."),
        "sources": array(
            use("citation"), "Its own; empty: it rests on those that its record was read in."
        ),
        "rank": words(Rank, "“deprecated” is kept though thought wrong."),
        "basis": words(Basis, "Whether a source says it, or it was concluded from sources."),
        "note": or_null(text("Why, in the dataset's own words.")),
    }
    if held:
        keys["holds"] = use("truth", "Whether it held on the day of the answer.")
    return closed("A claim, whole.", keys)


def _claims(spec: FieldSpec) -> Schema:
    value = {"properties": {"value": _value(spec)}}
    return array({"allOf": [use("held_claim"), value]}, spec.doc, minItems=1)


def values(cls: type[Record]) -> dict[str, Schema]:
    """The plain fields that only records of one table have."""
    return {
        key_of(name): or_null({**_value(spec), "description": spec.doc})
        for name, spec in field_table(cls).items()
        if not spec.claims and name not in OWN_KEYS
    }


def _record(cls: type[Record]) -> Schema:
    fields = {key_of(name): _claims(spec) for name, spec in field_table(cls).items() if spec.claims}
    return closed(
        (cls.__doc__ or "").strip(),
        {
            "ref": reference(cls.TABLE, description="Its reference."),
            "title": text("What it is called on the day."),
            "there": use("truth", "Whether it was there on the day."),
            "kind": or_null(text("A word of the dataset's vocabulary.")),
            "summary": or_null(text("What it is, in a few lines.")),
            "claims": closed(
                "Its claims, by field; a field without any is left out.", fields, fields
            ),
            "values": closed("What its table has besides, without claims.", values(cls)),
            "sources": array(use("citation"), "Where the record as a whole was read."),
            "identifiers": typed(
                "object", "Its ids elsewhere, by register.", additionalProperties=text()
            ),
            "links": array(
                closed(
                    "A link to another record, made by either of them.",
                    {
                        "to": reference(description="The other record."),
                        "title": text("What that is called on the day."),
                        **LINK,
                    },
                ),
                "Those that it makes, then those that other records make to it.",
            ),
            "gaps": array(use("gap"), "What was looked for in it and not found."),
            "support": use("support", "What all of it rests on."),
        },
    )


def record_definitions() -> dict[str, Schema]:
    """The definitions of records, one for each table, and of what they are made of."""
    return {
        "day": typed("string", "A day, as in ISO 8601: 2018-12-13.", format="date"),
        "date": closed(
            "A date as far as it is known.",
            {
                "edtf": text("As written, in EDTF (ISO 8601-2): 2018-12, 2018~, 2018/2020."),
                "earliest": or_null(use("day", "The first possible day; null: open.")),
                "latest": or_null(use("day", "The last possible day; null: open.")),
            },
        ),
        "bound": {
            "description": "Where a claim begins or ends: a date, or the event that marks it.",
            "anyOf": [use("date"), reference("event")],
        },
        "citation": closed(
            "A source, and where in it.",
            {
                "source": reference("source", description="The source."),
                "at": or_null(text("Page, paragraph or time in a recording.")),
                "quote": or_null(text("The words that say it.")),
            },
        ),
        "claim": _claim(held=False),
        "held_claim": _claim(held=True),
        "link": closed("A link between two records.", LINK),
        **{name: _structure(cls) for name, cls in _STRUCTURES.items()},
        **{f"record_{table}": _record(cls) for table, cls in TABLES.items()},
    }
