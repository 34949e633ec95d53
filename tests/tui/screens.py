"""Apps to drive, and what can be read on their screens."""

import html
import re
from typing import Any

from irtui.load import bundled_path, load
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.view import View
from tests.support import DATASETS

ESTUARY = DATASETS / "estuary.toml"
"""Fictional, and frozen: what the bundled dataset says may grow without a test failing."""


def estuary(**options: Any) -> IrtuiApp:
    """The app on the fictional dataset."""
    app = IrtuiApp(load(ESTUARY), **options)
    app.animation_level = "none"
    return app


def bundled(**options: Any) -> IrtuiApp:
    """The app on the dataset that comes with irtui."""
    app = IrtuiApp(load(bundled_path()), **options)
    app.animation_level = "none"
    return app


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
        column = round(float(x) / _WIDTH)
        for offset, character in enumerate(html.unescape(text)):
            grid[round(row)][min(column + offset, size.width)] = character
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
    return screen.shown


def selected(app: IrtuiApp) -> str:
    """The reference of the selected record."""
    return str(view(app).selection)
