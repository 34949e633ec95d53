"""A program in a terminal of its own: when its full frame stands, and what a key costs."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from codecs import getincrementaldecoder
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import TracebackType
from typing import Self

from attrs import frozen
from pyte.screens import Char

from bench.processes import MeasureError, environment, memory, processor_time
from bench.screen import COLUMNS, ROWS, Screen

_RESTS = 0.5
"""Seconds without output after which a frame counts as the last one."""
_RESTS_AFTER_KEY = 0.25
_PATIENCE = 5.0
"""Seconds after which a key counts as one that does nothing, and what it does as endless."""
_LEAVING = 20.0
"""Seconds that a program has to leave after its quit key."""

Part = tuple[range, range]
"""A part of the screen: some rows, and some columns."""
NOTHING: Part = (range(0), range(0))


@frozen
class Program:
    """What is started, and how its full frame is known."""

    name: str
    argv: tuple[str, ...]
    quit_key: bytes = b"q"
    marks: tuple[str, ...] = ()
    """Texts that its full frame shows; without them it is another screen than the one meant."""
    early: str = ""
    """A text by which it tells something of use before its full frame; empty: it does not."""
    fills: bool = True
    """Whether it writes to every cell of the screen."""
    rows: int = ROWS
    """How many rows, from the top, are looked at; a status line below them may go on changing."""


@frozen
class Frame:
    """A start, in seconds from the spawn."""

    spawned: float
    """When it began, by `perf_counter`."""
    early: float
    """Until something of use was to be read."""
    full: float
    """Until the last character of the frame that the program then rests on."""


@frozen
class Reply:
    """What came of a key, in seconds from it."""

    part: float | None
    """Until the part that was asked for was as it then stays; ``None`` if it did not change."""
    settled: float | None
    """Until the whole screen was as it then stays, colours included; ``None`` if none did."""
    processor: float
    """Processor time of the program, all its threads together."""


class Terminal:
    """A program in a fresh terminal and with an empty home, from ``with`` to the block's end.

    The terminal answers no query, so a program is not told where an update ends; all that counts is
    what could be read.

    Args:
        program: what is started.
        timeout: seconds that it has for its full frame.
        cache: the folder for what it keeps from one run to the next; else it keeps nothing.

    Raises:
        MeasureError: it ended, showed no full frame in time, or did not leave.
    """

    def __init__(self, program: Program, timeout: float, cache: Path | None = None) -> None:
        self._program = program
        self._timeout = timeout
        self._cache = cache
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._last = b""
        self._ended = False
        self.screen = Screen()
        self._home = TemporaryDirectory(ignore_cleanup_errors=True)

    def __enter__(self) -> Self:
        home = Path(self._home.name)
        variables = environment(home, self._cache)
        self._spawned = perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:  # the child, which becomes the program or ends
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
                os.execve(self._program.argv[0], self._program.argv, variables)  # noqa: S606
            finally:
                os._exit(127)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._leave()
        finally:
            if not self._ended:
                os.kill(self._pid, signal.SIGKILL)
                os.waitpid(self._pid, 0)
            os.close(self._terminal)
            self._home.cleanup()

    def full_frame(self) -> Frame:
        """Wait until the screen is full and rests; to be called first."""
        until = self._spawned + self._timeout
        early = full = self._spawned
        useful = False
        before = self.screen.characters(self._program.rows)
        while True:
            pieces = self._pieces(_RESTS, until)
            for received, piece in pieces:
                self.screen.feed(piece)
                now = self.screen.characters(self._program.rows)
                if now != before:
                    before, full = now, received
                if not useful:
                    useful, early = self._is_useful(), received
            if pieces and self._complete(before):
                return Frame(self._spawned, min(early, full) - self._spawned, full - self._spawned)
            if perf_counter() >= until:
                raise MeasureError(f"{self._program.name} timed out. {self._report()}")

    def press(self, keys: bytes, part: Part = NOTHING) -> Reply:
        """Press keys and wait until the screen rests.

        Args:
            keys: what the terminal sends for them.
            part: what is looked at apart from the rest.
        """
        began, before = processor_time(self._pid), self.screen.cells()
        sent = perf_counter()
        os.write(self._terminal, keys)
        pieces = self._pieces(_RESTS_AFTER_KEY, sent + _PATIENCE)
        took = processor_time(self._pid) - began
        changed = settled = None
        for received, piece in pieces:
            self.screen.feed(piece)
            now = self.screen.cells()
            if now != before:
                settled = received - sent
                if _of(now, part) != _of(before, part):
                    changed = settled
                before = now
        return Reply(changed, settled, took)

    def memory(self) -> int:
        """The resident memory of the program, in bytes."""
        return memory(self._pid)

    def _pieces(self, rests: float, until: float) -> list[tuple[float, str]]:
        """What is written until nothing is for a while, each piece with when it was received."""
        pieces: list[tuple[float, str]] = []
        while True:
            left = until - perf_counter()
            content = self._receive(min(rests, left) if pieces else left)
            now = perf_counter()
            if content is None:
                return pieces
            if not content:
                for _, piece in pieces:
                    self.screen.feed(piece)
                raise MeasureError(f"{self._program.name} ended. {self._report()}")
            self._last = (self._last + content)[-300:]
            pieces.append((now, self._decoder.decode(content)))

    def _receive(self, seconds: float) -> bytes | None:
        """What comes within so many seconds; ``None`` if nothing does, empty at the end."""
        if not select.select([self._terminal], [], [], max(seconds, 0.0))[0]:
            return None
        try:
            return os.read(self._terminal, 65536)
        except OSError:  # how Linux tells that the other end is closed
            return b""

    def _is_useful(self) -> bool:
        early = self._program.early
        return bool(early) and early in "\n".join(self.screen.lines)

    def _complete(self, characters: list[str]) -> bool:
        text = "\n".join(self.screen.lines)
        return all(mark in text for mark in self._program.marks) and (
            all(characters) or not self._program.fills
        )

    def _report(self) -> str:
        """What was received last, for a message."""
        shown = [f"  | {line}" for line in self.screen.lines if line]
        return "\n".join([f"Received last: {self._last!r}. The screen:", *(shown or ["  (empty)"])])

    def _leave(self) -> None:
        """Press the quit key and wait for the end."""
        os.write(self._terminal, self._program.quit_key)
        until = perf_counter() + _LEAVING
        while perf_counter() < until:
            if self._receive(until - perf_counter()) == b"":
                os.waitpid(self._pid, 0)
                self._ended = True
                return
        raise MeasureError(f"{self._program.name} did not leave: {self._report()}")


def _of(cells: list[Char], part: Part) -> list[list[Char]]:
    rows, columns = part
    starts = (row * COLUMNS for row in rows)
    return [cells[start + columns.start : start + columns.stop] for start in starts]


def full_frame(program: Program, timeout: float, cache: Path | None = None) -> Frame:
    """Start a program, time its first full frame, and quit it, as `Terminal` does."""
    with Terminal(program, timeout, cache) as terminal:
        return terminal.full_frame()
