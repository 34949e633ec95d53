"""Every screen in terminals of any size, down to a single cell, and while they are resized."""

from datetime import date
from itertools import cycle

import pytest

from tests.support import DATASETS
from tests.tui.screens import estuary, settle, still
from tests.tui.walk import START, walk


async def test_no_screen_needs_room() -> None:
    app = estuary(go=START)
    async with app.run_test(size=(80, 24)) as pilot:
        sizes = cycle([(1, 1), (2, 50), (13, 3)])
        async for _ in walk(pilot):
            for size in (next(sizes), (80, 24)):
                await pilot.resize_terminal(*size)


@pytest.mark.parametrize("size", [(1, 1), (2, 50), (1, 200), (500, 1)], ids=str)
async def test_a_list_of_problems_opens_in_any_size(size: tuple[int, int]) -> None:
    app = still(DATASETS / "broken.toml", today=date(2020, 7, 15))
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "G", "pagedown")
        await settle(pilot)
