"""What can be told of a large dataset before it is read: its title, and its records by name.

The files are not parsed, which takes seconds, but looked through for the headings of tables and for
the first name below each. What stands in them in another way is told when the dataset is read.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from irtui.lean import frozen
from irtui.load.folder import files_of
from irtui.load.read import MAX_BYTES, UnreadableError
from irtui.model.claims import ID_PATTERN, Ref
from irtui.model.records import TABLES
from irtui.model.safe_text import safe_line

_HEADING = re.compile(rf"({'|'.join(TABLES)})\.({ID_PATTERN})\]".encode())
_TEXT = re.compile(rb'"(?:[^"\\\n]|\\.)*"')
_CALLED = (b"\nname", b"\ntitle", b"\ntext")
"""The keys that a record is called by, before all others."""


@frozen
class Seen:
    """A record that was seen in a file."""

    ref: Ref
    name: str
    """What it is called, safe to be shown; its id where no name was seen."""


@frozen(eq=False)
class Glance:
    """What a dataset seems to hold."""

    title: str
    """The title of the dataset, safe to be shown; empty where none was seen."""
    _tables: Sequence[tuple[Ref, bytes]]
    """What stands below the heading of each record, in the order of the files."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many records each table has, in the order of the format."""
        found = Counter(ref.table for ref, _ in self._tables)
        return {table: found[table] for table in TABLES if found[table]}

    @cached_property
    def records(self) -> Sequence[Seen]:
        """The records with their names, in the order of the files."""
        return [Seen(ref, _called(table) or ref.id) for ref, table in self._tables]

    def find(self, words: str) -> Iterator[Seen]:
        """The records in whose names or ids each of some words stands, in any case."""
        wanted = words.casefold().split()
        for one in self.records:
            called = f"{one.name} {one.ref}".casefold()
            if all(word in called for word in wanted):
                yield one


def glance(path: Path) -> Glance:
    """Look through the file at ``path``, or all files of the folder there.

    What cannot be read is told when the dataset is read; here nothing is seen of it.
    """
    title = ""
    found: list[tuple[Ref, bytes]] = []
    with suppress(OSError, UnreadableError):
        for file in files_of(path):
            with file.open("rb") as stream:
                content = b"\n" + stream.read(MAX_BYTES)
            for table in content.replace(b"\r\n", b"\n").split(b"\n["):
                if match := _HEADING.match(table):
                    found.append((Ref(match[1].decode(), match[2].decode()), table))
                elif table.startswith(b"dataset]"):
                    title = _called(table) or title
    return Glance(title, found)


def _called(table: bytes) -> str:
    """The first text under the first of the keys that a record is called by."""
    for key in _CALLED:
        at = table.find(key)
        if at >= 0 and (text := _TEXT.search(table, at, _end(table, at + 1))):
            quoted = text[0].decode(errors="replace")
            if "\\" not in quoted:
                return safe_line(quoted[1:-1])
            with suppress(ValueError):  # TOML's texts are those of JSON, nearly
                return safe_line(json.loads(quoted))
    return ""


def _end(table: bytes, at: int) -> int:
    """Where a value ends at the latest: in a few lines."""
    end = table.find(b"\n\n", at)
    return end if end >= 0 else len(table)
