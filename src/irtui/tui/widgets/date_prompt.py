"""The date prompt: a box in the place of the title bar that takes any date of the grammar."""

from enum import Enum

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from irtui.model.date_words import day_in_words, in_words
from irtui.model.dates import DateError, When, parse_date
from irtui.model.safe_text import safe_text
from irtui.tui.palette import NOTE, WARNING, Palette
from irtui.tui.widgets.box import Box


class Purpose(Enum):
    """What a date is asked for."""

    AS_OF = "as of"
    """To show everything as of its last day."""
    GO_TO = "go to"
    """To bring it into sight in the timeline."""


class DatePrompt(Box):
    """Asks for a date, and says while one types what the text means.

    Args:
        purpose: what the date is for.
        otherwise: what an empty text means, in words.
    """

    class Chosen(Message):
        """A date was given, or ``None`` for an empty text."""

        def __init__(self, purpose: Purpose, when: When | None) -> None:
            super().__init__()
            self.purpose = purpose
            self.when = when

    def __init__(self, purpose: Purpose, otherwise: str) -> None:
        super().__init__(id="date-prompt")
        self._purpose = purpose
        self._otherwise = otherwise
        self._when: When | None = None
        self._wrong = False

    def compose(self) -> ComposeResult:
        yield Static(Text(f" {self._purpose.value} "))
        yield Input(placeholder="2005, 2018-12, 2018-12-13 …", compact=True, select_on_focus=False)
        yield Static(id="date-meaning")

    def on_mount(self) -> None:
        self._explain("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._explain(event.value)

    def _explain(self, value: str) -> None:
        """Say which day ``value`` stands for, or why it stands for none."""
        text = safe_text(value.strip())
        look, self._wrong, self._when = NOTE, False, None
        try:
            self._when = parse_date(text) if text else None
        except DateError as error:
            self._wrong = True
            look, words = WARNING, f"{error} {error.hint}"
        else:
            words = self._meaning(self._when)
        meaning = Text(words, Palette(self.app)[look], no_wrap=True, overflow="ellipsis")
        self.query_one("#date-meaning", Static).update(meaning)

    def _meaning(self, when: When | None) -> str:
        if when is None:
            return f"empty: {self._otherwise}"
        day = when.latest or when.earliest
        return day_in_words(day) if day and self._purpose is Purpose.AS_OF else in_words(when)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._wrong:
            self.app.bell()
        else:
            self.post_message(self.Chosen(self._purpose, self._when))
