"""How the app reads, watches and edits the file that is open; tests hand it other ways."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from irtui.host.caching import reopen
from irtui.lean import frozen
from irtui.loading import Loaded

if TYPE_CHECKING:
    from irtui.host.editor import Editor

NOT_SERVED = "That is off here: irtui serve writes no file, and runs no program."
"""What is said to those who are served, of what they cannot do."""
_MOMENT = 0.25
"""Seconds in which what is being written may be whole again."""


def editor_of(command: str | None = None) -> "Editor":
    """The editor of whoever runs irtui.

    Args:
        command: what is set for it; ``None`` for nothing.

    Raises:
        NoEditorError: there is none.
    """
    from irtui.host.editor import find_editor  # once in a while

    return find_editor(os.environ, command)


def no_editor() -> "Editor":
    """The editor of those who are served: none.

    Raises:
        NoEditorError: always.
    """
    from irtui.host.editor import NoEditorError  # once in a while

    raise NoEditorError(NOT_SERVED)


def prepare(path: Path) -> AsyncGenerator[str, None]:
    """Have another process read a dataset, and keep what it says for the next time.

    It begins at once, before anything is asked for. Whatever comes of it: the dataset can be loaded
    after it, if only as slowly as before.

    Returns:
        What it does next, in words.
    """
    process = subprocess.Popen(  # noqa: S603 - it is this program, by no shell
        # -P: what lies about in the folder where one works is not to be imported.
        [sys.executable, "-P", "-m", "irtui.host.caching", str(path), str(os.getpid())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    return _told(process)


async def _told(process: subprocess.Popen[str]) -> AsyncGenerator[str, None]:
    assert process.stdout is not None  # it is a pipe
    try:
        while line := await asyncio.to_thread(process.stdout.readline):
            yield line.strip()
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


@frozen(kw_only=True)
class Means:
    """The functions by which the app reads, watches and edits the file that is open."""

    served: bool = False
    """Whether others than who runs irtui are at the keys: then no file is written for them, and no
    program is run."""
    load: Callable[[Path], Loaded] = reopen
    """Reads the file."""
    changes: Callable[[Path], AsyncIterator[None]] | None = None
    """Yields when the file may have changed; ``None``: it is not watched."""
    prepare: Callable[[Path], AsyncIterator[str]] = prepare
    """Gets a large file ready to be read quickly; gives what it does next, in words."""
    editor: Callable[[], "Editor"] = editor_of
    """Finds the editor; raises `NoEditorError`."""
    typed: Callable[[], object] = lambda: None
    """Called at each key, before it does anything."""
    moment: Callable[[], Awaitable[None]] = partial(asyncio.sleep, _MOMENT)
    """Waits until what is being written may be whole again."""
