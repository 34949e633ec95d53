"""One box that asks for something over the panes: the finder, or a prompt for a date or a filter.

Here it is opened and left; what is done with its answer stands in explorer.py.
"""

from typing import TYPE_CHECKING

from textual import on
from textual.reactive import reactive
from textual.widget import Widget

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words
from irtui.tui.screens.panes import PanesScreen
from irtui.tui.view import History, View
from irtui.tui.widgets.box import Box

if TYPE_CHECKING:
    from irtui.query.find import Index
    from irtui.tui.searches import Searches

_NOT_WHILE_ASKING = frozenset(
    {
        "address",
        "back",
        "copy",
        "filter",
        "forward",
        "next_change",
        "next_hit",
        "previous_change",
        "previous_hit",
        "report",
        "toggle_former",
    }
)
"""Commands that would change the view, or leave it, under a box that asks for something."""


class AskingScreen(PanesScreen):
    """Owns what is shown, and lets one box at a time ask for something else.

    Args:
        dataset: what is explored.
        view: what to show first.
    """

    dataset: reactive[Dataset | None] = reactive(None, repaint=False)
    view: reactive[View | None] = reactive(None, repaint=False)

    asking: reactive[Box | None] = reactive(None, repaint=False)
    """The box that asks for something; ``None`` for none."""

    _known_searches: "Searches | None" = None

    def __init__(self, dataset: Dataset, view: View) -> None:
        super().__init__()
        self.set_reactive(AskingScreen.dataset, dataset)
        self.set_reactive(AskingScreen.view, view)
        self.history = History()
        """The views that were chosen."""
        self.history.push(view)

    @property
    def shown(self) -> View:
        """The view on the screen."""
        assert self.view is not None  # set when the screen was made
        return self.view

    @property
    def data(self) -> Dataset:
        """The dataset that is explored."""
        assert self.dataset is not None  # set when the screen was made
        return self.dataset

    @property
    def searches(self) -> "Searches":
        """What is remembered of searches."""
        if self._known_searches is None:
            from irtui.tui.searches import Searches

            self._known_searches = Searches()
        return self._known_searches

    @property
    def index(self) -> "Index":
        """What is searched on the day that is shown."""
        return self.searches.index(AsOf.of(self.data, self.shown.day))

    def show(self, view: View, after: View | None = None) -> None:
        """Show a view and put it into history, after the present one as it is, or as it was."""
        self.history.amend(after or self.shown)
        self.view = view
        self.history.push(view)

    # The box

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a box asks, nothing else changes what is shown; while one types, keys are text."""
        box = self.asking
        if box is None:
            return True
        typing = box.has_focus_within and action in ("find", "as_of", "path")
        return not (typing or action in _NOT_WHILE_ASKING)

    def turn(self, step: int) -> None:
        """Go some panes on or back; while a box asks, back to it."""
        if box := self.asking:
            box.take_focus()
        else:
            super().turn(step)

    async def _open(self, box: Box, inside: Widget, before: Widget | None = None) -> None:
        """Put a box, with the cursor in it, inside a widget: at its end, or before another."""
        box.before, box.pane = self.shown, self.pane
        self.asking = box
        await inside.mount(box, before=before)
        box.take_focus()

    async def close_box(self, pane: str = "") -> None:
        """Take the box away, and go to a pane, or else to the one that had the focus last."""
        self.asking = None
        self.remove_class("-finding")
        self.set_focus(None)  # or it would go to some pane when the box is removed
        await self.query(Box).remove()
        self.show_pane(pane or self.pane)

    def action_leave(self) -> None:
        """Leave the box, wherever the focus went."""
        if box := self.asking:
            box.action_leave()

    @on(Box.Left)
    async def _leave(self) -> None:
        """Put back what was shown before, and the focus where it was."""
        if box := self.asking:
            self.view = box.before  # first, or the tree would unfold to what was previewed
            await self.close_box(box.pane)

    # What is asked for

    async def action_find(self) -> None:
        await self.find("")

    async def action_path(self) -> None:
        await self.find("", path=True)

    async def find(self, query: str, *, path: bool = False) -> None:
        """Open the finder, to go to what is found, or to look for a ``path`` to it."""
        if box := self.asking:
            box.take_focus()
            return
        from irtui.tui.widgets.finder import Finder, Purpose

        purpose = Purpose.PATH if path else Purpose.OPEN
        finder = Finder(self.index, query, purpose, self.searches.recent)
        await self._open(finder, self.query_one("#upper"), self.query_one("#outline"))
        # Only now that the tree has lost the focus: else it would go to the next pane.
        self.add_class("-finding")

    async def action_as_of(self) -> None:
        await self._ask_for_date("AS_OF", f"{day_in_words(self.data.about.day)}, reviewed")

    async def action_go_to_date(self) -> None:
        await self._ask_for_date("GO_TO", "all of the time")

    async def _ask_for_date(self, purpose: str, otherwise: str) -> None:
        if box := self.asking:
            box.take_focus()
            return
        from irtui.tui.widgets.date_prompt import DatePrompt, Purpose

        await self._open(DatePrompt(Purpose[purpose], otherwise), self)

    async def action_filter(self) -> None:
        from irtui.tui.widgets.filter_prompt import FilterPrompt

        await self._open(FilterPrompt(self.shown.filter), self)
        self.bring_up("outline")
