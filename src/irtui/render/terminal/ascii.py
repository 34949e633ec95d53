"""Signs of a keyboard for those that are drawn, and ASCII for letters that cannot be written.

In the app and in laid out text one sign stands for one, so that all stays in its cell. Letters of
the data stay as they are, as far as the encoding of the output has them.
"""

import codecs
import sys
import unicodedata
from functools import cache, lru_cache
from io import TextIOWrapper
from typing import Any

_SIGNS = {
    # the timeline, the tree and the pages; what means different things stays different
    **dict(zip("●○◎◇◆·│┆", "*oO^#.|:", strict=True)),
    **dict(zip("━┈┣┫┄┿", "=-[]_|", strict=True)),
    **dict(zip("▁▂▃▄▅▆▇█", ",;ilxX%#", strict=True)),
    **dict(zip("⚠▸▾›▶", "!>v>>", strict=True)),
    # keys, punctuation
    **dict(zip("←→↑↓⌫−×≤≥–—…", "<>^v<-x<>--.", strict=True)),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛", "'"),  # noqa: RUF001 - these it is about
    **dict.fromkeys("\xa0\u202f", " "),
    # frames
    **dict.fromkeys("─═▔▀", "-"),
    **dict.fromkeys("┃║▌▐▊▎", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘┏┓┗┛├┤┼", "+"),
    # what safe_text() has for characters that drive a terminal
    **dict.fromkeys(map(chr, range(0x2400, 0x2427)), "?"),
}
SIGNS: dict[int, str] = str.maketrans(_SIGNS)
"""What stands for each sign, by its code point: always one cell."""
_PRINTED = SIGNS | str.maketrans(
    {"…": "...", "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "—": "--"}
)
"""The same where nothing stands in columns."""

_CODEC = "signs_in_ascii."
"""What the name of an encoding begins with that is another one, but without our signs."""
_ERRORS = "irtui_in_ascii"


@cache
def holds_signs(encoding: str) -> bool:
    """Whether an encoding has all the signs that are drawn."""
    return _held("".join(_SIGNS), encoding)


def _held(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(4096)
def in_cells(text: str, encoding: str = "utf-8") -> str:
    """A text in as many cells, with signs in ASCII and with letters that ``encoding`` has.

    Args:
        text: in one line, without sequences that drive a terminal.
        encoding: of the output. For a letter that it lacks, the first ones stand that sound like
            it; for what has no sound, question marks.
    """
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - nothing printed needs them

    written = text.translate(SIGNS)
    if written.isascii() or _held(written, encoding):
        return written
    widths = map(cell_len, written)
    letters = (
        one if _held(one, encoding) else _sound(one)[:width].ljust(width)
        for one, width in zip(written, widths, strict=True)
    )
    return set_cell_size("".join(letters), cell_len(text))


@lru_cache(4096)
def _sound(letter: str) -> str:
    """The ASCII letters for one character."""
    from anyascii import anyascii  # noqa: PLC0415 - the first call takes a while

    if unicodedata.category(letter) == "Cs":  # a byte of a file's name that is no UTF-8
        return letter.encode("ascii", "backslashreplace").decode()
    return anyascii(letter) or ("" if unicodedata.category(letter).startswith("M") else "?")


def _sounded(error: UnicodeError) -> tuple[str, int]:
    """Writes what an encoding lacks in ASCII letters; a handler of errors for `codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_sound, error.object[error.start : error.end])), error.end


def _find_codec(name: str) -> codecs.CodecInfo | None:
    """The encoding of that name, if it is one without our signs."""
    if not name.startswith(_CODEC):
        return None
    base = codecs.lookup(name.removeprefix(_CODEC))

    parent: Any = base.incrementalencoder

    class Encoder(parent):  # type: ignore[misc] # only the name tells which
        def encode(self, text: str, final: bool = False) -> Any:
            return super().encode(text.translate(_PRINTED), final)

    def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
        return base.encode(text.translate(_PRINTED), errors)

    return codecs.CodecInfo(
        encode,
        base.decode,
        incrementalencoder=Encoder,
        incrementaldecoder=base.incrementaldecoder,
        name=name,
    )


codecs.register(_find_codec)
codecs.register_error(_ERRORS, _sounded)


def encoding_in_ascii(stream: object) -> str | None:
    """The encoding of a stream on which signs are written in ASCII; ``None`` for another stream."""
    encoding = str(getattr(stream, "encoding", ""))
    return encoding.removeprefix(_CODEC) if encoding.startswith(_CODEC) else None


def write_in_ascii(*streams: object) -> None:
    """Let streams write signs in ASCII from here on, and letters as far as their encoding has them.

    The name of their encoding says so to rich, too, which then draws tables in ASCII.
    """
    for stream in streams or (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and encoding_in_ascii(stream) is None:
            stream.reconfigure(encoding=f"{_CODEC}{stream.encoding}", errors=_ERRORS)


def forgive(*streams: object) -> None:
    """Let nothing that a stream cannot hold be fatal: it is written in ASCII, and so are all signs.

    Where it holds all that is drawn, as UTF-8 does, only what is no text at all is escaped.
    """
    for stream in streams:
        if not isinstance(stream, TextIOWrapper) or encoding_in_ascii(stream) is not None:
            continue
        if holds_signs(stream.encoding):
            stream.reconfigure(errors="backslashreplace")
        else:
            write_in_ascii(stream)
