"""The one gate that text from outside passes before anything shows it.

A terminal obeys control characters, and bidirectional overrides make a reader see another text
than the one that is stored (Unicode Technical Report 36, "Trojan Source"). Here such characters
become visible marks. Text that passed this gate can be put on a screen as it is.
"""

import re
import unicodedata

from attrs import frozen

_JOINERS = "\u200c\u200d"

# Everything the gate may have to change: C0 but newline, DEL, C1, the format characters (category
# Cf), the line and paragraph separators, lone surrogates. A match is looked at again by `_mark`.
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)

# The Brahmic scripts of South Asia, Devanagari to Sinhala: here a joiner chooses the form of a
# conjunct, so it belongs to the spelling (Unicode Standard, chapter 12).
_FIRST_INDIC, _LAST_INDIC = "\u0900", "\u0dff"


@frozen
class UnsafeCharacter:
    """A character that `safe_text` made visible."""

    offset: int
    """Where it stood in the original text, in characters."""
    codepoint: int
    """What it was."""

    def __str__(self) -> str:
        name = unicodedata.name(chr(self.codepoint), "control character")
        return f"U+{self.codepoint:04X} {name}"


def is_indic(text: str) -> bool:
    """Whether ``text`` has letters of a Brahmic script, whose width terminals disagree about."""
    return any(_FIRST_INDIC <= letter <= _LAST_INDIC for letter in text)


def _belongs_here(text: str, offset: int) -> bool:
    """Whether the character at ``offset`` is a joiner that an Indic spelling needs."""
    if text[offset] not in _JOINERS or offset == 0:
        return False
    return _FIRST_INDIC <= text[offset - 1] <= _LAST_INDIC


def _mark(character: str) -> str:
    """A visible stand-in, one to nine cells wide."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def unsafe_characters(text: str) -> tuple[UnsafeCharacter, ...]:
    """The characters in ``text`` that `safe_text` would replace, in order."""
    return tuple(
        UnsafeCharacter(match.start(), ord(match.group()))
        for match in UNSAFE.finditer(text)
        if not _belongs_here(text, match.start())
    )


def safe_text(text: str) -> str:
    """``text`` with every control and invisible format character replaced by a visible mark.

    Newlines stay, and so do zero-width joiners after a letter of an Indic script. A text that
    needs no change is returned as it is; the function is idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    return UNSAFE.sub(
        lambda match: match.group() if _belongs_here(text, match.start()) else _mark(match.group()),
        text,
    )


def safe_line(text: str) -> str:
    """As `safe_text`, with a mark for a newline, too: for what stands within a line, as a name."""
    return safe_text(text).replace("\n", "\u240a")
