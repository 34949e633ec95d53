"""The date prompts: a box in the place of the title bar that takes any date of the grammar."""

from datetime import date

from textual.message import Message

from irtui.model.date_words import day_in_words, in_words
from irtui.model.dates import DateError, When, parse_date
from irtui.query.find import Fault
from irtui.render.terminal.window import Window
from irtui.tui.commands import Place, bindings_of
from irtui.tui.widgets.prompt import Prompt


class DatePrompt(Prompt):
    """Asks for a date, and says while one types what the text means.

    Args:
        label: what stands before the text.
        otherwise: what an empty text means, in words.
    """

    PLACE = Place.DATE
    BINDINGS = bindings_of(PLACE)

    def __init__(self, label: str, otherwise: str) -> None:
        super().__init__(label, "2005, 2018-12-13 …", id="date-prompt")
        self._otherwise = otherwise
        self._when: When | None = None
        self._wrong = False

    def typed(self, text: str) -> None:
        """Say which day the text stands for, or why it stands for none."""
        self._wrong, self._when = False, None
        typed = text.strip()
        try:
            self._when = parse_date(typed) if typed else None
        except DateError as error:
            self._wrong = True
            start = text.index(typed)
            self.complain(Fault(start, start + len(typed), str(error), error.hint))
        else:
            self.say(self.meaning(self._when) if self._when else f"empty: {self._otherwise}")

    def entered(self, text: str) -> None:
        if self._wrong:
            self.app.bell()
        else:
            self.done = True
            self.post_message(self.answer(self._when))

    def meaning(self, when: When) -> str:
        """What a date stands for, in words."""
        return in_words(when)

    def answer(self, when: When | None) -> Message:
        """The wish for what a date stands for; ``None``: the text is empty."""
        raise NotImplementedError


class AsOfPrompt(DatePrompt):
    """Asks for a day to show everything as of: the last day of the date.

    Args:
        reviewed: the day that an empty text stands for.
    """

    class Chosen(Message):
        """Everything is to be shown as of a day; ``None``: that of the review."""

        def __init__(self, day: date | None) -> None:
            super().__init__()
            self.day = day

    def __init__(self, reviewed: date) -> None:
        super().__init__("as of", f"{day_in_words(reviewed)}, reviewed")

    def meaning(self, when: When) -> str:
        day = when.latest or when.earliest
        return day_in_words(day) if day else super().meaning(when)

    def answer(self, when: When | None) -> Message:
        return self.Chosen((when.latest or when.earliest) if when else None)


class GoToPrompt(DatePrompt):
    """Asks for a date to bring into sight in the timeline."""

    class Chosen(Message):
        """A stretch of time is to be shown; ``None``: all of it."""

        def __init__(self, window: Window | None) -> None:
            super().__init__()
            self.window = window

    def __init__(self) -> None:
        super().__init__("go to", "all of the time")

    def answer(self, when: When | None) -> Message:
        return self.Chosen(Window.around(when) if when else None)
