"""Reads the file again: when it changes, when one comes back from the editor, and when told to."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from irtui.host.means import Means
from irtui.load import Loaded, replaced_by_updates, uncollected
from irtui.model.dataset import Dataset
from irtui.query.tree.hierarchy import Hierarchy
from irtui.tui.screens.explorer import Explorer
from irtui.tui.screens.keyed import Keyed
from irtui.tui.session.view import View
from irtui.tui.steps import in_thread

if TYPE_CHECKING:
    from textual.worker import WorkType

    from irtui.query.audit.diff import Comparison
    from irtui.tui.app import IrtuiApp

_READ = "Read again: {changes}"
_READ_AND_LISTED = _READ + " {differences} lists them."


def _diff(old: Dataset, new: Dataset) -> "Comparison":
    from irtui.query.audit.diff import diff

    with uncollected():  # of many records, each collection would keep keys waiting
        return diff(old, new)


def _prepared(old: Dataset, new: Dataset, view: View) -> "Comparison":
    """What differs from the dataset before; the tree that will be shown is found, too."""
    from irtui.tui.session.carrying import Carrying

    changed = _diff(old, new)
    Hierarchy(Carrying.along(changed).view(view).as_of(new)).roots()
    return changed


class Rereading:
    """Reads the file of an app again, one time after the other, without keeping it from keys.

    Args:
        app: the app; its ``loaded`` is what was read last.
        means: what the file is read and edited by.
    """

    def __init__(self, app: "IrtuiApp", means: Means) -> None:
        self._app = app
        self._means = means
        self._watching: asyncio.Task[None] | None = None
        self._due = False  # whether it is to be read once more
        self._told_to = False  # whether by the user, who waits for an answer
        self._reads = False

    def end(self) -> None:
        """Watch no more."""
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None

    # When

    def watch(self) -> None:
        """Watch the file that the app shows, and no other that was watched before."""
        self.end()
        if self._means.changes is not None:
            changes = self._means.changes(self._app.loaded.path)
            self._watching = asyncio.create_task(self._watch(changes))

    async def _watch(self, changes: AsyncIterator[None]) -> None:
        try:
            async for _ in changes:
                self.read()
        except (OSError, RuntimeError, ValueError):
            return  # it cannot be watched here: then it is read when one says so

    def read(self, *, told_to: bool = False) -> None:
        """Read the file, or once more after it is read; say what came of it if told to."""
        self._due = True
        self._told_to |= told_to
        if not self._reads:
            self._reads = True
            work: WorkType[None] = self._read_all
            self._app.run_worker(work, group="reading")

    async def _read_all(self) -> None:
        try:
            while self._due:
                self._due, told_to, self._told_to = False, self._told_to, False
                path = self._app.loaded.path
                loaded = await self._settled(path, told_to=told_to)
                if path == self._app.loaded.path:  # else another file is shown meanwhile
                    await self._take(loaded, told_to=told_to)
        finally:
            self._reads = False

    async def _settled(self, path: Path, *, told_to: bool) -> Loaded:
        """The file as it is; one with errors may be but half written, or be replaced just now."""
        loaded = await in_thread(self._means.load, path)
        if loaded.dataset is None and not told_to:
            await self._means.moment()
            loaded = await in_thread(self._means.load, path)
        return loaded

    # What then

    @property
    def _explorer(self) -> Explorer | None:
        return self._app.explorer

    async def _take(self, loaded: Loaded, *, told_to: bool) -> None:
        """Show what became of the file."""
        app, explorer = self._app, self._explorer
        if app.loaded.same_as(loaded):
            self._answer(told_to=told_to)
        elif explorer is not None:
            await self._take_over(explorer, loaded, told_to=told_to)
        else:
            app.loaded = loaded
            if loaded.dataset is not None:
                app.explore(loaded)
            else:
                self._renew()

    def _answer(self, *, told_to: bool) -> None:
        if told_to and self._app.loaded.dataset is not None:
            self._app.tell("Nothing changed.")
        elif told_to:
            self.show_problems()

    async def _take_over(self, explorer: Explorer, loaded: Loaded, *, told_to: bool) -> None:
        """Show it in an explorer, and on what lies over that; over that alone its problems."""
        app, session = self._app, explorer.session
        before, changed, older = session.dataset, None, None
        if loaded.dataset is not None:
            changed = await in_thread(_prepared, before, loaded.dataset, session.view)
            if session.against:
                older = await in_thread(_diff, session.against.dataset, loaded.dataset)
        if self._explorer is not explorer or session.dataset is not before:
            return  # another file is shown meanwhile
        app.loaded = loaded
        explorer.tell("")
        words = session.reload(loaded, changed, older)
        alone = app.screen is explorer and explorer.box is None
        self._renew()
        if changed is not None:
            app.tell(_READ_AND_LISTED if session.comparison else _READ, changes=words)
        elif told_to or alone:
            self.show_problems()

    def _renew(self) -> None:
        for screen in [*self._app.screen_stack]:
            if isinstance(screen, Keyed):
                screen.renew(self._app.loaded)

    def show_problems(self) -> None:
        """Show the problems of the file over what was read before, if there are any."""
        from irtui.tui.screens.problems import Problems

        app = self._app
        if app.loaded.dataset is None and not isinstance(app.screen, Problems):
            app.push_screen(Problems(app.loaded, over=True))

    # The editor

    def edit(self) -> None:
        """Open the editor where the cursor is, wait for its end, and read the file again."""
        screen = self._app.screen
        spot = screen.spot if isinstance(screen, Keyed) else None
        if spot is None or isinstance(spot, str):
            self._app.tell(spot or "Go to a row first: press {record.down} or {record.up}.")
            return
        if told := self.lend(*spot):
            self._app.notify(told, title="Editor", severity="warning")
        self.read()

    def lend(self, file: Path, line: int = 0) -> str:
        """Lend the editor the terminal, to edit any file; what is to be said then, if anything."""
        from irtui.host.editor import OURS, NoEditorError

        failure = ""
        try:
            editor = self._means.editor()
            with self._app.suspend():
                try:
                    editor.edit(file, line)
                except NoEditorError as error:
                    failure = str(error)
        except NoEditorError as error:
            return str(error)
        except SuspendNotSupported:
            return "An editor needs a terminal."
        return failure or (OURS if replaced_by_updates(file) else "")
