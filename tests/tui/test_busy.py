"""What takes long: the footer says what it is, keys are heard, and escape ends it."""

import asyncio
from typing import Any

import pytest
from textual.pilot import Pilot

from irtui.tui.app import IrtuiApp
from irtui.tui.screens.keyed import Keyed
from irtui.tui.widgets.key_bar import KeyBar
from tests.tui.screens import estuary, selected, shown, told


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    monkeypatch.setattr(Keyed, "moment", 0)


def footer(pilot: Pilot[Any]) -> str:
    """What the last line of the screen says."""
    assert isinstance(pilot.app, IrtuiApp)
    return shown(pilot.app).splitlines()[-1].strip()


async def pauses(pilot: Pilot[Any]) -> None:
    """Lets the screen follow; what waits at a gate goes on waiting."""
    for _ in range(4):
        await pilot.pause(0)


async def test_the_footer_says_what_is_done_until_it_is_done_and_keys_are_heard():
    app, gate, done = estuary(), asyncio.Event(), []

    async def work() -> None:
        await gate.wait()
        done.append("it")

    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, Keyed)
        app.screen.busy("Reading big.toml", work)
        await pauses(pilot)
        assert footer(pilot) == "Reading big.toml… esc ends it."
        before = selected(app)
        await pilot.press("down")
        assert selected(app) != before
        assert footer(pilot) == "Reading big.toml… esc ends it."
        gate.set()
        await pauses(pilot)
        assert done == ["it"]
        assert "find" in footer(pilot)


async def test_escape_ends_it_and_says_so():
    app, ended = estuary(), []
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, Keyed)
        forever = asyncio.Event()

        async def work() -> None:
            await forever.wait()

        worker = app.screen.busy("Reading", work, ended=lambda: ended.append("it"))
        await pauses(pilot)
        await pilot.press("escape")
        await pauses(pilot)
        assert worker.is_cancelled
        assert (ended, told(app)) == (["it"], "Ended: Reading.")
        assert not app.screen.query_one(KeyBar).doing
