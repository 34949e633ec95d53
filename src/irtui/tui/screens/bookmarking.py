"""The explorer's way to bookmarks."""

from textual.reactive import reactive

from irtui.host.remembered import Bookmark
from irtui.tui.keeper import Keeper
from irtui.tui.screens.selecting import Selecting
from irtui.tui.session.session import Session


class Bookmarking(Selecting[None]):
    """A screen on which bookmarks are set, removed and listed."""

    session: Session
    """What is shown, and the moves."""
    keeper: Keeper
    """Who keeps the bookmarks."""
    bookmarked: reactive[bool] = reactive(False, repaint=False)
    """Whether there is a bookmark for what is shown."""

    def look_for_bookmark(self) -> None:
        """What is shown has changed, or the bookmarks have."""
        self.bookmarked = self.keeper.has(self.session)

    def action_bookmark(self) -> None:
        self.tell(self.keeper.turn(self.session))
        self.look_for_bookmark()

    def action_bookmarks(self) -> None:
        from irtui.tui.screens.bookmarks import BookmarksScreen

        memory = self.keeper.memory
        memory.refresh()
        if not memory.now.bookmarks:
            self.tell("No bookmarks yet: m sets one.")
            return
        screen = BookmarksScreen(memory.now, self.keeper.path)

        def left(chosen: Bookmark | None) -> None:
            if screen.removed:
                memory.change(lambda now: now.without_bookmarks(screen.removed))
                self.look_for_bookmark()
            if chosen is not None:
                self.keeper.go_to(chosen)

        self.app.push_screen(screen, left)
