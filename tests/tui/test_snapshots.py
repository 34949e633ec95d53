"""How the screens look. Look at each picture before accepting a new one (`make snapshots`)."""

from collections.abc import Awaitable, Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from irtui.commands import AS_SHIPPED
from irtui.host.remembered import Memory
from irtui.loading import load
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.settings import Settings
from irtui.pages.anchors import WHOLE
from irtui.pages.sheet import sheet
from irtui.tui.app import IrtuiApp
from irtui.tui.theme import DARK, LIGHT, OWN_VARIABLES, pane_sizes
from irtui.tui.widgets.page_view import PageView
from tests.support import DATASETS
from tests.tui.screens import (
    ESTUARY,
    LEGISLATURE,
    estuary,
    legislature,
    once,
    press,
    put,
    settle,
    still,
)
from tests.tui.test_arriving import Preparing, arriving
from tests.tui.test_bookmarks import BOOKMARKS
from tests.tui.test_comparing import compared

SIZES = {"120x36": (120, 36), "100x30": (100, 30), "80x24": (80, 24), "60x20": (60, 20)}
ENDS = ["120x36", "80x24"]
"""A size at which all panes have room, and the usual one of a terminal."""


def pressing(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Presses keys, by no clock; the cursor of a box that they open does not blink."""

    async def press_them(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return press_them


@pytest.mark.parametrize("theme", ["irtui-dark", "irtui-light"])
@pytest.mark.parametrize("size", ENDS)
def test_the_main_screen(snap_compare, size, theme):
    app = estuary()
    app.theme = theme
    assert snap_compare(app, terminal_size=SIZES[size])


def test_the_main_screen_where_there_is_much_room(snap_compare):
    assert snap_compare(estuary(), terminal_size=(200, 60))


@pytest.mark.parametrize("pane", ["outline", "detail", "timeline"])
def test_one_pane_at_a_time_where_the_screen_is_small(snap_compare, pane):
    tabs = ["outline", "detail", "timeline"].index(pane)
    assert snap_compare(estuary(), terminal_size=(60, 20), run_before=pressing(*["tab"] * tabs))


def test_a_record_with_a_conflict(snap_compare):
    app = estuary(go="agreement:dues-2015")
    assert snap_compare(app, terminal_size=(120, 36))


def test_a_meeting_in_its_place(snap_compare):
    app = estuary(go="event:lamp-group-2018-02")
    assert snap_compare(app, terminal_size=(120, 36))


@pytest.mark.parametrize("day", ["2012-06-01", "2014-10-08", "2022-01-01"])
def test_the_main_screen_as_of(snap_compare, day):
    # On the second of these days two things changed, and a line tells it; the third comes after
    # the day that the dataset was reviewed on.
    assert snap_compare(estuary(at=date.fromisoformat(day)), terminal_size=(120, 36))


def test_a_change_told_on_a_small_screen(snap_compare):
    app = estuary(at=date(2014, 10, 8))
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("tab", "tab"))


@pytest.mark.parametrize("size", ENDS)
def test_find(snap_compare, size):
    keys = pressing("slash", *"light")
    assert snap_compare(estuary(), terminal_size=SIZES[size], run_before=keys)


@pytest.mark.parametrize("size", ["120x36", "60x20"])
def test_find_by_fields_with_reasons(snap_compare, size):
    keys = pressing("slash", *"reed", "space", *"date", "colon", *"2012", "down")
    assert snap_compare(estuary(), terminal_size=SIZES[size], run_before=keys)


@pytest.mark.parametrize(("opener", "size"), [("slash", "120x36"), ("backslash", "80x24")])
def test_the_values_of_a_field(snap_compare, opener, size):
    keys = pressing(opener, *"kind", "colon", "s", "tab")
    assert snap_compare(estuary(), terminal_size=SIZES[size], run_before=keys)


def test_find_near_misses(snap_compare):
    keys = pressing("slash", *"heorn")
    assert snap_compare(estuary(), terminal_size=(120, 36), run_before=keys)


def test_find_a_fault(snap_compare):
    keys = pressing("slash", *"heron", "space", *"knd", "colon", *"person")
    assert snap_compare(estuary(), terminal_size=(80, 24), run_before=keys)


def test_find_without_a_hit(snap_compare):
    keys = pressing("slash", *"xyz")
    assert snap_compare(estuary(), terminal_size=(120, 36), run_before=keys)


def test_find_the_nearest(snap_compare):
    keys = pressing("slash", *"commotion", "space", *"kind", "colon", *"session")
    assert snap_compare(estuary(), terminal_size=(80, 24), run_before=keys)


@pytest.mark.parametrize("size", SIZES)
def test_find_before_anything_is_typed(snap_compare, size):
    keys = pressing(
        "slash",
    )
    assert snap_compare(estuary(), terminal_size=SIZES[size], run_before=keys)


def test_recent_queries(snap_compare):
    searches = ["slash", *"heron", "enter", "slash", *"lamp", "enter", "slash"]
    keys = pressing(
        *searches,
    )
    assert snap_compare(estuary(), terminal_size=(80, 24), run_before=keys)


@pytest.mark.parametrize("size", ENDS)
def test_the_tree_filtered(snap_compare, size):
    keys = pressing("backslash", *"lamp")
    assert snap_compare(estuary(), terminal_size=SIZES[size], run_before=keys)


def test_a_faulty_filter(snap_compare):
    keys = pressing("backslash", *"heron", "space", *"knd", "colon", "x")
    assert snap_compare(estuary(), terminal_size=(60, 20), run_before=keys)


def test_a_filter_that_leaves_nothing_of_the_day(snap_compare):
    keys = pressing("backslash", *"kind", "colon", *"session", "enter")
    assert snap_compare(estuary(at=date(2001, 6, 1)), terminal_size=(80, 24), run_before=keys)


def test_a_record_found_in_the_palette(snap_compare):
    keys = pressing("colon", *"heron")
    assert snap_compare(estuary(), terminal_size=(120, 36), run_before=keys)


def test_help(snap_compare):
    assert snap_compare(estuary(), terminal_size=(80, 24), run_before=pressing("question_mark"))


def test_help_of_the_timeline(snap_compare):
    keys = ["tab", "tab", "question_mark"]
    assert snap_compare(estuary(), terminal_size=(120, 60), run_before=pressing(*keys))


ZOOMS = {"whole": 0, "years": 4, "months": 8, "days": 13}
"""Steps of zooming from all of the time to two weeks."""
FRAMES = [
    ("120x36", "whole"),
    ("120x36", "days"),
    ("100x30", "years"),
    ("80x24", "whole"),
    ("80x24", "months"),
]
"""Each size and each zoom, at least once."""


@pytest.mark.parametrize(("size", "zoom"), FRAMES)
def test_the_timeline_on_the_whole_screen(snap_compare, size, zoom):
    app = estuary(go="event:lights-2010-06")
    keys = ["tab", "tab", "z", *["plus"] * ZOOMS[zoom]]
    assert snap_compare(app, terminal_size=SIZES[size], run_before=pressing(*keys))


def test_the_timeline_of_what_has_several_lanes(snap_compare):
    app = estuary(go="person:ada-reed", at=date(2013, 3, 1))
    assert snap_compare(app, terminal_size=(120, 36), run_before=pressing("tab", "tab", "F"))


@pytest.mark.parametrize("size", ENDS)
def test_a_date_asked_for(snap_compare, size):
    keys = pressing("tab", "tab", "d", *"2018-02")
    assert snap_compare(estuary(), terminal_size=SIZES[size], run_before=keys)


def test_a_wrong_date(snap_compare):
    keys = pressing("at", *"2018-02-30")
    assert snap_compare(estuary(), terminal_size=(80, 24), run_before=keys)


def test_an_error_start(snap_compare, monkeypatch):
    # The name of the file is on the screen, so it must be the same on every machine.
    monkeypatch.chdir(DATASETS)
    assert snap_compare(IrtuiApp(load(Path("broken.toml"))), terminal_size=(120, 36))


@pytest.mark.parametrize("size", ENDS)
def test_a_report(snap_compare, size):
    assert snap_compare(estuary(), terminal_size=SIZES[size], run_before=pressing("r", "j", "j"))


def test_the_report_of_gaps(snap_compare):
    assert snap_compare(estuary(), terminal_size=(80, 24), run_before=pressing("r", "2"))


@pytest.mark.parametrize("size", ENDS)
def test_the_chains_between_two_records(snap_compare, size):
    app = estuary(go="person:ada-reed")
    keys = ["P", *"clfe", "enter"]
    assert snap_compare(app, terminal_size=SIZES[size], run_before=pressing(*keys))


def test_the_members_of_a_body(snap_compare):
    app = legislature(go="body:ferries-committee")
    assert snap_compare(app, terminal_size=(120, 36))


def test_the_page_of_the_dataset(snap_compare):
    assert snap_compare(estuary(go=WHOLE), terminal_size=(120, 36))


def test_what_can_be_copied(snap_compare, monkeypatch):
    # The name of the file is on the screen, so it must be the same on every machine.
    monkeypatch.chdir(DATASETS)
    app = still(Path("estuary.toml"), today=date(2020, 7, 15))
    assert snap_compare(app, terminal_size=(120, 36), run_before=pressing("tab", "j", "y"))


def test_an_address_before_it_is_opened(snap_compare):
    app = estuary(go="source:river-paper")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("o"))


def test_a_source_and_what_it_supports(snap_compare):
    app = estuary(go="source:ferry-log")
    assert snap_compare(app, terminal_size=(120, 36), run_before=pressing("tab", "s"))


def test_a_ministry_as_a_snapshot_in_japanese(snap_compare):
    app = still(DATASETS / "ministry.toml", today=date(2024, 4, 2), go="body:keiryu-kakari")
    assert snap_compare(app, terminal_size=(120, 36))


def test_a_foundation_from_a_folder(snap_compare):
    app = still(DATASETS / "foundation", today=date(2024, 3, 2), go="body:beacon")
    assert snap_compare(app, terminal_size=(120, 36))


class Faces(App[None]):
    """The panels of some records beside each other, each as large as it is on a screen.

    Args:
        width: of a panel in cells.
        height: its lines.
    """

    CSS_PATH = str(files("irtui.tui") / "irtui.tcss")
    CSS = """
    Screen { layout: grid; }
    PageView { border: round $line; border-title-color: $muted; padding: 0 1;
        scrollbar-gutter: stable; scrollbar-size-vertical: 1; background: $background; }
    """
    keymap = AS_SHIPPED

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._panel = width, height
        for theme in (DARK, LIGHT):
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {**OWN_VARIABLES, **pane_sizes(Settings())}

    def compose(self) -> ComposeResult:
        for _ in KINDS:
            yield PageView()

    def on_mount(self) -> None:
        width, height = self._panel
        grid = self.screen.styles
        grid.grid_size_columns = _COLUMNS
        for panel, (path, ref) in zip(self.query(PageView), KINDS, strict=True):
            dataset = once(path).dataset
            assert dataset is not None
            panel.styles.width, panel.styles.height = width, height
            panel.border_title = Text(str(ref))
            panel.show(dataset, sheet(AsOf.of(dataset, dataset.about.day), ref))


_COLUMNS = 3
KINDS = [
    (ESTUARY, Ref("body", "lights-commission")),
    (ESTUARY, Ref("event", "lamp-group-2018-02")),
    (ESTUARY, Ref("person", "ada-reed")),
    (ESTUARY, Ref("post", "keeper-north")),
    (ESTUARY, Ref("organisation", "lens-yard")),
    (ESTUARY, Ref("agreement", "dues-2015")),
    (ESTUARY, Ref("programme", "new-lens")),
    (ESTUARY, Ref("source", "river-paper")),
    (ESTUARY, Ref("gap", "sessions-2012")),
    (ESTUARY, Ref("party", "north-bank")),
    (LEGISLATURE, Ref("body", "assembly")),
    (DATASETS / "ministry.toml", Ref("body", "keiryu-kakari")),
]
"""A record of each kind but a place, then a legislature and a ministry."""


@pytest.mark.parametrize("theme", ["irtui-dark", "irtui-light"])
@pytest.mark.parametrize("panel", [(74, 24), (47, 15)], ids=ENDS)
def test_the_face_of_each_kind_of_record(snap_compare, panel, theme):
    width, height = panel
    app = Faces(width, height)
    app.theme = theme
    rows = -(-len(KINDS) // _COLUMNS)
    assert snap_compare(app, terminal_size=(width * _COLUMNS, height * rows))


def test_an_older_version_beside_what_is_explored(snap_compare):
    app = compared(go="body:bell-sub-group")
    assert snap_compare(app, terminal_size=SIZES["120x36"], run_before=settle)


def test_the_report_of_all_that_differs(snap_compare):
    async def open_it(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, "D", "v")

    assert snap_compare(compared(), terminal_size=SIZES["80x24"], run_before=open_it)


def test_the_bookmarks_of_two_datasets(snap_compare):
    memory = Memory()
    memory.remember(bookmarks=BOOKMARKS)
    journey = pressing("apostrophe", "down", "delete", "down")
    app = estuary(memory=memory)
    assert snap_compare(app, terminal_size=SIZES["80x24"], run_before=journey)


def test_a_large_file_that_is_still_read(snap_compare):
    async def look(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await put(pilot, "ferry")
        await press(pilot, "down", "enter")

    app = arriving(Preparing())
    assert snap_compare(app, terminal_size=SIZES["80x24"], run_before=look)
