"""The timeline where lanes do not fit: a list in order of time, with the same keys."""

from datetime import date

import pytest

from tests.tui.lanes import LISTS, NARROW, SHORT, WIDE, content, cursors, entries, listed
from tests.tui.screens import click, estuary, place, press, selected, shown, view


@pytest.mark.parametrize(
    ("size", "on", "back"),
    [
        (SHORT, "down", "up"),
        (NARROW, "j", "k"),
        (SHORT, "full_stop", "comma"),
        (NARROW, "right", "h"),
    ],
)
async def test_where_lanes_do_not_fit_the_same_keys_walk_a_list(size, on, back):
    app = estuary(go="event:lights-2011-05")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "tab", "tab")
        assert "● 2011-05-02  3rd session of the CLE" in content(app)
        assert [sign for _, sign in cursors(app)] == ["▃", "●"]  # in the line above, and in its own
        walked = []
        for key in (on, on, on, back):
            await press(pilot, key)
            walked.append(selected(app))
            assert cursors(app)
        assert walked == [
            "gap:sessions-2012",  # what was looked for in the year in which none is recorded
            "event:lights-2013-07",
            "event:renamed-2014",
            "event:lights-2013-07",
        ]


async def test_the_list_tells_in_order_what_the_lanes_of_the_selection_draw():
    app = estuary()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab")
        assert listed(app) == [
            "━ 2008–09?    called CLE  until 2014?",
            "● 2009-06     1st session of the CLE",
            "● 2010-06-10  2nd session of the CLE",
            "● 2011-05-02  3rd session of the CLE",
            "○ 2012        CLFE: none recorded in 2012",
            "● 2013-07-09  4th session of the CLE",
            "━ 2014?       called CLFE",
            "· 2014-10-08  Commission renamed  ⚠ 2 tellings",
            "● 2014-10-08  5th session of the CLFE",
            "○ 2015        CLFE: none recorded in 2015",
            "○ 2016        CLFE: none recorded in 2016",
            "○ 2017        CLFE: none recorded in 2017",
            "○ 2018        CLFE: none recorded in 2018",
            "● 2018-02-14  22nd meeting of the WG Lamps",
            "● 2019-09?    6th session of the CLFE",
            "◇ 2021        7th session of the CLFE  later",
        ]


async def test_the_cursor_stops_at_the_years_of_the_list_in_which_no_meeting_is_recorded():
    app = estuary(go="event:lights-2009-06")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab")
        walked = [selected(app)]
        for _ in range(20):
            await press(pilot, "down")
            walked.append(selected(app))
        assert list(dict.fromkeys(walked)) == [
            "event:lights-2009-06",
            "event:lights-2010-06",
            "event:lights-2011-05",
            "gap:sessions-2012",
            "event:lights-2013-07",
            "event:renamed-2014",
            "event:lights-2014-10",
            "event:lamp-group-2018-02",
            "event:lights-2019-09",
            "event:lights-2021",
        ]
        assert any("none recorded in 2016" in entry for entry in entries(app))


async def test_a_line_above_the_list_tells_how_many_marks_fall_where():
    app = estuary(at=date(2015, 6, 1))
    async with app.run_test(size=SHORT) as pilot:
        await press(pilot, "tab", "tab")
        strip, *others = content(app)
        assert strip.startswith("2008 ")
        assert strip.endswith(" 2021")
        assert strip.count("█") == 1  # what was renamed met in the same year
        assert "│" in strip
        assert others == listed(app)
        await pilot.resize_terminal(*NARROW)
        await press(pilot, "j")
        axis, strip = content(app)[:2]
        assert axis.split()[:3] == ["2008", "2010", "2012"]
        assert "█" in strip
        await pilot.resize_terminal(80, 19)
        await press(pilot, "k", "G")
        assert listed(app)[-1].startswith("◇ 2021")


