"""Texts without case, accents and script, and the way back to how they were written."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from irtui.lean import frozen

_ID_WORDS = re.compile("[a-z0-9]+")
_DIGITS = re.compile("[0-9]+")
_SIGNS = str.maketrans(
    {letter: " " for letter in map(chr, range(128)) if not letter.isalnum() and letter != "\n"}
)
_TYPOGRAPHIC = str.maketrans("–—‘’“”", "--''\"\"")  # noqa: RUF001 - as anyascii has them
# Between two digits a sign tells two numbers apart: “2+2” is not 22, “2021–2031” no long number.
# Initials are one word, whatever stands between them: “A. K.” is also written “AK”.
# Each looks back from the first sign, as there are fewer signs to begin at than letters.
_INSIDE_WORD = re.compile(
    r"[^a-z0-9\n](?:"
    r"(?<=[a-z0-9]\S)[^a-z0-9\s]*(?=[a-z])"
    r"|(?<=[a-z]\S)[^a-z0-9\s]*(?=[0-9])"
    r"|(?<=\b[a-z].)[^a-z0-9\n]*(?=[a-z]\b)"
    r")",
)


@frozen
class Folded:
    """A text without case, accents and script, and where each of its letters came from."""

    text: str
    offsets: tuple[int, ...]
    """For each letter of ``text`` the offset in the original."""
    ends: tuple[int, ...]
    """For each letter where it ends in the original, the accents that follow it included."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that ``text[start:end]`` came from."""
        return self.offsets[start], self.ends[end - 1]


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)
    ).translate(_TYPOGRAPHIC)
    if not bare.isascii():
        # Most lists have no other script, and to import this takes longer than to print them.
        from anyascii import anyascii

        bare = anyascii(bare)
    return " " if character.isspace() else bare.lower()


def _ascii(text: str) -> str:
    """``text`` in small ASCII letters and in one line, with its signs still in it."""
    bare = text.lower() if text.isascii() else "".join(map(_fold_character, text))
    return bare.replace("\n", " ")


def _spaced(bare: str) -> str:
    """Lines in small ASCII letters with a space for each run of signs, but not at either end."""
    spaced = bare.translate(_SIGNS)
    while "  " in spaced:
        spaced = spaced.replace("  ", " ")
    return spaced.replace(" \n", "\n").replace("\n ", "\n").strip(" ")


def _lines(bare: str) -> list[str]:
    return _spaced(bare).split("\n")


def fold_text(text: str) -> str:
    """``text`` folded for comparison: ``Бруно`` becomes ``bruno``, ``Résumé`` ``resume``.

    Everything that is neither letter nor digit becomes a space, and spaces in a row become one.
    """
    return _spaced(_ascii(text))


def all_folded(texts: Iterable[str]) -> list[str]:
    """What `fold_text` makes of each of some texts, found at once, which takes less time."""
    bare = [*map(_ascii, texts)]
    return _lines("\n".join(bare))[: len(bare)]


def name_key(name: str) -> tuple[str, str]:
    """What a list of names is sorted by: without case, accents and script, and numbers as numbers.

    ``Élodie`` comes before ``Zoe``, and ``Person 9`` before ``Person 10``.
    """
    return name_keys([name])[0]


def name_keys(names: Sequence[str]) -> list[tuple[str, str]]:
    """The `name_key` of each of some names, found at once."""
    numbered = _DIGITS.sub(_number_key, "\n".join(all_folded(names)))
    return [*zip(numbered.split("\n"), names, strict=True)] if names else []


def id_of(name: str) -> str:
    """The id that a record of a name may have: ``north-quay``; ``unnamed``, if none is left."""
    return "-".join(_ID_WORDS.findall(fold_text(name))) or "unnamed"


def _number_key(digits: "re.Match[str]") -> str:
    """A number as a text: of two, the one with more digits is the larger."""
    number = digits.group().lstrip("0")
    return f"{len(number):04}{number}"


def squeeze_text(text: str) -> str:
    """``text`` folded, with the signs inside its words left out: ``M&MTC`` becomes ``mmtc``.

    Initials become one word: ``A. K. Reed`` is ``ak reed``.
    """
    return _spaced(_INSIDE_WORD.sub("", _ascii(text)))


def readings(text: str) -> tuple[str, ...]:
    """The ways in which ``text`` can be typed: folded, and squeezed where that is another one."""
    return all_readings([text])[0]


def all_readings(texts: Iterable[str]) -> list[tuple[str, ...]]:
    """The `readings` of many texts, found at once."""
    bare = [*map(_ascii, texts)]
    folded, squeezed = _lines("\n".join(bare)), _lines(_INSIDE_WORD.sub("", "\n".join(bare)))
    pairs = zip(bare, folded, squeezed, strict=False)  # of no texts there is an empty line
    return [(one,) if one == other else (one, other) for _, one, other in pairs]


def _letters(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The letters of a text in ASCII; for each where it stood, and where it ended."""
    if text.isascii():
        return _ascii(text), range(len(text)), range(1, len(text) + 1)
    letters = ""
    starts: list[int] = []
    ends: list[int] = []
    for offset, character in enumerate(text):
        folded = _fold_character(character)
        if not folded and ends and unicodedata.category(character).startswith("M"):
            ends[-1] = offset + 1  # an accent of its letter
        letters += folded
        starts += [offset] * len(folded)
        ends += [offset + 1] * len(folded)
    return letters, starts, ends


def _without_signs(letters: str, starts: Sequence[int], ends: Sequence[int]) -> Folded:
    """The letters with a space for each run of signs, but not at either end."""
    words = []
    kept: list[int] = []
    end = 0
    for word in _ID_WORDS.finditer(letters):
        if kept:
            kept.append(end)
        kept += range(*word.span())
        end = word.end()
        words.append(word.group())
    return Folded(
        " ".join(words),
        tuple(map(starts.__getitem__, kept)),
        tuple(map(ends.__getitem__, kept)),
    )


def fold(text: str) -> Folded:
    """What `fold_text` makes of ``text``, with the way back."""
    return _without_signs(*_letters(text))


def squeeze(text: str) -> Folded:
    """What `squeeze_text` makes of ``text``, with the way back."""
    letters, starts, ends = _letters(text)
    dropped = {at for match in _INSIDE_WORD.finditer(letters) for at in range(*match.span())}
    kept = [at for at in range(len(letters)) if at not in dropped]
    return _without_signs(
        "".join(map(letters.__getitem__, kept)),
        [starts[at] for at in kept],
        [ends[at] for at in kept],
    )
