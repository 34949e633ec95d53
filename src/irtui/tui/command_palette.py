"""What the command palette lists: commands, below them datasets, then records."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from operator import itemgetter
from pathlib import Path

from rich.cells import cell_len
from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.fuzzy import FuzzySearch

from irtui.commands import COMMANDS, PANE_OF, Command, Place
from irtui.commands.wording import ALSO, row_of
from irtui.host.remembered import OfDataset
from irtui.model.names import kind_in_words
from irtui.model.safe_text import is_indic, safe_line
from irtui.query.find import Hit as Found
from irtui.render.terminal.hits import Looks, hit_line, reasons_line
from irtui.tui.bindings import keymap_of
from irtui.tui.keeper import Keeper
from irtui.tui.palette import CURSOR_SIGN, MATCH, NOTE, PLAIN, WARNING, Palette
from irtui.tui.screens.explorer import Explorer
from irtui.tui.screens.keyed import Keyed
from irtui.tui.screens.over import OverScreen, list_width
from irtui.tui.steps import in_steps

_BY_NAME, _BY_OTHER, _BY_HELP, _BY_LETTERS = 4.0, 3.0, 2.0, 1.0
"""The scores of commands, by where the words that were typed stand."""
_DATASET = 1.5
"""The score of a dataset whose words were typed: below the commands that have them."""
_RECORD = 0.4
"""The score of the best record: below what a command scores whose letters were typed."""
_FAULT = 0.1
"""The score of what is wrong in the query: below all records."""
_LAST = -1.0
"""The score of a dataset while nothing is typed: below all commands."""

# Commands

_LISTED = [
    command
    for command in COMMANDS
    if command.place in (Place.EVERYWHERE, *PANE_OF) and command.action != "app.command_palette"
]
_TELLING = 3
"""Letters from which a word is looked for in what the help says."""
_GAP = "  "
_LABELS = max(cell_len(command.label) for command in _LISTED) + len(_GAP)


class ListedCommands(Provider):
    """Does what the explorer can do where one is; one row each, the most useful first."""

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


def _rank(command: Command, near: Sequence[Place], word: str) -> tuple[int, int]:
    """Where a command stands while nothing is typed; in one rank, the table has the order.

    What the footer has a ``word`` for is first, then what belongs to the places that are ``near``,
    the nearest first; what moves is last.
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


# Records

_SHOWN = 12
"""Records that are listed; whoever looks for more, uses the finder."""
_NOT_NOW = "Leave the search first: {find-box.leave}."
"""What is said while a box asks for something: nothing else is opened then."""


class RecordCommands(Provider):
    """Opens the records that a query finds."""

    async def search(self, query: str) -> Hits:
        """The records, best first; the query is one of the grammar of the finder."""
        explorer = self.screen
        if not isinstance(explorer, Explorer):
            return
        if explorer.box:
            not_now = keymap_of(self.app).spelled(_NOT_NOW)
            yield Hit(_RECORD, Text(not_now), self.app.bell, text=not_now)
            return
        palette = Palette(self.app)
        looks = palette.looks()
        found = await in_steps(explorer.session.index.searching(query))
        for place, hit in enumerate(found.hits(_SHOWN)):
            kind = Text(kind_in_words(explorer.session.dataset.get(hit.ref)), palette[NOTE])
            score = _RECORD * (1 - place / (2 * _SHOWN))
            # A help text would be read as markup; what is said stands in the lines themselves.
            lines = self._lines(hit, kind, looks)
            yield Hit(score, lines, partial(explorer.session.open, hit.ref), text=hit.title)
        for fault in found.faults[:1]:
            yield Hit(_FAULT, Text(str(fault), palette[WARNING]), self.app.bell, text=query)

    def _lines(self, hit: Found, kind: Text, looks: Looks) -> Text:
        """What was found, its kind at the end of the line, and below that why, if need be."""
        width = list_width(self.app)
        line = hit_line(hit, width - kind.cell_len - 2, looks, by_name=hit.match.by_name)
        line.append(" " * max(width - line.cell_len - kind.cell_len, 2)).append_text(kind)
        if hit.match.by_name or not hit.reasons:
            return line
        return Text("\n").join([line, reasons_line(hit, width, looks)])


# Datasets

_OPEN = "Open dataset: "
_OURS = "comes with irtui"
_WORDS = re.compile(r"\w+")


class DatasetCommands(Provider):
    """Opens a dataset in the place of the present one, where one left it."""

    async def startup(self) -> None:
        """Take up what another irtui has written; not at every key that is typed."""
        self._keeper.memory.refresh()

    async def discover(self) -> Hits:
        """All of them, below the commands."""
        for one in self._datasets():
            yield self._hit(_LAST, one)

    async def search(self, query: str) -> Hits:
        """Those of which a word begins as each word of the query, in the title or in the path."""
        typed = query.casefold().split()
        for one in self._datasets():
            words = _WORDS.findall(" ".join((_OPEN, *_said(one))).casefold())
            if all(any(word.startswith(begin) for word in words) for begin in typed):
                yield self._hit(_DATASET, one)

    def _datasets(self) -> Iterator[OfDataset]:
        """What can be opened from where one is."""
        if isinstance(self.screen, Keyed) and not isinstance(self.screen, OverScreen):
            yield from self._keeper.others()

    @property
    def _keeper(self) -> Keeper:
        from irtui.tui.app import IrtuiApp

        assert isinstance(self.app, IrtuiApp)
        return self.app.keeper

    def _hit(self, score: float, dataset: OfDataset) -> Hit:
        boxed = isinstance(self.screen, Keyed) and self.screen.box
        doing = self.app.bell if boxed else partial(self._keeper.go_to, dataset)
        return Hit(score, self._line(dataset), doing, text=f"{_OPEN}{dataset.title}")

    def _line(self, dataset: OfDataset) -> Text:
        """A dataset in one row: its title, then its path; what is Indic last."""
        palette = Palette(self.app)
        title, where = _said(dataset)
        parts = [Text(title, palette[PLAIN]), Text(where, palette[NOTE])]
        parts.sort(key=lambda part: is_indic(part.plain))
        line = Text(_OPEN, palette[NOTE]) + Text("  ").join(part for part in parts if part)
        line.truncate(list_width(self.app), overflow="ellipsis")
        return line


def _said(dataset: OfDataset) -> tuple[str, str]:
    """The title of a dataset, and where it is."""
    if dataset.path is None:
        return dataset.title or "the one that comes with irtui", _OURS if dataset.title else ""
    path = dataset.path
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - it may be unknown
    where = str(Path("~") / path.relative_to(home) if path.is_relative_to(home) else path)
    return dataset.title or safe_line(path.name), safe_line(where)


PROVIDERS = {ListedCommands, RecordCommands, DatasetCommands}
"""What finds all of that."""
