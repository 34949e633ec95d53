"""What an empty search box can be filled with, in the room that there is for it."""

from collections.abc import Iterable, Iterator, Sequence

from rich.style import Style
from rich.text import Text

from irtui.query.find import FIELDS
from irtui.render.terminal.pieces import wrapped

_RECENT = 8
"""Recent queries that are listed at most; where the room is small, they take a third of it."""
_COLUMN = max(map(len, FIELDS)) + 2
"""Cells of the column of the fields: a name, its colon, and a space."""
_SIGNS = ("words of any script", "'whole word", "^start of a word", '"side by side"', "!without")


def hint_lines(
    recent: Sequence[str], width: int, height: int, name: Style, note: Style
) -> list[Text]:
    """The queries before, how words are written, and the fields.

    What has no room is left out from the end; of the last fields at least the names are told.

    Args:
        recent: the queries before, the latest first; safe to be shown.
        width: cells in a line.
        height: how many lines there are.
        name: the look of the name of a field.
        note: the look of all else.
    """
    lines = [Text()]
    if recent:
        lines.append(Text("↑ recent", note))
        for query in recent[: max(min(_RECENT, height // 3), 1)]:
            lines.append(Text(f"  {query}", note))
            lines[-1].truncate(width, overflow="ellipsis")
        lines.append(Text())
    lines += _flowing((Text(sign, note) for sign in _SIGNS), width)
    lines += _field_lines(width, height - len(lines), name, note)
    return lines[:height]


def _field_lines(width: int, height: int, name: Style, note: Style) -> list[Text]:
    """As many fields as have room, each with what it asks for, and the names of the others."""
    told = [list(_field(field, width, name, note)) for field in FIELDS]
    names = [Text(f"{field}:", name) for field in FIELDS]
    heading = Text("fields:", note)
    for count in range(len(told), 0, -1):
        lines = [Text(), heading, *(line for one in told[:count] for line in one)]
        lines += [Text("  ") + line for line in _flowing(names[count:], width - 2)]
        if len(lines) <= height:
            return lines
    lines = _flowing([heading, *names], width)
    return [Text(), *lines] if len(lines) < height else lines


def _field(field: str, width: int, name: Style, note: Style) -> Iterator[Text]:
    """A field in one column, and what it asks for in another."""
    for number, line in enumerate(wrapped(Text(FIELDS[field], note), max(width - _COLUMN - 2, 8))):
        label = Text(f"{field}:" if number == 0 else "", name)
        label.pad_right(_COLUMN - label.cell_len)
        yield Text("  ") + label + line


def _flowing(pieces: Iterable[Text], width: int) -> list[Text]:
    """Pieces one after the other, none of them broken."""
    lines = [Text()]
    for piece in pieces:
        if lines[-1] and lines[-1].cell_len + 2 + piece.cell_len > width:
            lines.append(Text())
        lines[-1] = Text("  ").join([lines[-1], piece]) if lines[-1] else piece
    return lines if lines[0] else []
