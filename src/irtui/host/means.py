"""How the app reads, watches and edits the file that is open; tests hand it other ways."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from irtui.host.caching import reopen
from irtui.host.preparing import prepare
from irtui.lean import frozen
from irtui.loading import Loaded

if TYPE_CHECKING:
    from irtui.host.editor import Editor

_MOMENT = 0.25
"""Seconds in which what is being written may be whole again."""


def _editor() -> "Editor":
    from irtui.host.editor import find_editor  # once in a while

    return find_editor(os.environ)


async def _moment() -> None:
    await asyncio.sleep(_MOMENT)


@frozen(kw_only=True)
class Means:
    """The functions by which the app reads, watches and edits the file that is open."""

    load: Callable[[Path], Loaded] = reopen
    """Reads the file."""
    changes: Callable[[Path], AsyncIterator[None]] | None = None
    """Yields when the file may have changed; ``None``: it is not watched."""
    prepare: Callable[[Path], AsyncIterator[str]] = prepare
    """Gets a large file ready to be read quickly; gives what it does next, in words."""
    editor: Callable[[], "Editor"] = _editor
    """Finds the editor; raises `NoEditorError`."""
    moment: Callable[[], Awaitable[None]] = _moment
    """Waits until what is being written may be whole again."""
