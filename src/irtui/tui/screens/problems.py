"""What stands in the explorer's place when the file has errors: each with its place and remedy."""

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from irtui.model.problems import Problem
from irtui.tui.commands import Place, bindings_of
from irtui.tui.palette import HEADING, NOTE, PLAIN, WHY, Palette


class _List(Static):
    """The problems; a widget of its own for the styles of its parts."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems

    def render(self) -> Text:
        """Each problem in three lines: where, what, how to mend it."""
        place = Palette(self.app)[HEADING]
        message = Palette(self.app)[PLAIN]
        hint = Palette(self.app)[WHY]
        code = Palette(self.app)[NOTE]
        text = Text()
        for problem in self.problems:
            text.append(f"{problem.where}\n", place)
            text.append(f"  {problem.message}", message)
            text.append(f"  {problem.severity} {problem.code}\n", code)
            if problem.hint:
                text.append(f"  {problem.hint}\n", hint)
            text.append("\n")
        return text


class Problems(Screen[None]):
    """Lists what is wrong with a file.

    Args:
        problems: what is wrong.
        reload: reads the file again; returns what is wrong still, or nothing if it went on to
            the explorer.
    """

    BINDINGS = bindings_of(Place.PROBLEMS)

    def __init__(
        self, problems: tuple[Problem, ...], reload: Callable[[], tuple[Problem, ...]]
    ) -> None:
        super().__init__()
        self._first = problems
        self._reload = reload

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="problems"):
            yield _List(self._first)

    def on_mount(self) -> None:
        self.query_one("#problems").border_subtitle = "r reads the file again · q quits"
        self._show(self._first)

    def _show(self, problems: tuple[Problem, ...]) -> None:
        found = self.query_one(_List)
        found.problems = problems
        found.refresh(layout=True)
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        self.query_one("#problems").border_title = Text(count)

    def action_scroll(self, step: int) -> None:
        """Scroll by lines."""
        self.query_one("#problems").scroll_relative(y=step, animate=False)

    def action_reload(self) -> None:
        if problems := self._reload():
            self._show(problems)

    def action_quit(self) -> None:
        self.app.exit(return_code=2)
