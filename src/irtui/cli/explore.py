"""Opens the explorer: the one place where a command imports the app."""

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from irtui.cli.common import WRONG_USE, Options, fail_with_faults, fail_with_problems, find_record
from irtui.cli.opening import Opening
from irtui.load import load
from irtui.model.dataset import Dataset
from irtui.model.names import counted
from irtui.model.settings import Look
from irtui.pages.anchors import WHOLE

if TYPE_CHECKING:
    from irtui.tui.session.against import Against
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


def _view(
    options: Options, opening: Opening, dataset: Dataset | None, against: "Against | None"
) -> "WrittenView":
    """The view that was asked for; ends the program if there is nothing like that."""
    from irtui.tui.session.written import WrittenView

    go, lanes = opening.go or "", opening.lanes or ""
    if dataset is not None:
        older = against is not None and not dataset.meant(go) and against.dataset.meant(go)
        known = against.dataset if against and older else dataset
        go = str(find_record(known, go)) if go and go != WHOLE else go
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


def _against(options: Options, opening: Opening) -> "Against | None":
    """The older version to compare with; ends the program if there is none, or it has errors."""
    if opening.against is None:
        return None
    from irtui.host.revisions import NoRevisionError, load_version
    from irtui.tui.session.against import Against

    try:
        older = load_version(opening.against, options.path)
    except NoRevisionError as error:
        raise click.BadParameter(str(error), param_hint="--against") from error
    if older.dataset is None:
        fail_with_problems(older)
    return Against(opening.against, older.dataset)


def _suiting_theme() -> Look:
    """The theme for the terminal: of sixteen colours, only the terminal knows how they look."""
    from rich.console import Console

    few = Console(stderr=True).color_system == "standard"
    return Look.TERMINAL if few else Look.DARK


def explore(options: Options, opening: Opening) -> None:
    """Open the app, and print the command that reopens its last view when it is left.

    A file that cannot be read ends the program with exit code 2, and so does a filter that cannot
    be understood; a file with errors opens on the list of its problems.

    Args:
        options: those that every command takes.
        opening: what the explorer opens with.
    """
    # Textual draws on stderr; and whoever sends stdout elsewhere expects an answer there.
    if not all(file is not None and file.isatty() for file in (sys.stdin, sys.stdout, sys.stderr)):
        what = "The explorer needs a terminal. To print, use a command: irtui tree, irtui show ID …"
        click.echo(what, err=True)
        raise SystemExit(WRONG_USE)
    gc.disable()  # what is made before the first frame is needed until the end
    loaded = load(options.path)
    if not loaded.readable:
        fail_with_problems(loaded)
    against = _against(options, opening)
    asked = _view(options, opening, loaded.dataset, against)
    from irtui.host.means import Means
    from irtui.host.watching import changes
    from irtui.render.terminal.links import knows_links
    from irtui.tui.app import IrtuiApp
    from irtui.tui.remembered import Memory
    from irtui.tui.running import run

    memory = Memory.of_user()
    app = IrtuiApp(
        loaded,
        asked,
        find=opening.find or "",
        against=against,
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
