"""Opens the explorer: the one place where a command imports the app."""

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from irtui.cli.common import Options, fail_with_faults, fail_with_problems, find_record
from irtui.cli.instead import need_terminal, print_instead
from irtui.cli.opening import Opening
from irtui.load import load
from irtui.model.dataset import Dataset
from irtui.model.settings import Look
from irtui.pages.anchors import WHOLE

if TYPE_CHECKING:
    from irtui.tui.session.written import WrittenView


def _collect_again() -> None:
    """Turns the garbage collector on again; what there is now, it need not look at."""
    gc.freeze()
    gc.enable()


def _check_filter(options: Options, dataset: Dataset, words: str) -> None:
    """Ends the program with exit code 2 if a query cannot be understood."""
    from irtui.query.find import Index

    if faults := Index(options.as_of(dataset)).find(words).faults:
        fail_with_faults(words, faults)


def _view(options: Options, opening: Opening, dataset: Dataset | None) -> "WrittenView":
    """The view that was asked for; ends the program if there is nothing like that."""
    from irtui.tui.session.written import WrittenView

    go, lanes = opening.go or "", opening.lanes or ""
    if dataset is not None:
        go = str(find_record(dataset, go)) if go and go != WHOLE else go
        lanes = str(find_record(dataset, lanes)) if lanes else lanes
        if opening.filter:
            _check_filter(options, dataset, opening.filter)
    return WrittenView(
        at=options.at,
        go=go,
        lanes=lanes,
        window=opening.window,
        former=opening.former,
        full=opening.full,
        unfold=opening.unfold,
        query=opening.query or "",
        filter=opening.filter or "",
    )


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

    What is wanted in plain lines is printed instead.

    A file that cannot be read ends the program with exit code 2, and so does a filter that cannot
    be understood; a file with errors opens on the list of its problems.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
    """
    if options.plain:
        print_instead(options, opening)
        return
    need_terminal(opening)
    gc.disable()  # what is made before the first frame is needed until the end
    loaded = load(options.path)
    if not loaded.readable:
        fail_with_problems(loaded)
    asked = _view(options, opening, loaded.dataset)
    few_colours = _has_few_colours()
    _believe_the_terminal()
    from irtui.render.terminal.ascii import encoding_in_ascii
    from irtui.render.terminal.links import knows_links
    from irtui.tui.app import IrtuiApp
    from irtui.tui.remembered import Memory
    from irtui.tui.running import run

    memory = Memory.of_user()
    app = IrtuiApp(
        loaded,
        asked,
        find=opening.find or "",
        # Of sixteen colours, only the terminal knows how they look.
        theme=opening.theme or (Look.TERMINAL if few_colours else Look.DARK),
        few_colours=few_colours,
        ascii_in=encoding_in_ascii(sys.stderr),
        links=knows_links(os.environ),
        memory=memory,
        after_first_frame=_collect_again,
    )
    way_back = run(app)
    if app.loaded.dataset is None:
        fail_with_problems(app.loaded)
    memory.remember(first_line_seen=True)
    if way_back is not None:
        click.echo(way_back, err=True)
