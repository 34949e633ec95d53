"""A box in the place of the title bar: what is asked for, and what was typed means."""

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from irtui.model.safe_text import safe_text
from irtui.query.find import Fault
from irtui.tui.palette import NOTE, WARNING, Palette
from irtui.tui.widgets.box import Box
from irtui.tui.widgets.line_input import LineInput


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

    def __init__(
        self,
        purpose: str,
        placeholder: str,
        text: str = "",
        *,
        id: str,  # noqa: A002 - Textual's own name
    ) -> None:
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

    def put(self, text: str, cursor: int | None = None) -> None:
        """Put a text into the box, as if it had been typed, with the cursor at its end or there."""
        self.box.value = text
        self.box.cursor_position = len(text) if cursor is None else cursor

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
