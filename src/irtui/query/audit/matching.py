"""What records say, telling by telling, and which telling was which before something changed.

All fields are read off the field table, so a new field is compared like the others.
"""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import attrs
from rapidfuzz import fuzz

from irtui.lean import frozen
from irtui.model.claims import Citation, Claim, Ref, parts_of
from irtui.model.dates import Moment, Span
from irtui.model.fields import FieldSpec, Kind, field_table, fields_of_kind
from irtui.model.neighbours import Neighbours
from irtui.model.records import About, Record
from irtui.model.said import said
from irtui.model.values import KindWords

_ALIKE = 75
"""From this likeness on, in per cent, a new text is an old one mended; below, it is another."""

_MOST_COMPARED = 10_000
"""Pairs of an old and a new text up to which all are compared; of more, those that begin or end
alike."""
_AROUND = 20
"""New texts that an old one is then compared with: so many on each side, in two orders."""
_FEW = 12
"""Claims of one value up to which each is compared with each."""

Key = Callable[[Any], Hashable]
Likeness = Callable[[Claim[Any], Claim[Any]], int]


@frozen
class Entry:
    """One entry of a mapping, such as an id in a register."""

    keys: tuple[str, ...] = said("The keys that lead to it.")
    value: str = said("What it says; empty for a mapping without entries.")


def tellings(holder: Record | About | None, name: str, spec: FieldSpec) -> tuple[Claim[Any], ...]:
    """The claims of a field; each plain value, citation or entry of a mapping as one."""
    value = getattr(holder, name) if holder is not None else None
    if spec.claims:
        return value or ()
    if spec.kind is Kind.MAPPING:
        return tuple(Claim(value=entry) for entry in _entries(value or {}))
    if spec.many or spec.kind is Kind.CITATIONS:
        return tuple(Claim(value=item) for item in value or ())
    return () if value is None else (Claim(value=value),)


def _entries(mapping: Mapping[str, Any], *above: str) -> Iterator[Entry]:
    for key, words in mapping.items():
        value = words
        if isinstance(words, KindWords):
            value = attrs.asdict(words) if words.counted else words.plural
        if isinstance(value, Mapping) and value:
            yield from _entries(value, *above, key)
        else:
            yield Entry((*above, key), value or "")


def _date_text(when: Moment | Span) -> str:
    """An EDTF text without what may be written in several ways: spaces, the order of a set."""
    text = "".join(when.text.split())
    if isinstance(when, Moment) and when.choices and not when.is_range:
        return f"[{','.join(sorted(text[1:-1].split(',')))}]"
    return text


@frozen
class Keys:
    """Makes keys that are equal for what says the same, seeing through what was ``renamed``."""

    renamed: Mapping[Ref, Ref]
    """The new id by the old one. The one is nowhere in the new file, the other nowhere in the old:
    so one rule serves for both."""

    def key(self, value: Any) -> Hashable:
        """What is equal for two values that say the same, however they are spelled."""
        cls: Any = type(value)
        names = parts_of(cls)
        if cls is tuple:
            return frozenset(Counter(map(self.key, value)).items()) if value else ()
        if not names:
            plain: Hashable = value  # text, numbers, words and None
            return plain
        match value:
            case Moment() | Span():
                return _date_text(value)
            case Ref():
                return self.renamed.get(value, value)
            case Citation():
                return (self.key(value.ref), value.at, value.quote)
        return tuple(self.key(getattr(value, name)) for name in names)

    def content(self, record: Record) -> Hashable:
        """All that a record says; ``None``, where that is too little to know it by."""
        told = tuple(
            (name, self.key(found))
            for name, spec in field_table(type(record)).items()
            if (found := tellings(record, name, spec))
        )
        return (record.TABLE, told) if sum(name != "sources" for name, _ in told) > 1 else None


