"""Work in steps, and what is done once, whoever asks for it first."""

from collections.abc import Generator, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

_AT_ONCE = 250
"""Items that are made between two chances to stop."""


class Once(Generic[T]):
    """What some steps return at their end.

    Whoever asks while they are not done goes on with them, and may leave them to the next who asks.

    Args:
        steps: the work, not begun.
    """

    def __init__(self, steps: Generator[None, None, T]) -> None:
        self._steps = steps
        self._results: list[T] = []

    def result(self) -> Generator[None, None, T]:
        """The steps that are left; the result is what is returned."""
        while not self._results:
            try:
                next(self._steps)
            except StopIteration as done:
                self._results.append(done.value)
            else:
                yield
        return self._results[0]


def at_once(steps: Generator[None, None, T]) -> T:
    """What some steps return at their end."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            value: T = done.value
            return value


def gathered(items: Iterable[T]) -> Generator[None, None, list[T]]:
    """All of some items, made in steps; they are what the generator returns."""
    found = []
    for number, item in enumerate(items, 1):
        found.append(item)
        if number % _AT_ONCE == 0:
            yield
    return found
