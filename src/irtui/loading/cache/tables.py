"""The tables of a file as bytes: what TOML gives, with a mark for dates, which marshal lacks."""

import marshal
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from irtui.loading.cache.container import MARSHAL

_READ: Mapping[str, Callable[[str], Any]] = {
    one.__name__: one.fromisoformat for one in (datetime, date, time)
}


def packed(table: Any) -> bytes:
    """A value as TOML gives it."""
    try:
        return marshal.dumps(table, MARSHAL)
    except ValueError:
        return marshal.dumps((_marked(table),), MARSHAL)


def unpacked(content: bytes) -> Any:
    """The value that `packed` made these bytes of."""
    found = marshal.loads(content)
    return _unmarked(found[0]) if type(found) is tuple else found


# TOML has no tuples, so one of them can stand for a date.


def _marked(value: Any) -> Any:
    match value:
        case dict():
            return {key: _marked(item) for key, item in value.items()}
        case list():
            return [_marked(item) for item in value]
        case date() | time():
            return type(value).__name__, value.isoformat()
    return value


def _unmarked(value: Any) -> Any:
    match value:
        case dict():
            return {key: _unmarked(item) for key, item in value.items()}
        case list():
            return [_unmarked(item) for item in value]
        case tuple():
            kind, text = value
            return _READ[kind](text)
    return value
