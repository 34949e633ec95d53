"""Datasets that open quickly: those with many records are kept in the user's cache folder.

Run as ``python -m irtui.host.caching PATH WAITS``, it keeps a dataset, and says how far it is.
WAITS is the number of the process that waits for it, or “later”.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from irtui.host.files import write_whole
from irtui.host.folders import cache_folder
from irtui.host.limits import limits_of_user
from irtui.host.reading import takes_long
from irtui.loading import Loaded, bundled_path, load, replaced_by_updates
from irtui.loading.beside import beside, undisturbed
from irtui.loading.cache import NoCacheError, recall
from irtui.model.dataset import Dataset
from irtui.model.limits import ask

if TYPE_CHECKING:
    import subprocess

MANY = 2_000
"""Records from which on a dataset is worth keeping, as is the one that comes with irtui."""
_MOST = 20
"""Datasets that are kept, those that were opened last."""
_OURS = 0o700, 0o600
"""The permissions of the folder and of the files in it: what one looked at is nobody else's."""
_LOCK = ".lock"
_LONG = 8 << 20
"""Bytes of a dataset that takes seconds to be read."""
_LATER = "later"
"""What is told a process for which nobody waits."""
_LOOKS = 0.5
"""Seconds between two looks whether somebody still waits."""
_PATIENCE = 0.05
"""Seconds that are waited for another process that keeps the same dataset."""


def cache_file(path: Path) -> Path:
    """Where the dataset at ``path`` is kept; the file need not exist."""
    from hashlib import sha256  # takes 2 ms, which not all can spare

    name = sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    return cache_folder() / f"{name}.cache"


def _shipped(path: Path) -> Loaded | None:
    """The dataset that comes with irtui, out of the cache file that comes with it in a wheel."""
    if not replaced_by_updates(path):
        return None
    with suppress(NoCacheError):
        return recall(path, cache_file(path), path.with_suffix(".cache"))
    return None


def _recalled(path: Path) -> Loaded | None:
    try:
        file = cache_file(path)
        found = recall(path, file)
    except (NoCacheError, ValueError):  # ValueError: a name with a NUL in it
        return None
    with suppress(OSError):
        os.utime(file)  # those that were opened last stay longest
    return found


