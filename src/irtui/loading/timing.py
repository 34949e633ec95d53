"""When reading has taken too long."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from time import thread_time
from typing import TypeVar

T = TypeVar("T")

_OFTEN = 64
"""Items for which the clock is asked once; that takes as long as a tenth of a record."""


class TooLongError(Exception):
    """Reading takes longer than the limit allows."""


_end = ContextVar("end", default=inf)


@contextmanager
def in_time(seconds: int) -> Iterator[None]:
    """Let `check_time` fail within, once this thread has computed for so many ``seconds``."""
    token = _end.set(thread_time() + seconds)
    try:
        yield
    finally:
        _end.reset(token)


def check_time() -> None:
    """Raises `TooLongError`, if there is no more time."""
    if thread_time() > _end.get():
        raise TooLongError


def timed(items: Iterable[T]) -> Iterator[T]:
    """The same items, of which each of some takes time; raises as `check_time`."""
    for number, item in enumerate(items):
        if not number % _OFTEN:
            check_time()
        yield item
