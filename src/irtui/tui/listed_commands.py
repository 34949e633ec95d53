"""Commands in the palette: one row each, the most useful first."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from operator import itemgetter

from rich.cells import cell_len
from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.fuzzy import FuzzySearch

from irtui.commands import COMMANDS, PANE_OF, Command, Place
from irtui.commands.wording import ALSO, row_of
from irtui.tui.bindings import keymap_of
from irtui.tui.palette import CURSOR_SIGN, MATCH, NOTE, PLAIN, Palette
from irtui.tui.screens.explorer import Explorer
from irtui.tui.screens.over import list_width

_LISTED = [
    command
    for command in COMMANDS
    if command.place in (Place.EVERYWHERE, *PANE_OF) and command.action != "app.command_palette"
]
_BY_NAME, _BY_OTHER, _BY_HELP, _BY_LETTERS = 4.0, 3.0, 2.0, 1.0
"""The scores by where the words that were typed stand; any is above those of records."""
_TELLING = 3
"""Letters from which a word is looked for in what the help says."""
_GAP = "  "


class ListedCommands(Provider):
    """Does what the explorer can do where one is."""

    async def discover(self) -> Hits:
        """All commands: those of the footer first, and last those that move."""
        for command in self._there():
            yield DiscoveryHit(self._line(command, ()), self._doing(command), text=command.label)

    async def search(self, query: str) -> Hits:
        """Those whose name, other words or help have the words of the query, or its letters."""
        letters = FuzzySearch()
        typed = query.casefold().split()
        for command in self._there():
            score = _score(command, typed)
            found: Sequence[int] = _places(command.label, typed)
            if not score:
                fit, found = letters.match(query, command.label)
                begins = found and f" {command.label}"[found[0]] == " "
                score = min(fit, _BY_LETTERS) if begins else 0.0
            if score:
                line = self._line(command, found)
                yield Hit(score, line, self._doing(command), text=command.label)

    def _there(self) -> list[Command]:
        """What can be done now, the most useful first."""
        explorer = self.screen
        if not isinstance(explorer, Explorer):
            return []  # what lies over the explorer has keys of its own, and the help names them
        near, states = explorer.places, explorer.states
        found = []
        for command in _LISTED:
            word = command.word(states) if command.place in near else ""
            if word is not None and explorer.check_action(command.name, ()):
                found.append((_rank(command, near, word), command))
        return [command for _, command in sorted(found, key=itemgetter(0))]

    @cached_property
    def _key_cells(self) -> int:
        """Cells of the column of keys."""
        palette, keymap = Palette(self.app), keymap_of(self.app)
        shown = (palette.keys(keymap.shown(command)) for command in _LISTED)
        return max(map(cell_len, shown)) + len(_GAP)

    def _doing(self, command: Command) -> Callable[[], object]:
        return partial(self.app.call_later, self._do, command)

    async def _do(self, command: Command) -> None:
        """Do what was chosen, where it belongs."""
        explorer = self.screen
        if explorer is not self.app.screen or not isinstance(explorer, Explorer):
            return
        pane = PANE_OF.get(command.place)
        if pane is not None:
            explorer.panes.show_pane(pane)
        there = explorer.query_one(f"#{pane}") if pane else explorer
        await self.app.run_action(command.action, there)

    def _line(self, command: Command, found: Sequence[int]) -> Text:
        """A command in one row; its help stands there where all of it has room."""
        palette, width, keymap = Palette(self.app), list_width(self.app), keymap_of(self.app)
        line = Text(command.label, palette[PLAIN])
        for at in found:
            line.stylize(palette[MATCH], at, at + 1)
        line.append(" " * (_LABELS - line.cell_len))
        keys = palette.keys(keymap.shown(command))
        line.append(keys.ljust(self._key_cells), palette[CURSOR_SIGN])
        place = Text(str(command.place) if command.place in PANE_OF else "", palette[NOTE])
        room = width - line.cell_len - place.cell_len - len(_GAP)
        if cell_len(command.help) <= room:
            line.append(command.help, palette[NOTE])
        line.append(" " * max(width - line.cell_len - place.cell_len, 0))
        return line + place


_LABELS = max(cell_len(command.label) for command in _LISTED) + len(_GAP)


def _rank(command: Command, near: Sequence[Place], word: str) -> tuple[int, int]:
    """Where a command stands while nothing is typed; in one rank, the table has the order.

    Args:
        command: the command.
        near: where one is, the nearest place first.
        word: what the footer calls it now; empty, if it does not.
    """
    if word:
        return 0, command.order
    steps = command.place in PANE_OF or command.action != command.name
    moves = steps and bool(row_of(command)) and not any(words for _, words in command.footer)
    far = near.index(command.place) if command.place in near else len(near)
    return 3 if moves else 2 if command.place not in near else 1, far


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _score(command: Command, typed: Sequence[str]) -> float:
    """How well each word that was typed begins one of a command; 0, if one of them does not."""
    places = (
        (_BY_NAME, _words(command.label), 1),
        (_BY_OTHER, _words(ALSO.get(command.name, "")), 1),
        (_BY_HELP, _words(command.help), _TELLING),
    )
    scores = [
        next(
            (
                score
                for score, words, least in places
                if len(word) >= least and any(each.startswith(word) for each in words)
            ),
            0.0,
        )
        for word in typed
    ]
    return min(scores, default=0.0)


def _places(label: str, typed: Sequence[str]) -> list[int]:
    """Where in a name the words stand that were typed."""
    text = label.casefold()
    return [
        at
        for word in typed
        if (start := f" {text}".find(f" {word}")) >= 0
        for at in range(start, start + len(word))
    ]
