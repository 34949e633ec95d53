"""The reports over the explorer: of everything or of a branch, filtered as one types."""

from collections.abc import Awaitable, Callable, Collection, Generator, Set
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from irtui.loading import Loaded
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.names import counted
from irtui.pages.page import Page
from irtui.pages.report_pages import REPORTS, report_page
from irtui.query.audit.reports import findings, restricted
from irtui.query.branch import branch
from irtui.tui.screens.overviews import is_large
from irtui.tui.screens.pages import PagesScreen
from irtui.tui.session.problems import problems_of
from irtui.tui.session.reading import BEGINNING, Reading
from irtui.tui.session.session import Session
from irtui.tui.session.states import State
from irtui.tui.steps import in_steps, in_thread
from irtui.tui.widgets.box import Box
from irtui.tui.widgets.query_prompt import QueryPrompt

if TYPE_CHECKING:
    from irtui.query.find import Fault


Matching = Generator[None, None, tuple[frozenset[Ref], "tuple[Fault, ...]"]]
"""Finds records in steps; beside them, what of the query is not understood."""


def find_report(session: Session, as_of: AsOf, number: int, today: date) -> tuple[Any, ...]:
    """What a report tells, by its number from 0; found, and its page made, once for a day."""
    name, loaded = tuple(REPORTS)[number], session.loaded
    known: dict[str, tuple[Any, ...]] = as_of.kept(findings)
    if name not in known:
        problems = problems_of(loaded, today) if name == "problems" else ()
        found: tuple[Any, ...] = findings(name, as_of, problems)
        as_of.kept(report_page)[name] = report_page(name, as_of, found, None, None)
        known[name] = found
    return known[name]


