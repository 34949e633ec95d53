"""The explorer: one view, three panes, and the ways to move in it."""

import shlex
from datetime import date

import pytest
from textual.widgets import Input

from irtui.commands import COMMANDS
from irtui.model.claims import Ref
from irtui.tui.screens.explorer import Explorer
from irtui.tui.widgets.detail import Detail
from tests.tui.screens import (
    ESTUARY,
    bundled,
    click,
    estuary,
    focused,
    place,
    press,
    selected,
    settle,
    shown,
    view,
)

WIDE = (120, 36)


async def test_moving_the_cursor_previews_and_enter_goes_into_history():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        assert selected(app) == "body:lamp-group"
        await press(pilot, "j", "backspace")  # from a preview, back leads to what was open
        assert selected(app) == "body:lights-commission"
        await press(pilot, "j", "enter", "j", "enter")
        assert selected(app) == "event:lamp-group-2018-02"
        await press(pilot, "backspace")
        assert selected(app) == "body:lamp-group"
        await press(pilot, "alt+right")
        assert selected(app) == "event:lamp-group-2018-02"


async def test_tab_walks_the_panes_in_both_directions():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        seen = [focused(pilot)]
        for _ in range(3):
            await press(pilot, "tab")
            seen.append(focused(pilot))
        assert seen == ["outline", "detail", "timeline", "outline"]
        await press(pilot, "shift+tab")
        assert focused(pilot) == "timeline"


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (20, 5)])
async def test_a_small_screen_shows_one_pane_and_tab_reaches_the_others(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        for pane in ("outline", "detail", "timeline"):
            displayed = [
                name
                for name in ("outline", "detail", "timeline")
                if app.screen.query_one(f"#{name}").region.area
            ]
            assert displayed == [pane]
            await press(pilot, "tab")


async def test_on_a_small_screen_enter_turns_from_the_tree_to_the_record():
    app = estuary()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "j", "enter")
        assert focused(pilot) == "detail"
        assert "Working Group on Lamps and Lenses" in shown(app)


@pytest.mark.parametrize("key", ["z", "escape"])
async def test_z_gives_a_pane_the_whole_screen_and_takes_it_back(key):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "z")
        assert app.screen.query_one("#detail").size.width > 110
        assert not app.screen.query_one("#outline").display
        assert "z all panes" in shown(app).splitlines()[-1]
        await press(pilot, key)
        assert app.screen.query_one("#outline").display


async def test_the_tree_unfolds_folds_and_walks_by_letters():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j", "l", "l")
        assert selected(app) == "event:lamp-group-2018-02"
        await press(pilot, "h")
        assert selected(app) == "body:lamp-group"
        await press(pilot, "h")
        assert "22nd  North Quay" not in shown(app, "#outline")
        await press(pilot, "space")
        assert "22nd  North Quay" in shown(app, "#outline")
        await press(pilot, "J")
        assert selected(app) == "body:fairway-group"
        await press(pilot, "K")
        assert selected(app) == "body:lamp-group"
        await press(pilot, "p")
        assert selected(app) == "body:lights-commission"
        await press(pilot, "h", "h", "E")
        assert "5th   North Quay" in shown(app)
        await press(pilot, "C")
        assert "WG Lamps" not in shown(app, "#outline")


async def test_a_folder_unfolds_on_enter_and_folds_again():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "G", "k", "enter")
        assert "Two of the three" in shown(app)
        await press(pilot, "enter")
        assert "Two of the three" not in shown(app)


