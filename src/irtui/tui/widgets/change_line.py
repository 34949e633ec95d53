"""The line below the title bar: what changed in the structure on the day that is shown."""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from irtui.model.dataset import Dataset
from irtui.model.safe_text import is_indic
from irtui.pages.phrases import TURN_SIGNS
from irtui.query.time.change import Change
from irtui.query.time.changes import changes, on_day
from irtui.tui.commands import Command, Place, commands_of
from irtui.tui.messages import RecordChosen
from irtui.tui.palette import KEY, NAME, NOTE, PLAIN, Palette
from irtui.tui.session.view import View

_BETWEEN = "   "


def _lists_all() -> Command:
    """The command that lists all changes of the day."""
    return next(one for one in commands_of(Place.EVERYWHERE) if one.action == "changes")


class ChangeLine(Widget):
    """Tells the changes of the day, each with a sign of its turn; a click opens what changed.

    Those that have no room are counted, with the key that lists all of them.
    """

    view: reactive[View | None] = reactive(None)
    dataset: reactive[Dataset | None] = reactive(None)

    _changes: tuple[Change, ...] = ()

    def watch_view(self, view: View | None) -> None:
        dataset = self.dataset
        self._changes = ()  # on the default day they are not looked for
        if view is not None and dataset is not None and view.day != dataset.about.day:
            found = on_day(changes(dataset), view.day)
            # Terminals disagree about the width of Indic text: it stands last.
            self._changes = tuple(sorted(found, key=lambda change: is_indic(change.text)))
        self.display = bool(self._changes)
        self.refresh()

    def render(self) -> Text:
        """As many changes as there is room for; of a single one, as much."""
        shown = [self._told(change) for change in self._changes]
        for count in range(len(shown), 0, -1):
            line = self._line(shown[:count], len(shown) - count)
            if line.cell_len <= self.size.width:
                return line
        return self._cut(shown) if shown else Text()

    def _told(self, change: Change) -> Text:
        palette = Palette(self.app)
        sign, words = TURN_SIGNS[change.turn], change.in_words()
        told = Text.assemble((f"{sign} ", palette[NAME]), (words, palette[PLAIN]))
        told.stylize(Style(meta={"target": change.ref}))
        return told

    def _line(self, shown: Sequence[Text], more: int) -> Text:
        line = Text(" ") + Text(_BETWEEN).join(shown)
        return line + self._key(f"lists {more} more") if more else line

    def _cut(self, shown: Sequence[Text]) -> Text:
        """As much of the first change as has room, and the key that tells all of it."""
        more = len(shown) - 1
        end = self._key(f"lists {more} more" if more else "lists it")
        first = shown[0].copy()
        first.truncate(max(self.size.width - end.cell_len - 1, 0), overflow="ellipsis")
        return Text(" ") + first + end

    def _key(self, words: str) -> Text:
        """The key that lists all changes, and what it does here."""
        palette, command = Palette(self.app), _lists_all()
        key = (command.shown_keys, palette[KEY])
        told = Text.assemble(_BETWEEN, key, f" {words}", style=palette[NOTE])
        told.stylize(Style(meta={"all": True}))
        return told

    async def on_click(self, event: Click) -> None:
        meta = event.style.meta
        if event.chain > 1 or self.text_selection is not None:
            return
        if target := meta.get("target"):
            self.post_message(RecordChosen(target))
        elif "all" in meta:
            await self.screen.run_action(_lists_all().action)