class Matching:
    """Finds which claims of a field were which.

    Args:
        spec: the field.
        old: its claims as they were.
        new: as they are.
        key: makes what is equal for two values that say the same.
        likeness: how little of a claim changed; higher is more alike.
    """

    def __init__(
        self,
        spec: FieldSpec,
        old: Iterable[Claim[Any]],
        new: Iterable[Claim[Any]],
        key: Key,
        likeness: Likeness,
    ) -> None:
        self._spec = spec
        self._key = key
        self._likeness = likeness
        self.old = dict.fromkeys(old)
        """What is left: the old ones that none of the new ones was."""
        self.new = dict.fromkeys(new)
        """What is left: the new ones that were none of the old ones."""

    def pairs(self) -> Iterator[tuple[Claim[Any], Claim[Any]]]:
        """The claims that are the same ones, the surest first."""
        yield from self._equal(self._key)
        yield from self._equal(lambda claim: self._key(claim.value))
        for part in self._spec.needs or (self._spec.distinct or self._spec.main,):
            yield from self._equal(partial(self._identity, part))
        yield from self._mended()
        if not self._spec.many and self._spec.kind not in (Kind.CITATIONS, Kind.MAPPING):
            yield from self._replaced()

    def _pair(self, old: Claim[Any], new: Claim[Any]) -> tuple[Claim[Any], Claim[Any]]:
        del self.old[old]
        del self.new[new]
        return old, new

    def _equal(
        self, key_of_claim: Callable[[Claim[Any]], Hashable]
    ) -> Iterator[tuple[Claim[Any], Claim[Any]]]:
        """Pairs of one key; where several share it, each with the one most like it."""
        groups: dict[Hashable, list[Claim[Any]]] = {}
        for claim in self.new:
            groups.setdefault(key_of_claim(claim), []).append(claim)
        alike = {key: _Alike(group, self._key, self._likeness) for key, group in groups.items()}
        for claim in tuple(self.old):
            key = key_of_claim(claim)
            if key is not None and key in alike and (other := alike[key].take(claim)):
                yield self._pair(claim, other)

    def _identity(self, part: str, claim: Claim[Any]) -> Hashable:
        """What a value is about, by a ``part`` that says so; ``None``: by that it is nothing."""
        value = claim.value
        if isinstance(value, Citation):
            return self._key(value.ref)
        if isinstance(value, Entry):
            return value.keys
        if self._spec.structure is None:
            return None
        return self._key(getattr(value, part))

    def _mended(self) -> Iterator[tuple[Claim[Any], Claim[Any]]]:
        """Pairs of texts that are nearly the same, the most alike first."""
        scored = [
            (score, one, other)
            for one, text, others in self._texts()
            for other, its in others
            if (score := fuzz.ratio(text, its)) >= _ALIKE
        ]
        for _, one, other in sorted(scored, key=lambda entry: -entry[0]):
            if one in self.old and other in self.new:
                yield self._pair(one, other)

    def _texts(self) -> Iterator[tuple[Claim[Any], str, list[tuple[Claim[Any], str]]]]:
        """The old texts, each with the new ones that it is to be compared with."""
        new = [(claim, text) for claim in self.new if (text := main_text(claim.value, self._spec))]
        old = [(claim, text) for claim in self.old if (text := main_text(claim.value, self._spec))]
        if len(old) * len(new) <= _MOST_COMPARED:
            yield from ((claim, text, new) for claim, text in old)
            return
        by_text: dict[str, list[tuple[Claim[Any], str]]] = {}
        for claim, text in new:
            by_text.setdefault(text, []).append((claim, text))
        neighbours = Neighbours(by_text, _AROUND)
        times = Counter[str]()
        for claim, text in old:
            same = (by_text[other] for other in dict.fromkeys(neighbours.of(text)))
            # What stands several times is taken in turn.
            yield claim, text, [one[times[text] % len(one)] for one in same]
            times[text] += 1

    def _replaced(self) -> Iterator[tuple[Claim[Any], Claim[Any]]]:
        """Pairs in a field of one value: those of one source, and the only ones left."""
        citing: dict[Hashable, deque[tuple[int, Claim[Any]]]] = {}
        for place, claim in enumerate(self.new):
            for source in self._cited(claim):
                citing.setdefault(source, deque()).append((place, claim))
        for one in tuple(self.old):
            firsts = []
            for source in self._cited(one) & citing.keys():
                while citing[source] and citing[source][0][1] not in self.new:
                    citing[source].popleft()
                firsts += [citing[source][0]] if citing[source] else []
            if firsts:
                yield self._pair(one, min(firsts, key=lambda first: first[0])[1])
        if len(self.old) == len(self.new) == 1:
            yield self._pair(*self.old, *self.new)

    def _cited(self, claim: Claim[Any]) -> set[Hashable]:
        return {self._key(citation.ref) for citation in claim.sources}


class _Alike:
    """New claims that an old one may have become: of which the one most like it is taken."""

    def __init__(self, claims: Sequence[Claim[Any]], key: Key, likeness: Likeness) -> None:
        self._key = key
        self._likeness = likeness
        self._left = {claim: place for place, claim in enumerate(claims)}
        self._by_part: dict[Hashable, deque[Claim[Any]]] = {}
        if len(claims) > _FEW:
            for claim in claims:
                for part in self._parts(claim):
                    self._by_part.setdefault(part, deque()).append(claim)

    def take(self, old: Claim[Any]) -> Claim[Any] | None:
        """The one that is most like ``old``, which is not there any more; ``None``: none is left.

        Of many, those are compared that are the first to have a part in common with it.
        """
        if not self._left:
            return None
        candidates = dict(self._left) if not self._by_part else self._having_a_part(old)
        best = min(candidates, key=lambda new: (-self._likeness(old, new), candidates[new]))
        del self._left[best]
        return best

    def _having_a_part(self, old: Claim[Any]) -> dict[Claim[Any], int]:
        first = next(iter(self._left))
        found = {first: self._left[first]}
        for part in self._parts(old):
            claims = self._by_part.get(part, deque())
            while claims and claims[0] not in self._left:
                claims.popleft()
            if claims:
                found[claims[0]] = self._left[claims[0]]
        return found

    def _parts(self, claim: Claim[Any]) -> Iterator[Hashable]:
        """A claim's attributes, and those of its value, as far as they say anything."""
        for holder in (claim, claim.value):
            for name in parts_of(type(holder)):
                if (value := getattr(holder, name)) not in (None, ()):
                    yield type(holder), name, self._key(value)


def main_text(value: Any, spec: FieldSpec) -> str | None:
    """The text of a value that is one, or whose first key is; ``None`` for any other."""
    if spec.structure is not None:
        texts = dict(fields_of_kind(spec.structure, Kind.TEXT))
        return getattr(value, spec.main) if spec.main in texts else None
    return str(value) if spec.kind in (Kind.TEXT, Kind.PLACE) else None
