"""Pages over the explorer: the reports, or the chains between two records."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Click
from textual.widget import Widget

from irtui.model.claims import Ref
from irtui.pages.page import Page
from irtui.pages.path_page import path_page
from irtui.pages.report_pages import REPORTS, report
from irtui.query.audit.paths import paths
from irtui.tui.commands import Place, bindings_of
from irtui.tui.messages import RecordChosen
from irtui.tui.palette import HERE, KEY, NOTE, Palette
from irtui.tui.screens.address import show_address
from irtui.tui.screens.copying import CopyMenu
from irtui.tui.screens.help import Help
from irtui.tui.screens.over import OverScreen
from irtui.tui.session.session import Session
from irtui.tui.widgets.page_view import PageView

Pages = Mapping[str, Callable[[], Page]]
"""What makes each page, by its name: a page is made when it is turned to."""


def report_pages(session: Session, today: date) -> "PagesScreen":
    """The reports on the file as of the day that is shown; ``today`` is the day that it is."""
    problems = session.problems(today)
    return PagesScreen(
        session, {name: partial(report, name, session.as_of, problems) for name in REPORTS}
    )


def path_pages(session: Session, end: Ref) -> "PagesScreen":
    """The chains from the selection to ``end``; on another day than the review's, those of then."""
    as_of, start = session.as_of, session.view.selection
    assert start is not None  # a path begins somewhere
    restricted = None if as_of.day == session.dataset.about.day else as_of.day
    found = paths(session.dataset, start, end, restricted)
    return PagesScreen(session, {"path": lambda: path_page(as_of, found, restricted)})


class _Tabs(Widget):
    """The names of the pages, each with the number that turns to it."""

    ALLOW_SELECT = False

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self.at = 0

    def render(self) -> Text:
        """One line."""
        palette = Palette(self.app)
        line = Text(" ")
        for number, name in enumerate(self._names):
            meta = {"page": number}
            tab = Text(f"{number + 1} ", palette[KEY])
            tab.append(name.replace("-", " "), palette[HERE if number == self.at else NOTE])
            tab.apply_meta(meta)
            line += Text("  ") + tab if number else tab
        line.truncate(self.size.width, overflow="ellipsis")
        return line

    async def on_click(self, event: Click) -> None:
        if "page" in event.style.meta:
            await self.screen.run_action(f"turn_to({event.style.meta['page'] + 1})")


class PagesScreen(OverScreen[Ref | None]):
    """Shows pages; ends with the record that was chosen from one, or with none.

    Args:
        session: what the explorer shows.
        pages: the pages.
    """

    BINDINGS = bindings_of(Place.PAGES)
    AUTO_FOCUS = "#page"

    def __init__(self, session: Session, pages: Pages) -> None:
        super().__init__()
        self._session = session
        self._pages = tuple(pages.values())
        self._tabs = _Tabs(tuple(pages))

    def compose(self) -> ComposeResult:
        if len(self._pages) > 1:
            yield self._tabs
        yield PageView(fold=False, id="page")

    def on_mount(self) -> None:
        self.action_turn_to(1)

    def action_turn_to(self, number: int) -> None:
        """Turn to a page, by its number from 1."""
        if not 1 <= number <= len(self._pages):
            return
        self._tabs.at = number - 1
        if self._tabs.is_mounted:
            self._tabs.refresh()
        page = self._pages[number - 1]()
        view = self.query_one(PageView)
        view.border_subtitle = Text("enter opens  s source  y copy  esc leaves")
        self.clear_selection()
        view.show(self._session.dataset, page)

    def action_turn(self, step: int) -> None:
        """Turn some pages on or back, in a circle."""
        self.action_turn_to((self._tabs.at + step) % len(self._pages) + 1)

    def action_open(self) -> None:
        self.query_one(PageView).action_open()

    def action_help(self) -> None:
        self.app.push_screen(Help(Place.PAGES, Place.DETAIL))

    def action_close(self) -> None:
        self.dismiss(None)

    def on_record_chosen(self, message: RecordChosen) -> None:
        message.stop()
        self.dismiss(message.ref)

    def action_address(self) -> None:
        address = self.query_one(PageView).address
        show_address(self.app, self._session.dataset, self._source, address)

    @property
    def _source(self) -> Ref | None:
        return self.query_one(PageView).source

    def action_copy(self) -> None:
        if self.copy_selected():
            return
        view = self.query_one(PageView)
        place = view.place or str(view.target or "")
        if not place:
            self.notify("Go to a row first: press j or k.", markup=False)
        else:
            self.app.push_screen(CopyMenu(self._session, place, self._source))
