"""Foreign files, read within the limits that hold for datasets, and what may stand in them."""

import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from irtui.exchange.format import ForeignError
from irtui.loading.read import UnreadableError, text_of
from irtui.model.safe_text import quoted, safe_line


def foreign_error(error: UnreadableError) -> ForeignError:
    """Why a file cannot be read, on one line."""
    problem = error.problems[0]
    if isinstance(error.__cause__, IsADirectoryError):
        return ForeignError(f"{problem.where}: This is a directory. Name a file in it.")
    return ForeignError(
        " ".join(filter(None, (f"{problem.where}:", problem.message, problem.hint)))
    )


def foreign_text(path: Path) -> str:
    """What stands in a foreign file, without a byte-order mark.

    Raises:
        ForeignError: it is missing, a folder, larger than ``max_megabytes``, or not UTF-8.
    """
    try:
        return text_of(path)
    except UnreadableError as error:
        raise foreign_error(error) from error


class JsonError(ValueError):
    """A text is no JSON; the message says why, as a clause."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        """The line from 1, where it is known."""


def _no_constant(name: str) -> NoReturn:
    raise JsonError(f"{name} is no value of JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a key that is there twice, none of the values could count."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise JsonError(f"the key {quoted(safe_line(twice))} is twice in one object")
    return found


def parsed(text: str) -> Any:
    """The value that a JSON ``text`` writes, by RFC 8259: without NaN, each key once.

    Raises:
        JsonError: it is no such text.
    """
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        what = error.msg[:1].lower() + error.msg[1:]
        raise JsonError(f"{what} (column {error.colno})", error.lineno) from error
    except RecursionError as error:
        raise JsonError("its lists and objects are nested too deeply") from error
    except ValueError as error:
        if isinstance(error, JsonError):
            raise
        raise JsonError("a number has too many digits") from error


def foreign_json(path: Path) -> Any:
    """The JSON document in a file.

    Raises:
        ForeignError: the file cannot be read, or is no JSON.
    """
    try:
        return parsed(foreign_text(path))
    except JsonError as error:
        place = f":{error.line}" if error.line else ""
        message = f"{safe_line(str(path))}{place}: This is not valid JSON: {error}."
        raise ForeignError(message) from error


def words(text: str) -> tuple[str, ...]:
    """The words of a text, for tables that are lists of names."""
    return tuple(text.split())


# What of a value of any shape is what it should be


def text_in(value: Any) -> str | None:
    """A text on one line, without blanks around it; ``None``, if it is none or is empty."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    try:
        return " ".join(safe_line(str(value)).split()) or None
    except ValueError:  # a whole number of more digits than Python prints
        return None


def object_in(value: Any) -> dict[str, Any]:
    """An object; an empty one, if the value is none."""
    return value if isinstance(value, dict) else {}


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list; of an object, itself; of anything else, none."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
