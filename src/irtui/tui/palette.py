"""The colours of the theme as rich styles: what a pane draws itself takes its looks from here.

Styles are made when something is painted, so a new theme needs no news. Component classes would
do the same at a price: the stylesheet is applied to each of them at the start and whenever the
focus moves. 28 of them made the first frame 3 to 7 ms later, and each `tab` 4 ms slower.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.app import App
from textual.color import Color

from irtui.model.dataset import Dataset
from irtui.pages.phrases import Piece, Tone
from irtui.query.tree.nodes import Role
from irtui.render.terminal.pieces import Dress
from irtui.render.terminal.signs import WITHOUT_COLOUR, Ink, hues

if TYPE_CHECKING:
    from irtui.render.terminal.hits import Looks

Look = tuple[str, str]
"""A variable of the theme, and attributes such as ``bold``."""

TONES: dict[Tone, Look] = {
    Tone.TEXT: ("foreground", ""),
    Tone.STRONG: ("foreground", "bold"),
    Tone.MUTED: ("muted", ""),
    Tone.REMARK: ("muted", "italic"),
    Tone.LINK: ("foreground", "underline"),
    Tone.CITATION: ("citation", ""),
    Tone.SOURCE: ("citation", ""),
    Tone.WARNING: ("dispute", ""),
    Tone.ADDRESS: ("faint", ""),
    Tone.PARTY: ("foreground", "bold"),
    Tone.TURN: ("accent", "bold"),
    Tone.ARROW: ("muted", ""),
}
"""How a piece of text of each tone looks."""

INKS: dict[Ink, Look] = {
    Ink.EMPTY: ("foreground", ""),
    Ink.LABEL: ("foreground", ""),
    Ink.AXIS: ("muted", ""),
    Ink.HELD: ("foreground", ""),
    Ink.STEP: ("muted", ""),
    Ink.PLANNED: ("muted", ""),
    Ink.TERM: ("term", ""),
    Ink.NONE: ("dispute", ""),
    Ink.LATER: ("faint", ""),
    Ink.SIDE_1: ("side-1", ""),
    Ink.SIDE_2: ("side-2", ""),
    Ink.CHOSEN: ("accent", "bold reverse"),
    Ink.CHOSEN_REST: ("accent", "bold"),
    Ink.AS_OF: ("accent", ""),
    Ink.TODAY: ("faint", ""),
}
"""How each cell of the timeline looks."""

ROLES: dict[Role, Look] = {
    **dict.fromkeys(Role, ("foreground", "")),
    Role.DATASET: ("muted", ""),
    Role.COLLECTION: ("muted", ""),
    Role.MISSING: ("dispute", "italic"),
}
"""How the label of each node of the tree looks."""

NAME: Look = ("accent", "bold")
KEY: Look = ("accent", "bold")
HERE: Look = ("foreground", "bold")
DAY: Look = ("accent", "")
SIGN: Look = ("faint", "")
NOTE: Look = ("muted", "")
CURSOR_SIGN: Look = ("accent", "")
MATCH: Look = ("accent", "bold")
FOUND: Look = ("accent", "underline")
FOUND_HERE: Look = ("accent", "bold reverse")
WHY: Look = ("muted", "italic")
HEADING: Look = ("foreground", "bold")
PLAIN: Look = ("foreground", "")
WARNING: Look = ("dispute", "")


_ARROWS = str.maketrans({"←": "left", "→": "right", "↑": "up", "↓": "down", "⌫": "bksp"})
"""Keys for which no sign stands in ASCII: it would be that of another key."""
_JOINED = "(?<=[←→↑↓⌫])(?=[←→↑↓⌫])"
_BEHIND = ("muted", "faint", "line")
"""What stands back: where it has no colour of its own, it is dim."""
_DIM = Style(dim=True)


@cache
def _style(colour: str, attributes: str) -> Style:
    """A style in a colour, or on it where the attributes say ``on``."""
    if attributes == "on":
        return Style(bgcolor=Color.parse(colour).rich_color)
    return Style.parse(attributes) + Style(color=Color.parse(colour).rich_color)


class Palette:
    """Looks as styles in the colours of the app's present theme."""

    def __init__(self, app: App[object]) -> None:
        self._variables = app.theme_variables
        self._no_colour = app.no_color
        self._in_words: bool = getattr(app, "ascii", False)
        # On the terminal's own background nothing can be laid behind a text.
        self._reverses = app.native_ansi_color
        self._links: bool = getattr(app, "links", False)

    def __getitem__(self, look: Look) -> Style:
        variable, attributes = look
        colour = self._variables[variable]
        style = _style(colour, attributes)
        bare = self._no_colour or colour == self._variables["foreground"]
        return style + _DIM if bare and variable in _BEHIND else style

    def keys(self, shown: str) -> str:
        """Keys as they are shown; in ASCII, arrows are called by their names."""
        if not self._in_words:
            return shown
        return re.sub(_JOINED, " ", shown).translate(_ARROWS)

    def linked(self, look: Look, address: str) -> Style:
        """A look that is a hyperlink, where the terminal knows such and the address may be one."""
        if not self._links:
            return self[look]
        from irtui.render.terminal.links import link_to

        return self[look] + Style(link=link_to(address) or None)

    def on_chosen(self, look: Look) -> Style:
        """A look upon the background that marks where the cursor is."""
        if self._reverses:
            return self[look] + Style(reverse=True, dim=False)
        return self[look] + _style(self._variables["chosen"], "on")

    @property
    def even(self) -> Style:
        """What makes all of a line in reverse video one bar: in its colours, each part is a block.

        Nothing, where a background marks the line.
        """
        return self[PLAIN] + Style(dim=False) if self._reverses else Style()

    @property
    def selected(self) -> Style:
        """Text that the mouse has selected."""
        if self._reverses:
            return Style(reverse=True)
        return self["background", ""] + _style(self._variables["accent"], "on")

    @property
    def on_hovered(self) -> Style:
        """The background that marks where the mouse is."""
        return _style(self._variables["panel"], "on")

    def looks(self, title: Look = PLAIN) -> "Looks":
        """The styles of the parts of a hit, whose title has a look of its own."""
        from irtui.render.terminal.hits import Looks  # with the search, which no first frame needs

        return Looks(self[title], self[NOTE], self[MATCH], self[WHY])

    def ink(self, ink: Ink) -> Style:
        """The style of what has a hue of the timeline."""
        return self[INKS[ink]]

    def cell(self, ink: Ink) -> Style:
        """The style of a cell of the timeline, which a line tells the sides by without colours."""
        bare = self._no_colour and ink is Ink.SIDE_2
        return self.ink(ink) + WITHOUT_COLOUR if bare else self.ink(ink)

    def dress(self, dataset: Dataset) -> Dress:
        """The styles of pieces of text; the first two sides of ``dataset`` have a hue each."""
        strong = Style(bold=True)
        sides = {party: self.ink(ink) + strong for party, ink in hues(dataset).items()}

        def style(piece: Piece) -> Style:
            if piece.tone is Tone.PARTY and piece.target in sides:
                return sides[piece.target]
            return self[TONES[piece.tone]]

        if not self._links:
            return style
        from irtui.render.terminal.links import linked

        return linked(style)
