"""What is wrong with a text that is not TOML, and what to do: in plain words.

The parser says where it stopped and what it expected there. From that, and from what stands there,
comes what the writer of the file most probably did.
"""

import re
import unicodedata

from irtui.lean import frozen
from irtui.loading.newer import newer_syntax
from irtui.loading.positions import STRINGS, repeated
from irtui.model.problems import Path
from irtui.model.safe_text import quoted, shortened


@frozen
class Fault:
    """What is wrong, where, and how to correct it."""

    offset: int
    """Where, in characters."""
    what: str
    """In words that follow “This is not valid TOML: ”; a whole sentence for what is there twice."""
    hint: str
    code: str = "not-toml"


_MERGE_MARK = re.compile(r"[ \t]*(<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)
_CURLY = re.compile("[“”„‟‘’‚‛«»]")  # noqa: RUF001 - these it is about
_PIECE = re.compile("#[^\\n]*|\"\"\"|'''|[\"']")
_ON_ONE_LINE = (
    (re.compile(r'"(?:\\.|[^"\\\n]++)*+"'), '"'),
    (re.compile(r"'[^'\n]*'"), "'"),
)
_WORD = re.compile(r"[^\s,\]}#]+")
_BEFORE = re.compile(r"[\w.:+-]*\Z")
_NEARLY = (
    (
        re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        "is a day that does not exist",
        "Check the month and the day.",
    ),
    (
        re.compile("[0-9]{4}[-/~?%X].*|[0-9]{2,3}X+"),
        "is not a complete date",
        'Write a date that is not known to the day in quotes: "{}".',
    ),
    (
        re.compile("0[0-9]+"),
        "starts with 0, as no number does",
        "Leave the 0 out, or write it in quotes.",
    ),
)
"""Values that TOML reads only a part of: what they are, and what to do."""
_UNCLOSED = re.compile(
    r"Unterminated string|(?:Illegal|Found invalid) character '\\n'|Expected [\"']'+[\"']$"
)
_TWICE = ("Cannot declare", "Cannot overwrite", "Duplicate inline table key")
_CODED = re.compile(r"(?:Illegal|Found invalid) character")

_KEYS = "A key is made of A-Z, a-z, 0-9, - and _; write any other key in quotes."
_ESCAPES = "Write \\\\ for a backslash, or the whole text between single quotes."
_CHARACTERS = "Write \\u and the four hexadecimal digits of a character."
_SAID = {
    "Unclosed array": (
        "a comma or ] is missing here",
        "Write a comma between two items, and ] after the last one.",
    ),
    "Unclosed inline table": (
        "a comma or } is missing here",
        "Write a comma between two fields, and } after the last one, all on one line.",
    ),
    "Invalid statement": ("this line starts with neither a key nor a [table]", _KEYS),
    "Invalid initial character for a key part": ("a key is missing here", _KEYS),
    "Expected '=' after a key": ("= is missing after the key", "Write key = value."),
    "Expected ']' at the end": ("] is missing after the name of a table", "Write [body.some-id]."),
    "Expected ']]' at the end": (
        "]] is missing after the name of a table",
        "Write [[name]]; irtui itself needs no such table.",
    ),
    "Invalid hex value": ("these are not hexadecimal digits", _CHARACTERS),
    "Escaped character is not": ("this escape does not stand for a character", _CHARACTERS),
    "Invalid date": ("there is no such day or time", "Check the month, the day and the time."),
    "Cannot mutate immutable": (
        "a table in { } cannot be added to",
        "Write all its fields between { and }, or make it a [table] of its own.",
    ),
}
"""By the beginning of what the parser says: what is wrong, and what to do."""


def syntax_fault(text: str, offset: int, reason: str) -> Fault:
    """What is wrong with ``text``.

    Args:
        text: as the parser read it, with newlines for all ends of lines.
        offset: where it stopped, in characters.
        reason: what it says.
    """
    unclosed = bool(_UNCLOSED.match(reason))
    opening = _opening(text, offset) if unclosed else offset
    # Up to here the text is TOML 1.1. An older parser stops at the beginning of what is newer.
    newer = newer_syntax(text)
    if newer and (newer.offset < opening or (not unclosed and newer.offset <= _end(text, offset))):
        return Fault(newer.offset, newer.what, newer.hint)
    line = text.rfind("\n", 0, offset) + 1
    if mark := _MERGE_MARK.match(text, line):
        return Fault(
            mark.start(1),
            f"there is a merge mark here ({mark[1]})",
            "Keep one of the two versions, and remove the lines of <<<<<<<, ======= and >>>>>>>.",
        )
    if reason.startswith(_TWICE):
        return _twice(text, offset)
    if unclosed:
        return _unclosed(text, opening)
    return _strange(text, offset) or _said(text, offset, reason)


def _twice(text: str, offset: int) -> Fault:
    found = repeated(text[:offset])
    hint = "Keep one of the two, or merge them."
    if found is None:
        return Fault(offset, "A key or a table is here twice.", hint, "duplicate-key")
    line = text.count("\n", 0, found.first) + 1
    before = text[: found.again].rpartition("\n")[2].lstrip()
    is_table = before.startswith("[") and "{" not in before  # else an array that holds one
    name = _as_table(found.path) if is_table else quoted(str(found.path[-1]))
    message = f"{name} is here twice; the first one is in line {line:,}."
    return Fault(found.again, message, hint, "duplicate-key")


def _as_table(path: Path) -> str:
    return f"[{shortened('.'.join(map(str, path)))}]"


def _opening(text: str, offset: int) -> int:
    """Where the text opens that is not closed; ``offset`` if there is none before it."""
    at = 0
    while (piece := _PIECE.search(text, at)) and piece.start() < offset:
        opened = piece.group()
        at = piece.end()
        if opened[0] != "#":
            kinds = STRINGS[:2] if len(opened) == 3 else _ON_ONE_LINE
            pattern = next(pattern for pattern, quote in kinds if quote == opened)
            whole = pattern.match(text, piece.start())
            if whole is None:
                return piece.start()
            at = whole.end()
    return offset


def _end(text: str, offset: int) -> int:
    """Where the line ends in which ``offset`` lies."""
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _unclosed(text: str, opening: int) -> Fault:
    quote = text[opening : opening + 3]
    what = "the quote that opens here is never closed"
    if quote in ('"""', "'''"):
        return Fault(opening, what, f"Write {quote} where the text ends.")
    line = text[opening : _end(text, opening)]
    if (curly := list(_CURLY.finditer(line))) and line.rstrip(" ,]}").endswith(curly[-1].group()):
        return _curly(opening + curly[-1].start(), curly[-1].group(), line[0])
    hint = f"Write {line[:1]} where the text ends; several lines need three quotes at both ends."
    return Fault(opening, what, hint)


def _curly(offset: int, found: str, plain: str = '"') -> Fault:
    return Fault(
        offset,
        f"this is a curly quote ({found}), and a plain one is needed",
        f"Write {plain} in its place.",
    )


def _strange(text: str, offset: int) -> Fault | None:
    """A sign that looks like one of TOML and is none."""
    sign = text[offset : offset + 1]
    if _CURLY.match(sign):
        return _curly(offset, sign)
    if sign and unicodedata.category(sign) in ("Zs", "Cf") and sign != " ":
        name = unicodedata.name(sign, "invisible character").lower()
        article = "an" if name[0] in "aeiou" else "a"
        what = f"there is {article} {name} here (U+{ord(sign):04X})"
        return Fault(offset, what, "Remove it, or write a plain space.")
    return None


def _said(text: str, offset: int, reason: str) -> Fault:
    """By what the parser says."""
    if reason == "Invalid value":
        return _no_value(text, offset)
    if reason.startswith("Expected newline"):
        return _too_much(text, offset)
    if reason.startswith("Unescaped"):
        start = text.rfind("\\", 0, offset)
        return Fault(start, f"{shortened(text[start : start + 2])} is not an escape", _ESCAPES)
    if _CODED.match(reason):
        code = f"{ord(text[offset]):04X}" if offset < len(text) else "0000"
        hint = f"Remove it; within double quotes it can be written as \\u{code}."
        return Fault(offset, f"there is a control character here (U+{code})", hint)
    if reason.startswith("Expected '='") and text[offset : offset + 1] == ":":
        return Fault(offset, "this is a colon, and = is needed", "Write key = value.")
    for beginning, (what, hint) in _SAID.items():
        if reason.startswith(beginning):
            return Fault(offset, what, hint)
    shown = shortened(f"{reason[:1].lower()}{reason[1:]}")
    return Fault(offset, shown, "See https://toml.io for the grammar.")


def _no_value(text: str, offset: int) -> Fault:
    word = _word(text, offset)
    if not word:
        hint = "Write a text in quotes, a number, a date, [ ] or { }."
        return Fault(offset, "a value is missing here", hint)
    if word.lower() in ("true", "false"):
        return Fault(offset, f"{word} is not a value", f"Write {word.lower()}.")
    return Fault(offset, f"{quoted(word)} is not a value", "Write a text in quotes.")


def _word(text: str, offset: int) -> str:
    """What stands at ``offset`` up to the next space or bracket."""
    found = _WORD.match(text, offset)
    return found[0] if found else ""


def _too_much(text: str, offset: int) -> Fault:
    """Something that stands behind a value which is already complete."""
    found = _BEFORE.search(text, max(0, offset - 40), offset)
    before = found[0] if found else ""
    whole = before + _word(text, offset)
    for pattern, wrong, hint in _NEARLY:
        if pattern.fullmatch(whole):
            start = offset - len(before)
            return Fault(start, f"{quoted(whole)} {wrong}", hint.format(shortened(whole)))
    line = text[text.rfind("\n", 0, offset) + 1 : offset].lstrip()
    what = "the name of the table" if line.startswith("[") else "the value"
    if text[offset] == ",":
        hint = "Remove the comma."
    elif text[offset - 1] in "\"'":
        hint = "For a text with quotes in it, write three quotes at both its ends."
    else:
        hint = "Begin a new line, or write a text in quotes."
    return Fault(offset, f"there is more text after {what}", hint)
