"""Where a text stands on a page: what has to unfold for it to be seen, and where it is then."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from rich.text import Text

from irtui.pages.folding import FULL, OF_FACE, lines_of
from irtui.pages.page import Page, Row
from irtui.pages.phrases import Tone
from irtui.query.folding import Folded, fold, fold_text, readings, squeeze
from irtui.render.terminal.layout import MORE_OF_FACE

Place = tuple[int, int, int]
"""A line from 0, the first character in it, and the one after the last."""
Match = tuple[Place, ...]
"""Where a text was found once; on several lines, where it wraps."""


def _words_of(row: Row) -> str:
    columns = (cell for column in row.beside for cell in column)
    cells = (  # an address may be cut, and is no text that one reads
        "".join(piece.text for piece in cell if piece.tone is not Tone.ADDRESS)
        for cell in (row.pieces, *columns)
    )
    return " ".join((row.label, *cells, row.remark))


def unfolding(page: Page, text: str) -> frozenset[str]:
    """The keys of what has to be unfolded on a page so that a text is seen wherever it stands."""
    wanted = fold_text(text)
    found: set[str] = set()

    def look_in(rows: Sequence[Row], above: str, key: str) -> None:
        way: list[str] = []  # the keys of what the row is below
        for line in lines_of(tuple(rows), FULL, above):
            del way[line.level :]
            if any(wanted in reading for reading in readings(_words_of(line.row))):
                found.update(way, [key])
            way.append(line.key)

    if wanted:
        look_in(page.face, OF_FACE, MORE_OF_FACE)
        for section in page.sections:
            look_in(section.rows, section.key, section.key if section.folds else "")
    return frozenset(found - {""})


def matches(lines: Sequence[Text], heads: Iterable[int], text: str) -> tuple[Match, ...]:
    """Every place where a text stands, without regard to case, accents and script.

    Args:
        lines: the lines of a page.
        heads: the lines, from 0, on which a row begins.
        text: what is looked for.
    """
    wanted = fold_text(text)
    if not wanted:
        return ()
    return tuple(
        match
        for first, block in _blocks(lines, frozenset(heads))
        for match in _in_block(first, block, wanted)
    )


def _blocks(lines: Sequence[Text], heads: frozenset[int]) -> Iterator[tuple[int, list[str]]]:
    """Lines that belong together, with the number of the first: no match goes beyond them."""
    first, block = 0, list[str]()
    for number, line in enumerate(lines):
        if block and (number in heads or not line.plain):
            yield first, block
            block = []
        if line.plain:
            first = first if block else number
            block.append(line.plain)
    if block:
        yield first, block


def _in_block(first: int, block: list[str], wanted: str) -> Iterator[Match]:
    text = "\n".join(block)
    starts = [0, *accumulate(len(line) + 1 for line in block)]
    for start, end in _spans(text, wanted):
        places = []
        for number in range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1)):
            line, at = block[number], starts[number]
            indent = len(line) - len(line.lstrip())
            begin, stop = max(start - at, indent if start < at else 0), min(end - at, len(line))
            places.append((first + number, begin, stop))
        yield tuple(places)


def _spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where a folded text stands in another; with the signs inside words, or else without."""
    for plain, way_back in zip(readings(text), (fold, squeeze), strict=False):
        if wanted in plain:
            folded: Folded = way_back(text)
            places = re.finditer(re.escape(wanted), folded.text)
            return [folded.original(*found.span()) for found in places]
    return []
