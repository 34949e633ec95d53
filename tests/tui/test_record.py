"""Moving in the panel of a record: by stops, lines, sections, to sources and what is found."""

import pytest

from irtui.model.claims import Ref
from irtui.render.terminal.pieces import Stop
from irtui.tui.app import IrtuiApp
from irtui.tui.widgets.detail import Detail
from tests.tui.screens import (
    bundled,
    click,
    estuary,
    place,
    press,
    selected,
    settle,
    shown,
    view,
    wheel,
)

WIDE, SMALL = (120, 36), (80, 24)
DUES = Ref("agreement", "dues-2015")
COMMISSION = Ref("body", "lights-commission")


def panel(app: IrtuiApp) -> Detail:
    return app.screen.query_one(Detail)


def here(app: IrtuiApp) -> Stop:
    """What the cursor is on."""
    found = panel(app).here
    assert found is not None
    return found


def border(app: IrtuiApp) -> str:
    """The lower border of the panel, which says what the cursor is on."""
    return shown(app, "#detail").splitlines()[-1]


def in_sight(app: IrtuiApp) -> bool:
    """Whether the cursor is on a line that is seen, if it is anywhere."""
    return panel(app).cursor is None or panel(app).cursor in panel(app)._in_sight


def unfolded(app: IrtuiApp) -> frozenset[str]:
    return view(app).folding.turned


@pytest.mark.parametrize("size", [WIDE, SMALL, (60, 20)])
async def test_the_cursor_is_in_sight_whatever_moves_the_page(size):
    app = bundled()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "tab", "v", "j")
        for _ in range(3):
            for turn in ("pagedown", "down", "down"):
                await press(pilot, turn)
                assert in_sight(app)
            await wheel(pilot, "#detail", (5, 5), "down")
            assert in_sight(app)
        await press(pilot, "pageup", "G", "k", "g", "j", "J", "K", "right_curly_bracket")
        assert in_sight(app)


async def test_j_goes_on_to_the_end_of_a_page_also_after_paging():
    app = estuary(go=str(COMMISSION))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "tab", "v", "G", "pageup", "pageup", "pagedown")
        last: tuple[int | None, int] = None, -1
        for _ in range(600):
            await press(pilot, "j")
            now = (panel(app).cursor, panel(app).scroll_offset.y)
            if now == last:
                break
            last = now
        assert panel(app).cursor == len(panel(app)._stops) - 1
        assert in_sight(app)


async def test_lines_and_sections_have_keys_of_their_own():
    app = estuary(go=str(COMMISSION))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "J")
        first = panel(app).cursor
        await press(pilot, "J", "K")
        assert panel(app).cursor == first
        headings = []
        for _ in range(3):
            await press(pilot, "right_curly_bracket")
            headings.append(here(app).folds)
        assert headings == ["meetings", "milestones", "claims"]
        await press(pilot, "left_curly_bracket")
        assert here(app).folds == "milestones"
        assert "space unfolds" in border(app)


async def test_space_goes_to_the_first_stop_then_unfolds_and_shows_what_came():
    app = bundled()
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "tab", "space")
        assert panel(app).cursor == 0
        assert not unfolded(app)
        await press(pilot, *["right_curly_bracket"] * 4, "space")
        assert unfolded(app) == {"names"}
        lines = shown(app, "#detail")
        assert "▾ Names" in lines
        assert lines.index("called ") > lines.index("▾ Names")
        await press(pilot, "space")
        assert not unfolded(app)


async def test_where_nothing_unfolds_space_says_so():
    app = estuary(go=str(DUES))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "tab", "j", "space")
        assert "Nothing unfolds here." in shown(app)


async def test_a_number_and_s_lead_to_that_source_and_the_border_says_to_which():
    app = estuary(go=str(DUES))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "tab", "2")
        assert "s goes to [2] " in border(app)
        await press(pilot, "escape")
        assert "s goes to" not in border(app)
        await press(pilot, "2", "j", "9", "s")
        said = " ".join(shown(app).split())
        assert "No source has number 9: the sources here are 1 to 2." in said
        assert selected(app) == str(DUES)
        await press(pilot, "2", "s")
        assert selected(app) == "source:river-paper"


