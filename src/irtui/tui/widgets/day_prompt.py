"""The day prompt: a box in the place of the title bar that takes any date of the grammar."""

from datetime import date

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from irtui.model.date_words import day_in_words
from irtui.model.dates import DateError, parse_date
from irtui.model.safe_text import safe_text
from irtui.tui.palette import NOTE, WARNING, Palette
from irtui.tui.widgets.box import Box


class DayPrompt(Box):
    """Asks for the day to show, and says while one types what the text means.

    Args:
        reviewed: the day that an empty text stands for.
    """

    class Chosen(Message):
        """A day was given."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, reviewed: date) -> None:
        super().__init__(id="day-prompt")
        self._reviewed = reviewed
        self._day: date | None = reviewed

    def compose(self) -> ComposeResult:
        yield Static(Text(" as of "))
        yield Input(placeholder="2005, 2018-12, 2018-12-13 …", compact=True, select_on_focus=False)
        yield Static(id="day-meaning")

    def on_mount(self) -> None:
        self._explain("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._explain(event.value)

    def _explain(self, value: str) -> None:
        """Say which day ``value`` stands for, or why it stands for none."""
        text = safe_text(value.strip())
        palette = Palette(self.app)
        try:
            when = parse_date(text) if text else None
        except DateError as error:
            self._day = None
            words, look = f"{error} {error.hint}", WARNING
        else:
            self._day = (when.latest or when.earliest) if when else self._reviewed
            known = day_in_words(self._day) if self._day else ""
            words, look = (known if when else f"empty: {known}, reviewed"), NOTE
        self.query_one("#day-meaning", Static).update(Text(words, palette[look], no_wrap=True))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._day is None:
            self.app.bell()
        else:
            self.post_message(self.Chosen(self._day))
