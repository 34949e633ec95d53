"""The filter of the tree: what it leaves, what is selected in it, and when it is lifted."""

from typing import TYPE_CHECKING

from attrs import evolve
from textual import work
from textual.reactive import reactive

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.tui.screens.asking import AskingScreen
from irtui.tui.steps import in_steps
from irtui.tui.view import View
from irtui.tui.widgets.outline import Outline

if TYPE_CHECKING:
    from datetime import date

    from irtui.query.tree.filtered_tree import FilteredTree
    from irtui.tui.widgets.filter_prompt import FilterPrompt


class FilteringScreen(AskingScreen):
    """Owns what of the tree is shown, and sees to it that what was opened has its place there.

    Args:
        dataset: what is explored.
        view: what to show first.
        opened: the record that was asked for; the filter of the view is lifted if it hides it.
    """

    filtered: "reactive[FilteredTree | None]" = reactive(None, repaint=False)
    """What of the tree is shown while it is filtered."""

    def __init__(self, dataset: Dataset, view: View, opened: Ref | None = None) -> None:
        super().__init__(dataset, view)
        self._filtering = bool(view.filter)  # whether the tree of it is still to be found
        self._just_opened = opened  # until it is known whether the tree shows it
        self._told_on: date | None = None  # the day of which it was told what it hides

    async def on_mount(self) -> None:
        if self._filtering:
            self._filter_tree(self.shown)

    # What is typed

    def on_filter_prompt_changed(self, message: "FilterPrompt.Changed") -> None:
        """Filter the tree by what was typed; an empty filter leaves the selection as it was."""
        if self.asking is None:
            return
        old, before = self.shown, self.asking.before
        view = evolve(old, filter=message.filter)
        if not message.filter:
            view = evolve(view, selection=before.selection, lanes=before.lanes)
        self.view = view
        if view.filter == old.filter:  # it is counted all the same
            self._filter_tree(view)

    async def on_filter_prompt_entered(self) -> None:
        await self.close_with_filter("outline")

    async def close_with_filter(self, pane: str = "") -> None:
        """Leave a box; what was filtered under it stays so, unless the filter filters nothing."""
        if self.asking is None:
            return
        shown, before = self.shown, self.asking.before
        await self.close_box(pane)
        filters = self.filtered is not None and not self._filtering
        if shown.filter != before.filter and (filters or not shown.filter):
            self.show(shown, after=before)
        else:
            self.view = before

    # What is found

    def watch_view(self, old: View | None, new: View | None) -> None:
        if old is None or new is None:
            return
        changed = (old.filter, old.day, old.former) != (new.filter, new.day, new.former)
        if changed and (old.filter or new.filter):
            self._filtering = True
            self._filter_tree(new)

    @work(group="filter", exclusive=True)
    async def _filter_tree(self, view: View) -> None:
        """Find the part of the tree that a view's filter leaves, and what to select in it."""
        if not view.filter:
            self._take_up(None)
            return
        from irtui.query.tree.filtered_tree import filter_tree
        from irtui.query.tree.hierarchy import Hierarchy
        from irtui.tui.widgets.filter_prompt import FilterPrompt

        filtered = None
        found = await in_steps(self.index.searching(view.filter))
        if not found.empty:
            hierarchy = Hierarchy(view.as_of(self.data))
            filtered = await in_steps(filter_tree(hierarchy, found.true_refs()))
        self._take_up(filtered)
        prompt = self.asking
        if isinstance(prompt, FilterPrompt) and not prompt.done:
            self._select_in(filtered, prompt.before)
            prompt.tell(found, filtered)

    def _take_up(self, filtered: "FilteredTree | None") -> None:
        self.filtered = filtered
        self._filtering = False
        self._look_for_opened()

    def _select_in(self, filtered: "FilteredTree | None", before: View) -> None:
        """Select what was selected before, if it was looked for, else the best that was found."""
        view, selection = self.shown, before.selection
        if filtered is not None and view.filter != before.filter:
            selection = filtered.select(selection)
        lanes = before.lanes if selection == before.selection else None
        self.view = evolve(view, selection=selection, lanes=lanes)

    # What was opened

    def lift_filter(self) -> None:
        """Show all of the tree; what is merely previewed goes into history as little as before."""
        self.history.amend(self.shown)
        self.view = evolve(self.shown, filter="")
        self.history.push(evolve(self.shown, selection=self.history.chosen))

    def find_place(self, ref: Ref | None) -> None:
        """See to it that a record which was opened is seen in the tree; ``None`` for none any more.

        A filter that hides it is lifted, as soon as it is known what it hides.
        """
        self._just_opened = ref
        if ref is not None:
            self.query_one(Outline).seek()
            self._look_for_opened()

    def _look_for_opened(self) -> None:
        if self._filtering:
            return  # it is known when the tree is found
        opened, self._just_opened = self._just_opened, None
        if opened is None:
            return
        if self.filtered is not None and self.filtered.hides(opened):
            words = f"The filter “{self.shown.filter}” hid this record and was lifted."
            self.notify(words, markup=False)
            self.view = evolve(self.shown, filter="")
            self.history.amend(self.shown)
        else:
            self._tell_if_absent(opened)

    def _tell_if_absent(self, ref: Ref) -> None:
        """Say, once for a day, that the tree of the day lacks a record which has a place in it."""
        from irtui.query.tree.hierarchy import Hierarchy

        view = self.shown
        if view.former or view.day == self._told_on or self.query_one(Outline).has_place(ref):
            return
        if Hierarchy(AsOf.of(self.data, view.day, former=True)).path_to(ref):
            self._told_on = view.day
            self.notify("This record is not in the tree of this day; x shows it.", markup=False)
