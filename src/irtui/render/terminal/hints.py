"""What helps to write a query where there is room: hints in an empty box, and values for a term."""

from collections.abc import Iterable, Iterator, Sequence

from rich.style import Style
from rich.text import Text

from irtui.lean import frozen
from irtui.model.safe_text import is_indic
from irtui.query.find import FIELDS, Offer, Offered
from irtui.render.terminal.cuts import cut
from irtui.render.terminal.pieces import wrapped

_RECENT = 8
"""Recent queries that are listed at most; where the room is small, they take a third of it."""
_COLUMN = max(map(len, FIELDS)) + 2
"""Cells of the column of the fields: a name, its colon, and a space."""
_LEAST_CALLED = 8
"""Cells below which what a value stands for is left out."""
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
    lines: list[Text] = []
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


@frozen
class OfferLooks:
    """How the parts of a line look."""

    value: Style
    note: Style
    """Of what a value stands for, and of counts."""
    chosen: Style
    """Of the value that was put in, together with the others."""


def in_sight(offered: Offered, chosen: int | None, height: int) -> range:
    """The numbers of the values that are listed in so many lines, the chosen one among them."""
    count = len(offered.offers)
    rows = height if count <= height and not offered.more else max(height - 1, 1)
    first = max((chosen or 0) - rows + 1, 0)
    return range(first, min(first + rows, count))


def offer_lines(
    offered: Offered, chosen: int | None, width: int, height: int, looks: OfferLooks
) -> list[Text]:
    """The values, the best first; the last line counts those that have no room.

    Args:
        offered: the values.
        chosen: the number of the one that was put in; ``None`` for none.
        width: cells of a line.
        height: how many lines there are, one at least.
        looks: the styles.
    """
    lines = []
    numbers = in_sight(offered, chosen, height)
    for number in numbers:
        line = _offer_line(offered.offers[number], width, looks)
        if number == chosen:
            line.pad_right(width - line.cell_len)
            line.stylize(looks.chosen)
        lines.append(line)
    if more := offered.more + len(offered.offers) - len(numbers):
        line = Text(f"{more:,} more", looks.note)
        line.pad_left(max(width - line.cell_len, 0))
        lines.append(line)
    return lines[:height]


def _offer_line(offer: Offer, width: int, looks: OfferLooks) -> Text:
    """A value, what it stands for, and at the end the count."""
    count = f"  {offer.count:,}"
    room = max(width - len(count), 1)
    value, _ = cut(offer.value, (), room)
    line = Text(value, looks.value)
    rest = room - line.cell_len - 2
    if offer.called and rest >= _LEAST_CALLED:
        called, _ = cut(offer.called, (), rest)
        line.append("  ").append(called, looks.note)
    if is_indic(line.plain):  # terminals disagree about its width: it goes to the end of the line
        return Text(count.strip(), looks.note).append("  ").append_text(line)
    line.append(" " * (room - line.cell_len))
    return line.append(count, looks.note)
