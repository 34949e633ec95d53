"""Opens the explorer: the one place where a command imports the app."""

import gc
import os
import sys
from typing import Any

import click

from irtui.cli.common import WRONG_USE, Options, fail_with_faults, fail_with_problems, find_record
from irtui.load import load
from irtui.model.dataset import Dataset
from irtui.model.safe_text import safe_line
from irtui.pages.anchors import WHOLE
from irtui.pages.folding import Folding


def _collect_again() -> None:
    """Turns the garbage collector on again; what there is now, it need not look at."""
    gc.freeze()
    gc.enable()


def _check_filter(options: Options, dataset: Dataset, words: str) -> None:
    """Ends the program with exit code 2 if a query cannot be understood."""
    from irtui.query.find import Index

    if faults := Index(options.as_of(dataset)).find(words).faults:
        fail_with_faults(words, faults)


def explore(options: Options, go: str | None, find: str | None, shown: dict[str, Any]) -> None:
    """Open the app, and print the command that reopens its last view when it is left.

    A file that cannot be read ends the program with exit code 2, and so does a filter that cannot
    be understood; a file with errors opens on the list of its problems.

    Args:
        options: the options that every command takes.
        go: the record to open.
        find: a search to open with.
        shown: what else of the first view was asked for, by its names in the app's ``View``;
            what is empty was not.
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
    whole = go == WHOLE
    shown = {name: value for name, value in shown.items() if value}
    for name in shown.keys() & {"query", "filter"}:
        shown[name] = safe_line(shown[name]).strip()
    folding = Folding(bool(shown.pop("full", None)), frozenset(shown.pop("unfold", ())))
    selection, lanes = None, shown.pop("lanes", None)
    if dataset := loaded.dataset:
        selection = find_record(dataset, go) if go and not whole else None
        if lanes:
            shown["lanes"] = find_record(dataset, lanes)
        if words := shown.get("filter"):
            _check_filter(options, dataset, words)
    from irtui.render.terminal.links import knows_links
    from irtui.tui.app import IrtuiApp
    from irtui.tui.remembered import Memory
    from irtui.tui.running import run

    memory = Memory.of_user()
    app = IrtuiApp(
        loaded,
        at=options.at,
        selection=selection,
        whole=whole,
        find=find or "",
        links=knows_links(os.environ),
        folding=folding,
        memory=memory,
        after_first_frame=_collect_again,
        **shown,
    )
    way_back = run(app)
    if app.loaded.dataset is None:
        fail_with_problems(app.loaded)
    memory.remember(first_line_seen=True)
    if way_back is not None:
        click.echo(way_back, err=True)
