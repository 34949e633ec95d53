"""The commands as the app has them: their table, and what Textual is told of it."""

from textual.binding import Binding, BindingType

from irtui.commands import (
    AS_SHIPPED,
    COMMANDS,
    LAST,
    PANE_OF,
    PLACE_OF,
    Command,
    Keymap,
    Place,
    commands_by_name,
    commands_of,
    footer_of,
    latin_key,
    shown_key,
)
from irtui.commands.keymap import bound

__all__ = [
    "AS_SHIPPED",
    "COMMANDS",
    "LAST",
    "PANE_OF",
    "PLACE_OF",
    "Command",
    "Keymap",
    "Place",
    "bindings_of",
    "commands_by_name",
    "commands_of",
    "footer_of",
    "keymap_of",
    "latin_key",
    "shown_key",
]


def bindings_of(place: Place) -> list[BindingType]:
    """The bindings of one place, by the table; the app's keymap changes them by their ids.

    Textual changes the keys of bindings only, so what has none is bound to a key that no keyboard
    has.
    """
    return [
        Binding(
            bound(command.keys) or command.id,
            command.action,
            command.label,
            show=False,
            priority=command.first,
            id=command.id,
        )
        for command in commands_of(place)
    ]


def keymap_of(app: object) -> Keymap:
    """Which keys the commands have in an app."""
    keymap = getattr(app, "keymap", AS_SHIPPED)
    assert isinstance(keymap, Keymap)
    return keymap
