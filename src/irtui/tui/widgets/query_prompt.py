"""A box in the place of the title bar that asks for a query, and completes values of fields."""

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from irtui.commands import Place
from irtui.query.find import Fault, Index, parse
from irtui.tui.bindings import bindings_of
from irtui.tui.session.session import Session
from irtui.tui.steps import in_steps
from irtui.tui.widgets.prompt import Prompt
from irtui.tui.widgets.value_list import ValueList

_KEPT = 4
"""Lines of the screen that stay free of values."""
_WIDEST = 60
"""Cells of the list of values, with those beside its lines."""


class QueryPrompt(Prompt):
    """Asks for a query that what is shown is to match.

    Args:
        index: what is searched.
        text: the query at first.
        whole: what is said of a query that asks for nothing.
        id: of the widget.
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

    def __init__(self, index: Index, text: str, whole: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__("filter", "words, kind:session, has:conflict", text, id=id)
        self.filter = ""
        """The query; empty, where it asks for nothing."""
        self.answered = False
        """Whether it is known what the query finds."""
        self._index = index
        self._whole = whole
        self._values = ValueList()
        self._said = ""
        self._complaint: Fault | None = None

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._values

    def on_mount(self) -> None:
        self.watch(self.box, "selection", self._look_up, init=False)
        self.run_worker(in_steps(self._index.reading()))

    def typed(self, text: str) -> None:
        """Wish for what matches."""
        query = parse(text)
        self.filter = "" if query.empty else text.strip()
        self.answered = query.empty
        self._look_up()
        if query.empty:
            self.tell(self._whole, next(iter(query.faults), None))
        self.post_message(self.Changed(self.filter))

    def tell(self, said: str, complaint: Fault | None = None) -> None:
        """Say what was found, or what is wrong, but not of a value that is being completed."""
        self._said, self._complaint = said, complaint
        if complaint and not self._values.mends(complaint):
            self.complain(complaint)
        else:
            self.say(said)

    def renew(self, session: Session) -> None:
        self._index = session.index

    def entered(self, text: str) -> None:
        """Let the query stay."""
        self.done = True
        self.post_message(self.Entered())

    # Values of fields

    def _look_up(self) -> None:
        """Look for the values that fit where the cursor is."""
        if self._values.typed(self.box.value, self.box.cursor_position):
            self.run_worker(self._values.look_up(self._index), group="values", exclusive=True)
        else:
            self._list_values()

    def _list_values(self) -> None:
        width, height = self.screen.size
        self._values.fill(min(width, _WIDEST) - 2, height - _KEPT, alone=False)
        if self.answered:
            self.tell(self._said, self._complaint)

    @on(ValueList.Found)
    def _values_found(self, event: ValueList.Found) -> None:
        event.stop()
        self._list_values()

    @on(ValueList.Taken)
    def _value_taken(self, event: ValueList.Taken) -> None:
        event.stop()
        self.put(event.text, event.cursor)
        self._list_values()

    def action_complete(self, step: int) -> None:
        """Put in the next value that begins as was typed, or the one before."""
        self._values.take(step)
