"""The user's settings, opened from within the app."""

from typing import TYPE_CHECKING

from irtui.host.means import NOT_SERVED
from irtui.host.settings import start_settings, user_settings

if TYPE_CHECKING:
    from irtui.tui.app import IrtuiApp


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
    if told := app.rereading.lend(path).words:
        app.notify(f"{told} Your settings: {path}", title="Settings", severity="warning")
    else:
        complaint = user_settings().complaint
        app.tell("{complaint}", complaint=complaint or "The settings count from the next start.")
