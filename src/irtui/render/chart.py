"""Lanes drawn in cells: what falls where, and an axis whose labels never collide."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from itertools import pairwise

from attrs import field, frozen
from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from irtui.model.claims import Ref
from irtui.model.date_words import month_name
from irtui.query.timeline import Lane, Mark, Shape
from irtui.query.window import Window


class Ink(Enum):
    """What a cell of the chart shows, which decides its colour."""

    EMPTY = "empty"
    LABEL = "label"
    AXIS = "axis"
    HELD = "held"
    STEP = "step"
    PLANNED = "planned"
    TERM = "term"
    NONE = "none"
    CHOSEN = "chosen"
    AS_OF = "as-of"


_SHORTEST_LABEL = 9
"""Cells that a bar must have for a label."""

Paint = Callable[[Ink], Style]
"""Chooses the style of a cell."""


@frozen
class Glyphs:
    """The characters of the chart, each one cell wide."""

    held: str = "●"
    chosen: str = "◉"
    step: str = "·"
    planned: str = "◇"
    none: str = "○"
    bar: str = "━"
    open: str = "┈"
    start: str = "┣"
    end: str = "┫"
    as_of: str = "│"


@frozen
class Row:
    """One lane as drawn."""

    text: Text
    cells: tuple[tuple[Mark, ...], ...] = field(default=(), repr=False)
    """For each cell right of the label, the marks that it shows."""


class Chart:
    """Draws lanes into rows of a width.

    Args:
        window: the days to show.
        label_width: cells for the lanes' names, the gap after them included.
        width: cells of a whole row.
        paint: chooses the style of each cell.
        chosen: the record that is marked as here.
        as_of: the day whose line is drawn; ``None`` for no line.
        glyphs: the characters to draw with.
    """

    def __init__(
        self,
        window: Window,
        label_width: int,
        width: int,
        paint: Paint,
        chosen: Ref | None = None,
        as_of: date | None = None,
        glyphs: Glyphs | None = None,
    ) -> None:
        self.window = window
        self.label_width = label_width
        self.width = max(width - label_width, 1)
        self._paint = paint
        self._chosen = chosen
        self._as_of = as_of
        self._glyphs = glyphs or Glyphs()

    def _cell(self, day: date) -> int:
        return self.window.cell(day, self.width)

    def row(self, lane: Lane) -> Row:
        """One lane."""
        drawing: list[tuple[str, Ink]] = [(" ", Ink.EMPTY)] * self.width
        marks: list[list[Mark]] = [[] for _ in range(self.width)]
        if self._as_of and self.window.contains(self._as_of):
            drawing[self._cell(self._as_of)] = (self._glyphs.as_of, Ink.AS_OF)
        points: dict[int, list[Mark]] = {}
        bars = [mark for mark in lane.marks if mark.shape is Shape.TERM]
        following = {id(mark): self._cell(after.start) for mark, after in pairwise(bars)}
        for mark in lane.marks:
            if mark.end < self.window.start or mark.start > self.window.end:
                continue
            first, last = self._cell(mark.start), self._cell(mark.end)
            if mark.shape is Shape.TERM:
                self._bar(drawing, mark, first, last, following.get(id(mark), self.width))
                for cell in range(max(first, 0), min(last, self.width - 1) + 1):
                    marks[cell].append(mark)
            else:
                cell = min(max(self._cell(mark.middle), 0), self.width - 1)
                points.setdefault(cell, []).append(mark)
        for cell, found in points.items():
            drawing[cell] = self._point(found)
            marks[cell] = [mark for mark in found if mark.ref] + marks[cell]
        return Row(self._labelled(lane.label, drawing), tuple(tuple(cell) for cell in marks))

    def _point(self, found: list[Mark]) -> tuple[str, Ink]:
        """What stands for one or several points in one cell."""
        if any(mark.ref == self._chosen and mark.ref for mark in found):
            return self._glyphs.chosen, Ink.CHOSEN
        meetings = [mark for mark in found if mark.shape in (Shape.HELD, Shape.PLANNED)]
        if len(meetings) > 1:
            return (str(len(meetings)) if len(meetings) < 10 else "+"), Ink.HELD
        if not meetings and any(mark.shape is Shape.STEP for mark in found):
            return self._glyphs.step, Ink.STEP
        if not meetings:
            return self._glyphs.none, Ink.NONE
        if meetings[0].shape is Shape.PLANNED:
            return self._glyphs.planned, Ink.PLANNED
        return self._glyphs.held, Ink.HELD

    def _bar(
        self, drawing: list[tuple[str, Ink]], mark: Mark, first: int, last: int, following: int
    ) -> None:
        """One bar from ``first`` to ``last``; its label ends before the ``following`` bar."""
        ink = Ink.CHOSEN if mark.ref == self._chosen and mark.ref else Ink.TERM
        glyphs = self._glyphs
        for cell in range(max(first, 0), min(last, self.width - 1) + 1):
            faded = (mark.open_start and cell - first < 3) or (mark.open_end and last - cell < 3)
            drawing[cell] = (glyphs.open if faded else glyphs.bar, ink)
        if first >= 0 and not mark.open_start:
            drawing[first] = (glyphs.start, ink)
        if last < self.width and not mark.open_end and last > first:
            drawing[last] = (glyphs.end, ink)
        begin, stop = max(first, 0) + 2, min(last, self.width, following) - 1
        label = f" {_cropped(mark.brief or mark.label, stop - begin - 2)} "
        if cell_len(label) == len(label) and stop - begin >= _SHORTEST_LABEL:
            for offset, character in enumerate(label):
                drawing[begin + offset] = (character, Ink.LABEL if ink is Ink.TERM else ink)

    def _labelled(self, label: str, drawing: list[tuple[str, Ink]]) -> Text:
        text = Text(
            set_cell_size(_cropped(label, self.label_width - 2), self.label_width),
            self._paint(Ink.LABEL),
        )
        for characters, ink in _runs(drawing):
            text.append(characters, self._paint(ink))
        return text

    def axis(self) -> Text:
        """The line of dates above the lanes."""
        line = [" "] * self.width
        free = 0
        for day, words in self._ticks():
            cell = self._cell(day)
            if cell >= free and cell + len(words) <= self.width:
                line[cell : cell + len(words)] = words
                free = cell + len(words) + 1
        return Text(" " * self.label_width + "".join(line), self._paint(Ink.AXIS))

    def _ticks(self) -> Iterator[tuple[date, str]]:
        """Days with their labels, so far apart that every label has room."""
        cells_a_year = self.width * 365.25 / self.window.days
        if cells_a_year >= 12 * 9:
            yield from self._months(1, cells_a_year)
        elif cells_a_year >= 4 * 9:
            yield from self._months(3, cells_a_year)
        else:
            step = next(
                (
                    years
                    for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)
                    if years * cells_a_year >= 6
                ),
                1000,
            )
            first = -(-self.window.start.year // step) * step
            for year in range(max(first, 1), self.window.end.year + 1, step):
                if date(year, 1, 1) >= self.window.start:
                    yield date(year, 1, 1), f"{year:04}"

    def _months(self, step: int, cells_a_year: float) -> Iterator[tuple[date, str]]:
        days = cells_a_year >= 365 * 1.2
        year, month = self.window.start.year, 1
        first = True
        while (year, month) <= (self.window.end.year, self.window.end.month):
            day = date(year, month, 1)
            short = month_name(month)[:3]
            if day >= self.window.start:
                yield day, f"{short} {year}" if month == 1 or step == 1 or first else short
                first = False
            if days:
                for number in (8, 15, 22):
                    inner = day.replace(day=number)
                    if self.window.contains(inner):
                        yield inner, f"{number} {short}"
            month += step
            if month > 12:
                if year == date.max.year:
                    return
                year, month = year + 1, month - 12


def _cropped(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…"


def _runs(drawing: list[tuple[str, Ink]]) -> Iterator[tuple[str, Ink]]:
    """Neighbouring cells of one ink joined."""
    characters, ink = "", Ink.EMPTY
    for character, next_ink in drawing:
        if next_ink is not ink and characters:
            yield characters, ink
            characters = ""
        ink = next_ink
        characters += character
    if characters:
        yield characters, ink
