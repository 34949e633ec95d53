"""A box of one line in the place of the title bar: what is asked for, and what was typed means."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from irtui.model.safe_text import safe_text
from irtui.tui.palette import NOTE, WARNING, Palette
from irtui.tui.widgets.box import Box
from irtui.tui.widgets.line_input import LineInput


class Prompt(Box):
    """Asks for a text, and says while one types what it means.

    Args:
        purpose: what stands before the text.
        placeholder: what stands in its place while it is empty.
        text: what it is at first.
        id: of the widget.
    """

    def __init__(
        self,
        purpose: str,
        placeholder: str,
        text: str = "",
        *,
        id: str,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._purpose = purpose
        self._placeholder = placeholder
        self._text = safe_text(text)

    def compose(self) -> ComposeResult:
        yield Static(Text(f" {self._purpose} "))
        yield LineInput(self._text, self._placeholder)
        yield Static(classes="meaning")

    def on_mount(self) -> None:
        self.typed(self._text)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._text = event.value
        self.typed(self._text)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.entered(self._text)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say what the text means, or what is ``wrong`` with it."""
        look = WARNING if wrong else NOTE
        line = Text(words, Palette(self.app)[look], no_wrap=True, overflow="ellipsis")
        self.query_one(".meaning", Static).update(line)

    def typed(self, text: str) -> None:
        """The text was changed."""
        raise NotImplementedError

    def entered(self, text: str) -> None:
        """The text was entered."""
        raise NotImplementedError
