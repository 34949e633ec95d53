"""How many marks fall into each cell: one line that stands for lanes where those have no room."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from rich.text import Text

from irtui.model.claims import Ref
from irtui.model.window import Window
from irtui.query.time.marks import Mark, Shape
from irtui.render.terminal.signs import GLYPHS, Cell, Ink, Paint, runs


def density(
    marks: Iterable[Mark],
    window: Window,
    width: int,
    paint: Paint,
    *,
    chosen: Ref | None = None,
    as_of: date | None = None,
) -> Text:
    """A line of ``width`` cells, over which the axis of the same window and width fits.

    The fullest cell has the highest of the levels, and each that holds a mark the lowest at the
    least. A point counts where its middle is, a bar where it begins; years without a meeting do not
    count.

    Args:
        marks: those of the lanes, in any order.
        window: the days to show.
        width: cells of the line.
        paint: chooses the style of each cell.
        chosen: the record whose cells are marked as here.
        as_of: the day whose line is drawn in a free cell; what comes after it is dimmed.
    """
    counts: Counter[int] = Counter()
    inks: dict[int, Ink] = {}
    for mark in marks:
        day = mark.start if mark.shape is Shape.TERM else mark.middle
        if mark.shape is Shape.NONE or not window.contains(day):
            continue
        cell = window.cell(day, width)
        counts[cell] += 1
        if chosen is not None and mark.ref == chosen:
            inks[cell] = Ink.CHOSEN
        elif as_of is None or day <= as_of:
            inks.setdefault(cell, Ink.HELD)
    line: list[Cell] = [(" ", Ink.EMPTY)] * width
    if as_of and window.contains(as_of):
        line[window.cell(as_of, width)] = (GLYPHS.as_of, Ink.AS_OF)
    for cell, level in _levels(counts, len(GLYPHS.levels)).items():
        line[cell] = (GLYPHS.levels[level], inks.get(cell, Ink.LATER))
    text = Text()
    for characters, ink in runs(line):
        text.append(characters, paint(ink))
    return text


def density_between_years(
    marks: Iterable[Mark],
    window: Window,
    width: int,
    paint: Paint,
    *,
    chosen: Ref | None = None,
    as_of: date | None = None,
) -> Text:
    """Such a line between the first and the last year of the window, which needs no axis."""
    first, _, last = window.years.partition("–")
    room = max(width - len(first) - len(last) - 2, 1)
    line = density(marks, window, room, paint, chosen=chosen, as_of=as_of)
    return Text.assemble((f"{first} ", paint(Ink.AXIS)), line, (f" {last}", paint(Ink.AXIS)))


def _levels(counts: Mapping[int, int], levels: int) -> dict[int, int]:
    """The level of each cell, from 0 on."""
    most = max(counts.values(), default=0)
    return {cell: -(-count * levels // most) - 1 for cell, count in counts.items()}
