"""The filter of the tree: what matches, with what it stands under."""

from datetime import date

import pytest
from textual.events import Key
from textual.widgets import Input

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.query.tree.hierarchy import Hierarchy
from irtui.tui.screens.explorer import Explorer
from irtui.tui.widgets.outline import Outline
from tests.tui.screens import (
    bundled,
    click,
    estuary,
    focused,
    place,
    press,
    selected,
    settle,
    shown,
    told,
    view,
)

WIDE = (120, 36)
BRUNO = Ref("person", "bruno-heron")


def tree(app):
    """The lines of the tree."""
    lines = [line[2:-1].strip() for line in shown(app, "#outline").splitlines()[1:-1]]
    return [line for line in lines if line.strip()]


def top(app):
    """The line above the panes."""
    return shown(app).splitlines()[0]


def at_cursor(app):
    """The record that the cursor of the tree is on."""
    node = app.screen.query_one(Outline).here
    return node.ref if node is not None else None


@pytest.mark.parametrize("key", ["backslash", "f5"])
async def test_the_tree_keeps_what_matches_with_its_ancestors_and_unfolds_to_it(key):
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, key, *"boytsov")
        labels = " ".join(tree(app))
        assert "IRIGC-M&MTC" in labels
        assert "22nd  New Delhi" in labels
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
    app = estuary(filter="heron kind:session")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "only “heron kind:session”" in shown(app, "#outline")
        assert any("5th   North Quay" in line for line in tree(app))
        assert not any("6th " in line for line in tree(app))
        await press(pilot, "q")
    assert app.return_value is not None
    assert app.return_value.endswith("--filter 'heron kind:session'")


async def test_the_command_which_reopens_the_view_names_no_filter_that_was_left():
    app = estuary(filter="heron")
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
        app.screen.query_one("#detail").focus()  # as by a click: the box stays
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


async def test_what_the_day_hides_is_counted_and_x_brings_it_in():
    app = estuary(at=date(2001, 6, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"kind:session")
        assert "0 in the tree, x shows 7 not of this day" in top(app)
        await press(pilot, "enter")
        assert tree(app) == ["○ nothing here matches", "○ x shows 7 not of this day"]
        await press(pilot, "x")
        assert len(tree(app)) > 7
        assert "x shows" not in shown(app, "#outline")


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
        assert "There is no field “knd”." in shown(app)
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
        assert "There is no field “foo”." in shown(app)


async def test_what_is_folded_under_a_filter_is_as_before_after_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        whole = tree(app)
        await press(pilot, "backslash", *"lamp", "enter", "g", "left", "escape")
        assert tree(app) == whole


# What is selected meanwhile


async def test_else_the_best_that_is_in_the_tree_is_selected_and_previewed():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = selected(app)
        await press(pilot, "backslash", *"heron")
        assert selected(app) == str(BRUNO)
        assert at_cursor(app) == BRUNO
        assert str(BRUNO) in shown(app, "#detail")
        app.screen.query_one(Input).value = "north bank"  # the side itself is in no tree
        await settle(pilot)
        assert selected(app) == "organisation:north-office"
        app.screen.query_one(Input).value = "xyzxyz"
        await settle(pilot)
        assert selected(app) == before
        app.screen.query_one(Input).value = "heron"
        await settle(pilot)
        app.screen.query_one(Input).value = " "
        await settle(pilot)
        assert selected(app) == before
        assert "only" not in shown(app, "#outline")


async def test_no_key_of_the_filter_leads_the_selection_astray():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        explorer = app.screen
        assert isinstance(explorer, Explorer)
        hierarchy = Hierarchy(AsOf(explorer.session.dataset, view(app).day))
        before = view(app).selection
        seen, best = [], {before}
        explorer.watch(explorer, "view", lambda view: seen.append(view.selection))
        for word in ("heron", "tern"):
            for end in range(1, len(word) + 1):
                found = explorer.session.index.find(word[:end]).true_refs()
                best.add(next((ref for ref in found if hierarchy.path_to(ref)), before))
        await press(pilot, "backslash", *"heron", *["backspace"] * 5, *"tern", "escape")
        assert Ref("person", "cleo-tern") in seen
        assert set(seen) <= best
        assert seen[-1] == before


async def test_enter_right_after_the_last_key_keeps_what_that_key_finds():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash")
        await pilot.press(*"heron", "enter")
        await settle(pilot)
        assert not app.screen.query("#filter-prompt")
        assert (view(app).filter, view(app).selection) == ("heron", BRUNO)


async def test_escape_right_after_a_letter_leaves_nothing_of_the_filter():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before, whole = view(app), tree(app)
        await press(pilot, "backslash")
        for key in ("h", "e", "r", "escape"):  # none waits for what the one before sets going
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        await settle(pilot)
        assert not app.screen.query("#filter-prompt")
        assert (view(app), tree(app)) == (before, whole)


async def test_another_day_does_not_select_what_comes_to_stand_in_its_place():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"bells", "enter")
        assert selected(app) == "body:bell-sub-group"
        await press(pilot, "at", *"2010", "enter")
        assert selected(app) == "body:bell-sub-group"


