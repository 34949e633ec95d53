"""What a format of export or import is, and what its modules take and give."""

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from irtui.lean import field, frozen

if TYPE_CHECKING:
    from irtui.exchange.scope import Scope


class File(NamedTuple):
    """A file of an export."""

    name: str
    """Its name in the folder, with ``/`` between folders; empty where the export is one file."""
    content: bytes


@frozen
class Losses:
    """What of a dataset a format could not hold, counted by what it is."""

    counts: Counter[str] = field(factory=Counter)
    """By a word in the plural, such as ``notes``: how many were left out."""

    def count(self, what: str, number: int = 1) -> None:
        """Note that something was left out.

        Args:
            what: a word or a few in the plural: ``notes``, ``dates that are no single day``.
            number: how many; none is noted as well as not noted.
        """
        if number:
            self.counts[what] += number


class MissingExtraError(ImportError):
    """The library that a format is made with is not installed; the message says how to get it."""


@frozen(kw_only=True)
class Format:
    """A format, as the commands list it."""

    name: str
    """What it is asked for by: ``csv``."""
    module: str
    """Its module in this package."""
    what: str
    """What it is, and whom it is for, in a few words."""
    keeps: str
    """What it keeps, as a sentence without its full stop."""
    loses: str = ""
    """What it loses; empty: nothing."""
    extra: str = ""
    """The extra of irtui that brings its library; empty: it needs none."""
    folder: bool = False
    """Whether it is several files in a folder."""
    text: bool = True
    """Whether its file is text, which can be printed."""

    def _loaded(self) -> Any:
        return import_module(f"irtui.exchange.{self.module}")

    def export(self, scope: "Scope", losses: Losses) -> Iterator[File]:
        """Makes its files of what is exported, and counts what it leaves out.

        Raises:
            MissingExtraError: its library is not installed.
        """
        found: Iterator[File] = self._loaded().export(scope, losses)
        return found

    def read(self, path: Path, reading: "Reading") -> "Imported":
        """Reads a file of this format.

        Raises:
            MissingExtraError: its library is not installed.
            ForeignError: the file cannot be read, or is of another format.
        """
        found: Imported = self._loaded().read(path, reading)
        return found


def library(module: str, what: str, extra: str) -> Any:
    """A library that an extra of irtui brings.

    Args:
        module: what is imported.
        what: what needs it, as it is called.
        extra: the extra that brings it.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0].replace("_", "-")
        message = f"{what} needs {name}, which is not installed. Install it with: "
        raise MissingExtraError(f"{message}pip install 'irtui[{extra}]'") from error


class Unread(NamedTuple):
    """Something in a foreign file that was not understood."""

    where: str
    """Where it stands, as its readers count: ``row 12, column “since”``."""
    what: str
    """What is wrong, as a sentence: ``“soon” is no date.``"""


class ForeignError(Exception):
    """A file cannot be read as the format that it should be; the message says why, and where."""


@frozen(kw_only=True)
class Reading:
    """What an import is told besides its file."""

    title: str | None = None
    """What the dataset is to be called; ``None``: as the file says, or by its name."""
    today: str = ""
    """The day that it is, ``2024-06-01``: what is read was seen on it."""
    mapping: Path | None = None
    """For a table: the file that says which column is which field."""


@frozen(kw_only=True)
class Imported:
    """What was read, as the tables of a dataset's file."""

    tables: Mapping[str, Mapping[str, Any]]
    """``dataset``, and for each kind of record its records by id, as TOML would give them."""
    unread: tuple[Unread, ...] = ()
    """What was not understood, in the order of the file."""
