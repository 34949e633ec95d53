"""The changes of a day over the explorer, each with its sources."""

from irtui.pages.changes_page import changes_page
from irtui.pages.page import Page
from irtui.query.time.change import Change
from irtui.tui.screens.pages import PagesScreen
from irtui.tui.session.session import Session


class ChangesScreen(PagesScreen):
    """Shows what changed on the day that is shown.

    Args:
        session: what the explorer shows.
        changed: the changes of that day.
    """

    def __init__(self, session: Session, changed: tuple[Change, ...]) -> None:
        super().__init__(session, ("changes",))
        self._changed = changed

    def on_mount(self) -> None:
        self.action_turn_to(1)

    def page(self, number: int) -> Page:
        """The changes."""
        return changes_page(self.session.as_of, self._changed)
