"""``irtui settings``: where the settings are, and what they are."""

import os

import click

from irtui.cli.answering import print_utf8
from irtui.cli.common import ascii_option, examples
from irtui.cli.failing import WRONG_USE, fail
from irtui.host.editor import NoEditorError, find_editor
from irtui.host.settings import start_settings, user_settings
from irtui.model.safe_text import safe_line
from irtui.render.settings_text import key_lines, settings_lines

_EPILOG = examples(
    ("irtui settings", "the settings, and where their file is"),
    ("irtui settings --edit", "open that file in your editor"),
    ("irtui settings --keys", "every command with its id and its keys"),
)


def _edit() -> None:
    """Open the file in the editor; ends the program if that cannot be."""
    user = user_settings()
    try:
        start_settings(user.path)
        find_editor(os.environ, user.sound.editor).edit(user.path)
    except NoEditorError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{safe_line(str(user.path))} cannot be created: {error.strerror}.")


@click.command("settings", epilog=_EPILOG)
@click.option("--edit", is_flag=True, help="Open the file in your editor; it need not exist yet.")
@click.option("--keys", is_flag=True, help="Print every command with its id and its keys.")
@ascii_option
def command(edit: bool, keys: bool) -> None:
    """Print your settings as the file that they are in, with a comment on each.

    A line that is commented out shows the default. The path of the file is printed on stderr; the
    file need not exist. The exit code is 2 if something in it is wrong: the rest still counts.

    The settings are for the explorer, the editor for irtui edit, too, and the limits (max_…) for
    all that reads a dataset. An option of the command line goes before a setting. Else commands
    that print read no settings: a script prints the same for everybody.
    """
    if edit:
        _edit()
    user = user_settings()
    # os.path: Path.exists raises where a folder above cannot be entered.
    there = "" if os.path.exists(user.path) else " (there is no such file yet)"  # noqa: PTH110 - never raises
    click.echo(f"Settings: {safe_line(str(user.path))}{there}", err=True)
    if not edit:
        lines = key_lines(user.sound) if keys else settings_lines(user.sound)
        print_utf8("\n".join(lines).lstrip("\n"))
    for problem in user.problems:
        click.echo(str(problem), err=True)
    if user.problems:
        raise SystemExit(WRONG_USE)
