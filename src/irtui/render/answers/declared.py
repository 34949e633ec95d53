"""How an answer is declared, and how what is declared so becomes JSON.

An object is a class of fields; each says by `said` what its key holds. Values are those of the
model: references, dates and words of an enumeration are written here, and nowhere else.
"""

import json
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Annotated, Any, Self, dataclass_transform

import attrs
from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.dates import Moment, Span
from irtui.model.fields import key_of
from irtui.model.records import TABLES

SAID = "said"
"""The key in a field's metadata under which its `Said` lies."""


@frozen
class Said:
    """What is to be known of a key besides its name and its type."""

    doc: str
    """One line: what it holds."""
    of: str = ""
    """The attribute that `Json.of` takes it from; empty: that of its own name."""
    optional: bool = False
    """Whether the key is left out where there is no value; else it is null."""
    merged: bool = False
    """Whether the keys of its value stand in its place."""


def said(doc: str, of: str = "", *, optional: bool = False) -> Any:
    """A key of an object, with what it holds and the attribute that it is taken from."""
    default = None if optional else attrs.NOTHING
    return attrs.field(default=default, metadata={SAID: Said(doc, of, optional)})


def merged() -> Any:
    """An object whose keys stand among those of the one that has it."""
    return attrs.field(metadata={SAID: Said("", merged=True)})


def reference_pattern(*tables: str) -> str:
    """What a reference to a record of one of ``tables`` looks like; without any, of any table."""
    return f"^({'|'.join(tables or TABLES)}):[a-z0-9-]+$"


# What a type does not say by itself, as keywords of JSON Schema
SourceRef = Annotated[Ref, ("pattern", reference_pattern("source"))]
GapRef = Annotated[Ref, ("pattern", reference_pattern("gap"))]
EventRef = Annotated[Ref, ("pattern", reference_pattern("event"))]
Count = Annotated[int, ("minimum", 0)]
Place = Annotated[int, ("minimum", 1)]


@frozen
@dataclass_transform(frozen_default=True, field_specifiers=(said, merged))
class Json:
    """An object of an answer; each class of them is a frozen class of attrs."""

    def __init_subclass__(cls) -> None:
        frozen(cls, slots=False)

    @classmethod
    def of(cls, found: object, **rest: Any) -> Self:
        """An object that takes from ``found`` what is not in ``rest``."""
        for field in attrs.fields(cls):
            if field.name not in rest:
                rest[field.name] = attrgetter(field.metadata[SAID].of or field.name)(found)
        return cls(**rest)


class DateJson(Json):
    """A date as far as it is known."""

    edtf: str = said("As written, in EDTF (ISO 8601-2): 2018-12, 2018~, 2018/2020.")
    earliest: date | None = said("The first possible day; null: open.")
    latest: date | None = said("The last possible day; null: open.")


def word(member: Enum) -> str:
    """What stands for a member of an enumeration: its value, or its name where that is a number."""
    if isinstance(member.value, str):
        return member.value
    return member.name.lower().replace("_", "-")


def as_json(value: object) -> Any:
    """A value as what `json.dumps` takes.

    Of a structure of the model, such as a name, keys without a value are left out.
    """
    match value:
        case Moment() | Span():
            return _object(DateJson(value.text, value.earliest, value.latest))
        case Ref():
            return str(value)
        case date():
            return value.isoformat()
        case Enum():
            return word(value)
        case tuple() | list():
            return [as_json(one) for one in value]
        case dict():
            return {as_json(key): as_json(one) for key, one in value.items()}
    return _object(value) if attrs.has(type(value)) else value


_OF_THE_MODEL = Said("", optional=True)


def _object(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attribute in attrs.fields(type(value)):
        inner = getattr(value, attribute.name)
        known = attribute.metadata.get(SAID, _OF_THE_MODEL)
        if known.merged:
            found |= as_json(inner)
        elif inner is not None or not known.optional:
            found[key_of(attribute.name)] = as_json(inner)
    return found


def document(answer: object) -> str:
    """An answer as it is printed."""
    return json.dumps(as_json(answer), ensure_ascii=False, indent=2)
