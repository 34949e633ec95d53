"""An older version beside what is explored: marks, pages, the report, and the way back."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from irtui.commands.command import PANE_OF, Place
from irtui.commands.table import COMMANDS
from irtui.host.remembered import OfDataset
from irtui.host.revisions import Version
from irtui.loading import Loaded
from irtui.model.dataset import Dataset
from irtui.model.written import WrittenView
from irtui.query.audit.diff import diff
from irtui.tui.app import IrtuiApp
from irtui.tui.screens.differences import DifferencesScreen
from irtui.tui.screens.explorer import Explorer
from irtui.tui.session.session import Session
from irtui.tui.session.versions import spot_of
from irtui.tui.session.view import view_of
from tests.support import loaded, ref
from tests.tui.screens import (
    ESTUARY,
    LEGISLATURE,
    estuary,
    place,
    press,
    selected,
    settle,
    shown,
    told,
)
from tests.tui.test_session import Stage

WIDE = (120, 36)
WAS = {
    'founded = { value = "2011-05-02", sources': 'founded = { value = "2010", sources',
    'name = "Sub-group on Bells"': 'name = "Sub-group on the Bells of All Fog Signals in Sight"',
    'name = "Lantern Regatta"': 'name = "Regatta"',
    'version = "1.0"': 'version = "0.9"',
    "[event.renamed-2014]": """
[body.rope-group]
kind = "group"
name = "Working Group on Ropes"
parent = "lights-commission"
founded = "2010"
sources = ["river-paper"]

[body.rope-sub-group]
kind = "sub-group"
name = "Sub-group on Knots"
parent = "rope-group"
founded = "2010"
sources = ["tide-tables"]

