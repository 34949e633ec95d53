"""The finder: hits as one types, and why; faults, recent queries; records in the palette."""

import pytest
from textual.events import Key, Paste
from textual.widgets import Input

from irtui.model.safe_text import unsafe_characters
from irtui.query.find import FIELDS
from irtui.tui.widgets.hit_list import HitList
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
    view,
)

WIDE = (120, 36)


def lines(app, pane="#hits"):
    """The lines of a pane that hold anything, without the cell before each."""
    return [line[1:].rstrip() for line in shown(app, pane).splitlines() if line.strip()]


@pytest.mark.parametrize("typed", ["Бойцо", "boyts", "Boits", "बॉयत्"])
async def test_a_name_half_remembered_in_any_script_is_found_with_five_keys_and_says_why(typed):
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = typed  # vowel signs have no keys of their own here
        await settle(pilot)
        assert selected(app) == "person:andrey-boytsov"
        first, second, *_ = lines(app)[1:]
        assert "Andrey A. Boytsov" in first
        assert "Boyts" in first or "alias" in second
        await press(pilot, "enter")
        assert focused(pilot) == "outline"
        assert "Andrey A. Boytsov" in shown(app).splitlines()[0]


async def test_hits_stand_under_their_kinds_with_counts_and_the_best_kind_first():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"session")
        found = lines(app)
        assert found[0] == "Sessions  7"
        assert found[1].startswith("  1st session of the")
        assert "found" in shown(app, "#finder").splitlines()[-1]


async def test_each_move_previews_the_hit_in_the_panes_and_the_reason_stands_below_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"ada reed", "down")
        second = selected(app)
        assert second != "person:ada-reed"
        assert second in shown(app, "#detail")
        await press(pilot, "up")
        assert selected(app) == "person:ada-reed"


@pytest.mark.parametrize("keys", [["backspace"] * 5, ["x", "y"]])
async def test_where_no_hit_is_left_the_panes_show_again_what_they_showed_before(keys):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "slash", *"heron")
        assert selected(app) == "person:bruno-heron"
        await press(pilot, *keys)
        assert view(app) == before
        assert str(before.selection) in shown(app, "#detail")
        app.screen.query_one(Input).value = "heron"
        await settle(pilot)
        assert selected(app) == "person:bruno-heron"


async def test_a_fault_is_shown_while_typing_with_a_mark_below_its_place_and_the_rest_is_found():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = "heron knd:person"
        await settle(pilot)
        said = lines(app, "#finder")
        mark = next(line for line in said if "^" in line)
        typed = next(line for line in said if "heron knd" in line)
        assert typed[mark.index("^") : mark.rindex("^") + 1] == "knd"
        assert "There is no field “knd”. Did you mean" in shown(app)
        assert selected(app) == "person:bruno-heron"
        app.screen.query_one(Input).value = "heron kind:person"
        await settle(pilot)
        assert "There is no field" not in shown(app)


async def test_where_nothing_is_found_it_is_said_what_is_near_and_what_a_term_hides():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app).selection
        await press(pilot, "slash")
        app.screen.query_one(Input).value = "heron kind:agreement"
        await settle(pilot)
        said = " ".join(" ".join(lines(app, "#finder")).replace("│", " ").split())
        assert "Nothing matches “heron kind:agreement”." in said
        assert "Without “kind:agreement”," in said
        assert "Names of all days and scripts" in said
        await press(pilot, "enter")  # there is nothing to open
        assert app.screen.query("#finder")
        assert view(app).selection == before


async def test_where_nothing_is_found_enter_looks_for_the_nearest_words_instead():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "slash")
        box = app.screen.query_one(Input)
        box.value = "commotion kind:session"
        await settle(pilot)
        assert "enter looks for “Commission kind:session”" in shown(app, "#finder")
        assert view(app) == before
        await press(pilot, "enter")
        assert box.value == "Commission kind:session"
        assert "enter looks for" not in shown(app, "#finder")
        found = selected(app)
        assert found != str(before.selection)
        await press(pilot, "enter")
        assert not app.screen.query("#finder")
        assert selected(app) == found


async def test_enter_before_a_search_is_done_does_not_take_a_suggestion_that_was_never_seen():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = "commotion kind:session"
        app.post_message(Key("enter", None))  # no search has had its turn before it comes
        await settle(pilot)
        assert "enter looks for" in shown(app, "#finder")
        assert app.screen.query_one(Input).value == "commotion kind:session"


