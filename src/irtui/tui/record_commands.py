"""Records in the palette: below the commands, what the query finds."""

from functools import partial

from rich.text import Text
from textual.command import Hit, Hits, Provider

from irtui.render.hits import Looks, hit_line, reasons_line
from irtui.tui.palette import MATCH, NOTE, PLAIN, WHY, Palette
from irtui.tui.screens.explorer import Explorer
from irtui.tui.steps import in_steps
from irtui.tui.widgets.box import Box

_SHOWN = 12
"""Records that are listed; whoever looks for more, uses the finder."""
_BEST = 0.4
"""The score of the best record: below what a command scores whose letters were typed."""
_WIDTH = 64
"""Cells of a line."""


class RecordCommands(Provider):
    """Opens the records that a query finds."""

    async def search(self, query: str) -> Hits:
        """The records, best first; the query is one of the grammar of the finder."""
        explorer = self.screen
        if not isinstance(explorer, Explorer) or explorer.query(Box):
            return  # a box that asks for something is left first
        palette = Palette(self.app)
        looks = Looks(palette[PLAIN], palette[NOTE], palette[MATCH], palette[WHY])
        found = await in_steps(explorer.index.searching(query))
        for place, hit in enumerate(found.hits(_SHOWN)):
            line = hit_line(hit, _WIDTH, looks, by_name=hit.match.by_name)
            if hit.reasons and not hit.match.by_name:
                line = Text("\n").join([line, reasons_line(hit, _WIDTH, looks)])
            score = _BEST * (1 - place / (2 * _SHOWN))
            # A help text would be read as markup; what is said stands in the line itself.
            yield Hit(score, line, partial(explorer.choose, hit.ref), text=hit.title)
