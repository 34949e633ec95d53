"""What a cell of a foreign table says, as a dataset's file has it. Nothing is guessed."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from irtui.model.dates import DateError, parse_date
from irtui.model.fields import FieldSpec, Kind
from irtui.model.records import TABLES
from irtui.model.safe_text import quoted
from irtui.query.folding import id_of


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


_ORDERED = re.compile(r"(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d?:.*", re.ASCII)


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
            return _integer
        case Kind.NUMBER:
            return _number
        case Kind.ID:
            return slug
        case Kind.REFERENCE if not spec.printed:
            target = table or spec.targets[0]
            return lambda text: text if _is_reference(text) else f"{target}:{slug(text)}"
        case Kind.FLAG:
            return _flag
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


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise CellError(f"{quoted(text)} is not a whole number.") from error


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise CellError(f"{quoted(text)} is not a number.") from error


def _flag(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise CellError(f"{quoted(text)} is not true or false.")
    return text.lower() == "true"


def slug(text: str) -> str:
    """The id of a record of which a cell says this; raises `CellError`."""
    found = id_of(text)
    if found == id_of(""):
        raise CellError(f"Of {quoted(text)} no id can be made: it has no letter and no digit.")
    return found
