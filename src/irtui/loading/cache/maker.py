"""By whom a cache file was made: what another irtui or Python wrote is not read.

The file that comes with the package is installed together with the modules that made it, and
holds only what every Python makes of the dataset alike: there the version of irtui says enough.
"""

import marshal
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import irtui
from irtui.loading.fingerprint import Fingerprint
from irtui.model.limits import limits

_PACKAGE = Path(irtui.__file__).parent
_ROOMS = ("model", "loading", "query")
"""Whose code says what is kept, and in what form."""
_PACKAGES = ("anyascii", "langcodes", "tomli")
"""By whose data or rules it comes about, too."""


def key_of(fingerprint: Fingerprint) -> bytes:
    """32 bytes for a dataset with this fingerprint, as this irtui keeps it under this Python."""
    from hashlib import sha256  # noqa: PLC0415 - takes 2 ms

    python = sys.version, sys.byteorder, marshal.version
    dataset = fingerprint.digest, fingerprint.parts
    made_of = (irtui.__version__, _code(), python, dataset, limits().max_problems)
    return sha256(repr(made_of).encode()).digest()


def shipped_key_of(fingerprint: Fingerprint) -> bytes:
    """As `key_of`, for the file that comes with the package."""
    from hashlib import sha256  # noqa: PLC0415 - takes 2 ms

    made_of = irtui.__version__, sys.byteorder, fingerprint.digest, fingerprint.parts
    return sha256(repr(made_of).encode()).digest()


def _code() -> list[tuple[str, int, int]]:
    """The modules as they are now, as Python itself tells stale bytecode: by size and time.

    A version says too little while irtui is being worked on.
    """
    specs = filter(None, map(find_spec, _PACKAGES))
    files = [Path(spec.origin) for spec in specs if spec.origin]
    found = [(str(file), *_state(file.stat())) for file in files]
    folders = [_PACKAGE / room for room in _ROOMS]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    found.append((entry.path, *_state(entry.stat())))
                elif entry.is_dir() and entry.name != "__pycache__":
                    folders.append(folder / entry.name)
    return sorted(found)


def _state(of: os.stat_result) -> tuple[int, int]:
    return of.st_size, of.st_mtime_ns
