"""Records in the palette: below the commands, what the query finds."""

from functools import partial

from rich.text import Text
from textual.command import Hit, Hits, Provider

from irtui.model.names import kind_in_words
from irtui.query.find import Hit as Found
from irtui.render.terminal.hits import Looks, hit_line, reasons_line
from irtui.tui.bindings import keymap_of
from irtui.tui.palette import NOTE, WARNING, Palette
from irtui.tui.screens.explorer import Explorer
from irtui.tui.screens.over import list_width
from irtui.tui.steps import in_steps

_SHOWN = 12
"""Records that are listed; whoever looks for more, uses the finder."""
_BEST = 0.4
"""The score of the best record: below what a command scores whose letters were typed."""
_FAULT = 0.1
"""The score of what is wrong in the query: below all records."""
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
            yield Hit(_BEST, Text(not_now), self.app.bell, text=not_now)
            return
        palette = Palette(self.app)
        looks = palette.looks()
        found = await in_steps(explorer.session.index.searching(query))
        for place, hit in enumerate(found.hits(_SHOWN)):
            kind = Text(kind_in_words(explorer.session.dataset.get(hit.ref)), palette[NOTE])
            score = _BEST * (1 - place / (2 * _SHOWN))
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
