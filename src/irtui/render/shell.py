"""Commands as a shell takes them, whatever is in the name of a file."""

import os
import shlex
from pathlib import Path

from irtui.loading import bundled_path
from irtui.model.safe_text import safe_line
from irtui.model.written import WrittenView


def shell_word(text: str) -> str:
    """A word that a shell reads as ``text``; every character of it is safe to be printed.

    What is not safe, such as a soft hyphen or a byte that is no UTF-8, is written byte by byte in
    octal between ``$'`` and ``'`` (POSIX.1-2024, Shell Command Language, 2.2.4).

    Args:
        text: any text; of the name of a file, the bytes that are no UTF-8 as `os.fsdecode` gives
            them.
    """
    if safe_line(text) == text:
        return shlex.quote(text)
    return f"$'{''.join(map(_escaped, text))}'"


def _escaped(character: str) -> str:
    if character in "\\'":
        return f"\\{character}"
    if safe_line(character) == character:
        return character
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(character))


def command(*words: str) -> str:
    """Words as one line of a shell."""
    return " ".join(map(shell_word, words))


def file_word(path: "os.PathLike[str]") -> str:
    """The name of a file as irtui takes it: one that begins with ``~`` is in this folder."""
    text = os.fspath(path)
    return f"./{text}" if text.startswith("~") else text


def opening(path: Path, view: WrittenView | None, *, against: str | None = None) -> str:
    """The command that opens a view of a dataset, to be typed into a shell.

    Args:
        path: the dataset's file, or its folder.
        view: what is shown; ``None`` for what is shown by itself.
        against: the older version that it is compared with, as it is typed; ``None`` for none.
    """
    named = [] if path == bundled_path() else ["-d", file_word(path)]
    compared = ["--against", against] if against else []
    return command("irtui", *named, *compared, *(view.words() if view else ()))
