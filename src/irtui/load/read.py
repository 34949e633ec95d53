"""Reading a file: bytes to text to TOML, within limits."""

import re
import sys
from bisect import bisect_left
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from attrs import field

from irtui.lean import frozen
from irtui.load.fingerprint import Fingerprint
from irtui.load.opened import opened
from irtui.model.problems import Path, Problem
from irtui.model.safe_text import UNSAFE, safe_line

if TYPE_CHECKING:
    from irtui.load.cleaning import Names

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read: 64 MiB, some 200,000 records."""
MAX_DEPTH = 32
"""How deep tables and arrays may be nested; the format itself needs six levels."""

# TOML escapes that can write a character which the file itself does not show: in a key, a newline,
# too.
_ESCAPES = re.compile(r"\\[bftnruU]")
_NUMBER = re.compile(r"([0-9][0-9_]*)[0-9A-Za-z_.+:-]*")
"""The digits that a number begins with, and the rest of it."""
_INVALID = "This is not valid TOML 1.0"
_LONG = 1024 * 1024
"""Characters of a file from which on it is parsed in pieces."""
_BARE_ASCII = bytes((0x0A, *range(0x20, 0x7F)))
"""The bytes that are most of every file, and never unsafe."""


class UnreadableError(Exception):
    """A dataset cannot be read as TOML at all; ``problems`` says why, one for each file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


@frozen(eq=False)
class Document:
    """A file that is TOML, or all files of a folder."""

    file: str
    """As the user named it, safe to print."""
    text: str
    """The whole file, without a byte-order mark; empty for a folder."""
    _data: dict[str, Any] | None = None
    """What it says; ``None`` if it is parsed when that is asked for."""
    problems: tuple[Problem, ...] = ()
    """What had to be changed in its texts and keys, without line and column."""
    names: "Names" = field(factory=dict)
    """The keys that had to be changed."""
    parts: "tuple[Document, ...]" = ()
    """The files of a folder, in their order."""
    origin: FilePath | None = None
    """Where the file is, for opening it; ``None`` for a folder."""

    @property
    def parsed(self) -> bool:
        """Whether it was parsed when it was read."""
        return self._data is not None

    @cached_property
    def data(self) -> dict[str, Any]:
        """What it says; every text in it passed `safe_text`, every key `safe_line`.

        Raises:
            UnreadableError: it was not parsed yet, and is not TOML.
        """
        return self._data if self._data is not None else _parse(self.text, self.file)

    @property
    def files(self) -> "tuple[Document, ...]":
        """The file itself, or those of the folder."""
        return self.parts or (self,)

    def part(self, path: Path, file: str = "") -> "Document":
        """The file of that name, or else the first one in which most of a ``path`` leads on."""
        if len(self.files) == 1:
            return self.files[0]
        named = [one for one in self.files if one.file == file]
        return named[0] if named else max(self.files, key=lambda one: _steps(one.data, path))

    @cached_property
    def fingerprint(self) -> Fingerprint:
        """What tells it from a file, or from a folder, in which anything else stands."""
        return Fingerprint.of(
            (one.origin.name if one.origin else "", [one.text.encode()]) for one in self.files
        )

    @property
    def digest(self) -> str:
        """SHA-256 of the file, in hexadecimal; of those of a folder, one after the other.

        Of a file with a byte-order mark, it is that of the rest.
        """
        return self.fingerprint.digest


def _steps(data: Any, path: Path) -> int:
    """How many steps of a path lead on in a document."""
    for count, key in enumerate(path):
        if not isinstance(data, dict) or key not in data:
            return count
        data = data[key]
    return len(path)


def _unreadable(
    code: str,
    message: str,
    hint: str,
    file: str,
    line: int | None = None,
    column: int | None = None,
) -> UnreadableError:
    return UnreadableError(Problem(code, message, hint, file=file, line=line, column=column))


