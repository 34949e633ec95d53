"""Apps to drive, and what can be read on their screens."""

from datetime import date
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any
from unittest.mock import patch

from attrs import fields
from rich.console import Console
from textual.events import MouseDown, MouseEvent, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from irtui.loading import bundled_path, load
from irtui.model.written import WrittenView
from irtui.tui import screenshot
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.session.view import View
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


settle = screenshot.at_rest
"""Waits until all that was set going is done: by messages handled, not by the clock."""


async def press(pilot: Pilot[Any], *names: str) -> None:
    """Press keys one after the other, each after all panes have followed the one before.

    What is typed into a box is typed at once, for it does there what it does key by key: see
    `tests.tui.test_bursts`.
    """
    keys = [screenshot.pressed(name) for name in names]
    for key, after in zip_longest(keys, keys[1:]):
        pilot.app.post_message(key)
        in_box = isinstance(pilot.app.focused, Input) and key.is_printable
        if not (in_box and after is not None and after.is_printable):
            await settle(pilot)


async def put(pilot: Pilot[Any], text: str) -> None:
    """Put a text into the box that asks, all at once, and wait for what it finds."""
    pilot.app.screen.query_one(Input).value = text
    await settle(pilot)


async def wheel(
    pilot: Pilot[Any], pane: str, offset: tuple[int, int], turn: str, *, shift: bool = False
) -> None:
    """Turn the mouse wheel ``up`` or ``down`` over a cell of a pane."""
    kind = {"up": MouseScrollUp, "down": MouseScrollDown}[turn]
    await _point(pilot, pane, offset, (kind, 0), shift=shift)


async def click(
    pilot: Pilot[Any], pane: str | type[Widget], offset: tuple[int, int] = (0, 0), times: int = 1
) -> None:
    """Click on a cell of a pane, once or more often."""
    await _point(pilot, pane, offset, (MouseMove, 0), *[(MouseDown, 1), (MouseUp, 1)] * times)


async def mouse_down(pilot: Pilot[Any], pane: str, offset: tuple[int, int]) -> None:
    """Press the button of the mouse on a cell of a pane, and hold it."""
    await _point(pilot, pane, offset, (MouseMove, 0), (MouseDown, 1))


async def mouse_to(pilot: Pilot[Any], pane: str, offset: tuple[int, int]) -> None:
    """Move the mouse to a cell of a pane, with its button held."""
    await _point(pilot, pane, offset, (MouseMove, 1))


async def mouse_up(pilot: Pilot[Any], pane: str, offset: tuple[int, int]) -> None:
    """Let the button of the mouse go on a cell of a pane."""
    await _point(pilot, pane, offset, (MouseUp, 1))


async def _point(
    pilot: Pilot[Any],
    pane: str | type[Widget],
    offset: tuple[int, int],
    *events: tuple[type[MouseEvent], int],
    shift: bool = False,
) -> None:
    """Send what the terminal tells of the mouse over a cell of a pane, or of the screen.

    Each event with the button that is pressed then; 0 for none.
    """
    screen = pilot.app.screen
    x, y = (screen.query_one(pane) if pane else screen).region.offset + offset
    assert screen.size.region.contains(x, y)
    for kind, button in events:
        pilot.app.post_message(kind(None, x, y, 0, 0, button, shift, False, False))
    await settle(pilot)


def focused(pilot: Pilot[Any]) -> str | None:
    """The id of what has the focus."""
    return pilot.app.focused.id if pilot.app.focused else None


def written(app: IrtuiApp) -> str:
    """All that is on the screen, character by character: without a picture, which takes longer."""
    with patch.object(Console, "export_svg", lambda console, **_: console.export_text()):
        return app.export_screenshot(simplify=True)


def shown(app: IrtuiApp, pane: str = "") -> str:
    """The text on the screen, or in one pane, line by line and cell by cell."""
    lines = [line.rstrip() for line in written(app).split("\n")]
    if pane:
        region = app.screen.query_one(pane).region
        lines = [line[region.x : region.right].rstrip() for line in lines[region.y : region.bottom]]
    return "\n".join(lines)


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
