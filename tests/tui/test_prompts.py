"""The boxes in the place of the title bar: what was typed means, and where it is wrong."""

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from tests.tui.screens import estuary, press, put, selected, settle, shown, view

SIZES = [(120, 36), (80, 24), (60, 20)]
FILTER, AS_OF, GO_TO = ["backslash"], ["at"], ["tab", "tab", "d"]


def said(app):
    """All that a prompt says, on one line."""
    lines = shown(app, "#filter-prompt, #date-prompt").splitlines()
    return " ".join(" ".join(lines).split())


def marked(app):
    """What stands above the mark of a fault."""
    typed, mark = shown(app, "#filter-prompt, #date-prompt").splitlines()[:2]
    assert set(mark.strip()) == {"^"}
    cells = "".join(character.ljust(cell_len(character), "\0") for character in typed)
    return cells[mark.index("^") : mark.rindex("^") + 1]


FAULTS = [
    (FILTER, "foo:x", "foo", "put it in quotation marks."),
    (FILTER, "heron kind:former", "former", "There is no kind “former” here."),
    (FILTER, "  kind:former", "former", "There is no kind “former” here."),
    (FILTER, "軍事 foo:x", "foo", "put it in quotation marks."),
    (AS_OF, "2018-02-30", "2018-02-30", "Check the month and the day."),
    (GO_TO, " soon", "soon", "“soon”"),
]


@pytest.mark.parametrize("size", SIZES)
async def test_a_fault_is_said_below_under_a_mark_at_its_place(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        for keys, typed, place, message in FAULTS:
            await press(pilot, *keys)
            await put(pilot, typed)
            assert marked(app) == place, typed
            assert message in said(app), typed
            await press(pilot, "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_the_mark_goes_with_a_text_that_is_longer_than_the_box(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "backslash")
        await put(pilot, "lamp " * 8 + "knd:")
        await press(pilot, "x")
        assert app.screen.query_one(Input).scroll_offset.x > 0
        assert marked(app) == "knd"
        await press(pilot, "home")  # the place goes out of sight, and what is wrong stays
        assert "^" not in said(app)
        assert "There is no field “knd”." in said(app)
        await press(pilot, "end")
        assert marked(app) == "knd"


MEANT = [
    (FILTER, "north bank", "6 in the tree, 1 outside the tree"),
    (FILTER, "heron kind:agreement", "0 in the tree, without “heron” 2"),
    (FILTER, "xyzxyz", "0 in the tree"),
    (FILTER, "lanttern", "3 in the tree match nearly"),
    (FILTER, "commotion", "0 in the tree, enter takes “Commission”"),
    (FILTER, "", "empty: all of the tree"),
    (AS_OF, "2018-02", "28 February 2018"),
    (AS_OF, "", "empty: 30 June 2020, reviewed"),
    (GO_TO, "2018-02", "February 2018"),
]


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_text_means_is_said_whole_beside_it_or_below(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        for keys, typed, message in MEANT:
            await press(pilot, *keys)
            await put(pilot, typed)
            assert message in said(app), typed
            lines = shown(app, "#filter-prompt, #date-prompt").splitlines()
            assert len(lines) == 1 or (size != (120, 36) and len(lines) == 2)
            await press(pilot, "escape")


async def test_the_panes_stay_in_their_place_whatever_the_box_says():
    app = estuary()
    async with app.run_test(size=(60, 20)) as pilot:
        before = app.screen.query_one("#outline").region
        await press(pilot, "at", *"20")
        assert app.screen.query_one("#date-prompt").region.height > 1
        assert app.screen.query_one("#outline").region == before


@pytest.mark.parametrize("keys", [FILTER, AS_OF])
async def test_enter_twice_takes_an_answer_once(keys):
    app = estuary()
    async with app.run_test(size=(80, 24)) as pilot:
        start = view(app)
        await press(pilot, *keys)
        app.screen.query_one(Input).value = "2018"
        await settle(pilot)
        await press(pilot, "enter", "enter")
        assert not app.screen.query("Prompt")
        assert view(app) != start
        await press(pilot, "backspace")
        assert view(app) == start


@pytest.mark.parametrize("size", [(20, 5), (40, 12)])
@pytest.mark.parametrize("keys", [FILTER, AS_OF])
async def test_where_there_is_no_room_nothing_breaks(size, keys):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        before = selected(app)
        await press(pilot, *keys, *"foo:x", "enter", "escape")
        assert selected(app) == before
