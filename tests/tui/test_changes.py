"""Stepping from one change of the structure to the next, and the line that tells it."""

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.widgets.title_bar import ChangeLine
from tests.support import ESTUARY_CHANGES
from tests.tui.screens import bundled, click, estuary, press, selected, settle, shown, view

WIDE = (120, 36)
KEYS = [("right_square_bracket", "left_square_bracket"), ("alt+down", "alt+up")]
"""The keys to the next change and to the one before."""


def told(app: IrtuiApp) -> str | None:
    """The line under the title bar; ``None`` if there is none."""
    line = app.screen.query_one(ChangeLine)
    return shown(app).splitlines()[line.region.y].strip() if line.display else None


@pytest.mark.parametrize(("on", "back"), KEYS)
async def test_each_step_turns_everything_to_the_day_of_a_change_and_tells_it(on, back):
    app = estuary(at=date(2010, 12, 31))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, on)
        assert view(app).day == date(2011, 5, 2)
        assert "as of 2 May 2011" in shown(app).splitlines()[0]
        assert told(app) == "+ WG Lamps set up"
        assert "WG Lamps" in shown(app, "#outline")
        await press(pilot, on)
        assert view(app).day == date(2012, 9, 2)
        assert told(app) == "~ Working Group on Buoys not seen any more, possibly still there"
        assert "Working Group on Buoys" not in shown(app, "#outline")
        assert "Possibly there" in shown(app, "#outline")
        await press(pilot, back, back)
        assert view(app).day == date(2010, 12, 31)
        assert told(app) == "+ Lantern Regatta set up (2010)"
        assert "WG Lamps" not in shown(app, "#outline")


async def test_what_changes_the_same_day_is_told_in_one_line():
    app = estuary(at=date(2014, 1, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "alt+down")
        assert told(app) == (
            "~ CLE becomes CLFE (between September and 8 October 2014)   "
            "+ Light dues 2015–2025 follows Light dues to 2014"
        )
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert told(app) == (
            "~ CLE becomes CLFE (between September and 8 October 2014)   c lists 1 more"
        )


@pytest.mark.parametrize(
    ("key", "end", "words"),
    [
        ("alt+down", ESTUARY_CHANGES[-1], "No later change is recorded."),
        ("alt+up", ESTUARY_CHANGES[0], "No earlier change is recorded."),
    ],
)
async def test_beyond_the_last_change_nothing_turns_and_a_message_says_so(key, end, words):
    app = estuary(at=end)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        before = view(app)
        await press(pilot, key)
        assert view(app) == before
        assert words in shown(app)


async def test_back_returns_to_the_day_before_the_step_and_forward_to_the_one_after():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "alt+up", "alt+up", "alt+up")
        assert view(app).day == ESTUARY_CHANGES[-3]
        await press(pilot, "backspace")
        assert view(app).day == ESTUARY_CHANGES[-2]
        assert told(app) == "+ Sub-group on Bells set up (2015)"
        await press(pilot, "backspace", "backspace")
        assert view(app) == before
        assert told(app) is None
        await press(pilot, "alt+right", "alt+right")
        assert view(app).day == ESTUARY_CHANGES[-2]


async def test_the_default_day_and_a_day_without_a_change_show_no_line():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert told(app) is None
        assert shown(app).splitlines()[1].startswith("╭─ Structure")
        await press(pilot, "at", *"2013", "enter")
        assert told(app) is None
        assert shown(app).splitlines()[1].startswith("╭─ Structure")


async def test_a_day_that_is_chosen_shows_the_line_too_if_something_changed_on_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", *"2015", "enter")
        assert told(app) == "+ Sub-group on Bells set up (2015)"
        await press(pilot, "at", "enter")
        assert told(app) is None


async def test_a_click_on_the_line_opens_what_changed():
    app = estuary(at=date(2014, 10, 8))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        line = shown(app).splitlines()[1]
        await click(pilot, ChangeLine, (line.index("Light dues to 2014"), 0))
        assert selected(app) == "agreement:dues-2015"
        await click(pilot, ChangeLine, (line.index("CLE becomes"), 0))
        assert selected(app) == "body:lights-commission"
        await press(pilot, "backspace")
        assert selected(app) == "agreement:dues-2015"
        assert view(app).day == date(2014, 10, 8)


