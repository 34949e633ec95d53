"""Nothing stays of what was opened and closed; `make endurance` shows it of a long day."""

import gc
from datetime import date
from pathlib import Path
from weakref import ref

import pytest
from textual import screen
from textual.strip import Strip

from endurance.counting import Held
from irtui.host.remembered import OfDataset
from irtui.query.time.marks import Lane
from irtui.tui.session import history
from irtui.tui.session.view import View
from tests.tui.screens import ESTUARY, estuary, press, settle, still

pytestmark = pytest.mark.usefixtures("painted")

OPENED = [
    *(["slash", "r", "down", "escape"], ["backslash", "l", "escape"], ["at", "2", "enter"]),
    *(["at", "2", "0", "1", "2", "enter"], ["colon", "h", "escape"], ["P", "c", "enter", "escape"]),
    *(["question_mark", "escape"], ["r", "j", "escape"], ["y", "escape"], ["c", "escape"]),
    *(
        ["m", "apostrophe", "delete", "escape"],
        ["tab", "f", "a", "escape"],
        ["tab", "d", "escape", "tab"],
    ),
]
"""Keys that open what can be opened, and leave it."""


async def test_no_widget_screen_or_task_is_left_of_what_was_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The event loop holds a timer until it would ring, and so the screen that was left with it.
    monkeypatch.setattr(screen, "UPDATE_PERIOD", 1 / 240)

    async def look() -> Held:
        for keys in OPENED:
            await press(pilot, *keys, "escape")
        await settle(pilot)
        return Held.now()

    async with estuary().run_test(size=(80, 24)) as pilot:
        before, after = await look(), await look()
    kept = {kind: after.objects[kind] for kind in ("Dataset", "Keyed", "Session", "Widget")}
    assert kept == {kind: before.objects[kind] for kind in kept}
    assert (after.tasks, after.threads) == (before.tasks, before.threads)


def test_the_way_back_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT", 3)
    way = history.History()
    views = [View(date(2012, 1, number)) for number in range(1, 6)]
    for view in views:
        way.push(view)
    assert [way.back(views[-1]), way.back(views[-2])] == [views[-2], views[-3]]
    assert not way.leads_back(views[-3])


async def test_no_lane_is_left_of_a_dataset_that_was_read_again(tmp_path: Path) -> None:
    file = tmp_path / "estuary.toml"
    text = ESTUARY.read_text(encoding="utf-8")

    async def look() -> int:
        for name in ("Cléo Heron", "Cléo Tern"):
            file.write_text(text.replace("Cléo Tern", name), encoding="utf-8")
            await press(pilot, "R")
            await settle(pilot)
        gc.collect()
        return sum(isinstance(one, Lane) for one in gc.get_objects())

    file.write_text(text, encoding="utf-8")
    async with still(file, today=date(2020, 7, 15)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert await look() == await look() > 0


async def test_of_a_dataset_that_was_left_nothing_stays(tmp_path: Path) -> None:
    files = tmp_path / "left.toml", tmp_path / "then.toml"
    for file in files:
        file.write_bytes(ESTUARY.read_bytes())
    app = still(files[0], today=date(2020, 7, 15))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "tab", "j", "tab", "l", "r")
        assert app.session is not None
        left = ref(app.session.dataset), ref(app.session.hierarchy), ref(app.session)
        app.keeper.go_to(OfDataset(path=files[1]))
        await settle(pilot)
        assert app.loaded.path == files[1]
        gc.collect()  # of the report that lay over it, too
        assert [one() for one in left] == [None, None, None]
        await press(pilot, "j", "tab", "z", "escape")
        opened = ref(app.session.dataset)
        text = ESTUARY.read_text(encoding="utf-8")
        for name in ("Theo Tern", "Leo Tern"):  # the version before is compared with
            files[1].write_text(text.replace("Cléo Tern", name), encoding="utf-8")
            await press(pilot, "R")
        gc.collect()
        assert opened() is None


async def test_what_was_painted_of_datasets_that_were_left_does_not_add_up(tmp_path: Path) -> None:
    files = tmp_path / "left.toml", tmp_path / "then.toml"
    for file in files:
        file.write_bytes(ESTUARY.read_bytes())
    app = still(files[0], today=date(2020, 7, 15))
    painted = []
    async with app.run_test(size=(80, 24)) as pilot:
        for number in (1, 0, 1):
            app.keeper.go_to(OfDataset(path=files[number]))
            await settle(pilot)
            gc.collect()
            painted.append(sum(isinstance(one, Strip) for one in gc.get_objects()))
    assert painted[2] <= painted[1]
