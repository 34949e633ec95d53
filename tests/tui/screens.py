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


def shown(app: IrtuiApp) -> str:
    """The text on the screen, line by line, as a reader sees it."""
    svg = app.export_screenshot()
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in re.findall(r'<text[^>]*? x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', svg):
        rows.setdefault(float(y), []).append((float(x), html.unescape(text)))
    lines = ["".join(text for _, text in sorted(row)) for _, row in sorted(rows.items())]
    return "\n".join(lines).replace("\xa0", " ")


def view(app: IrtuiApp) -> View:
    """What the explorer shows."""
    screen = app.screen
    assert isinstance(screen, Explorer)
    return screen.shown


def selected(app: IrtuiApp) -> str:
    """The reference of the selected record."""
    return str(view(app).selection)
