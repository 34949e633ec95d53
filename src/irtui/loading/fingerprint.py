"""What tells the files of a dataset from others, without reading what they say."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path

from irtui.lean import frozen
from irtui.loading.opened import opened

_AT_ONCE = 1 << 18
"""Bytes that are read at a time."""


@frozen
class Fingerprint:
    """What two datasets share only if the same stands in files of the same names."""

    digest: str
    """SHA-256 of all files one after the other, in hexadecimal, without byte-order marks."""
    parts: tuple[tuple[str, int], ...]
    """The name and the bytes of each."""

    @classmethod
    def of(cls, files: Iterable[tuple[str, Iterable[bytes]]]) -> "Fingerprint":
        """That of some files, each with its name and its content, in pieces."""
        from hashlib import sha256  # noqa: PLC0415 - takes 2 ms, and few ask for a digest

        found = sha256()
        parts = []
        for name, content in files:
            size = 0
            for piece in content:
                found.update(piece)
                size += len(piece)
            parts.append((name, size))
        return cls(found.hexdigest(), tuple(parts))

    @classmethod
    def read(cls, paths: Iterable[Path], most: int) -> "Fingerprint | None":
        """That of the files at some paths; ``None`` if one of them has more bytes than ``most``.

        Raises:
            OSError: one of them cannot be read.
        """
        found = cls.of((path.name, _pieces(path, most)) for path in paths)
        return found if all(size <= most for _, size in found.parts) else None


def _pieces(path: Path, most: int) -> Iterator[bytes]:
    with opened(path) as stream:
        first = stream.read(_AT_ONCE).removeprefix(BOM_UTF8)
        read = len(first)
        yield first
        while read <= most and (piece := stream.read(_AT_ONCE)):
            read += len(piece)
            yield piece
