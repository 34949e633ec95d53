"""The parts that a JSON Schema is put together from."""

from collections.abc import Iterable
from typing import Any

from irtui.model.records import TABLES

Schema = dict[str, Any]

_ID = "[a-z0-9-]+"
"""An id in a dataset, as a pattern."""


def typed(kind: str, description: str = "", **rest: Any) -> Schema:
    """A value of one JSON type; ``rest`` are further keywords."""
    return {"type": kind, **({"description": description} if description else {}), **rest}


def text(description: str = "") -> Schema:
    """Any text."""
    return typed("string", description)


def count(description: str) -> Schema:
    """A number from 0."""
    return typed("integer", description, minimum=0)


def words(words: Iterable[str], description: str = "") -> Schema:
    """One of a few words."""
    return {"enum": list(words), **({"description": description} if description else {})}


def use(name: str, description: str = "") -> Schema:
    """A definition of the schema, by its name."""
    return {"$ref": f"#/$defs/{name}", **({"description": description} if description else {})}


def array(of: Schema, description: str = "", **rest: Any) -> Schema:
    """A list; ``rest`` are further keywords."""
    return typed("array", description, items=of, **rest)


def or_null(schema: Schema) -> Schema:
    """What may also be null."""
    description = schema.get("description")
    bare = {key: part for key, part in schema.items() if key != "description"}
    found: Schema = {"anyOf": [bare, {"type": "null"}]}
    return {"description": description, **found} if description else found


def closed(description: str, properties: dict[str, Schema], optional: Iterable[str] = ()) -> Schema:
    """An object of exactly these keys, of which only the ``optional`` ones may be left out."""
    left_out = set(optional)
    return typed(
        "object",
        description,
        properties=properties,
        required=[key for key in properties if key not in left_out],
        additionalProperties=False,
    )


def reference(*tables: str, description: str = "") -> Schema:
    """A reference to a record of one of ``tables``; without any, of any table."""
    pattern = f"^({'|'.join(tables or TABLES)}):{_ID}$"
    return typed("string", description, pattern=pattern)
