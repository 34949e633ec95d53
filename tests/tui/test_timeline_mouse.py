"""The timeline by the mouse: the wheel zooms and pans, a click opens."""

from datetime import date

import pytest

from irtui.model.date_words import day_in_words
from tests.tui.lanes import EDGE, SHORT, WIDE, day_at, drawn, labels, lanes, signs
from tests.tui.screens import (
    bundled,
    chart,
    click,
    estuary,
    mouse_down,
    mouse_to,
    mouse_up,
    place,
    press,
    selected,
    settle,
    shown,
    view,
    wheel,
)


@pytest.mark.parametrize("cell", [0, 17, 86])
async def test_the_wheel_zooms_and_keeps_the_day_under_the_pointer(cell):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        whole = chart(app).window
        pointed = day_at(app, cell)
        at = (EDGE + labels(app) + cell, 4)
        days = [whole.days]
        for _ in range(8):
            await wheel(pilot, "#timeline", at, "up")
            window = chart(app).window
            assert abs(window.cell(pointed, drawn(app)) - cell) <= 1
            days.append(window.days)
        assert days == sorted(days, reverse=True)
        assert days[-1] < whole.days / 30
        for _ in range(8):
            await wheel(pilot, "#timeline", at, "down")
        assert chart(app).window.days == pytest.approx(whole.days, abs=2)
        assert abs(chart(app).window.cell(pointed, drawn(app)) - cell) <= 1


async def test_the_wheel_over_the_names_of_lanes_zooms_at_the_beginning():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        whole = chart(app).window
        await wheel(pilot, "#timeline", (6, 3), "up")
        assert chart(app).window.days < whole.days
        assert abs((chart(app).window.start - whole.start).days) <= 1


async def test_the_wheel_with_shift_pans_and_keeps_the_length():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "plus", "plus")
        before = chart(app).window
        await wheel(pilot, "#timeline", (60, 4), "down", shift=True)
        later = chart(app).window
        assert later.start > before.start
        assert later.days == before.days
        await wheel(pilot, "#timeline", (60, 4), "up", shift=True)
        assert chart(app).window == before
        await wheel(pilot, "#timeline", (60, 4), "up", shift=True)
        assert chart(app).window.start < before.start


async def test_the_wheel_scrolls_the_list():
    app = estuary()
    async with app.run_test(size=SHORT) as pilot:
        await press(pilot, "tab", "tab")
        before, here = view(app), chart(app).scroll_offset.y
        await wheel(pilot, "#timeline", (10, 3), "up")
        assert chart(app).scroll_offset.y < here
        await wheel(pilot, "#timeline", (10, 3), "down")
        assert chart(app).scroll_offset.y == here
        assert view(app) == before


async def test_a_click_on_a_mark_opens_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        _, y = place(app, "#timeline", "Lantern Regatta")
        x = EDGE + labels(app) + next(signs(app, "Lantern Regatta", "●"))
        await click(pilot, "#timeline", (x, y))
        assert selected(app) == "event:regatta-2010"
        assert lanes(app)[0] == "Lantern Regatta"
        await press(pilot, "backspace")  # it went into history
        assert selected(app) == "body:lights-commission"


async def test_a_click_on_the_name_of_a_lane_opens_what_it_is_about():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for name, record in (
            ("Lantern Regatta", "body:regatta"),
            ("WG Lamps", "body:lamp-group"),
            ("Light dues", "agreement:dues-2015"),
        ):
            x, y = place(app, "#timeline", name)
            await click(pilot, "#timeline", (x + 1, y))
            assert selected(app) == record
            assert lanes(app)[0] == name
        await press(pilot, "backspace", "backspace", "backspace")
        assert selected(app) == "body:lights-commission"


async def test_a_click_on_a_bar_opens_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        x, y = place(app, "#timeline", "to 2014")
        await click(pilot, "#timeline", (x, y))
        assert selected(app) == "agreement:dues-2010"


async def test_a_click_on_a_year_without_a_meeting_opens_what_says_where_one_was_looked_for():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        ring = EDGE + labels(app) + next(signs(app, "CLFE", "○"))
        await click(pilot, "#timeline", (ring, 2))
        assert selected(app) == "gap:sessions-2012"


async def test_a_click_where_nothing_stands_or_what_is_no_record_opens_nothing():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = view(app)
        _, y = place(app, "#timeline", "Lantern Regatta")
        for offset in ((EDGE + labels(app), y), (40, 1), (40, 7), (3, 3), (0, 0)):
            await click(pilot, "#timeline", offset)
            assert view(app) == before


# The as-of line