def open_dataset(
    path: Path, within: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Loaded:
    """The dataset at ``path``, as `load` gives it: from its cache, or else from its files.

    Args:
        path: the file or the folder.
        within: gives what is entered while files are read.
    """
    if found := _shipped(path) or _recalled(path):
        return found
    with within():
        return load(path, sparing=True)


def open_soon(
    path: Path, within: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Loaded:
    """As `open_dataset`; but of what would take seconds, only that it is still to be read."""
    if takes_long(path, most=_LONG):
        return _recalled(path) or Loaded(path, None, ())
    return open_dataset(path, within)


def reopen(path: Path) -> Loaded:
    """As `open_dataset`; and what is read anew is kept later, if that is worth it."""
    loaded = open_dataset(path)
    keep_beside(loaded)
    return loaded


def worth_keeping(loaded: Loaded, many: int = MANY) -> bool:
    """Whether a dataset is to be kept: it is sound, large, and not yet kept as a whole."""
    if loaded.dataset is None or (loaded.kept and loaded.whole):
        return False
    if loaded.path == bundled_path():
        known = _recalled(loaded.path) if loaded.kept else None  # what is shipped is not the whole
        return not (known and known.whole)
    return len(loaded.dataset.records) >= many


def keep(
    path: Path,
    said: Callable[[str], None] = lambda _: None,
    done: Callable[[], None] = lambda: None,
    *,
    waited_for: bool = False,
) -> bool:
    """Keep the dataset at ``path``, unless another process does just now.

    Args:
        path: the file or the folder.
        said: is told how far it is, a line at a time.
        done: is called when it is kept, and what was made for that is still there.
        waited_for: whether to keep no more than what is needed to open it.

    Returns:
        Whether it is kept now.
    """
    from filelock import FileLock, Timeout  # only who keeps something needs these

    file = cache_file(path)

    def write(content: bytes) -> None:
        write_whole(file, content, _OURS[1], anew=True)
        _forget_oldest(file.parent)
        done()

    try:
        _make_folder()
        with FileLock(file.with_suffix(_LOCK), timeout=_PATIENCE, mode=_OURS[1]):
            known = _recalled(path)  # another process may have kept it meanwhile
            if known and (known.whole or waited_for):
                return True
            return _make(path, said, write, whole=not waited_for)
    except (OSError, Timeout):
        return False


def _make(
    path: Path, said: Callable[[str], None], write: Callable[[bytes], None], *, whole: bool
) -> bool:
    """Make the cache file of a dataset; while that is checked, answers are found beside it."""
    from irtui.host.answers import ANSWERS, FIRST, LONGEST
    from irtui.loading.cache.writing import answers, kept_as, packed_tables

    tables: dict[tuple[str, str], bytes] = {}
    longest: list[Callable[[], dict[str, Any]]] = []

    def parsed(piece: dict[str, Any]) -> None:
        tables.update(packed_tables(piece))

    def begun(dataset: Dataset) -> None:
        said(f"Keeping {len(dataset.records):,} records for the next time")
        longest.append(beside(lambda: answers(dataset, LONGEST)))

    loaded = load(path, sparing=True, said=parsed, begun=begun)
    if loaded.dataset is None:
        return False
    others = [one for one in (ANSWERS if whole else FIRST) if one not in LONGEST]
    write(kept_as(loaded, others, longest[0], tables, whole=whole))
    return True


def _make_folder() -> None:
    cache_folder().mkdir(_OURS[0], parents=True, exist_ok=True)


def _forget_oldest(folder: Path) -> None:
    with suppress(OSError):
        files = [one for one in folder.iterdir() if one.suffix != _LOCK]  # some half written
        files.sort(key=lambda one: one.stat().st_mtime_ns)
        for one in files[:-_MOST]:
            one.unlink(missing_ok=True)
            one.with_suffix(_LOCK).unlink(missing_ok=True)


def keep_later(loaded: Loaded, many: int = MANY) -> "subprocess.Popen[bytes] | None":
    """Let a process of its own keep a dataset, if that is worth it; nothing waits for it.

    Args:
        loaded: what was loaded.
        many: records from which on it is worth it.

    Returns:
        The process; ``None`` if there is none.
    """
    if not worth_keeping(loaded, many):
        return None
    import subprocess  # takes 10 ms to import

    try:
        _make_folder()
        # -P: what lies about in the folder where one works is not to be imported.
        return subprocess.Popen(  # noqa: S603 - it is this program, by no shell
            [sys.executable, "-P", "-m", __name__, str(loaded.path.absolute()), _LATER],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None


def keep_beside(loaded: Loaded) -> None:
    """As `keep_later`, from a process that goes on: nothing of the other stays when that ends."""
    process = keep_later(loaded)
    if process is not None:
        Thread(target=process.wait, daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process soon after the one that waits for it, however that ended."""
    if not hasattr(signal, "setitimer"):
        return

    def look(*_: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOKS, _LOOKS)


def main() -> None:
    """Keep the dataset at the path that is given; if nobody waits for it, behind all else."""
    gc.disable()  # nothing that is made here is dropped before the end
    later = sys.argv[2] == _LATER
    if not later:
        _end_with(int(sys.argv[2]))
    elif hasattr(os, "nice"):
        os.nice(19)
    ask(limits_of_user)
    # To drop all that was made takes longer than to end.
    with nullcontext() if later else undisturbed():
        say, done = partial(print, flush=True), partial(os._exit, 0)
        os._exit(not keep(Path(sys.argv[1]), say, done, waited_for=not later))


if __name__ == "__main__":
    main()
