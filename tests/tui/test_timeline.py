"""The timeline pane: lanes that follow, a cursor that walks them, a window that stays."""

from datetime import date

import pytest

from tests.tui.lanes import (
    NARROW,
    WIDE,
    cells,
    content,
    cursors,
    day_at,
    drawn,
    entries,
    lanes,
    signs,
)
from tests.tui.screens import (
    bundled,
    chart,
    estuary,
    focused,
    press,
    put,
    selected,
    settle,
    shown,
    told,
    view,
)

# What the lanes are


async def test_the_lanes_are_those_of_what_is_selected_and_the_main_ones_below():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert lanes(app) == ["CLFE", "called", "WG Lamps", "& Lantern Regatta", "& Light dues"]
        await press(pilot, "j")
        assert selected(app) == "body:lamp-group"
        assert lanes(app) == ["WG Lamps", "& CLFE", "& Lantern Regatta", "& Light dues"]
        await press(pilot, "slash", *"reed", "enter")
        assert lanes(app)[:3] == ["Ada Reed", "Keeper of the northern light", "& CLFE"]
        await press(pilot, "slash", *"keeper of", "enter")
        assert lanes(app)[0] == "Keeper of the northern light"
        assert "Ada Reed" in cells(app, "Keeper of the northern light")


async def test_an_agreement_has_a_lane_with_those_before_and_after_it():
    app = estuary(go="agreement:dues-2010")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert lanes(app)[0] == "Light dues"
        assert "to 2014" in cells(app, "Light dues")
        assert "2015–2025" in cells(app, "Light dues")


async def test_a_meeting_shows_the_lanes_of_its_body():
    app = estuary(go="event:lamp-group-2018-02")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert lanes(app)[0] == "WG Lamps"
        assert [sign for _, sign in cursors(app, "WG Lamps")] == ["●"]


async def test_what_has_nothing_dated_says_so_and_shows_the_main_lanes():
    app = estuary(go="gap:sub-groups")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        told, *others = content(app)[1:]
        assert told.startswith("No meeting or term with a date is recorded for ")
        assert lanes(app)[1:] == ["& CLFE", "& WG Lamps", "& Lantern Regatta", "& Light dues"]
        assert len(list(filter(None, others))) >= 4


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_former_bodies_come_and_go_in_the_timeline_too(size):
    app = estuary(at=date(2010, 7, 1))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "tab", "tab")
        before = content(app)
        await press(pilot, "x")
        if size == WIDE:
            assert not any("WG Lamps" in line for line in before)
            assert "WG Lamps" in lanes(app)
        else:
            assert "2018-02-14  22nd meeting of the WG Lamps  later" in entries(app)
        assert content(app) != before
        await press(pilot, "x")
        assert content(app) == before


async def test_a_former_body_that_is_no_main_lane_has_one_only_when_it_is_asked_for():
    app = bundled(at=date(2005, 12, 31))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "z")
        assert "After-sales groups" not in lanes(app)
        await press(pilot, "x")
        assert "After-sales groups" in lanes(app)


# Walking


async def test_arrows_walk_a_lane_and_between_lanes():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"4th session", "enter")
        assert selected(app) == "event:lights-2013-07"
        await press(pilot, "tab", "tab", "right")
        assert selected(app) == "event:renamed-2014"
        await press(pilot, "left", "left")
        assert selected(app) == "gap:sessions-2012"  # of the year in which none is recorded
        await press(pilot, "left")
        assert selected(app) == "event:lights-2011-05"
        await press(pilot, "down")  # to the mark of that lane that is nearest in time
        assert selected(app) == "event:lamp-group-2018-02"
        await press(pilot, "down")
        assert selected(app) == "event:regatta-2018"
        await press(pilot, "up", "up")
        assert selected(app) == "event:lights-2019-09"  # what was held goes before an empty year