def cell_of_line(app):
    """The cell of the as-of line, from the left of the content."""
    cell = chart(app).cell_of_day
    assert cell is not None
    return cell


def at_line(app, row=3):
    """Where the as-of line can be taken hold of, in cells from the corner of the pane."""
    return EDGE + cell_of_line(app), row


async def drag(pilot, *cells):
    """Take hold of the as-of line and lead it over cells that lie so far right of it."""
    x, y = at_line(pilot.app)
    await mouse_down(pilot, "#timeline", (x + 1, y))
    for cell in cells:
        await mouse_to(pilot, "#timeline", (x + cell, y))
    return x + cells[-1], y


async def test_the_as_of_line_is_dragged_and_everything_follows_it_into_history_once():
    app = estuary(at=date(2018, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        window, before = chart(app).window, view(app)
        seen = []
        await drag(pilot, -5)
        seen.append(view(app).day)
        assert view(app).day == day_at(app, cell_of_line(app) - labels(app))
        assert day_in_words(view(app).day) in shown(app).splitlines()[0]
        at = await drag(pilot, -5, -20)  # the line has been taken along: from where it is now
        seen.append(view(app).day)
        assert chart(app).cell_of_day == at[0] - EDGE
        await mouse_up(pilot, "#timeline", at)
        assert seen == sorted(seen, reverse=True)
        assert view(app).day == seen[-1] < before.day
        assert view(app).selection == before.selection
        assert chart(app).window == window
        assert chart(app).text_selection is None
        await press(pilot, "backspace")
        assert view(app) == before
        await press(pilot, "alt+right")
        assert view(app).day == seen[-1]


@pytest.mark.parametrize("day", [date(2026, 6, 3), date(1960, 1, 1)])
async def test_while_it_is_dragged_the_line_stays_under_the_mouse_whatever_lanes_come(day):
    app = bundled(at=day)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        names, cells = lanes(app), chart(app).cells_of_days
        way = -25 if day.year > 2000 else 35
        at = await drag(pilot, way, 2 * way)
        assert lanes(app) != names
        assert chart(app).cells_of_days == cells
        assert chart(app).cell_of_day == at[0] - EDGE
        await mouse_up(pilot, "#timeline", at)
        assert all("…" not in name for name in lanes(app))


async def test_escape_puts_a_dragged_line_back():
    app = estuary(at=date(2018, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"regatta", "enter")
        before = view(app)
        at = await drag(pilot, -9)
        assert view(app).day < before.day
        await press(pilot, "escape")
        assert view(app) == before
        await mouse_to(pilot, "#timeline", (at[0] - 9, at[1]))
        await mouse_up(pilot, "#timeline", at)
        assert view(app) == before
        await press(pilot, "backspace")
        assert selected(app) == "body:lights-commission"


async def test_a_screen_that_comes_over_a_drag_ends_it_where_the_line_is():
    app = estuary(at=date(2018, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before, window = view(app), chart(app).window
        x, y = await drag(pilot, -9)
        await press(pilot, "question_mark")
        await mouse_up(pilot, "", (1, 1))
        await press(pilot, "escape")
        dragged = view(app)
        assert dragged.day < before.day
        await mouse_to(pilot, "#timeline", (x - 9, y))
        assert view(app) == dragged
        await press(pilot, "plus")
        assert chart(app).window.days < window.days
        await press(pilot, "backspace")
        assert view(app).day == before.day


@pytest.mark.parametrize("row", [3, 6])
async def test_a_press_that_does_not_move_the_line_is_a_click(row):
    app = estuary(at=date(2019, 9, 20))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = view(app)
        await click(pilot, "#timeline", at_line(app, row))
        assert view(app).day == before.day


async def test_from_the_line_no_text_is_selected():
    app = estuary(at=date(2018, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        x, y = at_line(app)
        await mouse_down(pilot, "#timeline", (x, y))
        await mouse_to(pilot, "#timeline", (x, y + 2))
        await mouse_up(pilot, "#timeline", (x, y + 2))
        assert not app.screen.get_selected_text()


async def test_a_drag_that_begins_elsewhere_selects_text():
    app = estuary(at=date(2018, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = view(app)
        await mouse_down(pilot, "#timeline", (EDGE, 2))
        await mouse_to(pilot, "#timeline", (EDGE + 2, 2))
        await mouse_up(pilot, "#timeline", (EDGE + 2, 2))
        assert view(app) == before
        assert app.screen.get_selected_text() == "CLF"


async def test_no_line_can_be_dragged_while_a_box_asks_for_something():
    app = estuary(at=date(2018, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at")
        before = view(app)
        at = await drag(pilot, -9)
        await mouse_up(pilot, "#timeline", at)
        assert view(app) == before
