"""Notices when the files of a dataset are written, in whatever way an editor does that."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from attrs import frozen

_LINKS = 40
"""Links that are followed one after the other, as many as Linux does."""
_AT_MOST, _QUIET = 400, 50
"""Milliseconds in which changes are taken together, at most, and after the last of them."""


@frozen
class _Places:
    """Where changes are looked for: in folders, for a file that is renamed is another one then."""

    folders: frozenset[str]
    files: frozenset[str]
    every: str = ""
    """A folder all of whose ``.toml`` files count; empty for none."""

    @classmethod
    def of(cls, path: Path) -> "_Places":
        """The places that matter to the dataset in a file, or in a folder."""
        ways = [path]
        every = ""
        if path.is_dir():
            every = os.path.realpath(path)
            ways += [one for one in path.iterdir() if one.is_symlink()]
        files = {str(step) for way in ways for step in _way(way)}
        folders = {str(Path(file).parent) for file in files} | ({every} if every else set())
        return cls(frozenset(filter(os.path.isdir, folders)), frozenset(files), every)

    def count(self, _: object, changed: str) -> bool:
        """Whether a change at a path may be one of the dataset."""
        parent, name = os.path.split(changed)
        listed = parent == self.every and name.endswith(".toml") and not name.startswith(".")
        return listed or changed in self.files or changed in self.folders


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

    Raises:
        OSError: the place cannot be watched, or no longer.
        RuntimeError: likewise, by what the system tells of it.
        ValueError: likewise, for the name is none that can be watched.
    """
    from watchfiles import awatch  # noqa: PLC0415 - no first frame needs it

    while True:
        places = _Places.of(path)
        watched = awatch(
            *places.folders,
            watch_filter=places.count,
            debounce=_AT_MOST,
            step=_QUIET,
            recursive=False,
        )
        async for found in watched:
            yield
            moved = any(changed in places.folders for _, changed in found)
            if moved or _Places.of(path) != places:
                break
        await watched.aclose()
        yield  # something may have changed between the two
