"""Apps to drive, and what can be read on their screens."""

import html
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from attrs import fields
from rich.cells import cell_len
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from irtui.load import bundled_path, load
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.session.view import View
from irtui.tui.session.written import WrittenView
from irtui.tui.widgets.key_bar import KeyBar
from irtui.tui.widgets.timeline import TimelinePane
from tests.support import DATASETS

ESTUARY = DATASETS / "estuary.toml"
"""Fictional, and frozen: what the bundled dataset says may grow without a test failing."""
LEGISLATURE = DATASETS / "legislature.toml"
"""Fictional, too: a body of many members, of several terms."""


_OF_VIEW = fields(WrittenView)

once = cache(load)
"""Reads each file but once, for many tests: only for files that no test writes."""


def still(path: Path, **options: Any) -> IrtuiApp:
    """The app on a file, without animations; ``today`` must be among the options.

    Those of the first view are the options of `WrittenView`.
    """
    asked = {one.name: options.pop(one.name) for one in _OF_VIEW if one.name in options}
    loaded = (once if path in (ESTUARY, LEGISLATURE, bundled_path()) else load)(path)
    app = IrtuiApp(loaded, WrittenView(**asked), **options)
    app.animation_level = "none"
    return app


def estuary(*, today: date = date(2020, 7, 15), **options: Any) -> IrtuiApp:
    """The app on the fictional dataset, some days after it was reviewed."""
    return still(ESTUARY, today=today, **options)


def legislature(*, today: date = date(2024, 7, 15), **options: Any) -> IrtuiApp:
    """The app on the fictional legislature, some days after it was reviewed."""
    return still(LEGISLATURE, today=today, **options)


def bundled(*, today: date = date(2026, 7, 1), **options: Any) -> IrtuiApp:
    """The app on the dataset that comes with irtui, on a day that stays the same."""
    return still(bundled_path(), today=today, **options)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until all that was set going is done: by messages handled, not by the clock."""
    app = pilot.app
    assert isinstance(app, IrtuiApp)
    await pilot.pause(0)  # the pane has heard
    await pilot.pause(0)  # its wish has reached the screen
    await pilot.pause(0)  # and the screen's view the panes
    while app.is_running and (
        not app.typed.at_rest or any(not worker.is_finished for worker in app.workers)
    ):
        await pilot.pause(0)  # a search goes on in steps
        await pilot.pause(0)
    await pilot.pause(0)


async def press(pilot: Pilot[Any], *names: str) -> None:
    """Press keys one after the other, each after all panes have followed the one before."""
    for name in names:
        await pilot.press(name)
        await settle(pilot)


async def wheel(
    pilot: Pilot[Any], pane: str, offset: tuple[int, int], turn: str, *, shift: bool = False
) -> None:
    """Turn the mouse wheel ``up`` or ``down`` over a cell of a pane, as the terminal tells it."""
    x, y = pilot.app.screen.query_one(pane).region.offset + offset
    event = {"up": MouseScrollUp, "down": MouseScrollDown}[turn]
    pilot.app.post_message(event(None, x, y, 0, 0, 0, shift, False, False))
    await settle(pilot)
    await pilot.pause()


def focused(pilot: Pilot[Any]) -> str | None:
    """The id of what has the focus."""
    return pilot.app.focused.id if pilot.app.focused else None


_TEXT = re.compile(r'<text[^>]*? x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')
# The grid of the exported picture: where its first line stands, and how large its cells are.
_TOP, _HEIGHT, _WIDTH = 20, 24.4, 12.2


def shown(app: IrtuiApp, pane: str = "") -> str:
    """The text on the screen, or in one pane, line by line and cell by cell."""
    size = app.screen.size
    grid = [[" "] * (size.width + 1) for _ in range(size.height)]
    for x, y, text in _TEXT.findall(app.export_screenshot()):
        row = (float(y) - _TOP) / _HEIGHT
        if abs(row - round(row)) > 0.1:  # the title of the window that the picture draws
            continue
        cells, column = grid[round(row)], round(float(x) / _WIDTH)
        for character in html.unescape(text):
            if width := cell_len(character):
                cells[min(column, size.width)] = character
                cells[column + 1 : column + width] = [""] * (width - 1)
                column += width
            else:  # it stands upon the one before, as vowel signs of Indic scripts do
                cells[min(column, size.width) - 1] += character
    lines = ["".join(cells) for cells in grid]
    if pane:
        region = app.screen.query_one(pane).region
        lines = [line[region.x : region.right] for line in lines[region.y : region.bottom]]
    return "\n".join(line.replace("\xa0", " ").rstrip() for line in lines)


def place(app: IrtuiApp, pane: str, text: str) -> tuple[int, int]:
    """Where in a pane a text stands, in cells from its corner."""
    for y, line in enumerate(shown(app, pane).splitlines()):
        if text in line:
            return line.index(text), y
    raise AssertionError(f"“{text}” is not in {pane}:\n{shown(app, pane)}")


def view(app: IrtuiApp) -> View:
    """What the explorer shows."""
    screen = app.screen
    assert isinstance(screen, Explorer)
    return screen.session.view


def selected(app: IrtuiApp) -> str:
    """The reference of the selected record."""
    return str(view(app).selection)


def told(app: IrtuiApp) -> str:
    """What the footer says in the place of the keys."""
    return app.screen.query_one(KeyBar).said


def chart(app: IrtuiApp) -> TimelinePane:
    """The timeline pane."""
    return app.screen.query_one(TimelinePane)
