"""The prompt that finds a text within the record that is shown."""

from textual.message import Message

from irtui.commands import Place
from irtui.tui.bindings import bindings_of
from irtui.tui.widgets.prompt import Prompt


class RecordPrompt(Prompt):
    """Asks for a text, and says how often it stands in the record and at which place one is."""

    PLACE = Place.WITHIN
    BINDINGS = bindings_of(PLACE)

    class Typed(Message):
        """Another text is looked for."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Moved(Message):
        """One wishes to go some matches on, or back."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Stayed(Message):
        """The box was left at a match that one went to."""

    def __init__(self) -> None:
        super().__init__("find in the record", "a word, a name, a year", id="record-prompt")
        self._went = False

    def typed(self, text: str) -> None:
        self._went = False
        self.post_message(self.Typed(text))

    def entered(self, text: str) -> None:
        self._go(1)

    def action_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        self._went = bool(self.text.strip())
        self.post_message(self.Moved(step))

    def action_leave(self) -> None:
        if self._went:
            self.done = True
            self.post_message(self.Stayed())
        else:
            super().action_leave()
