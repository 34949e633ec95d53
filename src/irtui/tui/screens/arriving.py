"""What is shown while a large dataset is read for the first time; its records can be found."""

from collections.abc import Callable
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from irtui.commands import Place
from irtui.host.means import Means
from irtui.host.reading import reading
from irtui.loading import Loaded
from irtui.loading.glance import Glance, Seen, glance
from irtui.model.claims import Ref
from irtui.model.dataset import plural_of
from irtui.model.safe_text import safe_line
from irtui.tui.bindings import bindings_of
from irtui.tui.palette import NOTE, PLAIN, Palette
from irtui.tui.screens.selecting import Selecting
from irtui.tui.session.states import State
from irtui.tui.steps import ARRIVING, in_thread
from irtui.tui.widgets.key_bar import KeyBar
from irtui.tui.widgets.line_input import LineInput, Rows

if TYPE_CHECKING:
    from textual.worker import WorkType

_ROWS = 200
"""Records that are listed at most; whoever looks for another one types more of its name."""
_NEXT = "irtui.tui.screens.explorer"
"""What is shown then: it is imported while one waits."""
_CHOSEN = "It opens at {name} as soon as it is read."


class Arriving(Selecting[None]):
    """Stands in the explorer's place until a large dataset is read; finds records by name already.

    Args:
        path: the file, or the folder.
        means: what it is prepared by in another process, and then read.
        arrived: called with that, and with the record that was chosen meanwhile.
    """

    PLACES = (Place.ARRIVING,)
    BINDINGS = bindings_of(Place.ARRIVING)
    AUTO_FOCUS = "LineInput"

    def __init__(
        self,
        path: Path,
        means: Means,
        arrived: Callable[[Loaded, Ref | None], object],
    ) -> None:
        super().__init__()
        self._path = path
        self._means = means
        self._arrived = arrived
        self._glance = Glance("", {}, ())
        self._shown: list[Seen] = []
        self._doing = f"{reading(path)} for the first time"
        self.chosen: Seen | None = None
        """The record to open."""

    def compose(self) -> ComposeResult:
        with Vertical(id="arriving"):
            yield Static(id="arriving-says")
            yield LineInput(placeholder="type a name to find its record")
            yield Rows(compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self._say()
        look: WorkType[None] = self._look
        read: WorkType[None] = self._read
        self.run_worker(look)
        self.run_worker(read, group=ARRIVING)

    async def _look(self) -> None:
        self._glance = await in_thread(glance, self._path)
        self._say()
        await in_thread(lambda: self._glance.records)
        self._find(self.query_one(LineInput).value)
        await in_thread(import_module, _NEXT)

    async def _read(self) -> None:
        async for doing in self._means.prepare(self._path):
            self._doing = doing
            self._say()
        loaded = await in_thread(self._means.load, self._path)
        self._arrived(loaded, self.chosen.ref if self.chosen else None)

    def _say(self) -> None:
        """Say what is being done, and what was seen."""
        palette = Palette(self.app)
        title = self._glance.title
        self.query_one("#arriving").border_title = Text(title or safe_line(self._path.name))
        counts = (
            f"{count:,} {table if count == 1 else plural_of(table)}"
            for table, count in self._glance.counts.items()
        )
        says = Text(f"{self._doing}…", palette[PLAIN]) + Text(
            f"\n{', '.join(counts)}", palette[NOTE]
        )
        self.query_one("#arriving-says", Static).update(says)

    @property
    def states(self) -> frozenset[State]:
        return frozenset([State.OPENS] if self._shown else [])

    @property
    def _rows(self) -> Rows:
        return self.query_one(Rows)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    def _find(self, words: str) -> None:
        """List the records in whose names each of some words stands."""
        self._shown = [*islice(self._glance.find(words), _ROWS)] if words.strip() else []
        palette = Palette(self.app)
        self._rows.clear_options().add_options(
            Option(Text.assemble((one.name, palette[PLAIN]), (f"  {one.ref}", palette[NOTE])))
            for one in self._shown
        )
        if self._shown:
            self._rows.highlighted = 0

    def action_move(self, step: int) -> None:
        if self._shown:
            self._rows.move(step)

    def action_open(self) -> None:
        """Open the record under the cursor when it can be."""
        at = self._rows.highlighted
        if at is not None and at < len(self._shown):
            self.chosen = self._shown[at]
            self.tell(_CHOSEN, name=self.chosen.name)

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_leave(self) -> None:
        self.app.exit()