def _read_bytes(path: FilePath, file: str) -> bytes:
    try:
        with opened(path) as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise _unreadable(
            "file-missing", "There is no such file.", "Check the name.", file
        ) from error
    except IsADirectoryError as error:
        raise _unreadable(
            "file-unreadable", "This is a directory.", "Name the .toml file in it.", file
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(
            "file-unreadable", f"The file cannot be read: {reason}.", "", file
        ) from error
    if len(content) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024 // 1024} MiB"
        raise _unreadable(
            "file-too-large",
            f"The file is larger than {limit}.",
            "Split it, or check that it is a dataset.",
            file,
        )
    return content


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # error.object and not content: the decoder counts from behind a byte-order mark.
        lines = error.object[: error.start].decode("utf-8").split("\n")
        raise _unreadable(
            "not-utf8",
            f"The file is not UTF-8: unexpected byte 0x{error.object[error.start]:02X}.",
            "Save it as UTF-8 in your editor.",
            file,
            len(lines),
            len(lines[-1]) + 1,
        ) from error


def _parse(text: str, file: str) -> dict[str, Any]:
    import tomli  # only where nothing was kept of the file

    from irtui.load.newer import newer_syntax

    try:
        data = (_parted(text) if len(text) > _LONG else None) or tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        from irtui.load.syntax import syntax_fault

        fault = syntax_fault(error.doc, error.pos, error.msg)
        message = fault.what if fault.code == "duplicate-key" else f"{_INVALID}: {fault.what}."
        place = _place(error.doc, fault.offset)
        raise _unreadable(fault.code, message, fault.hint, file, *place) from error
    except RecursionError as error:
        raise _too_deep(text, file) from error
    except ValueError as error:  # an integer beyond sys.get_int_max_str_digits()
        digits = sys.get_int_max_str_digits()
        raise _unreadable(
            "number-too-large",
            f"A number has more than {digits} digits.",
            "Write it as text, in quotes.",
            file,
            *_place(text, _long_number(text, digits)),
        ) from error
    if newer := newer_syntax(text):
        message = f"{_INVALID}: {newer.what}."
        raise _unreadable("not-toml", message, newer.hint, file, *_place(text, newer.offset))
    return data


def _parted(text: str) -> dict[str, Any] | None:
    """What a long text says, if that can be told by parts of it."""
    from irtui.load.beside import alone
    from irtui.load.halves import in_halves
    from irtui.load.pieces import in_pieces

    return (in_halves(text) if alone.get() else None) or in_pieces(text)


def _long_number(text: str, digits: int) -> int:
    """The offset of the number that tomli refused for having more than so many ``digits``."""
    import tomli

    found = [match for match in _NUMBER.finditer(text) if match.end(1) - match.start() > digits]

    def refused(match: re.Match[str]) -> bool:
        try:
            tomli.loads(text[: match.end()])
        except tomli.TOMLDecodeError:  # within a text, which this cuts off
            return False
        except ValueError:
            return True
        return False

    # What is cut off behind the number is refused for it, too, so a few cuts find it.
    at = bisect_left(found, x=True, key=refused)
    return found[at].start() if at < len(found) else 0


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _too_deep(text: str, file: str) -> UnreadableError:
    from irtui.load.positions import Positions

    positions = Positions(text)  # goes a little deeper than is allowed, and no further
    deepest = max(positions, key=len)
    return _unreadable(
        "too-deep",
        "Tables or arrays are nested too deeply.",
        f"No dataset needs more than {MAX_DEPTH} levels; look for unclosed brackets.",
        file,
        *positions[deepest[:MAX_DEPTH]],
    )


def check_depth(data: dict[str, Any], text: str, file: str) -> None:
    """Raises `UnreadableError` if tables and arrays are nested deeper than `MAX_DEPTH`.

    It takes its time over every value, so only those call it who walk a document as deep as that
    goes. What follows the format, and takes no key that it does not know, goes no deeper than that.
    """
    level: list[Any] = [data]
    for _ in range(MAX_DEPTH):
        level = [
            item
            for container in level
            for item in (container.values() if type(container) is dict else container)
            if type(item) is dict or type(item) is list
        ]
        if not level:
            return
    raise _too_deep(text, file)


def _can_wait(text: str) -> bool:
    """Whether a text is long, and has nothing in it that only this module tells of."""
    from irtui.load.newer import newer_syntax

    return len(text) > _LONG and not (_may_be_unsafe(text) or newer_syntax(text))


def _may_be_unsafe(text: str) -> bool:
    """Whether any text or key in the TOML ``text`` can be one that `cleaned` changes.

    The search for unsafe characters is slow; of most files little is left without plain ASCII.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    rest = text.encode().translate(None, _BARE_ASCII).decode()
    return bool(UNSAFE.search(rest)) or ("\\" in text and bool(_ESCAPES.search(text)))


def text_of(path: FilePath) -> str:
    """What stands in the file at ``path``, without a byte-order mark; nothing is parsed.

    Raises:
        UnreadableError: the file is missing, a directory, too large, or not UTF-8.
    """
    file = safe_line(str(path))
    return _decode(_read_bytes(path, file), file)


def read(path: FilePath, *, sparing: bool = False) -> Document:
    """The TOML document in the file at ``path``.

    Args:
        path: the file.
        sparing: whether a long one without anything unusual is parsed only when it is asked what
            it says.

    Raises:
        UnreadableError: the file is missing, a directory, too large, not UTF-8 or not TOML.
    """
    file = safe_line(str(path))
    text = text_of(path)
    if sparing and _can_wait(text):
        return Document(file, text, origin=path)
    data = _parse(text, file)
    if not _may_be_unsafe(text):
        return Document(file, text, data, origin=path)
    check_depth(data, text, file)
    from irtui.load.cleaning import cleaned

    safe = cleaned(data)
    return Document(file, text, safe.data, safe.problems, safe.names, origin=path)
