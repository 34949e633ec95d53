"""irtui in a pseudo-terminal, as a user has it: what it sends, and how it leaves the terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from tests.cli.running import environment

_PATIENCE = 30
"""Seconds after something was sent in which all that is waited for comes, or the test fails."""
_SWITCH = re.compile(r"\x1b\[\?([\d;]+)([hl])")
_KITTY = re.compile(r"\x1b\[([<>])\d*u")
_OURS = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
{before}
import runpy
runpy.run_module("irtui", run_name="__main__", alter_sys=True)
"""
"""`python -m irtui`, but the terminal becomes its own, so that it is told when that goes."""

USUAL = {"7": True, "25": True}
"""The modes of a terminal that nobody has taken: lines wrap, the cursor is shown."""


class Session:
    """irtui in a terminal."""

    def __init__(self, process: subprocess.Popen[bytes], terminal: int) -> None:
        self._process = process
        self._terminal = terminal
        self._before = termios.tcgetattr(terminal)
        self.received = b""
        """All that was received."""
        self._send()

    def _receive(self) -> bool:
        """Takes what has come, or waits for it; whether there was anything but the end."""
        # A cursor that blinks never is at rest, so what is limited is not the silence.
        left = self._deadline - monotonic()
        ready = left > 0 and select.select([self._terminal], [], [], left)[0]
        assert ready, f"it does not come; so far: {self.received[-500:]!r}"
        try:
            part = os.read(self._terminal, 65536)
        except OSError:  # what Linux says when the other side has closed the terminal
            part = b""
        self.received += part
        return bool(part)

    @property
    def written(self) -> str:
        """What was received since something was sent last."""
        return self.received[self._asked :].decode(errors="replace")

    def until(self, text: str) -> None:
        """Read until ``text`` is among what is written."""
        while text not in self.written:
            assert self._receive(), f"it ended: {self.written[-500:]!r}"

    def _send(self) -> None:
        """From here on, what is written counts: what was there before is no answer."""
        self._asked = len(self.received)
        self._deadline = monotonic() + _PATIENCE

    def press(self, keys: str | bytes) -> None:
        """Send what keys send, all at once."""
        self._send()
        os.write(self._terminal, keys.encode() if isinstance(keys, str) else keys)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        self._send()
        self._process.send_signal(number)

    def stopped(self) -> bool:
        """Whether it stops, and does not end; what it writes before is received."""
        pid = status = 0
        while not pid:  # it may wait for someone to read what it writes
            assert monotonic() < self._deadline, "it goes on"
            pid, status = os.waitpid(self._process.pid, os.WUNTRACED | os.WNOHANG)
            while select.select([self._terminal], [], [], 0.02)[0]:
                self._receive()
        return os.WIFSTOPPED(status)

    def end(self) -> tuple[int, str]:
        """The exit code, and what was written since something was sent last."""
        while self._receive():
            pass
        return self._process.wait(timeout=_PATIENCE), self.written

    def leave(self) -> tuple[int, str]:
        """As `end`, once it was left from wherever it is: out of each box, and then out of it."""
        self._send()
        while self._process.poll() is None:
            assert monotonic() < self._deadline, f"it stays; so far: {self.received[-500:]!r}"
            # Each alone: a box that is about to close still takes what is typed.
            for key in (b"\x1b[27u", b"q"):
                os.write(self._terminal, key)
                while select.select([self._terminal], [], [], 0.05)[0]:
                    if not self._receive():
                        return self.end()
        return self.end()

    def hang_up(self) -> int:
        """Take the terminal away, as a window that is closed; returns the exit code."""
        os.close(self._terminal)
        self._terminal = -1
        return self._process.wait(timeout=_PATIENCE)

    @property
    def modes(self) -> dict[str, bool]:
        """The private modes that differ from those of a terminal that nobody has taken."""
        text = self.received.decode(errors="replace")
        now = {
            mode: state == "h"
            for modes, state in _SWITCH.findall(text)
            for mode in modes.split(";")
        }
        pushed = [sign == ">" for sign in _KITTY.findall(text)]
        now["kitty"] = 2 * sum(pushed) != len(pushed)
        return {mode: state for mode, state in now.items() if state != USUAL.get(mode, False)}

    @property
    def as_before(self) -> bool:
        """Whether the terminal echoes and edits lines as it did before."""
        return bool(termios.tcgetattr(self._terminal) == self._before)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size, as a window that is resized."""
        _set_size(self._terminal, columns, rows)

    def set_as_before(self) -> None:
        """What a shell does with the terminal of a program that stopped."""
        termios.tcsetattr(self._terminal, termios.TCSANOW, self._before)

    def close(self) -> None:
        """End the process if it has not ended, and the terminal."""
        self._process.kill()
        self._process.wait()
        if self._terminal >= 0:
            os.close(self._terminal)


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@contextmanager
def irtui(
    *arguments: str,
    home: Path | None = None,
    before: str = "",
    columns: int = 120,
    rows: int = 36,
) -> Iterator[Session]:
    """Run irtui in a terminal of its own.

    Args:
        arguments: of the command line.
        home: the folder that it keeps its state in.
        before: Python that runs in the process before irtui does.
        columns: cells in a row.
        rows: of the terminal.
    """
    terminal, inner = pty.openpty()
    _set_size(inner, columns, rows)
    process = subprocess.Popen(
        [sys.executable, "-c", _OURS.format(before=before), *arguments],
        stdin=inner,
        stdout=inner,
        stderr=inner,  # which Textual draws on
        start_new_session=True,
        env=environment(
            TERM="xterm-256color", BROWSER="true", XDG_STATE_HOME=str(home or os.devnull)
        ),
    )
    os.close(inner)
    session = Session(process, terminal)
    try:
        yield session
    finally:
        session.close()