async def test_all_changes_of_the_day_are_a_key_or_a_click_away_with_their_sources():
    app = estuary(at=date(2014, 10, 8))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        line = shown(app).splitlines()[1]
        await click(pilot, ChangeLine, (line.index("lists 1 more"), 0))
        listed = shown(app)
        assert "Changes on 8 October 2014" in listed
        assert "+ Light dues 2015–2025 follows Light dues to 2014 [" in listed
        await press(pilot, "escape", "c", "j", "j", "enter")
        assert selected(app) != "body:lights-commission" or view(app).trail


# Play


async def played(pilot: Pilot[Any]) -> None:
    """Wait until the play has ended, by messages."""
    screen = pilot.app.screen
    assert isinstance(screen, Explorer)
    while screen.session.playing:
        await pilot.pause(0)
    await settle(pilot)


@pytest.mark.parametrize("key", ["greater_than_sign", "f6"])
async def test_play_turns_to_each_change_and_history_gets_one_entry(key):
    app = estuary(at=ESTUARY_CHANGES[-4], pace=0)
    async with app.run_test(size=WIDE) as pilot:
        days = []
        app.screen.watch(app.screen, "view", lambda new: days.append(new.day), init=False)
        await press(pilot, key)
        await played(pilot)
        assert days[:3] == ESTUARY_CHANGES[-3:]
        assert view(app).day == ESTUARY_CHANGES[-1]
        await press(pilot, "backspace")
        assert view(app).day == ESTUARY_CHANGES[-4]
        await press(pilot, "alt+right")
        assert view(app).day == ESTUARY_CHANGES[-1]


@pytest.mark.parametrize("stop", ["q", "slash", "escape", "w", "click"])
async def test_any_key_or_click_stops_the_play_and_a_key_does_nothing_else(stop):
    app = estuary(at=ESTUARY_CHANGES[0], pace=3600)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "greater_than_sign")
        assert view(app).day == ESTUARY_CHANGES[1]
        days = len(ESTUARY_CHANGES) - 1
        assert shown(app).splitlines()[-1] == f" ▶ 1 of {days} days with a change: any key stops"
        if stop == "click":
            await click(pilot, "KeyBar")
        else:
            await press(pilot, stop)
        assert view(app).day == ESTUARY_CHANGES[1]
        assert app.is_running
        assert not app.screen.query("#finder")
        assert "next change" in shown(app).splitlines()[-1]
        await press(pilot, "backspace")
        assert view(app).day == ESTUARY_CHANGES[0]


async def test_from_the_last_change_on_play_begins_with_the_first():
    app = estuary(pace=3600)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "greater_than_sign")
        assert view(app).day == ESTUARY_CHANGES[0]
        assert "from the first on: any key stops" in shown(app).splitlines()[-1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (20, 5), (1, 1)])
async def test_steps_work_at_every_size(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(
            pilot, "alt+up", "alt+up", "alt+up", "alt+up", "tab", "alt+up", "tab", "alt+down"
        )
        assert view(app).day == ESTUARY_CHANGES[-4]
        if size[0] > 20:
            assert (told(app) or "").startswith("~ CLE becomes CLFE")


async def test_from_2018_the_next_change_is_the_new_name_with_the_new_group():
    app = bundled(at=date(2018, 12, 5))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "IRIGC-MTC" in shown(app, "#outline")
        assert "WG Military Cooperation" not in shown(app, "#outline")
        await press(pilot, "right_square_bracket")
        assert view(app).day == date(2018, 12, 13)
        line = told(app) or ""
        assert "IRIGC-MTC becomes IRIGC-M&MTC" in line
        assert "WG Military Cooperation set up" in line
        assert "IRIGC-M&MTC" in shown(app, "#outline")
        assert "WG Military Cooperation" in shown(app, "#outline")
