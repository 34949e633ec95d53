"""``irtui settings``: where the settings are, and what they are."""

import click

from irtui.cli.common import WRONG_USE, print_utf8
from irtui.cli.help import examples
from irtui.host.folders import settings_file
from irtui.load.settings import load_settings
from irtui.model.safe_text import safe_line
from irtui.render.settings_text import settings_lines

_EPILOG = examples(
    ("irtui settings", "the settings, and where their file is"),
    ("irtui settings > FILE", "a file to begin with"),
)


@click.command("settings", epilog=_EPILOG)
def command() -> None:
    """Print your settings as the file that they are in, with a comment on each.

    What is commented out is as it is by itself. Where the file is, is told on stderr; it need not
    exist. The exit code is 2 if something in it is wrong.
    """
    path = settings_file()
    settings, problems = load_settings(path)
    there = "" if path.is_file() else " (there is no such file yet)"
    click.echo(f"Settings: {safe_line(str(path))}{there}", err=True)
    print_utf8("\n".join(settings_lines(settings)).lstrip("\n"))
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        raise SystemExit(WRONG_USE)
