"""Notices when the files of a dataset are written, in whatever way an editor does that."""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path

from irtui.lean import frozen

_LINKS = 40
"""Links that are followed one after the other, as many as Linux does."""
_AT_MOST, _QUIET = 400, 50
"""Milliseconds in which changes are taken together, at most, and after the last of them."""


@frozen
class Watched:
    """Where changes are looked for: in folders, for a file that is renamed is another one then."""

    folders: frozenset[str]
    """Those that are there; for one that is missing, the nearest around it that is."""
    files: frozenset[str]
    """The files, and the links that lead to them."""
    around: frozenset[str]
    """The folders of the files, and those around them."""
    every: str = ""
    """A folder all of whose ``.toml`` files count; empty for none."""

    @classmethod
    def of(cls, path: Path) -> "Watched":
        """What matters to the dataset in a file, or in a folder."""
        ways = [path]
        every = ""
        if path.is_dir():
            every = os.path.realpath(path)
            ways += [one for one in path.iterdir() if one.is_symlink()]
        steps = [step for way in ways for step in _way(way)]
        wanted = {step.parent for step in steps} | ({Path(every)} if every else set())
        around = {one for folder in wanted for one in (folder, *folder.parents)}
        there = {next(filter(Path.is_dir, (one, *one.parents)), one) for one in wanted}
        return cls(_texts(there), _texts(steps), _texts(around), every)

    def counts(self, changed: str) -> bool:
        """Whether a change at a path may be one of the dataset."""
        parent, name = os.path.split(changed)
        listed = parent == self.every and name.endswith(".toml") and not name.startswith(".")
        return listed or changed in self.files or changed in self.around


def _texts(paths: "set[Path] | list[Path]") -> frozenset[str]:
    return frozenset(map(str, paths))


def _way(path: Path) -> Iterator[Path]:
    """A file and, if it is a link, each that it leads to, in folders that are none."""
    for _ in range(_LINKS):
        path = Path(os.path.realpath(path.parent)) / path.name
        yield path
        if not path.is_symlink():
            return
        path = path.parent / path.readlink()


async def changes(path: Path) -> AsyncIterator[None]:
    """Yields after each change of the dataset in a file or a folder, and sometimes without one.

    It does so when it has begun to watch, too, for what changed before that.

    Raises:
        OSError: the place cannot be watched, or no longer.
    """
    while True:
        watched = Watched.of(path)
        try:
            async with aclosing(_changes(watched)) as found:
                async for _ in found:
                    yield
                    if Watched.of(path) != watched:
                        break
        except FileNotFoundError:  # a folder went between the look and the watch
            if Watched.of(path) == watched:
                raise
        except (RuntimeError, ValueError) as error:  # what the system tells; a name that is none
            raise OSError(str(error)) from error


async def _changes(watched: Watched) -> AsyncGenerator[None]:
    """Yields when it watches, and after each change that counts; ends when a folder has changed."""
    from watchfiles import awatch  # no first frame needs it

    async with aclosing(
        awatch(
            *watched.folders,
            watch_filter=lambda _, changed: watched.counts(changed),
            debounce=_AT_MOST,
            step=_QUIET,
            recursive=False,
        )
    ) as found:
        first = asyncio.ensure_future(anext(found))
        try:
            await asyncio.sleep(0)  # it watches from its first step on
            if not first.done():  # it could not, or something has changed already
                yield
            changed = await first
        finally:
            first.cancel()
            await asyncio.wait([first])
        while not any(path in watched.around for _, path in changed):
            yield
            changed = await anext(found)
        yield
