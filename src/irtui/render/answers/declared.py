"""How what an answer declares becomes JSON.

Values are those of the model: references, dates and words of an enumeration are written here, and
nowhere else.
"""

import json
from collections.abc import Iterator
from datetime import date
from enum import Enum
from io import StringIO
from typing import Any, Self, dataclass_transform

from irtui.lean import frozen, has
from irtui.model.claims import Ref
from irtui.model.dates import Moment, Span
from irtui.model.fields import field_table, key_of
from irtui.model.safe_text import safe_text
from irtui.model.said import keys_of, merged, said

_DEEPEST = 64
"""Levels that are indented: else a tree of some thousand would be all indent."""
_encode, _escape = json.JSONEncoder(ensure_ascii=False).encode, json.JSONEncoder().encode


@frozen
@dataclass_transform(frozen_default=True, field_specifiers=(said, merged))
class Json:
    """An object that is made to be printed; each class of them is a frozen class of attrs."""

    def __init_subclass__(cls) -> None:
        frozen(cls)

    @classmethod
    def of(cls, found: object, **rest: Any) -> Self:
        """An object that takes from ``found`` what is not in ``rest``."""
        missing = (name for name, _, _ in keys_of(cls) if name not in rest)
        return cls(**{name: getattr(found, name) for name in missing}, **rest)


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
    """A value as what `json.dumps` takes, by recursion: for what is not deep.

    Of a structure of the model, such as a name, keys without a value are left out.
    """
    match plain := _opened(value):
        case list():
            return [as_json(one) for one in plain]
        case dict():
            return {key: as_json(one) for key, one in plain.items()}
    return plain


def _opened(value: object) -> Any:
    """A value as JSON has it: a scalar, or a list or a dict of values as they are."""
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
            return list(value)
        case dict():
            return {_opened(key): one for key, one in value.items()}
    return _object(value) if has(type(value)) else value


def _object(value: Any) -> dict[str, object]:
    table = field_table(type(value))
    found: dict[str, object] = {key_of(name): getattr(value, name) for name in table}
    found = {key: inner for key, inner in found.items() if inner is not None}
    for name, key, known in keys_of(type(value)):
        inner = getattr(value, name)
        if known.merged:
            found |= _opened(inner)
        elif inner is not None or not known.optional:
            found[key] = inner
    return found


def _encoded(value: object) -> str:
    """A scalar in JSON; what would drive a terminal in it, as in the name of a file, is escaped."""
    return safe_text(_encode(value), lambda character: _escape(character)[1:-1])


def document(answer: object) -> str:
    """An answer as it is printed, however deep: as `json.dumps` with an indent of two."""
    made = StringIO()  # a list of all parts takes ten times what they are together
    made.writelines(_written(answer))
    return made.getvalue()


def _written(answer: object) -> Iterator[str]:
    """The parts of a document, one after the other; a tree may be deeper than recursion goes."""
    ends: list[str] = []
    members: list[Iterator[tuple[str, object]]] = [iter((("", answer),))]
    first = True  # of its siblings
    while members:
        member = next(members[-1], None)
        if member is None:
            members.pop()
            if ends:
                yield _line(len(ends) - 1) + ends.pop()
            first = False
            continue
        label, value = member
        if ends:
            yield ("" if first else ",") + _line(len(ends))
        plain = _opened(value)
        first = bool(plain) and isinstance(plain, list | dict)
        if not first:
            yield label + _encoded(plain)
        elif isinstance(plain, list):
            yield f"{label}["
            ends.append("]")
            members.append(("", one) for one in plain)
        else:
            yield f"{label}{{"
            ends.append("}")
            members.append((f"{_encoded(key)}: ", one) for key, one in plain.items())


def _line(level: int) -> str:
    """The beginning of a line; from some level on, no line begins farther to the right."""
    return "\n" + "  " * min(level, _DEEPEST)
