"""Texts without case, accents and script, and the way back to how they were written."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from attrs import frozen

_SEPARATORS = re.compile(r"[^a-z0-9]+")
# Between two digits a sign tells two numbers apart: “2+2” is not 22, “2021–2031” no long number.
_INSIDE_WORD = re.compile(
    r"(?<=[a-z0-9])[^a-z0-9\s]+(?=[a-z])|(?<=[a-z])[^a-z0-9\s]+(?=[0-9])",
)


@frozen
class Folded:
    """A text without case, accents and script, and where each of its letters came from."""

    text: str
    offsets: tuple[int, ...]
    """For each letter of ``text`` the offset in the original."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that ``text[start:end]`` came from."""
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)
    )
    folded = anyascii(bare).lower()
    return " " if character.isspace() else folded


def _ascii(text: str) -> str:
    """``text`` in small ASCII letters, with its signs still in it."""
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


def fold_text(text: str) -> str:
    """``text`` folded for comparison: ``Бруно`` becomes ``bruno``, ``Résumé`` ``resume``.

    Everything that is neither letter nor digit becomes a space, and spaces in a row become one.
    """
    return _SEPARATORS.sub(" ", _ascii(text)).strip()


def squeeze_text(text: str) -> str:
    """``text`` folded, with the signs inside its words left out: ``M&MTC`` becomes ``mmtc``."""
    return _SEPARATORS.sub(" ", _INSIDE_WORD.sub("", _ascii(text))).strip()


def readings(text: str) -> tuple[str, ...]:
    """The ways in which ``text`` can be typed: folded, and squeezed where that is another one."""
    bare = _ascii(text)
    folded = _SEPARATORS.sub(" ", bare).strip()
    if not _INSIDE_WORD.search(bare):
        return (folded,)
    return folded, _SEPARATORS.sub(" ", _INSIDE_WORD.sub("", bare)).strip()


def _letters(text: str) -> list[tuple[str, int]]:
    """Each letter of the text in ASCII, with the offset that it came from."""
    if text.isascii():
        return [(letter, offset) for offset, letter in enumerate(text.lower())]
    return [
        (letter, offset)
        for offset, character in enumerate(text)
        for letter in _fold_character(character)
    ]


def _spaced(letters: list[tuple[str, int]]) -> Folded:
    """The letters with a space for each run of signs, but not at either end."""
    kept: list[tuple[str, int]] = []
    for letter, offset in letters:
        if "a" <= letter <= "z" or "0" <= letter <= "9":
            kept.append((letter, offset))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", offset))
    if kept and kept[-1][0] == " ":
        kept.pop()
    return Folded("".join(letter for letter, _ in kept), tuple(offset for _, offset in kept))


def fold(text: str) -> Folded:
    """What `fold_text` makes of ``text``, with the way back."""
    return _spaced(_letters(text))


def squeeze(text: str) -> Folded:
    """What `squeeze_text` makes of ``text``, with the way back."""
    letters = _letters(text)
    joined = "".join(letter for letter, _ in letters)
    dropped = {at for match in _INSIDE_WORD.finditer(joined) for at in range(*match.span())}
    return _spaced([letter for at, letter in enumerate(letters) if at not in dropped])
