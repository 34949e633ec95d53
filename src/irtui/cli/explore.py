"""Opens the explorer: the one place where a command imports the app."""

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from irtui.cli.asked_for import version_asked_for, view_asked_for
from irtui.cli.common import WRONG_USE, Options, fail_with_problems
from irtui.cli.opening import Opening
from irtui.cli.picture import picture_asked_for, save_picture
from irtui.load import load
from irtui.model.names import counted
from irtui.model.settings import Look

if TYPE_CHECKING:
    from irtui.tui.app import IrtuiApp


def _collect_again() -> None:
    """Turns the garbage collector on again; what there is now, it need not look at."""
    gc.freeze()
    gc.enable()


def _suiting_theme() -> Look:
    """The theme for the terminal: of sixteen colours, only the terminal knows how they look."""
    from rich.console import Console

    few = Console(stderr=True).color_system == "standard"
    return Look.TERMINAL if few else Look.DARK


def _need_terminal() -> None:
    """Ends the program with exit code 2 where there is no terminal to open in.

    Textual draws on stderr; and whoever sends stdout elsewhere expects an answer there.
    """
    if not all(file is not None and file.isatty() for file in (sys.stdin, sys.stdout, sys.stderr)):
        what = "The explorer needs a terminal. To print, use a command: irtui tree, irtui show ID …"
        click.echo(what, err=True)
        raise SystemExit(WRONG_USE)


def explore(options: Options, opening: Opening) -> None:
    """Open the app, and print the command that reopens its last view when it is left.

    A file that cannot be read ends the program with exit code 2, and so does a filter that cannot
    be understood; a file with errors opens on the list of its problems. Where a picture is asked
    for, that is saved, and nothing opened.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
    """
    picture = picture_asked_for(opening)
    if picture is not None:
        save_picture(_app(options, opening, today=picture.today), picture)
        return
    _need_terminal()
    gc.disable()  # what is made before the first frame is needed until the end
    _run(options, opening)


def _app(options: Options, opening: Opening, **more: Any) -> "IrtuiApp":
    """The app on what was asked for; ends the program if there is nothing like that.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
        more: what else the app is given, by its names there.
    """
    loaded = load(options.path)
    if not loaded.readable:
        fail_with_problems(loaded)
    against = version_asked_for(options, opening)
    asked = view_asked_for(options, opening, loaded.dataset, against)
    from irtui.tui.app import IrtuiApp

    more.setdefault("theme", opening.theme or Look.DARK)
    return IrtuiApp(loaded, asked, find=opening.find or "", against=against, **more)


def _run(options: Options, opening: Opening) -> None:
    from irtui.host.means import Means
    from irtui.host.watching import changes
    from irtui.render.terminal.links import knows_links
    from irtui.tui.remembered import Memory
    from irtui.tui.running import run

    memory = Memory.of_user()
    app = _app(
        options,
        opening,
        theme=opening.theme or _suiting_theme(),
        links=knows_links(os.environ),
        memory=memory,
        means=Means(changes=changes),
        after_first_frame=_collect_again,
    )
    way_back = run(app)
    if way_back is None and app.loaded.dataset is None:
        fail_with_problems(app.loaded)
    memory.remember(first_line_seen=True)
    if way_back is not None:
        click.echo(way_back, err=True)
    if errors := app.loaded.errors:
        count = counted(len(errors), "error")
        click.echo(f"The file has {count} now. “irtui check” lists every problem.", err=True)
