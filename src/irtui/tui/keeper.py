"""What one wants to find again: the place that one left each dataset at, and bookmarks."""

from collections.abc import Awaitable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from irtui.host.remembered import Bookmark, Memory, OfDataset, kept_path
from irtui.loading import Loaded
from irtui.model.names import counted, one_line
from irtui.model.safe_text import safe_line
from irtui.tui.session.versions import called, older_of
from irtui.tui.session.view import misses, view_of, written
from irtui.tui.steps import in_thread

if TYPE_CHECKING:
    from pathlib import Path

    from irtui.tui.app import IrtuiApp
    from irtui.tui.session.session import Session

_MISSED = "{record} is no longer in this dataset."


class Keeper:
    """Keeps in memory where one was, and leads back there.

    Args:
        app: what datasets are explored in.
        memory: where all is kept.
        today: the day that it is.
    """

    def __init__(self, app: "IrtuiApp", memory: Memory, today: date) -> None:
        self._app = app
        self.memory = memory
        """Where all is kept."""
        self.today = today
        """The day that it is."""

    @property
    def path(self) -> "Path | None":
        """The dataset that is explored, as it is remembered."""
        return kept_path(self._app.loaded.path)

    def keep_place(self) -> None:
        """Remember the dataset that is explored, and where in it one is."""
        session = self._app.session
        if session is not None:
            title = one_line(session.dataset.about.title)
            view = written(session.chosen, session.dataset)
            place = OfDataset(path=self.path, title=title, view=view)
            self.memory.change(lambda now: now.leaving(place))

    def others(self) -> list[OfDataset]:
        """The datasets that can be opened: the last ones, and that of irtui; not the present one.

        What is not known of one is empty.
        """
        known = self.memory.now.datasets
        own = [] if any(one.path is None for one in known) else [OfDataset(path=None)]
        return [one for one in (*known, *own) if one.path != self.path]

    # Bookmarks

    def bookmark(self, session: "Session") -> Bookmark:
        """A bookmark for what is shown."""
        ref, about = session.chosen.selection, session.dataset.about
        return Bookmark(
            path=self.path,
            title=one_line(called(session, ref) if ref else about.title),
            view=written(session.chosen, session.dataset),
            made=self.today,
        )

    def has(self, session: "Session") -> bool:
        """Whether there is a bookmark for what is shown."""
        now = self.memory.now
        return bool(now.bookmarks) and now.has(self.bookmark(session))

    def turn(self, session: "Session") -> str:
        """Set a bookmark for what is shown, or remove the one that there is; what to say of it."""
        bookmark, memory = self.bookmark(session), self.memory
        if memory.now.has(bookmark):
            memory.change(lambda now: now.without_bookmarks([bookmark]))
            return "Bookmark removed."
        memory.change(lambda now: now.with_bookmark(bookmark))
        lasting = memory.lasting
        return "Bookmark set." if lasting else "Bookmark set until you quit: it cannot be saved."

    # The way back

    def go_to(self, place: OfDataset) -> None:
        """Show a place that was kept: in the dataset that is explored, or in another one."""
        session = self._app.session
        if session is None or place.path != self.path:
            name = place.title or safe_line(place.file.name)
            self._app.below.busy(f"Opening {name}", partial(self._open, place), group="dataset")
        elif not self._misses(session, place):
            session.return_to(view_of(place.view, session.dataset, older_of(session)))

    def _misses(self, session: "Session", place: OfDataset) -> bool:
        """Say that the record of a place is gone, if it is; whether that is so."""
        missed = misses(place.view, session.dataset, older_of(session))
        if missed:
            self._app.tell(_MISSED, record=place.view.go)
        return missed

    async def _open(self, place: OfDataset) -> None:
        """Open another dataset; what cannot be opened is told, and the present one stays."""
        loaded = await in_thread(self._app.means.load, place.file)
        if loaded.dataset is None:
            self._app.tell("{why}", why=self._why_not(place, loaded))
            return
        # By the app: what the screen does ends with it. By no worker: what comes of one holds it as
        # long as it lasts, and so all that it was handed.
        self._app.call_later(self._show, place, loaded)

    async def _show(self, place: OfDataset, loaded: Loaded) -> None:
        await self._app.explore(loaded, place.view)
        if self._app.session is not None:
            self._misses(self._app.session, place)

    async def let_go(self, screens: Sequence[Screen[Any]], removed: Awaitable[object]) -> None:
        """Let an explorer, and all that lay over it, hold nothing of the dataset that is left.

        Textual holds the first screen as long as the app runs, and the last one until another
        dataset is left; and what was in them.

        Args:
            screens: those of the dataset, from the lowest one.
            removed: waits until they are.
        """
        held = [one for screen in screens for one in screen.walk_children(with_self=True)]
        for widget in held:  # Textual holds what it painted of the last thousand
            widget.refresh()
        await removed
        of_any = vars(Screen())  # what Textual may still look at
        for widget in held:
            for name in vars(widget).keys() - of_any:
                delattr(widget, name)

    def _why_not(self, place: OfDataset, loaded: Loaded) -> str:
        """Why a dataset was not opened; one that is gone is forgotten."""
        name = place.file.name
        if not place.file.exists():
            self.memory.change(lambda now: now.without(place.path))
            return f"{name} is no longer in {place.file.parent}."
        errors = loaded.errors
        return f"{name} was not opened: {counted(len(errors), 'error')}. {errors[0].message}"
