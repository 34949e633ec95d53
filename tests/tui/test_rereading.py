"""The file is read again: when it changes, after the editor, and when told to."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from textual.pilot import Pilot
from textual.worker import WorkerFailed

import irtui.host.reading
from irtui.host.editor import HOW, Editor, EditorFailedError, NoEditorError
from irtui.host.means import Means
from irtui.loading import load
from irtui.query.audit import reports as audit
from irtui.tui.app import IrtuiApp
from irtui.tui.screens import overviews, reports
from irtui.tui.screens.explorer import Explorer
from irtui.tui.screens.problems import ProblemList
from irtui.tui.widgets.outline import Outline
from irtui.tui.widgets.page_view import PageView
from tests.tui.screens import (
    ESTUARY,
    click,
    estuary,
    focused,
    place,
    press,
    selected,
    settle,
    shown,
    still,
    told,
    view,
)
from tests.tui.test_app import TODAY, screen_name

WIDE, SMALL = (120, 36), (60, 20)
TEXT = ESTUARY.read_text()
WRONG = TEXT.replace('name = "Cléo Tern"', 'nmae = "Cléo Tern"')
TOLD = "Read again: 1 record changed. D lists them."


class File:
    """A dataset that someone edits beside the app, and who watches it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.path.write_text(TEXT)
        self.watched: list[Path] = []
        self._news: asyncio.Queue[None] = asyncio.Queue()

    async def changes(self, path: Path) -> AsyncIterator[None]:
        self.watched.append(path)
        while True:
            await self._news.get()
            yield

    async def write(self, pilot: Pilot[Any], *turns: str, text: str = TEXT) -> None:
        """Write the file with some of its text replaced, and wait until it was read again."""
        for old, new in zip(turns[::2], turns[1::2], strict=True):
            assert old in text
            text = text.replace(old, new)
        self.path.write_text(text)
        await self.news(pilot)

    async def news(self, pilot: Pilot[Any]) -> None:
        self._news.put_nowait(None)
        while pilot.app.is_running and not self._news.empty():
            await pilot.pause(0)
        await settle(pilot)


async def _at_once() -> None:
    return


@pytest.fixture
def file(tmp_path: Path) -> File:
    return File(tmp_path / "file.toml")


def watching(file: File, editor: Callable[[], Editor] | None = None, **options: Any) -> IrtuiApp:
    means = Means(changes=file.changes, moment=_at_once)
    means = evolve(means, editor=editor) if editor else means
    return still(file.path, today=TODAY, means=means, **options)


async def test_what_is_shown_stays_when_another_writes_the_file(file: File) -> None:
    app = watching(file)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "G", "l", "j", "enter", "tab", "j", "j")
        tree, page = app.screen.query_one(Outline), app.screen.query_one("#detail", PageView)
        before = view(app), tree.cursor, tree.scroll_offset, page.spot, focused(pilot)
        lines = shown(app, "#outline").splitlines()
        await file.write(pilot, 'name = "Cléo Tern"', 'name = "Cléo Terns"')
        assert told(app) == TOLD
        now = view(app), tree.cursor, tree.scroll_offset, page.spot, focused(pilot)
        assert now == before
        assert len(shown(app, "#outline").splitlines()) == len(lines)
        await file.news(pilot)
        assert told(app) == TOLD  # of nothing new, nothing is said
        await press(pilot, "R")
        assert told(app) == "Nothing changed."
        assert file.watched == [file.path]


async def test_what_is_typed_into_a_box_stays_and_finds_what_is_new(file: File) -> None:
    app = watching(file, find="tern", filter="heron")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "down")
        before = selected(app)
        assert "Bruno Tern" not in shown(app)
        await file.write(pilot, 'name = "Bruno Heron"', 'name = "Bruno Tern"')
        assert "Bruno Tern" in shown(app)
        assert selected(app) == before
        await press(pilot, "escape", "backslash")
        assert "1 in the tree" in shown(app)
        await file.write(pilot, 'name = "Cléo Tern"', 'name = "Cléo Heron"')
        assert "4 in the tree" in shown(app)
        await press(pilot, "enter")
        assert view(app).filter == "heron"


async def test_reports_over_the_explorer_are_made_anew(file: File) -> None:
    app = watching(file)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "2", "E", "j", "j")
        await file.write(pilot, "reviewed = 2020-06-30", "reviewed = 2020-07-01")
        assert "1 July 2020" in shown(app)
        assert told(app) == "Read again: the dataset’s description changed."  # D is for panes
        await file.write(pilot, text=WRONG)
        assert told(app) == "The file has errors now. What was read before is shown."
        assert screen_name(app) == "ReportsScreen"  # it does not come between
        assert "⚠ 1 error in the file" in shown(app).splitlines()[0]
        await press(pilot, "q")
        assert isinstance(app.screen, Explorer)


