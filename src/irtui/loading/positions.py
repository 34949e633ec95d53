"""Where each key and each array item of a TOML document stands.

TOML parsers give values without positions. This scanner reads a document that is known to be
valid, or valid up to its end, and notes where things are; it is run only when a problem has to be
located.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress

from irtui.lean import frozen
from irtui.loading.cleaning import Names
from irtui.model.problems import Path

_SPACE = re.compile(r"[ \t]*")
# Possessive (++, *+): else each round takes memory, a hundred times that of what it reads.
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]*")
STRINGS = (
    (re.compile(r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}', re.DOTALL), '"""'),
    (re.compile(r"'''.*?'{3,5}(?!')", re.DOTALL), "'''"),
    (re.compile(r'"(?:[^"\\]++|\\.)*+"'), '"'),
    (re.compile(r"'[^']*'"), "'"),
)
"""Each kind of string, with its opening quote."""
_DEEPEST = 64
"""How many keys and indexes may lead to a place; `Settings.max_levels` allows fewer."""
_AS_WRITTEN: Names = {}
_ESCAPE = re.compile(r'\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[btnfr"\\])')
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


def _unescape(match: re.Match[str]) -> str:
    code = match.group(1)
    return _SHORT.get(code) or chr(int(code[1:], 16))


def _without_zeros(path: Path) -> Path:
    """A path without the indexes that may be left out; see `Positions.as_written`."""
    return tuple(key for key in path if key != 0) if 0 in path else path


def _leading_to(paths: Iterable[Path]) -> set[Path]:
    """All that leads to some paths, with them."""
    short = set(map(_without_zeros, paths))
    return {path[:size] for path in short for size in range(1, len(path) + 1)}


class _Scanner:
    """One pass over the text; ``found`` maps paths to offsets."""

    def __init__(self, text: str, names: Names, asked: Container[Path] | None = None) -> None:
        self.text = text
        self.at = 0
        self._asked = asked
        self._names = names
        self.found: dict[Path, int] = {}
        self.latest: list[tuple[Path, int]] = []
        """The parts of the key that was read last, each with its path and its offset."""
        self._tables: dict[Path, int] = {}  # for each array of tables, the index of its last

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:  # the parser took what this scanner does not: stop where it is
            raise IndexError(self.at)
        self.at = match.end()
        return match.group()

    def _looking_at(self, token: str) -> bool:
        return self.text.startswith(token, self.at)

    def _string(self) -> str:
        for pattern, quote in STRINGS:
            if self._looking_at(quote):
                return self._skip(pattern)
        raise IndexError(self.at)

    def _key(self) -> Iterator[tuple[str, int]]:
        """The parts of a dotted key, each with its offset."""
        while True:
            self._skip(_SPACE)
            start = self.at
            if self.text[start] in "\"'":
                literal = self._string()
                part = literal[1:-1]
                yield (_ESCAPE.sub(_unescape, part) if literal[0] == '"' else part), start
            else:
                yield self._skip(_BARE), start
            self._skip(_SPACE)
            if not self._looking_at("."):
                return
            self.at += 1

    def _extend(self, path: Path, part: str, offset: int) -> Path:
        path = (*path, self._names.get((path, part), part))
        self._note(path, offset)
        self.latest.append((path, offset))
        return path

    def _note(self, path: Path, offset: int) -> None:
        if len(path) > _DEEPEST:
            raise IndexError(offset)
        if self._asked is None or _without_zeros(path) in self._asked:
            self.found.setdefault(path, offset)

    def _pair(self, path: Path) -> None:
        latest: list[tuple[Path, int]] = []
        for part, offset in self._key():
            self.latest = latest  # where the text breaks off, the key before stays the latest
            path = self._extend(path, part, offset)
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)
        self.latest = latest

    def _value(self, path: Path) -> None:
        opening = self.text[self.at]
        if opening in "\"'":
            self._string()
        elif opening == "[":
            self._items(path, "]")
        elif opening == "{":
            self._items(path, "}")
        else:
            self._skip(_SCALAR)

    def _items(self, path: Path, closing: str) -> None:
        self.at += 1
        index = 0
        while True:
            self._skip(_BLANK)
            if self._looking_at(closing):
                self.at += 1
                return
            if closing == "}":
                self._pair(path)
            else:
                item = (*path, index)
                self._note(item, self.at)
                self._value(item)
                index += 1
            self._skip(_BLANK)
            if self._looking_at(","):
                self.at += 1

    def _header(self) -> Path:
        many = self._looking_at("[[")
        self.at += 2 if many else 1
        path: Path = ()
        self.latest = []
        parts = list(self._key())
        for number, (part, offset) in enumerate(parts):
            path = self._extend(path, part, offset)
            last = number == len(parts) - 1
            if many and last:
                self._tables[path] = self._tables.get(path, -1) + 1
            if path in self._tables:
                path = (*path, self._tables[path])
                self.found.setdefault(path, offset)
        self.at += 2 if many else 1
        return path

    def scan(self) -> None:
        table: Path = ()
        while True:
            self._skip(_BLANK)
            if self.at >= len(self.text):
                return
            if self._looking_at("["):
                table = self._header()
            else:
                self._pair(table)


@frozen
class Repeated:
    """A key or a table that was there already."""

    path: Path
    again: int
    """Where it stands again, in characters."""
    first: int
    """Where it stands first."""


def repeated(text: str) -> Repeated | None:
    """What is there twice in a text that breaks off right behind it; ``None`` if nothing is."""
    scanner = _Scanner(text, _AS_WRITTEN)
    with suppress(IndexError):
        scanner.scan()
    for path, offset in reversed(scanner.latest):
        if scanner.found[path] < offset:
            return Repeated(path, offset, scanner.found[path])
    return None


class Positions(Mapping[Path, tuple[int, int]]):
    """Line and column, both from 1 and in characters, of every path in a TOML text.

    Of a text that breaks off or goes too deep, the paths up to there.

    Args:
        text: the document.
        names: what the keys are called in the paths, where they are not called as they are written.
        near: paths in the dataset near which others are looked for, and nowhere else; all need not
            be held then.
    """

    def __init__(
        self, text: str, names: Names = _AS_WRITTEN, near: Iterable[Path] | None = None
    ) -> None:
        scanner = _Scanner(text, names, None if near is None else _leading_to(near))
        with suppress(IndexError):
            scanner.scan()
        self._offsets = scanner.found
        self._lines = array("I", [0])
        self._lines.extend(match.end() for match in re.finditer("\n", text))

    def __getitem__(self, path: Path) -> tuple[int, int]:
        offset = self._offsets[path]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def __iter__(self) -> Iterator[Path]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)

    def as_written(self, path: Path) -> Path:
        """The path in the file of what ``path`` leads to in the dataset, or of the nearest around.

        In the dataset a field's only claim is the first of a list, and its value has a key: in the
        file each may stand for itself.
        """
        found: Path = ()
        for key in path:
            if (*found, key) in self._offsets:
                found = (*found, key)
            elif key != 0:
                break
        return found

    def nearest(self, path: Path) -> tuple[int, int] | None:
        """The position of ``path``, or else of the nearest thing around it that has one."""
        found = self.as_written(path)
        return self[found] if found else None
