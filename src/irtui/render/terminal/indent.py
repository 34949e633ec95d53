"""How far the lines of a tree are indented: less and less, so that deep ones keep their room."""

from rich.style import Style
from rich.text import Text

_NAME = 14
"""Cells that a line keeps for its sign and its name, where it has so many."""


def indent(level: int, width: int, style: Style) -> Text:
    """What stands before a line of a tree.

    A level takes two cells; where that would be more than a quarter of the line, one; and from half
    of the line on, none: there the number of the level stands at the end of the indent.

    Args:
        level: of the line, from 1.
        width: cells of the line with its indent.
        style: of a number.
    """
    room = max(min(width // 2, width - _NAME), 2)
    cells = min(2 * (level - 1), level - 1 + room // 4)
    if cells <= room:
        return Text(" " * cells)
    return Text().append(f"{level} ".rjust(room), style)
