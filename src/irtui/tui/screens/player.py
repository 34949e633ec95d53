"""Plays the changes: one after the other, with a pause between them."""

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

if TYPE_CHECKING:
    from irtui.tui.session.playing import Playing
    from irtui.tui.session.session import Session


class Player:
    """Turns a session from change to change, until it is stopped or the last is reached.

    Args:
        screen: what shows the session; it keeps the time.
        session: what is turned.
        pace: seconds from one change to the next; 0: as soon as the one before was seen.
    """

    def __init__(self, screen: Screen[Any], session: "Session", pace: float) -> None:
        self._screen = screen
        self._session = session
        self._pace = pace

    def start(self) -> None:
        """Begin with the first change after the day that is shown."""
        self.stop()
        self._session.play()
        self._go_on(self._session.playing)

    def _go_on(self, playing: "Playing | None") -> None:
        """Turn to the next change, unless the play has ended; another may have begun since."""
        session = self._session
        if playing is None or session.playing is not playing:
            return
        session.play_on()
        if session.playing is playing:
            again = partial(self._go_on, playing)
            if self._pace:
                self._screen.set_timer(self._pace, again)
            else:
                self._screen.call_after_refresh(again)

    def stop(self) -> bool:
        """Stay at the change that is shown; whether changes were played."""
        return self._session.stop()
