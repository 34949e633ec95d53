"""Plays the changes: one after the other, with a pause between them."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from irtui.tui.session.session import Session

if TYPE_CHECKING:
    from textual.timer import Timer


class Player:
    """Turns a session from change to change, until it is stopped or the last is reached.

    Args:
        screen: what shows the session; it keeps the time.
        session: what is turned.
        pace: seconds from one change to the next; 0: as soon as the one before was seen.
    """

    def __init__(self, screen: Screen[Any], session: Session, pace: float) -> None:
        self._screen = screen
        self._session = session
        self._pace = pace
        self._timer: Timer | None = None

    def start(self) -> None:
        """Begin with the first change after the day that is shown."""
        self.stop()
        self._session.play()
        self._go_on()

    def _go_on(self) -> None:
        self._session.play_on()
        if self._session.playing is None:
            return
        if self._pace:
            self._timer = self._screen.set_timer(self._pace, self._go_on)
        else:
            self._screen.call_after_refresh(self._go_on)

    def stop(self) -> bool:
        """Stay at the change that is shown; whether changes were played."""
        if self._timer:
            self._timer.stop()
        return self._session.stop()
