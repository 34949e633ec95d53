"""What stands in the explorer's place when the file has errors: each with its place and remedy."""

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult

from irtui.model.names import counted
from irtui.model.problems import Problem
from irtui.tui.commands import Place, bindings_of
from irtui.tui.screens.selecting import Selecting
from irtui.tui.widgets.key_bar import KeyBar
from irtui.tui.widgets.problem_list import ProblemList


class Problems(Selecting[None]):
    """Lists what is wrong with a file.

    Args:
        problems: what is wrong.
        reload: reads the file again; returns what is wrong still, or nothing if it went on to
            the explorer.
    """

    PLACES = (Place.PROBLEMS,)
    BINDINGS = bindings_of(Place.PROBLEMS)

    def __init__(
        self, problems: tuple[Problem, ...], reload: Callable[[], tuple[Problem, ...]]
    ) -> None:
        super().__init__()
        self._first = problems
        self._reload = reload

    def compose(self) -> ComposeResult:
        yield ProblemList(self._first, id="problems")
        yield KeyBar()

    def on_mount(self) -> None:
        self._count(self._first)

    def _count(self, problems: tuple[Problem, ...]) -> None:
        self.query_one(ProblemList).border_title = Text(counted(len(problems), "problem"))

    def action_scroll(self, step: int) -> None:
        """Scroll by lines."""
        self.query_one(ProblemList).scroll_relative(y=step, animate=False)

    def action_copy(self) -> None:
        if not self.copy_selected():
            self.tell("Select text with the mouse first.")

    def action_reload(self) -> None:
        if problems := self._reload():
            self.query_one(ProblemList).show(problems)
            self._count(problems)

    def action_quit(self) -> None:
        self.app.exit(return_code=2)
