"""How much is read of a dataset, and told of what is wrong: what the user set, or what is usual."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from irtui.model.settings import Settings


def _usual() -> "Settings":
    from irtui.model.settings import Settings

    return Settings()


_asked: list[Callable[[], "Settings"]] = [_usual]


def ask(settings: Callable[[], "Settings"]) -> None:
    """Let ``settings`` say what the user set, whenever something is read."""
    _asked[:] = [settings]


def limits() -> "Settings":
    """The settings that hold now: all of them that begin with ``max_``."""
    return _asked[0]()
