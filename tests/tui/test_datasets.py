"""Other datasets: opened from the palette in the same app, each where one left it."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from textual.widgets import Input

from irtui.host.means import Means
from irtui.host.remembered import Memory, OfDataset, kept_path
from irtui.loading import bundled_path
from irtui.model.written import WrittenView
from irtui.tui.copies import reopening
from tests.support import DATASETS
from tests.tui.screens import (
    ESTUARY,
    estuary,
    focused,
    once,
    press,
    selected,
    settle,
    shown,
    still,
    told,
    view,
)
from tests.tui.test_command_palette import rows

SIZE = (100, 24)
DELTA = DATASETS / "delta.toml"
LEFT = WrittenView(go="body:wick-group", full=True)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """Of one who has used the delta, and a file that is gone."""
    found = Memory(tmp_path / "state.json")
    gone = OfDataset(path=tmp_path / "{find}.toml", title="Gone [b]by[/")
    found.remember(
        first_line_seen=True,
        datasets=(OfDataset(path=DELTA, title="The delta", view=LEFT), gone),
    )
    return found


async def choose(pilot, typed: str, key: str = "colon") -> list[str]:
    """Choose the first row of the palette for a text; what the rows were."""
    await press(pilot, key)
    pilot.app.screen.query_one(Input).value = typed
    await settle(pilot)
    found: list[str] = rows(pilot.app)
    await press(pilot, "enter")
    return found


def way_back(app) -> str:
    session = app.session
    return reopening(session.loaded, session.chosen)


async def test_the_palette_opens_another_dataset_where_one_left_it_and_the_first_one_again(memory):
    watched: list[Path] = []

    async def changes(path: Path) -> AsyncIterator[None]:
        watched.append(path)
        yield

    app = estuary(memory=memory, means=Means(changes=changes))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab", "j", "at", *"2012-06-01", "enter", "v")
        left, picture = view(app), shown(app, "#detail")
        (row,) = await choose(pilot, "open delta")
        assert row.startswith("Open dataset: The delta  ")
        assert row.endswith("delta.toml")
        assert view(app).folding.full
        assert "delta" in shown(app).splitlines()[0].lower()
        assert focused(pilot) == "outline"
        assert way_back(app).startswith(f"irtui -d {DELTA} --go ")
        assert len(app.screen_stack) == 1
        assert watched == [ESTUARY, DELTA]
        await press(pilot, "backspace")
        assert told(app) == "There is nothing to go back to."
        await choose(pilot, "open estuary")
        assert (view(app), shown(app, "#detail")) == (left, picture)
    app.keeper.keep_place()
    again = Memory(memory.path).now.datasets
    assert [one.path for one in again][:2] == [ESTUARY, DELTA]
    assert again[0].view == WrittenView(at=date(2012, 6, 1), go=str(left.selection), full=True)


async def test_the_present_one_is_not_offered_and_that_of_irtui_always_is(memory):
    app = estuary(memory=memory)
    other = OfDataset(path=Path("/other.toml"), title="Used elsewhere meanwhile")
    Memory(memory.path).change(lambda now: now.leaving(other))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "colon")
        offered = [row for row in rows(app) if row.startswith("Open dataset: ")]
        assert [row.split("  ")[0] for row in offered] == [
            "Open dataset: Used elsewhere meanwhile",
            "Open dataset: The delta",
            "Open dataset: Gone [b]by[/",
            "Open dataset: the one that comes with irtui",
        ]
        assert rows(app)[-4:] == offered
        app.loaded = once(bundled_path())
        assert None not in [one.path for one in app.keeper.others()]


async def test_what_is_gone_or_broken_is_told_and_the_present_one_stays(memory, tmp_path):
    broken = OfDataset(path=DATASETS / "broken.toml", title="Broken")
    memory.change(lambda now: now.leaving(broken))
    app = estuary(memory=memory)
    async with app.run_test(size=SIZE) as pilot:
        before = app.screen
        await choose(pilot, "open gone")
        assert told(app) == f"{{find}}.toml is no longer in {tmp_path}."
        assert [one.title for one in memory.now.datasets] == ["Broken", "The delta"]
        await choose(pilot, "open broken")
        assert told(app).startswith("broken.toml was not opened: ")
        assert [one.title for one in memory.now.datasets] == ["Broken", "The delta"]
        assert app.screen is before
        assert app.loaded.path == ESTUARY


async def test_a_dataset_can_be_opened_from_the_problems_of_a_broken_one(memory, tmp_path):
    path = Path(copy(DATASETS / "broken.toml", tmp_path))
    app = still(path, memory=memory, today=date(2024, 7, 1))
    async with app.run_test(size=SIZE) as pilot:
        assert app.session is None
        await choose(pilot, "open delta", "ctrl+p")
        assert app.loaded.path == DELTA
        assert selected(app) == LEFT.go


async def test_a_place_whose_record_is_gone_opens_as_usual_and_says_so(memory):
    gone = OfDataset(path=DELTA, title="The delta", view=WrittenView(go="body:nowhere"))
    memory.change(lambda now: now.leaving(gone))
    app = estuary(memory=memory)
    async with app.run_test(size=SIZE) as pilot:
        await choose(pilot, "open delta")
        assert told(app) == "body:nowhere is no longer in this dataset."
        assert selected(app).startswith("body:")


async def test_while_a_box_asks_for_something_no_dataset_is_opened(memory):
    app = estuary(memory=memory)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash")
        await choose(pilot, "open delta", "ctrl+p")
        assert app.loaded.path == ESTUARY


def test_a_path_is_remembered_from_the_root_and_that_of_irtui_as_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inner").mkdir()
    assert kept_path(bundled_path()) is None
    assert kept_path(Path("a.toml")) == kept_path(Path("inner/../a.toml")) == tmp_path / "a.toml"
