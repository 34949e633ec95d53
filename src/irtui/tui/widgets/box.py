"""A box that asks for something, and the prompt: a box of one line in the title bar's place."""

from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from irtui.commands import Place
from irtui.model.safe_text import safe_text
from irtui.query.find import Fault
from irtui.tui.palette import NOTE, WARNING, Palette
from irtui.tui.widgets.line_input import LineInput

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
        self.screen.set_focus(self.query_one(Input))

    def searched(self, session: "Session") -> None:
        """The session has found what it searched for."""

    def renew(self, session: "Session") -> None:
        """The session's dataset was read again."""

    def action_leave(self) -> None:
        self.done = True
        self.post_message(self.Left())

    def action_enter(self) -> None:
        raise NotImplementedError


class Prompt(Box):
    """Asks for a text, and says while one types what it means.

    That stands beside the text, or where it does not fit there, below. What is wrong with the text
    stands below, with a mark under the place.

    Args:
        purpose: what stands before the text.
        placeholder: what stands in its place while it is empty.
        text: what it is at first.
        id: of the widget.
    """

    def __init__(self, purpose: str, placeholder: str, text: str = "", *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.text = safe_text(text)
        """What stands in the box."""
        self._purpose = f" {purpose} "
        self.box = LineInput(self.text, placeholder)
        """The line that one types into."""
        self._beside = Static(classes="beside")
        self._below = Static(classes="below")
        self._words = ""
        self._fault: Fault | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(Text(self._purpose), classes="purpose")
            yield self.box
            yield self._beside
        yield self._below

    def on_mount(self) -> None:
        self.watch(self.box, "scroll_x", self._lay_out, init=False)  # the mark goes with the text
        self.typed(self.text)

    def on_resize(self) -> None:
        self._lay_out()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.done:
            self.text = event.value
            self.typed(self.text)

    def action_enter(self) -> None:
        if not self.done:
            self.entered(self.text)

    def say(self, words: str) -> None:
        """Say what the text means."""
        self._words, self._fault = words, None
        self._lay_out()

    def complain(self, fault: Fault) -> None:
        """Say what is wrong with the text, and where."""
        self._words, self._fault = str(fault), fault
        self._lay_out()

    def _lay_out(self) -> None:
        """Put what is said where it has room."""
        look = Palette(self.app)[WARNING if self._fault else NOTE]
        words = Text(self._words, look)
        beside = self._fault is None and words.cell_len <= self._beside.content_size.width
        self._beside.update(words if beside else "")
        self._below.display = not beside
        mark = self._mark()
        self._below.update("" if beside else Text("\n").join([*mark, words]))

    def _mark(self) -> list[Text]:
        """The line that marks the place of a fault, as far as it is in sight."""
        if self._fault is None:
            return []
        mark = self.box.mark_below(self._fault)
        before = " " * (cell_len(self._purpose) - 1)  # what is below has a cell of padding
        return [Text(before + mark, Palette(self.app)[WARNING])] if mark else []

    def typed(self, text: str) -> None:
        """The text was changed."""
        raise NotImplementedError

    def entered(self, text: str) -> None:
        """The text was entered."""
        raise NotImplementedError