@pytest.mark.parametrize("typed", ["…", "!the"])
async def test_a_query_that_looks_for_nothing_is_answered_like_an_empty_one(typed):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = typed
        await settle(pilot)
        assert "Nothing matches" not in shown(app, "#finder")


async def test_near_misses_stand_below_true_hits_under_a_heading_that_says_so():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"heorn")
        assert lines(app)[0].startswith("Nearly: ")
        assert selected(app) == "person:bruno-heron"
        assert "nearly" in shown(app, "#finder").splitlines()[-1]


async def test_an_empty_box_lists_the_recent_queries_and_up_recalls_them():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"heron", "enter", "slash", *"lamp", "enter", "slash")
        assert lines(app, "#hits")[:3] == ["↑ recent", "  lamp", "  heron"]
        box = app.screen.query_one(Input)
        await press(pilot, "up")
        assert box.value == "lamp"
        await press(pilot, "up", "enter")
        assert selected(app) == "person:bruno-heron"


async def test_past_the_oldest_query_what_was_typed_comes_back_and_typing_begins_anew():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"heron", "enter", "slash", *"lamp", "enter")
        await press(pilot, "slash", *"ree")
        box = app.screen.query_one(Input)
        recalled = []
        for _ in range(3):
            await press(pilot, "up")
            recalled.append(box.value)
        assert recalled == ["lamp", "heron", "ree"]
        for _ in range(3):
            app.post_message(Key("up", None))  # faster than a search
        await settle(pilot)
        assert box.value == "ree"
        await press(pilot, "up", "up", "x")
        assert box.value == "heronx"
        await press(pilot, "up")
        assert box.value == "lamp"
        await press(pilot, "up", "up")
        assert box.value == "heronx"


async def test_up_goes_to_the_first_hit_before_it_goes_to_the_queries_before():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"heron", "enter", "slash", *"lamp", "down", "up")
        box = app.screen.query_one(Input)
        assert box.value == "lamp"
        await press(pilot, "up")
        assert box.value == "heron"


@pytest.mark.parametrize("size", [(20, 5), (8, 2)])
async def test_the_finder_works_where_there_is_next_to_no_room(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "slash", *"heron", *["backspace"] * 5, *"heron", "enter")
        assert selected(app) == "person:bruno-heron"


@pytest.mark.parametrize("size", [WIDE, (80, 24), (60, 20)])
async def test_an_empty_box_tells_what_can_be_typed_into_it(size):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "slash")
        said = shown(app, "#hits")
        assert all(f"{name}:" in said for name in FIELDS)
        assert "!without" in said
        assert "…" not in said.replace("source …", "").replace("chair …", "")
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        said = shown(app, "#hits")
        assert all(words in said for words in FIELDS.values())
        await press(pilot, "h")
        assert "kind:" not in shown(app, "#finder")


async def test_enter_right_after_the_last_key_opens_what_that_key_finds():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        await pilot.press(*"heron", "enter")
        await settle(pilot)
        assert not app.screen.query("#finder")
        assert selected(app) == "person:bruno-heron"


async def test_a_newer_key_overtakes_an_older_search():
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        box = app.screen.query_one(Input)
        for typed in ("a", "session", "boytsov", "manturov"):
            box.value = typed  # no search has had its turn before the next one comes
        await settle(pilot)
        assert selected(app) == "person:denis-manturov"
        assert not [worker for worker in app.workers if worker.group == "find"]


async def test_the_query_belongs_to_the_view_and_comes_back_with_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"session", "enter")
        first = selected(app)
        await press(pilot, "slash", *"heron", "enter", "backspace")
        assert view(app).query == "session"
        await press(pilot, "n", "N")
        assert selected(app) == first


async def test_a_long_list_shows_any_of_its_hits_and_keeps_the_cursor_in_sight():
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"22", *["pagedown"] * 8)
        hits = app.screen.query_one(HitList)
        assert hits.cursor == sum(group.count for group in hits._groups) - 1
        assert hits.here is not None
        assert str(hits.here.ref) == selected(app)
        assert hits.here.title[:20] in shown(app, "#hits")
        await press(pilot, *["pageup"] * 8)
        assert hits.cursor == 0
        assert hits.scroll_offset.y == 0


async def test_a_click_on_a_reason_opens_its_hit():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"херон")
        await click(pilot, "#hits", place(app, "#hits", "alias (ru)"))
        assert not app.screen.query("#finder")
        assert selected(app) == "person:bruno-heron"


