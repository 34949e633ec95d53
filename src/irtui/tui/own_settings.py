"""The user's settings, opened from within the app."""

from typing import TYPE_CHECKING

from irtui.host.settings import start_settings, user_settings
from irtui.tui.screens.keyed import Keyed

if TYPE_CHECKING:
    from irtui.tui.app import IrtuiApp


def edit_settings(app: "IrtuiApp") -> None:
    """Open the file of the settings in the editor, made anew if need be, and check it after that.

    Where that cannot be, it is said where the file is.
    """
    path = user_settings().path
    try:
        start_settings(path)
    except OSError as error:
        told = f"The file cannot be made: {error.strerror}."
    else:
        told = app.rereading.lend(path).words
    if told:
        words = f"{told} Your settings: {path}"
        app.notify(words, title="Settings", severity="warning", markup=False)
    elif isinstance(app.screen, Keyed):
        app.screen.tell(user_settings().complaint or "The settings count from the next start.")
