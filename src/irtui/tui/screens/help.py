"""The help screen: keys, signs and words, in one column or in two."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from irtui.commands import Place
from irtui.model.as_of import AsOf
from irtui.pages.glossary import marks
from irtui.render.terminal.pieces import wrapped
from irtui.tui.bindings import bindings_of, keymap_of
from irtui.tui.help_sections import Section, sections
from irtui.tui.palette import CURSOR_SIGN, HEADING, NOTE, Palette
from irtui.tui.screens.over import OverScreen
from irtui.tui.widgets.key_bar import KeyBar

_WIDE = 100
"""Cells of the screen from which there are two columns."""
_MOST = 132
"""Cells that the box is wide at most; see over.tcss, too."""
_BESIDE = 5
"""Cells beside the text: the frame, its padding and the scrollbar."""
_LATER = {Place.EVERYWHERE: 1, "Words": 2}
"""What comes after all else in one column, by its heading."""
_GAP = 3
"""Cells between the columns."""
_LEAST = 16
"""Cells that the words beside the keys have at least."""


class Help(OverScreen[None]):
    """Shows what is to be known of where one is.

    Args:
        places: where the keys work, the nearest place first.
        as_of: what is shown, which has marks of its own.
    """

    PLACES = (Place.HELP,)
    BINDINGS = bindings_of(Place.HELP)

    def __init__(self, *places: Place, as_of: AsOf) -> None:
        super().__init__()
        self._places = places
        self._sides = marks(as_of)
        self._sections: tuple[Section, ...] = ()
        self._words = Static()

    def compose(self) -> ComposeResult:
        keymap = keymap_of(self.app)
        coloured = not self.app.no_color
        self._sections = tuple(
            sections(*self._places, sides=self._sides, keymap=keymap, coloured=coloured)
        )
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys, signs and words"
            yield self._words
        yield KeyBar()

    def on_resize(self, event: Resize) -> None:
        # Not looked for: a screen that is left at once has nothing in it.
        self._words.update(self._text(event.size.width))

    def _text(self, screen: int) -> Text:
        """The sections, for a screen of a width in cells."""
        width = min(screen, _MOST) - _BESIDE
        if screen < _WIDE:  # one has to scroll for what works everywhere, and not for the signs
            here, *others = self._sections
            others.sort(key=lambda part: _LATER.get(part.heading, 0))
            return Text("\n").join(self._column((here, *others), width))
        width = (width - _GAP) // 2
        parted = [
            (self._column(self._sections[:at], width), self._column(self._sections[at:], width))
            for at in range(1, len(self._sections))
        ]
        left, right = min(parted, key=lambda columns: max(map(len, columns)))
        lines = []
        for one, other in zip_longest(left, right, fillvalue=Text()):
            lines.append(one + Text(" " * (width + _GAP - one.cell_len)) + other)
        return Text("\n").join(lines)

    def _column(self, parts: Sequence[Section], width: int) -> list[Text]:
        """The lines of some sections one below the other."""
        palette = Palette(self.app)
        rows = [palette.keys(key) for section in parts for key, _ in section.rows]
        keys = max(map(cell_len, rows)) + 2
        lines: list[Text] = []
        for section in parts:
            if lines:
                lines.append(Text())
            lines.append(Text(section.heading, palette[HEADING]))
            for key, words in section.rows:
                for number, part in enumerate(wrapped(Text(words), max(width - keys, _LEAST))):
                    line = Text("" if number else palette.keys(key), palette[CURSOR_SIGN])
                    line.append(" " * (keys - line.cell_len))
                    lines.append(line.append(part.plain, palette[NOTE]))
        return lines

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, step: int) -> None:
        self.query_one("#help").scroll_relative(y=step, animate=False)
