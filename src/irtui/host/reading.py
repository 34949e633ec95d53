"""Files that take long to be read, and what is said meanwhile."""

from pathlib import Path

from irtui.model.safe_text import safe_line

LARGE = 1 << 20
"""Bytes of files that take longer than a moment to be read; no thread can do anything meanwhile."""


def takes_long(*paths: Path, most: int = LARGE) -> bool:
    """Whether files, or those in folders, have more than ``most`` bytes, if that can be known."""
    return sum(map(_size, paths)) > most


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
