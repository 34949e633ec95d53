"""The line at the foot of each screen: what can be done there, or what was just said."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive

from irtui.commands import LAST, Command, Place, footer_of
from irtui.commands.keymap import BY_ID
from irtui.lean import frozen
from irtui.render.terminal.cuts import cropped
from irtui.tui.bindings import keymap_of
from irtui.tui.palette import KEY, NOTE, PLAIN, Palette
from irtui.tui.session.states import State
from irtui.tui.widgets.line_view import OneLine

if TYPE_CHECKING:
    from textual.worker import Worker

    from irtui.tui.screens.keyed import Keyed

_WIDE = 100
"""Cells from which the keys stand further apart."""


@frozen(eq=False)
class UnderWay:
    """Something that takes long."""

    words: str
    """What is being done."""
    worker: "Worker[None]"
    ended: Callable[[], object] | None
    """Called when escape has ended it."""


class KeyLine(OneLine):
    """A line that names keys, each of which can be clicked."""

    ALLOW_SELECT = False

    def entry(self, keys: str, word: str, command: Command) -> Text:
        """The keys of a command, and a word for it."""
        meta = Style(meta={"command": command.id})  # Rich pickles what is there, again and again
        palette = Palette(self.app)
        return Text.assemble((keys, palette[KEY] + meta), (f" {word}", palette[NOTE] + meta))

    async def on_click(self, event: Click) -> None:
        name = event.style.meta.get("command")
        if name is not None:
            command = BY_ID[name]
            screen: Keyed[object] = self.screen  # type: ignore[assignment]
            await screen.owner(command).run_action(command.action)


class KeyBar(KeyLine):
    """Names as many keys as there is room for, the most useful first."""

    places: reactive[tuple[Place, ...]] = reactive(())
    """Where one is: the commands of these places are named."""
    states: reactive[Collection[State]] = reactive(frozenset[State]())
    """What is so there."""
    said: reactive[str] = reactive("")
    """What is said in the place of the keys, until the next key; empty: nothing."""
    doing: reactive[tuple[UnderWay, ...]] = reactive(())
    """What is being done; the last of it is said in the place of the keys."""

    def render(self) -> Text:
        """One line, no wider than the screen."""
        palette = Palette(self.app)
        if said := self.said or (f"{self.doing[-1].words}… esc stops it." if self.doing else ""):
            return Text(f" {_fitting(said, self.size.width - 1)}", palette[PLAIN])
        return self._keys()

    def _keys(self) -> Text:
        gap = " " * (3 if self.size.width >= _WIDE else 2)
        named = footer_of(self.places, self.states, keymap_of(self.app))
        keys = Palette(self.app).keys
        shown = [(keys(each), word, command) for each, word, command in named]
        entries = [self.entry(*entry) for entry in shown if entry[-1].order < LAST]
        last = Text(gap).join(self.entry(*entry) for entry in shown if entry[-1].order >= LAST)
        line = Text(" ")
        for entry in entries:
            more = Text(gap if line.cell_len > 1 else "") + entry
            kept = len(gap) + last.cell_len if last else 0
            if line.cell_len + more.cell_len + kept <= self.size.width:
                line += more
        end = Text(gap if line.cell_len > 1 else "") + last
        return line + end if line.cell_len + end.cell_len <= self.size.width else line


def _fitting(said: str, room: int) -> str:
    """As much as has room; what is too long keeps its last sentence, which names the key."""
    if cell_len(said) <= room:
        return said
    begin, _, last = said.rpartition(". ")
    if begin and 2 * cell_len(last) <= room:
        return f"{cropped(begin, room - cell_len(last) - 1)} {last}"
    return cropped(said, room)
