"""irtui: a terminal explorer of who meets whom, since when, and according to whom.

For scripts and notebooks: ``data = irtui.load(path)``; all names are those of ``dir(irtui)``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from irtui.interface import (
        Chair,
        Citation,
        Claim,
        Data,
        DatasetError,
        Date,
        Day,
        Link,
        NoSuchRecordError,
        Problem,
        Record,
        Source,
        load,
    )

__version__ = "0.1.0"
__all__ = [
    "Chair",
    "Citation",
    "Claim",
    "Data",
    "DatasetError",
    "Date",
    "Day",
    "Link",
    "NoSuchRecordError",
    "Problem",
    "Record",
    "Source",
    "load",
]


if not TYPE_CHECKING:  # a type checker is to know which names there are

    def __getattr__(name: str) -> Any:
        # Only now: a command needs none of them, and is to start at once.
        if name in __all__:
            from importlib import import_module

            return getattr(import_module("irtui.interface"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return [*__all__, "__version__"]
