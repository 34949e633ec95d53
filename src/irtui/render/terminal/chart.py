"""Lanes drawn in cells: what falls where, and how exactly it is known."""

from collections.abc import Container, Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise, repeat

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.holding import Presence
from irtui.model.window import Window
from irtui.query.time.marks import Lane, Mark, Shape, midway
from irtui.render.terminal.cuts import cropped
from irtui.render.terminal.labels import axis, name_before, name_behind
from irtui.render.terminal.signs import GLYPHS, SIGNS, Cell, Drawing, Ink, Paint, ink_of, runs

LANES_WIDTH = 60
"""Cells of width from which lanes are drawn; below, a list."""
_SHORTEST_LABEL = 9
"""Cells that a bar must have for a label."""
_FADE = 3
"""Cells at the end of a bar that show that the end is not known; of a short bar, a third."""
_MONTH = 30
_OF_LETTER = {Ink.CHOSEN_REST: Ink.CHOSEN, Ink.LATER: Ink.LATER}
"""The ink of a letter of the name in a bar, by that of the bar; of others, that of names."""
_ORDER = (Shape.HELD, Shape.PLANNED, Shape.STEP)
"""Which of several points in a cell gives it its colour."""


@frozen
class DrawnLane:
    """One lane as drawn."""

    text: Text
    cells: tuple[tuple[Mark, ...], ...] = field(default=(), repr=False)
    """For each cell right of the label, the marks that it shows."""
    signs: frozenset[Cell] = field(default=frozenset(), repr=False)
    """The signs in it, each with its ink, for the legend."""


