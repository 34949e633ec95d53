"""Every screen in terminals of any size, down to a single cell, and while they are resized."""

from itertools import cycle

import pytest
from rich.text import Text

from irtui.render.terminal.pieces import wrapped
from tests.tui.screens import estuary
from tests.tui.walk import START, walk

pytestmark = pytest.mark.usefixtures("painted")


async def test_no_screen_needs_room() -> None:
    app = estuary(go=START)
    async with app.run_test(size=(80, 24)) as pilot:
        sizes = cycle([(1, 1), (2, 50), (13, 3)])
        async for _ in walk(pilot):
            for size in (next(sizes), (80, 24)):
                await pilot.resize_terminal(*size)


def test_a_text_is_wrapped_to_a_cell_where_there_is_none() -> None:
    assert [line.plain for line in wrapped(Text("as"), 0)] == ["a", "s"]
