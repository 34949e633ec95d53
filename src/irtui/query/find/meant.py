"""What may have been meant by a word that nothing is called."""

from collections.abc import Sequence

_LISTED = 12
"""Known words that are listed where none is near."""


def nearest_word(typed: str, known: Sequence[str]) -> str:
    """The one of the ``known`` words that may have been meant; empty if none is near."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    near = extractOne(typed, known, scorer=ratio, score_cutoff=60)
    return near[0] if near else ""


def did_you_mean(near: str) -> str:
    """``Did you mean “kind”?``, if a word is near; else nothing."""
    return f"Did you mean “{near}”?" if near else ""


def there_are(known: Sequence[str]) -> str:
    """All of the ``known`` words in a sentence, or the first of them, if they are many."""
    if len(known) > _LISTED:
        return f"There are {', '.join(known[:_LISTED])}, and others."
    return f"There are {', '.join(known)}." if known else ""
