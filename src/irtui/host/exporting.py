"""Files of an export, written so that none that was there is lost."""

from collections.abc import Iterable
from pathlib import Path

from irtui.host.files import write_first, write_whole


class TakenError(Exception):
    """A file is there already, and was not to be replaced; the argument is its path."""


def write(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file.

    Args:
        path: where it is to be; its folder is made if there is none.
        content: what is to be in it.
        force: whether it may take the place of a file that is there.

    Raises:
        TakenError: it is there, and may not be replaced.
        OSError: it cannot be written; what was there stays as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if force:
        write_whole(path, content)
        return
    try:
        write_first(path, content)
    except FileExistsError as error:
        raise TakenError(path) from error


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], *, force: bool) -> int:
    """Write files into a folder, one by one as they are made.

    Args:
        folder: where they are to be; it is made if there is none.
        files: their names, with ``/`` between folders, and what is to be in each.
        force: whether they may take the places of files that are there.

    Returns:
        The bytes that were written.

    Raises:
        TakenError: there is something in the folder, and it may not be replaced.
        OSError: one cannot be written; then those that were not there before are taken away again.
    """
    if folder.is_dir() and not force and any(folder.iterdir()):
        raise TakenError(folder)
    written: list[Path] = []
    size = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            path = folder / name
            new = not path.exists()
            write(path, content, force=force)
            size += len(content)
            if new:
                written.append(path)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return size
