"""What people come for, done by keys only, on the dataset that comes with irtui."""

from typing import Any

import pytest
from textual.pilot import Pilot

from irtui.tui.app import IrtuiApp
from tests.tui.screens import bundled, press, selected, shown, view

pytestmark = pytest.mark.usefixtures("painted")

SMALL = (80, 24)


async def walk_to(app: IrtuiApp, pilot: Pilot[Any], label: str, key: str = "j") -> None:
    """Press a key until the tree's cursor is on a line, as a person would."""
    for _ in range(60):
        if label in cursor_line(app):
            return
        await press(pilot, key)
    pytest.fail(f"no line “{label}” was reached; the screen shows:\n{shown(app)}")


def cursor_line(app: IrtuiApp) -> str:
    node = app.screen.query_one("#outline").here  # type: ignore[attr-defined]
    return str(node.label) if node else ""


async def test_ak_203_is_found_opened_and_left_again():
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        before = selected(app)
        await press(pilot, "slash", *"AK", "minus", *"203")
        assert selected(app) == "programme:ak-203"
        await press(pilot, "enter")
        assert selected(app) == "programme:ak-203"
        assert "AK-203 rifles made in India" in shown(app)
        await press(pilot, "backspace")
        assert selected(app) == before


async def test_the_tree_leads_to_the_22nd_meeting_and_its_co_chairs():
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        await walk_to(app, pilot, "WG MTC & Defence Industry")
        await press(pilot, "l")
        await walk_to(app, pilot, "22nd meeting")
        await press(pilot, "enter")
        assert selected(app) == "event:wg-mtc-defence-industry-2024-11"
        screen = " ".join(shown(app).split())
        assert "WG MTC & Defence Industry › 22nd meeting" in screen
        assert "Sanjeev Kumar" in screen
        await press(pilot, "tab")
        pages = [shown(app, "#detail")]
        await press(pilot, "v")
        for _ in range(4):
            await press(pilot, "pagedown")
            pages.append(shown(app, "#detail"))
        assert any("Andrey A. Boytsov" in page for page in pages)
        assert any("Lokmat Times (ANI)" in page for page in pages)


async def test_the_timeline_is_zoomed_to_december_2021_and_opens_the_2_plus_2():
    app = bundled()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "tab", "full_stop")
        for _ in range(20):
            if selected(app) == "event:dialogue-2plus2-2021-12":
                break
            await press(pilot, "j")
        assert selected(app) == "event:dialogue-2plus2-2021-12"
        for _ in range(12):
            await press(pilot, "plus")
        window = view(app).window
        assert window is not None
        assert window.days < 60
        assert "Dec 2021" in shown(app)
        await press(pilot, "enter")
        assert "2+2" in shown(app)
        assert selected(app) == "event:dialogue-2plus2-2021-12"


async def test_the_panes_move_as_one():
    app = bundled()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash", *"belousov", "enter")
        assert selected(app) == "person:andrey-belousov"
        assert "Andrey Belousov" in cursor_line(app)
        screen = shown(app)
        assert "person:andrey-belousov" in screen  # the panel's title
        assert screen.count("Andrey Belousov") >= 4  # header, tree, panel, lane
