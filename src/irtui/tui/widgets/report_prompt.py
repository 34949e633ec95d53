"""The filter of a report: a box that says which records it is to be about."""

from textual.message import Message

from irtui.query.find import parse
from irtui.tui.commands import Place, bindings_of
from irtui.tui.widgets.prompt import Prompt


class ReportPrompt(Prompt):
    """Asks for a query that the records of a report are to match.

    Args:
        text: the query at first.
    """

    PLACE = Place.FILTER
    BINDINGS = bindings_of(PLACE)

    class Changed(Message):
        """Another query was typed; ``filter`` is empty where it asks for nothing."""

        def __init__(self, filter: str) -> None:  # noqa: A002 - as a view calls it
            super().__init__()
            self.filter = filter

    class Entered(Message):
        """The query is to stay."""

    def __init__(self, text: str = "") -> None:
        super().__init__("filter", "words, kind:session, has:gap", text, id="report-prompt")

    def typed(self, text: str) -> None:
        """Wish for the report of what matches."""
        query = parse(text)
        if query.faults:
            self.complain(query.faults[0])
        elif query.empty:
            self.say("empty: all of the report")
        self.post_message(self.Changed("" if query.empty else text.strip()))

    def entered(self, text: str) -> None:
        """Let the query stay."""
        self.done = True
        self.post_message(self.Entered())
