"""Find over names: every way a record is called, and where it took place.

Case, accents and script do not matter. A hit says which field matched and which part of it.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from enum import IntEnum

from anyascii import anyascii
from attrs import field as attribute
from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Truth, sort_key
from irtui.model.holding import exists
from irtui.model.records import Event, Record, Source
from irtui.query.names import event_date, full_title, one_line


class Match(IntEnum):
    """How well a text matches, best first."""

    EXACT = 0
    START = 1
    WORD = 2
    """At the start of a word."""
    INSIDE = 3


@frozen
class Folded:
    """A text without case, accents and script, and where each of its letters came from."""

    text: str
    offsets: tuple[int, ...]
    """For each letter of ``text`` the offset in the original."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that ``text[start:end]`` came from."""
        return self.offsets[start], self.offsets[end - 1] + 1


def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)
    )
    return anyascii(bare).lower()


def fold(text: str) -> Folded:
    """``text`` folded for comparison: ``Бойцов`` becomes ``boitsov``, ``Résumé`` ``resume``.

    Everything that is neither letter nor digit becomes a space, and spaces in a row become one.
    """
    if text.isascii():
        letters = [
            (character if character.isalnum() else " ", offset)
            for offset, character in enumerate(text.lower())
        ]
    else:
        letters = [
            (folded if folded.isalnum() else " ", offset)
            for offset, character in enumerate(text)
            for folded in _fold_character(character)
        ]
    kept: list[tuple[str, int]] = []
    for letter, offset in letters:
        if letter != " " or (kept and kept[-1][0] != " "):
            kept.append((letter, offset))
    while kept and kept[-1][0] == " ":
        kept.pop()
    return Folded("".join(letter for letter, _ in kept), tuple(offset for _, offset in kept))


@frozen
class _Entry:
    ref: Ref
    field: str
    text: str
    folded: Folded
    order: tuple[int, int]
    """Names before aliases before places; sources after all that rests on them."""


@frozen
class Hit:
    """A record that matches, and why."""

    ref: Ref
    title: str = attribute(converter=one_line)
    field: str
    """The name of the field that matched: name, former name, alias, abbreviation, place …"""
    text: str = attribute(converter=one_line)
    """The text that matched, in its own spelling."""
    spans: tuple[tuple[int, int], ...]
    """The matched parts of ``text``, as offsets from and to."""
    match: Match
    there: Truth = Truth.YES
    """Whether the record was there on the day whose names are shown."""

    @property
    def named(self) -> bool:
        """Whether it is the title itself that matched."""
        return self.text == self.title


_FIELDS = ("name", "abbreviation", "alias", "former name", "place", "title", "publisher", "id")

# How far down the list a match in a field stands: names, then other names, then all else.
_TIERS = {"name": 0, "abbreviation": 0, "alias": 1, "former name": 1}
_LAST_TIER = 2

# Which of two equal hits goes first: what one asks for by name before what bears others' names.
_KINDS = (
    "body",
    "person",
    "organisation",
    "programme",
    "agreement",
    "post",
    "party",
    "event",
    "source",
    "gap",
)


def _texts(dataset: Dataset, record: Record, day: date) -> Iterator[tuple[str, str]]:
    """The texts that a record is found by, each with the name of its field."""
    shown = full_title(dataset, record, day)
    yield "name", shown
    for claim in record.name:
        if claim.value.value != shown:
            yield "former name" if claim.until else "name", claim.value.value
    for claim in record.abbreviation:
        yield "abbreviation", claim.value.value
    for claim in record.aliases:
        lang = claim.value.lang
        yield f"alias ({lang})" if lang and lang != "en" else "alias", claim.value.value
    for name in ("place", "venue"):
        for claim in getattr(record, name, ()):
            yield "place", claim.value
    for name in ("title", "publisher"):
        text = getattr(record, name, None)
        if text and text != shown:
            yield name, text
    yield "id", record.id


class Index:
    """Every text of a dataset, folded once.

    Args:
        dataset: what to search.
        day: the day whose names are shown.
    """

    def __init__(self, dataset: Dataset, day: date) -> None:
        self._dataset = dataset
        self.day = day
        """The day whose names are shown."""
        self._titles = {
            ref: full_title(dataset, record, day) for ref, record in dataset.records.items()
        }
        self._entries = [
            _Entry(ref, field, text, fold(text), _tier(ref, field.partition(" (")[0]))
            for ref, record in dataset.records.items()
            for field, text in _texts(dataset, record, day)
        ]

    def find(self, query: str) -> tuple[Hit, ...]:
        """The records that match every word of ``query``, the best first."""
        words = fold(query).text.split()
        if not words:
            return ()
        best: dict[Ref, tuple[tuple[int, int, int], Hit]] = {}
        for entry in self._entries:
            found = _match(entry.folded.text, words)
            if found is None:
                continue
            match, parts = found
            tier, field = entry.order
            rank = (tier, match, field)
            if entry.ref not in best or rank < best[entry.ref][0]:
                spans = tuple(sorted(entry.folded.original(*part) for part in parts))
                title = self._titles[entry.ref]
                there = exists(self._dataset, self._dataset.get(entry.ref), self.day)
                hit = Hit(entry.ref, title, entry.field, entry.text, spans, match, there)
                best[entry.ref] = (rank, hit)
        ordered = sorted(best.values(), key=lambda pair: (pair[0], *self._tie(pair[1])))
        return tuple(hit for _, hit in ordered)

    def _tie(self, hit: Hit) -> tuple[int, date, str]:
        record = self._dataset.get(hit.ref)
        when = None
        if isinstance(record, Event):
            when = event_date(self._dataset, record, self.day)
        return _KINDS.index(hit.ref.table), sort_key(when)[0], hit.title


def _tier(ref: Ref, field: str) -> tuple[int, int]:
    tier = _TIERS.get(field, _LAST_TIER) if ref.table != Source.TABLE else _LAST_TIER + 1
    return tier, _FIELDS.index(field)


def _match(text: str, words: Sequence[str]) -> tuple[Match, list[tuple[int, int]]] | None:
    """How ``text`` matches all ``words``, and where; the phrase as a whole goes first."""
    phrase = " ".join(words)
    at = text.find(phrase)
    if at >= 0:
        if text == phrase:
            return Match.EXACT, [(0, len(text))]
        start = f" {text}".find(f" {phrase}")
        if start < 0:
            return Match.INSIDE, [(at, at + len(phrase))]
        return Match.START if start == 0 else Match.WORD, [(start, start + len(phrase))]
    parts = []
    worst = Match.WORD
    for word in words:
        start = f" {text}".find(f" {word}")
        if start < 0:
            worst = Match.INSIDE
            start = text.find(word)
        if start < 0:
            return None
        parts.append((start, start + len(word)))
    return worst, parts
