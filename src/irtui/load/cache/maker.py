"""By whom a cache file was made: what another irtui or Python wrote is not read."""

import marshal
import os
import sys
from pathlib import Path

import irtui
from irtui.load.fingerprint import Fingerprint

_PACKAGE = Path(irtui.__file__).parent
_ROOMS = ("model", "load", "query")
"""Whose code says what is kept, and in what form."""


def key_of(fingerprint: Fingerprint) -> bytes:
    """32 bytes for a dataset with this fingerprint, as this irtui keeps it under this Python."""
    from hashlib import sha256  # noqa: PLC0415 - takes 2 ms

    python = sys.version, sys.byteorder, marshal.version
    made_of = (irtui.__version__, _code(), python, fingerprint.digest, fingerprint.parts)
    return sha256(repr(made_of).encode()).digest()


def _code() -> list[tuple[str, int, int]]:
    """The modules as they are now, as Python itself tells stale bytecode: by size and time.

    A version says too little while irtui is being worked on.
    """
    found = []
    folders = [_PACKAGE / room for room in _ROOMS]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    found.append((entry.path, state.st_size, state.st_mtime_ns))
                elif entry.is_dir() and entry.name != "__pycache__":
                    folders.append(folder / entry.name)
    return sorted(found)