async def test_errors_are_shown_over_what_was_read_before_until_they_are_mended(
    file: File,
) -> None:
    app = watching(file, go="person:cleo-tern")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        before = view(app), shown(app).splitlines()
        await file.write(pilot, text=WRONG)
        assert screen_name(app) == "Problems"
        assert "Unknown field" in shown(app)
        await press(pilot, "escape")
        header = shown(app).splitlines()[0]
        assert "⚠ 1 error in the file" in header
        assert "as of" in header
        assert view(app) == before[0]
        await click(pilot, "TitleBar", place(app, "TitleBar", "⚠"))
        assert screen_name(app) == "Problems"
        await press(pilot, "escape", "R")
        assert screen_name(app) == "Problems"
        await file.write(pilot)
        assert told(app) == "The errors are corrected, and nothing else changed."
        await press(pilot, "f9")
        await press(pilot, "escape")
        assert (view(app), shown(app).splitlines()) == before
        await press(pilot, "slash", "a")
        await file.write(pilot, text=WRONG)
        assert isinstance(app.screen, Explorer)  # it does not open over a box
        await press(pilot, "escape", "q")
    assert app.return_code == 0
    assert "--go person:cleo-tern" in str(app.return_value)
    assert len(app.loaded.errors) == 1


async def test_a_file_that_was_broken_at_first_opens_with_all_that_was_asked_for(
    file: File,
) -> None:
    file.path.write_text(WRONG)
    app = watching(file, go="person:bruno-heron", filter="heron", find="lamp")
    async with app.run_test(size=WIDE) as pilot:
        assert screen_name(app) == "Problems"
        await file.write(pilot, text=f"{WRONG}[body")
        assert "not valid TOML" in shown(app)
        await file.write(pilot)
        assert view(app).filter == "heron"
        assert "Find" in shown(app)
        await press(pilot, "escape")
        assert selected(app) == "person:bruno-heron"


async def test_of_a_file_that_is_away_for_a_moment_nothing_is_said(file: File) -> None:
    async def put_back() -> None:
        file.path.write_text(TEXT)

    means = Means(changes=file.changes, moment=put_back)
    app = still(file.path, today=TODAY, means=means)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = shown(app).splitlines()
        file.path.unlink()
        await file.news(pilot)
        assert shown(app).splitlines() == before


async def test_changes_while_the_file_is_read_are_read_after(file: File) -> None:
    texts = [TEXT.replace("Cléo Tern", name) for name in ("Cléo One", "Cléo Two")]
    means = Means()

    def load(path: Path) -> Any:
        found = means.load(path)
        if texts:
            file.path.write_text(texts.pop())
            app.call_from_thread(app.rereading.read)
        return found

    app = still(file.path, today=TODAY, means=Means(load=load), go="person:cleo-tern")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "R")
        assert "Cléo One" in shown(app)


async def test_where_nothing_can_be_watched_it_is_read_when_told_to(file: File) -> None:
    async def none(path: Path) -> AsyncIterator[None]:
        if path.name:
            raise OSError(path)
        yield

    app = still(file.path, today=TODAY, means=Means(changes=none))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert told(app) == "This file is not watched: R reads it again."
        file.path.write_text(TEXT.replace("Cléo Tern", "Cléo Terns"))
        await press(pilot, "R")
        assert told(app) == TOLD


async def test_what_fails_otherwise_while_it_is_watched_ends_the_app(file: File) -> None:
    async def fails(_: Path) -> AsyncIterator[None]:
        yield
        raise ZeroDivisionError

    app = still(file.path, today=TODAY, means=Means(changes=fails))
    with pytest.raises(WorkerFailed, match="ZeroDivisionError"):
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)


