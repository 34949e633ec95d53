"""Who finds what stands in the palette; each is imported when that is opened."""

from collections.abc import Callable

from textual.command import Provider


def _listed_commands() -> type[Provider]:
    """What finds commands in the palette; imported when the palette is opened."""
    from irtui.tui.listed_commands import ListedCommands

    return ListedCommands


def _record_commands() -> type[Provider]:
    """What finds records there."""
    from irtui.tui.record_commands import RecordCommands

    return RecordCommands


def _dataset_commands() -> type[Provider]:
    """What finds datasets there."""
    from irtui.tui.dataset_commands import DatasetCommands

    return DatasetCommands


PROVIDERS: set[type[Provider] | Callable[[], type[Provider]]] = {
    _listed_commands,
    _record_commands,
    _dataset_commands,
}
"""All of them, as Textual takes them."""
