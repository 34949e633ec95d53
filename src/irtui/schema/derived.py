"""The JSON Schema of an answer, derived from the classes that declare it.

It follows JSON Schema 2020-12 and leaves nothing open: every key is named, described and required,
and no other may come.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import field

from irtui.lean import frozen
from irtui.model.said import keys_of
from irtui.render.answers.declared import as_json, word

Schema = dict[str, Any]

_PLAIN = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}


def described(schema: Schema, description: str) -> Schema:
    """A schema with what it is of."""
    return {**schema, "description": description} if description else schema


def closed(doc: str | None, properties: dict[str, Schema], optional: set[str]) -> Schema:
    """An object of exactly these keys, of which only the ``optional`` ones may be left out."""
    return {
        "type": "object",
        "description": (doc or "").partition("\n")[0],
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


@frozen
class Definitions:
    """The schemas of types; those of classes stand once, under the names of the classes."""

    own: Mapping[Any, Callable[["Definitions"], Schema]]
    """What makes the schema of a type that says too little by itself."""
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
        if hint in self.own:
            return self.own[hint](self)
        if hint in _PLAIN:
            return {"type": _PLAIN[hint]}
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [word(member) for member in hint]}
        if attrs.has(hint):
            name = re.sub("(?<!^)(?=[A-Z])", "_", hint.__name__.removesuffix("Json")).lower()
            return self.refer(name, lambda: self.object(hint))
        return self._composed(get_origin(hint), get_args(hint))

    def _composed(self, origin: Any, parts: tuple[Any, ...]) -> Schema:
        """The schema of a type that is put together from ``parts``."""
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
            properties[key] = described(own.get(key) or self.of(hint), said.doc)
        return closed(cls.__doc__, properties, optional)
