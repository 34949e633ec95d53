"""What escape puts back after a box was open: the focus, the panel and the tree as they were."""

import pytest
from textual.widgets import Input

from irtui.tui.widgets.detail import Detail
from irtui.tui.widgets.outline import Outline
from tests.tui.screens import bundled, estuary, focused, press, settle, shown, view

WIDE, SMALL = (120, 36), (60, 20)
BOXES = ["slash", "backslash", "at"]


async def test_the_pane_that_had_the_focus_has_it_again():
    app = estuary()
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        for _ in range(3):
            pane, picture = focused(pilot), shown(app)
            for opener in BOXES:
                await press(pilot, opener, *"201", "escape")
                assert focused(pilot) == pane
                assert shown(app) == picture
            await press(pilot, "tab")


async def test_the_panel_is_where_it_was():
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "v", "pagedown", "j")
        detail = app.screen.query_one(Detail)
        cursor, top, picture = detail.cursor, detail.scroll_offset.y, shown(app, "#detail")
        assert top > 0
        for opener in BOXES:
            await press(pilot, opener, *"20", "escape")
            assert (detail.cursor, detail.scroll_offset.y) == (cursor, top)
            assert shown(app, "#detail") == picture
        await press(pilot, "j")
        assert detail.scroll_offset.y >= top


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_tree_is_where_it_was_also_on_a_line_without_a_record(size):
    app = bundled()
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"GGkkkk", "right", "h")
        tree = app.screen.query_one(Outline)
        assert tree.here is not None
        assert tree.here.ref is None
        top, picture, before = tree.scroll_offset.y, shown(app, "#outline"), view(app)
        for opener, erased in zip(BOXES, (0, 4, 5), strict=True):
            await press(pilot, opener, *"22nd", *["backspace"] * erased, "escape")
            assert tree.scroll_offset.y == top
            assert shown(app, "#outline") == picture
            assert view(app) == before


async def test_the_tree_of_an_older_filter_is_where_it_was():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"heron", "enter", "G", "p")
        picture = shown(app, "#outline")
        await press(pilot, "backslash")
        app.screen.query_one(Input).value = "tern"
        await settle(pilot)
        assert shown(app, "#outline") != picture
        await press(pilot, "escape")
        assert shown(app, "#outline") == picture


async def test_a_hit_that_was_selected_before_has_the_cursor_once_it_is_opened():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"heron", "enter", "p")
        tree = app.screen.query_one(Outline)
        assert tree.here is not None
        assert tree.here.ref is None
        await press(pilot, "slash", *"heron", "enter")
        assert tree.here.ref == view(app).selection


async def test_a_line_without_a_record_keeps_the_cursor_while_the_timeline_is_zoomed():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "G")
        picture = shown(app, "#outline").replace("╭", "")
        await press(pilot, "tab", "tab", "plus", "tab")
        assert shown(app, "#outline").replace("╭", "") == picture
