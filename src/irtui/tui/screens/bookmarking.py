"""The explorer's way to bookmarks."""

from collections.abc import Callable
from typing import Any

from irtui.host.remembered import Bookmark
from irtui.tui.keeper import Keeper
from irtui.tui.screens.keyed import Keyed
from irtui.tui.session.session import Session


class Bookmarking:
    """Sets, removes and lists bookmarks.

    Args:
        screen: what shows the session.
        session: what is shown.
        keeper: who keeps the bookmarks.
        changed: called when there are others.
    """

    def __init__(
        self,
        screen: Keyed[Any],
        session: Session,
        keeper: Keeper,
        changed: Callable[[], object],
    ) -> None:
        self._screen = screen
        self._session = session
        self._keeper = keeper
        self._changed = changed

    @property
    def here(self) -> bool:
        """Whether there is a bookmark for what is shown."""
        return self._keeper.has(self._session)

    def turn(self) -> None:
        """Set a bookmark for what is shown, or remove the one that there is."""
        self._screen.tell(self._keeper.turn(self._session))
        self._changed()

    def show(self) -> None:
        """List the bookmarks; one that is chosen there is opened."""
        from irtui.tui.screens.bookmarks import BookmarksScreen

        keeper = self._keeper
        memory = keeper.memory
        memory.refresh()
        if not memory.now.bookmarks:
            self._screen.tell("No bookmarks yet: {bookmark} sets one.")
            return
        screen = BookmarksScreen(memory.now, keeper.path)

        def left(chosen: Bookmark | None) -> None:
            if screen.removed:
                memory.change(lambda now: now.without_bookmarks(screen.removed))
                self._changed()
            if chosen is not None:
                keeper.go_to(chosen)

        self._screen.app.push_screen(screen, left)