async def test_a_click_on_a_line_keeps_the_filter_that_is_typed():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = selected(app)
        await press(pilot, "backslash", *"heron")
        await click(pilot, "#outline", place(app, "#outline", "5th   North Quay"))
        assert not app.screen.query("#filter-prompt")
        assert (view(app).filter, selected(app)) == ("heron", "event:lights-2014-10")
        await press(pilot, "backspace")
        assert (view(app).filter, selected(app)) == ("", before)


# What the filter hides


LIFTED = "A filter hid this record and was lifted: heron"


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        (["tab", "tab", "comma", "enter"], "event:renamed-2014"),
        (["r", "5", "j", "j", "enter"], "source:tide-tables"),
        (["colon", *"tables", "enter"], "source:tide-tables"),
    ],
)
async def test_the_filter_is_lifted_for_what_is_opened_and_back_brings_it_again(keys, opened):
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "slash", *"tern", "enter", "backslash", *"heron", "enter")
        if keys[0] == "tab":
            await press(pilot, "slash", *"event:lights-2014-10", "enter")
        before, filtered = view(app), tree(app)
        await press(pilot, *keys)
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert selected(app) == opened
        assert view(app).filter == ""
        assert told(app) == LIFTED
        assert "only" not in shown(app, "#outline")
        await press(pilot, "backspace")
        assert (view(app).filter, view(app).selection) == ("heron", before.selection)
        assert tree(app) == filtered


async def test_a_preview_lifts_nothing():
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "backslash", *"heron", "enter", "slash", *"tern")
        assert selected(app) == "person:cleo-tern"
        await press(pilot, "escape", "tab", "tab", "comma", "comma")
        assert view(app).filter == "heron"
        assert "only “heron”" in shown(app, "#outline")
        assert not told(app)


# What the lines say


async def test_the_lines_above_count_what_was_found_below_them():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"kind:keeper", "enter")
        assert [" ".join(line.split()) for line in tree(app)] == [
            "▾ People 2 found",
            "▾ North Bank 1 found",
            "· Ada Reed",
            "▾ South Bank 1 found",
            "· Bruno Heron",
        ]
        await press(pilot, "escape")
        assert "found" not in shown(app, "#outline")


async def test_what_is_outside_the_tree_is_told_at_its_end():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"north bank", "enter")
        assert tree(app)[-1] == "○ 1 outside the tree"
        await press(pilot, "G", "enter")  # there is nothing to open
        assert view(app).filter == "north bank"


async def test_of_too_many_it_is_said_that_the_tree_does_not_unfold_to_them():
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "backslash", *"sources:>=1", "enter")
        assert "too many to unfold" in shown(app, "#outline")
        assert all("▾" not in line for line in tree(app) if "found" in line and "People" in line)
        await press(pilot, "backslash")
        app.screen.query_one(Input).value = "boytsov"
        await press(pilot, "enter")
        assert "too many to unfold" not in shown(app, "#outline")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("foo:x", "There is no field “foo”."),
        ("kind:former", "There is no kind “former” here."),
        ("kind:former foo:x", "There is no kind “former” here."),
        ("in:nowhere", "There is no record “nowhere”."),
    ],
)
async def test_where_nothing_was_understood_the_tree_stays_whole_and_it_is_said_why(typed, wrong):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before, whole = selected(app), tree(app)
        await press(pilot, "backslash")
        app.screen.query_one(Input).value = typed
        app.post_message(Key("enter", None))
        await settle(pilot)
        await settle(pilot)
        assert app.screen.query("#filter-prompt")
        assert wrong in shown(app)
        assert "all of the tree" not in shown(app)
        assert "only" not in shown(app, "#outline")
        assert selected(app) == before
        await press(pilot, "escape")
        assert tree(app) == whole
