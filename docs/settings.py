"""The settings and the ids of the commands, as they are declared."""

from collections.abc import Iterator

from irtui.commands import AS_SHIPPED, Place, commands_of
from irtui.model.fields import FieldSpec, Kind, field_table
from irtui.model.settings import Settings
from irtui.render.toml_text import plain_text

_HEAD = """\
# Settings

Written by `make reference` from `model/settings.py` and the table of commands.

Your settings are a TOML file. `irtui settings` says where it is (on Linux
`~/.config/irtui/settings.toml`) and prints it with a comment on each setting.
`irtui settings --edit` opens it in your editor, and makes it if it is not there; so do `:` and
“Settings” in the explorer. They count from the next start.

They are for the explorer, `editor` for `irtui edit`, too, and the limits (`max_…`) for whatever
reads a dataset. Else commands that print, and pictures of the screen, read none: what they give is
the same for everybody.

An option of the command line goes before a setting, a setting before what the explorer remembers by
itself, and that before what is usual. `T` changes the theme, which is remembered; but one that the
settings name is that of the next start.

What is wrong in the file is told with its place, what is near it, and exit code 2 by
`irtui settings`. The explorer opens all the same, with what is sound of it, and says so at first
and when it is left.
"""
_KEYS = """\
## Keys

Under `[keys]` stands the id of a command, and its keys in one text with spaces between, or in an
array. How to: [Change keys](../how-to/change-keys.md). `irtui settings --keys` prints this table as
the file would have it, with the keys that you have.
"""


def _value(spec: FieldSpec) -> str:
    if spec.words:
        return ", ".join(f"`{word}`" for word in spec.words)
    if spec.kind is Kind.INTEGER:
        return f"{spec.least} to {spec.most}"
    if spec.kind is Kind.FLAG:
        return "`true` or `false`"
    return "a table" if spec.kind is Kind.WORDS else "text"


def _usual(name: str, spec: FieldSpec) -> str:
    value = getattr(Settings(), name)
    return f"`{plain_text(value, spec)}`" if value not in (None, {}) else ""


def _page() -> Iterator[str]:
    yield _HEAD
    yield "| setting | value | usual | what it says |"
    yield "|---|---|---|---|"
    for name, spec in field_table(Settings).items():
        cells = (f"`{name}`", _value(spec), _usual(name, spec), spec.doc)
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield _KEYS
    for place in Place:
        yield f"### {place}\n"
        yield "| id | keys | what it does |"
        yield "|---|---|---|"
        for command in commands_of(place):
            shown = AS_SHIPPED.shown(command)
            yield f"| `{command.id}` | {f'`{shown}`' if shown else ''} | {command.help} |"
        yield ""


def settings_reference() -> str:
    """The page, in Markdown."""
    return "\n".join(_page())
