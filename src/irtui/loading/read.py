"""Reading a file: bytes to text to TOML, within limits."""

import re
import sys
from bisect import bisect_left
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from irtui.lean import field, frozen
from irtui.loading.fingerprint import Fingerprint
from irtui.loading.opened import opened
from irtui.model.limits import limits
from irtui.model.problems import Path, Problem
from irtui.model.safe_text import UNSAFE, UPON, UPON_NONE, safe_line

if TYPE_CHECKING:
    from irtui.loading.cleaning import Names
    from irtui.model.settings import Settings

MIB = 1 << 20

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
        if self._data is not None:
            return self._data
        return _parse(self.text, self.file, limits().max_levels)

    @property
    def files(self) -> "tuple[Document, ...]":
        """The file itself, or those of the folder."""
        return self.parts or (self,)

    def part(self, path: Path, file: str = "") -> "Document":
        """The file of that name, or else the first one in which most of a ``path`` leads on."""
        if len(self.files) == 1:
            return self.files[0]
        if file in self._named:
            return self._named[file]
        near = self._having.get(path[:2]) or self._having.get(path[:1]) or self.files[:1]
        return max(near, key=lambda one: _steps(one.data, path))

    @cached_property
    def _named(self) -> "dict[str, Document]":
        return {one.file: one for one in reversed(self.files)}

    @cached_property
    def _having(self) -> "dict[Path, list[Document]]":
        """The files in which there is a table, and those in which there is a record of it."""
        found: dict[Path, list[Document]] = {}
        for one in self.files:
            for table, records in one.data.items():
                found.setdefault((table,), []).append(one)
                for name in records if type(records) is dict else ():
                    found.setdefault((table, name), []).append(one)
        return found

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


def _read_bytes(path: FilePath, file: str, most: int) -> bytes:
    try:
        with opened(path) as stream:
            content = stream.read(most * MIB + 1)
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
    if len(content) > most * MIB:
        raise UnreadableError(too_large("The file is", most, file))
    return content


def too_large(what: str, most: int, file: str) -> Problem:
    """What is wrong with a file or a folder of more than ``most`` MiB."""
    message = f"{what} larger than {most:,} MiB."
    hint = "Check that it is a dataset; for more, set max_megabytes (irtui settings --edit)."
    return Problem("file-too-large", message, hint, file=file)


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


def _parse(text: str, file: str, levels: int) -> dict[str, Any]:
    import tomli  # only where nothing was kept of the file

    from irtui.loading.newer import newer_syntax
    from irtui.loading.pieces import in_pieces

    _check(text, file, levels)
    try:
        data = (in_pieces(text) if len(text) > _LONG else None) or tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        from irtui.loading.syntax import syntax_fault

        fault = syntax_fault(error.doc, error.pos, error.msg)
        message = fault.what if fault.code == "duplicate-key" else f"{_INVALID}: {fault.what}."
        place = _place(error.doc, fault.offset)
        raise _unreadable(fault.code, message, fault.hint, file, *place) from error
    except RecursionError as error:
        raise _too_deep(text, file, levels) from error
    except ValueError as error:  # an integer beyond sys.get_int_max_str_digits()
        at = _long_number(text, sys.get_int_max_str_digits())
        raise _too_many_digits(text, file, at) from error
    if newer := newer_syntax(text):
        message = f"{_INVALID}: {newer.what}."
        raise _unreadable("not-toml", message, newer.hint, file, *_place(text, newer.offset))
    return data


def _check(text: str, file: str, levels: int) -> None:
    """Raises `UnreadableError` for what would take the parser too long, or too much memory."""
    from irtui.loading.limits import endless_number, may_have_deep_key

    if may_have_deep_key(text, levels):
        from irtui.loading.positions import Positions

        if any(len(path) > levels for path in Positions(text)):
            raise _too_deep(text, file, levels)
    if (at := endless_number(text)) is not None:
        raise _too_many_digits(text, file, at)


def _too_many_digits(text: str, file: str, at: int) -> UnreadableError:
    return _unreadable(
        "number-too-large",
        f"A number has more than {sys.get_int_max_str_digits()} digits.",
        "Write it as text, in quotes.",
        file,
        *_place(text, at),
    )


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


def _too_deep(text: str, file: str, levels: int) -> UnreadableError:
    from irtui.loading.positions import Positions

    positions = Positions(text)  # goes a little deeper than is allowed, and no further
    deepest = max(positions, key=len)
    return _unreadable(
        "too-deep",
        "Tables or arrays are nested too deeply.",
        f"Look for unclosed brackets; no more than {levels} levels are read"
        " (max_levels in irtui settings).",
        file,
        *positions[deepest[:levels]],
    )


def check_depth(data: dict[str, Any], text: str, file: str, levels: int) -> None:
    """Raises `UnreadableError` if tables and arrays are nested deeper than so many ``levels``.

    It takes its time over every value, so only those call it who walk a document as deep as that
    goes. What follows the format, and takes no key that it does not know, goes no deeper than that.
    """
    level: list[Any] = [data]
    for _ in range(levels):
        level = [
            item
            for container in level
            for item in (container.values() if type(container) is dict else container)
            if type(item) is dict or type(item) is list
        ]
        if not level:
            return
    raise _too_deep(text, file, levels)


def is_plain(text: str) -> bool:
    """Whether a text has nothing in it that only this module tells of."""
    from irtui.loading.limits import endless_number, may_have_deep_key
    from irtui.loading.newer import newer_syntax

    return not (
        _may_be_unsafe(text)
        or newer_syntax(text)
        or may_have_deep_key(text, limits().max_levels)
        or endless_number(text) is not None
    )


def _may_be_unsafe(text: str) -> bool:
    """Whether any text or key in the TOML ``text`` can be one that `cleaned` changes.

    The search for unsafe characters is slow; of most files little is left without plain ASCII.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    rest = text.encode().translate(None, _BARE_ASCII).decode()
    if re.search(UNSAFE, rest) or ("\\" in text and _ESCAPES.search(text)):
        return True
    lines = (
        [line for line in text.split("\n") if not line.isascii()] if re.search(UPON, rest) else []
    )
    return bool(re.search(UPON_NONE, "\n".join(lines)))


def text_of(path: FilePath) -> str:
    """What stands in the file at ``path``, without a byte-order mark; nothing is parsed.

    Raises:
        UnreadableError: the file is missing, a directory, too large, or not UTF-8.
    """
    file = safe_line(str(path))
    return _decode(_read_bytes(path, file, limits().max_megabytes), file)


def read(path: FilePath, *, sparing: bool = False, within: "Settings | None" = None) -> Document:
    """The TOML document in the file at ``path``.

    Args:
        path: the file.
        sparing: whether a long one is parsed only when it is asked what it says; whoever asks has
            looked whether it `is_plain`.
        within: what limits its size and its depth; what the user set, if that is not said.

    Raises:
        UnreadableError: the file is missing, a directory, too large, not UTF-8 or not TOML.
    """
    file = safe_line(str(path))
    within = within or limits()
    text = _decode(_read_bytes(path, file, within.max_megabytes), file)
    levels = within.max_levels
    if sparing and len(text) > _LONG:
        return Document(file, text, origin=path)
    data = _parse(text, file, levels)
    if not _may_be_unsafe(text):
        return Document(file, text, data, origin=path)
    check_depth(data, text, file, levels)
    from irtui.loading.cleaning import cleaned

    safe = cleaned(data)
    return Document(file, text, safe.data, safe.problems, safe.names, origin=path)