async def test_the_palette_finds_records_below_commands():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "colon", *"heron")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "Bruno Heron" in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert selected(app) == "person:bruno-heron"


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_palette_tells_the_kind_of_a_record_at_the_end_of_its_line(width):
    app = bundled()
    async with app.run_test(size=(width, 36)) as pilot:
        await press(pilot, "colon", *"technical session")
        await settle(pilot)
        listed = [line.strip("│▂▃▄▅▆▇█ ") for line in lines(app, "CommandList")]
        found = [line for line in listed if line.endswith("  session")]
        assert len(found) > 2
        assert {len(line) for line in found} == {min(width, 104) - 5}  # with room for a scrollbar
        title = found[0].removesuffix("session").strip()
        assert (len(title) > 80) == (width == 120)


async def test_the_palette_says_that_it_finds_records():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "colon")
        assert "Commands and records…" in shown(app)
        await press(pilot, "escape")
        await pilot.press("ctrl+p", "ctrl+p")
        await settle(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "outline"


async def test_the_palette_says_what_is_wrong_in_a_query_and_choosing_that_does_nothing():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "colon")
        app.screen.query_one(Input).value = "knd:[b]"
        await settle(pilot)
        assert "There is no field “knd”. Did you mean" in shown(app)
        await press(pilot, "enter")
        assert view(app) == before
        assert focused(pilot) == "outline"


async def test_a_text_too_long_to_be_a_query_is_not_taken_in_and_that_is_told():
    app = estuary()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "slash", *"heron")
        app.post_message(Paste("x " * 5000))
        await settle(pilot)
        assert "no more than 1,000 characters" in " ".join(shown(app).split())
        assert app.screen.query_one(Input).value == "heron"
        assert selected(app) == "person:bruno-heron"


async def test_escape_right_after_a_letter_leaves_nothing_of_the_search():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "slash")
        for key in ("h", "e", "r", "escape"):  # none waits for what the one before sets going
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        await settle(pilot)
        assert not app.screen.query("#finder")
        assert view(app) == before


async def test_enter_twice_opens_once():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        start = selected(app)
        await press(pilot, "slash", *"heron")
        for _ in range(2):
            app.post_message(Key("enter", None))
        await settle(pilot)
        await settle(pilot)
        assert selected(app) == "person:bruno-heron"
        await press(pilot, "backspace")
        assert selected(app) == start


async def test_of_many_faults_the_first_two_are_told_and_the_others_are_counted():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = "heron x:1 y:2 z:3 w:4"
        await settle(pilot)
        said = shown(app, "#finder-says")
        assert [f"There is no field “{name}”" in said for name in "xyzw"] == [
            True,
            True,
            False,
            False,
        ]
        assert "2 more are wrong." in said
        assert selected(app) == "person:bruno-heron"


@pytest.mark.parametrize("opener", ["slash", "backslash", "at", "colon"])
async def test_no_control_character_that_is_pasted_reaches_the_screen(opener):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, opener)
        app.post_message(Paste("her\x9b31m\x1b[31m\u202eon"))
        await settle(pilot)
        box = app.screen.query_one(Input)
        assert not unsafe_characters(box.value)
        assert (box.value[:3], box.value[-2:]) == ("her", "on")
        assert not unsafe_characters(box.render_line(0).text)


@pytest.mark.parametrize("opener", ["slash", "backslash", "at", "colon"])
async def test_a_paste_of_several_lines_becomes_one_in_every_box(opener):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, opener)
        app.post_message(Paste("12 June\r\n\t2018\n"))
        await settle(pilot)
        assert app.screen.query_one(Input).value == "12 June 2018"


async def test_a_query_that_is_faulty_as_a_whole_has_its_message_whole():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = "foo:x"
        await settle(pilot)
        said = " ".join(" ".join(lines(app, "#finder-says")).split())
        assert said.endswith("put it in quotation marks.")


async def test_what_is_said_where_nothing_is_found_can_be_scrolled_where_it_has_no_room():
    app = estuary()
    async with app.run_test(size=(80, 20)) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = "zzqq foo:x"
        await settle(pilot)
        assert lines(app)[0] == "Nothing matches “zzqq foo:x”."
        assert not lines(app)[-1].endswith("searched.")
        await press(pilot, *["down"] * 5)
        assert lines(app)[-1].endswith("searched.")
        await press(pilot, *["up"] * 4)
        assert lines(app)[0] == "Nothing matches “zzqq foo:x”."
        assert app.screen.query_one(Input).value == "zzqq foo:x"


async def test_the_mark_of_a_fault_stands_below_its_place_after_wide_letters():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash")
        app.screen.query_one(Input).value = "軍事 foo:x"
        await settle(pilot)
        assert lines(app, "#finder-says")[0] == " " * 5 + "^^^"
