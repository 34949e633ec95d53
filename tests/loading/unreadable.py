"""Ways for a file not to be readable at all."""

from collections.abc import Callable
from pathlib import Path

from attrs import frozen


@frozen
class Unreadable:
    """A file that cannot be read as TOML; ``make`` puts it into a folder and returns its name."""

    code: str
    what: str
    make: Callable[[Path], Path]
    message: str
    place: tuple[int | None, int | None] = (None, None)

    def __str__(self) -> str:
        return f"{self.code}: {self.what}"


def holding(content: bytes) -> Callable[[Path], Path]:
    """Makes a file of this ``content``."""

    def make(folder: Path) -> Path:
        path = folder / "file.toml"
        path.write_bytes(content)
        return path

    return make


def _loop(folder: Path) -> Path:
    path = folder / "loop.toml"
    path.symlink_to(path)
    return path


def _below_a_file(folder: Path) -> Path:
    return holding(b"")(folder) / "inner.toml"


def _too_long(folder: Path) -> Path:
    return folder / ("x" * 5000)


def _nested(depth: int, opening: bytes, closing: bytes) -> Callable[[Path], Path]:
    return holding(b"a = " + opening * depth + closing * depth)


_INVALID = "This is not valid TOML 1.0: "
_NOT_UTF8 = "The file is not UTF-8: unexpected byte 0x{}."
_REFUSED = "The file cannot be read: "
_DEEP = "Tables or arrays are nested too deeply."
_LONG = b"1" * 5000
_DIGITS = "A number has more than 4300 digits."

UNREADABLE = [
    Unreadable("file-missing", "no such file", lambda folder: folder / "none", "There is no such"),
    Unreadable("file-missing", "no such folder", lambda folder: folder / "a" / "b", "There is no"),
    Unreadable(
        "file-directory", "an empty folder", lambda folder: folder, "There is no .toml file in"
    ),
    Unreadable("file-unreadable", "a name with NUL", lambda folder: folder / "a\0b", _REFUSED),
    Unreadable("file-unreadable", "a name too long", _too_long, _REFUSED),
    Unreadable("file-unreadable", "a link to itself", _loop, _REFUSED),
    Unreadable("file-unreadable", "below a file", _below_a_file, _REFUSED),
    Unreadable(
        "not-utf8", "Latin-1", holding(b"a = 1\nb = 'caf\xe9'"), _NOT_UTF8.format("E9"), (2, 9)
    ),
    Unreadable(
        "not-utf8",
        "behind other letters",  # columns count characters, not bytes
        holding("b = 'ламп".encode() + b"\xff'"),
        _NOT_UTF8.format("FF"),
        (1, 10),
    ),
    Unreadable(
        "not-utf8",
        "behind a byte-order mark",
        holding(b"\xef\xbb\xbfa = 1\nb = '\xff'"),
        _NOT_UTF8.format("FF"),
        (2, 6),
    ),
    Unreadable(
        "not-utf8", "UTF-16", holding("a = 1".encode("utf-16")), _NOT_UTF8.format("FF"), (1, 1)
    ),
    Unreadable("not-toml", "JSON", holding(b'{"a": 1}'), _INVALID, (1, 1)),
    Unreadable("not-toml", "cut off", holding(b"a = 1\nb = ["), _INVALID, (2, 6)),
    Unreadable("not-toml", "NUL", holding(b"a = 1\n\0"), _INVALID, (2, 1)),
    Unreadable("too-deep", "arrays, a little", _nested(33, b"[", b"]"), _DEEP, (1, 36)),
    Unreadable("too-deep", "arrays, a lot", _nested(100_000, b"[", b"]"), _DEEP, (1, 36)),
    Unreadable("too-deep", "open arrays", holding(b"a = " + b"[" * 100_000), _DEEP, (1, 36)),
    Unreadable("too-deep", "inline tables", _nested(100_000, b"{a=", b"}"), _DEEP, (1, 96)),
    Unreadable("too-deep", "a table's name", holding(b"[" + b"a." * 40 + b"a]"), _DEEP, (1, 64)),
    Unreadable("too-deep", "a dotted key", holding(b"a." * 5000 + b"a = 1"), _DEEP, (1, 63)),
    Unreadable(
        "too-deep",
        "in a later line",
        holding(b"a = 1\n[b]\nc = " + b"[" * 40 + b"]" * 40),
        _DEEP,
        (3, 35),
    ),
    Unreadable("number-too-large", "many digits", holding(b"a = " + _LONG), _DIGITS, (1, 5)),
    Unreadable(
        "number-too-large",
        "behind as many in texts and comments",
        holding(b'a = \'%b\'\n# %b\nb = [\n  """\n%b""", %b]' % (_LONG, _LONG, _LONG, _LONG)),
        _DIGITS,
        (5, 5006),
    ),
    Unreadable(
        "number-too-large",
        "more than can be parsed, with a point, behind as many in a text and a comment",
        holding(b'a = "%b" # %b\nb = 1.%b' % (_LONG * 20, _LONG * 20, _LONG * 20)),
        _DIGITS,
        (2, 7),
    ),
]
