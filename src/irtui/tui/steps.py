"""Work that takes long: in steps, between which keys are heard, or in a thread beside them."""

import asyncio
from collections.abc import Callable, Generator
from contextlib import suppress
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

ARRIVING = "arriving"
"""The group of the worker that waits for a large file to be read."""


async def in_steps(steps: Generator[None, None, T]) -> T:
    """What ``steps`` return at their end; before each, everything else has its turn.

    Newer work overtakes it there.
    """
    while True:
        await asyncio.sleep(0)
        try:
            next(steps)
        except StopIteration as done:
            answer: T = done.value
            return answer


async def in_thread(find: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a function gives, found while everything else goes on; what it raises, is raised here.

    As `asyncio.to_thread`, but nobody who leaves the app has to wait for its end.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(how: Callable[[Any], None], what: object) -> None:
        if not answer.done():  # nobody waits for it any more
            how(what)

    def work() -> None:
        how: Callable[[Any], None] = answer.set_result
        what: object
        try:
            what = find(*args, **kwargs)
        except Exception as error:
            how, what = answer.set_exception, error
        with suppress(RuntimeError):  # the app was left
            loop.call_soon_threadsafe(settle, how, what)

    Thread(target=work, daemon=True).start()
    return await answer