async def test_a_click_does_what_the_key_does():
    app = estuary(go=str(DUES))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)

        async def click_on(text: str, cells: int = 0) -> None:
            x, y = place(app, "#detail", text)
            await click(pilot, "#detail", (x + cells, y))

        await click_on("What sources say")
        assert unfolded(app) == {"claims"}
        await click_on("▾ What")
        assert not unfolded(app)
        await click_on("tellings ▸", 9)
        assert unfolded(app) == {"face/term"}
        await click_on("[1]", 1)
        assert selected(app).startswith("source:")
        await press(pilot, "backspace")
        assert unfolded(app) == {"face/term"}
        await click_on("5th session")
        assert selected(app) == "event:lights-2014-10"


async def test_what_is_unfolded_stays_so_on_another_day_and_comes_back():
    app = estuary(go=str(COMMISSION))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "right_curly_bracket", "space", "left_square_bracket")
        assert unfolded(app) == {"meetings"}
        assert here(app).folds == "meetings"
        await press(pilot, "j", "enter")
        assert selected(app) != str(COMMISSION)
        assert not unfolded(app)
        await press(pilot, "v", "backspace")
        assert unfolded(app) == {"meetings"}
        assert not view(app).folding.full
        await press(pilot, "alt+right")
        assert view(app).folding.full


async def test_v_shows_all_evidence_from_every_pane():
    app = estuary(go=str(COMMISSION))
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(3):
            await press(pilot, "v")
            assert "▾ Names" in shown(app, "#detail") or "▾" in shown(app, "#detail")
            await press(pilot, "v", "tab")
            assert "▸ Names" in shown(app, "#detail")


# Finding within the record


async def test_what_is_found_unfolds_is_counted_and_is_walked_through():
    app = estuary(go=str(COMMISSION))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab")
        before = shown(app, "#detail")
        await press(pilot, "f", *"комиссия")
        assert "1 of 1" in shown(app).splitlines()[0]
        assert unfolded(app) == {"names"}
        await press(pilot, *["backspace"] * 8)
        assert not unfolded(app)
        await press(pilot, *"séssion")
        count = int(shown(app).splitlines()[0].split("1 of ")[1])
        assert count > 2
        await press(pilot, "enter")
        assert f"2 of {count}" in shown(app).splitlines()[0]
        await press(pilot, "up", "shift+enter")
        assert f"{count} of {count}" in shown(app).splitlines()[0]
        await press(pilot, *["backspace"] * 7)
        await press(pilot, *"xyz")
        assert "nothing here matches" in shown(app).splitlines()[0]
        assert panel(app).scroll_offset.y == 0
        await press(pilot, "escape")
        assert shown(app, "#detail") == before


async def test_escape_folds_again_what_was_found_but_where_one_went():
    app = estuary(go=str(COMMISSION))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "J")
        before = view(app), panel(app).cursor
        await press(pilot, "f", *"lóg")
        assert unfolded(app)
        await press(pilot, "escape")
        assert (view(app), panel(app).cursor) == before
        await press(pilot, "f", *"log", "enter")
        many = unfolded(app)
        await press(pilot, "escape")
        assert len(unfolded(app)) == 1 <= len(many)
        assert in_sight(app)
        assert not app.screen.query("#record-prompt")


@pytest.mark.usefixtures("painted")
async def test_the_cursor_of_the_terminal_is_where_ours_is_so_that_a_screen_reader_follows():
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "down", "down")
        assert "WG Military" in shown(app).splitlines()[app.cursor_position.y]
        await press(pilot, "tab", "J", "z", "J", "J")
        row = app.cursor_position.y - panel(app).scrollable_content_region.y
        assert row == here(app).line - panel(app).scroll_offset.y
