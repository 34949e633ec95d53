"""What a command does while it takes long: a line on the terminal, gone when that ends."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, redirect_stderr
from io import StringIO
from pathlib import Path
from threading import Lock, Timer

from irtui.cli.ending import ended_by_ctrl_c
from irtui.host.reading import takes_long

MOMENT = 0.2
"""Seconds that something takes before it is said."""
_HOW_TO_STOP = "… ctrl+c stops it"
_SPARE = 3
"""Cells that stay free: the dots are three of them in ASCII, and none is to be in a second line."""
_WIPE = "\r\x1b[2K"


class _Line:
    """A line on stderr; there may be none yet, and none after the end."""

    def __init__(self, words: str) -> None:
        self._stream = sys.stderr
        self._words = words
        self._lock = Lock()
        self._shown = self._ended = False

    def show(self) -> None:
        """Write it, unless what it is about has ended."""
        with self._lock:
            if not self._ended:
                room = shutil.get_terminal_size().columns - len(_HOW_TO_STOP) - _SPARE
                self._stream.write(self._words[: max(room, 0)] + _HOW_TO_STOP)
                self._stream.flush()
                self._shown = True

    def end(self) -> None:
        """Take it away."""
        with self._lock:
            self._ended = True
            if self._shown:
                self._stream.write(_WIPE)
                self._stream.flush()


def _can_wipe() -> bool:
    """Whether stderr is a terminal on which a line can be taken back."""
    return sys.stderr.isatty() and os.environ.get("TERM") not in (None, "", "dumb")


@contextmanager
def waiting(words: str, *files: Path, quiet: bool = False) -> Iterator[None]:
    """Say on stderr what is done within, if that takes longer than a moment.

    What is written to stderr within is seen when that line is gone; nothing is to be written to
    stdout, or it would stand behind it.

    Args:
        words: what is done; they are safe to be printed.
        files: what is read within. While a large one is parsed, no thread can say anything, so it
            is said before.
        quiet: whether to say nothing: a screen reader would read it, and then its end.
    """
    if quiet or not _can_wipe():
        yield
        return
    large = takes_long(*files)
    line = _Line(words)
    timer = Timer(MOMENT, line.show)
    timer.daemon = True
    if large:
        line.show()
    else:
        timer.start()
    told = StringIO()
    try:
        with redirect_stderr(told), ended_by_ctrl_c() if large else nullcontext():
            yield
    finally:
        timer.cancel()
        line.end()
        sys.stderr.write(told.getvalue())