async def test_lanes_stay_in_place_while_one_walks_them_and_follow_when_one_opens():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "full_stop")
        before = lanes(app)
        assert before == ["CLFE", "called", "WG Lamps", "& Lantern Regatta", "& Light dues"]
        seen = set()
        for key in ("k", "k", "k", "k", "down", "down", "down", "down", "up", "comma", "l"):
            await press(pilot, key)
            seen.add(selected(app))
            assert lanes(app) == before
        assert {one.split(":")[0] for one in seen} == {"event", "agreement"}
        assert len(seen) >= 5
        while selected(app) != "event:lamp-group-2018-02":
            await press(pilot, "k")
        assert "Working Group on Lamps and Lenses" in shown(app, "#detail")
        await press(pilot, "enter")
        assert lanes(app) == ["WG Lamps", "& CLFE", "& Lantern Regatta", "& Light dues"]
        await press(pilot, "backspace")
        assert lanes(app) == before


async def test_the_tree_takes_the_lanes_along_again_after_the_timeline_was_walked():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "full_stop", "j", "tab", "g", "j", "j")
        assert selected(app) == "body:lamp-group"
        assert lanes(app)[0] == "WG Lamps"


async def test_walking_ends_at_both_ends_of_a_lane_and_at_the_first_and_the_last_lane():
    app = estuary(go="event:lights-2009-06")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "left", "up")
        assert selected(app) == "event:lights-2009-06"
        await press(pilot, *["right"] * 16)
        assert selected(app) == "event:lights-2021"
        await press(pilot, *["down"] * 5)
        assert selected(app) == "agreement:dues-2015"


async def test_a_lane_has_a_first_and_a_last_mark_to_go_to():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "G")  # from no mark, in the lane at the top
        assert selected(app) == "event:lights-2021"
        await press(pilot, "home")
        assert selected(app) == "event:lights-2009-06"
        await press(pilot, "pagedown")
        assert selected(app) == "agreement:dues-2010"
        await press(pilot, "end", "g", "pageup")
        assert selected(app).startswith("event:lights-")


async def test_a_year_without_a_meeting_is_reached_by_key_and_shows_what_was_looked_for():
    app = estuary(go="event:lights-2011-05")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "full_stop")
        assert selected(app) == "gap:sessions-2012"
        assert "No session was found for 2012" in " ".join(shown(app, "#detail").split())
        before = lanes(app)
        assert [sign for _, sign in cursors(app)] == ["○"]
        await press(pilot, *["full_stop"] * 4)  # from a year of the gap, not from its first one
        assert selected(app) == "gap:sessions-2012"
        assert [sign for _, sign in cursors(app)] == ["○"]
        await press(pilot, "comma")
        assert selected(app) == "event:lights-2014-10"
        assert lanes(app) == before


# What is said around them


async def test_the_upper_border_says_what_the_cursor_is_on_as_far_as_it_has_room():
    app = estuary(go="event:lights-2010-06")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab")
        for size, words in (
            (WIDE, "─ 2nd session · South Quay · 10–11 June 2010 ─╮"),
            ((66, 40), "─ 2nd session · 10–11 June 2010 ─╮"),
        ):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            border = shown(app, "#timeline").splitlines()[0]
            assert border.startswith("╭─ Timeline 2008–2025 ─")
            assert border.endswith(words)
        await pilot.resize_terminal(*WIDE)
        await press(pilot, "shift+tab", "shift+tab", "g")
        assert shown(app, "#timeline").splitlines()[0].endswith("──╮")


async def test_the_lower_border_says_what_a_sign_means_that_the_cursor_is_on():
    app = estuary(go="event:lamp-group-2018-02")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "F")
        assert cursors(app)[0][1] == "●"
        assert " ● held " in shown(app, "#timeline").splitlines()[-1]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_window_without_marks_says_so_and_f_shows_all(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "tab", "tab", "d", *"1990/1994", "enter")
        told = [line for line in content(app) if line.startswith("Nothing from ")]
        assert told == ["Nothing from 1990 to 1994. f shows all."]
        await press(pilot, "f")
        assert not any(line.startswith("Nothing") for line in content(app))