class Chart:
    """Draws lanes into rows of a width.

    Where a cell is less than a month, it also shows how exactly each date is known, and names what
    there is room to name.

    Args:
        window: the days to show.
        label_width: cells for the lanes' names, the gap after them included.
        width: cells of a whole row.
        paint: chooses the style of each cell.
        end_width: cells for the names behind the lanes, the gap before them included.
        hues: the inks of the sides.
        chosen: the record that is marked as here.
        here: the empty year that the cursor is on; one gap may be about several.
        as_of: the day whose line is drawn; what comes after it is dimmed. ``None`` for no line.
        today: the day of the second line; ``None`` for no line.
    """

    def __init__(
        self,
        window: Window,
        label_width: int,
        width: int,
        paint: Paint,
        *,
        end_width: int = 0,
        hues: Mapping[Ref, Ink] | None = None,
        chosen: Ref | None = None,
        here: Mark | None = None,
        as_of: date | None = None,
        today: date | None = None,
    ) -> None:
        self.window = window
        self.label_width = label_width
        self.end_width = end_width
        self.width = max(width - label_width - end_width, 1)
        self.near = window.days < self.width * _MONTH
        """Whether a cell is less than a month."""
        self._paint = paint
        self._hues = hues or {}
        self.chosen = chosen
        """The record that is marked as here."""
        self._here = here
        self._as_of = as_of
        self._today = today
        self.look = (window, label_width, end_width, width, as_of, today)
        """What all lanes look by, whichever record is chosen."""
        self._first, self._days = window.start.toordinal(), window.days
        self._day_cell = self.width if as_of is None else self._cell(as_of)
        self._empty = self._lines()

    def _cell(self, day: date) -> int:
        """As `Window.cell` counts, which is asked for each end of each mark."""
        return (day.toordinal() - self._first) * self.width // self._days

    def _last_cell(self, day: date) -> int:
        """The cell in which a day ends; from near, it takes several."""
        if not self.near or day == date.max:
            return self._cell(day)
        return max(self._cell(day), self._cell(day + timedelta(1)) - 1)

    def _inside(self, first: int, last: int) -> range:
        """The cells of the row from ``first`` to ``last``."""
        return range(max(first, 0), min(last, self.width - 1) + 1)

    # Rows

    def draws_like(self, other: "Chart", lane: Lane) -> bool:
        """Whether another chart draws a lane just as this one does."""
        marked = lane.stops_of(self.chosen) or lane.stops_of(other.chosen)
        return self.look == other.look and not marked

    def row(self, lane: Lane) -> DrawnLane:
        """One lane. What it costs depends on what of it is in the window."""
        drawing = Drawing([*self._empty])
        visible = list(lane.between(self.window.start, self.window.end))
        bars = [mark for mark in visible if mark.shape is Shape.TERM]
        following = {id(mark): self._cell(after.start) for mark, after in pairwise(bars)}
        for bar in bars:
            self._bar(drawing, bar, lane, following.get(id(bar), self.width))
        points = self._points(visible)
        at = {id(mark): cell for cell in sorted(points, reverse=True) for mark in points[cell]}
        for mark in visible:
            if id(mark) in at:
                self._stretch(drawing, mark, at[id(mark)])
        for cell, found in points.items() if self.near else ():
            for mark in found:
                self._reach(drawing, mark, cell)
        for cell, found in points.items():
            elsewhere = not self.near and at[id(found[0])] != cell
            drawing.put(cell, *self._point(found, elsewhere=elsewhere))
            others = [mark for mark in drawing.marks[cell] if mark not in found]
            drawing.marks[cell] = [*found, *others]
        for mark in visible:
            if mark.shape is Shape.NONE:
                self._empty_year(drawing, mark, points.keys())
        lasts = {id(mark): cell for cell in sorted(points) for mark in points[cell]}
        for cell, found in points.items() if self.near else ():
            self._remarks(drawing, cell, found, name=lasts[id(found[0])] == cell)
        cells = tuple(tuple(marks) for marks in drawing.marks)
        return DrawnLane(self._labelled(lane, drawing.cells), cells, drawing.signs)

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
        if not mark.choices:
            return (self._nearest(midway(mark.start, mark.end)),)
        stretches = mark.stretches(self.window.start, self.window.end)
        return dict.fromkeys(self._nearest(midway(*days)) for days in stretches)

    def _nearest(self, day: date) -> int:
        """The cell of a day, or the first or the last of the row."""
        return min(max(self._cell(day), 0), self.width - 1)

    def backdrop(self) -> Text:
        """A row without a lane."""
        return self._labelled(None, self._empty)

    def _lines(self) -> list[Cell]:
        """The cells of a row with the lines of the days alone."""
        cells: list[Cell] = [(" ", Ink.EMPTY)] * self.width
        for day, glyph, ink in (
            (self._today, GLYPHS.today, Ink.TODAY),
            (self._as_of, GLYPHS.as_of, Ink.AS_OF),
        ):
            if day and self.window.contains(day):
                cells[self._cell(day)] = (glyph, ink)
        return cells

    def _ink(self, ink: Ink, mark: Mark, day: date) -> Ink:
        """The ink of what a mark shows at a day."""
        if mark.ref is not None and mark.ref == self.chosen:
            return Ink.CHOSEN
        return Ink.LATER if self._as_of and day > self._as_of else ink

    def _ink_of_point(self, mark: Mark) -> Ink:
        """The ink of a point: what was held has the hue of its host."""
        return self._ink(ink_of(mark, self._hues), mark, mark.start)

    def _ink_beside(self, mark: Mark, ink: Ink) -> Ink:
        """The ink of what stands beside the sign of a point."""
        found = self._ink(ink, mark, mark.start)
        return Ink.CHOSEN_REST if found is Ink.CHOSEN else found

    # Points

    def _point(self, found: list[Mark], *, elsewhere: bool) -> tuple[str, Ink]:
        """What stands for one or several points in one cell: a sign, or how many they are.

        From afar, what is one of several days is drawn on the first, and a doubt on the others.
        """
        chosen = next((mark for mark in found if mark.ref and mark.ref == self.chosen), None)
        first = chosen or min(found, key=lambda mark: _ORDER.index(mark.shape))
        alike = {self._ink_of_point(mark) for mark in found if mark.shape is first.shape}
        ink = self._ink(Ink[first.shape.name], first, first.start)
        ink = self._ink_of_point(first) if chosen or len(alike) == 1 else ink
        if len(found) > 1:
            return (str(len(found)) if len(found) < 10 else GLYPHS.many), ink
        if elsewhere and not chosen:
            return GLYPHS.doubt, ink
        return SIGNS[first.shape], ink

    def _empty_year(self, drawing: Drawing, mark: Mark, taken: Container[int]) -> None:
        """A ring for a year without a meeting, where in the year there is a cell for it."""
        middle = self._cell(mark.middle)
        cells = self._inside(self._cell(mark.start), self._last_cell(mark.end))
        free = [cell for cell in cells if cell not in taken]
        if free:
            cell = min(free, key=lambda cell: abs(cell - middle))
            ink = Ink.CHOSEN if mark == self._here else self._ink(Ink.NONE, mark, mark.end)
            drawing.put(cell, GLYPHS.none, ink)
            drawing.marks[cell].append(mark)
            return
        for cell in cells:
            others = [one for one in drawing.marks[cell] if one.shape is not Shape.TERM]
            if len(others) == 1 and self._is_aside(others[0], mark):
                drawing.put(cell, GLYPHS.none_but_more, self._ink(Ink.NONE, mark, mark.end))
                drawing.marks[cell].append(mark)
                return

    def _is_aside(self, other: Mark, year: Mark) -> bool:
        """Whether a point tells only that something else than a meeting was in an empty year."""
        inside = year.start <= other.start and other.end <= year.end
        chosen = other.ref is not None and other.ref == self.chosen
        return inside and not chosen and other.shape in (Shape.STEP, Shape.PLANNED)

    def _stretch(self, drawing: Drawing, mark: Mark, at: int) -> None:
        """The cells of the days on which an event certainly went on, if those are several.

        From afar, it must have gone on for longer than a cell: what merely reaches from one into
        the next is a point.
        """
        sure = self._sure(mark) if mark.core else None
        if sure is None:
            return
        days = (sure[1] - sure[0]).days + 1
        if not self.near and days * self.width <= self._days:
            return
        first, last = self._cell(sure[0]), self._last_cell(sure[1])
        ink = self._ink_beside(mark, ink_of(mark, self._hues))
        for cell in self._inside(first, last):
            drawing.put(cell, GLYPHS.bar, ink)
            if cell != at:
                drawing.marks[cell].append(mark)

    def _reach(self, drawing: Drawing, mark: Mark, at: int) -> None:
        """The days of which a point stands for some."""
        for start, end in mark.choices or (mark.reach,):
            first, last = self._cell(start), self._last_cell(end)
            first -= _FADE * mark.open_start
            last += _FADE * mark.open_end
            for cell in self._inside(first, last):
                if cell != at and drawing.is_free(cell):
                    drawing.put(cell, GLYPHS.some_day, self._ink_beside(mark, Ink.AXIS))

    def _remarks(self, drawing: Drawing, at: int, found: list[Mark], *, name: bool) -> None:
        """How a single point is known; and what it is called, unless another cell tells that."""
        if len(found) > 1:
            return
        mark, reached = found[0], GLYPHS.some_day
        if mark.approximate and drawing.is_free(at - 1, reached):
            drawing.put(at - 1, GLYPHS.about, self._ink_beside(mark, Ink.AXIS))
        doubted = mark.uncertain and drawing.is_free(at + 1, reached)
        if doubted:
            drawing.put(at + 1, GLYPHS.doubt, self._ink_beside(mark, Ink.AXIS))
        if not name:
            return
        begin = at + 1 + doubted
        while begin < self.width and (
            mark in drawing.marks[begin] or drawing.cells[begin][0] == reached
        ):
            begin += 1
        room = next((cell for cell in range(begin, self.width) if not drawing.is_free(cell)), None)
        label = f" {mark.brief or mark.label}"
        stop = self.width if room is None else room - 1
        if label.isprintable() and cell_len(label) == len(label) and len(label) <= stop - begin:
            drawing.write(begin, label, repeat(self._ink_beside(mark, Ink.LABEL)))

    # Bars

    def _sure(self, mark: Mark) -> tuple[date, date] | None:
        """The days on which a term certainly lasted; from afar, a year more or less is no doubt."""
        return mark.core if self.near else mark.sure

    def _bar(self, drawing: Drawing, mark: Mark, lane: Lane, following: int) -> None:
        """One bar; its label ends before the ``following`` bar, and never repeats the lane's."""
        first, last = self._cell(mark.start), self._last_cell(mark.end)
        sure_first, sure_last = self._solid(mark, first, last)
        inks = {cell: self._ink_of_bar(mark, cell) for cell in self._inside(first, last)}
        for cell, ink in inks.items():
            glyph = GLYPHS.bar if sure_first <= cell <= sure_last else GLYPHS.open
            if cell == first == sure_first and not mark.open_start:
                glyph = GLYPHS.start
            elif cell == last == sure_last and not mark.open_end:
                glyph = GLYPHS.end
            solid = glyph != GLYPHS.open
            if cell == self._day_cell and glyph in (GLYPHS.bar, GLYPHS.open):
                glyph = GLYPHS.crossed if solid else GLYPHS.as_of
                ink = Ink.AS_OF  # noqa: PLW2901 - that of the line
            if solid or drawing.cells[cell][0] not in (GLYPHS.bar, GLYPHS.end):
                drawing.put(cell, glyph, ink)
            drawing.marks[cell].append(mark)
        begin, stop = max(first, 0) + 2, min(last, self.width, following) - 1
        called = mark.brief or mark.label
        shown = cropped(called, stop - begin - 2, torn=False) if called != lane.label else ""
        label = f" {shown} "
        fits = cell_len(label) == len(label) and stop - begin >= _SHORTEST_LABEL
        if shown and fits:
            letters = (_OF_LETTER.get(ink, Ink.LABEL) for ink in [*inks.values()][2:])
            drawing.write(begin, label, letters)
        elif Ink.CHOSEN_REST in inks.values():
            cell = max(first, 0)
            drawing.put(cell, drawing.cells[cell][0], Ink.CHOSEN)

    def _solid(self, mark: Mark, first: int, last: int) -> tuple[int, int]:
        """The cells from which to which a bar is solid; none, if the first is behind the last."""
        sure = self._sure(mark)
        if sure is None:
            return last + 1, first - 1
        fade = min(_FADE, (last - first + 1) // 3)
        sure_first = max(self._cell(sure[0]), first + fade * mark.open_start)
        return sure_first, min(self._last_cell(sure[1]), last - fade * mark.open_end)

    def _ink_of_bar(self, mark: Mark, cell: int) -> Ink:
        if mark.ref is not None and mark.ref == self.chosen:
            return Ink.CHOSEN_REST
        return Ink.LATER if cell > self._day_cell else ink_of(mark, self._hues)

    def _labelled(self, lane: Lane | None, cells: list[Cell]) -> Text:
        """A row: the name of its lane, its cells, and behind them a name that must stand there."""
        before = behind = ""
        ink = Ink.LABEL
        if lane is not None:
            before = name_before(lane, self.label_width - 2)
            behind = name_behind(lane, self.end_width - 1)
            back = lane.context or lane.there is not Presence.YES
            ink = Ink.AXIS if back else Ink.LABEL
        text = Text().append(set_cell_size(before, self.label_width), self._paint(ink))
        for characters, run in runs(cells):
            text.append(characters, self._paint(run))
        if behind:
            return text.append(f" {behind}", self._paint(ink))
        return text.append(" " * self.end_width, self._paint(Ink.EMPTY))

    def axis(self) -> Text:
        """The line of dates above the lanes."""
        line = " " * self.label_width + axis(self.window, self.width)
        return Text().append(line, self._paint(Ink.AXIS))
