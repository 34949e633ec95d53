"""A program started in a terminal of its own, and the moment of its first full frame."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from codecs import getincrementaldecoder
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from attrs import frozen

from bench.screen import COLUMNS, ROWS, Screen

QUIET = 0.5
"""Seconds without output after which a frame counts as the last one."""
_LEAVING = 5.0
"""Seconds that a program has to leave after its quit key."""


class RunError(Exception):
    """A program did not do what is measured; the message says what it showed instead."""


@frozen
class Program:
    """What is started, and how its first full frame is known."""

    name: str
    argv: tuple[str, ...]
    quit_key: bytes
    marks: tuple[str, ...] = ()
    """Texts that its full frame shows; without them it is another screen than the one meant."""
    fills: bool = True
    """Whether it writes to every cell of the screen."""
    rows: int = ROWS
    """How many rows, from the top, are looked at; a status line below them may go on changing."""


@frozen
class Run:
    """One start of a program. Times are seconds of `perf_counter`."""

    spawned: float
    """Just before the process was made."""
    full: float
    """When the last byte of the first full frame had been received."""

    @property
    def milliseconds(self) -> float:
        """From the spawn to the first full frame."""
        return (self.full - self.spawned) * 1000


def _environment(home: str) -> Mapping[str, str]:
    """What the program finds around it: nothing of the user's but the ways to Python's modules."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "HOME": home,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def _spawn(program: Program, home: str) -> tuple[int, int]:
    """Starts the program; returns its process id and the terminal's other end."""
    environment = _environment(home)
    pid, terminal = pty.fork()
    if pid == 0:  # the child, which becomes the program or ends
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(program.argv[0], program.argv, environment)  # noqa: S606 - no shell is meant
        finally:
            os._exit(127)
    return pid, terminal


class _Recording:
    """What a program wrote, each piece with the time at which it was received."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._shown = 0
        self._screen = Screen()
        self.pieces: list[tuple[float, str]] = []
        self.last = b""

    def add(self, received: float, content: bytes) -> None:
        self.pieces.append((received, self._decoder.decode(content)))
        self.last = (self.last + content)[-300:]

    def _refresh(self) -> Screen:
        for _, piece in self.pieces[self._shown :]:
            self._screen.feed(piece)
        self._shown = len(self.pieces)
        return self._screen

    def complete(self) -> bool:
        """Whether what the screen shows by now is the full frame."""
        screen = self._refresh()
        text = "\n".join(screen.lines)
        return all(mark in text for mark in self._program.marks) and (
            screen.painted or not self._program.fills
        )

    def moment(self) -> float:
        """When the words of the last frame stood where they stay."""
        rows = self._program.rows
        final = self._refresh().words(rows)
        screen = Screen()
        for received, piece in self.pieces:
            screen.feed(piece)
            if screen.words(rows) == final:
                return received
        raise AssertionError  # the last piece makes the last frame

    def report(self) -> str:
        """What was received last, for a message."""
        shown = [f"  | {line}" for line in self._refresh().lines if line]
        return "\n".join([f"Received last: {self.last!r}. The screen:", *(shown or ["  (empty)"])])


def _receive(terminal: int, seconds: float) -> bytes | None:
    """What comes within so many seconds; ``None`` if nothing does, empty at the end."""
    if not select.select([terminal], [], [], max(seconds, 0.0))[0]:
        return None
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux tells that the other end is closed
        return b""


def _record(program: Program, terminal: int, until: float) -> _Recording:
    recording = _Recording(program)
    while True:
        content = _receive(terminal, min(QUIET, until - perf_counter()))
        now = perf_counter()
        if content:
            recording.add(now, content)
        elif content is None and recording.complete():
            return recording
        if content == b"" or now >= until:
            why = "ended" if content == b"" else "timed out"
            message = f"{program.name} {why} before its first full frame. {recording.report()}"
            raise RunError(message)


def _leave(program: Program, pid: int, terminal: int) -> None:
    """Press the quit key and wait for the end."""
    os.write(terminal, program.quit_key)
    until = perf_counter() + _LEAVING
    while perf_counter() < until:
        if _receive(terminal, until - perf_counter()) == b"":
            os.waitpid(pid, 0)
            return
    raise RunError(f"{program.name} did not leave within {_LEAVING:g} s of its quit key.")


def run(program: Program, timeout: float) -> Run:
    """Start a program in a fresh terminal and home, time its first full frame, and quit it.

    The first full frame is there when every letter and digit of the screen that the program then
    rests on stands in its place, and every cell was written to that ever is. The terminal answers
    no query, so it is not told where an update ends; all that counts is what could be read.

    Args:
        program: what to start.
        timeout: seconds that it has for the full frame.

    Raises:
        RunError: it ended, or showed no full frame in time, or did not leave.
    """
    with TemporaryDirectory() as home:
        spawned = perf_counter()
        pid, terminal = _spawn(program, home)
        left = False
        try:
            recording = _record(program, terminal, spawned + timeout)
            _leave(program, pid, terminal)
            left = True
        finally:
            if not left:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            os.close(terminal)
    return Run(spawned, recording.moment())


def python_program(
    name: str,
    python: Path,
    *arguments: str,
    quit_key: bytes = b"q",
    marks: tuple[str, ...] = (),
    fills: bool = True,
    rows: int = ROWS,
) -> Program:
    """A program that this Python runs."""
    return Program(name, (str(python), *arguments), quit_key, marks, fills, rows)
