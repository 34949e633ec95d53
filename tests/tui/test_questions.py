"""The questions of a first visit, each answered from a cold start by at most six keys."""

from datetime import date

import pytest
from textual.pilot import Pilot

from irtui.tui.app import IrtuiApp
from tests.tui.screens import bundled, legislature, press, settle, shown

SMALL = (80, 24)
SIZES = [(120, 36), SMALL]
MOST_KEYS = 6


class Visit:
    """A user at the keyboard, whose keys are counted."""

    def __init__(self, app: IrtuiApp, pilot: Pilot[str], most: int = MOST_KEYS) -> None:
        self.app = app
        self._pilot = pilot
        self._left = most

    async def press(self, *keys: str) -> None:
        self._left -= len(keys)
        await press(self._pilot, *keys)
        assert self._left >= 0

    def sees(self, *texts: str) -> bool:
        """Whether all texts are on the screen, with what wraps joined again."""
        screen = " ".join(shown(self.app).replace("│", " ").split())
        panel = (
            " ".join(shown(self.app, "#detail").replace("│", " ").split())
            if (self.app.screen.query("#detail"))
            else ""
        )
        return all(text in screen or text in panel for text in texts)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_this_body_who_chairs_it_and_which_source_says_so(size):
    """Question 1, asked of the commission that the app opens on: the first screen says it."""
    app = bundled()
    async with app.run_test(size=size) as pilot:
        visit = Visit(app, pilot)
        await settle(pilot)
        assert visit.sees(
            "Inter-Governmental Commission on Military and Military",
            "IN Rajnath Singh [1–3]",
            "Minister of Defence",
            "since 31 May 2019",
            "RU Andrey Belousov [3–5]",
            "since 14 May 2024",
        )
        await visit.press("tab", "1")
        assert visit.sees("s goes to [1] Business Standard, 31 May ")
        await visit.press("s")
        assert visit.sees("source:", "published", "address", "https://")


@pytest.mark.parametrize("size", SIZES)
async def test_a_citation_for_that_one_claim(size):
    """Question 2: who chairs for the Indian side."""
    app = bundled()
    async with app.run_test(size=size, notifications=True) as pilot:
        await Visit(app, pilot).press("tab", "j", "y", "c")
        copied = app.clipboard
        assert "Minister of Defence of India (since 31 May 2019)" in copied
        assert "Business Standard" in copied
        assert "person:rajnath-singh#posts" in copied
        assert "Copied: citation" in " ".join(shown(app).split())


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_structure_looked_like_on_a_day(size):
    """Question 3, of the last day before 2005."""
    app = bundled()
    async with app.run_test(size=size) as pilot:
        visit = Visit(app, pilot)
        await visit.press("at", *"2004", "enter")
        assert visit.sees("IRIGC-MTC")
        assert visit.sees("31 December 2004") or visit.sees("2004-12-31")


async def test_how_a_company_and_the_commission_are_connected():
    """Question 4, from the commission to Rosoboronexport."""
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        visit = Visit(app, pilot)
        await visit.press("P", *"roso", "enter")
        assert visit.sees("IRIGC-M&MTC", "──run by──▶ Rosoboronexport")
        assert not app.screen.query("#finder")


@pytest.mark.parametrize("size", SIZES)
async def test_what_this_body_was_called_before_and_what_the_russian_acronym_stands_for(size):
    """Question 5: the face has the former name, the section of names the Russian one."""
    app = bundled()
    async with app.run_test(size=size) as pilot:
        visit = Visit(app, pilot)
        await visit.press("tab", "f", *"МПК")
        assert visit.sees("1 of ", "МПК по ВТС", "сотрудничеству")


async def test_when_sessions_stopped_being_regular_and_which_years_have_none():
    """Question 6: the rings stand in the lane that is there at the start; the gaps say more."""
    app = bundled()
    async with app.run_test(size=(120, 36)) as pilot:
        visit = Visit(app, pilot)
        assert visit.sees("○ none recorded")
        lane = next(line for line in shown(app, "#timeline").splitlines() if "IRIGC-M&MTC" in line)
        assert lane.count("○") + lane.count("◎") == 5
        await visit.press("r", "2", "v")
        assert visit.sees("No meeting is recorded in 2006, 2014, 2020, 2022, 2023.")
        assert visit.sees("looked for in excerpts of the pages listed as sources")


async def test_which_years_have_no_session_where_there_is_a_list_only():
    """Question 6 at 80×24."""
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        visit = Visit(app, pilot)
        await visit.press("r", "2", "v")
        assert visit.sees("No meeting is recorded in 2006, 2014, 2020, 2022, 2023.")


async def test_where_sources_disagree_about_a_date_or_a_number():
    """Question 7, and on to the record."""
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        visit = Visit(app, pilot)
        await visit.press("r", "v")
        assert visit.sees("fields in which sources disagree", "founded", "РИА Новости")
        await visit.press("j", "j", "enter")
        assert visit.sees("body:irigc-mmtc")


async def test_which_claims_rest_on_a_single_source():
    """Question 8."""
    app = bundled()
    async with app.run_test(size=SMALL) as pilot:
        visit = Visit(app, pilot)
        await visit.press("r", "3", "v")
        assert visit.sees("claims rest on one text; reprints do not count", "1 source, IN")


async def test_who_was_a_member_which_terms_had_she_and_who_sat_for_whom():
    """Of a legislature: from its record of a day to that of a member, and to all of one list."""
    app = legislature(at=date(2015, 12, 31))
    async with app.run_test(size=(120, 36)) as pilot:
        visit = Visit(app, pilot, 14)
        await visit.press("tab", "z", "v")  # the panel, on the whole screen
        assert visit.sees("Assembly of Saltmarsh", "16 members")
        assert visit.sees("Comfrey Bollard")
        await visit.press("/", *"tansy-b", "enter")
        assert visit.sees("Member for Cockle Bay", "since 4 May 2020")
