"""What Textual is told of the commands: their bindings, and which keys they have in an app."""

from textual.binding import Binding, BindingType

from irtui.commands import Keymap, Place, commands_of
from irtui.commands.keymap import bound


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
    """Which keys the commands have in an app; it must say so by its ``keymap``."""
    keymap = getattr(app, "keymap", None)
    assert isinstance(keymap, Keymap)
    return keymap
