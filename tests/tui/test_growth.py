"""The list of problems costs no more than what is in sight."""

import asyncio
from functools import partial
from pathlib import Path

import pytest

from irtui.loading import Loaded
from irtui.model.problems import Problem
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.problems import ProblemList, Problems
from tests.growth import FACTOR, calls
from tests.tui.screens import settle, shown

pytestmark = pytest.mark.usefixtures("painted")

COUNT = 1000


def app_with(count: int) -> IrtuiApp:
    problems = (
        Problem("unknown-key", f"A slip, number {number}.", "Mend it.") for number in range(count)
    )
    app = IrtuiApp(Loaded(Path("a.toml"), None, tuple(problems)))
    app.animation_level = "none"
    return app


def test_many_problems_are_opened_and_left() -> None:
    async def look(count: int) -> None:
        async with app_with(count).run_test(size=(60, 20)) as pilot:
            await pilot.press("j", "q")

    few, many = (calls(partial(asyncio.run, look(count))) for count in (COUNT, FACTOR * COUNT))
    # A further problem is measured; to lay it out takes hundreds of calls.
    assert many - few < 100 * (FACTOR - 1) * COUNT


async def test_each_of_many_problems_is_reached() -> None:
    app = app_with(5000)
    async with app.run_test(size=(60, 20)) as pilot:
        while app.screen.query_one(ProblemList).virtual_size.height < 4 * 5000:
            await pilot.pause(0)
        await pilot.press("end")
        await settle(pilot)
        assert isinstance(app.screen, Problems)
        assert "number 4999." in shown(app)
        await pilot.press("home")
        await settle(pilot)
        assert "number 0." in shown(app)


async def test_a_long_problem_is_wrapped_and_what_follows_it_stands_below() -> None:
    app = IrtuiApp(
        Loaded(
            Path("a.toml"),
            None,
            (Problem("not-toml", "long " * 60, "Mend it."), Problem("not-toml", "Next.")),
        )
    )
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        lines = [line.strip("│ ") for line in shown(app).splitlines()]
        assert sum(line.startswith("long long") for line in lines) >= 5
        assert [line for line in lines if "Mend" in line or "Next" in line] == [
            "Mend it.",
            "Next.  error not-toml",
        ]
