"""Screens whose text can be selected with the mouse and copied; whatever is copied is shown."""

from typing import Any

from textual.actions import SkipAction
from textual.app import App
from textual.screen import ScreenResultType

from irtui.tui.screens.keyed import Keyed

SHOWN = 480
"""Characters of a text to copy that are shown, before and after it is copied; the rest is cut."""


def copy(app: App[Any], label: str, text: str) -> None:
    """Hand a text to the terminal, and show it, since a terminal may refuse."""
    app.copy_to_clipboard(text)
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN]} …"
    app.notify(shown, title=f"Copied: {label}", timeout=10)


class Selecting(Keyed[ScreenResultType]):
    """A screen that copies what is selected on it."""

    def copy_selected(self) -> bool:
        """Copy the text that is selected, which then is so no more; whether there was any."""
        text = self.get_selected_text()
        if not text:
            return False
        copy(self.app, "what is selected", text)
        self.clear_selection()
        return True

    def action_copy_text(self) -> None:
        """What Textual binds to the key that copies elsewhere; it means something else without."""
        if not self.copy_selected():
            raise SkipAction
