"""A long document parsed by two processes, each of which takes half of it."""

from collections.abc import Callable
from typing import Any

from irtui.load.beside import beside
from irtui.load.pieces import in_pieces


def in_halves(
    text: str, parse: Callable[[str], dict[str, Any] | None] = in_pieces
) -> dict[str, Any] | None:
    """What a document says, as `in_pieces` has it; ``None`` if only the whole can tell.

    Args:
        text: the document.
        parse: what parses a half.
    """
    middle = text.find("\n[", len(text) // 2)
    if middle < 0:
        return None
    rest = beside(lambda: parse(text[middle:]))
    found = parse(text[: middle + 1])
    if found is None or (more := rest()) is None:
        return None
    for name, table in more.items():
        known = found.setdefault(name, table)
        if known is not table:
            # What the dataset says of itself stands in one of them, or only the whole can tell.
            if name == "dataset" or not known.keys().isdisjoint(table):
                return None
            known.update(table)
    return found
