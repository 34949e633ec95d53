"""The help screen: the keys of the focused pane, then those that work everywhere."""

from textwrap import wrap

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from irtui.render.terminal.signs import Glyphs, legend
from irtui.tui.commands import Place, bindings_of, commands_of
from irtui.tui.palette import CURSOR_SIGN, HEADING, NOTE, Palette
from irtui.tui.screens.over import OverScreen

_GLYPHS = Glyphs()
_KEYS_WIDTH = 18
_SIGNS = {
    **dict(legend(near=False)),
    **dict(legend(near=True)),
    _GLYPHS.many: "ten or more; before the name of a lane: there to compare with",
}


class _Keys(Static):
    """The table of keys; a widget of its own for the styles of its columns."""

    def __init__(self, places: list[Place]) -> None:
        super().__init__()
        self._places = places

    def render(self) -> Text:
        """The keys of each place in turn."""
        heading = Palette(self.app)[HEADING]
        key = Palette(self.app)[CURSOR_SIGN]
        words = Palette(self.app)[NOTE]
        text = Text()
        for place in self._places:
            if text:
                text.append("\n")
            text.append(f"{place}\n", heading)
            for command in commands_of(place):
                text.append(command.shown_keys.ljust(_KEYS_WIDTH), key)
                text.append(f"{self._hanging(command.help)}\n", words)
            if place is Place.TIMELINE:
                text.append("\nSigns\n", heading)
                for sign, meaning in _SIGNS.items():
                    text.append(sign.ljust(_KEYS_WIDTH), key)
                    text.append(f"{self._hanging(meaning)}\n", words)
        return text

    def _hanging(self, words: str) -> str:
        """Words in lines that stand below each other, right of the keys."""
        room = max(self.size.width - _KEYS_WIDTH, _KEYS_WIDTH)
        return f"\n{' ' * _KEYS_WIDTH}".join(wrap(words, room))


class Help(OverScreen[None]):
    """Shows the keys.

    Args:
        places: where the keys work, the nearest place first.
    """

    BINDINGS = bindings_of(Place.HELP)

    def __init__(self, *places: Place) -> None:
        super().__init__()
        self._places = list(places)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "esc closes"
            yield _Keys(self._places)

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, step: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=step, animate=False)