async def test_former_bodies_come_and_go_with_x():
    app = estuary(at=date(2010, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "Working Group on Fairways" not in shown(app, "#outline")
        await press(pilot, "x")
        assert "Working Group on Fairways" in shown(app, "#outline")
        await press(pilot, "x")
        assert "Working Group on Fairways" not in shown(app, "#outline")


async def test_the_day_decides_what_things_are_called():
    app = estuary(at=date(2012, 6, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = shown(app)
        assert "as of 1 June 2012\n" in screen
        assert "Commission on the Lights of the Estuary" in screen
        assert "CLFE" not in screen.split("Names")[0]


async def test_find_previews_the_hits_and_escape_puts_everything_back():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "slash", *"херон")
        assert selected(app) == "person:bruno-heron"
        assert "alias (ru)" in shown(app)
        await press(pilot, "escape")
        assert view(app) == before
        assert focused(pilot) == "outline"


async def test_n_without_a_search_says_how_to_search():
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        before = view(app)
        await press(pilot, "n")
        assert view(app) == before
        assert "Search first" in shown(app)


async def test_the_list_of_hits_moves_by_pages_and_by_the_mouse():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"light", "pagedown", "pageup", "up", "down")
        assert focused(pilot) != "outline"
        await click(pilot, "#finder", place(app, "#finder", "Lights Office"))
        assert not app.screen.query("#finder")
        assert selected(app) == "organisation:north-office"


@pytest.mark.parametrize(
    "typed", ["[/", "[A]", "[/]", "\\", "[bold]x", "%", "'\"", "[@click=app.bell]"]
)
async def test_whatever_is_typed_into_the_search_box_is_text(typed):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = typed
        await settle(pilot)
        assert typed in shown(app)


async def test_markup_and_brackets_in_the_data_are_shown_as_they_are():
    app = estuary(go="source:river-paper")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "[bold]Lights[/] of the estuary" in shown(app)


async def test_the_app_opens_with_a_search():
    app = estuary(find="lens yard")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert selected(app) == "organisation:lens-yard"


async def test_the_detail_pane_walks_its_links_and_opens_one():
    app = estuary(go="event:lamp-group-2018-02")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab")
        for _ in range(30):
            await press(pilot, "j")
            if app.screen.query_one(Detail).target == Ref("person", "cleo-tern"):
                break
        await press(pilot, "enter")
        assert selected(app) == "person:cleo-tern"
        await press(pilot, "backspace")
        assert selected(app) == "event:lamp-group-2018-02"


async def test_the_detail_pane_scrolls_where_there_is_no_link():
    app = estuary()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "pagedown")
        detail = app.screen.query_one("#detail")
        assert detail.scroll_offset.y > 0
        await press(pilot, "b", "k", "G")
        assert detail.scroll_offset.y == detail.max_scroll_y
        await press(pilot, "j", "g")
        assert detail.scroll_offset.y == 0


async def test_a_click_on_a_link_opens_it():
    app = estuary(go="agreement:dues-2015")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await click(pilot, "#detail", place(app, "#detail", "Light dues to 2014"))
        assert selected(app) == "agreement:dues-2010"


async def test_t_changes_the_theme_in_all_panes():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        dark = app.export_screenshot()
        await press(pilot, "T")
        assert app.theme == "irtui-light"
        light = app.export_screenshot()
        assert "#d8dbe0" in dark
        assert "#d8dbe0" not in light
        await press(pilot, "T", "T", "T")
        assert app.theme == "irtui-dark"


async def test_the_keys_in_the_footer_can_be_clicked():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "}")
        folding = app.screen.query_one(Detail).folding
        await click(pilot, "KeyBar", place(app, "KeyBar", "unfold"))
        assert app.screen.query_one(Detail).folding != folding
        await click(pilot, "KeyBar", place(app, "KeyBar", "find in it"))
        assert app.screen.query("#record-prompt")
        await press(pilot, "escape")
        await click(pilot, "KeyBar", place(app, "KeyBar", "/ find"))
        assert app.screen.query("#finder")


async def test_quitting_gives_the_command_that_opens_the_view_that_was_shown_last():
    app = estuary(at=date(2012, 6, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j", "q")
    words = ["irtui", "-d", str(ESTUARY), "--at", "2012-06-01", "--go", "body:lamp-group"]
    assert app.return_value == shlex.join(words)


async def test_every_command_has_a_key_that_is_no_ctrl_combination():
    # No key writes a file by mistake, and what is done once in a while needs none.
    in_palette = {"app.save_picture", "app.use_theme", "app.settings"}
    for command in COMMANDS:
        if command.name not in in_palette:
            assert any(not key.startswith("ctrl+") for key in command.keys), command


async def test_letters_work_under_a_russian_layout():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "о")  # the key of j
        assert selected(app) == "body:lamp-group"
        await press(pilot, "л")
        assert selected(app) == "body:lights-commission"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (20, 5), (1, 1), (300, 80)])
async def test_no_size_is_too_small_or_too_large(size):
    app = bundled()
    async with app.run_test(size=size) as pilot:
        await press(
            pilot,
            "j",
            "enter",
            "tab",
            "j",
            "tab",
            "plus",
            "full_stop",
            "tab",
            "slash",
            "a",
            "escape",
        )
        await pilot.resize_terminal(100, 30)
        await press(pilot, "j")
        assert isinstance(app.screen, Explorer)


async def test_whoever_leaves_the_search_box_by_the_mouse_or_tab_gets_back_to_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "slash", *"heron", "tab")
        assert app.focused is app.screen.query_one(Input)
        await click(pilot, "#timeline", (30, 4))
        await press(pilot, "slash", "s")
        assert app.screen.query_one(Input).value == "herons"
        await click(pilot, "#timeline", (30, 4))
        await press(pilot, "escape")
        assert not app.screen.query("#finder")
        assert view(app) == before


async def test_no_key_is_lost_that_is_typed_right_after_the_slash():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"heron")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "heron"


@pytest.mark.parametrize("size", [(60, 20), (120, 17)])
async def test_on_a_small_screen_enter_on_a_hit_shows_the_record(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "slash", *"heron", "enter")
        assert focused(pilot) == "detail"
        assert "Bruno Heron" in shown(app, "#detail")
