"""A box that asks for something: what the finder and the prompts have in common."""

from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from irtui.tui.view import View


class Box(Widget):
    """Stands in another widget's place while one types into its `Input`."""

    BINDINGS = [Binding("escape", "leave", "Leave", show=False)]

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (("enter", "keep"), ("esc", "leave"))
    """What the footer says while it is open: keys, and what each does."""

    class Left(Message):
        """Nothing was chosen: what was shown before is to be shown again."""

    before: View
    """What was shown before it was opened; whoever opens it tells."""
    pane: str
    """The pane that had the focus before it was opened."""
    done = False
    """Whether it was left, or something was chosen: what comes after that is of no more use."""

    def take_focus(self) -> None:
        """Put the cursor into the box."""
        from textual.widgets import Input

        self.screen.set_focus(self.query_one(Input))

    def action_leave(self) -> None:
        self.done = True
        self.post_message(self.Left())
