"""Keys that are mere moves of a session: they need nothing of what shows it."""

from functools import partial
from typing import TYPE_CHECKING

from irtui.tui.screens.overviews import is_large
from irtui.tui.screens.selecting import Selecting
from irtui.tui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from irtui.tui.screens.pages import Chosen
    from irtui.tui.session.playing import Playing


class Moving(Selecting[None]):
    """A screen of a session, which its keys move."""

    session: Session
    """What is shown, and the moves."""
    pace: float
    """Seconds from one change that is played to the next; 0: as soon as the one before was seen."""

    def when_changes_are_known(self, then: "Callable[[], object]") -> None:
        """Go on when all changes of the structure are found, which are found once."""
        from irtui.query.time.changes import are_known, changes

        dataset = self.session.dataset

        def go_on(_: object) -> None:
            if dataset is not self.session.dataset:
                self.when_changes_are_known(then)  # it was read again
            elif self.is_current and self.box is None:
                then()

        slow = is_large(dataset) and not are_known(dataset)
        find = partial(changes, dataset)
        self.after("Looking for changes", find, go_on, slow=slow, what=(dataset, then))

    def turn_to(self, day: "date | None") -> None:
        """Show everything as of a day; ``None``: that of the review."""
        self.when_changes_are_known(partial(self.session.turn_to, day))

    def action_step(self, step: int) -> None:
        self.when_changes_are_known(partial(self.session.step, step))

    def action_play(self) -> None:
        self.when_changes_are_known(self._play)

    def _play(self) -> None:
        """Begin with the first change after the day that is shown."""
        self.session.stop()
        self.session.play()
        self._play_on(self.session.playing)

    def _play_on(self, playing: "Playing | None") -> None:
        """Turn to the next change, unless the play has ended; another may have begun since."""
        if playing is None or self.session.playing is not playing:
            return
        self.session.play_on()
        if self.session.playing is playing:
            again = partial(self._play_on, playing)
            if self.pace:
                self.set_timer(self.pace, again)
            else:
                self.call_after_refresh(again)

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
        self.when_changes_are_known(self._show_changes)

    def _show_changes(self) -> None:
        from irtui.tui.screens.changes import ChangesScreen

        if screen := ChangesScreen.of(self.session):
            self.app.push_screen(screen, self._open)

    def _open(self, chosen: "Chosen | None") -> None:
        """Open what was chosen from pages, if anything was."""
        if chosen is not None:
            self.session.open(chosen.ref, trail=chosen.trail)
