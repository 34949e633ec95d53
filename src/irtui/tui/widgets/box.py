"""A box that asks for something: what the finder and the date prompt have in common."""

from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

LONGEST = 1000
"""Characters that a box takes; whatever is longer was pasted by mistake."""


class Box(Widget):
    """Stands in another widget's place while one types into its `Input`."""

    BINDINGS = [Binding("escape", "leave", "Leave", show=False)]

    class Left(Message):
        """Nothing was chosen: what was shown before is to be shown again."""

    def take_focus(self) -> None:
        """Put the cursor into the box."""
        from textual.widgets import Input

        self.screen.set_focus(self.query_one(Input))

    def action_leave(self) -> None:
        self.post_message(self.Left())
