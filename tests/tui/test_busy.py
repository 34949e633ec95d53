"""What takes long: the footer says what it is, keys are heard, and escape stops it."""

import asyncio
import threading
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from textual.pilot import Pilot
from textual.widgets import Input

from irtui.host.revisions import Version
from irtui.loading import load
from irtui.model.written import WrittenView
from irtui.pages import dataset_page
from irtui.pages.anchors import WHOLE
from irtui.query.audit import diff
from irtui.query.time import changes
from irtui.tui.app import IrtuiApp
from irtui.tui.screens import overviews, pages, reports
from irtui.tui.screens.keyed import Keyed
from irtui.tui.screens.pages import PathScreen
from irtui.tui.screens.reports import ReportsScreen
from irtui.tui.steps import in_thread
from irtui.tui.widgets import finder
from irtui.tui.widgets.key_bar import KeyBar
from tests.tui.screens import ESTUARY, estuary, press, selected, settle, shown, still, told, view


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    monkeypatch.setattr(Keyed, "moment", 0)


def footer(pilot: Pilot[Any]) -> str:
    """What the last line of the screen says."""
    assert isinstance(pilot.app, IrtuiApp)
    return shown(pilot.app).splitlines()[-1].strip()


async def pauses(pilot: Pilot[Any]) -> None:
    """Lets the screen follow; what waits at a gate goes on waiting."""
    for _ in range(4):
        await pilot.pause(0)


async def test_the_footer_says_what_is_done_until_it_is_done_and_keys_are_heard():
    app, gate, done = estuary(), asyncio.Event(), []

    async def work() -> None:
        await gate.wait()
        done.append("it")

    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, Keyed)
        app.screen.busy("Reading big.toml", work)
        await pauses(pilot)
        assert footer(pilot) == "Reading big.toml… esc stops it."
        before = selected(app)
        await pilot.press("down")
        assert selected(app) != before
        assert footer(pilot) == "Reading big.toml… esc stops it."
        gate.set()
        await pauses(pilot)
        assert done == ["it"]
        assert "find" in footer(pilot)


async def test_escape_stops_it_and_says_so():
    app, ended = estuary(), []
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, Keyed)
        forever = asyncio.Event()

        async def work() -> None:
            await forever.wait()

        worker = app.screen.busy("Reading", work, ended=lambda: ended.append("it"))
        await pauses(pilot)
        await pilot.press("escape")
        await pauses(pilot)
        assert worker.is_cancelled
        assert (ended, told(app)) == (["it"], "Stopped: Reading.")
        assert not app.screen.query_one(KeyBar).doing


@pytest.fixture
def large(monkeypatch):
    """Any dataset counts as large; what is found of it waits for a gate, by its name."""
    gates: dict[str, Gate] = {}
    monkeypatch.setattr(overviews, "MANY", 0)
    for name, module in {"findings": reports, "paths": pages, "overview": dataset_page}.items():
        gates[name] = Gate(getattr(module, name))
        monkeypatch.setattr(module, name, gates[name])
    yield gates
    for gate in gates.values():
        gate.open.set()


class Gate:
    """A function that gives its answer when it is let to."""

    def __init__(self, function: Any) -> None:
        self.open = threading.Event()
        self.called = 0
        self._function = function

    def __call__(self, *args: Any) -> Any:
        self.called += 1
        assert self.open.wait(60)
        return self._function(*args)


async def test_a_report_on_much_is_made_while_keys_are_heard_and_then_turned_from(large):
    app, gate = estuary(), large["findings"]
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("r")
        await pauses(pilot)
        assert footer(pilot) == "Making the report… esc stops it."
        before = selected(app)
        await pilot.press("down", "r")
        await pauses(pilot)
        assert selected(app) != before
        gate.open.set()
        await settle(pilot)
        assert isinstance(app.screen, ReportsScreen)
        assert gate.called == 1
        gate.open.clear()
        await pilot.press("2")
        await pauses(pilot)
        assert footer(pilot) == "Making the report 2… esc stops it."
        assert app.screen.at == 0
        await pilot.press("escape")
        await pauses(pilot)
        assert told(app) == "Stopped: Making the report 2."
        assert isinstance(app.screen, ReportsScreen)


async def test_a_report_does_not_open_over_what_was_opened_meanwhile(large):
    app, gate = estuary(), large["findings"]
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("r", "slash", "a")
        gate.open.set()
        await settle(pilot)
        assert not isinstance(app.screen, ReportsScreen)
        assert app.screen.query_one(Input).value == "a"


