"""What a process holds: memory, tasks, threads, files, and objects that should be few."""

import asyncio
import gc
import os
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs
from textual.screen import Screen
from textual.widget import Widget

from irtui.host.revisions import Version
from irtui.loading import Loaded
from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.tui.screens.keyed import Keyed
from irtui.tui.session.session import Session
from irtui.tui.session.view import View

_KINDS = (AsOf, Dataset, Keyed, Loaded, Session, Version, View, Widget)


@attrs.frozen
class Held:
    """What a process holds at one moment."""

    memory: int
    """Bytes of it that are in memory, used or not; 0 where the system does not tell."""
    blocks: int
    """Pieces of memory that Python uses; between them are others that it keeps for later."""
    files: int
    """Open file descriptors; 0 where the system does not tell."""
    threads: int
    children: int
    """Processes that it started, and that are still there."""
    tasks: int
    """Tasks of the event loop that are not done."""
    objects: Counter[str]
    """How many objects there are of each kind that is counted, but for screens that were let go."""

    @classmethod
    def now(cls) -> "Held":
        """What is held now, in the thread of the event loop, without what nothing leads to."""
        gc.collect()
        return cls(
            memory=_memory(),
            blocks=sys.getallocatedblocks(),
            files=_entries("/proc/self/fd"),
            threads=threading.active_count(),
            children=sum(1 for _ in _children()),
            tasks=len(asyncio.all_tasks()),
            objects=_objects(),
        )

    @property
    def few(self) -> Counter[str]:
        """How many there are of each that stays few; views do not, until the way back is full."""
        counted = ("files", "threads", "children", "tasks")
        few = Counter({of: getattr(self, of) for of in counted}) + self.objects
        del few[View.__name__]
        return few

    @property
    def row(self) -> str:
        """The figures, in one line."""
        objects = "  ".join(f"{kind} {count}" for kind, count in sorted(self.objects.items()))
        return (
            f"{self.memory / 1e6:6.1f} MB  {self.blocks:9,} blocks  {self.files} files  "
            f"{self.threads} threads  {self.children} children  {self.tasks} tasks  {objects}"
        )


def _objects() -> Counter[str]:
    of_any = vars(Screen()).keys()
    found: Counter[str] = Counter()
    for one in gc.get_objects():
        # A task may hold a screen that was left, as long as it lasts: see `Keeper.let_go`.
        if isinstance(one, _KINDS) and not (isinstance(one, Widget) and vars(one).keys() <= of_any):
            found.update(kind.__name__ for kind in _KINDS if isinstance(one, kind))
    return found


def _memory() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _entries(folder: str) -> int:
    try:
        return sum(1 for _ in Path(folder).iterdir())
    except OSError:
        return 0


def _children() -> Iterator[str]:
    for thread in Path("/proc/self/task").glob("*/children"):
        yield from thread.read_text(encoding="ascii").split()
