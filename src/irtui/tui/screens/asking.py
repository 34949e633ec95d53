"""The boxes that ask for something over the panes: how they open, and what comes of them."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual.reactive import reactive

from irtui.commands import Place, commands_by_name
from irtui.model.dates import day_of
from irtui.model.safe_text import is_indic
from irtui.model.window import Window
from irtui.tui.screens.moving import Moving
from irtui.tui.widgets.detail import Detail
from irtui.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from irtui.tui.screens.overviews import Overviews
    from irtui.tui.widgets.box import Box
    from irtui.tui.widgets.date_prompt import DatePrompt
    from irtui.tui.widgets.finder import Finder
    from irtui.tui.widgets.query_prompt import QueryPrompt


class Asking(Moving):
    """A screen with panes over which one box at a time asks for something."""

    box: reactive["Box | None"] = reactive(None, repaint=False)
    """The box that asks for something; ``None`` for none."""
    _overviews: "Overviews"
    """What finds a path."""

    @cached_property
    def panes(self) -> Panes:
        """The panes, which know which of them has the focus."""
        return self.query_one(Panes)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a box asks, nothing else changes what is shown; while one types, keys are text."""
        command = commands_by_name(Place.EVERYWHERE).get(action)
        if self.box is None or command is None:
            return True
        return not (command.waits or (command.first and self.box.has_focus_within))

    async def ask(self, box: "Box") -> None:
        """Open a box, or go to the one that is open."""
        if self.box:
            self.box.take_focus()
            return
        self.session.begin_box(self.panes.pane, filters=box.PLACE is Place.FILTER)
        self.box = box
        await box.open(self)

    async def _close(self, pane: str = "") -> None:
        """Take the box away, and go to a pane, or else to the one that had the focus last."""
        if box := self.box:
            self.session.end_box()
            self.box = None
            await box.close()
            self.panes.show_pane(pane or self.panes.pane)

    async def on_box_left(self) -> None:
        if cover := self.session.cover:
            self.session.abandon_box()  # first, or the tree would unfold to what was previewed
            await self._close(cover.pane)

    # What comes of them

    def on_finder_nothing_here(self) -> None:
        self.session.preview_nothing()

    async def on_finder_opened(self, message: "Finder.Opened") -> None:
        if self.box is None:
            return  # a click has left it meanwhile
        self.session.abandon_box()
        await self._close("outline")
        self.session.searches.remember(message.query)
        if message.path:
            self._overviews.path(message.chosen)
        else:
            self.session.open(message.chosen, message.query)

    async def on_date_prompt_chosen(self, message: "DatePrompt.Chosen") -> None:
        await self._close()
        when = message.when
        if message.as_of:
            self.turn_to(day_of(when) if when else None)
        else:
            self.session.zoom(Window.around(when) if when else None)

    def on_query_prompt_changed(self, message: "QueryPrompt.Changed") -> None:
        self.session.type_filter(message.filter)

    async def on_query_prompt_entered(self) -> None:
        self.session.keep_filter()
        await self._close("outline")

    async def on_record_prompt_stayed(self) -> None:
        """Leave the box for the place that was found; what else was unfolded is folded again."""
        folding = self.query_one(Detail).stay()
        await self._close("detail")
        self.session.fold(folding)

    # Keys that open one

    async def action_find(self, query: str = "", *, start: str = "") -> None:
        from irtui.tui.widgets.finder import Finder

        at, recent = self.session, self.session.searches.recent
        box = Finder(at.index, query, recent, start=start, comparing=lambda: at.marked)
        await self.ask(box)

    async def action_path(self) -> None:
        start = self.session.chosen.selection
        if start is None or start not in self.session.dataset.records:
            self.tell("A path begins at a record. Choose one first.")
            return
        name = self.session.as_of.brief_title(start)
        # What is written in an Indic script would have to stand last on its line.
        await self.action_find(start=str(start) if is_indic(name) else name)

    async def action_filter(self) -> None:
        from irtui.tui.widgets.query_prompt import FilterPrompt

        await self.ask(FilterPrompt(self.session.index, self.session.view.filter))
        self.panes.pane = "outline"

    async def action_find_within(self) -> None:
        from irtui.tui.widgets.record_prompt import RecordPrompt

        detail = self.query_one(Detail)
        await self.ask(RecordPrompt(detail.find, detail.find_on))

    async def action_as_of(self) -> None:
        from irtui.tui.widgets.date_prompt import DatePrompt

        await self.ask(DatePrompt(self.session.dataset.about.day))

    async def action_go_to_date(self) -> None:
        from irtui.tui.widgets.date_prompt import DatePrompt

        await self.ask(DatePrompt())
