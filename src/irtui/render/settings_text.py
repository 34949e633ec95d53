"""The user's settings as a TOML file with comments: what is set, and what could be."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from irtui.commands import COMMANDS, Keymap, Place
from irtui.model.fields import FieldSpec, Kind, field_table
from irtui.model.settings import Settings
from irtui.render.toml_text import plain_text, toml_text

_WIDTH = 78
"""Characters of a comment."""
_EDITOR = "nano"
"""What stands for a command of an editor."""
_KEY_WIDTH = 46
"""Characters before what a command does."""


def settings_lines(settings: Settings) -> Iterator[str]:
    """The file, line by line: a setting that has its default value is commented out."""
    defaults = Settings()
    for name, spec in field_table(Settings).items():
        value, default = getattr(settings, name), getattr(defaults, name)
        yield ""
        yield from (f"# {line}" for line in wrap(f"{spec.doc}{_allowed(spec)}", _WIDTH))
        if spec.kind is Kind.WORDS:
            yield f"[{name}]" if value else f"# [{name}]"
            yield from (f"{key} = {toml_text(one)}" for key, one in value.items())
        else:
            line = f"{name} = {plain_text(_shown(value, spec), spec)}"
            yield line if value != default else f"# {line}"


def key_lines(settings: Settings) -> Iterator[str]:
    """Every command with its id and its keys, as the settings could have them, and what it does."""
    keymap = Keymap.of(settings)
    yield "[keys]"
    in_order = sorted(COMMANDS, key=lambda one: [*Place].index(one.place))
    for place, commands in groupby(in_order, lambda one: one.place):
        yield from ("", f"# {place}")
        for command in commands:
            line = f"{command.id} = {toml_text(keymap.shown(command))}"
            line = line if command.id in settings.keys else f"# {line}"
            yield f"{line:<{_KEY_WIDTH}} # {command.help}"


def _shown(value: object, spec: FieldSpec) -> object:
    """A value, or where there is none, one that it could have."""
    if value is not None:
        return value
    return next(iter(spec.words)) if spec.words else _EDITOR


def _allowed(spec: FieldSpec) -> str:
    """What a setting may be, where that is a few words or some numbers."""
    if spec.words:
        return f" One of: {', '.join(spec.words)}."
    if spec.least is not None and spec.most is not None:
        return f" From {spec.least} to {spec.most}."
    return ""
