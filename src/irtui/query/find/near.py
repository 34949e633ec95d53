"""Near misses: words that a typo, or another way to write the same sound, made of each other."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

SHORTEST = 4
"""Letters that a word must have for near misses: shorter ones are like too many."""
_LONG = 8
"""Letters from which two slips are forgiven, and not one."""
_LEAST_LIKENESS = 61
"""Per cent in which two words of the same consonants must agree."""
_LEAST_FROM_AFAR = 72
"""Per cent in which the nearest word must agree where no near miss was found."""
_LEAST_CONSONANTS = 3
"""Consonants from which words that have the same ones, or begin with them, are near."""
_MOST = 60
"""Words near to one; more of them are noise."""

# How scripts and languages write one sound; a capital letter is one that is done.
_SOUNDS = (
    ("shch", "S"),
    ("sch", "S"),
    ("dzh", "J"),
    ("tch", "C"),
    ("sh", "S"),
    ("ch", "C"),
    ("zh", "Z"),
    ("kh", "H"),
    ("gh", "G"),
    ("dh", "D"),
    ("th", "T"),
    ("bh", "B"),
    ("ph", "F"),
    ("ts", "C"),
    ("tz", "C"),
    ("dj", "J"),
    ("ck", "K"),
    ("x", "KS"),
    ("q", "K"),
    ("w", "V"),
)
_SOUND = re.compile("|".join(spelling for spelling, _ in _SOUNDS))
_WRITTEN = dict(_SOUNDS)
_VOWELS = re.compile("[aeiouy]+")
_TWICE = re.compile(r"(.)\1+")


def consonants(word: str) -> str:
    """The consonants of a folded ``word``, each sound in one way: ``boitsov`` as ``BCV``."""
    sounds = _SOUND.sub(lambda match: _WRITTEN[match.group()], word)
    vowel = "A" if _VOWELS.match(word) else ""
    return vowel + _TWICE.sub(r"\1", _VOWELS.sub("", sounds).upper())


def _forgiving(word: str) -> bool:
    """Whether a word may be a near miss: one with a digit, or several words, never is."""
    return len(word) >= SHORTEST and word.isalpha()


def _within(
    word: str, words: Collection[str], slips: int
) -> Iterable[tuple[str, float, int | str]]:
    """Those of some words that are no more than a number of slips away from one."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    return extract(word, list(words), scorer=OSA.distance, score_cutoff=slips, limit=None)


class NearWords:
    """Finds words that are near to one.

    Args:
        words: the words to look among, in order.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [word for word in words if _forgiving(word)]
        self._beginnings: dict[int, dict[str, list[str]]] = {}
        self._by_sound: list[tuple[str, str]] | None = None

    def near(self, word: str) -> dict[str, float]:
        """The words near to ``word`` or beginning nearly so, each with how far it is away."""
        if not _forgiving(word):
            return {}
        slips = 2 if len(word) >= _LONG else 1
        found: dict[str, float] = {
            other: distance for other, distance, _ in _within(word, self._words, slips)
        }
        begins = self._beginning(len(word))
        for beginning, distance, _ in _within(word, begins, slips):
            for other in begins[beginning]:
                found.setdefault(other, distance + 0.5)
        for other, further in self._sounding(word):
            found.setdefault(other, slips + (1 if further else 0.5))
        found.pop(word, None)
        return dict(sorted(found.items(), key=lambda pair: (pair[1], pair[0]))[:_MOST])

    def _beginning(self, length: int) -> dict[str, list[str]]:
        """Longer words by their first letters."""
        if length not in self._beginnings:
            found: dict[str, list[str]] = {}
            for word in self._words:
                if len(word) > length:
                    found.setdefault(word[:length], []).append(word)
            self._beginnings[length] = found
        return self._beginnings[length]

    def _sounding(self, word: str) -> Iterator[tuple[str, bool]]:
        """Words of the same consonants and alike enough, and whether they have further ones."""
        from rapidfuzz.fuzz import ratio

        if self._by_sound is None:
            self._by_sound = sorted((consonants(other), other) for other in self._words)
        sound = consonants(word)
        if len(sound) < _LEAST_CONSONANTS:
            return
        for at in range(bisect_left(self._by_sound, (sound, "")), len(self._by_sound)):
            heard, other = self._by_sound[at]
            if not heard.startswith(sound):
                return
            further = heard != sound
            begins = other[: len(word)] if further else other
            if ratio(word, begins) >= _LEAST_LIKENESS:
                yield other, further

    def nearest(self, word: str) -> str | None:
        """The one word that is most like ``word``, also from afar; ``None`` if none is like it."""
        if not _forgiving(word):
            return None
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extractOne

        found = extractOne(word, self._words, scorer=ratio, score_cutoff=_LEAST_FROM_AFAR)
        return found[0] if found else None
