"""Text selected with the mouse: it can be copied, and a drag that selects opens nothing."""

from typing import Any

import pytest
from textual.pilot import Pilot

from irtui.loading import load
from irtui.model.claims import Ref
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.copying import CopyMenu
from irtui.tui.screens.explorer import Explorer
from irtui.tui.session.view import View
from tests.support import DATASETS
from tests.tui.screens import (
    estuary,
    mouse_down,
    mouse_to,
    mouse_up,
    place,
    press,
    shown,
    view,
)

DUES = Ref("agreement", "dues-2015")
RIVER_PAPER = Ref("source", "river-paper")
WIDE = (120, 36)


async def drag(pilot: Pilot[Any], pane: str, text: str, end: str = "") -> None:
    """Select a text of one line in a pane, or from its beginning to the end of another text."""
    app = pilot.app
    assert isinstance(app, IrtuiApp)
    x, y = place(app, pane, text)
    across, down = place(app, pane, end or text)
    await mouse_to(pilot, pane, (x, y))
    await mouse_down(pilot, pane, (x, y))
    to = (across + len(end or text) - 1, down)
    await mouse_to(pilot, pane, to)
    await mouse_up(pilot, pane, to)


def where(app: IrtuiApp) -> tuple[object, View]:
    """The screen in front, and what the explorer shows."""
    explorer = next(screen for screen in app.screen_stack if isinstance(screen, Explorer))
    return app.screen, explorer.session.view


@pytest.mark.parametrize(
    ("keys", "pane", "text", "key"),
    [
        ("", "#outline", "WG Lamps", "y"),
        ("", "#detail", "Light dues to 2014", "y"),
        ("", "#timeline", "CLFE", "y"),
        ("", "TitleBar", "stuary", "y"),
        ("r", "#page", "CLFE", "y"),
        ("/reg", "#hits", "Lantern Regatta", "ctrl+c"),  # a letter would be typed
        ("o", "#address-text", "paper.example", "ctrl+c"),
    ],
)
async def test_what_is_selected_in_a_pane_is_copied_and_shown_and_nothing_is_opened(
    keys: str, pane: str, text: str, key: str
) -> None:
    app = estuary(go=str(RIVER_PAPER if keys == "o" else DUES))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, *keys)
        before = where(app)
        await drag(pilot, pane, text)
        await press(pilot, key)
        assert app.clipboard == text
        assert "Copied: what is selected" in shown(app)
        assert where(app) == before


async def test_a_selection_goes_over_lines_and_ends_with_escape_or_what_is_opened() -> None:
    app = estuary(go=str(DUES))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "v", "G")
        await drag(pilot, "#detail", "Log of the estuary", "https://ferry")
        assert (
            app.screen.get_selected_text() == "Log of the estuary ferry\n            https://ferry"
        )
        before = view(app)
        await press(pilot, "escape")
        assert app.screen.get_selected_text() is None
        await drag(pilot, "#outline", "WG Lamps")
        await press(pilot, "enter")
        assert app.screen.get_selected_text() is None
        assert view(app) == before
        await press(pilot, "y")
        assert isinstance(app.screen, CopyMenu)


async def test_problems_are_copied_too_and_who_has_selected_none_is_told_how() -> None:
    app = IrtuiApp(load(DATASETS / "broken.toml"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "y")
        assert "Select text with the mouse first." in shown(app)
        await drag(pilot, "#problems", "lights-comission")
        await press(pilot, "y")
        assert app.clipboard == "lights-comission"


async def test_what_was_just_taken_away_is_not_there_to_be_selected() -> None:
    async with estuary().run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        explorer = pilot.app.screen
        assert isinstance(explorer, Explorer)
        assert explorer.box is not None
        said = explorer.box.query_one("#hits")
        x, y = said.region.offset
        assert explorer.get_widget_and_offset_at(x, y)[0] is said
        await explorer.box.remove()  # and nothing was laid out anew yet
        assert explorer.get_widget_and_offset_at(x, y) == (None, None)
