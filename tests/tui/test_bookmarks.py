"""Bookmarks: set by a key for what is shown, listed, opened, removed, and put back."""

import json
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from irtui.host.remembered import Bookmark, Memory, OfDataset
from irtui.model.written import WrittenView
from irtui.tui.screens.explorer import Explorer
from irtui.tui.widgets.detail import Detail
from tests.hostile import PAYLOAD, hidden
from tests.support import DATASETS
from tests.tui.screens import ESTUARY, click, estuary, press, selected, settle, shown, told, view
from tests.tui.test_hostile import pictured

SIZE = (80, 24)
DELTA = DATASETS / "delta.toml"
TODAY = date(2020, 7, 15)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "state.json")


def marks(memory: Memory) -> list[tuple[str, str, date | None]]:
    return [(one.title, one.view.go, one.view.at) for one in memory.now.bookmarks]


def rows(app) -> list[str]:
    return [str(option.prompt).rstrip() for option in app.screen.query_one("Rows").options]


async def test_m_sets_a_bookmark_for_the_record_on_the_day_and_removes_it_again(memory):
    app = estuary(memory=memory, go="lights-commission")
    async with app.run_test(size=SIZE) as pilot:
        title = app.screen.query_one(Detail)
        assert str(title.border_title) == "body:lights-commission"
        await press(pilot, "m")
        assert told(app) == "Bookmark set."
        assert str(title.border_title) == "body:lights-commission · bookmark"
        await press(pilot, "at", *"2012", "enter")
        assert str(title.border_title) == "body:lights-commission"
        await press(pilot, "ь")  # the same key in a Russian layout
        first, second = memory.now.bookmarks
        assert (first.view.at, second.view.at) == (date(2012, 12, 31), None)
        assert {one.made for one in memory.now.bookmarks} == {TODAY}
        assert {one.path for one in memory.now.bookmarks} == {ESTUARY}
        await press(pilot, "m")
        assert told(app) == "Bookmark removed."
        assert Memory(memory.path).now.bookmarks == (second,)
        await press(pilot, "i", "m")
        assert marks(memory)[0][1] == "dataset"
        assert str(title.border_title) == "dataset · bookmark"


async def test_what_cannot_be_kept_is_kept_until_one_leaves_and_that_is_said(tmp_path):
    path = tmp_path / "state.json"
    path.write_text("{")
    app = estuary(memory=Memory(path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "apostrophe")
        assert told(app) == "No bookmarks yet: m sets one."
        await press(pilot, "m")
        assert told(app).startswith("Bookmark set until you quit")
        await press(pilot, "apostrophe")
        assert len(rows(app)) == 1
    assert path.read_text() == "{"


AT = WrittenView(at=date(2012, 6, 1), go="body:lamp-group", filter="lamp")
BOOKMARKS = (
    Bookmark(path=ESTUARY, title="Bruno Heron [b", view=WrittenView(go="person:bruno-heron")),
    Bookmark(path=ESTUARY, title="Комиссия", view=AT),
    Bookmark(path=DELTA, title="Wicks", view=WrittenView(go="body:wick-group")),
    Bookmark(path=ESTUARY, title="Gone", view=WrittenView(go="body:nowhere")),
)
"""Those of two datasets; one has a name that would be markup."""


@pytest.fixture
def four(memory: Memory) -> Memory:
    delta = OfDataset(path=DELTA, title="Boats of the delta")
    memory.remember(datasets=(delta,), bookmarks=BOOKMARKS)
    return memory


async def test_the_list_says_the_day_and_the_dataset_where_they_are_others(four):
    app = estuary(memory=four)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f7")
        assert [" ".join(row.split()) for row in rows(app)] == [
            "Bruno Heron [b",
            "Комиссия as of 1 June 2012",
            "Wicks Boats of the delta",
            "Gone",
        ]
        box = app.screen.query_one(Input)
        for typed, title in (("komis", "Комиссия"), ("boats", "Wicks"), ("2012 ko", "Комиссия")):
            box.value = typed
            await settle(pilot)
            assert [row.split()[0] for row in rows(app)] == [title], typed
        box.value = "zzz"
        await settle(pilot)
        assert rows(app) == ["No bookmark matches."]
        await press(pilot, "enter")
        assert told(app) == "No bookmark matches."
        await press(pilot, "escape")
        assert isinstance(app.screen, Explorer)


async def test_enter_opens_one_on_its_day_and_goes_into_history(four):
    app = estuary(memory=four)
    async with app.run_test(size=SIZE) as pilot:
        before = view(app)
        await press(pilot, "apostrophe", "down", "enter")
        assert (selected(app), view(app).day) == ("body:lamp-group", date(2012, 6, 1))
        assert view(app).filter == "lamp"
        await press(pilot, "backspace")
        assert view(app) == before
        await press(pilot, "apostrophe", *"gone", "enter")
        assert told(app) == "body:nowhere is no longer in this dataset."
        assert view(app) == before


async def test_enter_opens_one_of_another_dataset_there(four):
    app = estuary(memory=four)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "apostrophe", *"wicks", "enter")
        assert app.loaded.path == DELTA
        assert selected(app) == "body:wick-group"
        assert "body:wick-group · bookmark" in shown(app)


async def test_a_bookmark_is_removed_when_the_list_is_left_and_can_be_put_back_before(four):
    app = estuary(memory=four, go="person:bruno-heron")
    async with app.run_test(size=SIZE) as pilot:
        assert "person:bruno-heron · bookmark" in shown(app)
        await press(pilot, "apostrophe", "delete", "down", "f8")
        assert "removed" in rows(app)[0]
        assert "removed" in rows(app)[1]
        assert "put back" in shown(app).splitlines()[-1]
        await press(pilot, "delete")
        assert "removed" not in rows(app)[1]
        await press(pilot, "escape")
        assert [title for title, *_ in marks(four)] == ["Комиссия", "Wicks", "Gone"]
        assert "person:bruno-heron · bookmark" not in shown(app)


async def test_one_is_opened_by_a_click(four):
    app = estuary(memory=four)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "apostrophe")
        await click(pilot, "Rows", (3, 1))
        assert selected(app) == "body:lamp-group"


async def test_nothing_hidden_gets_from_the_file_to_the_screen(memory):
    where = {"path": f"/{PAYLOAD}/\udcff.toml", "title": PAYLOAD, "view": {"filter": PAYLOAD}}
    long = {**where, "title": "x" * 4000}
    text = json.dumps({"bookmarks": [where, long], "datasets": [where, long]})
    assert memory.path is not None
    memory.path.write_text(text.replace("\\u0000", " "))
    app = estuary(memory=Memory(memory.path))
    async with app.run_test(size=SIZE) as pilot:
        for key in ("apostrophe", "delete", "delete", "enter", "escape", "colon"):
            await press(pilot, key)
            assert not hidden(pictured(app)), key
        assert len(app.keeper.memory.now.bookmarks) == 2
