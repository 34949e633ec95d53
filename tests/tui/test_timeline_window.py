"""The window and the height of the timeline: they fit what is in sight, and stay calm."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from irtui.loading import bundled_path
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.session.lanes import most_lines
from irtui.tui.widgets.outline import Outline
from tests.support import DATASETS
from tests.tui.lanes import WIDE, lanes, signs
from tests.tui.screens import bundled, chart, estuary, press, settle, still, view

TALL = (200, 60)
SIZES = [TALL, (80, 24)]
SOUND = [bundled_path(), *(path for path in DATASETS.glob("*.toml") if path.stem != "broken")]


def some(dataset: Dataset) -> Iterator[Ref]:
    """A record of each kind that can have lanes."""
    for table in ("body", "event", "agreement", "programme", "organisation", "post", "person"):
        yield from (record.ref for record in dataset.table(table)[:1])


def out_of_sight(app: IrtuiApp) -> list[str]:
    """The marks of the lanes in sight that are not in the window."""
    window = chart(app).window
    return [
        f"{lane.label}: {mark.label}"
        for lane in chart(app).lanes
        for mark in lane.marks
        if not window.start <= mark.start <= mark.end <= window.end
    ]


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
async def test_the_window_holds_all_marks_of_the_lanes_in_sight(path: Path):
    app = still(path, today=date(2024, 7, 15))
    async with app.run_test(size=WIDE) as pilot:
        assert isinstance(app.screen, Explorer)
        session = app.screen.session
        for size in SIZES:
            await pilot.resize_terminal(*size)
            for ref in some(session.dataset):
                session.open(ref)
                await settle(pilot)
                assert not out_of_sight(app)
            chart(app).scroll_end(animate=False)
            await settle(pilot)
            assert not out_of_sight(app)


# Calm


async def test_marks_stay_where_they_are_while_the_cursor_walks_lanes_in_sight():
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab")
        window, names, shown_lanes = chart(app).window, lanes(app), chart(app).lanes
        places = [list(signs(app, name, "○")) for name in names]
        for key in ("l", "j", "j", "k", "tab", "shift+tab", "comma"):
            await press(pilot, key)
            assert chart(app).window == window
            assert chart(app).lanes == shown_lanes  # the very same: they were not made anew
            assert [list(signs(app, name, "○")) for name in names] == places


async def test_the_window_leaves_out_lanes_that_are_scrolled_away_and_grows_for_them():
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab")
        before = chart(app).window
        assert before.years == "2000–2026"
        await press(pilot, *["pagedown"] * 4)  # to the programmes of the decades from 1994 to 2031
        grown = chart(app).window
        assert grown.start < before.start
        assert before.end < grown.end
        await press(pilot, *["pageup"] * 4)
        assert chart(app).window == grown
        assert lanes(app)[0] == "IRIGC-M&MTC"
        await press(pilot, "f")
        assert chart(app).window == before
        assert view(app).window is None


async def test_the_window_takes_in_the_day_that_is_shown_while_it_is_shown():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = chart(app).window
        await press(pilot, "at", *"1950-02-01", "enter")
        assert chart(app).window.contains(date(1950, 2, 1))
        assert chart(app).cell_of_day is not None
        assert not out_of_sight(app)
        await press(pilot, "at", "enter")
        assert chart(app).window == before


# The height


@pytest.mark.parametrize(
    ("screen", "most"), [(30, 10), (36, 10), (40, 12), (48, 16), (60, 22), (100, 40)]
)
def test_on_a_tall_screen_the_pane_may_take_more_of_it(screen, most):
    assert most_lines(screen) == most


async def test_the_pane_is_as_high_as_its_lanes_need_and_no_cursor_makes_it_jump():
    app = bundled()
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        pane = chart(app)
        lines, high = pane.virtual_size.height, pane.outer_size.height
        assert high == min(lines + 2, 22)
        assert not pane.show_vertical_scrollbar or lines > 20
        for key in ("j", "j", "J", "J", "enter", "E", "j"):
            await press(pilot, key)
            assert pane.outer_size.height >= high
            high = pane.outer_size.height
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert pane.outer_size.height == 10


async def test_where_few_lanes_are_the_panes_above_get_the_room():
    app = bundled(go="person:rajnath-singh")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        pane = chart(app)
        few = pane.outer_size.height
        assert few == max(len(pane.lanes) + 3, 10) < 22
        await press(pilot, "tab", "tab", "z")
        assert pane.outer_size.height > 50
        await press(pilot, "z")
        assert pane.outer_size.height == few


async def test_the_cursor_of_the_tree_stays_in_sight_when_the_tree_gets_less_room():
    app = bundled()
    async with app.run_test(size=(120, 48)) as pilot:
        await press(pilot, "j", "E", *["j"] * 24)
        tree = app.screen.query_one(Outline)
        await pilot.resize_terminal(120, 30)
        await settle(pilot)
        assert tree.cursor is not None
        assert 0 <= tree.cursor - tree.scroll_offset.y < tree.scrollable_content_region.height
