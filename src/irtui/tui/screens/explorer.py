"""The explorer: three panes that show one view, its history, and what changes it.

How the panes are arranged stands in panes.py, how a box is opened and left, in asking.py, and how
the tree is filtered, in filtering.py.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal

from irtui.load import Loaded
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.records import Source
from irtui.query.time.changes import after, before, changes
from irtui.render.terminal.window import Window
from irtui.tui.commands import PANE_OF, Place, bindings_of
from irtui.tui.messages import AddressChosen, RecordChosen, RecordPreviewed, WindowChanged
from irtui.tui.screens.filtering import FilteringScreen
from irtui.tui.steps import in_steps
from irtui.tui.view import View
from irtui.tui.widgets.bars import ChangeLine, KeyBar, TitleBar
from irtui.tui.widgets.detail import Detail
from irtui.tui.widgets.outline import Outline
from irtui.tui.widgets.timeline import TimelinePane

if TYPE_CHECKING:
    from irtui.tui.screens.pages import Pages
    from irtui.tui.searches import Walk
    from irtui.tui.widgets.date_prompt import DatePrompt
    from irtui.tui.widgets.finder import Finder


class Explorer(FilteringScreen):
    """Shows the dataset and the view in the panes, and hears their wishes.

    Args:
        loaded: the file to explore; it has a dataset.
        view: what to show first.
        today: the day that the timeline marks as today.
        query: a search to begin with; empty for none.
        opened: the record that was asked for; the filter of the view is lifted if it hides it.
    """

    BINDINGS = bindings_of(Place.EVERYWHERE)
    AUTO_FOCUS = "#outline"

    def __init__(
        self,
        loaded: Loaded,
        view: View,
        today: date,
        query: str = "",
        *,
        opened: Ref | None = None,
    ) -> None:
        assert loaded.dataset is not None  # else there is nothing to explore
        super().__init__(loaded.dataset, view, opened)
        self._loaded = loaded
        self._today = today
        self._first_query = query
        self._walking: Walk | None = None  # until the hits are found

    def compose(self) -> ComposeResult:
        self.fit(self.app.size)  # before there is anything that another size would lay out anew
        shared = {"dataset": Explorer.dataset, "view": Explorer.view}
        asking = {"asking": Explorer.asking}
        yield TitleBar().data_bind(**shared)
        yield ChangeLine().data_bind(**shared)
        with Horizontal(id="upper"):
            yield Outline(id="outline").data_bind(**shared, **asking, filtered=Explorer.filtered)
            yield Detail(id="detail").data_bind(**shared, **asking)
        yield TimelinePane(self._today, id="timeline").data_bind(**shared)
        yield KeyBar().data_bind(**asking)

    async def on_mount(self) -> None:
        if self._first_query:
            await self.find(self._first_query)

    # The view and its history

    def choose(self, ref: Ref, query: str | None = None) -> None:
        """Open a record, as a hit of a ``query`` if it is one: show it and put it into history."""
        query = self.shown.query if query is None else query
        self.show(evolve(self.shown, selection=ref, lanes=None, query=query))
        self._reveal()
        self.find_place(ref)

    def show(self, view: View, after: View | None = None) -> None:
        """As it is; a walk that waits for its hits ends."""
        self._walking = None
        super().show(view, after)

    def _reveal(self) -> None:
        """Where only the tree can be seen, turn to the record that was opened in it."""
        if not self.query_one("#detail").display and self.pane == "outline":
            self.show_pane("detail")

    @on(RecordPreviewed)
    def _preview(self, message: RecordPreviewed) -> None:
        self.view = evolve(self.shown, selection=message.ref, lanes=message.lanes)

    @on(RecordChosen)
    async def _choose(self, message: RecordChosen) -> None:
        """Open a record; a box that asks is left for it, and what it filtered stays so."""
        await self.close_with_filter()
        self.choose(message.ref)

    @on(WindowChanged)
    def _change_window(self, message: WindowChanged) -> None:
        self.view = evolve(self.shown, window=message.window)

    def action_back(self) -> None:
        self._restore(self.history.back(self.shown))

    def action_forward(self) -> None:
        self._restore(self.history.forward(self.shown))

    def _restore(self, view: View | None) -> None:
        if view is None:
            self.app.bell()
        else:
            self._walking = None
            self.find_place(None)
            self.view = view

    def action_leave(self) -> None:
        """Leave the box that asks, or hits that are still looked for; else the filter."""
        walking, self._walking = self._walking, None
        if self.asking:
            super().action_leave()
        elif walking is None and self.shown.filter:
            self.lift_filter()

    def action_open(self) -> None:
        if isinstance(self.focused, Outline | Detail | TimelinePane):
            self.focused.action_open()

    def action_toggle_former(self) -> None:
        self.view = evolve(self.shown, former=not self.shown.former)

    # Another day

    async def on_date_prompt_chosen(self, message: "DatePrompt.Chosen") -> None:
        await self.close_box()
        when = message.when
        if message.purpose.name == "GO_TO":
            self.view = evolve(self.shown, window=Window.around(when) if when else None)
        else:
            day = when.latest or when.earliest if when else None
            self._turn_to(day or self.data.about.day)

    def _turn_to(self, day: date) -> None:
        """Show everything as of a day; that goes into history."""
        self.show(evolve(self.shown, day=day))

    def action_next_change(self) -> None:
        self._step_to(after(changes(self.data), self.shown.day), "No later change is recorded.")

    def action_previous_change(self) -> None:
        self._step_to(before(changes(self.data), self.shown.day), "No earlier change is recorded.")

    def _step_to(self, day: date | None, otherwise: str) -> None:
        if day is None:
            self.notify(otherwise, markup=False)
        else:
            self._turn_to(day)

    # Search

    def on_finder_nothing_here(self) -> None:
        """Show again what was shown before a hit was previewed."""
        if box := self.asking:
            before = box.before
            self.view = evolve(self.shown, selection=before.selection, lanes=before.lanes)

    async def on_finder_opened(self, message: "Finder.Opened") -> None:
        """Open the hit, and keep the query for `n` and `N`."""
        if box := self.asking:
            self.view = box.before
            await self.close_box("outline")
            self.searches.remember(message.query)
            if message.purpose.name == "PATH":
                self._show_path(message.chosen)
            else:
                self.choose(message.chosen, message.query)

    def watch_view(self, old: View | None, new: View | None) -> None:
        super().watch_view(old, new)
        if old and new and (old.day, old.query) != (new.day, new.query):
            self._walking = None

    def watch_asking(self) -> None:
        self._walking = None  # whoever asks for something else, waits for the hits no more

    def action_next_hit(self) -> None:
        self._walk(1)

    def action_previous_hit(self) -> None:
        self._walk(-1)

    def _walk(self, step: int) -> None:
        """Go some hits on or back, at once, or else when they are found."""
        from irtui.tui.searches import Walk

        view = self.shown
        walk = self._walking or Walk(view.selection)
        walk.steps += step
        if not view.query:
            self._go_along((), walk)
        elif (
            hits := self.searches.known_hits(AsOf.of(self.data, view.day), view.query)
        ) is not None:
            self._go_along(hits, walk)
        else:
            self._walking = walk
            self._find_hits(AsOf.of(self.data, view.day), view.query)

    @work(group="walk", exclusive=True)
    async def _find_hits(self, as_of: AsOf, query: str) -> None:
        """Find the hits of a query, and take the steps that were wished for meanwhile."""
        hits = await in_steps(self.searches.hits(as_of, query))
        walk, self._walking = self._walking, None
        if walk is not None and self.asking is None:
            self._go_along(hits, walk)

    def _go_along(self, hits: Sequence[Ref], walk: "Walk") -> None:
        if not hits:
            searched = "Nothing matches the last search on this day."
            first = "Search first: / finds, then n and N walk the hits."
            self.notify(searched if self.shown.query else first, markup=False)
        elif end := walk.end(hits):
            self.choose(end)

    # Other screens

    def action_help(self) -> None:
        from irtui.tui.screens.help import Help

        here = [place for place, pane in PANE_OF.items() if pane == self.pane]
        self.app.push_screen(Help(*here, Place.EVERYWHERE))

    def action_report(self) -> None:
        from irtui.tui.screens.pages import report_pages

        self._turn_pages(report_pages(self._loaded, self.shown.as_of(self.data)))

    def _show_path(self, end: Ref) -> None:
        """The chains from the selection to a record; on another day, those that held then."""
        from irtui.tui.screens.pages import path_pages

        start = self.shown.selection
        if start is None or start == end:
            self.notify("Both are the same record: choose another.", markup=False)
        else:
            self._turn_pages(path_pages(self.shown.as_of(self.data), start, end))

    def _turn_pages(self, pages: "Pages") -> None:
        """Show pages, and then open what was chosen from them."""
        from irtui.tui.screens.pages import PagesScreen

        self.app.push_screen(PagesScreen(self._loaded, self.shown, pages), self._opened)

    def _opened(self, ref: Ref | None) -> None:
        if ref is not None:
            self.choose(ref)

    def action_copy(self) -> None:
        from irtui.tui.copies import copies
        from irtui.tui.screens.copying import CopyMenu

        place = self._detail.place if self.pane == "detail" else ""
        place = place or str(self.shown.selection or "")
        if place:
            menu = CopyMenu(copies(self._loaded, self.shown, place, self._source))
            self.app.push_screen(menu)

    def action_address(self) -> None:
        from irtui.tui.screens.address import show_address

        show_address(self.app, self.data, self._source)

    @on(AddressChosen)
    def _show_address(self, message: AddressChosen) -> None:
        from irtui.tui.screens.address import AddressScreen

        self.app.push_screen(AddressScreen(message.address))

    @property
    def _detail(self) -> Detail:
        return self.query_one("#detail", Detail)

    @property
    def _source(self) -> Ref | None:
        """The source that is selected, or that the cursor of the panel is at."""
        selection = self.shown.selection
        if self.pane != "detail" and selection is not None and selection.table == Source.TABLE:
            return selection
        return self._detail.source

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_toggle_theme(self) -> None:
        self.app.theme = "irtui-light" if self.app.theme == "irtui-dark" else "irtui-dark"

    def action_quit(self) -> None:
        from irtui.tui.copies import reopening

        chosen = self.asking.before if self.asking else self.shown  # not what a box previews
        self.app.exit(reopening(self._loaded, chosen))
