"""The list of what is wrong with a file: in the explorer's place, or over it."""

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.events import Click
from textual.geometry import Region, Size
from textual.reactive import reactive

from irtui.commands import Place
from irtui.loading import Loaded
from irtui.model.problems import Problem, number_of
from irtui.render.terminal.pieces import wrapped
from irtui.tui.bindings import bindings_of, keymap_of
from irtui.tui.palette import HEADING, NOTE, PLAIN, WHY, Palette
from irtui.tui.screens.over import ClosesOnce
from irtui.tui.screens.selecting import Selecting
from irtui.tui.session.states import State
from irtui.tui.widgets.key_bar import KeyBar
from irtui.tui.widgets.line_view import LineView

_AT_ONCE = 2000
"""Problems that are measured between two chances to hear a key."""


class ProblemList(LineView, can_focus=True, inherit_bindings=False):
    """Shows each problem in three lines: where, what, how to correct it; the cursor is on one.

    However many there are: what is out of sight is not laid out.

    Args:
        problems: in the order in which they are shown.
    """

    cursor: reactive[int] = reactive(0)
    """The number of the problem that the cursor is on, from 0."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(id="problems")
        self._problems = problems
        self._width = 0
        self._ends: list[int] = []  # for each problem that is measured, the line after its last

    def show(self, problems: tuple[Problem, ...]) -> None:
        """Show other problems, with the cursor where it was among them."""
        self._problems = problems
        self._measure_anew()
        self.move(0)

    # The cursor

    @property
    def here(self) -> Problem | None:
        """The problem that the cursor is on."""
        return self._problems[self.cursor] if self._problems else None

    @property
    def cursor_line(self) -> int | None:
        before = self._ends[: self.cursor]
        return [0, *before][-1] if len(before) == self.cursor else None

    def move(self, step: int) -> None:
        """Go some problems on or back, at most to the last or the first."""
        self.cursor = self.cursor + step

    def validate_cursor(self, cursor: int) -> int:
        """A problem that there is."""
        return max(min(cursor, len(self._problems) - 1), 0)

    def watch_cursor(self) -> None:
        while self._width > 0 and len(self._ends) <= self.cursor < len(self._problems):
            self._measure()
        if self.cursor < len(self._ends):
            top = self._ends[self.cursor - 1] if self.cursor else 0
            region = Region(0, top, 1, self._ends[self.cursor] - top)
            self.scroll_to_region(region, animate=False, force=True)
        self.refresh()

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if self.meant(event) and offset is not None:
            at = bisect_right(self._ends, offset.y + self.scroll_offset.y)
            self.cursor = at if at < len(self._ends) else self.cursor

    # Drawing

    def settle(self) -> None:
        if self.scrollable_content_region.width != self._width:
            self._measure_anew()

    def _measure_anew(self) -> None:
        """Measure the problems that can be seen at once, and the others after those were seen."""
        self._width = self.scrollable_content_region.width
        self._ends = []
        if self._width > 0:
            self._measure(self.scroll_offset.y + self.size.height)
            self.call_after_refresh(self._measure_on)
        self.refresh()

    def _measure_on(self) -> None:
        if len(self._ends) < len(self._problems):
            self._measure()
            self.call_after_refresh(self._measure_on)

    def _measure(self, lines: int = 0) -> None:
        """Measure further problems, up to so many ``lines`` at the least."""
        begin, end = len(self._ends), self._ends[-1] if self._ends else 0
        for number, problem in enumerate(self._problems[begin:]):
            if number >= _AT_ONCE and end >= lines:
                break
            end += 1 + sum(_height(text, self._width) for text in _texts(problem))
            self._ends.append(end)
        self.virtual_size = Size(self._width, end)

    def style_at(self, number: int) -> Style:
        """The style of all of a line: those of the problem under the cursor have a background."""
        at = bisect_right(self._ends, number)
        here = at == self.cursor and at < len(self._ends) and number < self._ends[at] - 1
        return self.rich_style + (Palette(self.app).on_chosen(PLAIN) if here else Style())

    def _dressed(self, problem: Problem) -> Iterator[Text]:
        palette = Palette(self.app)
        where, what, *hints = _texts(problem)
        yield Text.assemble((where, palette[HEADING]))
        code = len(f"  {problem.message}")
        yield Text.assemble((what[:code], palette[PLAIN]), (what[code:], palette[NOTE]))
        for hint in hints:
            yield Text.assemble((hint, palette[WHY]))

    def line(self, number: int) -> Text | None:
        """The line of a number, of whichever problem it is."""
        at = bisect_right(self._ends, number)
        if at >= len(self._ends):
            return None
        below = number - (self._ends[at - 1] if at else 0)
        lines = [
            one for text in self._dressed(self._problems[at]) for one in wrapped(text, self._width)
        ]
        return lines[below] if below < len(lines) else Text()


def _texts(problem: Problem) -> Iterator[str]:
    yield problem.where
    yield f"  {problem.message}  {problem.severity} {problem.code}"
    if problem.hint:
        yield f"  {problem.hint}"


def _height(text: str, width: int) -> int:
    """How many lines a text takes; to wrap one that fits would take its time for nothing."""
    if len(text) <= width and "\n" not in text and cell_len(text) <= width:
        return 1
    return len(wrapped(Text(text), width))


class Problems(ClosesOnce[None], Selecting[None]):
    """Lists what is wrong with a file, each problem with its place and remedy.

    Over an explorer, it closes when the file is sound again.

    Args:
        loaded: the file.
        over: whether there is an explorer below it, of what was read before.
    """

    PLACES = (Place.PROBLEMS,)
    BINDINGS = bindings_of(Place.PROBLEMS)

    def __init__(self, loaded: Loaded, *, over: bool = False) -> None:
        super().__init__()
        self._loaded = loaded
        self._over = over

    def compose(self) -> ComposeResult:
        yield ProblemList(self._loaded.problems)
        yield KeyBar()

    def on_mount(self) -> None:
        self._count()

    @property
    def _list(self) -> ProblemList:
        return self.query_one(ProblemList)

    @property
    def states(self) -> frozenset[State]:
        return frozenset({State.BROKEN} if self._over else ())

    @property
    def spot(self) -> tuple[Path, int] | None:
        return self._loaded.spot_of(self._list.here)

    def _count(self) -> None:
        self._list.border_title = Text(number_of(self._loaded.problems))
        if self._over:
            self._list.border_subtitle = Text(
                keymap_of(self.app).spelled("{problems.leave} goes to what was read before")
            )

    def renew(self, loaded: Loaded) -> None:
        """List what is wrong still; over an explorer, close if that is nothing."""
        self._loaded = loaded
        if loaded.dataset is None:
            self._list.show(loaded.problems)
            self._count()
        else:
            self._close_if_sound()

    def on_screen_resume(self) -> None:
        self._close_if_sound()  # what lay over it kept it from that

    def _close_if_sound(self) -> None:
        if self._over and self._loaded.dataset is not None:
            self.dismiss()

    def action_move(self, step: int) -> None:
        self._list.move(step)

    def action_copy(self) -> None:
        if not self.copy_selected():
            self.tell("Select text with the mouse first.")

    def action_leave(self) -> None:
        """Go to what was read before; where there is nothing of that, quit."""
        if self._over:
            self.dismiss()
        else:
            self.app.exit(return_code=2)
