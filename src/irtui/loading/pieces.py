"""A long document parsed piece by piece, each of some records.

The parser keeps a note of each table up to the end of what it parses, twice as much as the tables
themselves, and it reads a piece in ASCII quicker than a text that has other letters somewhere. A
piece begins with the name of a table. Where all pieces can be parsed, and no two of them say
something of the same record, they say together what the whole does; of any other document nothing
is said here.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

import tomli

from irtui.loading.beside import Beside, each_beside
from irtui.loading.timing import check_time

SIZE = 16 * 1024
"""Characters that a piece has at least."""
_HEAD = re.compile(r"(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*+\[")
"""What a document begins with that has no keys before its first table."""
_UNUSUAL = re.compile(r"\n[ \t]*\[(?!dataset\])(?:\[|[^.\]\n]*\]|[^\]\n]*[\"'])")
"""The name of a table that may be there again, or be a list: one without a dot or with quotes."""


class OnlyWholeError(ValueError):
    """What a document says cannot be told by its pieces."""


def in_pieces(text: str, size: int = SIZE) -> dict[str, Any] | None:
    """What a document says, as `tomli.loads` has it; ``None`` if only that can tell.

    Args:
        text: the document.
        size: how many characters a piece has at least.
    """
    whole: dict[str, Any] = {}
    try:
        for piece in parsed_pieces(text, size):
            _add(whole, piece)
    except OnlyWholeError:
        return None
    return whole


def parsed_pieces(
    text: str, size: int = SIZE, fits: Callable[[str], bool] = lambda _: True
) -> Iterator[dict[str, Any]]:
    """What each piece of a document says, in its order.

    Another process parses them, where there can be one, and begins at once.

    Args:
        text: the document.
        size: how many characters a piece has at least.
        fits: looks meanwhile whether anything is to be said of the document.

    Raises:
        OnlyWholeError: a piece says nothing; the whole tells whether something is wrong.
    """
    if len(text) <= size or not _HEAD.match(text):
        raise OnlyWholeError
    other = each_beside(lambda: _parsed(_pieces(text, size)))
    if _UNUSUAL.search(text) or text.count("[dataset]") > 1 or not fits(text):
        if other:
            other.close()
        raise OnlyWholeError
    pieces = _pieces(text, size)
    return _parsed_by(other, pieces) if other else _parsed(pieces)


def _parsed_by(other: Beside, pieces: Iterator[str]) -> Iterator[dict[str, Any]]:
    """What each piece says, as another process parses it as long as it can."""
    try:
        for piece in pieces:
            check_time()
            try:
                yield other.next()
            except EOFError:  # the process has ended
                yield from _parsed(chain([piece], pieces))
    finally:
        other.close()


def _parsed(pieces: Iterable[str]) -> Iterator[dict[str, Any]]:
    for piece in pieces:
        check_time()
        try:
            yield tomli.loads(piece)
        except (ValueError, RecursionError) as error:
            raise OnlyWholeError from error


def _pieces(text: str, size: int) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n[", start + size)
        while end >= 0 and text.startswith("[dataset", end + 1):
            end = text.find("\n[", end + 1)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def _add(whole: dict[str, Any], piece: dict[str, Any]) -> None:
    """Add the tables of a piece, if that can be done without going into the records."""
    for name, table in piece.items():
        known = whole.setdefault(name, table)
        if known is not table:
            if type(known) is not dict or not known.keys().isdisjoint(table):
                raise OnlyWholeError
            known.update(table)