async def test_of_a_large_file_it_is_said_that_it_is_read_before_it_is(
    file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, gate = [], threading.Event()

    def slow(path: Path) -> Any:
        said.append(app.call_from_thread(shown, app).splitlines()[-1].strip())
        assert gate.wait(60)
        return load(path)

    monkeypatch.setattr(irtui.host.reading, "LARGE", 0)
    app = still(file.path, today=TODAY, means=Means(load=slow))
    async with app.run_test(size=WIDE) as pilot:
        file.path.write_text(TEXT.replace("Cléo Tern", "Cléo Terns"))
        for keys in (["R"], ["escape"]):
            await pilot.press(*keys)
            while not said:
                await pilot.pause(0)
        assert said == ["Reading file.toml… esc stops it."]
        await settle(pilot)
        assert told(app) == "Stopped: Reading file.toml."
        assert "Cléo Terns" not in shown(app)
        gate.set()
        await press(pilot, "R")
        assert told(app) == TOLD


async def test_reports_on_much_are_made_anew_beside_the_keys(
    file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, findings = threading.get_ident(), audit.findings

    def find(*args: Any) -> Any:
        assert threading.get_ident() != loop
        return findings(*args)

    monkeypatch.setattr(overviews, "MANY", 0)
    monkeypatch.setattr(reports, "findings", find)
    app = watching(file)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "r", "4", "backslash", "o")
        await file.write(pilot, 'name = "Bruno Heron"', 'name = "Bruno Herons"')
        assert screen_name(app) == "ReportsScreen"


# The editor


@frozen
class Pen(Editor):
    """An editor that notes where it is opened, and writes."""

    opened: list[tuple[Path, str]]
    text: str = TEXT
    """What it leaves in the file."""
    failure: str = ""

    def edit(self, file: Path, line: int = 0) -> None:
        self.opened.append((file, file.read_text().splitlines()[line - 1]))
        file.write_text(self.text)
        if self.failure:
            raise EditorFailedError(self.failure)


@pytest.fixture
def _lent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(IrtuiApp, "suspend", lambda _: nullcontext())


@pytest.mark.usefixtures("_lent")
async def test_the_editor_opens_where_the_cursor_is_and_what_it_wrote_is_read(file: File) -> None:
    opened: list[tuple[Path, str]] = []
    pen = Pen(("pen",), opened, TEXT.replace("Cléo Tern", "Cléo Terns"))
    app = watching(file, lambda: pen, go="person:cleo-tern")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "e")
        assert opened.pop() == (file.path, "[person.cleo-tern]")
        assert told(app) == TOLD
        assert "Cléo Terns" in shown(app)
        await press(pilot, "tab", "v", "j", "e")
        assert opened.pop()[1].startswith("posts = [")
        await press(pilot, "i", "shift+tab", "e")
        assert opened.pop()[1] == "[dataset]"
        await press(pilot, "r", "2", "E", "j", "j", "e")
        assert opened.pop()[1].startswith("[body.")


@pytest.mark.usefixtures("_lent")
async def test_the_cursor_goes_from_problem_to_problem_and_the_editor_opens_at_it(
    file: File,
) -> None:
    wrong = WRONG.replace('name = "Bruno Heron"', 'nmae = "Bruno Heron"')
    file.path.write_text(wrong)
    opened: list[tuple[Path, str]] = []
    app = watching(file, lambda: Pen(("pen",), opened, wrong))
    async with app.run_test(size=WIDE) as pilot:
        lines = [wrong.splitlines()[(one.line or 0) - 1] for one in app.loaded.problems]
        await press(pilot, "e", "j", "enter", "k", "down", "e", "G", "e", "g", "e")
        at = [0, 1, 1, -1, 0]
        assert [line for _, line in opened] == [lines[one] for one in at]
        assert lines[0] != lines[1]
        await press(pilot, "G")
        await click(pilot, "#problems", place(app, "#problems", "file.toml"))
        assert app.screen.query_one(ProblemList).cursor == 0


@pytest.mark.usefixtures("_lent")
@pytest.mark.parametrize("failure", ["pen ended with exit code 3.", f"No editor is set. {HOW}"])
async def test_an_editor_that_fails_or_is_not_set_says_so(file: File, failure: str) -> None:
    terns = TEXT.replace("Cléo Tern", "Cléo Terns")

    def editor() -> Editor:
        if failure.startswith("No"):
            raise NoEditorError(failure)
        return Pen(("pen",), [], terns, failure)

    app = watching(file, editor)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        file.path.write_text(terns)
        await press(pilot, "e")
        assert failure[:30] in shown(app)
        # Where no editor ran, nothing is read again.
        read = app.loaded.document and app.loaded.document.text
        assert read == (TEXT if failure.startswith("No") else terns)


async def test_without_a_terminal_no_editor_is_opened() -> None:
    app = estuary(means=Means(editor=lambda: Pen(("pen",), [])))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "e")
        assert "An editor needs a terminal" in shown(app)
