"""Turning the screen to another day."""

from datetime import date

import pytest
from textual.pilot import Pilot

from irtui.tui.view import View
from tests.tui.screens import estuary, selected, shown, view

WIDE = (120, 36)


async def press(pilot: Pilot[View], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()
        await pilot.pause()


async def test_a_year_turns_the_tree_the_panel_and_the_header_to_its_last_day():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", *"2012", "enter")
        assert view(app).day == date(2012, 12, 31)
        assert "as of 31 December 2012 chosen" in shown(app)
        assert "CLE " in shown(app, "#outline")
        assert "Commission on the Lights of the Estuary" in shown(app, "#detail").splitlines()[1]


async def test_while_one_types_the_meaning_is_shown():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at")
        assert "empty: 30 June 2020, reviewed" in shown(app)
        await press(pilot, *"2012-02")
        assert "29 February 2012" in shown(app)
        await press(pilot, *"-30")
        assert "does not exist" in shown(app)


async def test_what_is_no_date_is_not_taken_and_nothing_is_lost():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "at", *"soon", "enter")
        assert app.screen.query("#day-prompt")
        await press(pilot, "escape")
        assert not app.screen.query("#day-prompt")
        assert view(app) == before


async def test_an_empty_date_returns_to_the_day_of_the_review():
    app = estuary(at=date(2012, 6, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", "enter")
        assert view(app).day == date(2020, 6, 30)


async def test_back_returns_to_the_day_before_and_escape_never_changes_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", *"2012", "enter", "escape")
        assert view(app).day == date(2012, 12, 31)
        await press(pilot, "backspace")
        assert view(app).day == date(2020, 6, 30)


async def test_find_shows_the_names_of_the_day():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"commission", "escape")
        await press(pilot, "at", *"2012", "enter", "slash", *"commission on", "enter")
        assert selected(app) == "body:lights-commission"
        assert "Commission on the Lights of the Estuary" in shown(app, "#detail")


@pytest.mark.parametrize("typed", ["[/", "[bold]", "../..", "9999", "0001", "[..2012]"])
async def test_whatever_is_typed_is_text_or_a_date(typed):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", *typed, "enter", "escape")
        assert app.is_running
