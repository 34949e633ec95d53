"""A cache file: sections by name, of which each is read when it is asked for.

It is treated like bytecode. A file that somebody else could have written, that was cut off, that
has another byte in it, or that was made of another dataset or by another irtui or Python is none.
The one that comes with the package is trusted as the modules beside it are.
"""

import marshal
import os
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from io import FileIO
from itertools import accumulate, pairwise
from pathlib import Path
from stat import S_ISREG, S_IWGRP, S_IWOTH
from threading import Lock
from typing import Any
from weakref import finalize

from irtui.lean import frozen

_MAGIC = b"irtui cache 1\n\0\0"
_HEAD = struct.Struct("<16s32sQQ")
"""The magic, the key, where the list of sections is, and the size of all."""
_SUM = struct.Struct("<I")
"""The check sum, of the head before it and of all behind."""
_START = _HEAD.size + _SUM.size
_SUMMED = 1 << 20
"""Bytes that are summed up at a time."""
_ENDS = " ends"
MARSHAL = 4
"""The version of the form of plain values, which every Python since 3.4 reads."""
ANSWER = "answer "
"""What the names of sections begin with that hold answers."""


class NoCacheError(Exception):
    """There is no cache file that could be used."""


@frozen
class Contents:
    """What a cache file is to hold."""

    sections: dict[str, bytes]

    @classmethod
    def of(cls, values: Mapping[str, Any], blobs: Mapping[str, Iterable[bytes]]) -> "Contents":
        """Sections of plain values, as `marshal` takes them, and of many ``blobs`` by number."""
        sections = {name: marshal.dumps(value, MARSHAL) for name, value in values.items()}
        for name, each in blobs.items():
            parts = list(each)
            ends = array("Q", accumulate(map(len, parts), initial=0)).tobytes()
            sections |= {name: b"".join(parts), name + _ENDS: ends}
        return cls(sections)

    def packed(self, key: bytes) -> bytes:
        """The whole file.

        Args:
            key: 32 bytes that tell what it was made of.
        """
        places = {}
        at = _START
        for name, content in self.sections.items():
            places[name] = at, len(content)
            at += len(content)
        rest = (*self.sections.values(), marshal.dumps(places, MARSHAL))
        head = _HEAD.pack(_MAGIC, key, at, _START + sum(map(len, rest)))
        found = zlib.crc32(head)
        for content in rest:
            found = zlib.crc32(content, found)
        return b"".join((head, _SUM.pack(found), *rest))


class Container:
    """An open cache file.

    Args:
        path: where it is.
        shipped: whether it came with the package, whoever owns that.

    Raises:
        NoCacheError: it cannot be used, see above.
    """

    def __init__(self, path: Path, *, shipped: bool = False) -> None:
        try:
            self._file = _opened(path, shipped=shipped)
        except OSError as error:
            raise NoCacheError from error
        # Not a memory map: where the disk fails, that would end the whole process.
        self._lock = Lock()
        finalize(self, self._file.close)
        size = os.fstat(self._file.fileno()).st_size
        if size < _START:
            raise NoCacheError
        self._head = self.read(0, _HEAD.size)
        magic, self._key, self._listed, self._size = _HEAD.unpack(self._head)
        if magic != _MAGIC or self._size != size:
            raise NoCacheError

    def check(self, key: bytes) -> None:
        """Looks whether it was made of what has this key, and is whole."""
        if key != self._key:
            raise NoCacheError
        (expected,) = _SUM.unpack(self.read(_HEAD.size, _SUM.size))
        if self._summed() != expected:
            raise NoCacheError
        self._places: dict[str, tuple[int, int]] = marshal.loads(
            self.read(self._listed, self._size - self._listed)
        )

    def _summed(self) -> int:
        found = zlib.crc32(self._head)
        buffer = memoryview(bytearray(_SUMMED))
        self._file.seek(_START)
        while count := self._file.readinto(buffer):
            found = zlib.crc32(buffer[:count], found)
        return found

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from a place."""
        with self._lock:
            self._file.seek(at)
            found = self._file.read(size)
        if len(found) != size:
            raise EOFError("A cache file of irtui was cut off while it was read.")
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def value(self, name: str) -> Any:
        """The plain value in a section."""
        return marshal.loads(self.read(*self._places[name]))

    def blobs(self, name: str) -> "Blobs":
        """Many values in a section."""
        ends = memoryview(self.read(*self._places[name + _ENDS])).cast("Q")
        return Blobs(self, self._places[name][0], ends)


@frozen(eq=False)
class Blobs:
    """Values by number, each read when it is asked for."""

    _container: Container
    _start: int
    _ends: memoryview

    def __getitem__(self, number: int) -> bytes:
        first, last = self._ends[number], self._ends[number + 1]
        return self._container.read(self._start + first, last - first)

    def has(self, number: int) -> bool:
        """Whether there is anything at a number."""
        return bool(self._ends[number] < self._ends[number + 1])

    def between(self, first: int, last: int) -> list[bytes]:
        """The values from one number up to another, read at once."""
        ends = self._ends[first : last + 1].tolist()
        start = ends[0]
        whole = self._container.read(self._start + start, ends[-1] - start)
        return [whole[one - start : other - start] for one, other in pairwise(ends)]


def _opened(path: Path, *, shipped: bool) -> FileIO:
    """The file, if it is a plain one of the user's own, which nobody else may write, or shipped."""
    flags = os.O_RDONLY
    for name in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"):
        flags |= getattr(os, name, 0)
    file = FileIO(os.open(path, flags))
    found = os.fstat(file.fileno())
    foreign = (
        not shipped
        and sys.platform != "win32"
        and (found.st_uid != os.geteuid() or found.st_mode & (S_IWGRP | S_IWOTH))
    )
    if foreign or not S_ISREG(found.st_mode):
        file.close()
        raise NoCacheError
    return file
