"""What can be read in the timeline pane: lanes and their cells, or the entries of the list."""

from collections.abc import Iterator
from datetime import date

from irtui.tui.app import IrtuiApp
from tests.tui.screens import chart, shown

WIDE = (120, 36)
SHORT = (80, 24)
NARROW = (58, 40)
LISTS = [SHORT, NARROW]
"""Sizes at which lanes do not fit: too low a pane, and too narrow a one."""
EDGE = 2
"""Cells of border and padding on each side of a pane."""


def content(app: IrtuiApp) -> list[str]:
    """The lines within the border of the timeline."""
    lines = shown(app, "#timeline").splitlines()[1:-1]
    return [line[EDGE : chart(app).size.width + EDGE].rstrip() for line in lines]


def labels(app: IrtuiApp) -> int:
    """How many cells the names of lanes have."""
    return chart(app).cells_of_days.start


def lanes(app: IrtuiApp) -> list[str]:
    """The names of the lanes in sight, from the top; those to compare with begin with ``& ``."""
    names = (line[: labels(app)].strip() for line in content(app)[1:])
    return [name for name in names if name]


def listed(app: IrtuiApp) -> list[str]:
    """The lines of the list in sight, below those that tell how many marks fall where."""
    return [line for line in content(app) if line[:1] in "●◇·○━" and line]


def entries(app: IrtuiApp) -> list[str]:
    """The lines of the list in sight, without their signs."""
    return [line[2:].rstrip("▁▂▃▄▅▆▇█ ") for line in listed(app)]


def cells(app: IrtuiApp, lane: str) -> str:
    """What is drawn right of a lane's name, cell by cell; whether it is there to compare or not."""
    names = (lane, f"& {lane}")
    line = next(line for line in content(app) if line[: labels(app)].strip() in names)
    return line[labels(app) :].ljust(drawn(app))


def drawn(app: IrtuiApp) -> int:
    """How many cells the lanes are drawn in."""
    return len(chart(app).cells_of_days)


def day_at(app: IrtuiApp, cell: int) -> date:
    """The first day of a cell right of the lanes' names."""
    return chart(app).window.day_at(cell, drawn(app))


def signs(app: IrtuiApp, lane: str, sign: str) -> Iterator[int]:
    """The cells of a lane that hold a sign."""
    return (cell for cell, drawing in enumerate(cells(app, lane)) if drawing == sign)


def cursors(app: IrtuiApp, lane: str = "") -> list[tuple[int, str]]:
    """Where the cursor stands, in one lane or in all lines: the cell in its line, and its sign."""
    pane, console = chart(app), app.console
    found = []
    for number in range(pane.virtual_size.height):
        text = pane.line(number)
        if lane in text.plain[: labels(app)]:
            found += [
                (cell - labels(app), text.plain[cell])
                for cell in range(len(text))
                if text.get_style_at_offset(console, cell).reverse
            ]
    return found
