"""Why a record matched: the fewest of its texts that have every word, and the parts that matched.

Offsets lead back through the folding, so a match in a transliteration is marked in the original.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from irtui.lean import field as attribute
from irtui.lean import frozen
from irtui.model.names import one_line
from irtui.query.find.grammar import MatchMode, Word
from irtui.query.find.hits import Reason, Spans
from irtui.query.find.texts import SearchText, Tier, readings_of
from irtui.query.folding import Folded, fold, readings, squeeze


@frozen
class Needle:
    """A word of a query as it is looked for in one text."""

    word: Word
    inside: bool = True
    """Whether it also counts inside a word."""
    near: Mapping[str, float] = attribute(factory=dict)
    """The words that are near misses of it."""

    @cached_property
    def _beginnings(self) -> list[tuple[str, int]]:
        """What it looks like where a word begins, and how many letters of it are meant."""
        word = self.word
        whole = word.how in (MatchMode.EXACTLY, MatchMode.PHRASE)
        itself = f" {word.folded} " if whole else f" {word.folded}"
        return [(itself, len(word.folded)), *((f" {other}", len(other)) for other in word.others)]

    @cached_property
    def _letters(self) -> str:
        """What may stand inside a word; empty, if it may not."""
        anywhere = self.inside and self.word.how is MatchMode.ANYWHERE
        return self.word.squeezed if anywhere and " " not in self.word.squeezed else ""

    def places(self, reading: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a folded text, the better place first."""
        spaced = f" {reading} "
        for sought, length in self._beginnings:
            if (at := spaced.find(sought)) >= 0:
                yield at, at + length
        if self._letters and (at := self._inside(reading, self._letters)) >= 0:
            yield at, at + len(self._letters)
        for near in self.near:
            if (at := spaced.find(f" {near} ")) >= 0:
                yield at, at + len(near)

    @staticmethod
    def _inside(reading: str, letters: str) -> int:
        """Where some letters stand in a text, but a number not inside another; -1: nowhere."""
        at = reading.find(letters)
        while at > 0 and letters[0].isdigit() and reading[at - 1].isdigit():
            at = reading.find(letters, at + 1)
        return at

    def span(self, text: str, found: Sequence[str]) -> tuple[int, int] | None:
        """The part of ``text``, of which the readings were ``found``; ``None``, if none matches."""
        for number, reading in enumerate(found):
            for start, end in self.places(reading):
                way: Folded = squeeze(text) if number else fold(text)
                return way.original(start, end)
        return None


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans in order, those made one that only spaces or signs lie between."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and not any(letter.isalnum() for letter in text[merged[-1][1] : start]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def reasons(
    title: str, entries: Iterable[SearchText], needles: Sequence[Needle]
) -> tuple[Spans, tuple[Reason, ...]]:
    """Why a record matches: the parts of its title, and the texts for what is not in that.

    Args:
        title: what the record is called.
        entries: all of its texts, the nearest first.
        needles: the words that were looked for.
    """
    every = set(range(len(needles)))
    at_title = _spans(title, needles)
    waiting = every - at_title.keys()
    if not waiting:
        return _joined(title, at_title.values()), ()
    texts = list(entries)
    candidates = [
        (entry, spans)
        for entry, found in zip(texts, readings_of(texts), strict=True)
        if (spans := _spans_in(entry.text, found, needles))
    ]
    for tier in (Tier.NAME, Tier.OTHER_NAME):  # another name may say it all, and better alone
        for entry, spans in candidates:
            if entry.tier is tier and spans.keys() == every:
                return (), (_reason(entry, spans),)
    told: list[Reason] = []
    while waiting and candidates:
        entry, spans = max(candidates, key=lambda one: len(waiting & one[1].keys()))
        if not waiting & spans.keys():
            break
        further = {number: span for number, span in spans.items() if number in waiting}
        waiting -= further.keys()
        told.append(_reason(entry, further))
    return _joined(title, at_title.values()), tuple(told)


def spans_in_short(title: str, short: str, needles: Sequence[Needle]) -> Spans | None:
    """The parts of a shorter title that matched; ``None``, if it lacks one that the title has."""
    found = _spans(short, needles)
    if _spans(title, needles).keys() - found.keys():
        return None
    return _joined(short, found.values())


def shown(text: str, others: Iterable[str], words: Sequence[str]) -> tuple[str, Spans]:
    """A text with its parts marked that are some words; the words are folded.

    Where some of them do not stand in it, one of the ``others`` follows that has more.
    """
    needles = [Needle(Word(word)) for word in words]
    found = _spans(text, needles)
    if len(found) < len(needles):
        for other in others:
            if _spans(other, needles).keys() - found.keys():
                text = f"{text}: {one_line(other)}"
                found = _spans(text, needles)
                break
    return text, _joined(text, found.values())


def as_written(word: str, entries: Iterable[SearchText]) -> str | None:
    """A folded word as one of some texts has it; ``None`` if none has."""
    needle = Needle(Word(word, MatchMode.EXACTLY))
    for entry in entries:
        if span := needle.span(entry.text, entry.readings):
            return entry.text[slice(*span)]
    return None


def _reason(entry: SearchText, spans: Mapping[int, tuple[int, int]]) -> Reason:
    return Reason(entry.field, entry.text, _joined(entry.text, spans.values()))


def _spans(text: str, needles: Sequence[Needle]) -> dict[int, tuple[int, int]]:
    """Where in a text which of the needles stand, by their numbers."""
    return _spans_in(text, readings(text), needles)


def _spans_in(
    text: str, found: Sequence[str], needles: Sequence[Needle]
) -> dict[int, tuple[int, int]]:
    return {
        number: span for number, needle in enumerate(needles) if (span := needle.span(text, found))
    }
