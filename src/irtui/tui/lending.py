"""Lends the terminal to another program, until that ends."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from textual.app import App, SuspendNotSupported

from irtui.host.editor import OURS, Editor, EditorFailedError, NoEditorError
from irtui.lean import frozen
from irtui.loading import replaced_by_updates

T = TypeVar("T")


def lend(app: App[Any], run: Callable[[], T], otherwise: T) -> T:
    """What a program gives that is run in the terminal.

    Args:
        app: who has the terminal.
        run: runs the program; it raises nothing.
        otherwise: what is given where there is no terminal to lend, or the app is about to end.
    """
    if app.return_code is not None:  # nobody would take the terminal back
        return otherwise
    try:
        with app.suspend():
            return run()
    except SuspendNotSupported:
        return otherwise


@frozen
class Edited:
    """What came of an editor."""

    words: str = ""
    """What is to be said, if anything."""
    ran: bool = False
    """Whether it ran, and may have written."""


def edit(app: App[Any], find: Callable[[], Editor], file: Path, line: int = 0) -> Edited:
    """Open the user's editor in the terminal, and wait until it ends.

    Args:
        app: who has the terminal.
        find: finds the editor; raises `NoEditorError`.
        file: what is edited.
        line: where, from 1; 0 for no line.
    """

    def run() -> Edited:
        try:
            editor.edit(file, line)
        except EditorFailedError as error:
            return Edited(str(error), ran=True)
        except NoEditorError as error:
            return Edited(str(error))
        return Edited(OURS if replaced_by_updates(file) else "", ran=True)

    try:
        editor = find()
    except NoEditorError as error:
        return Edited(str(error))
    return lend(app, run, Edited("An editor needs a terminal."))
