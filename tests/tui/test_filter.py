"""The filter of the tree: what matches, with what it stands under."""

from datetime import date

import pytest
from textual.events import Key
from textual.widgets import Input

from tests.tui.screens import bundled, estuary, focused, press, selected, settle, shown, view

WIDE = (120, 36)


def tree(app):
    """The lines of the tree."""
    lines = [line[2:-1].rstrip() for line in shown(app, "#outline").splitlines()[1:-1]]
    return [line for line in lines if line.strip()]


def top(app):
    """The line above the panes."""
    return shown(app).splitlines()[0]


@pytest.mark.parametrize("key", ["backslash", "f5"])
async def test_the_tree_keeps_what_matches_with_its_ancestors_and_unfolds_to_it(key):
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, key, *"boytsov")
        labels = " ".join(tree(app))
        assert "IRIGC-M&MTC" in labels
        assert "22nd meeting" in labels
        assert "Andrey A. Boytsov" in labels
        assert "Annual Summit" not in labels
        assert "4 in the tree" in top(app)
        assert "only “boytsov”" in shown(app, "#outline")


async def test_escape_puts_everything_back_and_enter_keeps_the_filter_until_escape():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        whole, before = tree(app), view(app)
        await press(pilot, "backslash", *"heron", "escape")
        assert (tree(app), view(app)) == (whole, before)
        await press(pilot, "backslash", *"heron", "enter")
        assert focused(pilot) == "outline"
        filtered = tree(app)
        assert filtered != whole
        assert any("Bruno Heron" in line for line in filtered)
        await press(pilot, "j", "j")
        assert tree(app) == filtered
        await press(pilot, "escape")
        assert "only" not in shown(app, "#outline")


async def test_the_app_opens_with_a_filter_that_the_command_which_reopens_the_view_names():
    app = estuary(tree_filter="heron kind:session")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "only “heron kind:session”" in shown(app, "#outline")
        assert any("5th session" in line for line in tree(app))
        assert not any("6th session" in line for line in tree(app))
        await press(pilot, "q")
    assert app.return_value is not None
    assert app.return_value.endswith("--filter 'heron kind:session'")


async def test_the_command_which_reopens_the_view_names_no_filter_that_was_left():
    app = estuary(tree_filter="heron")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        whole = view(app)
        await press(pilot, "escape")
        assert "only" not in shown(app, "#outline")
        await press(pilot, "backspace")
        assert view(app) == whole
        assert "only “heron”" in shown(app, "#outline")
        await press(pilot, "escape", "q")
    assert "--filter" not in str(app.return_value)


@pytest.mark.parametrize("opener", ["backslash", "slash"])
async def test_leaving_while_a_box_asks_names_the_view_from_before(opener):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app).selection
        await press(pilot, opener, *"heron kn:x")
        await pilot.click("#detail")
        await press(pilot, "q")
    assert app.return_value is not None
    assert app.return_value.endswith(f" --go {before}")


async def test_the_filter_is_typed_again_from_what_it_is_and_an_empty_one_shows_all():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"heron", "enter", "backslash")
        assert app.screen.query_one(Input).value == "heron"
        app.screen.query_one(Input).value = ""
        await press(pilot, "enter")
        assert "only" not in shown(app, "#outline")
        assert view(app).filter == ""


async def test_back_and_forward_restore_the_filter():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"heron", "enter")
        filtered = tree(app)
        await press(pilot, "escape")
        whole = tree(app)
        await press(pilot, "backspace")
        assert tree(app) == filtered
        await press(pilot, "alt+right")
        assert tree(app) == whole


async def test_what_the_day_hides_is_counted_and_x_brings_it_in():
    app = estuary(at=date(2001, 6, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"kind:session")
        words = top(app)
        assert "in the tree" in words
        assert "not there on this day (x shows former bodies)" in words
        before = len(tree(app))
        await press(pilot, "enter", "x")
        assert len(tree(app)) > before


async def test_a_filter_follows_the_day():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"kind:session", "enter")
        later = len(tree(app))
        await press(pilot, "at", *"2010", "enter")
        assert "only “kind:session”" in shown(app, "#outline")
        assert len(tree(app)) < later


async def test_a_fault_is_shown_and_nothing_is_hidden_by_what_was_not_understood():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash")
        app.screen.query_one(Input).value = "heron knd:x"
        await settle(pilot)
        assert "There is no field “knd”." in top(app)
        assert any("Bruno Heron" in line for line in tree(app))


@pytest.mark.parametrize("typed", ["[/", "[bold]", "\\", '"', "'", "!", "^", "kind:", "date:["])
async def test_whatever_is_typed_into_the_filter_is_text(typed):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash")
        app.screen.query_one(Input).value = typed
        await press(pilot, "enter", "j", "escape")
        assert app.is_running
        assert selected(app)


async def test_on_a_small_screen_the_tree_comes_up_to_be_filtered():
    app = estuary()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "tab", "backslash", *"heron")
        assert any("Bruno Heron" in line for line in tree(app))


async def test_a_faulty_filter_is_not_entered_however_fast():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"foo", "colon", "x")
        app.post_message(Key("enter", None))
        await settle(pilot)
        assert app.screen.query("#filter-prompt")
        assert "There is no field “foo”." in top(app)


async def test_what_is_folded_under_a_filter_is_as_before_after_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        whole = tree(app)
        await press(pilot, "backslash", *"lamp", "enter", "g", "left", "escape")
        assert tree(app) == whole
