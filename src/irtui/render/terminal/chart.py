"""Lanes drawn in cells: what falls where, and how exactly it is known."""

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from attrs import field, frozen
from rich.cells import cell_len, set_cell_size
from rich.text import Text

from irtui.model.claims import Ref
from irtui.model.holding import Presence
from irtui.query.time.marks import Lane, Mark, Shape, midway
from irtui.render.terminal.axis import axis
from irtui.render.terminal.signs import Glyphs, Ink, Paint
from irtui.render.terminal.window import Window

_SHORTEST_LABEL = 9
"""Cells that a bar must have for a label."""
_FADE = 3
"""Cells at the end of a bar that show that the end is not known."""
_MONTH = 30
_YEAR = timedelta(366)
_ORDER = (Shape.HELD, Shape.PLANNED, Shape.STEP)
"""Which of several points in a cell gives it its colour."""

Cell = tuple[str, Ink]
"""A character and what it shows."""


@frozen
class DrawnLane:
    """One lane as drawn."""

    text: Text
    cells: tuple[tuple[Mark, ...], ...] = field(default=(), repr=False)
    """For each cell right of the label, the marks that it shows."""


class Chart:
    """Draws lanes into rows of a width.

    Where a cell is less than a month, it also shows how exactly each date is known, and names what
    there is room to name.

    Args:
        window: the days to show.
        label_width: cells for the lanes' names, the gap after them included.
        width: cells of a whole row.
        paint: chooses the style of each cell.
        chosen: the record that is marked as here.
        here: the empty year that the cursor is on; one gap may be about several.
        as_of: the day whose line is drawn; what comes after it is dimmed. ``None`` for no line.
        today: the day of the second line; ``None`` for no line.
        glyphs: the characters to draw with.
    """

    def __init__(
        self,
        window: Window,
        label_width: int,
        width: int,
        paint: Paint,
        *,
        chosen: Ref | None = None,
        here: Mark | None = None,
        as_of: date | None = None,
        today: date | None = None,
        glyphs: Glyphs | None = None,
    ) -> None:
        self.window = window
        self.label_width = label_width
        self.width = max(width - label_width, 1)
        self.near = window.days < self.width * _MONTH
        """Whether a cell is less than a month."""
        self._paint = paint
        self._chosen = chosen
        self._here = here
        self._as_of = as_of
        self._today = today
        self._glyphs = glyphs or Glyphs()

    def _cell(self, day: date) -> int:
        return self.window.cell(day, self.width)

    def _last_cell(self, day: date) -> int:
        """The cell in which a day ends; from near, it takes several."""
        if day == date.max:
            return self._cell(day)
        return max(self._cell(day), self._cell(day + timedelta(1)) - 1)

    def _inside(self, first: int, last: int) -> range:
        """The cells of the row from ``first`` to ``last``."""
        return range(max(first, 0), min(last, self.width - 1) + 1)

    # Rows

    def row(self, lane: Lane) -> DrawnLane:
        """One lane. What it costs depends on what of it is in the window."""
        drawing = _Drawing(self._backdrop(), [[] for _ in range(self.width)])
        visible = list(lane.between(self.window.start, self.window.end))
        bars = [mark for mark in visible if mark.shape is Shape.TERM]
        following = {id(mark): self._cell(after.start) for mark, after in pairwise(bars)}
        for bar in bars:
            self._bar(drawing, bar, lane, following.get(id(bar), self.width))
        points = self._points(visible)
        for cell, found in points.items() if self.near else ():
            for mark in found:
                self._reach(drawing, mark, cell)
        firsts = {id(mark): cell for cell in sorted(points, reverse=True) for mark in points[cell]}
        for cell, found in points.items():
            elsewhere = not self.near and firsts[id(found[0])] != cell
            drawing.put(cell, *self._point(found, elsewhere=elsewhere))
            drawing.marks[cell][:0] = found
        for mark in visible:
            if mark.shape is Shape.NONE:
                self._empty_year(drawing, mark, points.keys())
        lasts = {id(mark): cell for cell in sorted(points) for mark in points[cell]}
        for cell, found in points.items() if self.near else ():
            self._remarks(drawing, cell, found, name=lasts[id(found[0])] == cell)
        label, ink = self._name(lane)
        cells = tuple(tuple(marks) for marks in drawing.marks)
        return DrawnLane(self._labelled(label, ink, drawing.cells), cells)

    def _points(self, marks: Iterable[Mark]) -> dict[int, list[Mark]]:
        """What is neither a bar nor an empty year, by the cell that it falls into."""
        points: dict[int, list[Mark]] = {}
        for mark in marks:
            if mark.shape not in (Shape.TERM, Shape.NONE):
                for cell in self._cells_of(mark):
                    points.setdefault(cell, []).append(mark)
        return points

    def _cells_of(self, mark: Mark) -> Iterable[int]:
        """The cell of a point; what is one of several days has one for each of them in sight."""
        stretches = mark.stretches(self.window.start, self.window.end)
        days = (self._cell(midway(*days)) for days in stretches)
        return dict.fromkeys(min(max(cell, 0), self.width - 1) for cell in days)

    def _name(self, lane: Lane) -> tuple[str, Ink]:
        """What stands before a lane; what it is there for is never told by its colour alone."""
        doubt = " ?" if lane.there is Presence.POSSIBLY else ""
        beside = f"{self._glyphs.beside} " if lane.context else ""
        back = lane.context or lane.there is not Presence.YES
        return f"{beside}{lane.label}{doubt}", Ink.AXIS if back else Ink.LABEL

    def backdrop(self) -> Text:
        """A row without a lane."""
        return self._labelled("", Ink.LABEL, self._backdrop())

    def _backdrop(self) -> list[Cell]:
        cells: list[Cell] = [(" ", Ink.EMPTY)] * self.width
        for day, glyph, ink in (
            (self._today, self._glyphs.today, Ink.TODAY),
            (self._as_of, self._glyphs.as_of, Ink.AS_OF),
        ):
            if day and self.window.contains(day):
                cells[self._cell(day)] = (glyph, ink)
        return cells

    def _ink(self, ink: Ink, mark: Mark, day: date) -> Ink:
        """The ink of what a mark shows at a day."""
        if mark.ref is not None and mark.ref == self._chosen:
            return Ink.CHOSEN
        return Ink.LATER if self._as_of and day > self._as_of else ink

    # Points

    def _point(self, found: list[Mark], *, elsewhere: bool) -> tuple[str, Ink]:
        """What stands for one or several points in one cell: a sign, or how many they are.

        From afar, what is one of several days is drawn on the first, and a doubt on the others.
        """
        chosen = next((mark for mark in found if mark.ref and mark.ref == self._chosen), None)
        first = chosen or min(found, key=lambda mark: _ORDER.index(mark.shape))
        ink = self._ink(Ink[first.shape.name], first, first.start)
        if len(found) > 1:
            return (str(len(found)) if len(found) < 10 else self._glyphs.many), ink
        if elsewhere and not chosen:
            return self._glyphs.doubt, ink
        sign = {
            Shape.HELD: self._glyphs.held,
            Shape.STEP: self._glyphs.step,
            Shape.PLANNED: self._glyphs.planned,
        }[first.shape]
        return (self._glyphs.chosen if chosen else sign), ink

    def _empty_year(self, drawing: "_Drawing", mark: Mark, taken: Container[int]) -> None:
        """A ring for a year without a meeting, where in the year there is a cell for it."""
        middle = self._cell(mark.middle)
        cells = self._inside(self._cell(mark.start), self._last_cell(mark.end))
        free = [cell for cell in cells if cell not in taken]
        if free:
            cell = min(free, key=lambda cell: abs(cell - middle))
            if mark == self._here:
                drawing.put(cell, self._glyphs.chosen, Ink.CHOSEN)
            else:
                drawing.put(cell, self._glyphs.none, self._ink(Ink.NONE, mark, mark.end))
            drawing.marks[cell].append(mark)
            return
        for cell in cells:
            others = [one for one in drawing.marks[cell] if one.shape is not Shape.TERM]
            if len(others) == 1 and self._is_aside(others[0], mark):
                drawing.put(cell, self._glyphs.none_but_more, self._ink(Ink.NONE, mark, mark.end))
                drawing.marks[cell].append(mark)
                return

    def _is_aside(self, other: Mark, year: Mark) -> bool:
        """Whether a point tells only that something else than a meeting was in an empty year."""
        inside = year.start <= other.start and other.end <= year.end
        chosen = other.ref is not None and other.ref == self._chosen
        return inside and not chosen and other.shape in (Shape.STEP, Shape.PLANNED)

    def _reach(self, drawing: "_Drawing", mark: Mark, at: int) -> None:
        """The days that a point stands for: all of them, or some day of them."""
        glyph = self._glyphs.all_days if mark.exact else self._glyphs.some_day
        for start, end in mark.choices or (mark.reach,):
            first, last = self._cell(start), self._last_cell(end)
            first -= _FADE * mark.open_start
            last += _FADE * mark.open_end
            for cell in self._inside(first, last):
                if cell != at and drawing.is_free(cell):
                    drawing.put(cell, glyph, self._ink(Ink.AXIS, mark, mark.start))

    def _remarks(self, drawing: "_Drawing", at: int, found: list[Mark], *, name: bool) -> None:
        """How a single point is known; and what it is called, unless another cell tells that."""
        if len(found) > 1:
            return
        mark, reached = found[0], (self._glyphs.some_day, self._glyphs.all_days)
        if mark.approximate and drawing.is_free(at - 1, *reached):
            drawing.put(at - 1, self._glyphs.about, self._ink(Ink.AXIS, mark, mark.start))
        doubted = mark.uncertain and drawing.is_free(at + 1, *reached)
        if doubted:
            drawing.put(at + 1, self._glyphs.doubt, self._ink(Ink.AXIS, mark, mark.start))
        if not name:
            return
        begin = at + 1 + doubted
        while begin < self.width and drawing.cells[begin][0] in reached:
            begin += 1
        room = next((cell for cell in range(begin, self.width) if not drawing.is_free(cell)), None)
        label = f" {mark.brief or mark.label}"
        stop = self.width if room is None else room - 1
        if label.isprintable() and cell_len(label) == len(label) and len(label) <= stop - begin:
            for offset, character in enumerate(label):
                drawing.put(begin + offset, character, self._ink(Ink.LABEL, mark, mark.start))

    # Bars

    def _sure(self, mark: Mark) -> tuple[date, date] | None:
        """The days on which a term certainly lasted; from afar, a year more or less is no doubt."""
        if self.near:
            return mark.core
        if mark.core is None:
            return (mark.start, mark.end) if mark.end - mark.start <= _YEAR else None
        first, last = mark.core
        return (
            mark.start if first - mark.start <= _YEAR else first,
            mark.end if mark.end - last <= _YEAR else last,
        )

    def _bar(self, drawing: "_Drawing", mark: Mark, lane: Lane, following: int) -> None:
        """One bar; its label ends before the ``following`` bar, and never repeats the lane's."""
        glyphs = self._glyphs
        first, last = self._cell(mark.start), self._last_cell(mark.end)
        sure = self._sure(mark)
        sure_first, sure_last = last + 1, first - 1
        if sure is not None:
            sure_first, sure_last = self._cell(sure[0]), self._last_cell(sure[1])
        if mark.open_start:
            sure_first = max(sure_first, first + _FADE)
        if mark.open_end:
            sure_last = min(sure_last, last - _FADE)
        as_of = self._cell(self._as_of) if self._as_of else self.width
        for cell in self._inside(first, last):
            glyph = glyphs.bar if sure_first <= cell <= sure_last else glyphs.open
            if cell == first and cell >= sure_first:
                glyph = glyphs.start
            elif cell == last and cell <= sure_last:
                glyph = glyphs.end
            if glyph != glyphs.open or drawing.cells[cell][0] not in (glyphs.bar, glyphs.end):
                drawing.put(cell, glyph, self._ink_of_bar(mark, cell, as_of))
            drawing.marks[cell].append(mark)
        begin, stop = max(first, 0) + 2, min(last, self.width, following) - 1
        label = f" {_cropped(mark.brief or mark.label, stop - begin - 2)} "
        told = (mark.brief or mark.label) == lane.label
        if not told and cell_len(label) == len(label) and stop - begin >= _SHORTEST_LABEL:
            for cell, character in enumerate(label, start=begin):
                ink = self._ink_of_bar(mark, cell, as_of)
                drawing.put(cell, character, Ink.LABEL if ink is Ink.TERM else ink)

    def _ink_of_bar(self, mark: Mark, cell: int, as_of: int) -> Ink:
        if mark.ref is not None and mark.ref == self._chosen:
            return Ink.CHOSEN
        return Ink.LATER if cell > as_of else Ink.TERM

    def _labelled(self, label: str, ink: Ink, cells: list[Cell]) -> Text:
        name = set_cell_size(_cropped(label, self.label_width - 2), self.label_width)
        text = Text().append(name, self._paint(ink))
        for characters, run in _runs(cells):
            text.append(characters, self._paint(run))
        return text

    def axis(self) -> Text:
        """The line of dates above the lanes."""
        line = " " * self.label_width + axis(self.window, self.width)
        return Text().append(line, self._paint(Ink.AXIS))


class _Drawing:
    """A row while it is drawn: its cells, and the marks that each of them shows."""

    def __init__(self, cells: list[Cell], marks: list[list[Mark]]) -> None:
        self.cells = cells
        self.marks = marks

    def put(self, cell: int, character: str, ink: Ink) -> None:
        self.cells[cell] = (character, ink)

    def is_free(self, cell: int, *also: str) -> bool:
        """Whether nothing that must stay stands in a cell of the row."""
        if not 0 <= cell < len(self.cells):
            return False
        character, ink = self.cells[cell]
        return character == " " or character in also or ink in (Ink.AS_OF, Ink.TODAY)


def _cropped(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…"


def _runs(drawing: list[Cell]) -> Iterator[Cell]:
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
