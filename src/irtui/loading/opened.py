"""Files of a dataset, opened to be read: the one way in which that is done."""

import os
from pathlib import Path
from typing import BinaryIO


def opened(path: Path) -> BinaryIO:
    """A file to be read; nobody is waited for who may open a pipe at ``path`` to write into it.

    Raises:
        OSError: it cannot be opened, or is a folder.
        ValueError: its name has a NUL in it.
    """
    return open(path, "rb", opener=_at_once)


def _at_once(path: str, flags: int) -> int:
    number = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(number, True)  # what is being written is waited for
    return number
