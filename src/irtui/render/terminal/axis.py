"""The axis of a timeline: dates in a line of cells, none of which meets another."""

from collections.abc import Iterator
from datetime import date

from irtui.model.date_words import day_in_short, month_name, year_in_words
from irtui.model.window import Window

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""How many years may lie from one label to the next."""


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
            _put(cells, window.cell(day, width), year_in_words(day.year), gap=_GAP)
    if cells == [" "] * width:  # a few days, none of which begins anything
        _put(cells, 0, day_in_short(window.start))
    return "".join(cells)


_GAP = 2
"""Cells that stay free on both sides of the first and the last year, for they stand unevenly."""


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
    year, month = window.start.year, 1
    first = True
    while (year, month) <= (window.end.year, window.end.month):
        day = date(year, month, 1)
        short = month_name(month)[:3]
        if day >= window.start:
            with_year = month == 1 or step == 1 or first
            yield day, f"{short} {year_in_words(year)}" if with_year else short
            first = False
        if with_days:
            for number in (8, 15, 22):
                inner = day.replace(day=number)
                if window.contains(inner):
                    yield inner, f"{number} {short}"
        month += step
        if month > 12:
            if year == date.max.year:
                return
            year, month = year + 1, month - 12
