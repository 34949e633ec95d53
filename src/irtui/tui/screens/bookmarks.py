"""The bookmarks over the explorer: filtered as one types, opened, removed and put back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from irtui.commands import Place
from irtui.host.remembered import Bookmark, Remembered
from irtui.model.date_words import day_in_words
from irtui.model.safe_text import is_indic
from irtui.query.folding import fold_text
from irtui.tui.bindings import bindings_of
from irtui.tui.palette import NOTE, PLAIN, Palette
from irtui.tui.screens.keyed import Keyed
from irtui.tui.screens.over import OverScreen
from irtui.tui.session.states import State
from irtui.tui.widgets.key_bar import KeyBar
from irtui.tui.widgets.line_input import LineInput, Rows

if TYPE_CHECKING:
    from irtui.tui.keeper import Keeper

_TITLE = 44
"""Cells of a title beside which the day stands in its column."""
_GAP = "  "


def show_bookmarks(screen: Keyed[Any], keeper: "Keeper", changed: Callable[[], object]) -> None:
    """List the bookmarks; one that is chosen there is opened; ``changed`` hears of removed ones."""
    memory = keeper.memory
    memory.refresh()
    if not memory.now.bookmarks:
        screen.tell("No bookmarks yet: {bookmark} sets one.")
        return
    bookmarks = BookmarksScreen(memory.now, keeper.path)

    def left(chosen: Bookmark | None) -> None:
        if removed := bookmarks.removed:
            # A change that cannot be saved yet is held, but not the screen that it came from.
            memory.change(lambda now: now.without_bookmarks(removed))
            changed()
        if chosen is not None:
            keeper.go_to(chosen)

    screen.app.push_screen(bookmarks, left)


class BookmarksScreen(OverScreen[Bookmark | None]):
    """Lists bookmarks; ends with the one that was chosen, or with none.

    Args:
        known: what is remembered.
        dataset: the one that is explored, as it is remembered.
    """

    PLACES = (Place.BOOKMARKS,)
    BINDINGS = bindings_of(Place.BOOKMARKS)
    AUTO_FOCUS = "LineInput"

    def __init__(self, known: Remembered, dataset: Path | None) -> None:
        super().__init__()
        self.removed: set[Bookmark] = set()
        """Those that are to go; until the screen is left they can be put back."""
        self._known = known
        self._dataset = dataset
        self._shown: list[Bookmark] = []
        titles = (cell_len(one.title) for one in known.bookmarks)
        self._column = min(max(titles, default=0), _TITLE)

    def compose(self) -> ComposeResult:
        with Vertical(id="bookmarks") as box:
            box.border_title = "Bookmarks"
            yield LineInput(placeholder="type to filter")
            yield Rows(compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self._filter("")

    @property
    def states(self) -> frozenset[State]:
        here = self._at_cursor
        if here is None:
            return frozenset()
        return frozenset((State.OPENS, *([State.REMOVED] if here in self.removed else ())))

    @property
    def _rows(self) -> Rows:
        return self.query_one(Rows)

    @property
    def _at_cursor(self) -> Bookmark | None:
        at = self._rows.highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter(event.value)

    def _filter(self, text: str) -> None:
        """Show the bookmarks in which each word of a text stands."""
        words = fold_text(text).split()
        self._shown = [
            one
            for one in self._known.bookmarks
            if all(word in fold_text(" ".join((*self._words(one), one.view.go))) for word in words)
        ]
        self._rows.clear_options().add_options(map(self._row, self._shown))
        if self._shown:
            self._rows.highlighted = 0
        else:
            nothing = Text("No bookmark matches.", Palette(self.app)[NOTE])
            self._rows.add_option(Option(nothing, disabled=True))

    def _words(self, bookmark: Bookmark) -> Sequence[str]:
        """What is said of a bookmark: its title, the day, and the dataset if it is another."""
        at = bookmark.view.at
        other = "" if bookmark.path == self._dataset else self._known.called(bookmark)
        return bookmark.title or bookmark.view.go, f"as of {day_in_words(at)}" if at else "", other

    def _row(self, bookmark: Bookmark) -> Option:
        """One row; what is Indic stands last, for terminals disagree about its width."""
        palette = Palette(self.app)
        title, *notes = self._words(bookmark)
        if bookmark in self.removed:
            notes.insert(0, "removed")
        named = Text(title, palette[PLAIN])
        if bookmark in self.removed:
            named.stylize(palette[NOTE] + Style(strike=True))
        parts = [named, *(Text(note, palette[NOTE]) for note in notes if note)]
        if not is_indic(title):
            named.append(" " * (self._column - named.cell_len))
        parts.sort(key=lambda part: is_indic(part.plain))
        return Option(Text(_GAP).join(parts))

    def action_move(self, step: int) -> None:
        if self._shown:
            self._rows.move(step)

    def action_remove(self) -> None:
        """Remove the bookmark under the cursor, or put it back."""
        here, at = self._at_cursor, self._rows.highlighted
        if here is not None and at is not None:
            self.removed ^= {here}
            self._rows.replace_option_prompt_at_index(at, self._row(here).prompt)

    def action_open(self) -> None:
        if (here := self._at_cursor) is not None:
            self.dismiss(here)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_leave(self) -> None:
        self.dismiss(None)
