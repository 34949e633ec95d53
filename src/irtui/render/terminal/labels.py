"""The labels of a chart: the names of lanes in their column, and the dates of the axis.

A name in an Indic script stands behind the cells, at the end of its line: terminals disagree about
its width. Before them stands the lane's name in another script, where it has one.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from rich.cells import cell_len

from irtui.model.date_words import day_in_short, month_name, year_in_words
from irtui.model.holding import Presence
from irtui.model.safe_text import is_indic
from irtui.model.window import Window
from irtui.query.time.marks import Lane
from irtui.render.terminal.cuts import cropped
from irtui.render.terminal.signs import GLYPHS
from irtui.render.terminal.widths import most_cells

_NARROWEST = 8
"""Cells that the column of names has at the least."""
_GAP = 2
"""Cells between a name and the first cell of its lane."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""How many years may lie from one label to the next."""
_GAP_OF_YEARS = 2
"""Cells that stay free on both sides of the first and the last year, for they stand unevenly."""


def _fitting(lane: Lane, room: int) -> str:
    """The longest of a lane's names that has room; else the shortest, cut. Of Indic ones none."""
    names = sorted((name for name in lane.names if not is_indic(name)), key=cell_len)
    whole = [name for name in names if cell_len(name) <= room]
    return whole[-1] if whole else cropped(names[-1], room) if names else ""


def name_before(lane: Lane, room: int) -> str:
    """What stands before the cells of a lane, in ``room`` cells at most.

    What it is there for is never told by its colour alone. A lane that goes on with the one above
    has no name.
    """
    if lane.continues:
        return ""
    before = f"{GLYPHS.beside} " if lane.context else "  " * lane.level
    doubt = " ?" if lane.there is Presence.POSSIBLY else ""
    name = _fitting(lane, room - len(before) - len(doubt))
    return before + (name and name + doubt)  # else it stands behind them, with the doubt


def name_behind(lane: Lane, room: int) -> str:
    """What stands behind the cells: the name of a lane that has but Indic ones."""
    indic = not lane.continues and all(map(is_indic, lane.names))
    doubt = "? " if lane.there is Presence.POSSIBLY else ""
    return doubt + cropped(lane.label, room - len(doubt)) if indic else ""


def label_width(lanes: Iterable[Lane], width: int) -> int:
    """The cells of the column of names, with the gap behind it: 8 to a third of ``width``."""
    room = max(_NARROWEST, width // 3)
    names = (name_before(lane, room - _GAP) for lane in lanes)
    return max(_NARROWEST, min(room, max(map(cell_len, names), default=0) + _GAP))


def end_width(lanes: Iterable[Lane], width: int) -> int:
    """The cells of the column of Indic names with the gap before it; 0 where there is none."""
    room = width // 3
    longest = max((most_cells(name_behind(lane, room)) for lane in lanes), default=0)
    return min(longest, room) + 1 if longest else 0


def axis(window: Window, width: int) -> str:
    """The labels of ``window`` in ``width`` cells, each beginning where its day is.

    No label is cut: one that would reach over the edge ends there, and still stands over its day.
    The first and the last year have labels where the others leave room.
    """
    cells = [" "] * width
    ticks = list(_ticks(window, width))
    for day, words in ticks:
        _put(cells, window.cell(day, width), words)
    if all(words.isdigit() for _, words in ticks):
        for day in _first_and_last_year(window):
            _put(cells, window.cell(day, width), year_in_words(day.year), gap=_GAP_OF_YEARS)
    if cells == [" "] * width:  # a few days, none of which begins anything
        _put(cells, 0, day_in_short(window.start))
    return "".join(cells)


def _put(cells: list[str], cell: int, words: str, gap: int = 1) -> None:
    """Put a label at a cell, with ``gap`` cells free beside it; or not, if there is no room."""
    begin = min(cell, len(cells) - len(words))
    around = cells[max(begin - gap, 0) : begin + len(words) + gap]
    if begin >= 0 and not "".join(around).strip():
        cells[begin : begin + len(words)] = words


def _first_and_last_year(window: Window) -> Iterator[date]:
    """The first days of the first and of the last year that begin in the window."""
    for year in (window.start.year, window.start.year + 1, window.end.year):
        if year <= date.max.year and window.contains(date(year, 1, 1)):
            yield date(year, 1, 1)


def _ticks(window: Window, width: int) -> Iterator[tuple[date, str]]:
    """Days with their labels, about so far apart that every label has room."""
    cells_a_year = width * 365.25 / window.days
    if cells_a_year >= 12 * 9:
        yield from _months(window, 1, with_days=cells_a_year >= 365 * 1.2)
    elif cells_a_year >= 4 * 9:
        yield from _months(window, 3, with_days=False)
    else:
        step = next((years for years in _YEARS if years * cells_a_year >= 6), _YEARS[-1])
        first = -(-window.start.year // step) * step
        for year in range(max(first, 1), window.end.year + 1, step):
            if date(year, 1, 1) >= window.start:
                yield date(year, 1, 1), year_in_words(year)


def _months(window: Window, step: int, *, with_days: bool) -> Iterator[tuple[date, str]]:
    """The first days of months, every ``step`` of them, and some days between them."""
    first = True
    for months in range(12 * window.start.year, 12 * window.end.year + window.end.month, step):
        day = date(months // 12, months % 12 + 1, 1)
        short = month_name(day.month)[:3]
        if day >= window.start:
            with_year = day.month == 1 or step == 1 or first
            yield day, f"{short} {year_in_words(day.year)}" if with_year else short
            first = False
        if with_days:
            for number in (8, 15, 22):
                inner = day.replace(day=number)
                if window.contains(inner):
                    yield inner, f"{number} {short}"
