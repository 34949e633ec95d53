"""The changes of a day over the explorer, each with its sources."""

from irtui.loading import Loaded
from irtui.pages.changes_page import changes_page
from irtui.pages.page import Page
from irtui.query.time.change import Change
from irtui.query.time.changes import changes, on_day
from irtui.tui.screens.pages import PagesScreen
from irtui.tui.session.session import Session


class ChangesScreen(PagesScreen):
    """Shows what changed on the day that is shown.

    Args:
        session: what the explorer shows.
        changed: the changes of that day.
    """

    @classmethod
    def of(cls, session: Session) -> "ChangesScreen | None":
        """The screen for the day that is shown; ``None``, if nothing changed, which is told."""
        if changed := on_day(changes(session.dataset), session.view.day):
            return cls(session, changed)
        session.stage.tell("Nothing changed on this day: {next-change} goes to the next change.")
        return None

    def __init__(self, session: Session, changed: tuple[Change, ...]) -> None:
        super().__init__(session, ("changes",))
        self._changed = changed

    def on_mount(self) -> None:
        self.action_turn_to(1)

    def renew(self, loaded: Loaded) -> None:
        """Show what changes on the day now; close, if nothing does."""
        self._changed = on_day(changes(self.session.dataset), self.session.view.day)
        if self._changed:
            super().renew(loaded)
        else:
            self.action_close()

    def page(self, number: int) -> Page:
        """The changes."""
        return changes_page(self.session.as_of, self._changed)
