"""The reports: folded, filtered, on a branch, walked from a record, and read on."""

import pytest

from irtui.tui.app import IrtuiApp
from irtui.tui.screens.address import AddressScreen
from irtui.tui.screens.explorer import Explorer
from irtui.tui.screens.pages import PagesScreen
from tests.tui.screens import click, estuary, place, press, selected, shown, view

WIDE = (120, 36)


def front(app: IrtuiApp) -> object:
    """The screen in front."""
    return app.screen


def words(app: IrtuiApp) -> str:
    """What is shown, with what wraps joined again."""
    return " ".join(shown(app).replace("│", " ").split())


def same(one: str, other: str) -> bool:
    """Whether two screens are the same; where they differ, their difference would take minutes."""
    return one == other


@pytest.mark.parametrize("size", [WIDE, (60, 20)])
async def test_each_report_is_a_key_away_and_its_rows_open_their_records(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "r")
        for number, title in enumerate(
            ("Conflicts", "Gaps", "Single source", "One side only", "Oldest sources", "Problems"),
            start=1,
        ):
            await press(pilot, str(number))
            assert title in words(app)
        await press(pilot, "1", "j", "j", "enter")
        assert isinstance(front(app), Explorer)
        assert selected(app) == "body:lights-commission"


async def test_reports_are_turned_with_tab_and_by_the_mouse_and_left_with_escape():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "r", "tab")
        assert "Gaps" in words(app)
        await press(pilot, "shift+tab", "shift+tab")
        assert "Problems" in words(app)
        x, y = place(app, "", "single source")
        await click(pilot, "", (x, y))
        assert "rest on one text" in words(app)
        await press(pilot, "escape")
        assert view(app) == before


async def test_keys_of_a_report_are_explained():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "question_mark")
        assert "Reports and paths" in words(app)
        await press(pilot, "escape")
        assert isinstance(front(app), PagesScreen)


async def test_in_a_report_s_y_and_o_work_as_in_the_panel():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "v", *["J"] * 4, "y", "i")
        assert app.clipboard.startswith("body:lights-commission#")
        await press(pilot, "o")
        assert isinstance(front(app), AddressScreen)
        await press(pilot, "escape", "s")
        assert selected(app).startswith("source:")


async def test_records_and_kinds_fold_and_one_comes_back_to_where_one_was():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "3", "v", "v")
        assert "▸ Bodies" in words(app)
        await press(pilot, "j", "space", "J", "J", "J", "space", "J")
        assert "▾ Bodies" in words(app)
        before = shown(app)
        await press(pilot, "enter")
        opened = selected(app)
        assert opened.startswith("body:")
        await press(pilot, "r")
        assert same(shown(app), before)
        await press(pilot, "escape", "n", "n")
        assert selected(app) != opened
        there = selected(app)
        await press(pilot, "r")
        assert f"{there} ·" in shown(app).splitlines()[-2] + " ·"
        await press(pilot, "escape", "N", "N")
        assert selected(app) == opened


async def test_a_report_is_on_the_selection_and_what_is_below_it():
    app = estuary(go="body:lamp-group")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "2")
        whole = words(app)
        await press(pilot, "B")
        assert "Gaps: WG Lamps" in words(app)
        assert "1 thing that is missing" in words(app)
        await press(pilot, "B")
        assert same(words(app), whole)


async def test_without_a_selection_there_is_no_branch():
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "i", "r", "B")
        assert "Select a record first" in words(app)


async def test_a_report_is_filtered_as_one_types_and_the_filter_is_kept_or_left():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "5")
        whole = words(app)
        await press(pilot, "backslash", *"river paper")
        assert "1 record in this report" in words(app)
        await press(pilot, "escape")
        assert same(words(app), whole)
        await press(pilot, "backslash", *"river paper", "enter")
        kept = words(app)
        assert "1 source, the oldest first" in kept
        await press(pilot, "q", "r")
        assert same(words(app), kept)
        await press(pilot, "escape")
        assert same(words(app), whole)
        await press(pilot, "backslash", *"colour:red")
        assert "There is no field" in words(app)
