"""Datasets in the palette: those that were used last, and the one that comes with irtui."""

import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rich.text import Text
from textual.command import Hit, Hits, Provider

from irtui.host.remembered import LastDataset
from irtui.model.safe_text import is_indic, safe_line
from irtui.tui.keeper import Keeper
from irtui.tui.palette import NOTE, PLAIN, Palette
from irtui.tui.screens.keyed import Keyed
from irtui.tui.screens.over import OverScreen, list_width

_LAST = -1.0
"""The score while nothing is typed: below all commands."""
_FOUND = 1.5
"""The score of one whose words were typed: below the commands that have them."""
_LABEL = "Open dataset: "
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
            words = _WORDS.findall(" ".join((_LABEL, *_said(one))).casefold())
            if all(any(word.startswith(begin) for word in words) for begin in typed):
                yield self._hit(_FOUND, one)

    def _datasets(self) -> Iterator[LastDataset]:
        """What can be opened from where one is."""
        if isinstance(self.screen, Keyed) and not isinstance(self.screen, OverScreen):
            yield from self._keeper.others()

    @property
    def _keeper(self) -> Keeper:
        from irtui.tui.app import IrtuiApp

        assert isinstance(self.app, IrtuiApp)
        return self.app.keeper

    def _hit(self, score: float, dataset: LastDataset) -> Hit:
        boxed = isinstance(self.screen, Keyed) and self.screen.box
        doing = self.app.bell if boxed else partial(self._keeper.go_to, dataset)
        return Hit(score, self._line(dataset), doing, text=f"{_LABEL}{dataset.title}")

    def _line(self, dataset: LastDataset) -> Text:
        """A dataset in one row: its title, then its path; what is Indic last."""
        palette = Palette(self.app)
        title, where = _said(dataset)
        parts = [Text(title, palette[PLAIN]), Text(where, palette[NOTE])]
        parts.sort(key=lambda part: is_indic(part.plain))
        line = Text(_LABEL, palette[NOTE]) + Text("  ").join(part for part in parts if part)
        line.truncate(list_width(self.app), overflow="ellipsis")
        return line


def _said(dataset: LastDataset) -> tuple[str, str]:
    """The title of a dataset, and where it is."""
    if dataset.path is None:
        return dataset.title or "the one that comes with irtui", _OURS if dataset.title else ""
    path = dataset.path
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - it may be unknown
    where = str(Path("~") / path.relative_to(home) if path.is_relative_to(home) else path)
    return dataset.title or safe_line(path.name), safe_line(where)
