"""Values as JSON has them, for a file of the program's own: written whole, and read with mistrust.

What is read may be of another version, or edited by hand: a value of another kind than its field
counts as absent, and what is not known stays in the file.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from irtui.lean import fields, frozen, has
from irtui.model.safe_text import safe_line
from irtui.model.window import Window

T = TypeVar("T")

_LONGEST = 4096
"""Characters of a text, as many as a path may have; a longer one counts as absent."""


def _path(text: str) -> Path:
    path = Path(text)
    if not path.is_absolute() or "\0" in text:
        raise ValueError("no path from the root")
    return path


_READ: Mapping[type[Any], Callable[[str], Any]] = {
    str: safe_line,
    date: date.fromisoformat,
    Path: _path,
    Window: Window.of_dates,
}
"""The kinds that are texts in the file; each raises `ValueError` for a text that is none."""
_WRITTEN: Mapping[type[Any], Callable[[Any], str]] = {
    date: date.isoformat,
    Window: lambda window: window.in_dates,
}


@frozen
class _Field:
    """What a field of a class takes."""

    kind: type[Any]
    """The kind of the value, or of each of several."""
    many: bool
    optional: bool
    """Whether ``None`` is a value."""

    @classmethod
    def of(cls, hint: Any) -> "_Field":
        inner = [one for one in get_args(hint) if one not in (type(None), Ellipsis)]
        none = type(None) in get_args(hint)
        return cls(inner[0] if inner else hint, bool(inner) and not none, none)

    def read(self, raw: object) -> Any:
        """A value; raises `ValueError` for one of another kind."""
        if raw is None and self.optional:
            return None
        if not self.many:
            return _one(self.kind, raw)
        if type(raw) is not list:
            raise ValueError("no list")
        return tuple(found for found, _ in self.each(raw) if found is not None)

    def each(self, raw: list[Any]) -> list[tuple[Any, Any]]:
        """What each member of a list says, and the member; ``None`` for one of another kind."""
        found = []
        for one in raw:
            try:
                found.append((_one(self.kind, one), one))
            except ValueError:
                found.append((None, one))
        return found


def _one(kind: type[Any], raw: object) -> Any:
    if type(raw) is str and kind in _READ and len(raw) <= _LONGEST:
        return _READ[kind](raw)
    if type(raw) is bool and kind is bool:
        return raw
    if type(raw) is dict and has(kind):
        return fitting(kind, raw)
    raise ValueError("another kind of value")


_tables: dict[type[Any], Mapping[str, _Field]] = {}


def _fields(cls: type[Any]) -> Mapping[str, _Field]:
    if cls not in _tables:
        hints = get_type_hints(cls)
        _tables[cls] = {one.name: _Field.of(hints[one.name]) for one in fields(cls)}
    return _tables[cls]


def fitting(cls: type[T], found: Mapping[str, Any]) -> T:
    """What ``found`` says of a class whose fields have defaults, as far as it fits.

    Raises:
        ValueError: a field without a default is not there, or does not fit.
    """
    sound = {}
    for name, one in _fields(cls).items():
        try:
            if name in found:
                sound[name] = one.read(found[name])
        except ValueError:
            continue
    try:
        return cls(**sound)
    except TypeError as error:
        raise ValueError("a field is missing") from error


def as_stored(value: Any, found: Mapping[str, Any]) -> dict[str, Any]:
    """A value as a table of the JSON file; fields that have their default value are left out.

    Args:
        value: an attrs instance.
        found: the table that is in the file now; what is not known of it is kept.
    """
    known = _fields(type(value))
    stored = {}
    for one in fields(type(value)):
        inner, old = getattr(value, one.name), found.get(one.name)
        many = known[one.name].many
        raw = _members(known[one.name], inner, old) if many else _stored(inner, old)
        if raw if many else inner != one.default:
            stored[one.name] = raw
    return {**stored, **{key: old for key, old in found.items() if key not in known}}


def _members(of: _Field, values: tuple[Any, ...], old: object) -> list[Any]:
    """The members of a list for the file, and after them those that were not understood."""
    before = of.each(old) if type(old) is list else []
    known = {found: raw for found, raw in before if found is not None}
    unknown = [raw for found, raw in before if found is None]
    return [_stored(one, known.get(one)) for one in values] + unknown


def _stored(value: Any, old: object) -> Any:
    if has(type(value)) and type(value) not in _WRITTEN:
        return as_stored(value, old if type(old) is dict else {})
    if isinstance(value, Path):
        return str(value)
    return _WRITTEN[type(value)](value) if type(value) in _WRITTEN else value
