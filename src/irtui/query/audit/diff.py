"""What two datasets say differently, record by record and claim by claim.

Nothing depends on the order of records, keys, claims or sources, or on how a value is spelled. All
fields are read off the field table, so a new field is compared like the others.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Any

from irtui.lean import frozen
from irtui.model.claims import Claim, Ref, parts_of
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span
from irtui.model.fields import FieldSpec, field_table
from irtui.model.records import TABLES, About, Record
from irtui.query.audit.matching import Keys, Matching, tellings
from irtui.query.audit.renaming import renamed
from irtui.query.time.change import Turn


class How(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"
    """Of a record: it has another id, and may say something else, too."""

    @property
    def turn(self) -> Turn:
        """How it is marked: as what came, went, or changed."""
        turns = {How.ADDED: Turn.CAME, How.REMOVED: Turn.WENT}
        return turns.get(self, Turn.CHANGED)


@frozen
class KeyDifference:
    """One key of a claim, or of its value, that says something else."""

    key: str
    """Name of the attribute: ``rank``, ``since``, ``as_``; ``value`` for a value without keys."""
    old: Any
    """Of what has several members, only those that are no more."""
    new: Any
    """Of what has several members, only those that are new."""


@frozen
class Difference:
    """One claim that was added, removed or changed; a plain value counts as a claim, too."""

    field: str
    """Name of the field."""
    spec: FieldSpec
    old: Claim[Any] | None
    """``None`` for what was added."""
    new: Claim[Any] | None
    """``None`` for what was removed."""
    keys: tuple[KeyDifference, ...] = ()
    """Of a claim that changed: what of it."""

    @property
    def how(self) -> How:
        """What became of the claim."""
        if self.old is None:
            return How.ADDED
        return How.REMOVED if self.new is None else How.CHANGED


@frozen
class Compared:
    """One record that was added, removed, renamed or changed."""

    ref: Ref
    """The record; of a renamed one, under its new id."""
    how: How
    differences: tuple[Difference, ...]
    """Claim by claim, in the order of the fields; of a record that is new, all that it says."""
    was: Ref | None = None
    """The old id of a renamed one."""


@frozen
class Comparison:
    """All that differs between two datasets."""

    old: Dataset
    new: Dataset
    about: tuple[Difference, ...]
    """What the ``[dataset]`` tables say differently."""
    records: tuple[Compared, ...]
    """By table, in the order of the new file; those that were removed come last in theirs."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.about or self.records)

    @cached_property
    def of(self) -> Mapping[Ref, Compared]:
        """Each record that differs, by its reference."""
        return {record.ref: record for record in self.records}

    @cached_property
    def renamed(self) -> Mapping[Ref, Ref]:
        """The new id of each record that was renamed, by its old one."""
        return {record.was: record.ref for record in self.records if record.was}

    def removed(self, ref: Ref | None) -> bool:
        """Whether a record is in the old dataset only."""
        found = self.of.get(ref) if ref else None
        return found is not None and found.how is How.REMOVED

    @property
    def tables(self) -> Mapping[str, tuple[Compared, ...]]:
        """The records by table; those without differences are absent."""
        by_table = groupby(self.records, key=lambda record: record.ref.table)
        return {table: tuple(records) for table, records in by_table}


def count(records: Iterable[Compared]) -> dict[How, int]:
    """How many records were added, removed, changed and renamed; what none was, is absent."""
    counted = Counter(record.how for record in records)
    return {how: counted[how] for how in How if counted[how]}


def diff(old: Dataset, new: Dataset) -> Comparison:
    """What ``new`` says differently from ``old``.

    Claims of a field are the same if their values are; what else they say may have changed. A value
    that is alone on both sides of a field with one value, or a text that is nearly the same, was
    replaced. A record may be the same one under another id: see `renaming`.
    """
    compare = _Comparing(renamed(old, new))
    return Comparison(
        old,
        new,
        tuple(compare.fields(About, old.about, new.about)),
        tuple(_records(old, new, compare)),
    )


def _records(old: Dataset, new: Dataset, compare: "_Comparing") -> Iterator[Compared]:
    before = {name: ref for ref, name in compare.renamed.items()}
    for table, cls in TABLES.items():
        for record in new.table(table):
            was = before.get(record.ref)
            earlier = old.records.get(was or record.ref)
            found = tuple(compare.fields(cls, earlier, record))
            if was is not None:
                yield Compared(record.ref, How.RENAMED, found, was)
            elif earlier is None or found:
                yield Compared(record.ref, How.CHANGED if earlier else How.ADDED, found)
        for record in old.table(table):
            if record.ref not in new.records and record.ref not in compare.renamed:
                yield Compared(record.ref, How.REMOVED, tuple(compare.fields(cls, record, None)))


@frozen
class _Comparing(Keys):
    """Compares what two datasets say, seeing through what was renamed."""

    def fields(
        self, cls: type[Any], old: Record | About | None, new: Record | About | None
    ) -> Iterator[Difference]:
        """The differences between two records of a class, or all that one says."""
        for name, spec in field_table(cls).items():
            before, after = tellings(old, name, spec), tellings(new, name, spec)
            if self.key(before) != self.key(after):
                yield from self._field(name, spec, before, after)

    def _field(
        self, name: str, spec: FieldSpec, old: tuple[Claim[Any], ...], new: tuple[Claim[Any], ...]
    ) -> Iterator[Difference]:
        matching = Matching(spec, old, new, self.key, self.likeness)
        for claim, other in matching.pairs():
            keys = tuple(self._keys(claim, other))
            if keys:
                yield Difference(name, spec, claim, other, keys)
        yield from (Difference(name, spec, claim, None) for claim in matching.old)
        yield from (Difference(name, spec, None, claim) for claim in matching.new)

    def _keys(self, old: Claim[Any], new: Claim[Any]) -> Iterator[KeyDifference]:
        """What of a claim changed: of its value, and of what is said about it."""
        if parts_of(type(old.value)) and not isinstance(old.value, Moment | Span | Ref):
            # Citations are paired by their source, which may have another id.
            yield from self._attributes(old.value, new.value, but="source")
        elif self.key(old.value) != self.key(new.value):
            yield KeyDifference("value", old.value, new.value)
        yield from self._attributes(old, new, but="value")

    def _attributes(self, old: Any, new: Any, but: str) -> Iterator[KeyDifference]:
        for name in parts_of(type(old)):
            one, other = getattr(old, name), getattr(new, name)
            if name == but or self.key(one) == self.key(other):
                continue
            if type(one) is tuple:
                one, other = self._without(one, other), self._without(other, one)
            yield KeyDifference(name, one, other)

    def _without(self, members: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
        """The members that are not among others, each as often as it is more there."""
        there = Counter(map(self.key, others))
        left = []
        for member in members:
            key = self.key(member)
            if not there[key]:
                left.append(member)
            there[key] = max(there[key] - 1, 0)
        return tuple(left)

    def likeness(self, old: Claim[Any], new: Claim[Any]) -> int:
        """How little of a claim changed; higher is more alike."""
        return -len(tuple(self._keys(old, new)))
