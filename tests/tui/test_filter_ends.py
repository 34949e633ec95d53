"""How a filter of the tree is entered and left, and what the border and the footer say of it."""

from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Input

from irtui.tui.palette import NAME, Palette
from irtui.tui.widgets.outline import Outline
from tests.tui.screens import click, estuary, press, selected, settle, shown, told, view

WIDE = (120, 36)


def border(app):
    """The first and the last line of the tree, where its title stands and how to leave."""
    lines = shown(app, "#outline").splitlines()
    return lines[0].strip("╭─╮ "), lines[-1].strip("╰─╯ ")


async def filter_by(pilot, query, *keys):
    """Open the filter prompt, put a query into it, and press keys."""
    await press(pilot, "backslash")
    pilot.app.screen.query_one(Input).value = query
    await settle(pilot)
    await press(pilot, *keys)


# Entering


async def test_enter_on_a_filter_that_finds_nothing_takes_what_is_nearest():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await filter_by(pilot, "commotion kind:session", "enter")
        assert app.screen.query_one(Input).value == "Commission kind:session"
        assert "enter takes" not in shown(app)
        await press(pilot, "enter")
        assert not app.screen.query("#filter-prompt")
        assert view(app).filter == "Commission kind:session"


@pytest.mark.parametrize("query", ["xyzxyz", "heron kind:agreement"])
async def test_a_filter_that_finds_nothing_and_has_nothing_near_is_not_kept(query):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await filter_by(pilot, query, "enter")
        assert app.screen.query("#filter-prompt")
        await press(pilot, "escape", "backspace")
        assert view(app) == before


async def test_enter_before_the_count_does_not_take_a_suggestion_that_was_never_seen():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash")
        app.screen.query_one(Input).value = "commotion kind:session"
        app.post_message(Key("enter", None))
        await settle(pilot)
        await settle(pilot)
        assert app.screen.query_one(Input).value == "commotion kind:session"


async def test_the_record_that_the_app_is_opened_at_lifts_a_filter_that_hides_it():
    app = estuary(go="person:cleo-tern", filter="heron")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert (selected(app), view(app).filter) == ("person:cleo-tern", "")
        assert told(app) == "A filter hid this record and was lifted: heron"
        await press(pilot, "backspace")
        assert view(app).filter == ""


# Leaving


async def test_the_border_says_what_escape_does_to_the_filter():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"heron")
        assert border(app) == ("Structure  only “heron”", "esc shows all")
        await press(pilot, "enter")
        assert border(app)[1] == "esc shows all"
        await press(pilot, "backslash")
        assert border(app)[1] == ""
        app.screen.query_one(Input).value = "tern"
        await settle(pilot)
        assert border(app) == ("Structure  only “tern”", "esc puts “heron” back")
        await press(pilot, "escape")
        assert border(app) == ("Structure  only “heron”", "esc shows all")


async def test_text_that_terminals_disagree_about_does_not_stand_in_the_border():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await filter_by(pilot, "हेरॉन", "enter")
        if app.screen.query("#filter-prompt"):  # nothing is called so here
            await press(pilot, "escape")
            await filter_by(pilot, "kind:person !हेरॉन", "enter")
        assert border(app)[0] == "Structure  filtered"
        await filter_by(pilot, "heron")
        assert border(app)[1] == "esc puts the filter back"


async def test_the_title_of_the_tree_has_the_colours_of_the_theme():
    app: Any = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"heron", "enter", "T")
        await settle(pilot)
        colour = Palette(app)[NAME].color
        assert colour is not None
        assert colour.triplet is not None
        assert colour.triplet.rgb in str(app.screen.query_one(Outline).border_title)


# What is offered meanwhile


@pytest.mark.parametrize(
    ("opener", "offered"),
    [
        ("slash", "enter open   esc leave   ↑↓ move   tab value"),
        ("backslash", "enter keep   esc leave   tab value"),
        ("at", "enter go   esc leave"),
    ],
)
async def test_the_footer_tells_the_keys_of_the_box(opener, offered):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, opener)
        assert shown(app).splitlines()[-1].strip() == offered
        await click(pilot, "KeyBar", (shown(app).splitlines()[-1].index("esc"), 0))
        assert not app.screen.query("Box")
        assert "/ find" in shown(app).splitlines()[-1]


async def test_the_help_and_the_footer_of_a_box_are_about_its_own_keys():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"heron", "f1")
        assert "Open the hit under the cursor." in shown(app, "#help")
        await press(pilot, "escape")
        await click(pilot, "KeyBar", (shown(app).splitlines()[-1].index("enter"), 0))
        assert not app.screen.query("Box")
        assert selected(app) == "person:bruno-heron"


@pytest.mark.parametrize("typed", ["heron", "filter"])
async def test_the_palette_says_that_a_box_is_left_first(typed):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"tern")
        app.screen.query_one("#detail").focus()
        await press(pilot, "colon", *typed)
        await app.workers.wait_for_complete()
        await settle(pilot)
        said = shown(app)
        assert "Leave the search first: esc." in said
        assert "No matches found" not in said
        assert "Show only the lines" not in said
