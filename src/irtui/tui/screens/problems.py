"""The list of what is wrong with a file: in the explorer's place, or over it."""

from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult

from irtui.commands import Place
from irtui.loading import Loaded
from irtui.model.problems import number_of
from irtui.tui.bindings import bindings_of, keymap_of
from irtui.tui.screens.over import ClosesOnce
from irtui.tui.screens.selecting import Selecting
from irtui.tui.session.states import State
from irtui.tui.widgets.key_bar import KeyBar
from irtui.tui.widgets.problem_list import ProblemList


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
        yield ProblemList(self._loaded.problems, id="problems")
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
        """Go some problems on, or back."""
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
