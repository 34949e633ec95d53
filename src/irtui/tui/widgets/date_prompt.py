"""The date prompt: a box in the place of the title bar that takes any date of the grammar."""

from enum import Enum

from textual.message import Message

from irtui.model.date_words import day_in_words, in_words
from irtui.model.dates import DateError, When, parse_date
from irtui.query.find import Fault
from irtui.tui.widgets.prompt import Prompt


class Purpose(Enum):
    """What a date is asked for."""

    AS_OF = "as of"
    """To show everything as of its last day."""
    GO_TO = "go to"
    """To bring it into sight in the timeline."""


class DatePrompt(Prompt):
    """Asks for a date, and says while one types what the text means.

    Args:
        purpose: what the date is for.
        otherwise: what an empty text means, in words.
    """

    KEYS = (("enter", "go"), ("esc", "leave"))

    class Chosen(Message):
        """A date was given, or ``None`` for an empty text."""

        def __init__(self, purpose: Purpose, when: When | None) -> None:
            super().__init__()
            self.purpose = purpose
            self.when = when

    def __init__(self, purpose: Purpose, otherwise: str) -> None:
        super().__init__(purpose.value, "2005, 2018-12-13 …", id="date-prompt")
        self._for = purpose
        self._otherwise = otherwise
        self._when: When | None = None
        self._wrong = False

    def typed(self, text: str) -> None:
        """Say which day the text stands for, or why it stands for none."""
        self._wrong, self._when = False, None
        date = text.strip()
        try:
            self._when = parse_date(date) if date else None
        except DateError as error:
            self._wrong = True
            start = text.index(date)
            self.complain(Fault(start, start + len(date), str(error), error.hint))
        else:
            self.say(self._meaning(self._when))

    def _meaning(self, when: When | None) -> str:
        if when is None:
            return f"empty: {self._otherwise}"
        day = when.latest or when.earliest
        return day_in_words(day) if day and self._for is Purpose.AS_OF else in_words(when)

    def entered(self, text: str) -> None:
        if self._wrong:
            self.app.bell()
        else:
            self.done = True
            self.post_message(self.Chosen(self._for, self._when))
