"""Lends the terminal to another program, until that ends: to the user's editor, or to a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App, SuspendNotSupported

from irtui.host.editor import OURS, EditorFailedError, NoEditorError
from irtui.host.means import NOT_SERVED
from irtui.host.settings import start_settings, user_settings
from irtui.loading import replaced_by_updates
from irtui.tui.screens.keyed import Keyed

if TYPE_CHECKING:
    from irtui.tui.app import IrtuiApp

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


def edit_here(app: "IrtuiApp") -> None:
    """Open the editor where the cursor is, wait for its end, and read the file again."""
    spot = app.screen.spot if isinstance(app.screen, Keyed) else None
    if spot is None or isinstance(spot, str):
        app.tell(spot or "Go to a row first: press {record.down} or {record.up}.")
        return
    told, ran = _edit(app, *spot)
    if told:
        app.notify(told, title="Editor", severity="warning")
    if ran:
        app.rereading.read()


def edit_settings(app: "IrtuiApp") -> None:
    """Open the file of the settings in the editor, made anew if need be, and check it after that.

    Where that cannot be, it is said where the file is.
    """
    if app.means.served:
        app.tell(NOT_SERVED)
        return
    path = user_settings().path
    try:
        start_settings(path)
    except OSError as error:
        app.notify(f"{path} cannot be created: {error.strerror}.", severity="warning")
        return
    told, _ = _edit(app, path)
    if told:
        app.notify(f"{told} Your settings: {path}", title="Settings", severity="warning")
    else:
        complaint = user_settings().complaint
        app.tell("{complaint}", complaint=complaint or "The settings count from the next start.")


def _edit(app: "IrtuiApp", file: Path, line: int = 0) -> tuple[str, bool]:
    """Let the user's editor run; what is to be said, and whether it ran, and may have written."""

    def run() -> tuple[str, bool]:
        try:
            editor.edit(file, line)
        except NoEditorError as error:
            return str(error), isinstance(error, EditorFailedError)
        return OURS if replaced_by_updates(file) else "", True

    try:
        editor = app.means.editor()
    except NoEditorError as error:
        return str(error), False
    return lend(app, run, ("An editor needs a terminal.", False))
