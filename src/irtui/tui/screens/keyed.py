"""Screens that name their keys in the footer, and say of a key that does nothing that it does."""

from typing import ClassVar

from textual.events import Key
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from irtui.tui.commands import Command, Place, commands_by_name, commands_of, shown_key
from irtui.tui.messages import Told
from irtui.tui.palette import Palette
from irtui.tui.session.states import State
from irtui.tui.widgets.box import Box
from irtui.tui.widgets.key_bar import KeyBar

_IN_BOX = "Leave the box first: esc."
_HELP = " ? lists the keys."


class Keyed(Screen[ScreenResultType]):
    """A screen whose commands are in the table; it composes a `KeyBar`."""

    PLACES: ClassVar[tuple[Place, ...]] = ()
    """Where its commands stand in the table, the nearest place first."""

    box: Box | None = None
    """The box that asks for something; ``None`` for none."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where one is, the nearest place first."""
        return self.PLACES

    @property
    def states(self) -> frozenset[State]:
        """What is so now, as far as commands depend on it."""
        return frozenset()

    def owner(self, command: Command) -> Widget:
        """Whoever does a command of this screen."""
        return self

    def on_idle(self) -> None:
        self.name_keys()  # Textual is idle after each change of what is seen

    def name_keys(self) -> None:
        """Name in the footer what can be done now."""
        for bar in self.query(KeyBar):
            bar.places, bar.states = self._here, self.states

    @property
    def _here(self) -> tuple[Place, ...]:
        """The places whose keys are named: in a box, its own."""
        return (self.box.PLACE,) if self.box else self.places

    def tell(self, words: str) -> None:
        """Say something in the footer, until the next key."""
        for bar in self.query(KeyBar):
            bar.said = words

    def on_told(self, message: Told) -> None:
        self.tell(message.words)

    def hear(self) -> bool:
        """Name the keys again, and stop what any key stops; whether there was such a thing."""
        self.tell("")
        interrupted = self.interrupt()
        self.name_keys()
        return interrupted

    def on_mouse_down(self) -> None:
        self.hear()

    def interrupt(self) -> bool:
        """Stop what any key stops; whether there was such a thing."""
        return False

    def refuses(self, event: Key) -> bool:
        """Whether a key that reached the screen can do nothing now; then that is said."""
        words = self._why_not(event)
        if words:
            self.tell(words)
        return bool(words)

    def _why_not(self, event: Key) -> str:
        active = self.active_bindings.get(event.key)
        keyed = [
            command
            for place in self._here
            for command in commands_of(place)
            if event.key in command.all_keys
        ]
        if active is not None:
            mine = (command for command in keyed if command.action == active.binding.action)
            command = next(mine, None)
            if command is None or command.word(self.states) is not None:
                return ""
            return command.nothing or self._dead(event)
        waits = self.box and any(
            event.key in command.all_keys for place in self.places for command in commands_of(place)
        )
        return _IN_BOX if waits else self._dead(event)

    def _dead(self, event: Key) -> str:
        key = event.character if event.is_printable and event.character else shown_key(event.key)
        offers_help = any("help" in commands_by_name(place) for place in self._here)
        key = Palette(self.app).keys(key)
        return f"{key} does nothing here.{_HELP if offers_help else ''}"
