"""The one gate that text from outside passes before anything shows it.

A terminal obeys control characters, bidirectional overrides make a reader see another text than
the one that is stored (Unicode Technical Report 36, "Trojan Source"), and characters without ink
hide in it; what stands upon the character before takes no room where there is none, and in heaps
covers other lines. Here such characters become visible marks. Text that passed this gate can be put
on a screen as it is.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import islice

from irtui.lean import frozen

_JOINERS = "\u200c\u200d"

# Everything the gate may have to change. A match is looked at again by `_belongs_here`.
UNSAFE = (
    "["
    # Control characters but newline, format characters (category Cf), the line and the paragraph
    # separator, lone surrogates.
    "\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    # What else has the property Default_Ignorable_Code_Point (Unicode Character Database,
    # DerivedCoreProperties): joiners, fillers, variation selectors, tags.
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff"
    # Signs without ink: the empty braille cell, the blanks of Egyptian, the filler of Khitan, the
    # notehead that is none.
    "\u2800\U00013441\U00013442\U00016fe4\U0001d159"
    # Noncharacters, which XML and thus SVG does not take.
    "\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"
)

UPON = (
    "(?:[\u1161-\u11ff\ud7b0-\ud7ff]|[^\\w\\s!-~\xa1-\xbf\xd7\xf7\u2010-\u205e\u20a0-\u20bf"
    "\u2190-\u2bff\u3001-\u3020\U0001f000-\U0001f3fa\U0001f400-\U0001faff])"
)
"""What may stand upon the character before. A match is looked at again by `_belongs_here`."""
_NO_MARK = f"[{_JOINERS}\u1161-\u11ff\ud7b0-\ud7ff\U0001f3fb-\U0001f3ff]"
"""What is no mark (category M) and does: vowels and ends of Hangul's syllables, tones of skin."""
_HIGHEST = 10
"""Characters that may stand upon one. A known stack of Tibetan has eight."""
_IN_HEAP = f"(?<={UPON}{{{_HIGHEST + 1}}})"
UPON_NONE = rf"""{UPON}(?:(?<![^\s"'][\s\S])|{_IN_HEAP})"""
"""What may stand upon none, or in a heap, in a text that has quotation marks around it."""
_UNSAFE = rf"{UNSAFE}|{UPON}(?:(?<!\S[\s\S])|{_IN_HEAP})"
_UNSAFE_IN_TEXT = re.compile(_UNSAFE)
_UNSAFE_IN_LINE = f"\n|{_UNSAFE}"

INDIC = (
    "\u0900-\u109f\u1700-\u17ff\u1900-\u1cff\ua800-\ua82f\ua840-\ua8ff\ua930-\ua95f\ua980-\uaaff"
    "\uabc0-\uabff\U00011000-\U00011fff"
)
"""The Brahmic scripts of South and South-East Asia, Devanagari to Meetei, as ranges of a pattern.

Their vowel signs that take room (category Mc of the Unicode Character Database) count as a cell in
glibc, and thus in tmux and most terminals, and as none in Rich and in kitty.
"""
_INDIC = re.compile(f"[{INDIC}]")
# Scripts in which a joiner belongs to the spelling: it says whether letters join, or which form of
# a conjunct they take (Unicode Standard, sections 9.2 and 12.1).
_JOINING = (
    ("\u0600", "\u08ff"),  # Arabic, Syriac, N'Ko, Mandaic
    ("\u0900", "\u0dff"),  # Devanagari to Sinhala
    ("\u1000", "\u109f"),  # Myanmar
    ("\u1780", "\u17ff"),  # Khmer
    ("\u1800", "\u18aa"),  # Mongolian
    ("\ua840", "\ua877"),  # Phags-pa
    ("\ua8e0", "\ua8ff"),  # Devanagari, extended
    ("\ufb50", "\ufefc"),  # Arabic, presentation forms
    ("\U00010ac0", "\U00010fff"),  # Manichaean, Sogdian, Hanifi Rohingya and others
    ("\U00011000", "\U000114df"),  # Brahmi and its descendants
    ("\U0001e900", "\U0001e95f"),  # Adlam
)
_VIRAMA = 9
"""The combining class of the sign that kills a vowel: a joiner after it may end a word."""


