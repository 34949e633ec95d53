"""Files that are written whole or not at all, whatever the disk has room for."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from irtui.host import files
from irtui.host.files import write_first, write_new, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits as Unix has them")


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can have a byte within."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("size", [10, 1 << 20], ids=str)  # less than a buffer holds, and more
@pytest.mark.parametrize(
    ("write", "there"),
    [
        (write_whole, b"before"),
        (lambda path, content: write_whole(path, content, 0o600, anew=True), b"before"),
        (write_first, None),
        (lambda path, content: write_new(path.parent, path.stem, path.suffix, content), b"before"),
    ],
    ids=["whole", "anew", "first", "new"],
)
def test_on_a_full_disk_all_is_as_it_was(
    write: Callable[[Path, bytes], object], there: bytes | None, size: int, tmp_path: Path
) -> None:
    path = tmp_path / "file.txt"
    if there is not None:
        path.write_bytes(there)
    with full_disk(), pytest.raises(OSError, match="File too large"):
        write(path, b"x" * size)
    assert {one: one.read_bytes() for one in tmp_path.iterdir()} == ({path: there} if there else {})


def test_the_bytes_are_on_the_disk_before_the_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.txt"
    sync, replace, steps = os.fsync, os.replace, []

    def synced(file: int) -> None:
        sync(file)
        steps.append(("on the disk", os.fstat(file).st_size))

    def replaced(source: Any, target: Any) -> None:
        replace(source, target)
        steps.append(("in its place", Path(target).stat().st_size))

    monkeypatch.setattr("os.fsync", synced)
    monkeypatch.setattr("os.replace", replaced)
    write_whole(path, b"after")
    assert steps == [("on the disk", 5), ("in its place", 5)]


def killed_at(line: int, work: Callable[[], object]) -> bool:
    """Whether a process that is killed before some line of `files` comes to the end of ``work``."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    lines = count()

    def look(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename != files.__file__:
            return None
        if event == "line" and next(lines) == line:
            os.kill(os.getpid(), signal.SIGKILL)
        return look

    try:
        sys.settrace(look)
        work()
        os._exit(0)
    finally:
        os._exit(1)


def test_whenever_it_is_killed_a_file_is_what_it_was_or_what_it_is_to_be(tmp_path: Path) -> None:
    path, seen = tmp_path / "file.txt", set()
    for line in count():
        path.write_bytes(b"before")
        ended = killed_at(line, lambda: write_whole(path, b"after", 0o600))
        seen.add(path.read_bytes())
        if ended:
            break
    assert seen == {b"before", b"after"}
    assert line > 5
