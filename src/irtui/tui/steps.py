"""Work in steps: the app listens to keys between them, and newer work overtakes it there."""

import asyncio
from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


async def in_steps(steps: Generator[None, None, T]) -> T:
    """What ``steps`` return at their end; before each, everything else has its turn."""
    while True:
        await asyncio.sleep(0)
        try:
            next(steps)
        except StopIteration as done:
            answer: T = done.value
            return answer
