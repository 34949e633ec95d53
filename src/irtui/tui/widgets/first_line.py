"""The line of the first start: what is shown, how much of it there is, and keys to try."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from irtui.commands import Command, Keymap, Place, commands_by_name
from irtui.host.remembered import Memory
from irtui.model.dataset import Dataset
from irtui.model.records import Body, Event, Person
from irtui.model.safe_text import is_indic
from irtui.tui.bindings import keymap_of
from irtui.tui.palette import KEY, NOTE, PLAIN, Palette

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


class FirstLine(Widget):
    """Stands above the footer until one leaves it; each key can be clicked.

    Args:
        dataset: what is shown.
        memory: where it is kept that the line was left.
    """

    ALLOW_SELECT = False

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
        """The longest line that has room."""
        palette, commands = Palette(self.app), commands_by_name(Place.EVERYWHERE)
        keymap = keymap_of(self.app)
        words, tries = next(
            (each for each in self._lines if _cells(*each, keymap) <= self.size.width),
            ("", {}),
        )
        line = Text(f" {words}", palette[PLAIN])
        for action, word in tries.items() if self.box is None else ():
            command = commands[action]
            meta = Style(meta={"command": command})
            line.append("  ")
            line.append(keymap.name_of(command), palette[KEY] + meta)
            line.append(f" {word}", palette[NOTE] + meta)
        return line

    @property
    def _lines(self) -> Iterator[tuple[str, dict[str, str]]]:
        return _lines(self.dataset) if self.dataset else iter(())

    async def on_click(self, event: Click) -> None:
        command: Command | None = event.style.meta.get("command")
        if command is not None:
            await self.screen.run_action(command.action)


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


def _cells(words: str, tries: dict[str, str], keymap: Keymap) -> int:
    commands = commands_by_name(Place.EVERYWHERE)
    keys = sum(
        cell_len(f"  {keymap.name_of(commands[action])} {word}") for action, word in tries.items()
    )
    return 1 + cell_len(words) + keys
