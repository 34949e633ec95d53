"""Values that may be put into a query, one a line, with how many records each leaves."""

from rich.style import Style
from rich.text import Text

from irtui.lean import frozen
from irtui.model.safe_text import is_indic
from irtui.query.find import Offer, Offered
from irtui.render.terminal.cuts import cut

_LEAST = 8
"""Cells below which what a value stands for is left out."""


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
        line = _line(offered.offers[number], width, looks)
        if number == chosen:
            line.pad_right(width - line.cell_len)
            line.stylize(looks.chosen)
        lines.append(line)
    if more := offered.more + len(offered.offers) - len(numbers):
        line = Text(f"{more:,} more", looks.note)
        line.pad_left(max(width - line.cell_len, 0))
        lines.append(line)
    return lines[:height]


def _line(offer: Offer, width: int, looks: OfferLooks) -> Text:
    """A value, what it stands for, and at the end the count."""
    count = f"  {offer.count:,}"
    room = max(width - len(count), 1)
    value, _ = cut(offer.value, (), room)
    line = Text(value, looks.value)
    rest = room - line.cell_len - 2
    if offer.called and rest >= _LEAST:
        called, _ = cut(offer.called, (), rest)
        line.append("  ").append(called, looks.note)
    if is_indic(line.plain):  # terminals disagree about its width: it goes to the end of the line
        return Text(count.strip(), looks.note).append("  ").append_text(line)
    line.append(" " * (room - line.cell_len))
    return line.append(count, looks.note)
