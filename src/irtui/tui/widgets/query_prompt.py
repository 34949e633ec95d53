"""Boxes in the place of the title bar that ask for a query, and complete values of fields."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message

from irtui.commands import Place
from irtui.lean import evolve
from irtui.query.find import Fault, Found, Index, parse
from irtui.tui.bindings import bindings_of, keymap_of
from irtui.tui.session.session import Session
from irtui.tui.steps import in_steps
from irtui.tui.widgets.box import Prompt
from irtui.tui.widgets.value_list import ValueList

if TYPE_CHECKING:
    from irtui.query.tree.filtered_tree import FilteredTree

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
        self._values = ValueList(self.box, self._list_values)
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
        if self._values.typed():
            self.run_worker(self._values.look_up(self._index), group="values", exclusive=True)
        else:
            self._list_values()

    def _list_values(self) -> None:
        width, height = self.screen.size
        self._values.fill(min(width, _WIDEST) - 2, height - _KEPT, alone=False)
        if self.answered:
            self.tell(self._said, self._complaint)

    def action_complete(self, step: int) -> None:
        """Put in the next value that begins as was typed, or the one before."""
        self._values.take(step)


class FilterPrompt(QueryPrompt):
    """Asks for a query that the lines of the tree are to match, and counts those that do.

    Enter keeps a query that was understood whole and finds something: it will stay in sight, and in
    the command that reopens the view. Of one that finds nothing it takes what is nearest.

    Args:
        index: what is searched.
        text: the query at first.
    """

    def __init__(self, index: Index, text: str = "") -> None:
        super().__init__(index, text, "empty: all of the tree", id="filter-prompt")
        self._enters = False  # whether it is to stay as soon as that is known
        self._wrong = False  # whether it is not to stay
        self._suggested = ""

    def typed(self, text: str) -> None:
        """Wish for a tree of what matches."""
        self._enters, self._suggested = False, ""
        self._wrong = bool(parse(text).faults)
        super().typed(text)

    def entered(self, text: str) -> None:
        """Let the query stay, if it may; what it finds may still have to be found."""
        if not self.answered:
            self._enters = True
        elif self._suggested:
            self.box.put(self._suggested)
        elif self._wrong:
            self.app.bell()
        else:
            super().entered(text)

    def searched(self, session: Session) -> None:
        """Say how much was found, what of it is not in the tree, and what is faulty."""
        found, filtered = session.found, session.filtered
        if self.done or found is None or found.query.text != self.filter:
            return  # another query was typed meanwhile
        enters, self._enters = self._enters, False
        self.answered = True
        self._wrong = bool(found.faults) or not found.total
        complaint = None
        if found.faults:
            before = len(self.text) - len(self.text.lstrip())
            fault = found.faults[0]
            complaint = evolve(fault, start=fault.start + before, end=fault.end + before)
        if filtered is not None or found.faults:
            counts = self._counts(found, filtered) if filtered is not None else ()
            self.tell(", ".join(counts), complaint)
        if enters:
            self.entered(self.text)
        if not found.faults:  # nobody takes a suggestion before it is seen
            self._suggested = found.suggestion

    def _counts(self, found: Found, filtered: "FilteredTree") -> list[str]:
        from irtui.pages.search_words import unseen

        nearly = " match nearly" if found.total and found.near == found.total else ""
        said = [f"{filtered.found:,} in the tree{nearly}"]
        said += unseen(filtered, keymap_of(self.app).spelled)
        if found.without and not found.total:
            other = found.without[0]
            said.append(f"without “{other.term}” {other.count:,}")
        if found.nearest:
            nearest = " and ".join(f"“{near.text}”" for near in found.nearest)
            said.append(f"enter takes {nearest}")
        return said