[event.renamed-2014]""",
}
"""What the older version says instead."""


@cache
def version() -> Loaded:
    text = ESTUARY.read_text()
    for now, was in WAS.items():
        assert now in text
        text = text.replace(now, was, 1)
    begin, end = text.index("[event.lights-2011-05]"), text.index("[event.lights-2013-07]")
    return loaded(text[:begin] + text[end:])


def older() -> Dataset:
    dataset = version().dataset
    assert dataset is not None
    return dataset


def compared(name: str = "old.toml", **options: Any) -> IrtuiApp:
    return estuary(against=Version(Path(name), True, version()), **options)


def front(app: IrtuiApp) -> object:
    return app.screen


def session(app: IrtuiApp) -> Session:
    assert isinstance(app.screen, Explorer)
    return app.screen.session


def words(app: IrtuiApp, pane: str = "") -> str:
    """What is shown, with what wraps joined again."""
    return " ".join(shown(app, pane).replace("│", " ").split())


async def test_the_header_says_so_and_the_tree_marks_what_differs_and_what_hides_it():
    app = compared()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert told(app).endswith("and the dataset’s description. D lists all.")
        assert "against old.toml  as of 30 June 2020 reviewed" in shown(app).splitlines()[0]
        tree = [line.strip("│ ") for line in shown(app, "#outline").splitlines()]
        assert any(line.startswith("~· Dataset") for line in tree)
        assert any(line.startswith("~▸ Sub-groups") for line in tree)
        assert any(line.startswith("+▸ Sessions") for line in tree)
        gone = next(line for line in tree if "Working Group on Ropes" in line)
        assert gone.startswith("−▸")
        assert gone.endswith("removed")


def test_what_was_removed_is_edited_in_the_older_file_or_it_says_that_it_is_gone():
    now, gone = estuary().loaded, "body:rope-group"
    assert now.dataset is not None
    view = view_of(WrittenView(go=gone), now.dataset, older())

    def spot(is_file: bool) -> tuple[Path, int] | str:
        against = Version(Path("old"), is_file, version())
        return spot_of(Session(now, view, Stage(), against=against), gone)

    there, lines = version(), version().document
    assert lines is not None
    line = lines.text.splitlines().index("[body.rope-group]") + 1
    assert spot(is_file=True) == (there.path, line)
    assert spot(is_file=False) == "It is no longer in the file."


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_header_says_so_where_it_has_room(size):
    app = compared("a-very-long-name-of-an-older-version.toml")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        first = shown(app).splitlines()[0]
        assert "against a-very-long-name-of-an-…" in first
        assert "as of" in first
        assert "CLFE" in first


async def test_a_page_shows_old_beside_new_right_after_the_face_and_marks_the_claim():
    app = compared(go="body:lamp-group")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "▾ Differences 1" in words(app, "#detail")
        assert "founded ~ 2010 → 2 May 2011" in words(app, "#detail")
        await press(pilot, "v")
        assert "~ changed" in words(app, "#detail")
        assert "changed: 2010 → 2 May 2011" in words(app, "#detail")
    app = compared(go="body:bell-sub-group")
    async with app.run_test(size=(132, 36)) as pilot:
        await settle(pilot)
        x, y = place(app, "#detail", "→ Sub-group on Bells")
        before = shown(app, "#detail").splitlines()[y]
        assert before.index("~ Sub-group on the Bells") < x


async def test_what_was_removed_has_the_page_of_the_older_version_and_leads_on():
    app = compared(go="body:rope-group")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert selected(app) == "body:rope-group"
        assert "removed · group" in words(app, "#detail")
        assert "Working Group on Ropes" in shown(app).splitlines()[0]
        for keys, said in (
            (("P",), "A path begins at a record."),
            (("r", "B"), "Select a record first"),
        ):
            await press(pilot, *keys)
            assert said in told(app)
        await press(pilot, "escape", "y", "i")
        assert app.clipboard == "body:rope-group"
        await press(pilot, "tab", "J", "J", "J", "enter")
        assert selected(app) == "body:lights-commission"
        await press(pilot, "q")
    assert "--against old.toml" in (app.return_value or "")


async def test_records_that_differ_are_walked_and_another_dataset_leaves_the_comparison():
    app = compared()
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        marked = session(app).marked
        assert marked is not None
        differing = [*marked.of]
        await press(pilot, "n", "n")
        assert session(app).view.selection == differing[1]
        await press(pilot, "N")
        assert session(app).view.selection == differing[0]
        own, gone = app.loaded, "body:rope-group"
        for path, go, compares in ((LEGISLATURE, "", False), (ESTUARY, gone, True)):
            app.keeper.go_to(OfDataset(path=path, view=WrittenView(go=go)))
            await settle(pilot)
            assert (session(app).marked is not None) == compares
        assert (app.loaded.path, selected(app)) == (own.path, gone)


async def test_the_report_is_filtered_walked_and_left_for_where_one_was():
    app = compared()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "D")
        assert isinstance(front(app), DifferencesScreen)
        assert "against old.toml · 1 record added, 2 removed, 3 changed" in words(app)
        assert "~ name" not in words(app)
        await press(pilot, "backslash", *"ropes", "enter")
        assert "− Working Group on Ropes" in words(app)
        assert "Lantern" not in words(app)
        await press(pilot, "escape", "B")
        assert "Differences: CLFE" in words(app)
        assert "Lantern" not in words(app)
        await press(pilot, "B", *["j"] * 4, "enter")
        trail = session(app).view.trail
        assert len(trail) == 6
        here = trail.index(session(app).view.selection)
        await press(pilot, "n")
        assert session(app).view.selection == trail[here + 1]
        await press(pilot, "N", "N")
        assert session(app).view.selection == trail[here - 1]
        await press(pilot, "D")
        assert isinstance(front(app), DifferencesScreen)
        assert selected_row(app) == str(trail[here - 1])


def selected_row(app: IrtuiApp) -> str:
    assert isinstance(app.screen, DifferencesScreen)
    return app.screen.view.cited


async def test_lists_and_hits_are_marked():
    app = compared(go="event:lights-2011-05")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "●+2011-05-02" in shown(app, "#timeline")
        await press(pilot, "slash", *"bells")
        assert "~ Sub-group on Bells" in shown(app, "#hits")
    app = compared()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "WG Lamps ~" in shown(app, "#timeline")


async def test_without_an_older_version_nothing_is_marked_and_d_says_how_to_get_one():
    app = estuary()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "D")
        assert told(app) == "There is nothing to compare with: open irtui with --against OLD."
        now = session(app)
        now.compare(diff(older(), now.dataset))
        await settle(pilot)
        assert "removed" not in shown(app, "#outline")
        await press(pilot, "D")
        assert "since the file was read before · 1 record added" in words(app)


def test_when_the_file_is_read_again_it_is_compared_with_the_older_version_still():
    before = estuary().loaded
    text = ESTUARY.read_text().replace('name = "Lantern Regatta"', 'name = "Regatta"')
    now = loaded(text)
    assert before.dataset is not None
    assert now.dataset is not None
    found = diff(older(), now.dataset)
    view = view_of(WrittenView(go="body:rope-group"), before.dataset, older())
    explored = Session(before, view, Stage(), against=Version(Path("old.toml"), True, version()))
    explored.begin()
    for reading in (explored.reading, explored.differing):
        reading.restrict(ref("body:rope-group"), "")
    explored.reload(now, diff(before.dataset, now.dataset), found)
    assert explored.comparison is found
    assert ref("body:regatta") not in found.of
    assert explored.view.selection == ref("body:rope-group")
    assert explored.reading.branch is None
    assert explored.differing.branch == ref("body:rope-group")
    explored.reload(now, diff(now.dataset, now.dataset), diff(now.dataset, now.dataset))
    assert explored.marked == explored.comparison
    assert not explored.comparison
    assert explored.view.selection == ref("body:lights-commission")


async def test_what_does_not_differ_is_told():
    app = estuary(against=Version(Path("HEAD~1"), False, estuary().loaded))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert told(app) == "Nothing differs."
        await press(pilot, "D")
        assert told(app) == "Nothing differs."


async def test_every_command_works_on_what_was_removed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", "")
    monkeypatch.setenv("VISUAL", "")
    gone = ref("body:rope-group")
    others = {"quit", "app.suspend_process", "app.toggle_theme", "app.use_theme"}
    app = compared(go=str(gone))
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "up", "down")  # with a bookmark, each line is looked up
        found = app.screen
        assert isinstance(found, Explorer)
        explorer: Explorer = found
        for command in COMMANDS:
            if command.place not in (Place.EVERYWHERE, *PANE_OF) or command.name in others:
                continue
            if session(app).view.selection != gone:
                session(app).open(gone)
            explorer.panes.pane = PANE_OF.get(command.place, "detail")
            await explorer.owner(command).run_action(command.action)
            await pilot.pause(0)
            while app.screen is not explorer:
                app.pop_screen()
            await explorer.on_box_left()
            assert app.is_running, command
        await settle(pilot)
