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
from irtui.loading.folder import files_of
from irtui.loading.opened import opened
from irtui.loading.read import MIB, UnreadableError
from irtui.model.claims import WHOLE_ID, Ref
from irtui.model.limits import limits
from irtui.model.records import TABLES
from irtui.model.safe_text import safe_line

_HEADING = re.compile(rf"({'|'.join(TABLES)})\.({WHOLE_ID})\]".encode())
_TABLE = re.compile(rf"\n\[({'|'.join(TABLES)})\.{WHOLE_ID}\]".encode())
_ABOUT = b"\n[dataset]"
_TEXT = re.compile(rb'"(?:[^"\\\n]++|\\.)*+"')
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
    counts: Mapping[str, int]
    """How many records each table has, in the order of the format."""
    _contents: Sequence[bytes]
    """What stands in the files, a new line before each."""

    @cached_property
    def records(self) -> Sequence[Seen]:
        """The records with their names, in the order of the files."""
        found = []
        for content in self._contents:
            for table in content.split(b"\n["):
                if match := _HEADING.match(table):
                    ref = Ref(match[1].decode(), match[2].decode())
                    found.append(Seen(ref, _called(table) or ref.id))
        return found

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
    contents = []
    most = limits().max_megabytes * MIB
    with suppress(OSError, UnreadableError):
        for file in files_of(path):
            with opened(file) as stream:
                content = b"\n" + stream.read(most)
            contents.append(content.replace(b"\r\n", b"\n") if b"\r" in content else content)
    titles = map(_title, contents)
    found = Counter(name for content in contents for name in _TABLE.findall(content))
    counts = {table: found[table.encode()] for table in TABLES if found[table.encode()]}
    return Glance(next(filter(None, titles), ""), counts, contents)


def _title(content: bytes) -> str:
    """The title of the dataset, if it stands in a file."""
    at = content.find(_ABOUT)
    end = content.find(b"\n[", at + 1)
    return _called(content[at : end if end >= 0 else None]) if at >= 0 else ""


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
