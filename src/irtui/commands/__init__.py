"""What the user can do in the app: one table of commands, and which keys each of them has.

The bindings, the palette, the footer, the help and the references come from it. It needs no
Textual, so that a command that prints can say what is wrong with the keys in the settings.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby

from irtui.commands.command import LAST, PANE_OF, PLACE_OF, Command, Place, State
from irtui.commands.keymap import AS_SHIPPED, Keymap
from irtui.commands.keys import in_both_layouts, latin_key, shown_key
from irtui.commands.table import COMMANDS

__all__ = [
    "AS_SHIPPED",
    "COMMANDS",
    "LAST",
    "PANE_OF",
    "PLACE_OF",
    "Command",
    "Keymap",
    "Place",
    "commands_by_name",
    "commands_of",
    "footer_of",
    "in_both_layouts",
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


def footer_of(
    places: Iterable[Place], states: Collection[State], keymap: Keymap = AS_SHIPPED
) -> Iterator[tuple[str, str, Command]]:
    """What the footer shows: the keys that do the same, the word for it, the first of the commands.

    Args:
        places: whose commands are meant.
        states: what is so now.
        keymap: which keys they have; what has none is left out.

    The most useful comes first.
    """
    found = ((command, command.word(states)) for place in places for command in commands_of(place))
    named = ((one, word) for one, word in found if word and keymap.keys(one))
    shown = sorted(named, key=lambda pair: pair[0].order)
    for (_, word), same in groupby(shown, lambda pair: (pair[0].place, pair[1])):
        commands = [command for command, _ in same]
        keys = [shown_key(keymap.keys(command)[0]) for command in commands]
        between = " " if any(len(key) > 1 or key.isalnum() for key in keys) else ""
        yield between.join(keys), word, commands[0]