@pytest.mark.parametrize("summary", ["What it is.", ""])
async def test_the_page_of_a_large_dataset_says_what_it_waits_for(large, summary):
    loaded = load(ESTUARY)
    dataset = loaded.dataset
    assert dataset is not None
    told = evolve(dataset, about=evolve(dataset.about, summary=summary))
    today, gate = date(2020, 7, 15), large["overview"]
    app = IrtuiApp(evolve(loaded, dataset=told), WrittenView(go=WHOLE), today=today)
    async with app.run_test(size=(100, 30)) as pilot:
        await pauses(pilot)
        assert "Looking through" in shown(app, "#detail")
        assert footer(pilot).startswith("Looking through")
        gate.open.set()
        await settle(pilot)
        assert "Looking through" not in shown(app)
        assert "records" in shown(app, "#detail")


@pytest.fixture
def unknown(tmp_path) -> IrtuiApp:
    """The app on the page of a dataset of which nothing was found before."""
    path = tmp_path / "estuary.toml"
    path.write_bytes(ESTUARY.read_bytes())
    return still(path, today=date(2020, 7, 15), go=WHOLE)


async def test_when_the_day_turns_meanwhile_the_page_is_that_of_the_other_day(large, unknown):
    app, gate = unknown, large["overview"]
    async with app.run_test(size=(100, 30)) as pilot:
        await pauses(pilot)
        await pilot.press("left_square_bracket")
        await pauses(pilot)
        assert "Looking through" in shown(app, "#detail")
        gate.open.set()
        await settle(pilot)
        assert gate.called == 2
        assert "Looking through" not in shown(app)


async def test_what_was_stopped_is_looked_for_again(large, unknown):
    app, gate = unknown, large["overview"]
    async with app.run_test(size=(100, 30)) as pilot:
        await pauses(pilot)
        await pilot.press("escape")
        await pauses(pilot)
        assert "Stopped. i looks again." in shown(app, "#detail")
        assert told(app).startswith("Stopped: Looking through")
        gate.open.set()
        await press(pilot, "i")
        assert "Stopped" not in shown(app)
        assert "records" in shown(app, "#detail")


async def test_the_changes_of_much_are_looked_for_while_keys_are_heard(large, monkeypatch):
    monkeypatch.setattr(changes, "are_known", lambda _: False)
    large["changes"] = Gate(changes.changes)
    monkeypatch.setattr(changes, "changes", large["changes"])
    app = estuary()
    async with app.run_test(size=(100, 30)) as pilot:
        day = view(app).day
        await pilot.press("left_square_bracket")
        await pauses(pilot)
        assert footer(pilot) == "Looking for changes… esc stops it."
        large["changes"].open.set()
        await settle(pilot)
        assert view(app).day < day


async def test_a_comparison_that_was_stopped_begins_again_when_it_is_asked_for(monkeypatch):
    gate = Gate(diff.diff)
    monkeypatch.setattr(diff, "diff", gate)
    app = estuary(against=Version(ESTUARY, True, load(ESTUARY)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pauses(pilot)
        assert footer(pilot) == "Comparing with estuary.toml… esc stops it."
        await pilot.press("D")
        await pauses(pilot)
        assert told(app) == "Still comparing with estuary.toml …"
        await pilot.press("escape", "D")
        gate.open.set()
        await settle(pilot)
        assert told(app) == "Nothing differs."


async def test_a_path_through_much_is_looked_for_while_keys_are_heard(large):
    app = estuary(go="person:ada-reed")
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "P", *"clfe")
        await pilot.press("enter")
        await pauses(pilot)
        assert footer(pilot) == "Looking for a path… esc stops it."
        large["paths"].open.set()
        await settle(pilot)
        assert isinstance(app.screen, PathScreen)


async def test_what_fails_in_a_thread_fails_for_whoever_waits():
    with pytest.raises(ZeroDivisionError):
        await in_thread(divmod, 1, 0)


async def test_a_search_that_takes_long_says_so_and_ends_with_its_box(monkeypatch):
    forever = asyncio.Event()

    async def never(_: object) -> None:
        await forever.wait()

    monkeypatch.setattr(finder, "in_steps", never)
    app = estuary()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "a")
        await pauses(pilot)
        assert footer(pilot) == "Searching… esc stops it."
        await pilot.press("escape")
        await settle(pilot)
        assert "find" in footer(pilot)
        assert "Structure" in shown(app)
