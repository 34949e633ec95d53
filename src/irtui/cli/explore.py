"""Opens the explorer: the one place where a command imports the app."""

import gc
import shlex
import sys
from datetime import date

import click

from irtui.cli.common import Settings, fail_with_problems, find_record
from irtui.load import load
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset


def _collect_again() -> None:
    """Turns the garbage collector on again; what there is now, it need not look at."""
    gc.freeze()
    gc.enable()


def explore(settings: Settings, go: str | None, query: str | None) -> None:
    """Open the app, and print the command that reopens its last view when it is left.

    A file that cannot be read ends the program with exit code 2; one with errors opens on the list
    of its problems.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "The explorer needs a terminal. To print, use a command: irtui tree, irtui show ID …"
        )
    gc.disable()  # what is made before the first frame is needed until the end
    loaded = load(settings.path)
    if not loaded.readable:
        fail_with_problems(loaded)
    selection = find_record(loaded.dataset, go) if go and loaded.dataset else None
    from irtui.tui.app import IrtuiApp

    app = IrtuiApp(
        loaded,
        at=settings.at,
        selection=selection,
        query=query or "",
        after_first_frame=_collect_again,
    )
    left_at = app.run()
    if app.loaded.dataset is None:
        fail_with_problems(app.loaded)
    if left_at is not None:
        click.echo(
            reopening(settings, app.loaded.dataset, left_at.day, left_at.selection), err=True
        )


def reopening(settings: Settings, dataset: Dataset, day: date, selection: Ref | None) -> str:
    """The command that opens the app as it was left, to be typed into a shell."""
    parts = ["irtui"]
    if settings.data:
        parts += ["-d", str(settings.data)]
    if day != dataset.about.day:
        parts += ["--at", day.isoformat()]
    if selection:
        parts += ["--go", str(selection)]
    return shlex.join(parts)
