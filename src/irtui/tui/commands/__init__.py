"""The commands: from their table come the key bindings, the palette, the help and the footer."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby

from textual.binding import BindingType

from irtui.tui.commands.command import (
    LAST,
    PANE_OF,
    PLACE_OF,
    Command,
    Place,
    latin_key,
    shown_key,
)
from irtui.tui.commands.table import COMMANDS
from irtui.tui.session.states import State

__all__ = [
    "COMMANDS",
    "LAST",
    "PANE_OF",
    "PLACE_OF",
    "Command",
    "Place",
    "bindings_of",
    "commands_by_name",
    "commands_of",
    "footer_of",
    "latin_key",
    "shown_key",
]


@cache
def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands that work in one place."""
    return tuple(command for command in COMMANDS if command.place is place)


@cache
def commands_by_name(place: Place) -> Mapping[str, Command]:
    """The commands of one place by their actions, and by the names of these.

    Of commands whose actions differ only in what is handed to them, the name means the first.
    """
    found: dict[str, Command] = {}
    for command in commands_of(place):
        found[command.action] = command
        found.setdefault(command.name, command)
    return found


def bindings_of(place: Place) -> list[BindingType]:
    """The bindings of one place."""
    return [command.binding for command in commands_of(place) if command.keys]


def footer_of(
    places: Iterable[Place], states: Collection[State]
) -> Iterator[tuple[str, str, Command]]:
    """What the footer shows: the keys that do the same, the word for it, the first of the commands.

    Args:
        places: whose commands are meant.
        states: what is so now.

    The most useful comes first.
    """
    found = ((command, command.word(states)) for place in places for command in commands_of(place))
    shown = sorted(((one, word) for one, word in found if word), key=lambda pair: pair[0].order)
    for (_, word), same in groupby(shown, lambda pair: (pair[0].place, pair[1])):
        commands = [command for command, _ in same]
        keys = [shown_key(command.keys[0]) for command in commands]
        between = " " if any(len(key) > 1 or key.isalnum() for key in keys) else ""
        yield between.join(keys), word, commands[0]
