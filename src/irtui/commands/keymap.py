"""Which keys each command has: those of the table, or those that the user's settings give it."""

import re
from collections.abc import Iterator, Mapping

from irtui.commands.command import PANE_OF, Command, Place
from irtui.commands.keys import (
    KEY_NAMES,
    SENT_AS,
    in_both_layouts,
    key_named,
    shown_key,
    types_text,
)
from irtui.commands.table import COMMANDS
from irtui.lean import evolve, frozen
from irtui.loading.values import suggestion
from irtui.model.problems import Problem
from irtui.model.safe_text import quoted, safe_line
from irtui.model.settings import Settings

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}
"""The commands by their ids."""
_TOGETHER = [{Place.EVERYWHERE, pane} for pane in PANE_OF] + [{Place.DETAIL, Place.PAGES}]
"""Places whose commands can be done at one time."""
_BOXES = {
    Place.FIND,
    Place.FILTER,
    Place.WITHIN,
    Place.DATE,
    Place.BOOKMARKS,
    Place.ARRIVING,
}
"""Places where one types."""
_WAYS_OUT = {"quit", "leave", "close", "dismiss"}
"""The actions without which one could not get out."""
_LEAVE = "leave"
"""The command whose keys, if the settings give it others, lead out wherever esc does."""
PALETTE_LEAVE = "palette.leave"
"""What leads out of the palette; no command of ours, for it is Textual's."""
_TAKEN = {
    "ctrl+c": ("", "it copies what the mouse has selected"),
    "ctrl+p": ("palette", "it always opens the palette"),
    "ctrl+q": ("quit", "it always quits"),
    "ctrl+z": ("stop", "it always goes back to the shell"),
}
"""Keys that do the same whatever the settings say, each with the command whose key it may be."""
_NAMED = re.compile(r"\{([a-z.-]+)\}")


@frozen
class Keymap:
    """Which keys each command has."""

    changed: Mapping[str, tuple[str, ...]] = {}
    """By the ids of commands, the keys that they have instead of those of the table."""

    @classmethod
    def of(cls, settings: Settings) -> "Keymap":
        """Those of settings that are sound: see `with_sound_keys`."""
        asked = {name: _keys(text) for name, text in settings.keys.items()}
        return cls({**dict(_ways_out(asked.get(_LEAVE, ()))), **asked})

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command as Textual names them, the one to show first."""
        return self.changed.get(command.id, command.keys)

    def all_keys(self, command: Command) -> tuple[str, ...]:
        """The keys with those of the same positions in another layout."""
        return in_both_layouts(self.keys(command))

    def shown(self, command: Command) -> str:
        """The keys for reading."""
        return " ".join(map(shown_key, self.keys(command)))

    def name_of(self, command: Command) -> str:
        """What to call a command in a sentence: its first key, or its label if it has none."""
        keys = self.keys(command)
        return shown_key(keys[0]) if keys else quoted(command.label)

    def spelled(self, words: str, /, **data: object) -> str:
        """Words with a key for each command that is named in them, as in ``{find} searches``.

        Args:
            words: our own words. What comes from outside might name a command by chance.
            data: what else is named in them, which is put there as it is, in one safe line.
        """

        def named(found: re.Match[str]) -> str:
            name = found[1]
            if name in data:
                return safe_line(str(data[name]))
            return self.name_of(BY_ID[name]) if name in BY_ID else found[0]

        return _NAMED.sub(named, words)

    @property
    def bindings(self) -> dict[str, str]:
        """What changed, as Textual takes it; what has no key, has one that no keyboard has."""
        return {name: bound(keys) or name for name, keys in self.changed.items()}


AS_SHIPPED = Keymap()
"""The keys of the table."""


def _ways_out(keys: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What leads out by esc, with the keys of `_LEAVE`; where one types, those that are no text."""
    without_text = tuple(key for key in keys if not types_text(key))
    for command in COMMANDS:
        if "escape" in command.keys and command.id != _LEAVE:
            fitting = keys if command.place not in _BOXES else without_text
            if fitting:
                rest = (key for key in command.keys if key != "escape")
                yield command.id, tuple(dict.fromkeys((*fitting, *rest)))
    if without_text:
        yield PALETTE_LEAVE, without_text


