"""Work that another process does beside this one, where this one can be forked."""

import os
import signal
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import active_count
from typing import Any, NoReturn

from irtui.loading.cache.tables import packed, unpacked

_alone = ContextVar("_alone", default=False)

_FILES = 64
"""Files that such a process has open at most."""
_SIZE = struct.Struct("<Q")
"""The bytes of a value, before it."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Says that nothing else goes on in this process meanwhile: only such a one is forked."""
    before = _alone.set(True)
    try:
        yield
    finally:
        _alone.reset(before)


class Beside:
    """The values that another process finds, one after the other.

    Args:
        child: the number of the process.
        source: the file that it writes to.
    """

    def __init__(self, child: int, source: int) -> None:
        self._child = child
        # Once nobody can ask for them, it is closed, and that ends the process.
        self._stream = os.fdopen(source, "rb", buffering=0)

    def next(self) -> Any:
        """The next value, when it is found.

        Raises:
            EOFError: the process ended before.
        """
        (size,) = _SIZE.unpack(self._read(_SIZE.size))
        return unpacked(self._read(size))

    def _read(self, size: int) -> bytes:
        content = bytearray(size)
        rest = memoryview(content)
        while rest:
            count = self._stream.readinto(rest)
            if not count:
                raise EOFError
            rest = rest[count:]
        return bytes(content)

    def close(self) -> None:
        """End the process, which need not have found all."""
        if not self._stream.closed:
            self._stream.close()
            os.kill(self._child, signal.SIGKILL)  # its number is not given away before
            os.waitpid(self._child, 0)


def each_beside(find: Callable[[], Iterable[Any]]) -> Beside | None:
    """Begin to find values in another process, which knows all that this one does.

    Args:
        find: what finds them; they can be `packed`.

    Returns:
        What gives them; ``None`` where there is no other process.
    """
    if not (_alone.get() and hasattr(os, "fork")) or active_count() > 1 or os.cpu_count() == 1:
        return None
    source, target = os.pipe()
    try:
        child = os.fork()
    except OSError:  # there is no room for another one
        os.close(source)
        os.close(target)
        return None
    if not child:
        _tell(find, target)
    os.close(target)
    return Beside(child, source)


def beside(find: Callable[[], Any]) -> Callable[[], Any]:
    """Begin to find one value in another process.

    Returns:
        What waits for the value and gives it. It finds it itself where no other process did.
    """
    other = each_beside(lambda: [find()])
    if other is None:
        return find

    def found() -> Any:
        try:
            return other.next()
        except EOFError:  # whatever failed there, fails again here
            return find()
        finally:
            other.close()

    return found


def _tell(find: Callable[[], Iterable[Any]], target: int) -> NoReturn:
    """Write the values down, and end this process.

    All else that is open is the other one's: who waits for its end must not wait for this one's.
    """
    try:
        os.closerange(0, target)
        os.closerange(target + 1, _FILES)
        with os.fdopen(target, "wb") as stream:
            for value in find():
                content = packed(value)
                stream.write(_SIZE.pack(len(content)) + content)
                stream.flush()
        os._exit(0)
    finally:
        os._exit(1)
