"""Files that are written whole or not at all, so that none that was there is lost."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path


def write_whole(path: Path, content: bytes, mode: int = 0o666, *, anew: bool = False) -> None:
    """Put a file with this content in the place of one that may be there, all at once.

    A link stays a link, and its file keeps its permissions.

    Args:
        path: where it is to be.
        content: what is to be in it.
        mode: the permissions of a file that was not there, less those that the user withholds.
        anew: whether it has these whatever was there, and stands in the place of a link, too.

    Raises:
        OSError: it cannot be written; what was there stays as it was.
    """
    path = path if anew else path.resolve()
    new = path.with_name(f".irtui-{os.urandom(4).hex()}")
    try:
        new.touch(mode, exist_ok=False)
        with new.open("wb") as file:
            file.write(content)
            if not anew:  # else a machine that fails could have the name without the content
                file.flush()
                os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            new.chmod(mode if anew else path.stat().st_mode)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def write_first(path: Path, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        FileExistsError: it is there, and stays as it is.
        OSError: it cannot be written; then it is not there.
    """
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()  # else a full disk would be told when nothing can be taken back
        except OSError:
            path.unlink(missing_ok=True)
            raise


def write_new(folder: Path, stem: str, ending: str, content: bytes) -> Path:
    """Write a new file, with a number after its name where that is taken.

    Returns:
        Where it is.

    Raises:
        OSError: it cannot be written; then nothing is.
    """
    for number in count(1):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
        with suppress(FileExistsError):
            write_first(path, content)
            return path
    raise AssertionError  # numbers have no end


# What an export or an import gives


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
    _make(path.parent)
    if path.exists() and not (path.is_file() or path.is_dir()):
        path.write_bytes(content)  # a pipe or a device, whose place no file may take
        return
    if force or path.is_dir():
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
        OSError: one cannot be written. Whatever breaks it off, files that were not there before
            are taken away again.
    """
    there = folder.is_dir()
    if there and not force and any(folder.iterdir()):
        raise TakenError(folder)
    written: list[Path] = []
    size = 0
    try:
        _make(folder)
        for name, content in files:
            path = folder / name
            new = not path.exists()
            write(path, content, force=force)
            size += len(content)
            if new:
                written.append(path)
    except BaseException:  # ctrl+c, too: what is half of a folder would look like all of it
        for path in written:
            path.unlink(missing_ok=True)
        for inner in [] if there else [*sorted(folder.rglob("*"), reverse=True), folder]:
            with suppress(OSError):
                inner.rmdir()
        raise
    return size


def _make(folder: Path) -> None:
    """Make a folder and those above it; a file in the place of one is a `NotADirectoryError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        code = errno.ENOTDIR
        raise NotADirectoryError(code, os.strerror(code), error.filename) from error
