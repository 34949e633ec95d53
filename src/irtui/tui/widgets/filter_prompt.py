"""The filter prompt: a box in the place of the title bar that says what the tree is to show."""

from textual.message import Message

from irtui.query.filtered_tree import FilteredTree
from irtui.query.find import Found, parse
from irtui.tui.widgets.prompt import Prompt


class FilterPrompt(Prompt):
    """Asks for a query that the lines of the tree are to match, and counts those that do."""

    class Changed(Message):
        """Another query was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Entered(Message):
        """The query is to stay."""

    def __init__(self, text: str = "") -> None:
        super().__init__("filter", "words, kind:session, has:conflict", text, id="filter-prompt")

    _wrong = False

    def typed(self, text: str) -> None:
        """Wish for a tree of what matches."""
        self._wrong = bool(parse(text).faults)
        if not text.strip():
            self.say("empty: all of the tree")
        self.post_message(self.Changed(text))

    def entered(self, text: str) -> None:
        if self._wrong:
            self.app.bell()
        else:
            self.post_message(self.Entered())

    def tell(self, found: Found, filtered: FilteredTree) -> None:
        """Say how much was found, what of it the tree hides on its day, and what is faulty."""
        self._wrong = bool(found.faults)
        if found.faults:
            self.say(str(found.faults[0]), wrong=True)
            return
        said = [f"{filtered.shown:,} in the tree"]
        if filtered.hidden:
            said.append(f"{filtered.hidden:,} not there on this day (x shows former bodies)")
        if found.without and not found.total:
            other = found.without[0]
            said.append(f"without “{other.term}” {other.count:,}")
        if found.nearest:
            said.append(f"the nearest is “{found.nearest[0]}”")
        self.say(", ".join(said))
