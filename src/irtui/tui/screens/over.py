"""What lies over the explorer: screens that close once, however often one asks them to."""

from typing import Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.command import CommandList, CommandPalette
from textual.screen import ModalScreen, Screen, ScreenResultType

from irtui.commands.keymap import PALETTE_LEAVE
from irtui.tui.screens.selecting import Selecting


class ClosesOnce(Screen[ScreenResultType]):
    """A screen that can be dismissed again while it closes, or below another: nothing happens.

    Textual takes away whatever is on top then, or ends the app if nothing is left to take away.
    """

    closing = False
    """Whether it was dismissed: what is chosen from it after that does not count."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close, and hand the result to whoever asked for it; the first time only."""
        if self.closing or self.app.screen is not self:
            return AwaitComplete()
        self.closing = True
        return super().dismiss(result)


class OverScreen(
    ModalScreen[ScreenResultType], ClosesOnce[ScreenResultType], Selecting[ScreenResultType]
):
    """A screen over the explorer that is left for it."""


_WIDEST = 104
"""Cells that the palette is wide at most; see over.tcss, too."""
_BESIDE = 5
"""Cells beside its lines: the frame, their padding, and the scrollbar that a long list has."""


def list_width(app: App[Any]) -> int:
    """Cells that a line of the palette has."""
    return min(app.size.width, _WIDEST) - _BESIDE


class Commands(CommandPalette, ClosesOnce[None]):
    """The palette: every command, and the records that a query finds."""

    BINDINGS = [Binding("escape", "escape", show=False, id=PALETTE_LEAVE)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A list without room for a cell has no pages: Textual would look for its lines."""
        pages = action == "command_list" and parameters[0] in ("page_up", "page_down")
        room = self.query_one(CommandList).scrollable_content_region
        return not pages or bool(room)
