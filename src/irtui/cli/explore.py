"""Opens the explorer: the one place where a command imports the app."""

import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from irtui.cli.asked_for import asked_for
from irtui.cli.ending import ended_by_ctrl_c
from irtui.cli.needing import need_terminal
from irtui.cli.options import SERVED_VARIABLE, Opening, Options
from irtui.cli.preferred import preferred_day, preferred_theme
from irtui.host.caching import keep_beside, open_dataset
from irtui.host.clock import today
from irtui.host.collecting import Collecting
from irtui.lean import evolve
from irtui.loading import Loaded
from irtui.model.settings import Look

if TYPE_CHECKING:
    from irtui.host.settings import UserSettings
    from irtui.tui.app import IrtuiApp


def _settle(collecting: Collecting, loaded: Loaded | None) -> None:
    """Turns the garbage collector on again, after the first frame, and keeps a dataset."""
    collecting.begin()
    if loaded is not None:
        keep_beside(loaded)


def _changes(path: Path) -> AsyncIterator[None]:
    """When the dataset at ``path`` may have changed."""
    from irtui.host.watching import changes

    return changes(path)


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

    What is wanted in plain lines is printed instead. A file that is not there, or is no text, ends
    the program with exit code 2, and so does a filter that cannot be understood; a file with
    errors opens on the list of its problems, also where it is no valid TOML. Where a picture is
    asked for, that is saved, and nothing opened.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
    """
    if opening.of_picture:
        from irtui.cli.picture import picture_asked_for, save_picture

        save_picture(options, opening, picture_asked_for(opening))
        return
    if options.plain:
        from irtui.cli.instead import print_instead

        print_instead(options, opening)
        return
    if SERVED_VARIABLE not in os.environ:
        need_terminal(opening)
    gc.disable()  # what is made before the first frame is needed until the end
    _run(options, opening)


def _made(options: Options, opening: Opening) -> "tuple[IrtuiApp, UserSettings]":
    """The app, and what its settings are from; what it draws with is imported."""
    few_colours = _has_few_colours()
    _believe_the_terminal()
    from irtui.host.means import Means, editor_of, no_editor
    from irtui.host.remembered import Memory
    from irtui.host.settings import user_settings
    from irtui.render.terminal.ascii import encoding_in_ascii, write_in_ascii
    from irtui.render.terminal.links import knows_links

    served = SERVED_VARIABLE in os.environ
    memory, user = Memory() if served else Memory.of_user(), user_settings()
    if user.sound.ascii:
        write_in_ascii()
    # Of sixteen colours, only the terminal knows how they look.
    usual = Look.TERMINAL if few_colours else Look.DARK
    day = preferred_day(options.at, user.sound, today())
    asked = asked_for(evolve(options, at=day), opening, waits=not served)
    if served:
        means = Means(served=True, load=open_dataset, changes=_changes, editor=no_editor)
    else:
        means = Means(changes=_changes, editor=partial(editor_of, user.sound.editor))
    collecting = Collecting()
    means = evolve(means, typed=collecting.put_off)
    if asked.loaded.awaited:
        preparing = means.prepare(asked.loaded.path)  # while the app is imported
        means = evolve(means, prepare=lambda _: preparing)
    from irtui.tui.app import IrtuiApp

    app = IrtuiApp(
        asked.loaded,
        asked.view,
        find=opening.find or "",
        against=asked.against,
        theme=preferred_theme(opening.theme, user.sound, memory.now.theme, usual),
        few_colours=few_colours,
        ascii_in=None if served else encoding_in_ascii(sys.stderr),
        links=knows_links(os.environ),
        settings=user.sound,
        notice=user.complaint,
        memory=memory,
        means=means,
        after_first_frame=partial(_settle, collecting, None if served else asked.loaded),
    )
    return app, user


def _run(options: Options, opening: Opening) -> None:
    # The folder that an older version is read from is removed, whatever ends that.
    with nullcontext() if opening.against else ended_by_ctrl_c():
        app, user = _made(options, opening)
        from irtui.tui.running import run
    try:
        way_back = run(app)
    finally:
        app.keeper.keep_place()  # a signal has ended it, too
    if app.means.served:
        return  # whom it could tell anything has closed the page
    import click

    if app.loaded.errors and way_back is None:
        from irtui.cli.failing import fail_with_problems

        fail_with_problems(app.loaded)
    app.keeper.memory.remember(first_line_seen=True)
    if way_back is not None:
        click.echo(way_back, err=True)
    if user.complaint:
        click.echo(user.complaint, err=True)
    if errors := app.loaded.errors:
        from irtui.model.names import counted

        count = counted(len(errors), "error")
        click.echo(f"The file now has {count}. “irtui check” lists every problem.", err=True)
