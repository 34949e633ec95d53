"""How much is read of a dataset before it is refused: what the user set, or what is usual."""

from collections.abc import Callable

from irtui.model.settings import Settings

_asked: list[Callable[[], Settings]] = [Settings]


def ask(settings: Callable[[], Settings]) -> None:
    """Let ``settings`` say what the user set, whenever something is read."""
    _asked[:] = [settings]


def limits() -> Settings:
    """The settings that hold now: ``max_megabytes``, ``max_levels`` and ``max_seconds`` of them."""
    return _asked[0]()
