"""What looks at all of a dataset: reports, paths, its page, what differs from an older version.

Of a large one that takes long: then it is found in a thread, and the footer says so.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from irtui.loading import Loaded
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece
from irtui.tui.bindings import keymap_of
from irtui.tui.screens.keyed import Keyed
from irtui.tui.session.session import Session
from irtui.tui.steps import in_thread

if TYPE_CHECKING:
    from textual.worker import Worker

    from irtui.host.revisions import Version
    from irtui.tui.screens.pages import Chosen

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
        opening: opens what is chosen from them.
    """

    def __init__(
        self,
        screen: Keyed[Any],
        session: Session,
        today: date,
        opening: "Callable[[Chosen | None], None]",
    ) -> None:
        self._screen = screen
        self._session = session
        self._today = today
        self._opening = opening
        self._stopped = False
        self._again: Callable[[], object] | None = None  # of what was stopped
        self._comparing: Worker[None] | None = None

    def _find(
        self,
        words: str,
        find: Callable[[AsOf], object],
        then: Callable[[], object],
        *what: object,
    ) -> None:
        """Find something of the day that is shown, and go on, unless something else was opened.

        Of another day by then, it is found once more.
        """
        as_of = self._session.as_of

        def go_on(_: object) -> None:
            if as_of is not self._session.as_of:
                self._find(words, find, then, *what)
            elif self._screen.is_current and self._screen.box is None:
                then()

        slow, asked = is_large(as_of.dataset), (words, as_of, *what)
        self._screen.after(words, partial(find, as_of), go_on, slow=slow, what=asked)

    # The page of the dataset

    def about(self, as_of: AsOf, again: Callable[[], object]) -> Page:
        """The page of the dataset, or what is known of it until all is.

        Args:
            as_of: the dataset on the day that is shown.
            again: called when all is known.
        """
        from irtui.pages.dataset_page import dataset_page

        known, today, loaded = as_of.kept(dataset_page), self._today, self._session.loaded
        find = partial(self._know_all, as_of, loaded)
        if today not in known and is_large(as_of.dataset):
            words = f"Looking through {len(as_of.dataset.records):,} records"
            told = f"{words} …"
            if self._stopped:
                told = keymap_of(self._screen.app).spelled("Stopped. {dataset} looks again.")
            else:
                self._screen.after(
                    words,
                    find,
                    lambda _: again(),
                    slow=True,
                    what=(as_of, loaded),
                    group="about",
                    ended=partial(self._stop, again),
                )
            about = as_of.dataset.about
            said = (text for text in (about.summary, told) if text)
            parts = tuple(Section("", (Row((Piece(text),)),)) for text in said)
            return Page(None, about.title, "dataset", parts)
        if today not in known:
            find()
        page: Page = known[today]
        return page

    def _stop(self, again: Callable[[], object]) -> None:
        """Say on the page that not all of it is known."""
        self._again, self._stopped = again, True
        again()
        self._stopped = False

    def look_again(self) -> None:
        """Look for what was stopped."""
        again, self._again = self._again, None
        if again is not None:
            again()

    def _know_all(self, as_of: AsOf, loaded: Loaded) -> None:
        from irtui.pages.dataset_page import dataset_page
        from irtui.tui.session.problems import problems_of

        problems = problems_of(loaded, self._today)
        as_of.kept(dataset_page)[self._today] = dataset_page(as_of, problems)

    # What differs

    def begin_comparing(self) -> None:
        """Find what differs as soon as the first frame is seen, if there is what to compare with.

        Of a dataset of 500 kB it takes 0.2 seconds.
        """
        if against := self._session.against:
            self._screen.call_after_refresh(self._begin_comparing, against)

    def _begin_comparing(self, against: "Version") -> None:
        words = f"Comparing with {against.name}"
        compare = partial(self._compare, against)
        self._comparing = self._screen.busy(words, compare, group="comparing")

    async def _compare(self, against: "Version") -> None:
        from irtui.pages.diff_words import summary
        from irtui.query.audit.diff import diff

        dataset = self._session.dataset
        found = await in_thread(diff, against.dataset, dataset)
        if dataset is not self._session.dataset:
            return  # it was read again meanwhile, and is compared by whoever read it
        self._session.compare(found)
        told = summary(found)
        words = "{changes}. {differences} lists all." if found else "{changes}."
        self._screen.tell(words, changes=f"{told[:1].upper()}{told[1:]}")

    def differences(self) -> None:
        """List what differs from an older version."""
        session, screen = self._session, self._screen
        if session.comparison is None and session.against:
            if self._comparing is not None and self._comparing.is_cancelled:
                self._begin_comparing(session.against)  # it was stopped
            else:
                screen.tell("Still comparing with {name} …", name=session.against.name)
        elif session.comparison is None:
            screen.tell("There is nothing to compare with: open irtui with --against OLD.")
        elif not session.comparison:
            screen.tell("Nothing differs.")
        else:
            from irtui.tui.screens.differences import DifferencesScreen

            screen.app.push_screen(DifferencesScreen(session), self._opening)

    # What lies over the explorer

    def report(self) -> None:
        """Open the reports where one left them."""
        from irtui.tui.screens.reports import ReportsScreen, find_report

        session = self._session
        number = session.reading.report

        def show() -> None:
            self._screen.app.push_screen(ReportsScreen(session, self._today), self._opening)

        def find(as_of: AsOf) -> object:
            return find_report(session, as_of, number, self._today)

        self._find("Making the report", find, show, number)

    def path(self, end: Ref) -> None:
        """Show the chains from the selection to another record."""
        from irtui.tui.screens.pages import PathScreen, find_paths

        session, start = self._session, self._session.view.selection
        if start is None or start == end:
            self._screen.tell("Both are the same record. Choose another.")
            return

        def show() -> None:
            if {start, end} <= session.dataset.records.keys():  # else it was read again meanwhile
                self._screen.app.push_screen(PathScreen(session, start, end), self._opening)

        def find(as_of: AsOf) -> object:
            return find_paths(as_of, start, end)

        self._find("Looking for a path", find, show, start, end)
