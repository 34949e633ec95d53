"""The axis of a timeline: dates in a line of cells, none of which meets another."""

from collections.abc import Iterator
from datetime import date

from irtui.model.date_words import month_name, year_in_words
from irtui.render.terminal.window import Window

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""How many years may lie from one label to the next."""


def axis(window: Window, width: int) -> str:
    """The labels of ``window`` in ``width`` cells, each beginning where its day is."""
    line = [" "] * width
    free = 0
    for day, words in _ticks(window, width):
        cell = window.cell(day, width)
        if cell >= free and cell + len(words) <= width:
            line[cell : cell + len(words)] = words
            free = cell + len(words) + 1
    first = _day(window.start)
    if not free and len(first) <= width:  # a few days, none of which begins anything
        line[: len(first)] = first
    return "".join(line)


def _day(day: date) -> str:
    return f"{day.day} {month_name(day.month)[:3]} {year_in_words(day.year)}"


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
            yield (
                day,
                f"{short} {year_in_words(year)}" if month == 1 or step == 1 or first else short,
            )
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
