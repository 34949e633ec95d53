"""The prompt that finds a text within the record that is shown."""

from collections.abc import Callable

from textual.message import Message

from irtui.commands import Place
from irtui.tui.bindings import bindings_of
from irtui.tui.widgets.box import Prompt


class RecordPrompt(Prompt):
    """Asks for a text, and says how often it stands in the record and at which place one is.

    Args:
        find: looks for a text in the record, and says how often it stands there.
        find_on: goes some matches on or back, and says at which of how many one is.
    """

    PLACE = Place.WITHIN
    BINDINGS = bindings_of(PLACE)

    class Stayed(Message):
        """The box was left at a match that one went to."""

    def __init__(self, find: Callable[[str], str], find_on: Callable[[int], str]) -> None:
        super().__init__("find in the record", "a word, a name, a year", id="record-prompt")
        self._find = find
        self._find_on = find_on
        self._went = False

    def typed(self, text: str) -> None:
        self._went = False
        self.say(self._find(text))

    def entered(self, text: str) -> None:
        self._go(1)

    def action_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        if not self.done:
            self._went = bool(self.text.strip())
            self.say(self._find_on(step))

    def action_leave(self) -> None:
        if self._went:
            self.done = True
            self.post_message(self.Stayed())
        else:
            super().action_leave()
