"""The line of the first start: what is shown, how much of it there is, and keys to try."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text
from textual.reactive import reactive

from irtui.commands import Place, commands_by_name
from irtui.host.remembered import Memory
from irtui.model.dataset import Dataset
from irtui.model.records import Body, Event, Person
from irtui.model.safe_text import is_indic
from irtui.tui.bindings import keymap_of
from irtui.tui.palette import PLAIN, Palette
from irtui.tui.widgets.key_bar import KeyLine

if TYPE_CHECKING:
    from irtui.tui.widgets.box import Box

_TRIES = {
    "find": ("find", "find"),
    "as_of": ("another day", "day"),
    "turn(1)": ("next pane", "pane"),
    "help": ("all keys", "help"),
    "leave": ("hides this", "hides this"),
}
"""The actions whose keys are named, with a word for each, and one for where there is less room."""
_GIVE_WAY = ("as_of", "turn(1)", "find", "help")
"""Those that are left out where there is no room, one after the other."""
_TABLES = (Body, Event, Person)
"""What a screen of any width tells the number of, if there are any."""


class FirstLine(KeyLine):
    """Stands above the footer until one leaves it.

    Args:
        dataset: what is shown.
        memory: where it is kept that the line was left.
    """

    def __init__(self, dataset: Dataset, memory: Memory) -> None:
        super().__init__()
        self.set_reactive(FirstLine.dataset, dataset)
        self._memory = memory

    dataset: reactive[Dataset | None] = reactive(None)
    """What is shown."""
    box: reactive["Box | None"] = reactive(None)
    """The box that asks for something: these keys mean something else then."""

    def leave(self) -> None:
        """Go, and do not come again."""
        self._memory.remember(first_line_seen=True)
        self.remove()

    def render(self) -> Text:
        """The longest line that has room; while a box is open, it names no keys."""
        commands, keymap = commands_by_name(Place.EVERYWHERE), keymap_of(self.app)
        for words, tries in _lines(self.dataset) if self.dataset else ():
            said = Text(f" {words}", Palette(self.app)[PLAIN])
            line = said.copy()
            for action, word in tries.items():
                keys = keymap.name_of(commands[action])
                line.append("  ").append_text(self.entry(keys, word, commands[action]))
            if line.cell_len <= self.size.width:
                return line if self.box is None else said
        return Text()


def _counted(dataset: Dataset, table: str) -> str:
    count = dataset.counts[table]
    return f"{count:,} {table if count == 1 else dataset.plural(table, None)}"


def _words(dataset: Dataset) -> Iterator[str]:
    """What there is to see, ever shorter."""
    records = len(dataset.records)
    total = f"{records:,} record{'' if records == 1 else 's'}"
    counts = ", ".join(_counted(dataset, it.TABLE) for it in _TABLES if it.TABLE in dataset.counts)
    # Words in an Indic script would have to stand last on their line.
    if counts and not is_indic(counts):
        yield f"Who meets whom, and who says so: {counts}."
    if records:
        yield f"Who meets whom, and who says so: {total}."
        yield f"Who meets whom: {total}."
    yield total


def _lines(dataset: Dataset) -> Iterator[tuple[str, dict[str, str]]]:
    """The words and the keys with theirs, ever shorter: in the end keys give way, too."""
    words = tuple(_words(dataset))
    for text in words:
        for short in (False, True):
            tries = {action: word[short] for action, word in _TRIES.items()}
            yield text, tries
    for action in _GIVE_WAY:
        tries = {name: word for name, word in tries.items() if name != action}
        yield words[-1], tries
    yield "", tries
