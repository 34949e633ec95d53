"""A long page is laid out in steps, between which keys are heard; one comes where one was."""

from pathlib import Path

import pytest
from attrs import evolve
from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot

from irtui.loading import Loaded
from irtui.model.claims import Ref
from irtui.model.records import Body
from irtui.pages.folding import FULL, Folding
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone
from irtui.render.terminal.dress import terminal_dress
from irtui.render.terminal.layout import lay_out
from irtui.render.terminal.pieces import stops
from irtui.tui.driver import opening
from irtui.tui.screens.overviews import MANY
from irtui.tui.session.reading import Spot
from irtui.tui.theme import OWN_VARIABLES
from irtui.tui.widgets.page_view import PageView
from tests.support import dataset, ref

COUNT = 800
DATA = dataset("")


def long_page() -> Page:
    """Two sections of many rows, each of which leads to a record."""

    def rows(name: str) -> tuple[Row, ...]:
        links = (Piece(f"{name} {n}", Tone.LINK, ref(f"body:{name}-{n}")) for n in range(COUNT))
        return tuple(Row((link,), anchor=str(link.target)) for link in links)

    first, second = (Section(name, rows(name), key=name, folds=True) for name in ("lamp", "fog"))
    return Page(None, "Long", "report", (first, second))


class Panel(App[None]):
    """A page alone."""

    def compose(self) -> ComposeResult:
        yield PageView()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return OWN_VARIABLES


async def all_laid_out(pilot: Pilot[None]) -> None:
    """Waits until the view has its size, begins to lay out, and has done so in steps."""
    for _ in range(3):
        await pilot.pause(0)
        while any(not worker.is_finished for worker in pilot.app.workers):
            await pilot.pause(0)


@pytest.fixture(scope="module")
def page() -> Page:
    return long_page()


async def test_keys_are_heard_while_a_long_page_is_laid_out(page):
    async with Panel().run_test(size=(60, 20)) as pilot:
        view = pilot.app.query_one(PageView)
        view.focus()
        view.show(DATA, page, folding=FULL)
        while view.virtual_size.height < 1000:
            await pilot.pause(0)
        pilot.app.post_message(Key("j", "j"))
        while view.cursor is None:
            await pilot.pause(0)
        assert view.virtual_size.height < 2 * COUNT
        await all_laid_out(pilot)
        assert view.virtual_size.height > 2 * COUNT
        assert view.cursor == 0


async def test_one_comes_where_one_was_however_far_down_that_is(page):
    async with Panel().run_test(size=(60, 20)) as pilot:
        view = pilot.app.query_one(PageView)
        view.focus()
        view.show(DATA, page, Spot(COUNT + 500, COUNT + 495), FULL)
        assert view.spot == Spot(COUNT + 500, COUNT + 495)
        await all_laid_out(pilot)
        assert view.spot == Spot(COUNT + 500, COUNT + 495)
        assert view.target == ref("body:fog-498")
        view.fold(Folding())  # the row is folded away, and the heading of its section is not
        while view.here is None or view.here.folds != "fog":
            view.action_move(1)
        view.fold(FULL)
        await all_laid_out(pilot)
        assert view.here is not None
        assert view.here.folds == "fog"
        assert view.here.line == view.scroll_offset.y


async def test_who_goes_elsewhere_meanwhile_is_not_taken_back(page):
    async with Panel().run_test(size=(60, 20)) as pilot:
        view = pilot.app.query_one(PageView)
        view.focus()
        view.show(DATA, page)
        view.fold(Folding(turned=frozenset({"lamp"})))
        view.seek(ref("body:fog-7"))
        await pilot.press("down")
        here = view.cursor
        await all_laid_out(pilot)
        assert view.cursor == here


def test_stops_are_the_same_wherever_lines_are_divided(page):
    lines = lay_out(evolve(page, sections=page.sections[:1]), 16, terminal_dress)[:60]
    whole = stops(lines)
    for at in range(0, 60, 7):
        before = stops(lines[:at])
        assert before + stops(lines[at:], at, before[-1] if before else None) == whole


@pytest.mark.parametrize(("count", "said"), [(MANY, ""), (MANY + 1, "\x1b[HOpening big.toml…")])
def test_a_large_dataset_is_said_to_be_opened(count, said):
    some = Body(id="some")
    records = {Ref("body", str(number)): some for number in range(count)}
    assert opening(Loaded(Path("/x/big.toml"), evolve(DATA, records=records), ())) == said
