"""What a user does with irtui in a long day, at random: keys, mouse, pastes, sizes, files."""

import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from rich.console import RenderableType
from textual.events import MouseScrollDown, MouseScrollUp, Paste
from textual.pilot import OutOfBounds, Pilot

from irtui.commands import COMMANDS
from irtui.host.editor import Editor
from irtui.host.remembered import OfDataset
from irtui.loading import bundled_path
from irtui.tui import app
from irtui.tui.app import IrtuiApp
from irtui.tui.screenshot import at_rest, press

_LEAVING = frozenset({"q", "ctrl+c", "ctrl+q"})
_KEYS = sorted({key for command in COMMANDS for key in command.keys} - _LEAVING)
_MOVES = ("j", "k", "down", "up", "tab", "enter", "l", "h", "escape", "pagedown")
_TYPED = ("india", "in:body", "2018", "chair", "kind:", "министр", "zzz", "re", "2000-10-04")
_SIZES = ((120, 40), (80, 24), (200, 60), (60, 20), (40, 12), (10, 4), (1, 1))
_PASTED = ("irigc", "one\ntwo\x1b[31m", "x" * 5000, "भारत", "[@click=app.quit]")
_USUAL = _SIZES[0]


class LastingApp(IrtuiApp):
    """The app without a terminal: nothing ends it but who runs it.

    The editor runs all the same; what would open a browser does nothing.
    """

    CSS_PATH = str(Path(app.__file__).with_name("irtui.tcss"))
    lasting = True

    def exit(
        self,
        result: str | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """As the app, once it may end."""
        if not self.lasting:
            super().exit(result, return_code, message)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend a terminal that there is not."""
        yield

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open no browser."""


class Writing(Editor):
    """An editor that writes the file anew, each time with another record or without it.

    The dataset of irtui, which the palette opens too, is nobody's to write.
    """

    def edit(self, file: Path, line: int = 0) -> None:  # noqa: ARG002
        """Write the file; where in it makes no difference."""
        if file != bundled_path():
            rewrite(file)


def rewrite(file: Path) -> None:
    """Take the last record out of a file if it was put there, or else put it there."""
    text = file.read_text(encoding="utf-8")
    before, added, _ = text.partition(_ADDED)
    file.write_text(before if added else before + _ADDED, encoding="utf-8")


_ADDED = '\n[source.added-by-endurance]\ntitle = "Added Endurance"\n'


class Acting:
    """Acts at random on an app.

    Args:
        pilot: drives the app.
        random: what is done next comes from it.
        file: the dataset, which is written.
        other: another dataset, which is opened in its place, and it again.
    """

    def __init__(self, pilot: Pilot[Any], random: Random, file: Path, other: Path) -> None:
        self._pilot = pilot
        self._random = random
        self._file = file
        self._other = other
        self._ways: dict[Callable[[], Awaitable[object]], int] = {
            self._key: 50,
            self._move: 25,
            self._type: 6,
            self._click: 6,
            self._wheel: 4,
            self._paste: 2,
            self._resize: 2,
            self._write: 1,
            self._break: 1,
            self._open: 1,
            self._leave: 10,
        }

    async def act(self) -> None:
        """Do one thing, and wait until all that it set going is done."""
        (way,) = self._random.choices([*self._ways], [*self._ways.values()])
        await way()
        await at_rest(self._pilot)

    async def settle(self) -> None:
        """Leave all that lies over the explorer, at the usual size; clear what is said."""
        await self._pilot.resize_terminal(*_USUAL)
        for _ in range(8):
            await self._press("escape")
        self._pilot.app.clear_notifications()
        await at_rest(self._pilot)

    async def _press(self, *keys: str) -> None:
        for key in keys:
            await press(self._pilot, key)

    async def _key(self) -> None:
        await self._press(self._random.choice(_KEYS))

    async def _move(self) -> None:
        await self._press(self._random.choice(_MOVES))

    async def _leave(self) -> None:
        await self._press("escape")

    async def _type(self) -> None:
        box = self._random.choice(("slash", "backslash", "at", "colon"))
        end = self._random.choice(("enter", "escape", "down"))
        typed = ("space" if one == " " else one for one in self._random.choice(_TYPED))
        await self._press("escape", box, *typed, end)

    def _place(self) -> tuple[int, int]:
        width, height = self._pilot.app.size
        return self._random.randrange(max(width, 1)), self._random.randrange(max(height, 1))

    async def _click(self) -> None:
        try:
            await self._pilot.click(offset=self._place(), times=self._random.choice((1, 1, 2)))
        except OutOfBounds:
            return

    async def _wheel(self) -> None:
        x, y = self._place()
        turn = self._random.choice((MouseScrollDown, MouseScrollUp))
        self._pilot.app.post_message(turn(None, x, y, 0, 0, 0, False, False, False))

    async def _paste(self) -> None:
        self._pilot.app.post_message(Paste(self._random.choice(_PASTED)))

    async def _resize(self) -> None:
        await self._pilot.resize_terminal(*self._random.choice(_SIZES))

    async def _write(self) -> None:
        """Another version of the file."""
        rewrite(self._file)
        await self._press("escape", "R")

    async def _break(self) -> None:
        """The file with an error, read, and then mended."""
        whole = self._file.with_suffix(".whole")
        shutil.copy(self._file, whole)
        with self._file.open("a", encoding="utf-8") as file:
            file.write("\n[body\n")
        await self._press("escape", "R")
        whole.replace(self._file)
        await self._press("escape", "R")

    async def _open(self) -> None:
        """Another dataset, or the first one again."""
        await self._press("escape")
        app = self._pilot.app
        assert isinstance(app, IrtuiApp)
        path = self._file if app.loaded.path == self._other else self._other
        app.keeper.go_to(OfDataset(path=path))
