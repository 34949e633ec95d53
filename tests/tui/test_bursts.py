"""Keys that arrive together, as over a slow line or typed ahead: nothing waits between them."""

import random
from datetime import date
from itertools import product
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from irtui.commands import COMMANDS, Place, commands_of
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.widgets.detail import Detail
from tests.support import DATASETS
from tests.tui.screens import estuary, press, settle, still, view

pytestmark = pytest.mark.usefixtures("painted")

SMALL = (80, 24)
PARTS = 6
"""One of so many parts of all pairs of keys is tried each time."""
SIGNS = {"space": " ", "slash": "/", "at": "@", "backslash": "\\", "colon": ":", "enter": "\r"}
LETTERS = [*"lampheronq", "space"]
ALL_KEYS = sorted({command.keys[0] for command in COMMANDS if command.keys} - {"q", "colon"})


async def burst(pilot: Pilot[Any], *keys: str) -> None:
    """Send keys as a terminal does that has them all at once, and wait for what they set going."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else SIGNS.get(key)))
    await settle(pilot)


def one_key_an_action(*places: Place) -> list[str]:
    """A key of each action; of one and its opposite, only one."""
    commands = (each for place in places for each in commands_of(place) if each.keys)
    found = {command.name: command.keys[0] for command in commands}
    return [key for key in found.values() if key != "q"]


def every_pair(keys: list[str]) -> list[str]:
    """A round of keys in which each stands before each once."""
    left = {key: list(keys) for key in keys}
    round_, way = [], [keys[0]]
    while way:
        if left[way[-1]]:
            way.append(left[way[-1]].pop())
        else:
            round_.append(way.pop())
    return round_[::-1]


def a_part(keys: list[str]) -> list[str]:
    """A part of a round of keys, another one each time: the seed of the order chooses it."""
    start = random.randrange(PARTS)
    return keys[start * len(keys) // PARTS : (start + 1) * len(keys) // PARTS + 1]


async def quits(pilot: Pilot[Any], app: IrtuiApp) -> None:
    """Leave whatever lies over the explorer, and then the app."""
    await burst(pilot, *["escape"] * 4)
    await burst(pilot, "q")
    assert app.return_code == 0
    assert app.return_value is not None


@pytest.mark.parametrize(("tabs", "place"), enumerate([Place.TREE, Place.DETAIL, Place.TIMELINE]))
async def test_any_pair_of_keys_of_a_pane(tabs, place):
    app = estuary()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *["tab"] * tabs)
        keys = a_part(every_pair(one_key_an_action(place)))
        for start in range(0, len(keys), 20):
            await burst(pilot, *keys[start : start + 21])
        await quits(pilot, app)


async def test_any_pair_of_keys_that_work_everywhere():
    app = estuary()
    async with app.run_test(size=SMALL) as pilot:
        # The palette is tried below.
        everywhere = [key for key in one_key_an_action(Place.EVERYWHERE) if key != "colon"]
        keys = a_part(every_pair(everywhere))
        for start in range(0, len(keys), 20):
            await burst(pilot, *keys[start : start + 21])
            await burst(pilot, "escape", "escape", "escape")
        await quits(pilot, app)


@pytest.mark.parametrize(
    ("opening", "keys"),
    [
        (["y"], [*one_key_an_action(Place.COPY), "c", "enter"]),
        (["question_mark"], one_key_an_action(Place.HELP)),
        (["tab", "j", "s", "o"], one_key_an_action(Place.ADDRESS)),
        (["r"], ["j", "s", "tab", "enter", "escape"]),
        (["P"], ["e", "enter", "escape"]),
        (["at"], ["2", "enter", "escape", "backspace"]),
        (["backslash"], ["e", "enter", "escape", "slash"]),
        (["slash"], ["e", "enter", "escape", "up"]),
    ],
)
async def test_any_pair_of_keys_over_the_explorer(opening, keys):
    app = estuary()
    async with app.run_test(size=SMALL) as pilot:
        pairs = [*product(keys, repeat=2)]
        for pair in random.sample(pairs, -(-len(pairs) // PARTS)):
            await burst(pilot, *opening, *pair)
            await burst(pilot, "escape", "escape", "escape", "shift+tab")
            assert isinstance(app.screen, Explorer), pair
        await quits(pilot, app)


@pytest.mark.parametrize("keys", [["r", "r"], ["r", "j", "k", "r"], ["q", "q"], ["r", "escape"]])
async def test_keys_over_the_problems_of_a_file(keys):
    app = still(DATASETS / "broken.toml", today=date(2020, 7, 15))
    async with app.run_test(size=SMALL) as pilot:
        await burst(pilot, *keys)
        await burst(pilot, "q")
    assert app.return_code == 2


@pytest.mark.parametrize("then", [["enter", "enter"], ["escape", "escape"], ["down", "enter", "j"]])
async def test_the_palette(then):
    app = estuary()
    async with app.run_test(size=SMALL) as pilot:
        await burst(pilot, "colon", *"help", *then)
        await quits(pilot, app)


def some_keys(seed: int) -> list[str]:
    rolled = random.Random(seed)
    keys = rolled.choices(ALL_KEYS + LETTERS, k=rolled.randint(2, 30))
    return [key for key in keys if key != "q"]


def state(app: IrtuiApp) -> tuple[object, ...]:
    shown = view(app) if isinstance(app.screen, Explorer) else None
    return type(app.screen).__name__, shown, app.focused and app.focused.id, app.theme


@pytest.mark.parametrize("seed", range(6))
async def test_keys_do_together_what_they_do_one_after_the_other(seed):
    keys = some_keys(seed)
    ends = []
    for send in (burst, press):
        app = estuary(pace=3600.0)  # what is played goes no step on while keys are pressed slowly
        async with app.run_test(size=SMALL) as pilot:
            await send(pilot, *keys)
            ends.append(state(app))
            await quits(pilot, app)
    assert ends[0] == ends[1], keys


async def test_while_a_key_is_held_down_in_the_tree_the_panes_show_only_where_it_ends(monkeypatch):
    pages = []
    show = Detail.show

    def noted(self, dataset, page, *more):
        pages.append(page and page.ref)
        show(self, dataset, page, *more)

    monkeypatch.setattr(Detail, "show", noted)
    app = estuary()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, *"jjjj", "g")
        slowly, pages[:] = pages[3], []
        await burst(pilot, *"jjjj", "tab", "shift+tab", *"G" * 3)
        assert pages[0] == slowly
        assert len(pages) == 2  # after the last j, and after the last G


@pytest.mark.parametrize(
    ("opening", "size"),
    [("y", (60, 1)), ("y", (60, 3)), ("y", (3, 40)), ("colon", (60, 4)), ("colon", (2, 50))],
)
async def test_a_list_without_room_has_no_pages(opening, size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, opening)
        await burst(pilot, "pageup", "pagedown", "end", "pageup")
        await quits(pilot, app)
