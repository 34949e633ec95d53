"""What may be asked for on the command line, as values: any command's options, the explorer's.

Neither needs click, which takes as long to import as all of these, and is not needed where the
explorer opens without any option.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from irtui.lean import fields, frozen

if TYPE_CHECKING:
    from irtui.loading import Loaded
    from irtui.model.as_of import AsOf
    from irtui.model.dataset import Dataset
    from irtui.model.window import Window

DATA_VARIABLE = "IRTUI_DATA"
"""Where the environment names the dataset's file."""
SERVED_VARIABLE = "_IRTUI_SERVED"
"""What ``irtui serve`` sets for the explorers that it runs."""


@frozen
class Options:
    """The options that every command takes."""

    data: Path | None = None
    """The dataset's file; ``None`` for the bundled one."""
    at: date | None = None
    """The day asked for; ``None`` for the one that the dataset was reviewed on."""
    plain: bool = False

    @property
    def path(self) -> Path:
        """The dataset's file."""
        from irtui.loading import bundled_path

        return self.data or bundled_path()

    @property
    def linear(self) -> bool:
        """Whether to print plain lines: when told so, into a pipe, and on a dumb terminal."""
        return self.plain or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"

    def waiting(self, words: str, *files: Path) -> AbstractContextManager[None]:
        """Says on a terminal what is done within, if that takes long; `waiting.waiting`."""
        from irtui.cli.waiting import waiting

        return waiting(words, *files, quiet=self.plain)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """As `waiting`, while the file is read; another process may take part in that."""
        from irtui.host.reading import reading
        from irtui.loading.beside import undisturbed

        with self.waiting(reading(self.path), self.path), undisturbed():
            yield

    def load(self) -> "Loaded":
        """The file; ends the program with exit code 2 if it cannot be shown."""
        import click

        from irtui.host.caching import keep_later, open_dataset

        loaded = open_dataset(self.path, self.reading)
        if loaded.dataset is None:
            from irtui.cli.failing import fail_with_problems

            fail_with_problems(loaded)
        if context := click.get_current_context(silent=True):
            context.call_on_close(partial(keep_later, loaded))
        return loaded

    def as_of(self, dataset: "Dataset") -> "AsOf":
        """The dataset on the day to answer for."""
        from irtui.model.as_of import AsOf

        return AsOf.of(dataset, self.at or dataset.about.day)


@frozen(kw_only=True)
class Opening:
    """What the explorer opens with; all that is left empty is as usual."""

    go: str | None = None
    """The record, or the dataset itself."""
    find: str | None = None
    """A search to begin with."""
    filter: str | None = None
    former: bool = False
    window: "Window | None" = None
    lanes: str | None = None
    full: bool = False
    unfold: tuple[str, ...] = ()
    query: str | None = None
    against: Path | None = None
    """The older version to compare with: a file, a folder, or a revision of git."""
    theme: str | None = None
    """The name of a theme of our own."""
    screenshot: Path | None = None
    """The file to save a picture in, instead of opening."""
    size: tuple[int, int] | None = None
    """Columns and rows of that picture."""
    keys: str | None = None
    """The keys to press before that picture."""

    @property
    def of_picture(self) -> bool:
        """Whether anything is asked for that only a picture has."""
        return any((self.screenshot, self.size, self.keys))

    @property
    def given(self) -> list[str]:
        """The options that were given, as they are typed."""
        return [f"--{one.name}" for one in fields(Opening) if getattr(self, one.name)]
