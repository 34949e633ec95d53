"""The finder: a search box over its hits, in the place of the tree while one searches."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from irtui.commands import Place
from irtui.model.claims import Ref
from irtui.model.safe_text import safe_text
from irtui.pages.search_words import nothing_found
from irtui.query.find import Found, Hit, Index
from irtui.render.terminal.cuts import cut
from irtui.render.terminal.hints import hint_lines
from irtui.render.terminal.pieces import wrapped
from irtui.tui.bindings import bindings_of
from irtui.tui.messages import RecordPreviewed
from irtui.tui.palette import KEY, NOTE, PLAIN, WARNING, Palette
from irtui.tui.session.session import Session
from irtui.tui.steps import in_steps
from irtui.tui.widgets.box import Box
from irtui.tui.widgets.framed import Framed
from irtui.tui.widgets.hit_list import HitList
from irtui.tui.widgets.line_input import LineInput
from irtui.tui.widgets.panes import Panes
from irtui.tui.widgets.value_list import ValueList

if TYPE_CHECKING:
    from irtui.query.audit.diff import Comparison
    from irtui.tui.screens.keyed import Keyed

_KEPT = 4
"""Lines of hits that are seen whatever there is to be told."""
_BLANK = 1
"""Lines between the list and what stands above it."""
_TOLD = 2
"""Faults that are told at once: whoever mends them sees the next."""
_SUGGESTED = 60
"""Cells of a suggested query that are shown."""
_FROM = "Path from {} to"
_GROUP = "find"
"""The workers that search."""
_CORNERS = 6
"""Cells of the upper border that no title takes."""


class Finder(Box, Framed):
    """Finds as one types, previews the hit under the cursor, opens it on enter.

    Enter opens the hit that is seen, even where a part of the query was not understood: that is
    told, and the query is kept like any other, for what was understood finds the same hits again.
    A filter stays in sight, and so it is to be understood whole; see `FilterPrompt`.

    Args:
        index: what to search.
        query: what the box holds at first.
        recent: the queries before, the latest first.
        start: what the record is called from which a path to a hit is wished for; empty for none.
        comparing: gives what differs from an older version, which is marked.
    """

    PLACE = Place.FIND
    BINDINGS = bindings_of(PLACE)

    class Opened(Message):
        """A hit was opened."""

        def __init__(self, query: str, chosen: Ref, *, path: bool) -> None:
            super().__init__()
            self.path = path
            self.query = query
            self.chosen = chosen

    class NothingHere(Message):
        """There is no hit to preview."""

    def __init__(
        self,
        index: Index,
        query: str,
        recent: Sequence[str],
        *,
        start: str,
        comparing: Callable[[], "Comparison | None"],
    ) -> None:
        super().__init__(id="finder")
        self.border_title = "Find"
        self._start = start
        self._index = index
        self._query = safe_text(query)
        self._recent = tuple(recent)
        self._draft = self._query
        self._recalled = 0
        self._line = LineInput(self._query, "a name, an acronym, kind:session date:2012")
        self._values = ValueList(self._line, self._say_anew)
        self._values.id = "finder-values"
        self._hits = HitList(comparing, self._open, self._say_anew)
        self._says, self._told = Static(id="finder-says"), Text()
        self._opens = False
        self._stays: Ref | None = None  # the record of the hit that the cursor is to stay on

    async def open(self, screen: Screen[Any]) -> None:
        await screen.query_one("#upper").mount(self, before="#outline")
        self.take_focus()
        # Only now that the tree has lost the focus: else it would go to the next pane.
        screen.query_one(Panes).add_class("-finding")

    async def close(self) -> None:
        self.screen.workers.cancel_group(self.screen, _GROUP)
        self.screen.query_one(Panes).remove_class("-finding")
        await super().close()

    def compose(self) -> ComposeResult:
        yield self._line
        yield self._values
        yield self._says
        yield self._hits

    def on_mount(self) -> None:
        # The mark of a fault goes with the text.
        self.watch(self._line, "scroll_x", self._say_anew, init=False)
        self.watch(self._line, "selection", self._cursor_moved, init=False)
        self._search(self._query)
        self.run_worker(in_steps(self._index.reading()))

    # Searching

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        typed = event.input.value  # what was recalled may have changed again meanwhile
        if typed != self._recallable[self._recalled]:
            self._draft, self._recalled = typed, 0
        self._search(event.value)

    def renew(self, session: Session) -> None:
        """Search the dataset as it is now; the cursor stays on its hit, if that is still one."""
        self._index = session.index
        self._stays = self._hits.here.ref if self._hits.here else None
        self._search(self._query)

    def _search(self, text: str) -> None:
        self._query = safe_text(text)
        self._opens = False
        self._values.typed()
        self._busy(partial(self._find, self._query))

    def _busy(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do what takes long where much is searched, in the place of what was begun before."""
        screen: Keyed[Any] = self.screen  # type: ignore[assignment]
        screen.busy("Searching", work, group=_GROUP)

    async def _find(self, text: str) -> None:
        if self._show(await in_steps(self._index.searching(text))):
            await self._go_on()

    async def _go_on(self) -> None:
        """Look for values, which are painted with the hits if that is quick; then show the hit."""
        await self._look_up()
        await self._preview()

    def _show(self, found: Found) -> bool:
        """Show the hits; whether there is more to do."""
        if self.done or not self.is_attached:  # the box was left meanwhile
            return False
        self.screen.clear_selection()
        self._hits.show(found)
        self.frame(subtitle=Text(self._counted(found)))
        self._say_anew()
        stays, self._stays = self._stays, None
        if stays and stays in (refs := [*found.grouped_refs()]):
            self._hits.cursor = refs.index(stays)
        hit, opens, self._opens = self._hits.here, self._opens, False
        if hit is not None and opens:
            self._open(hit)
        return not self.done

    async def _preview(self) -> None:
        """Show in the panes the hit that the cursor is on, once the hits are seen."""
        await self.wait_for_refresh()
        if self._hits.here is None:
            self.post_message(self.NothingHere())
        else:
            self.post_message(RecordPreviewed(self._hits.here.ref))

    # Values of fields

    def _cursor_moved(self) -> None:
        """Look for other values where the cursor came to; a search under way does so at its end."""
        found = self._hits.found
        if found is not None and found.query.text == self._query == self._line.value:
            self._busy(self._go_on)

    async def _look_up(self) -> None:
        if self._values.typed():
            await self._values.look_up(self._index)
        else:
            self._say_anew()

    def action_complete(self, step: int) -> None:
        """Put in the next value that begins as was typed, or the one before."""
        self._values.take(step)

    def _counted(self, found: Found) -> str:
        if found.empty:
            return ""
        truly = found.total - found.near
        counts = [f"{truly:,} found"] if truly or not found.near else []
        return ", ".join([*counts, f"{found.near:,} nearly"] if found.near else counts)

    def _faults(self, found: Found, told: int) -> Iterable[Text]:
        """The first faults, each below a mark at its place, and how many there are beside them."""
        palette = Palette(self.app)
        faults = [fault for fault in found.faults if not self._values.mends(fault)]
        for fault in faults[:told]:
            mark = self._line.mark_below(fault)
            yield Text(f"{mark}\n{fault}", palette[WARNING])
        if untold := len(faults[told:]):
            yield Text(f"{untold:,} more {'is' if untold == 1 else 'are'} wrong.", palette[NOTE])

    def _sayings(self, found: Found) -> Iterable[Text]:
        """What is said where there is no hit: hints, or what comes near."""
        palette = Palette(self.app)
        if found.empty and not found.faults:
            width, height = self._hits.inside.size
            looks = palette[PLAIN], palette[NOTE]
            yield from hint_lines(self._recent, width, height, *looks)
        elif not found.total and not found.empty:
            nothing, *more = (Text(line, palette[NOTE]) for line in nothing_found(found))
            yield nothing
            if found.suggestion:
                suggested, _ = cut(found.suggestion, (), _SUGGESTED)
                yield Text.assemble(("enter", palette[KEY]), f" looks for “{suggested}”")
            yield from more

    def on_resize(self) -> None:
        if self._start:
            room = self.size.width - cell_len(_FROM.format("")) - _CORNERS
            start, _ = cut(self._start, (), max(room, 1))  # so that the rest of the line is seen
            self.border_title = Text(_FROM.format(start))
        self._say_anew()

    def _say_anew(self) -> None:
        """Show faults between the box and the list, and hints and near words in place of hits.

        Of the faults no more are told than leave some lines to the hits.
        """
        found = self._hits.found
        if found is None:
            return
        width, height = self._line.size.width, self.content_size.height
        kept = min(_KEPT, self._hits.virtual_size.height) if found.total else 0
        room = height - 1 - _BLANK - kept
        room -= self._values.fill(width, room, alone=not found.total)
        said = Text()
        for told in range(_TOLD, 0, -1):
            said = Text("\n").join(self._faults(found, told))
            if not found.total or len(wrapped(said, max(width, 1))) <= room:
                break
        if said != self._told:  # or the screen would be laid out again at each letter
            self._told = said
            self._says.update(said)
        self._says.display = bool(said)
        if said:
            self._says.styles.max_height = max(room, 1) if found.total else None
        if not found.total:
            self._hits.say(self._sayings(found))

    # The cursor

    def action_move(self, step: int) -> None:
        """Move the cursor in the list; from its top, further up to the queries before.

        Past the oldest of them it comes back to what was typed.
        """
        moved = self._hits.move(step)
        if step == -1 and not moved:
            self._recalled = (self._recalled + 1) % len(self._recallable)
            self._line.put(self._recallable[self._recalled])

    @property
    def _recallable(self) -> list[str]:
        """What was typed last, and the queries before."""
        draft = self._draft
        return [draft, *(query for query in self._recent if query != draft.strip())]

    def on_record_previewed(self, event: RecordPreviewed) -> None:
        if self.done:
            event.stop()

    def action_enter(self) -> None:
        """Open the hit under the cursor, of the query as it stands in the box.

        Where nothing is found, look for what is suggested instead.
        """
        found = self._hits.found
        if found is None or found.query.text != self._query:
            self._opens = True  # the last key came so lately that its search is not done
        elif hit := self._hits.here:
            self._open(hit)
        elif found.suggestion:
            self._line.put(found.suggestion)

    def _open(self, hit: Hit) -> None:
        if not self.done:
            self.done = True
            self.post_message(self.Opened(self._query, hit.ref, path=bool(self._start)))
