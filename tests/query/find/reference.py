"""A search that is plain to see: it goes through every text of every record, word by word.

The ranks are those of the query grammar; near misses are not among them.
"""

from collections.abc import Iterator
from functools import cache

from irtui.model.as_of import AsOf
from irtui.model.dates import sort_key
from irtui.model.records import Record
from irtui.query.find import Match
from irtui.query.find.grammar import MatchMode, Word
from irtui.query.find.texts import Texts, Tier
from irtui.query.folding import fold_text, name_key, squeeze_text
from tests.query.answers import reviewed, world
from tests.query.find.terms import LINKING

Rank = tuple[float, ...]

KINDS = [
    "body",
    "person",
    "organisation",
    "programme",
    "agreement",
    "post",
    "party",
    "event",
    "place",
    "source",
    "gap",
]
NOWHERE = 9


class Reference:
    """All texts of a dataset, as lists."""

    def __init__(self, name: str) -> None:
        self._data = world(name)
        self._day = reviewed(self._data)
        texts = Texts(AsOf(self._data, self._day))
        self._records = sorted(self._data.records.values(), key=lambda one: self._tie(texts, one))
        self._readings = {
            record.ref: [
                (entry.tier, text) for entry in texts.of(record) for text in entry.readings
            ]
            for record in self._records
        }
        self._words = {
            word for found in self._readings.values() for _, text in found for word in text.split()
        }

    def _tie(self, texts: Texts, record: Record) -> tuple[object, ...]:
        """Where a record stands among equals: by kind, then by date, then by title."""
        when = AsOf(self._data, self._day).date_of(record)
        return KINDS.index(record.TABLE), sort_key(when)[0], name_key(texts.title(record.ref))

    def find(self, words: list[Word]) -> list[tuple[str, Match]]:
        """What matches all words, best first, and how well."""
        ranked = [(self._rank(record, words), record) for record in self._records]
        hits = sorted(
            ((rank, record) for rank, record in ranked if rank), key=lambda hit: hit[0] or ()
        )
        return [(str(record.ref), Match(int(rank[0]))) for rank, record in hits if rank]

    def _rank(self, record: Record, words: list[Word]) -> Rank | None:
        """How well a record matches; ``None``: not at all."""
        wanted = [
            word
            for word in words
            if word.how is not MatchMode.ANYWHERE or word.folded not in LINKING
        ]
        wanted = wanted or words
        readings = self._readings[record.ref]
        # For each word the nearest texts that have it, those at the start of a word first.
        places = [min(self._places(word, readings), default=(NOWHERE, False)) for word in wanted]
        tier, inside = max(places)
        if tier == NOWHERE:
            return None
        phrase = " ".join(word.folded for word in words)
        whole = {phrase, " ".join(squeeze_text(word.text) for word in words)}
        texts = {each: [text for at, text in readings if at is each] for each in Tier}
        if whole & {*texts[Tier.NAME]} or fold_text(record.id) == phrase:
            return (Match.EXACT,)
        if whole & {*texts[Tier.OTHER_NAME]}:
            return (Match.CALLED,)
        if tier == Tier.NAME and not inside:
            begins = self._begins(phrase, texts[Tier.NAME])
            if begins is not None:
                return Match.START, begins
            spaced = [f" {text} " for text in texts[Tier.NAME]]
            together = any(f" {phrase}" in text for text in spaced) and len(wanted) > 1
            each = all(any(f" {word.folded} " in text for text in spaced) for word in wanted)
            return Match.WORD, not together, not each
        if tier == Tier.NAME:
            return (Match.INSIDE,)
        begins = self._begins(phrase, texts[Tier.OTHER_NAME])
        if begins is not None:
            return Match.OTHER_NAME, 0, begins
        match = Match.OTHER_NAME if tier == Tier.OTHER_NAME else Match.FIELD
        return match, 1 + inside, -sum(place[0] == Tier.NAME for place in places)

    @staticmethod
    def _begins(phrase: str, texts: list[str]) -> bool | None:
        """Whether a text begins with longer words than those of the phrase; ``None``: with none."""
        if any(f"{text} ".startswith(f"{phrase} ") for text in texts):
            return False
        wanted = phrase.split()
        for text in texts:
            words = text.split()
            if len(words) >= len(wanted) and all(map(str.startswith, words, wanted)):
                return True
        return None

    def _places(self, word: Word, readings: list[tuple[Tier, str]]) -> Iterator[tuple[int, bool]]:
        """The tiers of the texts with a word, and whether it is only inside another there."""
        folded, squeezed = word.folded, squeeze_text(word.text)
        whole = word.how in (MatchMode.EXACTLY, MatchMode.PHRASE)
        anywhere = word.how is MatchMode.ANYWHERE and " " not in squeezed
        for tier, text in readings:
            spaced = f" {text} "
            starts = f" {folded} " in spaced if whole else f" {folded}" in spaced
            if starts or any(f" {other}" in spaced for other in word.others):
                yield tier, False
            elif anywhere and self._inside(squeezed, text) and self._counts_inside(squeezed):
                yield tier, True

    @staticmethod
    def _inside(letters: str, text: str) -> bool:
        """Whether letters stand in a text, but not a number in another."""
        starts = (at for at in range(len(text)) if text.startswith(letters, at))
        return any(not (letters[0].isdigit() and text[at - 1 : at].isdigit()) for at in starts)

    def _counts_inside(self, letters: str) -> bool:
        """Whether letters count inside words; a few do only where no word begins so."""
        return len(letters) > 2 or not any(word.startswith(letters) for word in self._words)


@cache
def reference(name: str) -> Reference:
    """The plain search through a dataset of that name."""
    return Reference(name)
