"""Files that take long to be read, and what is said meanwhile."""

from pathlib import Path

from irtui.model.safe_text import safe_line

LARGE = 1 << 20
"""Bytes of files that take longer than a moment to be read; no thread can do anything meanwhile."""


def takes_long(*paths: Path, most: int | None = None) -> bool:
    """Whether files, or those in folders, have more bytes than `LARGE`, or than ``most``.

    What cannot be looked at has none.
    """
    return sum(map(_size, paths)) > (LARGE if most is None else most)


def _size(path: Path) -> int:
    """Bytes of a file, or of those in a folder; 0 where that cannot be known."""
    try:
        files = [*path.glob("*.toml")] if path.is_dir() else [path]
        return sum(one.stat().st_size for one in files)
    except OSError:
        return 0


def reading(*paths: Path) -> str:
    """What is said while files are read."""
    return f"Reading {' and '.join(safe_line(path.name or str(path)) for path in paths)}"
