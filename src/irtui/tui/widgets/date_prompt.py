"""The date prompt: a box in the place of the title bar that takes any date, as digits or words."""

from datetime import date

from textual.message import Message

from irtui.commands import Place
from irtui.model.asked import asked_date
from irtui.model.date_words import day_in_words, in_words
from irtui.model.dates import DateError, When, day_of
from irtui.query.find import Fault
from irtui.tui.bindings import bindings_of
from irtui.tui.session.session import Session
from irtui.tui.widgets.box import Prompt


class DatePrompt(Prompt):
    """Asks for a date, and says while one types what the text means.

    Args:
        reviewed: the day that an empty text stands for, where everything is to be shown as of the
            last day of the date; ``None``: the timeline is to go to the date.
    """

    PLACE = Place.DATE
    BINDINGS = bindings_of(PLACE)

    class Chosen(Message):
        """A date was given, or ``None`` for an empty text."""

        def __init__(self, when: When | None, *, as_of: bool) -> None:
            super().__init__()
            self.when = when
            self.as_of = as_of

    def __init__(self, reviewed: date | None = None) -> None:
        label = "as of" if reviewed else "go to"
        super().__init__(label, "2005, 13 Dec 2018, 2018-12-13 …", id="date-prompt")
        self._reviewed = reviewed
        self._when: When | None = None
        self._wrong = False

    def typed(self, text: str) -> None:
        """Say which day the text stands for, or why it stands for none."""
        self._wrong, self._when = False, None
        typed = text.strip()
        try:
            self._when = asked_date(typed) if typed else None
        except DateError as error:
            self._wrong = True
            start = text.index(typed)
            self.complain(Fault(start, start + len(typed), str(error), error.hint))
        else:
            self.say(self._meaning(self._when))

    def _meaning(self, when: When | None) -> str:
        if when is None:
            reviewed = f"{day_in_words(self._reviewed)}, reviewed" if self._reviewed else ""
            return f"empty: {reviewed or 'all of the time'}"
        return day_in_words(day_of(when)) if self._reviewed else in_words(when)

    def renew(self, session: Session) -> None:
        if self._reviewed:
            self._reviewed = session.dataset.about.day
            self.typed(self.text)

    def entered(self, text: str) -> None:
        if self._wrong:
            self.app.bell()
        else:
            self.done = True
            self.post_message(self.Chosen(self._when, as_of=self._reviewed is not None))
