"""Pages over the explorer: the reports, or the chains between two records."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.widget import Widget

from irtui.commands import Command, Place, commands_by_name
from irtui.lean import frozen
from irtui.loading import Loaded
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.pages.folding import FULL, Folding
from irtui.pages.page import Page
from irtui.pages.path_page import path_page
from irtui.query.audit.paths import Paths, paths
from irtui.tui.bindings import bindings_of, keymap_of
from irtui.tui.messages import RecordChosen
from irtui.tui.palette import HERE, KEY, NOTE, Palette
from irtui.tui.screens.address import show_address
from irtui.tui.screens.copying import CopyMenu
from irtui.tui.screens.help import Help
from irtui.tui.screens.over import OverScreen
from irtui.tui.screens.overviews import is_large
from irtui.tui.session.reading import Spot
from irtui.tui.session.session import Session
from irtui.tui.session.states import State
from irtui.tui.session.versions import spot_of
from irtui.tui.widgets.key_bar import KeyBar, KeyLine
from irtui.tui.widgets.page_view import PageView
from irtui.tui.widgets.panes import on_page
from irtui.tui.widgets.title_bar import TitleBar

_FEW = 15
"""Records up to which a page shows them at first, and not only how many there are."""


@frozen
class Chosen:
    """A record that was chosen from a page, or the dataset itself."""

    ref: Ref | None
    trail: tuple[Ref, ...]
    """The records of the page, which can be walked from there; none, for a chain."""


class _Tabs(KeyLine):
    """The names of the pages, each with the number that turns to it."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self.at = 0

    def render(self) -> Text:
        """One line; where it has no room for all names, the others stand by their numbers."""
        wide = self._line(short=False)
        line = wide if wide.cell_len <= self.size.width else self._line(short=True)
        line.truncate(self.size.width, overflow="ellipsis")
        return line

    def _line(self, *, short: bool) -> Text:
        palette = Palette(self.app)
        line = Text(" ")
        for number, name in enumerate(self._names):
            here = number == self.at
            turns = commands_by_name(Place.PAGES)[f"turn_to({number + 1})"]
            keys = keymap_of(self.app).shown(turns)
            tab = Text(keys.partition(" ")[0], palette[KEY])
            if here or not short:
                tab.append(f" {name.replace('-', ' ')}", palette[HERE if here else NOTE])
            tab.apply_meta({"command": turns.id})
            line += Text("  ") + tab if number else tab
        return line


