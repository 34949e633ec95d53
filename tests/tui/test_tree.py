"""The tree under the mouse, and its cursor where the selection is not in the tree."""

from datetime import date

import pytest

from irtui.model.claims import Ref
from irtui.tui.widgets.detail import Detail
from irtui.tui.widgets.outline import Outline
from tests.tui.screens import (
    bundled,
    click,
    estuary,
    place,
    press,
    selected,
    settle,
    shown,
    told,
    view,
)

WIDE = (120, 36)
ABSENT = "This record is not in the tree on this day: x shows it."


def at_cursor(app):
    """The record that the cursor of the tree is on."""
    node = app.screen.query_one(Outline).here
    return str(node.ref) if node is not None else None


# The mouse


@pytest.mark.parametrize("beside", [0, 4, 20])
async def test_a_click_on_a_line_that_folds_opens_it_wherever_it_is_clicked(beside):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        x, y = place(app, "#outline", "WG Lamps")
        await click(pilot, "#outline", (x + beside, y))
        assert selected(app) == at_cursor(app) == "body:lamp-group"
        assert "22nd  North Quay" in shown(app, "#outline")
        await press(pilot, "backspace")
        assert selected(app) == "body:lights-commission"


async def test_a_click_on_the_sign_folds_and_unfolds_and_opens_nothing():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = view(app)
        x, y = place(app, "#outline", "▸ WG Lamps")
        await click(pilot, "#outline", (x, y))
        assert "22nd  North Quay" in shown(app, "#outline")
        assert view(app) == before
        await settle(pilot)
        await click(pilot, "#outline", (x + 1, y))
        assert "22nd  North Quay" not in shown(app, "#outline")
        assert view(app) == before


async def test_a_fold_over_the_cursor_takes_it_to_what_was_folded():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *"jll")
        assert selected(app) == "event:lamp-group-2018-02"
        await click(pilot, "#outline", place(app, "#outline", "▾ WG Lamps"))
        assert selected(app) == at_cursor(app) == "body:lamp-group"


async def test_what_was_folded_stays_so_on_another_day():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *"gjC")
        before = view(app)
        await press(pilot, "[")
        assert view(app) != before
        assert "▸ CLFE" in shown(app, "#outline")


@pytest.mark.parametrize("size", [WIDE, (80, 24), (60, 20)])
async def test_the_second_click_of_two_does_not_open_what_came_to_stand_there(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "slash", *"heron")
        await click(pilot, "#hits", place(app, "#hits", "5th session"), times=2)
        assert not app.screen.query("#finder")
        assert selected(app) == "event:lights-2014-10"


# The cursor, where the selection is not in the tree


async def open_what_is_to_come(pilot):
    """Open a meeting of 2018 in the tree of 2010."""
    await press(pilot, "at", *"2010", "enter", "slash", *"event:lamp-group-2018-02", "enter")
    assert selected(pilot.app) == "event:lamp-group-2018-02"


async def test_for_a_record_that_the_day_keeps_out_no_line_has_the_cursor():
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await open_what_is_to_come(pilot)
        assert at_cursor(app) is None
        assert told(app) == ABSENT
        picture = shown(app, "#outline")
        await press(pilot, "enter", "space", "l", "h", "p", "E", "C")
        assert selected(app) == "event:lamp-group-2018-02"
        assert shown(app, "#outline") == picture
        await press(pilot, "x")
        assert at_cursor(app) == selected(app)


async def test_that_is_told_once_for_a_day():
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await open_what_is_to_come(pilot)
        assert told(app) == ABSENT
        await press(pilot, "slash", *"event:lights-2014-10", "enter")
        assert not told(app)


async def test_the_cursor_comes_back_to_the_first_line_in_sight_and_with_the_next_record():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await open_what_is_to_come(pilot)
        await press(pilot, "j")  # to the line of the dataset
        assert view(app).selection is None
        await press(pilot, "slash", *"heron", "enter")
        assert at_cursor(app) == "person:bruno-heron"


async def test_of_what_never_has_a_place_nothing_is_told():
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "slash", *"party:south-bank", "enter")
        assert selected(app) == "party:south-bank"
        assert at_cursor(app) is None
        assert not told(app)
        await press(pilot, "enter")
        assert selected(app) == "party:south-bank"


async def test_a_record_that_is_asked_for_at_the_start_does_not_lend_its_cursor_to_another():
    selection = Ref("event", "lamp-group-2018-02")
    app = estuary(at=date(2010, 1, 1), go=str(selection))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert at_cursor(app) is None
        await press(pilot, "enter")
        assert selected(app) == str(selection)


async def test_a_meeting_has_the_hue_of_the_side_that_was_host_under_the_cursor_too():
    app = bundled(at=date(2025, 11, 1), go="event:wg-mtc-defence-industry-2025-10")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        tree, sides = app.screen.query_one(Outline), []
        assert tree.cursor is not None
        for number in (tree.cursor, tree.cursor + 1):
            parts = [part for part in tree.render_line(number) if part.text.strip()]
            dot, name = (part.style and part.style.color for part in parts[:2])
            assert dot == name
            sides.append(name and name.name)
        hues = (app.theme_variables[name].casefold() for name in ("side-2", "side-1"))
        assert sides == list(hues)  # Moscow, New Delhi


async def test_a_folder_shows_what_its_records_are_of_and_a_collection_the_dataset():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        assert selected(app) == "body:lamp-group"
        await press(pilot, "j", "j")
        here = app.screen.query_one(Outline).here
        assert here is not None
        assert (here.label, selected(app)) == ("Sub-groups", "body:lights-commission")
        await press(pilot, "G")
        assert selected(app) == "None"


# What is painted


@pytest.mark.usefixtures("painted")
async def test_a_key_paints_the_lines_that_it_changes_and_each_of_them_once(monkeypatch):
    painted: list[tuple[type[Outline | Detail], int]] = []

    def paints(pane):
        line = pane.line

        def noted(self, number):
            painted.append((pane, number))
            return line(self, number)

        return noted

    for pane in (Outline, Detail):
        monkeypatch.setattr(pane, "line", paints(pane))
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        outline = app.screen.query_one(Outline)
        before = outline.cursor
        painted.clear()
        await press(pilot, "j")
        lines = [number for pane, number in painted if pane is Outline]
        assert sorted(lines) == [before, outline.cursor]
        assert len(painted) == len({*painted})
        await press(pilot, "tab", "j")
        painted.clear()
        await press(pilot, "j")
        assert 1 <= len(painted) == len({*painted}) <= 2
