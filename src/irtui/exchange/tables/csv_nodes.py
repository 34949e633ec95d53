"""What the rows of a foreign table tell of, by a mapping: each a record as it is in a file.

What a cell says becomes what a dataset's file has. Nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

from irtui.lean import frozen
from irtui.model.dates import DateError, parse_date
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import TABLES, Record
from irtui.model.safe_text import quoted
from irtui.query.folding import id_of

_ORDERED = re.compile(r"(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d?:.*", re.ASCII)

_FLAGS = {"true": True, "false": False}


class Dates(StrEnum):
    """In which order the parts of a date are written."""

    ISO = "iso"
    """2024-12-31, and whatever else the dataset's format takes."""
    DAY_FIRST = "day-first"
    """31.12.2024, 31/12/2024."""
    MONTH_FIRST = "month-first"
    """12/31/2024."""


class CellError(ValueError):
    """A cell does not say what its field needs; the message says why."""


@frozen
class Constant:
    """What is the same in all rows."""

    value: Any


@frozen
class Cell:
    """What some cells of a row say."""

    columns: tuple[str, ...]
    words: Mapping[str, str]
    split: str | None
    convert: Callable[[str], Any]
    """Gives what the file is to have for a text; raises `CellError`."""


@frozen
class Made:
    """A record that the row makes."""

    name: str
    bare: bool
    """Whether its id is wanted without its table."""


@frozen
class Several:
    """Values one after the other."""

    nodes: "tuple[Node, ...]"


@frozen
class Group:
    """A table of keys."""

    parts: "Mapping[str, Node]"
    gathered: frozenset[str]
    """The keys that take several values as a list."""
    needed: frozenset[str]
    """The keys without which there is nothing to say."""
    varying: frozenset[str]
    """The keys that make something of a row, if there is anything of them."""


Node = Constant | Cell | Made | Several | Group


@frozen
class Rule:
    """What each row tells of one record."""

    name: str
    """What the mapping calls it."""
    cls: type[Record]
    id: Node
    fields: Mapping[str, Node]
    """By the keys of the file."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that it takes anything from."""
        nodes = (self.id, *self.fields.values())
        return tuple(dict.fromkeys(one for node in nodes for one in columns_in(node)))

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The records of the same row that it points to."""
        every = (one for node in self.fields.values() for one in leaves(node))
        return tuple(one.name for one in every if isinstance(one, Made))

    @cached_property
    def specs(self) -> Mapping[str, FieldSpec]:
        """The fields that the record may have, by the keys of the file."""
        return {key_of(name): spec for name, spec in field_table(self.cls).items()}


def takes_several(spec: FieldSpec) -> bool:
    """Whether a field takes values one after the other."""
    return spec.claims or spec.many or spec.kind is Kind.CITATIONS


def leaves(node: Node) -> Iterator[Constant | Cell | Made]:
    """What a node is made of in the end."""
    match node:
        case Several():
            for one in node.nodes:
                yield from leaves(one)
        case Group():
            for one in node.parts.values():
                yield from leaves(one)
        case _:
            yield node


def columns_in(node: Node) -> Iterator[str]:
    """The columns that a node takes its values from."""
    for one in leaves(node):
        if isinstance(one, Cell):
            yield from one.columns


# What a cell says


def converter(spec: FieldSpec, dates: Dates, table: str | None) -> Callable[[str], Any]:
    """What makes of the text of a cell what the file has in a field; it raises `CellError`.

    Args:
        spec: the field, or the key of a value in it.
        dates: how dates are written.
        table: of references into several tables, the one that is meant; else the first.
    """
    match spec.kind:
        case Kind.DATE | Kind.BOUND:
            return lambda text: _date(text, dates)
        case Kind.INTEGER:
            return partial(_read, int, "a whole number")
        case Kind.NUMBER:
            return partial(_read, float, "a number")
        case Kind.ID:
            return slug
        case Kind.REFERENCE if not spec.printed:
            target = table or spec.targets[0]
            return lambda text: text if _is_reference(text) else f"{target}:{slug(text)}"
        case Kind.FLAG:
            return partial(_read, lambda text: _FLAGS[text.lower()], "true or false")
    return str


def _is_reference(text: str) -> bool:
    table, colon, _ = text.partition(":")
    return bool(colon) and table in TABLES


def _date(text: str, dates: Dates) -> str:
    if timed := _TIMED.fullmatch(text):
        text = timed.group(1)
    ordered = _ORDERED.fullmatch(text)
    if ordered and dates is Dates.ISO:
        hint = 'Say in the mapping which part comes first: dates = "day-first" or "month-first".'
        raise CellError(f"{quoted(text)} is not a date. {hint}")
    written = _iso(ordered, dates) if ordered else text
    try:
        return parse_date(written).text
    except DateError as error:
        what = str(error).replace(quoted(written), quoted(text))
        raise CellError(what) from error


def _iso(ordered: re.Match[str], dates: Dates) -> str:
    first, second, year = ordered.groups()
    if first is None:
        return f"{year}-{int(second):02}"
    day, month = (first, second) if dates is Dates.DAY_FIRST else (second, first)
    return f"{year}-{int(month):02}-{int(day):02}"


def _read(make: Callable[[str], Any], what: str, text: str) -> Any:
    try:
        return make(text)
    except (ValueError, KeyError) as error:
        raise CellError(f"{quoted(text)} is not {what}.") from error


def slug(text: str) -> str:
    """The id of a record of which a cell says this; raises `CellError`."""
    found = id_of(text)
    if found == id_of(""):
        raise CellError(f"Of {quoted(text)} no id can be made: it has no letter and no digit.")
    return found