def bound(keys: tuple[str, ...]) -> str:
    """Keys in one text, as Textual binds them."""
    return ",".join(in_both_layouts(keys))


def _words(text: str) -> list[str]:
    """The names of keys; a comma may stand between them, too."""
    return [word if word == "," else word.removesuffix(",") for word in text.split()]


def _keys(text: str) -> tuple[str, ...]:
    """The keys that a text names."""
    found = (key_named(word) for word in _words(text))
    return tuple(dict.fromkeys(key for key in found if key))


def with_sound_keys(settings: Settings) -> tuple[Settings, list[Problem]]:
    """Settings without the keys that cannot be as they are asked for, and what is wrong with them.

    The paths of the problems begin with ``keys``, followed by the id.
    """
    problems: list[Problem] = []
    sound: dict[str, str] = {}
    for name, text in settings.keys.items():
        faults = [evolve(one, path=("keys", name)) for one in _faults(name, text)]
        problems += faults
        if not faults:
            sound[name] = text
    while found := clash(Keymap.of(evolve(settings, keys=sound))):
        mine, other, key = found
        both = f"{quoted(other.id)} and {quoted(mine.id)} would both have the key {shown_key(key)}."
        hint = "Give one of them another key."
        name = mine.id if mine.id in sound else _LEAVE
        problems.append(Problem("duplicate-key", both, hint, ("keys", name)))
        del sound[name]
    return evolve(settings, keys=sound), problems


def _faults(name: str, text: str) -> Iterator[Problem]:
    """What is wrong with the keys of one command, whatever keys the others have."""
    command = BY_ID.get(name)
    if command is None:
        hint = suggestion(name, BY_ID, "“irtui settings --keys” lists all commands.")
        yield Problem("unknown-key", f"Unknown command {quoted(name)}.", hint)
        return
    if not text.strip() and command.name in _WAYS_OUT:
        yield Problem("wrong-word", f"{quoted(name)} needs a key.", "Name one, or remove the line.")
    for word in _words(text):
        key = key_named(word)
        if key is None:
            otherwise = "Write keys as the help shows them, with spaces between: / f3 ctrl+p"
            hint = suggestion(word, KEY_NAMES, otherwise)
            yield Problem("wrong-word", f"Unknown key {quoted(word)}.", hint)
        elif key in SENT_AS:
            sent = shown_key(SENT_AS[key])
            why = f"Most terminals send {sent} for {shown_key(key)}."
            yield Problem("wrong-word", why, f"Write {sent}, or take another key.")
        elif why := _why_not(command, key):
            told = f"{quoted(name)} cannot have the key {shown_key(key)}: {why}."
            yield Problem("wrong-word", told, "Use another key, such as f9 or ctrl+g.")


def _why_not(command: Command, key: str) -> str:
    """Why a command cannot have a key; empty if it can."""
    if command.place in _BOXES and types_text(key):
        return "it types text there"
    of, why = _TAKEN.get(key, ("", ""))
    return why if command.id != of else ""


def clash(keymap: Keymap) -> tuple[Command, Command, str] | None:
    """The last command that was given a key which another has at the same time, and that key."""
    for mine in (BY_ID[name] for name in reversed([*keymap.changed]) if name in BY_ID):
        for other in COMMANDS:
            if other is mine or not _meet(mine.place, other.place):
                continue
            if shared := set(keymap.all_keys(mine)) & set(keymap.all_keys(other)):
                return mine, other, min(shared, key=keymap.all_keys(mine).index)
    return None


def _meet(one: Place, other: Place) -> bool:
    """Whether the commands of two places can be done at one time."""
    return one is other or {one, other} in _TOGETHER
