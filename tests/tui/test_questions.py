"""The questions of a first visit, each answered from a cold start by at most ten keys."""

from datetime import date

import pytest
from textual.pilot import Pilot

from irtui.tui.app import IrtuiApp
from tests.tui.screens import bundled, legislature, shown

SMALL = (80, 24)
SIZES = [(120, 36), SMALL]
MOST_KEYS = 10


class Visit:
    """A user at the keyboard, whose keys are counted."""

    def __init__(self, app: IrtuiApp, pilot: Pilot[str]) -> None:
        self.app = app
        self._pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.keys += 1
            await self._pilot.press(key)
            await self._pilot.pause()
            await self._pilot.pause()
        assert self.keys <= MOST_KEYS

    def sees(self, *texts: str) -> bool:
        """Whether all texts are on the screen, with what wraps joined again."""
        screen = " ".join(shown(self.app).replace("│", " ").split())
        return all(text in screen for text in texts)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_this_body_who_chairs_it_and_which_source_says_so(size):
    """Question 1, asked of the commission that the app opens on."""
    app = bundled()
    async with app.run_test(size=size) as pilot:
        visit = Visit(app, pilot)
        await visit.press("tab", "z")  # the panel, on the whole screen
        assert visit.sees(
            "Inter-Governmental Commission on Military and Military Technical Cooperation",
            "The joint body at the top of India–Russia military",
            "Minister of Defence of India [1]",
            "held by Rajnath Singh [6]",
            "Minister of Defence of Russia [2]",
        )
        assert visit.sees("held by Andrey Belousov [8]")
        await visit.press("g")
        await visit.press("s")  # to the source of the first
        assert visit.sees("source:", "publisher", "address", "https://")


@pytest.mark.parametrize("size", SIZES)
async def test_a_citation_for_that_one_claim(size):
    """Question 2: who chairs for the Indian side."""
    app = bundled()
    async with app.run_test(size=size, notifications=True) as pilot:
        visit = Visit(app, pilot)
        await visit.press("tab", "z", "j", "y", "c")
        copied = app.clipboard
        assert "chaired by IN Minister of Defence of India" in copied
        assert "Prime Minister's Office archive" in copied
        assert "body:irigc-mmtc#chair_posts.1" in copied
        assert visit.sees("Copied: citation")


async def test_how_a_company_and_the_commission_are_connected():
    """Question 4, from the commission to Rosoboronexport."""
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        visit = Visit(app, pilot)
        await visit.press("P", *"rosob", "enter")
        assert visit.sees("3 shortest chains of 3 steps", "──run by──▶ Rosoboronexport")
        assert visit.sees("MTA run by Rosoboronexport since 9 September 2010 [2]")


async def test_when_sessions_stopped_being_regular_and_which_years_have_none():
    """Question 6: the rings stand in the lane that is there at the start; the gaps say more."""
    app = bundled()
    async with app.run_test(size=(120, 36)) as pilot:
        visit = Visit(app, pilot)
        assert visit.sees("○ none recorded")
        lane = next(line for line in shown(app, "#timeline").splitlines() if "IRIGC-M&MTC" in line)
        assert lane.count("○") + lane.count("◎") == 5
        await visit.press("r", "2")
        assert visit.sees("No meeting is recorded in 2006, 2014, 2020, 2022, 2023.")
        assert visit.sees("looked for in excerpts of the pages listed as sources")


async def test_which_years_have_no_session_where_there_is_a_list_only():
    """Question 6 at 80×24: the list has a line for each of them."""
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        visit = Visit(app, pilot)
        await visit.press("tab", "tab", "z", "minus")
        await visit.press("r", "2")
        assert visit.sees("No meeting is recorded in 2006, 2014, 2020, 2022, 2023.")


async def test_where_sources_disagree_about_a_date_or_a_number():
    """Question 7, and on to the record."""
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        visit = Visit(app, pilot)
        await visit.press("r")
        assert visit.sees("fields in which sources disagree", "founded", "РИА Новости")
        await visit.press("j", "enter")
        assert visit.sees("body:irigc-mmtc")


async def test_which_claims_rest_on_a_single_source():
    """Question 8."""
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        visit = Visit(app, pilot)
        await visit.press("r", "3")
        assert visit.sees("claims rest on one text; reprints do not count", "single source, Indian")


async def test_who_was_a_member_which_terms_had_she_and_who_sat_for_whom():
    """Of a legislature: from its record of a day to that of a member, and to all of one list."""
    app = legislature(at=date(2015, 12, 31))
    async with app.run_test(size=(120, 36)) as pilot:
        visit = Visit(app, pilot)
        assert visit.sees("Assembly of Saltmarsh", "16 members", "Members 16, of 40 ever")
        await visit.press("tab", "z")  # the panel, on the whole screen
        assert visit.sees("Comfrey Bollard · member · Member for Eel Creek · for Upland Union")
        visit.keys = -len("tansy-b")
        await visit.press("/", *"tansy-b", "enter")
        assert visit.sees("Member for Cockle Bay 5 terms", "since 4 May 2020 for Tide Party")
