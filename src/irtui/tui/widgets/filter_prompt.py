"""The filter prompt: a box in the place of the title bar that says what the tree is to show."""

from attrs import evolve
from textual import on
from textual.app import ComposeResult
from textual.message import Message

from irtui.pages.search_words import unseen
from irtui.query.find import Fault, Found, Index, parse
from irtui.query.tree.filtered_tree import FilteredTree
from irtui.tui.commands import Place, bindings_of
from irtui.tui.session.session import Session
from irtui.tui.widgets.prompt import Prompt
from irtui.tui.widgets.value_list import ValueList

_KEPT = 4
"""Lines of the screen that stay free of values."""
_WIDEST = 60
"""Cells of the list of values, with those beside its lines."""


class FilterPrompt(Prompt):
    """Asks for a query that the lines of the tree are to match, and counts those that do.

    Enter keeps a query that was understood whole and finds something: it will stay in sight, and in
    the command that reopens the view. Of one that finds nothing it takes what is nearest.

    Args:
        index: what is searched.
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

    def __init__(self, index: Index, text: str = "") -> None:
        super().__init__("filter", "words, kind:session, has:conflict", text, id="filter-prompt")
        self._index = index
        self._values = ValueList()
        self._filter = ""
        self._told = False  # whether it is known what the query finds
        self._enters = False  # whether it is to stay as soon as that is known
        self._wrong = False  # whether it is not to stay
        self._suggested = ""
        self._said = ""
        self._complaint: Fault | None = None

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._values

    def on_mount(self) -> None:
        self.watch(self.box, "selection", self._look_up, init=False)

    def typed(self, text: str) -> None:
        """Wish for a tree of what matches."""
        query = parse(text)
        self._filter = "" if query.empty else text.strip()
        self._enters = False
        self._told = query.empty
        self._wrong = bool(query.faults)
        self._suggested = ""
        self._look_up()
        if query.empty:
            self._said = "empty: all of the tree"
            self._complaint = next(iter(query.faults), None)
            self._tell()
        self.post_message(self.Changed(self._filter))

    def _tell(self) -> None:
        """Say what was found, or what is wrong, but not of a value that is being completed."""
        if self._complaint and not self._values.mends(self._complaint):
            self.complain(self._complaint)
        else:
            self.say(self._said)

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
        if self._told:
            self._tell()

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

    def entered(self, text: str) -> None:
        """Let the query stay, if it may; what it finds may still have to be found."""
        if not self._told:
            self._enters = True
        elif self._suggested:
            self.put(self._suggested)
        elif self._wrong:
            self.app.bell()
        else:
            self.done = True
            self.post_message(self.Entered())

    def searched(self, session: Session) -> None:
        """Say how much was found, what of it is not in the tree, and what is faulty."""
        found, filtered = session.found, session.filtered
        if self.done or found is None or found.query.text != self._filter:
            return  # another query was typed meanwhile
        enters, self._enters = self._enters, False
        self._told = True
        self._wrong = bool(found.faults) or not found.total
        self._said, self._complaint = "", None
        if found.faults:
            before = len(self.text) - len(self.text.lstrip())
            fault = found.faults[0]
            self._complaint = evolve(fault, start=fault.start + before, end=fault.end + before)
        if filtered is not None:
            self._said = ", ".join(self._counts(found, filtered))
        if filtered is not None or found.faults:
            self._tell()
        if enters:
            self.entered(self.text)
        if not found.faults:  # nobody takes a suggestion before it is seen
            self._suggested = found.suggestion

    def _counts(self, found: Found, filtered: FilteredTree) -> list[str]:
        nearly = " match nearly" if found.total and found.near == found.total else ""
        said = [f"{filtered.found:,} in the tree{nearly}", *unseen(filtered)]
        if found.without and not found.total:
            other = found.without[0]
            said.append(f"without “{other.term}” {other.count:,}")
        if found.nearest:
            nearest = " and ".join(f"“{near.text}”" for near in found.nearest)
            said.append(f"enter takes {nearest}")
        return said
