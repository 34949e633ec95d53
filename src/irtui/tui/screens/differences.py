"""All that differs from an older version, over the explorer: folded, filtered, opened, walked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from irtui.lean import evolve
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.pages.diff_page import differences_page
from irtui.pages.page import Page
from irtui.query.branch import branch
from irtui.query.find import Index
from irtui.tui.screens.reports import Matching, ReportsScreen
from irtui.tui.session.session import Session

if TYPE_CHECKING:
    from irtui.query.audit.diff import Comparison


class DifferencesScreen(ReportsScreen):
    """Shows what differs where one left it, with what is no more.

    Args:
        session: what the explorer shows; it has a comparison.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.view.day, ("differences",), session.differing)
        self._index: Index | None = None

    @property
    def _comparison(self) -> "Comparison":
        """What differs, also after the file was read again."""
        assert self.session.comparison is not None  # else nobody asks for this screen
        return self.session.comparison

    @property
    def _before(self) -> Index:
        """What is searched of the older version; it stays for the next search."""
        as_of = AsOf.of(self._comparison.old, self.session.view.day)
        if self._index is None or self._index.as_of is not as_of:
            self._index = Index(as_of)
        return self._index

    def find(self, number: int) -> Callable[[], object] | None:
        return None  # it was compared when it was read

    def page(self, number: int) -> Page:
        """What differs of the records that are asked for."""
        against = self.session.against
        since = f"against {against.name}" if against else "since the file was read before"
        refs = self._refs
        among = None if refs is None else frozenset(refs)
        day, of = self.session.view.day, self._reading.branch
        page = differences_page(self._comparison, day, since, among)
        return evolve(page, title=f"{page.title}: {self._called(of)}") if of else page

    def _called(self, ref: Ref) -> str:
        """What a record is called, in the version that has it."""
        found = self._comparison
        dataset = found.old if found.removed(ref) else found.new
        return AsOf.of(dataset, self.session.view.day).brief_title(ref)

    def below(self, of: Ref) -> frozenset[Ref]:
        """What is below a record in either version."""
        both = (self._comparison.old, self._comparison.new)
        return frozenset[Ref]().union(*(branch(one, of) for one in both if of in one.records))

    def searching(self, query: str) -> Matching:
        """Find what matches in either version."""
        found, faults = yield from super().searching(query)
        before = yield from self._before.searching(query)
        return found | frozenset(before.true_refs()), faults
