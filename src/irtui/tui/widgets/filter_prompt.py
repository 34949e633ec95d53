"""The filter prompt: a box in the place of the title bar that says what the tree is to show."""

from attrs import evolve

from irtui.pages.search_words import unseen
from irtui.query.find import Found, Index, parse
from irtui.query.tree.filtered_tree import FilteredTree
from irtui.tui.bindings import keymap_of
from irtui.tui.session.session import Session
from irtui.tui.widgets.query_prompt import QueryPrompt


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
            self.put(self._suggested)
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

    def _counts(self, found: Found, filtered: FilteredTree) -> list[str]:
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