class ReportsScreen(PagesScreen):
    """Shows the reports on the file as of the day that is shown, where one left them.

    Args:
        session: what the explorer shows.
        today: the day that it is.
        names: of the reports.
        reading: where in them one is; ``None``: where the session says.
    """

    def __init__(
        self,
        session: Session,
        today: date,
        names: tuple[str, ...] = tuple(REPORTS),
        reading: Reading | None = None,
    ) -> None:
        super().__init__(session, names)
        self._today = today
        self._reading = reading or session.reading
        self._matching: Collection[Ref] | None = None  # what the filter finds; None: all
        self.box: QueryPrompt | None = None
        self._filtered_before = ""

    def on_mount(self) -> None:
        self._turn_to(self._reading.report)
        if self._reading.filter:
            self._filter_anew(self._search_at_first)
        else:
            self.call_after_refresh(self._find_again)  # before, the page has no lines

    @property
    def states(self) -> frozenset[State]:
        now = {State.IN_REPORTS}
        if len(self._names) > 1:
            now.add(State.SEVERAL)
        if self._reading.filter:
            now.add(State.FILTERED)
        if self._reading.branch:
            now.add(State.BRANCH)
        return super().states | now

    def renew(self, loaded: Loaded) -> None:
        """Make the reports anew, and find again what the filter restricts them to."""
        super().renew(loaded)
        if self.box:
            self.box.renew(self.session)
        if self._reading.filter:
            self._filter_by(self._reading.filter)

    # What is shown

    def page(self, number: int) -> Page:
        """A report, by its number from 0, on the records that are asked for."""
        name, session, of = tuple(REPORTS)[number], self.session, self._reading.branch
        found, refs = find_report(session, session.as_of, number, self._today), self._refs
        if refs is None:
            whole: Page = session.as_of.kept(report_page)[name]
            return whole
        found = restricted(session.dataset, found, refs)
        return report_page(name, session.as_of, found, of, refs)

    @property
    def _refs(self) -> Collection[Ref] | None:
        of, matching = self._reading.branch, self._matching
        below = self.below(of) if of else None
        if matching is None or below is None:
            return below if matching is None else matching
        return below & set(matching)

    def below(self, of: Ref) -> Set[Ref]:
        """A record and all below it."""
        dataset = self.session.dataset
        return branch(dataset, of) if of in dataset.records else frozenset()

    def _turn_to(self, number: int) -> None:
        self.keep_spot()
        self._reading.report = number
        self.show(number, *self._reading.spot)

    def keep_spot(self) -> None:
        if self.at is not None:
            self._reading.spots[self.at] = self.view.spot, self.view.folding

    def _find_again(self) -> None:
        """Go to the record that one comes back from."""
        selection = self.session.view.selection
        if selection is not None and selection in self.session.view.trail:
            self.view.seek(selection)

    def action_turn_to(self, number: int) -> None:
        if 1 <= number <= len(self._names):
            self.when_found(number - 1, partial(self._turn_to, number - 1))

    def find(self, number: int) -> Callable[[], object] | None:
        return partial(find_report, self.session, self.session.as_of, number, self._today)

    def making(self, number: int) -> str:
        return f"Making the report {number + 1}"

    def _again(self) -> None:
        """Show the report of other records, from its beginning."""
        self.show(self._reading.report, BEGINNING, None)

    # The branch

    def action_branch(self) -> None:
        """Restrict the reports to the selection and all below it, or lift that."""
        selection = self.session.view.selection
        if self._reading.branch is None and not (selection and self.below(selection)):
            self.tell("Select a record first: then {pages.branch} shows the reports on it.")
            return
        self._reading.restrict(
            selection if self._reading.branch is None else None, self._reading.filter
        )
        self.when_found(self._reading.report, self._again)

    # The filter

    async def action_filter(self) -> None:
        if self.box is None:
            self._filtered_before = self._reading.filter
            whole = "empty: all of the report"
            index = self.session.index
            self.box = QueryPrompt(index, self._reading.filter, whole, id="report-prompt")
            await self.box.open(self)

    def on_query_prompt_changed(self, message: QueryPrompt.Changed) -> None:
        message.stop()
        self._filter_by(message.filter)

    def _filter_by(self, query: str) -> None:
        self._reading.restrict(self._reading.branch, query)
        self._filter_anew(self._search)

    def _filter_anew(self, search: Callable[[], Awaitable[None]]) -> None:
        lift = partial(self._filter_by, "")
        self.busy("Filtering the report", search, group="filter", ended=lift)

    async def _search_at_first(self) -> None:
        await self._search()
        self.call_after_refresh(self._find_again)

    async def _search(self) -> None:
        """Find the records that match, in steps, and show the report on them."""
        faults: tuple[Fault, ...] = ()
        if not self._reading.filter:
            self._matching = None
        else:
            self._matching, faults = await in_steps(self.searching(self._reading.filter))
        await self._found()
        self._again()
        if self._reading.filter and self.box:
            self.box.answered = True
            said = f"{counted(len(self.trail), 'record')} in this report"
            self.box.tell(said, next(iter(faults), None))

    async def _found(self) -> None:
        """Find what the report tells, of the dataset as it is by then."""
        before = None
        while (as_of := self.session.as_of) is not before and is_large(as_of.dataset):
            before, find = as_of, self.find(self._reading.report)
            if find is not None:
                await in_thread(find)

    def searching(self, query: str) -> Matching:
        """Find the records that match, and what of the query is not understood, in steps."""
        found = yield from self.session.index.searching(query)
        return frozenset(found.true_refs()), found.faults

    async def on_query_prompt_entered(self) -> None:
        await self._close_box()

    async def on_box_left(self, message: Box.Left) -> None:
        message.stop()
        await self._close_box()
        self._filter_by(self._filtered_before)

    async def _close_box(self) -> None:
        if box := self.box:
            self.box = None
            await box.close()
            self.view.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one types a filter, keys are text."""
        return self.box is None or action in ("enter", "leave")

    async def action_leave(self) -> None:
        if self.box is not None:
            self.box.action_leave()
        elif self._reading.filter:
            self._filter_by("")
        else:
            self.action_close()
