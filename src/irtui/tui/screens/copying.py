"""The copy menu: what can be copied, and what was."""

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from irtui.commands import Place, latin_key
from irtui.model.claims import Ref
from irtui.tui.bindings import bindings_of
from irtui.tui.copies import Copy, copies
from irtui.tui.palette import KEY, NOTE, PLAIN, Palette
from irtui.tui.screens.over import OverScreen
from irtui.tui.screens.selecting import SHOWN
from irtui.tui.screens.selecting import copy as copy_text
from irtui.tui.session.session import Session
from irtui.tui.widgets.key_bar import KeyBar


class _Choices(OptionList):
    """An `OptionList` that has no pages where it has no room for a cell; Textual looks for one."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        room = self.scrollable_content_region
        return action not in ("page_up", "page_down") or bool(room)


class CopyMenu(OverScreen[None]):
    """Offers what can be copied; a key copies it and shows it.

    Args:
        session: what is shown.
        about: what is cited: a record, or a claim in it.
        source: the source whose address can be copied; ``None`` for none.
    """

    PLACES = (Place.COPY,)
    BINDINGS = bindings_of(Place.COPY)

    def __init__(self, session: Session, about: str, source: Ref | None) -> None:
        super().__init__()
        self._copies = copies(session.loaded, session.view, about, source, session.against)

    def compose(self) -> ComposeResult:
        box = _Choices(compact=True, id="copying")
        box.border_title = "Copy"
        yield box
        yield KeyBar()

    def on_mount(self) -> None:
        palette = Palette(self.app)
        box = self.query_one(OptionList)
        for copy in self._copies:
            line = Text.assemble(
                (f"{copy.key}  ", palette[KEY]),
                (copy.label, palette[PLAIN]),
                (f"  {' '.join(copy.text[:SHOWN].split())}", palette[NOTE]),
            )
            box.add_option(Option(line, id=copy.key))
        box.highlighted = 0

    def action_move(self, step: int) -> None:
        box = self.query_one(OptionList)
        if step > 0:
            box.action_cursor_down()
        else:
            box.action_cursor_up()

    def action_copy(self) -> None:
        self.query_one(OptionList).action_select()

    def on_key(self, event: Key) -> None:
        found = next((copy for copy in self._copies if copy.key == latin_key(event.key)), None)
        if found is not None:
            event.stop()
            self._copy(found)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._copy(next(copy for copy in self._copies if copy.key == event.option_id))

    def _copy(self, copy: Copy) -> None:
        if not self.closing:
            copy_text(self.app, copy.label, copy.text)
            self.dismiss()
