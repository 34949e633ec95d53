"""Syntax of TOML 1.1 in a text that should be TOML 1.0.

Newer versions of tomli read TOML 1.1. A file with its syntax could not be read with an older one,
nor with the parser of Python 3.11, so it is refused. The differences are listed in the changelog
of TOML (https://toml.io/en/v1.1.0): they concern inline tables, two escapes, and times.
"""

import re

from irtui.lean import frozen
from irtui.loading.positions import STRINGS

_TIME = r":(?<=[^0-9:+-][0-9]{2}:)[0-9]{2}(?![0-9:])"
_SUSPECT = tuple(
    map(
        re.compile,
        (
            r"\\[ex]",
            _TIME,
            # Within an inline table a line break, or a last comma: mostly beside { or }.
            r"\{[ \t]*(?:#[^\n]*)?\r?\n",
            r"\n[ \t]*[},]",
            # Any other break follows a comma and precedes a key.
            r",[ \t]*(?:\}|(?:#[^\n]*)?\r?\n(?:[ \t\r]*+(?:#[^\n]*+)?\n)*+[ \t]*[^\s#{\[][^\n=]*=)",
        ),
    )
)
"""One of these is in each text with newer syntax; in other texts one is rare."""
_TOKEN = "|".join(
    (
        *(pattern.pattern for pattern, _ in STRINGS),
        r"[\"']",
        r"#[^\r\n]*",
        r",[ \t]*\}",
        r"[\[\]{}]",
        r"\r?\n",
        _TIME,
    )
)
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*+(\\[ex])")


@frozen
class NewerSyntax:
    """A part of a text that TOML 1.0 does not allow."""

    offset: int
    """Where it begins, in characters."""
    what: str
    hint: str


_BREAK = "a line break in an inline table", "Write all between { and } on one line."
_COMMA = "a comma before }", "Remove the comma."
_NO_SECONDS = "a time without seconds", "Add the seconds."


def newer_syntax(text: str) -> NewerSyntax | None:
    """The first part of ``text`` that TOML 1.1 allows and TOML 1.0 does not.

    Args:
        text: a document that is valid TOML 1.1; of another, what is found may be no such part.
    """
    if not any(pattern.search(text) for pattern in _SUSPECT):
        return None
    opened: list[str] = []
    for match in re.finditer(_TOKEN, text, re.DOTALL):
        token, offset = match.group(), match.start()
        if token in ("'", '"'):  # never closed: there is no more to be understood
            return None
        if token in ("[", "{"):
            opened.append(token)
        elif token in ("]", "}"):
            del opened[-1:]
        elif token[0] == ",":
            return NewerSyntax(offset, *_COMMA)
        elif token[0] == ":":
            return NewerSyntax(offset - 2, *_NO_SECONDS)
        elif token[0] == '"' and (escape := _ESCAPE.search(token)):
            hint = "Write \\u and four hexadecimal digits."
            return NewerSyntax(offset + escape.start(1), f"the escape {escape[1]}", hint)
        elif token[-1] == "\n" and opened and opened[-1] == "{":
            return NewerSyntax(offset, *_BREAK)
    return None
