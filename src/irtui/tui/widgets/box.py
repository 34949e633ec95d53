"""A box that asks for something: what the finder and the prompts have in common."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from irtui.commands import Place

if TYPE_CHECKING:
    from irtui.tui.session.session import Session


class Box(Widget):
    """Stands in another widget's place while one types into its `Input`."""

    PLACE: ClassVar[Place]
    """Where its keys stand in the table of commands."""

    class Left(Message):
        """Nothing was chosen: what was shown before is to be shown again."""

    done = False
    """Whether it was left, or something was chosen; what comes after that does not count."""

    async def open(self, screen: Screen[Any]) -> None:
        """Come up on a screen, with the cursor inside."""
        await screen.mount(self)
        self.take_focus()

    async def close(self) -> None:
        """Leave the screen."""
        self.screen.set_focus(None)  # or it would go to some pane
        await self.screen.query(Box).remove()

    def take_focus(self) -> None:
        """Put the cursor into the box."""
        from textual.widgets import Input

        self.screen.set_focus(self.query_one(Input))

    def say(self, words: str) -> None:
        """Say what was typed means."""

    def searched(self, session: "Session") -> None:
        """The session has found what it searched for."""

    def renew(self, session: "Session") -> None:
        """The session's dataset was read again."""

    def action_leave(self) -> None:
        self.done = True
        self.post_message(self.Left())

    def action_enter(self) -> None:
        """Take what was typed."""
        raise NotImplementedError
