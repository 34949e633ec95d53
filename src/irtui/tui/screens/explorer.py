"""The explorer: it composes the panes, turns messages into moves, and shows the session."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.reactive import reactive

from irtui.commands import PANE_OF, PLACE_OF, Command, Place
from irtui.loading import Loaded
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.tui.bindings import bindings_of
from irtui.tui.keeper import Keeper
from irtui.tui.messages import (
    DayChosen,
    FoldingChanged,
    RecordChosen,
    RecordPreviewed,
    WindowChanged,
)
from irtui.tui.screens.asking import Asking
from irtui.tui.screens.overviews import Overviews
from irtui.tui.session.session import Cover, Session
from irtui.tui.session.stage import Steps
from irtui.tui.session.states import State, states_of
from irtui.tui.session.versions import spot_of
from irtui.tui.session.view import View
from irtui.tui.steps import in_steps
from irtui.tui.typed_ahead import put_off
from irtui.tui.widgets.detail import Detail
from irtui.tui.widgets.key_bar import KeyBar
from irtui.tui.widgets.outline import Outline
from irtui.tui.widgets.panes import Panes
from irtui.tui.widgets.timeline import TimelinePane
from irtui.tui.widgets.title_bar import ChangeLine, TitleBar

if TYPE_CHECKING:
    from textual.widget import Widget

    from irtui.host.revisions import Version
    from irtui.pages.page import Page
    from irtui.query.audit.diff import Comparison
    from irtui.query.tree.filtered_tree import FilteredTree
    from irtui.query.tree.hierarchy import Hierarchy
    from irtui.tui.widgets.first_line import FirstLine

_HIGH = 12
"""Lines of a screen that has room for the line of the first start."""


class Explorer(Asking):
    """Shows a session in the panes, and hears what they wish for.

    Args:
        loaded: the file to explore; it has a dataset.
        view: what to show first.
        keeper: who keeps bookmarks.
        query: a search to begin with; empty for none.
        opened: the record that was asked for; a filter that hides it is lifted.
        against: the older version to compare with; ``None`` for none.
        pace: seconds from one change to the next while they are played.
        first_line: what is said on the first start.
    """

    BINDINGS = bindings_of(Place.EVERYWHERE)
    AUTO_FOCUS = "#outline"

    dataset: reactive[Dataset | None] = reactive(None, repaint=False)
    view: reactive[View | None] = reactive(None, repaint=False)
    hierarchy: reactive["Hierarchy | None"] = reactive(None, repaint=False)
    filtered: reactive["FilteredTree | None"] = reactive(None, repaint=False)
    cover: reactive[Cover | None] = reactive(None, repaint=False)
    errors: reactive[int] = reactive(0, repaint=False)
    comparison: reactive["Comparison | None"] = reactive(None, repaint=False)
    bookmarked: reactive[bool] = reactive(False, repaint=False)
    _passing = False  # whether the cursor may already be on its way to another record

    def __init__(
        self,
        loaded: Loaded,
        view: View,
        *,
        keeper: Keeper,
        query: str = "",
        opened: Ref | None = None,
        against: "Version | None" = None,
        pace: float = 1.0,
        first_line: "FirstLine | None" = None,
    ) -> None:
        super().__init__()
        self.session = Session(loaded, view, self, opened, against=against)
        self._keeper = keeper
        self._overviews = Overviews(self, self.session, keeper.today, self._open)
        self.pace = pace
        self._first_query = query
        self._first_line = first_line
        self.set_reactive(Explorer.dataset, self.session.dataset)
        self.set_reactive(Explorer.view, view)
        self.set_reactive(Explorer.hierarchy, self.session.hierarchy)
        self.set_reactive(Explorer.bookmarked, keeper.has(self.session))

    def compose(self) -> ComposeResult:
        shared = (Explorer.dataset, Explorer.comparison, Explorer.view)
        tree = (Explorer.hierarchy, Explorer.filtered, *shared[1:], Explorer.cover)
        detail = (*shared, Explorer.cover, Explorer.bookmarked)
        yield TitleBar(self.session.against).data_bind(*shared, Explorer.errors)
        yield ChangeLine().data_bind(Explorer.dataset, Explorer.view)
        with Panes(self.app.size):
            with Horizontal(id="upper"):
                yield Outline().data_bind(*tree)
                yield Detail(self._about).data_bind(*detail)
            yield TimelinePane(self._keeper.today).data_bind(*shared)
        if self._first_line:
            yield self._first_line.data_bind(Explorer.dataset, Explorer.box)
        yield KeyBar()

    def on_resize(self, event: Resize) -> None:
        if self._first_line:
            self._first_line.display = event.size.height >= _HIGH

    def _about(self, as_of: AsOf) -> "Page":
        return self._overviews.about(as_of, self.query_one(Detail).renew)

    async def on_mount(self) -> None:
        self.session.begin()
        self._overviews.begin_comparing()
        if self._first_query:
            await self.action_find(self._first_query)

    @property
    def places(self) -> tuple[Place, ...]:
        return PLACE_OF[self.panes.pane], Place.EVERYWHERE

    @property
    def states(self) -> frozenset[State]:
        return frozenset((*states_of(self.session), *self.panes.states(self.session)))

    @property
    def spot(self) -> tuple[Path, int] | str | None:
        return spot_of(self.session, self.panes.cited)

    def renew(self, loaded: Loaded) -> None:
        if self.box and loaded.dataset is not None:
            self.box.renew(self.session)

    def owner(self, command: Command) -> "Widget":
        if self.box and command.place is self.box.PLACE:
            return self.box
        pane = PANE_OF.get(command.place)
        return self.query_one(f"#{pane}") if pane else self

    def interrupt(self) -> bool:
        return self.session.stop()

    def changed(self) -> None:
        if self._passing:
            put_off(self.app, self._show)
        else:
            self._show()

    def _show(self) -> None:
        """Show the session; the tree looks at its lines when it gets the view."""
        self.clear_selection()  # the lines that it was made in are others now
        self.errors = self.session.errors
        if self.dataset is not self.session.dataset:
            self.view = None  # else no pane would hear of a view that stays the same
            self.dataset = self.session.dataset
        self.hierarchy, self.filtered = self.session.hierarchy, self.session.filtered
        self.comparison = self.session.marked
        self.view, self.cover = self.session.view, self.session.cover
        self.bookmarked = self._keeper.has(self.session)

    def opened(self) -> None:
        """Bring a record that was opened into sight; where only the tree is seen, turn to it."""
        self.panes.reveal_detail()
        self.query_one(Outline).seek()

    def search(self, what: str, steps: Steps) -> None:
        """Go through the steps of a search while keys are heard."""

        async def go_through() -> None:
            await in_steps(steps)
            if self.box:
                self.box.searched(self.session)

        words = "Filtering the tree" if what == "filter" else "Looking for hits"
        self.busy(words, go_through, group=what, ended=self.session.leave)

    def on_record_previewed(self, message: RecordPreviewed) -> None:
        # While a key is held down in the tree, the panes show where it comes to at last.
        self._passing = isinstance(self.focused, Outline)
        self.session.preview(message.ref, message.lanes)
        self._passing = False

    async def on_record_chosen(self, message: RecordChosen) -> None:
        """Open a record; a box is left for it, and what it filtered stays so."""
        self.session.keep_filter()
        await self._close()
        self.session.open(message.ref)

    def on_folding_changed(self, message: FoldingChanged) -> None:
        self.session.fold(message.folding)

    def on_window_changed(self, message: WindowChanged) -> None:
        self.session.zoom(message.window)

    def on_day_chosen(self, message: DayChosen) -> None:
        if self.box:
            return  # what it lies over stays as it is
        if message.final:
            self.session.turn_to(message.day)
        else:
            self.session.preview_day(message.day)

    def action_about(self) -> None:
        super().action_about()
        self._overviews.look_again()

    def action_open(self) -> None:
        if isinstance(self.focused, Outline | Detail | TimelinePane):
            self.focused.action_open()

    def action_leave(self) -> None:
        if self.box:
            self.box.action_leave()  # wherever the focus went
        elif self.selections:
            self.clear_selection()
        elif self.session.leave():
            return
        elif self.panes.zoomed:
            self.panes.zoom()
        elif self._first_line and self._first_line.display:
            self._first_line.leave()
            self._first_line = None

    def action_turn(self, step: int) -> None:
        if self.box:
            self.box.take_focus()
        else:
            self.panes.turn(step)

    def action_zoom_pane(self) -> None:
        self.panes.zoom()

    def action_help(self) -> None:
        from irtui.tui.screens.help import Help

        here = self.box.PLACE if self.box else self.places[0]
        self.app.push_screen(Help(here, Place.EVERYWHERE, as_of=self.session.as_of))

    def action_report(self) -> None:
        self._overviews.report()

    def action_bookmark(self) -> None:
        self.tell(self._keeper.turn(self.session))
        self.changed()

    def action_bookmarks(self) -> None:
        from irtui.tui.screens.bookmarks import show_bookmarks

        show_bookmarks(self, self._keeper, self.changed)

    def action_differences(self) -> None:
        self._overviews.differences()

    def action_copy(self) -> None:
        if self.copy_selected():
            return
        from irtui.tui.screens.copying import CopyMenu

        self.app.push_screen(CopyMenu(self.session, self.panes.cited, self.panes.source))

    def action_address(self) -> None:
        from irtui.tui.screens.address import show_address

        show_address(self, self.session.dataset, self.panes.source, self.panes.address)

    def action_quit(self) -> None:
        from irtui.tui.copies import reopening

        session = self.session
        self.app.exit(reopening(session.loaded, session.chosen, session.against))
