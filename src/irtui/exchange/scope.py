"""What of a dataset is exported: all of it, what there was on a day, or a branch."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from irtui.lean import field, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words
from irtui.model.fields import claim_fields
from irtui.model.names import counted
from irtui.model.records import Party, Record, Source
from irtui.pages.citations import Edition
from irtui.query.branch import branch

R = TypeVar("R", bound=Record)


@frozen(eq=False)
class Scope:
    """What is exported. Nothing that is asked of it is made before it is asked."""

    as_of: AsOf = field(repr=False)
    """The dataset, on the day that was asked for or that it speaks for."""
    edition: Edition
    """Which state of the dataset it is."""
    of_day: bool = False
    """Whether only what held on the day is wanted; else all that is known of all days."""
    top: Ref | None = None
    """The record that is wanted, with all below it; ``None``: every record."""

    @property
    def dataset(self) -> Dataset:
        """The dataset of all days."""
        return self.as_of.dataset

    @property
    def day(self) -> date:
        """The day on which things are named, and what holds is told from what does not."""
        return self.as_of.day

    @cached_property
    def chosen(self) -> frozenset[Ref]:
        """The records that were asked for, without those that they only point to."""
        found = self.dataset.records if self.top is None else branch(self.dataset, self.top)
        return frozenset(ref for ref in found if self._there(ref))

    def _there(self, ref: Ref) -> bool:
        return not self.of_day or bool(self.as_of.presence(self.dataset.get(ref)))

    @cached_property
    def records(self) -> Mapping[Ref, Record]:
        """The records of the export, in the order of the file.

        Of a branch, what its records lead to is among them, and what that leads to: no name is
        missing, and nothing stands there without its sources.
        """
        wanted, waiting = set(self.chosen), list(self.chosen)
        while waiting and self.top is not None:
            for ref in self._targets(self.dataset.get(waiting.pop())):
                if ref not in wanted and self._there(ref):
                    wanted.add(ref)
                    waiting.append(ref)
        return {ref: record for ref, record in self.dataset.records.items() if ref in wanted}

    @property
    def part(self) -> str:
        """In words, what of the dataset it is; empty, if it is all of it."""
        words = [f"what there was on {day_in_words(self.day)}"] if self.of_day else []
        if self.top is not None:
            words.append(f"{self.title(self.top)} and all below it")
        said = f"{len(self.records):,} of {counted(len(self.dataset.records), 'record')}"
        return f"{said}: {', of '.join(words)}" if words else ""

    def _targets(self, record: Record) -> Iterator[Ref]:
        """What a record leads to; of a day, by claims that held on it."""
        claims = {one for name in claim_fields(type(record)) for one in self.claims(record, name)}
        for link in self.dataset.links_from(record):
            if link.claim is None or link.claim in claims:
                yield link.target
        if isinstance(record, Source) and record.origin:
            side = Ref(Party.TABLE, record.origin)
            yield from {side} & self.dataset.records.keys()

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """The records of one class, in the order of the file."""
        return tuple(one for one in self.records.values() if isinstance(one, cls))

    def claims(self, record: Record, name: str) -> tuple[Claim[Any], ...]:
        """The claims of a field, in the order of the file; of a day, those that held on it."""
        claims: tuple[Claim[Any], ...] = getattr(record, name)
        if not self.of_day:
            return claims
        held = self.as_of.claims(record, name)
        return tuple(claim for claim in claims if held[claim])

    def sources(self, record: Record) -> Iterator[Ref]:
        """What a record and its claims that are exported cite, in the order of the file."""
        yield from (one.ref for one in record.sources)
        for name in claim_fields(type(record)):
            for claim in self.claims(record, name):
                yield from (one.ref for one in claim.sources)

    def title(self, ref: Ref) -> str:
        """What a record is called on the day."""
        return self.as_of.title(ref)
