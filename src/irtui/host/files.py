"""Files that are written whole or not at all."""

import os
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
