"""What the help of a command says beside its options: examples, in columns."""

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from irtui.exchange.format import Format

_WIDTH = 76
"""Cells of a line of help."""


def listed(heading: str, *lines: tuple[str, str]) -> str:
    """A paragraph of a help text: a line for each thing, with its meaning.

    Args:
        heading: stands above the lines.
        lines: each a thing and a few words; together they fit into 76 cells.
    """
    width = max(len(thing) for thing, _ in lines)
    rows = (f"  {thing:<{width}}  {words}" for thing, words in lines)
    return "\n".join(["\b", f"{heading}:", *rows])  # the first sign tells click to keep the lines


def examples(*lines: tuple[str, str]) -> str:
    """The examples of a command, each with what it does; ``ID`` stands for any record."""
    return listed("Examples", *lines)


def described(formats: "Mapping[str, Format]") -> str:
    """Each format with what it is for, what it keeps and what it loses, as lines of a help text."""
    column = max(map(len, formats)) + 2
    lines = ["\b", "Formats:"]
    for one in formats.values():
        loses = f" Loses {one.loses}." if one.loses else ""
        texts = (f"{one.what}.", f"Keeps {one.keeps}.{loses}")
        inner = [line for text in texts for line in wrap(text, _WIDTH - column - 2)]
        inner[0] = f"{one.name:<{column}}{inner[0]}"
        lines += [f"  {inner[0]}", *(f"  {'':<{column}}{line}" for line in inner[1:])]
    return "\n".join(lines)