@frozen
class UnsafeCharacter:
    """A character that `safe_text` made visible."""

    offset: int
    """Where it stood in the original text, in characters."""
    codepoint: int
    """What it was."""

    def __str__(self) -> str:
        character = chr(self.codepoint)
        nameless = _NAMELESS.get(unicodedata.category(character), "no character")
        return f"U+{self.codepoint:04X} {unicodedata.name(character, nameless)}"


_NAMELESS = {"Cc": "control character", "Cs": "surrogate"}
_LONGEST_QUOTED = 100


def is_indic(text: str) -> bool:
    """Whether ``text`` has letters of a Brahmic script, whose width terminals disagree about."""
    return not text.isascii() and bool(_INDIC.search(text))


def _belongs_here(text: str, offset: int) -> bool:
    """Whether the character at ``offset`` stays, which may have to be changed.

    Of those that are unsafe, a joiner between two letters of a joining script does.
    """
    if not re.match(UNSAFE, text[offset]):
        return text[offset] != "\n" and not _stands_alone(text, offset)
    if text[offset] not in _JOINERS or any(
        _stands_alone(text, at) for at in (offset - 1, offset, offset + 1) if at in range(len(text))
    ):
        return False
    before, after = text[offset - 1], text[offset + 1 : offset + 2]
    for first, last in _JOINING:
        if first <= before <= last and _is_letter(before):
            joined = first <= after <= last and _is_letter(after)
            return joined or unicodedata.combining(before) == _VIRAMA
    return False


def _stands_alone(text: str, offset: int) -> bool:
    """Whether the character at ``offset`` takes no room, and stands upon none, or in a heap."""
    if not _is_upon(text[offset]):
        return False
    before = text[max(offset - _HIGHEST, 0) : offset]
    return (
        not before or before[-1].isspace() or len(before) == sum(map(_is_upon, before)) == _HIGHEST
    )


def _is_upon(character: str) -> bool:
    """Whether a character stands upon the one before."""
    return unicodedata.category(character)[0] == "M" or bool(re.match(_NO_MARK, character))


def _is_letter(character: str) -> bool:
    """Whether a character that stays is a letter, or a mark on one."""
    return unicodedata.category(character)[0] in "LM" and not re.match(UNSAFE, character)


def _mark(character: str) -> str:
    """A visible stand-in, one to ten cells wide."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def unsafe_characters(
    text: str, *, line: bool = False, limit: int | None = None
) -> tuple[UnsafeCharacter, ...]:
    """The characters in ``text`` that `safe_text` would replace, in order.

    Args:
        text: any text.
        line: those that `safe_line` would replace, newlines with them.
        limit: how many at most; all without it.
    """
    found = (
        UnsafeCharacter(match.start(), ord(match.group()))
        for match in re.finditer(_UNSAFE_IN_LINE if line else _UNSAFE_IN_TEXT, text)
        if not _belongs_here(text, match.start())
    )
    return tuple(islice(found, limit))


def safe_text(text: str, mark: Callable[[str], str] = _mark) -> str:
    """``text`` with every control and invisible character replaced by a visible ``mark``.

    Newlines stay, and so do the joiners U+200C and U+200D between letters of a script that joins,
    such as Arabic or Devanagari. A text that needs no change is returned as it is; the function is
    idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE_IN_TEXT.sub(
        lambda match: match.group() if _belongs_here(text, match.start()) else mark(match.group()),
        text,
    )


def safe_line(text: str) -> str:
    """As `safe_text`, with a mark for a newline, too: for what stands within a line, as a key."""
    return safe_text(text).replace("\n", "\u240a")


_MARK = "[\u2400-\u241f\u2421]|<U\\+[0-9A-F]{4,6}>"


def has_marks(text: str) -> bool:
    """Whether ``text`` holds a mark of `safe_line`, so that it is not what the file says."""
    return bool(re.search(_MARK, text))


def shortened(text: str, length: int = _LONGEST_QUOTED) -> str:
    """``text`` as one safe line; of more than ``length`` characters the head, and how many."""
    if len(text) <= length:
        return safe_line(text)
    return f"{safe_line(text[:length])}… ({len(text):,} characters)"


def quoted(text: str) -> str:
    """``text`` in quotation marks, as a message shows a value: one safe line, and not too long."""
    if len(text) <= _LONGEST_QUOTED:
        return f"“{safe_line(text)}”"
    return f"“{safe_line(text[:_LONGEST_QUOTED])}…” ({len(text):,} characters)"
