"""A sheet laid out in lines of a given width: for the panel and for the command alike."""

from collections.abc import Callable, Iterator
from functools import cache

from attrs import frozen
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from irtui.model.claims import Ref
from irtui.query.page import Page, Row
from irtui.query.phrases import Piece, Tone

LABEL_WIDTH = 12
"""Cells of the label column, of which the last two stay empty."""
_NARROW = 40
"""Below this width in cells, labels stand on a line of their own."""

Dress = Callable[[Piece], Style]
"""Chooses the style of a piece of text."""


@frozen
class Stop:
    """A place in the laid-out sheet that leads to a record."""

    line: int
    """From 0."""
    start: int
    """First cell, from 0."""
    end: int
    """The cell after the last."""
    target: Ref


@cache
def _console() -> Console:
    """Rich asks for a console to wrap text; what it is, is of no matter."""
    return Console(width=80, color_system=None)


def _text(row: Row, dress: Dress) -> Text:
    text = Text()
    for piece in row.pieces:
        style = dress(piece)
        if piece.target is not None:
            style += Style(meta={"target": str(piece.target), "piece": id(piece)})
        text.append(piece.text, style)
    return text


def _wrapped(row: Row, width: int, dress: Dress, *, crop: bool) -> list[Text]:
    text = _text(row, dress)
    if crop and row.pieces[0].tone is Tone.ADDRESS:
        text = Text(" ").join(text.split(allow_blank=True))
        text.truncate(width, overflow="ellipsis")
        return [text]
    lines = list(text.wrap(_console(), width, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines


def _muted(text: str) -> Row:
    return Row((Piece(text, Tone.MUTED),))


def lines_of(page: Page, width: int, dress: Dress, *, crop: bool = False) -> Iterator[Text]:
    """The lines of a page one after the other, for who needs the first ones first.

    Takes what `lay_out` takes.
    """
    width = max(width, 16)
    heading = Row((Piece(page.title, Tone.STRONG),))
    yield from _wrapped(heading, width, dress, crop=False)
    yield from _wrapped(Row((Piece(page.subtitle, Tone.REMARK),)), width, dress, crop=False)
    indent = LABEL_WIDTH if width >= _NARROW else 2
    for section in page.sections:
        yield Text()
        if section.heading:
            yield from _wrapped(_muted(section.heading), width, dress, crop=False)
        labelled = any(row.label for row in section.rows)
        for row in section.rows:
            left = indent if labelled else 0
            body = _wrapped(row, max(width - left, 8), dress, crop=crop)
            label = _text(_muted(row.label), dress)
            if row.label and cell_len(row.label) > left - 1:
                yield from _wrapped(_muted(row.label), width, dress, crop=False)
                label = Text()
            for number, line in enumerate(body):
                first = label if number == 0 else Text()
                yield Text.assemble(first, " " * (left - first.cell_len), line)
    if page.for_the_record:
        yield from _wrapped(Row((Piece(_LEGEND, Tone.REMARK),)), width, dress, crop=False)


_LEGEND = "(n) was read for the record as a whole, not for that value."


def lay_out(page: Page, width: int, dress: Dress, *, crop: bool = False) -> list[Text]:
    """The lines of a page.

    Args:
        page: what to lay out.
        width: cells in a line.
        dress: chooses the style of each piece.
        crop: cut addresses to one line; else they wrap, and nothing is lost.
    """
    return list(lines_of(page, width, dress, crop=crop))


def stops(lines: list[Text]) -> tuple[Stop, ...]:
    """The places in ``lines`` that lead to records, in reading order.

    A link that wraps gives one stop, on the line where it begins.
    """
    found: list[Stop] = []
    latest = None
    for number, line in enumerate(lines):
        for span in line.spans:
            meta = span.style.meta if isinstance(span.style, Style) else {}
            if "target" not in meta:
                continue
            target = Ref(*meta["target"].split(":", 1))
            start, end = cell_len(line.plain[: span.start]), cell_len(line.plain[: span.end])
            if meta["piece"] != latest:
                found.append(Stop(number, start, end, target))
            latest = meta["piece"]
    return tuple(found)
