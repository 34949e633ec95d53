"""Keys that are mere moves of a session: they need nothing of what shows it."""

from typing import TYPE_CHECKING

from irtui.tui.screens.selecting import Selecting
from irtui.tui.session.session import Session

if TYPE_CHECKING:
    from irtui.tui.screens.pages import Chosen


class Moving(Selecting[None]):
    """A screen of a session, which its keys move."""

    session: Session
    """What is shown, and the moves."""

    def action_step(self, step: int) -> None:
        self.session.step(step)

    def action_walk(self, step: int) -> None:
        self.session.walker.walk(step)

    def action_go(self, step: int) -> None:
        (self.session.back if step < 0 else self.session.forward)()

    def action_toggle_former(self) -> None:
        self.session.toggle_former()

    def action_toggle_full(self) -> None:
        self.session.toggle_full()

    def action_about(self) -> None:
        self.session.open(None)

    def action_changes(self) -> None:
        from irtui.tui.screens.changes import ChangesScreen

        if screen := ChangesScreen.of(self.session):
            self.app.push_screen(screen, self._open)

    def _open(self, chosen: "Chosen | None") -> None:
        """Open what was chosen from pages, if anything was."""
        if chosen is not None:
            self.session.open(chosen.ref, trail=chosen.trail)
