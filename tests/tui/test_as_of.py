"""Turning the screen to another day."""

from datetime import date

import pytest

from irtui.tui.app import IrtuiApp
from irtui.tui.screens.explorer import Explorer
from irtui.tui.widgets.box import Box
from tests.tui.screens import bundled, click, estuary, place, press, selected, settle, shown, view

WIDE = (120, 36)


async def test_a_year_turns_the_tree_the_panel_and_the_header_to_its_last_day():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", *"2012", "enter")
        assert view(app).day == date(2012, 12, 31)
        assert shown(app).splitlines()[0].endswith("as of 31 December 2012")
        assert "CLE " in shown(app, "#outline")
        assert "Commission on the Lights of the Estuary" in shown(app, "#detail").splitlines()[1]


async def test_while_one_types_the_meaning_is_shown():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at")
        assert "empty: 30 June 2020, reviewed" in shown(app)
        await press(pilot, *"2012-02")
        assert "29 February 2012" in shown(app)
        await press(pilot, *"-30")
        assert "does not exist" in shown(app)


async def test_what_is_no_date_is_not_taken_and_nothing_is_lost():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, "at", *"soon", "enter")
        assert app.screen.query("#date-prompt")
        await press(pilot, "escape")
        assert not app.screen.query("#date-prompt")
        assert view(app) == before


@pytest.mark.parametrize("asking", ["slash", "at"])
async def test_while_a_box_asks_no_key_changes_or_leaves_the_view_under_it(asking):
    app = estuary(go="event:lights-2010-06")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "j", "enter", "backspace")  # so that there is a way on
        before = view(app)
        await press(pilot, asking)
        app.screen.query_one("#detail").focus()  # as by a click: the box stays
        for key in "[]yorx":
            await press(pilot, key)
            assert view(app) == before
            assert isinstance(app.screen, Explorer)
            assert app.screen.query(Box)
        await press(pilot, "alt+up", "alt+down", "alt+left", "alt+right", "backspace")
        assert view(app) == before
        await press(pilot, "escape")
        assert not app.screen.query(Box)
        assert view(app) == before


async def test_back_returns_to_the_day_before_and_escape_never_changes_it():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", *"2012", "enter", "escape")
        assert view(app).day == date(2012, 12, 31)
        await press(pilot, "backspace")
        assert view(app).day == date(2020, 6, 30)


async def test_find_shows_the_names_of_the_day():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"commission", "escape")
        await press(pilot, "at", *"2012", "enter", "slash", *"commission on", "enter")
        assert selected(app) == "body:lights-commission"
        assert "Commission on the Lights of the Estuary" in shown(app, "#detail")


@pytest.mark.parametrize("typed", ["[/", "[bold]", "../..", "9999", "0001", "[..2012]"])
async def test_whatever_is_typed_is_text_or_a_date(typed):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", *typed, "enter", "escape")
        assert app.is_running


async def test_the_header_says_whether_the_day_is_that_of_the_review():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert shown(app).splitlines()[0].endswith("as of 30 June 2020 reviewed")
        await press(pilot, "at", *"2020-06-29", "enter")
        assert shown(app).splitlines()[0].endswith("as of 29 June 2020")
        await press(pilot, "at", *"2020-06", "enter")  # its last day is that of the review
        assert shown(app).splitlines()[0].endswith("as of 30 June 2020 reviewed")


def bodies(app: IrtuiApp) -> list[str]:
    """The commission and the bodies right below it, doubts marked, as the tree shows them."""
    found: list[str] = []
    for line in shown(app, "#outline").splitlines()[2:-1]:  # after that of the dataset
        inner = line.strip("│").rstrip()
        level = (len(inner) - len(inner.lstrip())) // 2
        label = inner.strip()[2:].split("  ")[0].strip()
        if found and level == 0:
            break
        found.append(label)
    return found


@pytest.mark.parametrize(
    ("typed", "commission", "there", "possibly"),
    [
        (
            "2005",
            "IRIGC-MTC",
            {"WG MTC", "WG Shipbuilding, Aviation & Land"},
            {"WSG Planning", "SWG (Land)", "Navy-to-navy channel"},
        ),
        (
            "2013",
            "IRIGC-MTC",
            set(),
            {"WG MTC", "WG Shipbuilding, Aviation & Land", "WG MTC & Defence Industry"},
        ),
        (
            "2020",
            "IRIGC-M&MTC",
            {"WG Military Cooperation"},
            {"WG MTC", "WG Shipbuilding, Aviation & Land", "WG MTC & Defence Industry"},
        ),
    ],
)
async def test_the_commission_of_a_year_has_its_name_and_its_groups_of_then(
    typed, commission, there, possibly
):
    app = bundled()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "at", *typed, "enter", "z")
        top, *below = bodies(app)
        assert top == commission
        folders = {"Sub-groups", "Sessions", "Milestones and signings", "Possibly there"}
        assert {label for label in below if not label.endswith("?")} - folders == there
        assert ("Possibly there" in below) == bool(there)  # behind what certainly was
        if there:
            await press(pilot, "z", "slash", *min(possibly).lower(), "enter")
            _, *below = bodies(app)
        assert possibly <= {label.removesuffix(" ?") for label in below if label.endswith("?")}
        assert shown(app).splitlines()[0].endswith(f"31 December {typed}")


async def test_the_holders_and_the_parent_of_a_day_are_those_of_that_day():
    app = estuary(at=date(2012, 6, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "slash", *"keeper of", "enter")
        assert "Ada Reed" in shown(app, "#detail")
        await press(pilot, "slash", *"lamps", "enter")
        assert "CLE › WG Lamps" in shown(app).splitlines()[0]
        await press(pilot, "at", *"2019", "enter")
        assert "CLFE › WG Lamps" in shown(app).splitlines()[0]


@pytest.mark.parametrize("key", ["at", "f4"])
async def test_the_date_is_asked_for_by_a_sign_and_by_a_key_that_every_layout_has(key):
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, key, *"2012", "enter")
        assert view(app).day == date(2012, 12, 31)


async def test_whoever_asks_for_another_date_while_one_is_asked_for_stays_in_the_box():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "tab", "d", "f3", *"2012", "f4", "enter")
        window = view(app).window
        assert window is not None
        assert window.contains(date(2012, 6, 1))
        assert view(app).day == date(2020, 6, 30)
        assert not app.screen.query("#date-prompt, #finder")


@pytest.mark.parametrize("asking", ["slash", "at", "backslash"])
async def test_a_record_that_is_opened_by_the_mouse_leaves_the_box(asking):
    app = estuary(go="person:bruno-heron")
    async with app.run_test(size=WIDE) as pilot:
        before = view(app)
        await press(pilot, asking)
        await click(pilot, "#detail", place(app, "#detail", "22nd meeting"))
        assert not app.screen.query(Box)
        assert selected(app) == "event:lamp-group-2018-02"
        await press(pilot, "backspace")
        assert view(app) == before
