"""A screen as a picture: its cells, read from the SVG that rich exports, as SVG, text or PNG.

Rich's own picture takes a font from the network, without which its lines do not join; ours draws
lines as lines, and holds each word in its cells in any font.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len

from irtui.lean import field, frozen

CELL, ROW, BASE = 12, 23, 18
"""Width and height of a cell in the picture, and where in it the letters stand."""
SIDE = 10
"""What is left free on each side of the screen."""
FONTS = 'ui-monospace,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace'
STYLE = (
    f"text{{font:20px {FONTS};fill:currentColor}}"
    "path{shape-rendering:crispEdges;fill:currentColor}"
    ".l,.h{shape-rendering:auto;fill:none;stroke:currentColor;stroke-width:1.5}.h{stroke-width:3}"
)
"""How letters, blocks and lines are drawn; the colour is that of each look."""

# What rich's picture of a screen is made of, and how large its cells are.
_TEXT = re.compile(
    r'<text class="[\w-]+-(r\d+)" x="([\d.]+)"[^>]*?line-(\d+)\)">(.*?)</text>', re.DOTALL
)
_BACK = re.compile(r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"')
_GROUND = re.compile(r'<rect fill="(#\w+)" stroke=')
_LOOK = re.compile(r"\.terminal-\d+-(r\d+) \{ (.*?) \}")
_WIDE, _HIGH = 12.2, 24.4
_BETWEEN_GAPS = re.compile(r"\S+(?: \S+)*")
"""Words between which no more than one space stands: a picture may show several as one."""


@frozen
class Run:
    """Some text of one look."""

    column: int
    """The cell that it begins in, from 0."""
    text: str
    look: str
    """Its style as CSS."""


@frozen
class Picture:
    """What is on a screen."""

    columns: int
    texts: tuple[tuple[Run, ...], ...]
    """The text of each row."""
    fills: tuple[tuple[str, ...], ...]
    """The colour behind each cell of each row."""

    @classmethod
    def read(cls, exported: str, size: tuple[int, int]) -> "Picture":
        """The picture that an SVG of rich shows, of a screen of so many columns and rows."""
        columns, rows = size
        ground = _GROUND.search(exported)
        fills = [[ground[1] if ground else "#000000"] * columns for _ in range(rows)]
        for fill, x, y, width in _BACK.findall(exported):
            row, first = round((float(y) - 1.5) / _HIGH), round(float(x) / _WIDE)
            end = min(first + round(float(width) / _WIDE), columns)
            fills[row][first:end] = [fill] * (end - first)
        looks = {name: look.replace("fill:", "color:") for name, look in _LOOK.findall(exported)}
        texts: list[list[Run]] = [[] for _ in range(rows)]
        for name, x, row, written in _TEXT.findall(exported):
            text = html.unescape(written).replace("\xa0", " ")
            texts[int(row)].append(Run(round(float(x) / _WIDE), text, looks[name]))
        return cls(columns, tuple(map(tuple, texts)), tuple(map(tuple, fills)))

    @property
    def ground(self) -> str:
        """The colour behind most cells."""
        return Counter(fill for row in self.fills for fill in row).most_common(1)[0][0]

    def lines(self) -> list[str]:
        """The text of each row, each character in its cell; without what is blank at the end."""
        return [_line(row, self.columns) for row in self.texts]

    def svg(self, title: str) -> str:
        """The picture as SVG, which needs nothing else: no font and no network."""
        width, height = self.columns * CELL + 2 * SIDE, len(self.texts) * ROW + 2 * SIDE
        drawing = Drawing(self.ground)
        rows = [
            f'<g transform="translate({SIDE} {SIDE + ROW * number})">{row}</g>'
            for number, row in enumerate(drawing.rows(self))
            if row
        ]
        size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
                f"<title>{html.escape(title, quote=False)}</title>",
                f"<style>{STYLE}{drawing.style}</style>",
                f'<rect width="{width}" height="{height}" rx="8" fill="{self.ground}"/>',
                *rows,
                "</svg>\n",
            )
        )


def _line(runs: Sequence[Run], columns: int) -> str:
    cells = [" "] * (columns + 1)
    for run in runs:
        column = run.column
        for character in run.text:
            if width := cell_len(character):
                cells[min(column, columns)] = character
                cells[column + 1 : column + width] = [""] * (width - 1)
                column += width
            else:  # it stands upon the one before, as vowel signs of Indic scripts do
                cells[min(column, columns) - 1] += character
    return "".join(cells[:columns]).rstrip()


@frozen
class Drawing:
    """Draws pictures row by row as SVG, and keeps one class for each look.

    Attributes:
        ground: the colour that need not be drawn.
    """

    ground: str
    looks: dict[str, str] = field(factory=dict)
    """The name of the class for each look."""

    @property
    def style(self) -> str:
        """The classes as CSS."""
        return "".join(f".{name}{{{look}}}" for look, name in self.looks.items())

    def rows(self, picture: Picture) -> tuple[str, ...]:
        """The rows of a picture, each as if it were the first; empty where nothing is seen."""
        return tuple(
            "".join((*self._fills(fills), *(part for run in texts for part in self._run(run))))
            for texts, fills in zip(picture.texts, picture.fills, strict=True)
        )

    def _fills(self, fills: Sequence[str]) -> Iterator[str]:
        column = 0
        for fill, part in groupby(fills):
            wide = len([*part]) * CELL
            if fill != self.ground:
                yield f'<path style="color:{fill}" d="M{column} 0h{wide}v{ROW}h-{wide}"/>'
            column += wide

    def _run(self, run: Run) -> Iterator[str]:
        column, look = run.column, self.looks.setdefault(run.look, f"t{len(self.looks)}")
        for kind, part in groupby(run.text, _kind):
            text = "".join(part)
            cells = cell_len(text)
            if kind == "lines":
                yield from _lines(text, column, look)
            elif kind == "signs":
                for number, sign in enumerate(text):  # each in its cell
                    yield _words(sign, column + number, look)
            elif "underline" in run.look:
                yield _words(text.replace(" ", "\xa0"), column, look)
            else:
                for words in _BETWEEN_GAPS.finditer(text):
                    before = cell_len(text[: words.start()])
                    yield _words(words[0], column + before, look)
            column += cells


def _kind(character: str) -> str:
    """What is drawn in one way, and written in one font."""
    if "\u2500" <= character <= "\u257f" or "\u2581" <= character <= "\u258f":
        return "lines"
    if "\u2190" <= character <= "\u2bff":
        return "signs"
    if "\u0900" <= character <= "\u0dff":
        return "Indic"
    return "wide" if cell_len(character) > 1 else "words"


def _words(text: str, column: int, look: str) -> str:
    """Text that takes so many cells in any font."""
    cells = cell_len(text)
    length = f' textLength="{cells * CELL}"' if cells > 1 else ""
    escaped = html.escape(text, quote=False)
    return f'<text class="{look}" x="{column * CELL}" y="{BASE}"{length}>{escaped}</text>'


def _lines(text: str, column: int, look: str) -> Iterator[str]:
    """Lines and blocks that stand side by side: a path for those that are drawn alike."""
    paths: dict[str, str] = {}
    for character, same in groupby(text):
        count = len([*same])
        along = count if character in "─━█" else 1  # without a break
        for number in range(0, count, along):
            for way, path in _strokes(character, (column + number) * CELL, along * CELL):
                paths[way] = paths.get(way, "") + path
        column += count
    for way, path in paths.items():
        yield f'<path class="{way} {look}" d="{path}"/>'


_LEFT, _RIGHT, _UP, _DOWN = "H{x}", "H{end}", "V0", f"V{ROW}"
_ARMS = {
    "LEFT": (_LEFT,),
    "RIGHT": (_RIGHT,),
    "HORIZONTAL": (_LEFT, _RIGHT),
    "UP": (_UP,),
    "DOWN": (_DOWN,),
    "VERTICAL": (_UP, _DOWN),
}
"""How the arms of a line go on from the middle of its cell, as the Unicode name calls them."""
_DASHES = {"TRIPLE": 3, "QUADRUPLE": 4}


def _strokes(character: str, x: int, wide: int) -> Iterator[tuple[str, str]]:
    """The way in which a line or a block is drawn (light, heavy, filled), and its path."""
    if character >= "\u2580":
        eighths = ord(character) - 0x2580  # of the height, then, after the full block, of the width
        high, across = ROW * min(eighths, 8) / 8, wide * min(16 - eighths, 8) / 8
        yield "f", f"M{x} {ROW - high:g}h{across:g}v{high:g}h-{across:g}z"
        return
    first, *others = unicodedata.name(character).removeprefix("BOX DRAWINGS ").split(" AND ")
    middle = f"M{x + wide / 2:g} {ROW / 2}"
    weight = first.split()[0]
    if "ARC" in first:
        yield "l", _arc(x, up=first.endswith("UP"), right=others == ["RIGHT"])
        return
    if "DASH" in first:
        _, count, _, way = first.split()
        yield weight[0].lower(), _dashes(x, way == "VERTICAL", _DASHES.get(count, 2))
        return
    for part in (first, *others):
        words = part.split()
        own = next((word for word in words if word in ("LIGHT", "HEAVY")), weight)
        arms = (arm for word in words for arm in _ARMS.get(word, ()))
        path = "".join(middle + arm.format(x=x, end=x + wide) for arm in arms)
        yield "h" if own == "HEAVY" else "l", path


def _arc(x: int, *, up: bool, right: bool) -> str:
    """A rounded corner."""
    middle, start, bend = x + CELL / 2, 0 if up else ROW, (ROW + (-CELL if up else CELL)) / 2
    return f"M{middle:g} {start}V{bend}Q{middle:g} {ROW / 2} {x + CELL if right else x} {ROW / 2}"


def _dashes(x: int, upright: bool, count: int) -> str:
    """A broken line through a cell: half of it is drawn."""
    step = (ROW if upright else CELL) / count
    starts = [step * (number + 0.25) for number in range(count)]
    if upright:
        return "".join(f"M{x + CELL / 2:g} {at:g}v{step / 2:g}" for at in starts)
    return "".join(f"M{x + at:g} {ROW / 2}h{step / 2:g}" for at in starts)