@pytest.mark.parametrize(("first", "last"), [("g", "G"), ("home", "end")])
async def test_the_list_has_a_first_and_a_last_entry_to_go_to(first, last):
    app = estuary()
    async with app.run_test(size=SHORT) as pilot:
        await press(pilot, "tab", "tab", last)
        assert selected(app) == "event:lights-2021"
        assert listed(app)[-1].startswith("◇ 2021")
        await press(pilot, first)
        assert selected(app) == "event:lights-2009-06"
        assert listed(app)[0].startswith("━ 2008–09?")


async def test_the_list_is_paged_and_the_cursor_goes_along():
    app = estuary(go="event:lights-2009-06")
    async with app.run_test(size=SHORT) as pilot:
        await press(pilot, "tab", "tab", "pagedown")
        assert selected(app) == "event:lights-2013-07"  # four marks on that lead somewhere
        assert cursors(app)
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert selected(app) == "event:lights-2021"
        await press(pilot, *["pageup"] * 4)
        assert selected(app) == "event:lights-2009-06"


@pytest.mark.parametrize("size", LISTS)
async def test_the_window_restricts_the_list(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "tab", "tab", "d", *"2010/2011", "enter")
        assert entries(app) == [
            "2008–09?    called CLE  until 2014?",
            "2010-06-10  2nd session of the CLE",
            "2011-05-02  3rd session of the CLE",
        ]
        await press(pilot, "d", *"2011-05", "enter")
        assert entries(app) == [
            "2008–09?    called CLE  until 2014?",
            "2011-05-02  3rd session of the CLE",
        ]
        await press(pilot, "f")
        assert view(app).window is None
        assert len(entries(app)) >= 4


async def test_the_list_is_zoomed_panned_and_fitted_by_the_keys_of_the_lanes():
    app = estuary(go="event:lights-2010-06")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab")
        whole = entries(app)
        await press(pilot, "F")
        assert "2013-07-09  4th session of the CLE" not in entries(app)
        assert "2011-05-02  3rd session of the CLE" in entries(app)
        await press(pilot, "plus", "plus", "plus")
        assert [entry[:4] for entry in entries(app)] == ["2008", "2010"]
        await press(pilot, "L", "L", "L", "L")
        assert "2010-06-10  2nd session of the CLE" not in entries(app)
        await press(pilot, "f")
        assert entries(app) == whole


async def test_a_click_on_an_entry_opens_it_and_enter_the_one_under_the_cursor():
    app = estuary(go="event:lights-2013-07")
    async with app.run_test(size=SHORT) as pilot:
        await press(pilot, "tab", "tab")
        await click(pilot, "#timeline", place(app, "#timeline", "3rd session"))
        assert selected(app) == "event:lights-2011-05"
        await press(pilot, "down", "down", "enter", "backspace", "backspace")
        assert selected(app) == "event:lights-2013-07"
        await click(pilot, "#timeline", place(app, "#timeline", "none recorded in 2012"))
        assert selected(app) == "gap:sessions-2012"


async def test_a_click_on_a_name_in_the_list_opens_nothing():
    app = estuary(go="event:lights-2013-07")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "tab", "tab")
        before = view(app)
        await click(pilot, "#timeline", place(app, "#timeline", "called CLFE"))
        assert view(app) == before


async def test_list_and_lanes_show_the_same_window_and_selection_when_the_screen_changes():
    app = estuary()
    async with app.run_test(size=SHORT) as pilot:
        await press(pilot, "tab", "tab", "d", *"2010/2011", "enter", "full_stop")
        before = view(app)
        assert selected(app) == "event:lights-2011-05"
        await press(pilot, "z")  # the whole screen has room for lanes
        assert content(app)[1].startswith("CLFE")
        assert "● 3rd session" in shown(app, "#timeline")
        await press(pilot, "z")
        assert entries(app)[2] == "2011-05-02  3rd session of the CLE"
        await pilot.resize_terminal(*WIDE)
        await press(pilot, "tab", "shift+tab")
        assert cursors(app, "CLFE")
        assert view(app) == before
