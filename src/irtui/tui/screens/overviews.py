"""What looks at all of a dataset: reports, chains between records, the page of the dataset.

Of a large one that takes long: then it is found in a thread, and the footer says so.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece
from irtui.tui.screens.keyed import Keyed
from irtui.tui.session.session import Session

if TYPE_CHECKING:
    from irtui.tui.screens.pages import Chosen

    Opening = Callable[[Chosen | None], None]
    """Opens what is chosen from pages."""

MANY = 5000
"""Records that can be looked at before anyone notices."""


def is_large(dataset: Dataset) -> bool:
    """Whether it takes long to look at all of a dataset."""
    return len(dataset.records) > MANY


class Overviews:
    """Opens them over an explorer.

    Args:
        screen: the explorer.
        session: what it shows.
        today: the day that it is.
    """

    def __init__(self, screen: Keyed[Any], session: Session, today: date) -> None:
        self._screen = screen
        self._session = session
        self._today = today

    def _find(self, words: str, find: Callable[[], object], then: Callable[[], object]) -> None:
        slow = is_large(self._session.dataset)
        self._screen.after(words, find, lambda _: then(), slow=slow)

    def _unless_elsewhere(self, then: Callable[[], object]) -> None:
        """Go on, unless something else was opened meanwhile."""
        if self._screen.is_current and self._screen.box is None:
            then()

    # The page of the dataset

    def about(self, as_of: AsOf, again: Callable[[], object]) -> Page:
        """The page of the dataset, or what is known of it until all is.

        Args:
            as_of: the dataset on the day that is shown.
            again: called when all is known.
        """
        from irtui.pages.dataset_page import dataset_page

        known = as_of.kept(dataset_page)
        find = partial(self._know_all, as_of, known)
        if self._today not in known and is_large(as_of.dataset):
            count = len(as_of.dataset.records)
            words = f"Looking through {count:,} records"
            self._screen.after(words, find, lambda _: again(), slow=True)
            about = as_of.dataset.about
            said = (text for text in (about.summary, f"{words} …") if text)
            told = tuple(Section("", (Row((Piece(text),)),)) for text in said)
            return Page(None, about.title, "dataset", told)
        if self._today not in known:
            find()
        page: Page = known[self._today]
        return page

    def _know_all(self, as_of: AsOf, known: dict[date, Page]) -> None:
        from irtui.pages.dataset_page import dataset_page

        known[self._today] = dataset_page(as_of, self._session.problems(self._today))

    # What lies over the explorer

    def report(self, opening: "Opening") -> None:
        """Open the reports where one left them."""
        from irtui.tui.screens.reports import ReportsScreen, find_report

        session, screen = self._session, ReportsScreen(self._session, self._today)
        find = partial(find_report, session, session.as_of, session.reading.report, self._today)
        show = partial(self._screen.app.push_screen, screen, opening)
        self._find("Making the report", find, partial(self._unless_elsewhere, show))

    def path(self, end: Ref, opening: "Opening") -> None:
        """Show the chains from the selection to another record."""
        from irtui.tui.screens.pages import PathScreen, find_paths

        session, start = self._session, self._session.view.selection
        if start is None or start == end:
            self._screen.tell("Both are the same record. Choose another.")
            return
        find = partial(find_paths, session.as_of, start, end)
        show = partial(self._screen.app.push_screen, PathScreen(session, end), opening)
        self._find("Looking for a path", find, partial(self._unless_elsewhere, show))
