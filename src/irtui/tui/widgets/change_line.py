"""The line below the title bar: what changed in the structure on the day that is shown."""

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive

from irtui.commands import Place, commands_by_name
from irtui.model.dataset import Dataset
from irtui.model.safe_text import is_indic
from irtui.pages.phrases import TURN_SIGNS
from irtui.tui.bindings import keymap_of
from irtui.tui.messages import RecordChosen
from irtui.tui.palette import KEY, NAME, NOTE, PLAIN, Palette
from irtui.tui.session.view import View
from irtui.tui.widgets.clickable import Clickable

if TYPE_CHECKING:
    from irtui.query.time.change import Change

_BETWEEN = "   "
_LISTS_ALL = commands_by_name(Place.EVERYWHERE)["changes"]
"""The command that lists all changes of the day."""


class ChangeLine(Clickable):
    """Tells the changes of the day, each with a sign of its turn; a click opens what changed.

    Those that have no room are counted, with the key that lists all of them.
    """

    view: reactive[View | None] = reactive(None, repaint=False)
    dataset: reactive[Dataset | None] = reactive(None, repaint=False)

    _changes: reactive[tuple["Change", ...]] = reactive(())

    def watch_view(self, view: View | None) -> None:
        dataset = self.dataset
        if view is None or dataset is None or view.day == dataset.about.day:
            self._changes = ()  # on the default day they are not looked for
        else:
            from irtui.query.time.changes import changes, on_day

            found = on_day(changes(dataset), view.day)
            # Terminals disagree about the width of Indic text: it stands last.
            self._changes = tuple(sorted(found, key=lambda change: is_indic(change.text)))
        self.display = bool(self._changes)

    def render(self) -> Text:
        """As many changes as there is room for; of a single one, as much."""
        line, fitting = Text(" "), None
        for count, change in enumerate(self._changes, 1):
            line += Text(_BETWEEN if count > 1 else "") + self._told(change)
            if line.cell_len > self.size.width:
                break
            more = len(self._changes) - count
            whole = line + self._key(f"lists {more} more") if more else line
            fitting = whole if whole.cell_len <= self.size.width else fitting
        return fitting or self._cut()

    def _told(self, change: "Change") -> Text:
        palette = Palette(self.app)
        sign, words = TURN_SIGNS[change.turn], change.in_words()
        told = Text.assemble((f"{sign} ", palette[NAME]), (words, palette[PLAIN]))
        told.stylize(Style(meta={"target": change.ref}))
        return told

    def _cut(self) -> Text:
        """As much of the first change as has room, and the key that tells all of it."""
        if not self._changes:
            return Text()
        more = len(self._changes) - 1
        end = self._key(f"lists {more} more" if more else "lists it")
        first = self._told(self._changes[0])
        first.truncate(max(self.size.width - end.cell_len - 1, 0), overflow="ellipsis")
        return Text(" ") + first + end

    def _key(self, words: str) -> Text:
        """The key that lists all changes, and what it does here."""
        palette = Palette(self.app)
        key = (keymap_of(self.app).name_of(_LISTS_ALL), palette[KEY])
        told = Text.assemble(_BETWEEN, key, f" {words}", style=palette[NOTE])
        told.stylize(Style(meta={"all": True}))
        return told

    async def on_click(self, event: Click) -> None:
        if not self.meant(event):
            return
        meta = event.style.meta
        if target := meta.get("target"):
            self.post_message(RecordChosen(target))
        elif "all" in meta:
            await self.screen.run_action(_LISTS_ALL.action)
