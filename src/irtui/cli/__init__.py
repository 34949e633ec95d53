"""The commands: each loads a dataset, asks it and renders the answer."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from irtui.cli.group import main

__all__ = ["main"]


def __getattr__(name: str) -> Any:
    """``main``, with all that the command line needs; a part of the package needs less."""
    if name == "main":
        from irtui.cli.group import main

        return main
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
