"""The header and the footer: where one is, what can be done there, and what does nothing."""

from datetime import date

import pytest

from irtui.model.claims import Ref
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.widgets.title_bar import TitleBar
from tests.support import DATASETS
from tests.tui.screens import (
    bundled,
    click,
    estuary,
    place,
    press,
    selected,
    settle,
    shown,
    still,
    view,
)

WIDE = (120, 36)
SESSION = Ref("event", "irigc-mmtc-2025-12")


def header(app: IrtuiApp) -> str:
    return shown(app).splitlines()[0]


def footer(app: IrtuiApp) -> str:
    return shown(app).splitlines()[-1].strip()


# The header


@pytest.mark.parametrize(
    ("width", "ends", "has", "lacks"),
    [
        (160, "as of 3 June 2026 reviewed", "cooperation › IRIGC-M&MTC › ", "…"),
        (120, "as of 3 June 2026 reviewed", "IRIGC-M&MTC › ", "…"),
        (80, "as of 3 June 2026 reviewed", " irtui  IRIGC-M&MTC › ", "India"),
        (60, "as of 3 June 2026 reviewed", "22nd session", "India"),
        (40, "as of 2026-06-03", " 22nd session ", "irtui"),
        (20, "as of 2026-06-03", "", "reviewed"),
    ],
)
async def test_the_header_says_where_one_is_and_always_as_of_when(width, ends, has, lacks):
    app = bundled(go=str(SESSION))
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        assert header(app).endswith(ends)
        assert has in header(app)
        assert lacks not in header(app)


async def test_the_middle_of_a_long_way_gives_way_before_the_dataset():
    app = still(DATASETS / "legislature.toml", today=date(2024, 7, 15))
    async with app.run_test(size=WIDE) as pilot:
        bar = app.screen.query_one(TitleBar)
        bar.steps = ("one step", "another step " * 4, "here")
        await settle(pilot)
        title = header(app).split(" › ")[0].split("  ")[1]
        short = f" irtui  {title} › … › here  as of 30 June 2024 reviewed"
        await pilot.resize_terminal(len(short) + 1, 24)
        await settle(pilot)
        assert header(app) == short


async def test_each_step_of_the_header_opens_it_and_the_day_asks_for_another():
    app = bundled(go=str(SESSION))
    async with app.run_test(size=(160, 30)) as pilot:
        await settle(pilot)
        await click(pilot, TitleBar, place(app, "TitleBar", "IRIGC-M&MTC"))
        assert selected(app) == "body:irigc-mmtc"
        await click(pilot, TitleBar, place(app, "TitleBar", "cooperation"))
        assert view(app).selection is None
        await press(pilot, "backspace", "backspace")
        assert view(app).selection == SESSION
        await click(pilot, TitleBar, place(app, "TitleBar", "3 June"))
        assert app.screen.query("#date-prompt")


async def test_from_a_report_the_header_leads_to_the_dataset_and_its_day_is_not_to_click():
    app = estuary()
    day = WIDE[0] - 5, 0
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "day" in app.screen.get_style_at(*day).meta
        await press(pilot, "r")
        assert "day" not in app.screen.get_style_at(*day).meta
        await click(pilot, "TitleBar", (10, 0))
        assert isinstance(app.screen, Explorer)
        assert view(app).selection is None


