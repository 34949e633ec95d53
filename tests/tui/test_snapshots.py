"""How the screens look. Look at each picture before accepting a new one (`make snapshots`)."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from irtui.load import load
from irtui.model.claims import Ref
from irtui.tui.app import IrtuiApp
from irtui.tui.view import View
from tests.support import DATASETS
from tests.tui.screens import estuary

SIZES = {"120x36": (120, 36), "80x24": (80, 24)}


@pytest.mark.parametrize("theme", ["irtui-dark", "irtui-light"])
@pytest.mark.parametrize("size", SIZES)
def test_the_main_screen(snap_compare, size, theme):
    app = estuary()
    app.theme = theme
    assert snap_compare(app, terminal_size=SIZES[size])


@pytest.mark.parametrize("pane", ["outline", "detail", "timeline"])
def test_one_pane_at_a_time_where_the_screen_is_small(snap_compare, pane):
    tabs = ["outline", "detail", "timeline"].index(pane)
    assert snap_compare(estuary(), terminal_size=(60, 20), press=["tab"] * tabs)


def test_a_record_with_a_conflict(snap_compare):
    app = estuary(selection=Ref("agreement", "dues-2015"))
    assert snap_compare(app, terminal_size=(120, 36))


def test_a_meeting_in_its_place(snap_compare):
    app = estuary(selection=Ref("event", "lamp-group-2018-02"))
    assert snap_compare(app, terminal_size=(120, 36))


def test_an_earlier_day(snap_compare):
    from datetime import date

    assert snap_compare(estuary(at=date(2012, 6, 1)), terminal_size=(120, 36))


@pytest.mark.parametrize("size", SIZES)
def test_find(snap_compare, size):
    async def still(pilot: Pilot[View]) -> None:
        await pilot.press("slash")
        pilot.app.screen.query_one(Input).cursor_blink = False
        await pilot.press(*"light")
        await pilot.pause()

    assert snap_compare(estuary(), terminal_size=SIZES[size], run_before=still)


def test_find_without_a_hit(snap_compare):
    async def still(pilot: Pilot[View]) -> None:
        await pilot.press("slash")
        pilot.app.screen.query_one(Input).cursor_blink = False
        await pilot.press(*"xyz")
        await pilot.pause()

    assert snap_compare(estuary(), terminal_size=(120, 36), run_before=still)


def test_help(snap_compare):
    assert snap_compare(estuary(), terminal_size=(120, 36), press=["question_mark"])


def test_the_timeline_near(snap_compare):
    app = estuary(selection=Ref("event", "lights-2014-10"))
    assert snap_compare(app, terminal_size=(120, 36), press=["tab", "tab", *["plus"] * 6])


def test_an_error_start(snap_compare, monkeypatch):
    # The name of the file is on the screen, so it must be the same on every machine.
    monkeypatch.chdir(DATASETS)
    assert snap_compare(IrtuiApp(load(Path("broken.toml"))), terminal_size=(120, 36))
