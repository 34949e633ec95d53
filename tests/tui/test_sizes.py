"""Every screen in terminals of any size, down to a single cell, and while they are resized."""

from itertools import cycle

import pytest
from rich.text import Text

from irtui.commands import PANE_OF, Place, commands_of
from irtui.render.terminal.pieces import wrapped
from tests.tui.screens import estuary, focused, press
from tests.tui.walk import START, walk

pytestmark = pytest.mark.usefixtures("painted")


async def test_no_screen_needs_room() -> None:
    app = estuary(go=START)
    async with app.run_test(size=(80, 24)) as pilot:
        sizes = cycle([(1, 1), (2, 50), (13, 3)])
        async for _ in walk(pilot):
            for size in (next(sizes), (80, 24)):
                await pilot.resize_terminal(*size)


@pytest.mark.parametrize("turns", range(3), ids=["tree", "record", "timeline"])
async def test_every_key_of_a_pane_may_be_pressed_where_it_has_no_room(turns: int) -> None:
    app = estuary(go=START)
    place = [Place.TREE, Place.DETAIL, Place.TIMELINE][turns]
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["tab"] * turns, *"JJJ")  # to a line that is not there in a moment
        await pilot.resize_terminal(1, 1)
        for command in commands_of(place):
            for key in command.keys:
                await press(pilot, key, "escape")
        await pilot.resize_terminal(80, 24)
        assert focused(pilot) == PANE_OF[place]


def test_a_text_is_wrapped_to_a_cell_where_there_is_none() -> None:
    assert [line.plain for line in wrapped(Text("as"), 0)] == ["a", "s"]