async def test_after_the_review_the_header_says_so():
    app = estuary(at=date(2020, 7, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert header(app).endswith("as of 1 July 2020 after the review")


HINDI = """
[dataset]
title = "आयोग"
reviewed = "2024"
[dataset.kinds]
body = { b = "bs" }
[body.a]
kind = "b"
name = "भारत अंतर-सरकारी आयोग"
sources = ["s1"]
[source.s1]
publisher = "P"
"""


async def test_indic_text_stands_at_the_end_of_the_header(tmp_path):
    path = tmp_path / "hi.toml"
    path.write_text(HINDI, encoding="utf-8")
    app = still(path, today=date(2024, 7, 15))
    async with app.run_test(size=(100, 16)) as pilot:
        await settle(pilot)
        assert header(app).startswith(" irtui  as of 31 December 2024 reviewed  ")
        assert header(app).endswith("आयोग")


# The footer


@pytest.mark.parametrize(
    ("size", "keys", "named"),
    [
        (
            WIDE,
            (),
            ("/ find   @ another day   tab record   ] next change   space fold   "
            "v all evidence   r reports   y copy   ? all keys"),
        ),
        (WIDE, ("j",), ("/ find   @ another day   tab record   ] next change   enter open   "
         "space unfold   v all evidence   ⌫ back   ? all keys")),
        (WIDE, ("tab", "}", "v"), "/ find   @ another day   space fold"),
        ((160, 36), ("tab", "tab", "plus"), ",. marks   +- zoom   f fit   d date"),
        ((80, 24), ("tab", "tab"), "/ find  ,. marks  +- zoom  d date"),
        (WIDE, ("backslash", *"heron", "enter"), "esc lift filter   / find"),
        (WIDE, ("slash", *"heron", "enter"), "n N next hit   / find"),
        (WIDE, ("j", "enter"), "⌫ back"),
        ((160, 36), ("x",), "x hide former"),
        (WIDE, ("left_square_bracket",), "] next change   > play"),
        (WIDE, ("r",), "esc leave   tab next report   \\ filter   B branch"),
        (WIDE, ("r", "B"), "B whole file"),
        (WIDE, ("question_mark",), "esc leave   ↓↑ scroll"),
        (WIDE, ("y",), "enter copy   j k move   esc leave"),
    ],
)  # fmt: skip
async def test_the_footer_names_what_can_be_done_here(size, keys, named):
    app = estuary()
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        assert named in footer(app)


async def test_the_chains_between_two_records_offer_what_can_be_done_with_chains():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "P", *"heron", "enter")
        assert "filter" not in footer(app)
        assert "branch" not in footer(app)
        await press(pilot, "j")
        assert footer(app).startswith("enter open   esc leave")
        await press(pilot, "backslash")
        assert footer(app) == "Only reports are filtered."


# What does nothing


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("w",), "w does nothing here. ? lists the keys."),
        (("ж",), "ж does nothing here. ? lists the keys."),
        (("G", "space"), None),
        (("g", "space"), "Nothing unfolds here."),
        (("g", "E"), "Nothing unfolds here."),
        (("backspace",), "There is nothing to go back to."),
        (("alt+right",), "There is nothing to go forward to."),
        (("n",), "Search first: press /. Then n and N go from hit to hit."),
        (("tab", "enter"), "Nothing opens here."),
        (("tab", "9", "9", "s"), "No source has number 99"),
        (("r", "w"), "w does nothing here. ? lists the keys."),
        (("r", "f"), "f does nothing here. ? lists the keys."),
        (("y", "w"), "w does nothing here."),
        (("c",), "Nothing changed on this day: ] goes to the next change."),
        (("G", "J"), None),
    ],
)
async def test_a_key_that_can_do_nothing_here_says_so_until_the_next_key(keys, said):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *keys)
        if said is None:
            assert "? all keys" in footer(app)
            return
        assert footer(app).startswith(said)
        await press(pilot, keys[-1])  # nothing is stacked up
        assert footer(app).startswith(said) or "9" in keys
        await press(pilot, "j")
        assert not footer(app).startswith(said)


async def test_a_key_that_waits_for_a_box_says_so_and_none_is_lost_in_the_box():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"heronx", "backspace")
        assert "heron" in shown(app, "#finder")
        await press(pilot, "f5")
        assert "does nothing here" not in footer(app)
        app.screen.query_one("#detail").focus()
        await press(pilot, "v")
        assert footer(app) == "Leave the box first: esc."


async def test_the_list_of_problems_names_its_keys_and_says_what_does_nothing(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text('title = "x"\n', encoding="utf-8")
    app = still(path, today=date(2024, 7, 15))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert footer(app) == "e edit  r read again  y copy  ↓↑ move  esc quit"
        await press(pilot, "w")
        assert footer(app) == "w does nothing here."


async def test_what_is_said_keeps_its_last_sentence_where_it_is_too_long():
    app = estuary()
    async with app.run_test(size=(50, 20)) as pilot:
        await settle(pilot)
        app.tell("Read again: 26 records added, 1,302 removed. {differences} lists them.")
        await settle(pilot)
        assert footer(app) == "Read again: 26 records added… D lists them."
