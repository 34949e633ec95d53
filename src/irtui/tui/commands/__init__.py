"""The commands: from their table come the key bindings, the palette, the help and the footer."""

from collections.abc import Iterator
from itertools import groupby

from textual.binding import BindingType

from irtui.tui.commands.command import PANE_OF, PLACE_OF, Command, Place, latin_key, shown_key
from irtui.tui.commands.table import COMMANDS

__all__ = [
    "COMMANDS",
    "PANE_OF",
    "PLACE_OF",
    "Command",
    "Place",
    "bindings_of",
    "commands_of",
    "footer_of",
    "latin_key",
]


def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands that work in one place."""
    return tuple(command for command in COMMANDS if command.place is place)


def bindings_of(place: Place) -> list[BindingType]:
    """The bindings of one place."""
    return [command.binding for command in commands_of(place)]


def footer_of(*places: Place) -> Iterator[tuple[str, Command]]:
    """What the footer shows: keys that do the same, and the first of the commands they call.

    Args:
        places: where one is, the nearest first; the most useful stands first in each.
    """
    shown = (command for place in places for command in commands_of(place) if command.footer)
    for _, same in groupby(shown, lambda command: (command.place, command.footer)):
        commands = list(same)
        yield "".join(shown_key(command.keys[0]) for command in commands), commands[0]