# The window


async def test_zooming_in_and_out_and_panning_there_and_back_returns_to_the_same_time():
    app = estuary(go="event:lights-2014-10")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab")
        pane = chart(app)
        whole = pane.window
        await press(pilot, "plus", "plus")
        near = pane.window
        assert near.days < whole.days / 2
        await press(pilot, "minus", "minus")
        assert pane.window == whole
        await press(pilot, *["plus"] * 12, *["minus"] * 12)
        assert pane.window == whole
        await press(pilot, "plus", "plus", "L", "H")
        assert pane.window == near
        await press(pilot, "minus", "minus")
        assert abs(pane.window.days - whole.days) <= 2
        await press(pilot, "f")
        assert view(app).window is None
        assert pane.window == whole


async def test_no_zoom_is_too_near_or_too_far_and_no_day_too_early_or_too_late():
    app = estuary(go="event:lights-2014-10")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", *["plus"] * 15)
        assert 14 <= chart(app).window.days < 23
        await press(pilot, *["minus"] * 30)
        assert chart(app).window.days > 365 * 5000
        await press(pilot, "H", "H", "L", "L", "H", "plus", "f")
        assert view(app).window is None


async def test_zooming_keeps_what_is_selected_in_its_cell():
    app = estuary(go="event:lights-2010-06")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab")
        ((before, _),) = cursors(app, "CLFE")
        for _ in range(10):
            await press(pilot, "plus")
            (now, _), *_ = cursors(app, "CLFE")
            assert abs(now - before) <= 1


async def test_a_step_to_a_mark_outside_the_window_moves_the_window():
    app = estuary(go="event:lights-2014-10")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", *["plus"] * 8)
        days = chart(app).window.days
        await press(pilot, "full_stop")
        assert selected(app) == "gap:sessions-2012"
        assert chart(app).window.contains(date(2015, 7, 1))
        await press(pilot, *["full_stop"] * 4)  # past 2016 to 2018, each a year of the same gap
        assert selected(app) == "event:lights-2019-09"
        assert chart(app).window.contains(date(2019, 9, 7))
        assert chart(app).window.days == days


async def test_fit_selection_shows_a_meeting_between_its_neighbours():
    app = estuary(go="event:lights-2010-06")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "F")
        window = chart(app).window
        assert window.contains(date(2009, 6, 1))
        assert window.contains(date(2011, 5, 2))
        assert not window.contains(date(2012, 1, 1))
        assert not window.contains(date(2008, 12, 31))
        assert "┄●┄┄ 1st session" in cells(app, "CLFE")
        assert "● 2nd session" in cells(app, "CLFE")
        await press(pilot, "f")
        assert view(app).window is None


async def test_fit_selection_shows_all_of_the_lane_of_what_is_no_mark_in_it():
    app = estuary(go="body:regatta")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "F")
        window = chart(app).window
        assert window.contains(date(2010, 8, 1))
        assert window.contains(date(2018, 8, 18))
        assert window.start.year >= 2010
        assert window.end.year <= 2018


async def test_fit_selection_without_a_lane_of_its_own_leaves_the_window_and_says_so():
    app = estuary(go="gap:sub-groups")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "plus")
        before = view(app)
        await press(pilot, "F")
        assert view(app) == before
        assert told(app) == "This record has no lane to fit."


# Going to a date


async def test_d_brings_a_year_into_sight_and_an_empty_text_all_of_the_time():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "d")
        assert shown(app).splitlines()[0].startswith(" go to ")
        assert "empty: all of the time" in shown(app)
        before = view(app)
        await press(pilot, *"2018", "enter")
        window = chart(app).window
        assert window.contains(date(2018, 1, 1))
        assert window.contains(date(2018, 12, 31))
        assert window.days < 400
        assert view(app).day == before.day
        assert selected(app) == "body:lights-commission"
        assert "Apr" in content(app)[0]
        assert "● 22nd meeting" in cells(app, "WG Lamps")
        assert focused(pilot) == "timeline"
        await press(pilot, "d", "enter")
        assert view(app) == before


