"""A sheet laid out in lines of a given width: for the panel and for the command alike."""

from collections.abc import Callable, Container, Iterator
from functools import cache

from attrs import frozen
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from irtui.model.claims import Ref
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone

LABEL_WIDTH = 12
"""Cells of the label column, of which the last two stay empty."""
_NARROW = 40
"""Below this width in cells, labels stand on a line of their own."""
_CONTINUED = 2
"""Cells that a row which continues another is indented by, where there is no label column."""
_MANY, _FEW = 12, 8
"""A section of more rows than the first is folded to as many as the second."""

Dress = Callable[[Piece], Style]
"""Chooses the style of a piece of text."""


@frozen
class Stop:
    """A place in the laid-out page that leads somewhere."""

    line: int
    """From 0."""
    start: int
    """First cell, from 0."""
    end: int
    """The cell after the last."""
    target: Ref | None
    """The record that it leads to; ``None`` for the end of a folded section."""
    anchor: str = ""
    """What its row can be cited as."""
    unfolds: str = ""
    """The heading of the section that it shows the rest of."""
    address: str = ""
    """The address that it leads to, if that is no source's."""


@cache
def _console() -> Console:
    """Rich asks for a console to wrap text; what it is, is of no matter."""
    return Console(width=80, color_system=None)


def _text(row: Row, dress: Dress) -> Text:
    text = Text()
    for piece in row.pieces:
        style = dress(piece)
        if piece.target is not None:
            meta = {"target": piece.target, "anchor": row.anchor, "piece": id(piece)}
            style += Style(meta=meta)
        if piece.tone is Tone.ADDRESS:
            meta = {"address": piece.text}
            if piece.address:
                meta |= {"leads": piece.address, "anchor": row.anchor, "piece": id(piece)}
            style += Style(meta=meta)
        text.append(piece.text, style)
    return text


def _wrapped(row: Row, width: int, dress: Dress, *, crop: bool) -> list[Text]:
    text = _text(row, dress)
    if row.pieces[0].tone is not Tone.ADDRESS:
        return wrapped(text, width)
    text = Text(" ").join(text.split(allow_blank=True))
    if crop:
        text.truncate(width, overflow="ellipsis")
    return [text]


def wrapped(text: Text, width: int) -> list[Text]:
    """``text`` in lines of at most ``width`` cells."""
    lines = list(text.wrap(_console(), width, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines


def _muted(text: str) -> Row:
    return Row((Piece(text, Tone.MUTED),))


def _folded(section: Section) -> tuple[tuple[Row, ...], int]:
    """The first rows of a section, and how many are left out with what continues them."""
    begins = [number for number, row in enumerate(section.rows) if not row.continues]
    if len(begins) <= _MANY:
        return section.rows, 0
    return section.rows[: begins[_FEW]], len(begins) - _FEW


def lines_of(
    page: Page,
    width: int,
    dress: Dress,
    *,
    crop: bool = False,
    unfolded: Container[str] | None = None,
) -> Iterator[Text]:
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
        fold = section.folds and unfolded is not None and section.heading not in unfolded
        rows, left_out = _folded(section) if fold else (section.rows, 0)
        for row in rows:
            left = indent if labelled else _CONTINUED * row.continues
            hangs = _CONTINUED if section.heading and not (labelled or row.continues) else 0
            body = _wrapped(row, max(width - left - hangs, 8), dress, crop=crop)
            label = _text(_muted(row.label), dress)
            if row.label and cell_len(row.label) > left - 1:
                yield from _wrapped(_muted(row.label), width, dress, crop=False)
                label = Text()
            for number, line in enumerate(body):
                first = label if number == 0 else Text()
                indent_of_line = left - first.cell_len + (hangs if number else 0)
                yield Text.assemble(first, " " * indent_of_line, line)
        if left_out:
            more = Piece(f"▸ {left_out} more", Tone.LINK)
            meta = {"unfolds": section.heading, "piece": section.heading}
            yield Text("  ").append(more.text, dress(more) + Style(meta=meta))
    if page.for_the_record:
        yield from _wrapped(Row((Piece(_LEGEND, Tone.REMARK),)), width, dress, crop=False)


_LEGEND = "(n) was read for the record as a whole, not for that value."


def lay_out(
    page: Page,
    width: int,
    dress: Dress,
    *,
    crop: bool = False,
    unfolded: Container[str] | None = None,
) -> list[Text]:
    """The lines of a page.

    Args:
        page: what to lay out.
        width: cells in a line.
        dress: chooses the style of each piece.
        crop: cut addresses to the width; else each stands whole in one line, however long, so
            that a terminal wraps it and can copy it.
        unfolded: headings of the long sections that are shown whole; ``None``: all are.
    """
    return list(lines_of(page, width, dress, crop=crop, unfolded=unfolded))


def stops(lines: list[Text]) -> tuple[Stop, ...]:
    """The places in ``lines`` that lead somewhere, in reading order.

    A link that wraps gives one stop, on the line where it begins.
    """
    found: list[Stop] = []
    latest = None
    for number, line in enumerate(lines):
        for span in line.spans:
            meta = span.style.meta if isinstance(span.style, Style) else {}
            if "piece" not in meta:
                continue
            start, end = cell_len(line.plain[: span.start]), cell_len(line.plain[: span.end])
            if meta["piece"] != latest:
                texts = (meta.get(name, "") for name in ("anchor", "unfolds", "leads"))
                found.append(Stop(number, start, end, meta.get("target"), *texts))
            latest = meta["piece"]
    return tuple(found)
