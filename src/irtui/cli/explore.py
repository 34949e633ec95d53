"""Opens the explorer: the one place where a command imports the app."""

import gc
import os
import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve

from irtui.cli.asked_for import version_asked_for, view_asked_for
from irtui.cli.common import Options, fail_with_problems
from irtui.cli.instead import need_terminal, print_instead
from irtui.cli.opening import Opening
from irtui.cli.picture import picture_asked_for, save_picture
from irtui.cli.preferred import preferred_day, preferred_theme
from irtui.host.reading import reading
from irtui.load import load
from irtui.model.names import counted
from irtui.model.settings import Look

if TYPE_CHECKING:
    from irtui.tui.app import IrtuiApp


def _collect_again() -> None:
    """Turns the garbage collector on again; what there is now, it need not look at."""
    gc.freeze()
    gc.enable()


def _has_few_colours() -> bool:
    """Whether the terminal has sixteen colours."""
    from rich.console import Console

    return Console(stderr=True).color_system == "standard"


def _believe_the_terminal() -> None:
    """Forgets a size that was exported, which would stay when the window is another.

    Textual takes it from the environment, as `shutil.get_terminal_size` does.
    """
    with suppress(OSError):
        if all(os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)):
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)


def explore(options: Options, opening: Opening) -> None:
    """Open the app, and print the command that reopens its last view when it is left.

    What is wanted in plain lines is printed instead. A file that cannot be read ends the program
    with exit code 2, and so does a filter that cannot be understood; a file with errors opens on
    the list of its problems. Where a picture is asked for, that is saved, and nothing opened.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
    """
    picture = picture_asked_for(opening)
    if picture is not None:
        save_picture(_app(options, opening, today=picture.today), picture)
        return
    if options.plain:
        print_instead(options, opening)
        return
    need_terminal(opening)
    gc.disable()  # what is made before the first frame is needed until the end
    _run(options, opening)


def _app(options: Options, opening: Opening, **more: Any) -> "IrtuiApp":
    """The app on what was asked for; ends the program if there is nothing like that.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
        more: what else the app is given, by its names there.
    """
    with options.waiting(reading(options.path), options.path):
        loaded = load(options.path)
    if not loaded.readable:
        fail_with_problems(loaded)
    against = version_asked_for(options, opening)
    asked = view_asked_for(options, opening, loaded.dataset, against)
    from irtui.render.terminal.ascii import encoding_in_ascii
    from irtui.tui.app import IrtuiApp

    more.setdefault("theme", opening.theme or Look.DARK)
    ascii_in = encoding_in_ascii(sys.stderr)
    return IrtuiApp(
        loaded, asked, find=opening.find or "", against=against, ascii_in=ascii_in, **more
    )


def _run(options: Options, opening: Opening) -> None:
    few_colours = _has_few_colours()
    _believe_the_terminal()
    from irtui.host.editor import find_editor
    from irtui.host.means import Means
    from irtui.host.remembered import Memory
    from irtui.host.settings import user_settings
    from irtui.host.watching import changes
    from irtui.render.terminal.ascii import write_in_ascii
    from irtui.render.terminal.links import knows_links
    from irtui.tui.running import run

    memory, user = Memory.of_user(), user_settings()
    today = datetime.now().astimezone().date()
    if user.sound.ascii:
        write_in_ascii()
    # Of sixteen colours, only the terminal knows how they look.
    usual = Look.TERMINAL if few_colours else Look.DARK
    app = _app(
        evolve(options, at=preferred_day(options.at, user.sound, today)),
        opening,
        theme=preferred_theme(opening.theme, user.sound, memory.now.theme, usual),
        few_colours=few_colours,
        links=knows_links(os.environ),
        settings=user.sound,
        notice=user.complaint,
        memory=memory,
        means=Means(changes=changes, editor=partial(find_editor, os.environ, user.sound.editor)),
        after_first_frame=_collect_again,
    )
    try:
        way_back = run(app)
    finally:
        app.keeper.keep_place()  # a signal has ended it, too
    if way_back is None and app.loaded.dataset is None:
        fail_with_problems(app.loaded)
    memory.remember(first_line_seen=True)
    if way_back is not None:
        click.echo(way_back, err=True)
    if user.complaint:
        click.echo(user.complaint, err=True)
    if errors := app.loaded.errors:
        count = counted(len(errors), "error")
        click.echo(f"The file now has {count}. “irtui check” lists every problem.", err=True)