async def test_d_shows_the_whole_of_a_date_with_some_air():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab")
        for typed, first, last, most in (
            ("2018-02", date(2018, 2, 1), date(2018, 2, 28), 60),
            ("2018-02-14", date(2018, 2, 14), date(2018, 2, 14), 30),
            ("2010/2014", date(2010, 1, 1), date(2014, 12, 31), 2100),
            ("[2019-09-04,2019-09-11]", date(2019, 9, 4), date(2019, 9, 11), 40),
            ("2014?", date(2014, 1, 1), date(2014, 12, 31), 400),
        ):
            await press(pilot, "d", *typed, "enter")
            window = chart(app).window
            assert window.start < first
            assert last < window.end
            assert window.days <= most


async def test_what_is_no_date_is_not_gone_to():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "plus")
        before = view(app)
        for typed in ("2018-02-30", "soon", "[/", "20188"):
            await press(pilot, "d", *typed, "enter")
            assert app.screen.query("#date-prompt")
            assert view(app) == before
            await press(pilot, "escape")
            assert not app.screen.query("#date-prompt")
            assert focused(pilot) == "timeline"
            assert view(app) == before


async def test_d_takes_any_date_of_the_grammar():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab")
        for typed in ("0001", "9999", "2018/..", "../2010", "[..2012]", "201X"):
            await press(pilot, "d")
            await put(pilot, typed)
            await press(pilot, "enter", "escape", "plus", "L", "F", "minus")
            assert app.is_running
            assert not app.screen.query("#date-prompt")


async def test_d_goes_to_a_date_and_f_fits_the_selection_under_a_russian_layout():
    app = estuary(go="event:lights-2010-06")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "в")
        assert app.screen.query("#date-prompt")
        await press(pilot, *"2018", "enter")
        assert chart(app).window.contains(date(2018, 6, 1))
        await press(pilot, "А")
        assert chart(app).window.contains(date(2010, 6, 10))
        assert chart(app).window.days < 365 * 3
        await press(pilot, "а")
        assert view(app).window is None
        await press(pilot, "ю")
        assert selected(app) == "event:lights-2011-05"
        await press(pilot, "б")
        assert selected(app) == "event:lights-2010-06"


# The days that lines mark


async def test_the_day_that_is_shown_and_today_have_a_line_each():
    app = estuary(at=date(2012, 6, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        (as_of,) = signs(app, "WG Lamps", "│")
        (today,) = signs(app, "WG Lamps", "┆")
        window = chart(app).window
        assert as_of == window.cell(date(2012, 6, 1), drawn(app))
        assert today == window.cell(date(2020, 7, 15), drawn(app))


async def test_today_is_the_day_that_the_app_was_told():
    app = estuary(today=date(2013, 3, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        (today,) = signs(app, "WG Lamps", "┆")
        assert today == chart(app).window.cell(date(2013, 3, 1), drawn(app))


# What the dataset that comes with irtui says


async def test_the_screen_alone_says_when_the_commission_did_not_meet_and_what_it_was_called():
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        rings = [day_at(app, cell).year for cell in signs(app, "IRIGC-M&MTC", "○")]
        assert rings == [2006, 2014, 2020, 2022, 2023]
        assert "○ none recorded" in shown(app, "#timeline")
        names = cells(app, "called")
        in_2010 = chart(app).window.cell(date(2010, 6, 1), drawn(app))
        renamed = chart(app).window.cell(date(2018, 12, 13), drawn(app))
        assert names.index("IRIGC-MTC") < in_2010 < renamed
        assert names[in_2010] == "━"
        assert abs(names.rindex("┣") - renamed) <= 1
        assert names.index("IRIGC-M&MTC") > renamed
