"""What is shown while a large file is read for the first time."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from irtui.host.means import Means
from irtui.loading import Loaded, load
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.arriving import Arriving
from tests.tui.screens import ESTUARY, press, put, selected, settle, shown, told

SIZE = (100, 30)


class Preparing:
    """What prepares a file, until it is told to go on."""

    def __init__(self) -> None:
        self.goes_on = asyncio.Event()
        self.ended = False

    async def prepare(self, _: Path) -> AsyncIterator[str]:
        try:
            yield "Keeping 30 records"
            await self.goes_on.wait()
        finally:
            self.ended = True

    async def end(self, pilot: Pilot[Any]) -> None:
        """Have the file read, and wait until something else is shown."""
        self.goes_on.set()
        while isinstance(pilot.app.screen, Arriving):
            await pilot.pause(0)
        await settle(pilot)


def arriving(preparing: Preparing, path: Path = ESTUARY) -> IrtuiApp:
    means = Means(prepare=preparing.prepare, load=load)
    return IrtuiApp(Loaded(path, None, ()), means=means, today=date(2020, 7, 15))


async def test_a_record_that_is_chosen_before_the_file_is_read_is_opened_then() -> None:
    preparing = Preparing()
    app = arriving(preparing)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Keeping 30 records…" in shown(app)
        assert "bodies" in shown(app)
        await put(pilot, "CLÉO")
        await press(pilot, "enter")
        assert told(app) == "It opens at Cléo Tern as soon as it is read."
        await preparing.end(pilot)
        assert selected(app) == "person:cleo-tern"


async def test_a_file_with_errors_arrives_at_the_list_of_them(tmp_path: Path) -> None:
    preparing = Preparing()
    path = tmp_path / "wrong.toml"
    path.write_text("[dataset]\n")
    app = arriving(preparing, path)
    async with app.run_test(size=SIZE) as pilot:
        await preparing.end(pilot)
        assert "“title” is missing." in shown(app)


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_whoever_leaves_ends_what_is_read(key: str) -> None:
    preparing = Preparing()
    app = arriving(preparing)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, key)
    assert preparing.ended
    assert app.return_value is None
