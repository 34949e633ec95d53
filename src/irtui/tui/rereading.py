"""Reads the file again: when it changes, when one comes back from the editor, and when told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from irtui.host.reading import reading, takes_long
from irtui.loading import Loaded, uncollected
from irtui.model.dataset import Dataset
from irtui.tui.screens.keyed import Keyed
from irtui.tui.session.view import View
from irtui.tui.steps import in_thread

if TYPE_CHECKING:
    from textual.worker import Worker, WorkType

    from irtui.query.audit.diff import Comparison
    from irtui.tui.app import IrtuiApp
    from irtui.tui.screens.explorer import Explorer

WATCHING = "watching"
"""The group of the worker that watches the file: it never ends by itself."""
_CHANGED = "{changes}"
_CORRECTED = "The errors are corrected, and nothing else changed."
_DRAWN = 0.2
"""Seconds in which the screen is drawn, at the latest."""
_WRITTEN = 0.02
"""Seconds that the terminal has for what was drawn: parsing lets nothing else have its turn."""


def _diff(old: Dataset, new: Dataset) -> "Comparison":
    from irtui.query.audit.diff import diff

    with uncollected():  # of many records, each collection would keep keys waiting
        return diff(old, new)


def _prepared(old: Dataset, new: Dataset, view: View) -> "Comparison":
    """What differs from the dataset before; what will be shown at once is found, too."""
    from irtui.query.time.changes import changes
    from irtui.query.tree.hierarchy import Hierarchy
    from irtui.tui.session.carrying import Carrying

    changed = _diff(old, new)
    as_of = Carrying(changed).view(view).as_of(new)
    Hierarchy(as_of).roots()
    if as_of.day != new.about.day:
        changes(new)
    return changed


class Rereading:
    """Reads the file of an app again, one time after the other, without keeping it from keys.

    Args:
        app: the app; its ``loaded`` is what was read last, its ``means`` what it is read by.
    """

    def __init__(self, app: "IrtuiApp") -> None:
        self._app = app
        self._reading: Worker[None] | None = None
        self._due = False  # whether it is to be read once more
        self._told_to = False  # whether by the user, who waits for an answer

    def end(self) -> None:
        """Watch no more."""
        self._app.workers.cancel_group(self._app, WATCHING)

    # When

    def watch(self) -> None:
        """Watch the file that the app shows, and no other that was watched before."""
        if self._app.means.changes is not None and not self._app.loaded.awaited:
            changes = self._app.means.changes(self._app.loaded.path)
            work: WorkType[None] = partial(self._watch, changes)
            self._app.run_worker(work, group=WATCHING, exclusive=True)

    async def _watch(self, changes: AsyncIterator[None]) -> None:
        try:
            async for _ in changes:
                self.read()
        except OSError:
            self._app.tell("This file is not watched: {read-again} reads it again.")

    def read(self, *, told_to: bool = False) -> None:
        """Read the file if it has changed, or once more after it is read.

        Args:
            told_to: whether to read it in any case, and to say what came of it.
        """
        self._due = True
        self._told_to |= told_to
        worker = self._reading
        if worker is None or worker.is_finished or worker.is_cancelled:
            work: WorkType[None] = self._read_all
            self._reading = self._app.run_worker(work, group="reading")

    async def _read_all(self) -> None:
        while self._due:
            self._due, told_to, self._told_to = False, self._told_to, False
            before = self._app.loaded
            if not told_to and await in_thread(before.is_current):
                continue
            large = takes_long(before.path)
            with self._app.below.says(reading(before.path), at_once=large):
                if large:
                    await self._drawn()
                loaded = await self._settled(before.path, told_to=told_to)
                if before.path == self._app.loaded.path:  # else another file is shown meanwhile
                    await self._take(loaded, told_to=told_to)

    async def _drawn(self) -> None:
        """Wait until what the footer says stands on the terminal."""
        drawn = asyncio.Event()
        self._app.call_after_refresh(drawn.set)
        with suppress(TimeoutError):  # another screen was opened over the one that is drawn
            await asyncio.wait_for(drawn.wait(), _DRAWN)
        await asyncio.sleep(_WRITTEN)

    async def _settled(self, path: Path, *, told_to: bool) -> Loaded:
        """The file as it is; one with errors may be but half written, or be replaced just now."""
        loaded = await in_thread(self._app.means.load, path)
        if loaded.dataset is None and not told_to:
            await self._app.means.moment()
            loaded = await in_thread(self._app.means.load, path)
        return loaded

    # What then

    async def _take(self, loaded: Loaded, *, told_to: bool) -> None:
        """Show what became of the file."""
        app, explorer = self._app, self._app.explorer
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

    async def _take_over(self, explorer: "Explorer", loaded: Loaded, *, told_to: bool) -> None:
        """Show it in an explorer, and on what lies over that; over that alone its problems."""
        app, session = self._app, explorer.session
        before, changed, older = session.dataset, None, None
        if loaded.dataset is not None:
            changed = await in_thread(_prepared, before, loaded.dataset, session.view)
            if session.against:
                older = await in_thread(_diff, session.against.dataset, loaded.dataset)
        if app.explorer is not explorer or session.dataset is not before:
            return  # another file is shown meanwhile
        corrected = app.loaded.dataset is None
        app.loaded = loaded
        words = session.reload(loaded, changed, older)
        self._renew()
        alone = app.screen is explorer and explorer.box is None
        if changed:
            listed = " {differences} lists them." if alone and session.comparison else ""
            app.tell(_CHANGED + listed, changes=words)
        elif changed is not None:
            app.tell(_CORRECTED if corrected else _CHANGED, changes=words)
        elif told_to or alone:
            self.show_problems()
        else:
            app.tell("The file has errors now. What was read before is shown.")

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
