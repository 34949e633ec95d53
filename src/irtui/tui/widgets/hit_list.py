"""The list of hits: grouped by kind, drawn only where it is seen, however long it is."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.geometry import Region
from textual.reactive import reactive

from irtui.lean import frozen
from irtui.pages.diff_marks import sign_of
from irtui.query.find import Found, Group, Hit
from irtui.render.terminal.hits import hit_line, reasons_line
from irtui.render.terminal.pieces import wrapped
from irtui.tui.messages import RecordPreviewed
from irtui.tui.palette import HERE, NAME, NOTE, PLAIN, Palette
from irtui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from irtui.query.audit.diff import Comparison


@frozen
class _Run:
    """Hits in a row that have as many lines each, or the heading before them."""

    top: int
    """The first line."""
    first: int
    """The number of the first hit."""
    height: int
    """Lines of each hit: two where it matched by more than a name; none, for a heading."""


class HitList(LineView, can_focus=False):
    """Shows what was found, or says why it is nothing; the box that it belongs to moves the cursor.

    Args:
        comparing: gives what differs from an older version, which is marked.
        chosen: called with a hit that was clicked on.
        resized: called when there is room for more, or for less.
    """

    cursor: reactive[int | None] = reactive(None)
    """The number of the hit that the cursor is on, from 0; ``None`` where there is none."""

    def __init__(
        self,
        comparing: Callable[[], "Comparison | None"],
        chosen: Callable[[Hit], object],
        resized: Callable[[], object],
    ) -> None:
        super().__init__(id="hits")
        self._comparing = comparing
        self._chosen = chosen
        self._resized = resized
        self.found: Found | None = None
        """What the list shows."""
        self._groups: tuple[Group, ...] = ()
        self._firsts: list[int] = []  # the number of each group's first hit
        self._runs: list[_Run] = []
        self._hits: dict[int, Hit] = {}  # those that were seen
        self._words: list[Text] = []  # what is said where there are none
        self._count = 0

    def show(self, found: Found) -> None:
        """Take up what was found, with the cursor on the first hit."""
        self.found, self._groups = found, found.groups
        self._firsts, self._runs, self._hits, self._words = [], [], {}, []
        line = number = 0
        for group in found.groups:
            self._firsts.append(number)
            self._runs.append(_Run(line, number, 0))
            line += 1
            for match, count in group.levels:
                run = _Run(line, number, 1 if match.by_name else 2)
                self._runs.append(run)
                line += count * run.height
                number += count
        self._count = number
        self.measure(0, line)
        self.scroll_to(0, 0, animate=False)
        self.set_reactive(HitList.cursor, 0 if number else None)
        self.refresh()

    def settle(self) -> None:
        self._resized()

    def say(self, words: Iterable[Text]) -> None:
        """Say something where there is no hit, each in as many lines as it takes."""
        width = self.inside.width
        lines = [line for one in words for line in wrapped(one, width)] if width else []
        if lines != self._words:
            self._words = lines
            self.measure(0, len(lines))
            self.refresh()

    def _group_of(self, number: int) -> int:
        return bisect_right(self._firsts, number) - 1

    def hit(self, number: int) -> Hit:
        """The hit of a number."""
        if number not in self._hits:
            at = self._group_of(number)
            self._hits[number] = self._groups[at].hit(number - self._firsts[at])
        return self._hits[number]

    @property
    def here(self) -> Hit | None:
        """The hit that the cursor is on."""
        return self.hit(self.cursor) if self.cursor is not None else None

    def move(self, step: int) -> bool:
        """Move the cursor by some hits, or what is said by some lines; whether it moved."""
        if self.cursor is None:
            seen = self.scroll_offset
            self.scroll_to(y=seen.y + step, animate=False, immediate=True)
            return self.scroll_offset != seen
        wanted = min(max(self.cursor + step, 0), self._count - 1)
        moved = wanted != self.cursor
        self.cursor = wanted
        return moved

    def watch_cursor(self) -> None:
        if self.cursor is None:
            return
        run = self._runs[bisect_right(self._runs, self.cursor, key=lambda run: run.first) - 1]
        line = run.top + (self.cursor - run.first) * run.height
        # With the first hit of a group its heading comes into sight.
        above = int(self.cursor == self._firsts[self._group_of(self.cursor)])
        region = Region(0, line - above, 1, run.height + above)
        self.scroll_to_region(region, animate=False, force=True)
        self.refresh()
        self.post_message(RecordPreviewed(self.hit(self.cursor).ref))

    # Drawing

    def _run_of(self, line: int) -> _Run:
        return self._runs[bisect_right(self._runs, line, key=lambda run: run.top) - 1]

    def _at(self, line: int) -> tuple[int, int] | None:
        """The hit that a line is of, and which of its lines; ``None`` for a heading, or none."""
        if line >= self.virtual_size.height or not self._runs:
            return None
        run = self._run_of(line)
        if not run.height:
            return None
        further, part = divmod(line - run.top, run.height)
        return run.first + further, part

    def style_at(self, number: int) -> Style:
        """The style of all of a line: those of the hit under the cursor have a background."""
        at = self._at(number)
        here = at is not None and at[0] == self.cursor
        return self.rich_style + (Palette(self.app).on_chosen(PLAIN) if here else Style())

    def line(self, number: int) -> Text | None:
        """The line of a number, as wide as the list at the most."""
        if number >= self.virtual_size.height:
            return None
        width, at = self.inside.width, self._at(number)
        if self._words:
            line = self._words[number].copy()
        elif at is None:
            line = self._heading(self._groups[self._group_of(self._run_of(number).first)])
        else:
            line = self._part(*at, width)
        line.truncate(width, overflow="ellipsis")
        return line

    def _heading(self, group: Group) -> Text:
        label = f"nearly: {group.label}" if group.near else group.label
        count = f"  {group.count:,}" if group.count > 1 else ""
        return Text.assemble((f"{label[:1].upper()}{label[1:]}{count}", Palette(self.app)[NOTE]))

    def _part(self, number: int, part: int, width: int) -> Text:
        """The title of a hit, or the line below it that says why it is one."""
        hit = self.hit(number)
        palette = Palette(self.app)
        looks = palette.looks(HERE if number == self.cursor else PLAIN)
        room = max(width - 4, 8)
        if part:
            return Text("    ") + reasons_line(hit, room, looks)
        differs = Text.assemble((sign_of(self._comparing(), hit.ref) or " ", palette[NAME]), " ")
        return differs + hit_line(hit, room + 2, looks, by_name=hit.match.by_name)

    # The mouse

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if not self.meant(event) or offset is None:
            return
        if at := self._at(offset.y + self.scroll_offset.y):
            self._chosen(self.hit(at[0]))
