"""Files that are written whole or not at all, whatever the disk has room for."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

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
