"""Words that are near to one: misspelt, heard alike, spelt otherwise, or what may have been meant.

A near miss is what a typo, or another way to write the same sound, made of a word.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby

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
_LEAST_MEANT = 60
"""Per cent in which a word must agree with what may have been meant by it."""
_MOST = 60
"""Words near to one; more of them are noise."""
_LISTED = 12
"""Known words that are listed where none is near."""
_SHORTEST_SPELT = 5
"""Letters from which a word has another spelling: shorter ones would become other words."""

# How scripts and languages write each sound; a capital letter is one that is done.
_SOUNDS = {
    "S": ("shch", "sch", "sh"),
    "J": ("dzh", "dj"),
    "C": ("tch", "ch", "ts", "tz"),
    "Z": ("zh",),
    "H": ("kh",),
    "G": ("gh",),
    "D": ("dh",),
    "T": ("th",),
    "B": ("bh",),
    "F": ("ph",),
    "K": ("ck", "q"),
    "KS": ("x",),
    "V": ("w",),
}
_WRITTEN = {spelling: sound for sound, written in _SOUNDS.items() for spelling in written}
_SOUND = re.compile("|".join(sorted(_WRITTEN, key=len, reverse=True)))
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


def _most_like(word: str, words: Sequence[str], least: int) -> str | None:
    """The one of some words that is most like one, if they agree in so many per cent at least."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    found = extractOne(word, words, scorer=ratio, score_cutoff=least)
    return found[0] if found else None


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
        words: the words to look among, sorted.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [word for word in words if _forgiving(word)]
        self._beginnings: dict[int, dict[str, list[str]]] = {}

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
            longer = (word for word in self._words if len(word) > length)
            begun = groupby(longer, key=lambda word: word[:length])
            self._beginnings[length] = {letters: list(words) for letters, words in begun}
        return self._beginnings[length]

    @cached_property
    def _by_sound(self) -> list[tuple[str, str]]:
        return sorted((consonants(other), other) for other in self._words)

    def _sounding(self, word: str) -> Iterator[tuple[str, bool]]:
        """Words of the same consonants and alike enough, and whether they have further ones."""
        from rapidfuzz.fuzz import ratio

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
        return _most_like(word, self._words, _LEAST_FROM_AFAR) if _forgiving(word) else None


def nearest_word(typed: str, known: Sequence[str]) -> str:
    """The one of the ``known`` words that may have been meant; empty if none is near."""
    return _most_like(typed, known, _LEAST_MEANT) or ""


def did_you_mean(near: str) -> str:
    """``Did you mean “kind”?``, if a word is near; else nothing."""
    return f"Did you mean “{near}”?" if near else ""


def there_are(known: Sequence[str]) -> str:
    """All of the ``known`` words in a sentence, or the first of them, if they are many."""
    if len(known) > _LISTED:
        return f"There are {', '.join(known[:_LISTED])}, and others."
    return f"There are {', '.join(known)}." if known else ""


# What stands at the end of a word may be the end of what was typed so far.
_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=en)s(?=e|$)", "c"),  # defense, license
        (r"(?<=en)c(?=e|$)", "s"),
        (r"(?<=i)z(?=[aei]|$)", "s"),  # organization, modernize
        (r"(?<=i)s(?=[aei]|$)", "z"),
        (r"or(?=s|ed|$)", "our"),  # harbor, labor
        (r"our", "or"),
        (r"er(?=s|$)", "re"),  # center, theater
        (r"re(?=s|$)", "er"),
    )
)


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """Other ways to spell a folded ``word``, or the beginning of one; none for most."""
    if len(word) < _SHORTEST_SPELT:
        return ()
    others = (rule.sub(replacement, word) for rule, replacement in _SPELLINGS)
    return tuple(dict.fromkeys(other for other in others if other != word))
