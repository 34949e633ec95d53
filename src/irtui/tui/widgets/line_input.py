"""The line that one types into, which holds safe text, and a list of what fits below it."""

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, OptionList

from irtui.model.safe_text import safe_line
from irtui.tui.messages import Told

if TYPE_CHECKING:
    from irtui.query.find import Fault

_LONGEST = 1000
"""Characters that a line takes; whatever is longer was pasted by mistake."""


class LineInput(Input):
    """An `Input` that shows control and invisible characters as visible marks.

    Textual would hand them on to the terminal.

    Args:
        value: what it holds at first.
        placeholder: what stands in its place while it is empty.
    """

    virtual_size = Reactive(Size(0, 0))
    """How much there is to see. Textual's own lays the whole screen out anew at each letter."""

    def __init__(self, value: str = "", placeholder: str = "") -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            max_length=_LONGEST,
            compact=True,
            select_on_focus=False,
        )

    def on_mount(self) -> None:
        self._on_selection = self.screen.text_selection_started_signal

    def on_unmount(self) -> None:
        self._on_selection.unsubscribe(self)  # as Textual does not: the screen would keep each box

    def put(self, text: str, cursor: int | None = None) -> None:
        """Put a text into the line, as if typed, with the cursor at its end or there."""
        self.value = text
        self.cursor_position = len(text) if cursor is None else cursor

    def mark_below(self, fault: "Fault") -> str:
        """What marks the place of a fault in the line below, as far as it is in sight."""
        from irtui.render.terminal.hits import pointer

        first, room = self.scroll_offset.x, self.scrollable_content_region.width
        return pointer(self.value, fault)[first : first + room].rstrip()

    def validate_value(self, value: str) -> str:
        return safe_line(value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All but to submit the line: that is up to the box."""
        return action != "submit"

    def restricted(self) -> None:
        self.post_message(Told(f"This line takes no more than {_LONGEST:,} characters."))


class Rows(OptionList, can_focus=False):
    """A list to choose from; its cursor is moved by the screen, while one types."""

    def move(self, step: int) -> None:
        """Move the cursor by some rows, at most to the first or the last."""
        if self.option_count:
            at = (self.highlighted or 0) + step
            self.highlighted = min(max(at, 0), self.option_count - 1)