class PagesScreen(OverScreen[Chosen | None]):
    """Shows pages; ends with the record that was chosen from one, or with none.

    Args:
        session: what the explorer shows.
        names: of the pages.
    """

    PLACES = (Place.DETAIL, Place.PAGES)
    BINDINGS = bindings_of(Place.PAGES)
    AUTO_FOCUS = "#page"

    def __init__(self, session: Session, names: tuple[str, ...]) -> None:
        super().__init__()
        self.session = session
        """What the explorer shows."""
        self.at: int | None = None
        """The number of the page that is shown, from 0."""
        self.trail: tuple[Ref, ...] = ()
        """The records of the page, in its order."""
        self._names = names
        self._tabs = _Tabs(names)

    def compose(self) -> ComposeResult:
        bar = TitleBar(self.session.against)
        bar.view, bar.dataset = self.session.view, self.session.dataset
        bar.errors = self.session.errors
        yield bar
        if len(self._names) > 1:
            yield self._tabs
        yield PageView(id="page")
        yield KeyBar()

    @property
    def spot(self) -> tuple[Path, int] | str | None:
        return spot_of(self.session, self._place) if self._place else None

    @property
    def _place(self) -> str:
        """What the row under the cursor is about; empty, if it is on none."""
        return self.view.cited or str(self.view.target or "")

    @property
    def states(self) -> frozenset[State]:
        full = State.FULL if self.view.folding.full else State.FACE
        return frozenset((full, *on_page(self.view, self.session.dataset)))

    def owner(self, command: Command) -> Widget:
        if self.box and command.place is self.box.PLACE:
            return self.box
        return self.view if command.place is Place.DETAIL else self

    def page(self, number: int) -> Page:
        """A page, by its number from 0; it is made when it is turned to."""
        raise NotImplementedError

    def find(self, number: int) -> Callable[[], object] | None:
        """What finds all that a page needs, and may take long; ``None``: nothing does."""
        return None

    def making(self, number: int) -> str:
        """What is said meanwhile."""
        raise NotImplementedError

    def when_found(self, number: int, then: Callable[[], object], group: str = "turning") -> None:
        """Go on when all is found that a page needs, of the dataset as it is by then.

        What was waited for in the same group is not gone on with.
        """
        find, as_of = self.find(number), self.session.as_of
        if find is None:
            then()
            return

        def go_on(_: object) -> None:
            if as_of is self.session.as_of:
                then()
            else:
                self.when_found(number, then, group)

        slow, what = is_large(as_of.dataset), (as_of, number)
        self.after(self.making(number), find, go_on, slow=slow, what=what, group=group)

    def keep_spot(self) -> None:
        """Remember where one is, if one is to come back to it."""

    @property
    def view(self) -> PageView:
        """What shows the page."""
        return self.query_one(PageView)

    def show(self, number: int, spot: Spot, folding: Folding | None) -> None:
        """Show a page from some spot in it; a short one is unfolded at first."""
        self.at = self._tabs.at = number
        if self._tabs.is_mounted:
            self._tabs.refresh()
        page = self.page(number)
        self.query_one(TitleBar).steps = (page.title,)
        anchors = (row.anchor.partition("#")[0] for part in page.sections for row in part.rows)
        refs = (Ref.parse(anchor) for anchor in anchors if anchor)
        self.trail = tuple(dict.fromkeys(refs))
        few = frozenset(part.key for part in page.sections) if len(self.trail) <= _FEW else ()
        folding = folding or Folding(turned=frozenset(few))
        self.clear_selection()
        self.view.show(self.session.dataset, page, spot, folding)

    def renew(self, loaded: Loaded) -> None:
        """Show the page of the dataset as it is now, from where one is."""
        bar, session = self.query_one(TitleBar), self.session
        bar.view, bar.dataset, bar.errors = session.view, session.dataset, session.errors
        if self.at is not None and loaded.dataset is not None:
            self.when_found(self.at, partial(self._show_again, self.at), "renewing")

    def _show_again(self, number: int) -> None:
        if number == self.at:  # else one has turned to another meanwhile
            here = self.view.here
            self.show(number, Spot(None, self.view.spot.top), self.view.folding)
            self.view.come_to(here)

    def action_turn_to(self, number: int) -> None:
        """Turn to a page, by its number from 1."""
        if 1 <= number <= len(self._names):
            self.when_found(number - 1, partial(self.show, number - 1, Spot(), FULL))

    def action_turn(self, step: int) -> None:
        self.action_turn_to(((self.at or 0) + step) % len(self._names) + 1)

    def action_open(self) -> None:
        self.view.action_open()

    def action_toggle_full(self) -> None:
        self.view.fold(Folding(not self.view.folding.full))

    def action_help(self) -> None:
        self.app.push_screen(Help(Place.PAGES, Place.DETAIL, as_of=self.session.as_of))

    async def action_leave(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        self.keep_spot()
        self.dismiss(None)

    def on_record_chosen(self, message: RecordChosen) -> None:
        message.stop()
        self.keep_spot()
        self.dismiss(Chosen(message.ref, self.trail))

    def action_address(self) -> None:
        show_address(self, self.session.dataset, self.view.source, self.view.address)

    def action_copy(self) -> None:
        if self.copy_selected():
            return
        if not self._place:
            self.tell("Go to a row first: press {record.down} or {record.up}.")
        else:
            self.app.push_screen(CopyMenu(self.session, self._place, self.view.source))


class PathScreen(PagesScreen):
    """Shows the chains from one record to another.

    On another day than that of the review, they are those of then.

    Args:
        session: what the explorer shows.
        start: where the chains begin.
        end: where they lead.
    """

    def __init__(self, session: Session, start: Ref, end: Ref) -> None:
        super().__init__(session, ("path",))
        self._start, self._end = start, end

    def on_mount(self) -> None:
        self.show(0, Spot(), FULL)

    def renew(self, loaded: Loaded) -> None:
        """Close, if an end of the chains is gone."""
        if not {self._start, self._end} <= self.session.dataset.records.keys():
            self.action_close()
        else:
            super().renew(loaded)

    def find(self, number: int) -> Callable[[], object] | None:
        return partial(find_paths, self.session.as_of, self._start, self._end)

    def making(self, number: int) -> str:
        return "Looking for a path"

    def page(self, number: int) -> Page:
        """The chains."""
        as_of = self.session.as_of
        return path_page(as_of, find_paths(as_of, self._start, self._end), _restricted(as_of))


def find_paths(as_of: AsOf, start: Ref, end: Ref) -> Paths:
    """The chains from one record to another, on the day unless that is the day of the review."""
    known: dict[tuple[Ref, Ref], Paths] = as_of.kept(paths)
    if (start, end) not in known:
        known[start, end] = paths(as_of.dataset, start, end, _restricted(as_of))
    return known[start, end]


def _restricted(as_of: AsOf) -> date | None:
    return None if as_of.day == as_of.dataset.about.day else as_of.day
