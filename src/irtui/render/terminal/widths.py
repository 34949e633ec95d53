"""Text whose width in cells terminals disagree about, and the most that it can take.

Rich, and so Textual, counts a vowel sign of an Indic script as nothing; glibc, and so tmux, xterm
and most others, give those that take room (category Mc) a cell. Skin tones and the tone marks of
Hangul are counted in two ways, too, and newer characters by the Unicode version of a terminal.
"""

import re
import unicodedata
from functools import cache

from rich.cells import get_character_cell_size

from irtui.model.safe_text import INDIC

DISPUTED = (
    f"{INDIC}\u0700-\u08ff\u1100-\u11ff\u1800-\u18ff\u302e\u302f\ua830-\ua83f\ua960-\ua97f\ud7b0-\ud7ff"
    "\U00010000-\U00010fff\U00012000-\U0001ffff"
)
"""Characters that are counted in more than one way, as ranges of a pattern."""
_DISPUTED = re.compile(f"[{DISPUTED}]")
_TWO_OR_NONE = frozenset(
    "\u302e\u302f\U00016ff0\U00016ff1\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
)
_FIRST_STAND_IN = 0xD800
"""A half of a surrogate pair, which no text holds after `safe_text`."""


def is_disputed(text: str) -> bool:
    """Whether ``text`` has characters that terminals count in more than one way."""
    return not text.isascii() and bool(_DISPUTED.search(text))


@cache
def _most(character: str) -> int:
    if character in _TWO_OR_NONE:
        return 2
    counted = get_character_cell_size(character)
    upon_another = unicodedata.category(character) in ("Mn", "Me", "Cf")  # in all terminals
    return counted if upon_another or not _DISPUTED.match(character) else counted or 1


def most_cells(text: str) -> int:
    """The most cells that a terminal gives to ``text``; never less than Rich does."""
    return sum(map(_most, text))


def stand_ins(text: str) -> dict[int, int]:
    """Characters of one cell each for those of ``text`` that Rich counts as less than some do.

    Returns:
        A table for `str.translate`, whose values are in no text that is shown.
    """
    if text.isascii():
        return {}
    more = {letter for letter in text if _most(letter) > get_character_cell_size(letter)}
    if "\u200d" in text:
        more.add("\u200d")  # Rich does not count what follows it
    return {ord(letter): _FIRST_STAND_IN + n for n, letter in enumerate(sorted(more))}
