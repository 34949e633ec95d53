"""How an answer declares what it says as JSON: key by key, once for what is printed and its schema.

A class of an answer declares each of its keys by `said`; what is declared otherwise is not printed.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from irtui.lean import field, fields, frozen
from irtui.model.claims import Ref
from irtui.model.records import TABLES

_SAID = "said"


@frozen
class Said:
    """What is to be known of a key besides its type."""

    doc: str
    """One line: what it holds."""
    key: str = ""
    """The key; empty: the name of the attribute."""
    optional: bool = False
    """Whether the key is left out where there is no value; else it is null."""
    merged: bool = False
    """Whether the keys of its value stand in its place."""


def said(doc: str, key: str = "", *, optional: bool = False, **rest: Any) -> Any:
    """An attribute that is printed; ``rest`` is handed on to `attrs.field`."""
    if optional:
        rest["default"] = None
    return field(metadata={_SAID: Said(doc, key, optional)}, **rest)


def merged() -> Any:
    """An attribute whose value is an object, of which the keys are printed in its place."""
    return field(metadata={_SAID: Said("", merged=True)})


def keys_of(cls: type[Any]) -> Iterator[tuple[str, str, Said]]:
    """What of a class is printed: the name of each attribute, its key, and what it says."""
    for attribute in fields(cls):
        if known := attribute.metadata.get(_SAID):
            yield attribute.name, known.key or attribute.name, known


def reference_pattern(*tables: str) -> str:
    """What a reference to a record of one of ``tables`` looks like; without any, of any table."""
    return f"^({'|'.join(tables or TABLES)}):[a-z0-9-]+$"


# What a type does not say by itself, as keywords of JSON Schema
SourceRef = Annotated[Ref, ("pattern", reference_pattern("source"))]
GapRef = Annotated[Ref, ("pattern", reference_pattern("gap"))]
EventRef = Annotated[Ref, ("pattern", reference_pattern("event"))]
Count = Annotated[int, ("minimum", 0)]
Place = Annotated[int, ("minimum", 1)]
