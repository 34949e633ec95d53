"""Work that another process does beside this one, where this one can be forked."""

import os
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, NoReturn

from irtui.load.cache.tables import packed, unpacked

alone = ContextVar("alone", default=False)
"""Whether nothing else goes on in this process: only such a one is forked."""

_FILES = 64
"""Files that such a process has open at most."""


def beside(find: Callable[[], Any]) -> Callable[[], Any]:
    """Begin to find something in another process, which knows all that this one does.

    Args:
        find: what finds it; the answer is one that can be `packed`.

    Returns:
        What waits for the answer and gives it. It finds it itself where no other process did.
    """
    if not alone.get() or not hasattr(os, "fork"):
        return find
    source, target = os.pipe()
    try:
        child = os.fork()
    except OSError:  # there is no room for another one
        os.close(source)
        os.close(target)
        return find
    if not child:
        _answer(find, target)
    os.close(target)
    stream = os.fdopen(source, "rb")  # once nobody can ask for it, it is closed, and that ends it

    def found() -> Any:
        content = stream.read()
        _, failed = os.waitpid(child, 0)
        return find() if failed else unpacked(content)

    return found


def _answer(find: Callable[[], Any], target: int) -> NoReturn:
    """Write the answer down, and end this process; whatever fails, fails again in the other one.

    All else that is open is the other one's: who waits for its end must not wait for this one's.
    """
    try:
        os.closerange(0, target)
        os.closerange(target + 1, _FILES)
        with os.fdopen(target, "wb") as stream:
            stream.write(packed(find()))
        os._exit(0)
    finally:
        os._exit(1)
