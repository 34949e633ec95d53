"""What stands beside the hierarchy: all records of a table, those of the day in groups."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.dates import sort_key
from irtui.model.holding import Presence, standing_values
from irtui.model.kept import stored
from irtui.model.presences import kept_counts
from irtui.model.records import Event, Organisation, Person, Place, Programme, Record, Source
from irtui.query.sides import side_around
from irtui.query.tree.nodes import Group

if TYPE_CHECKING:
    from datetime import date

COLLECTIONS = {
    "agreement": "Agreements",
    "programme": "Programmes",
    "organisation": "Organisations",
    "post": "Posts",
    "person": "People",
    "place": "Places",
    "source": "Sources",
    "gap": "Gaps",
    "event": "Other events",
}
"""The tables that stand beside the hierarchy, and what each is called there."""


@stored("sources by time")
def by_time(dataset: Dataset) -> list[list[str]]:
    """The ids of the sources, in order of time, those of one date together; undated ones last."""
    found: dict[tuple[date, date], list[str]] = defaultdict(list)
    for source in dataset.all(Source):
        found[sort_key(source.date)].append(source.id)
    return [found[day] for day in sorted(found)]


_GROUPED = tuple(one.TABLE for one in (Organisation, Person, Place, Programme))
"""The tables whose records stand in folders."""


class Collections:
    """The collections of one day."""

    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        self.dataset = as_of.dataset
        self._tables: dict[str, Mapping[Presence, Sequence[Record]]] = {}
        self._grouped: dict[str, Mapping[Group, list[Record]]] = {}

    def of(self, table: str) -> Mapping[Presence, Sequence[Record]]:
        """The records of a collection, those that were later or over apart from the rest."""
        if table not in self._tables:
            found: dict[Presence, list[Record]] = {presence: [] for presence in Presence}
            every = self.as_of.loose_events if table == Event.TABLE else self.dataset.table(table)
            for record in every:
                there = self.as_of.presence(record)
                found[Presence.YES if there or table == Event.TABLE else there].append(record)
            self._tables[table] = found
        return self._tables[table]

    def counts(self, table: str) -> Mapping[Presence, int]:
        """How many records of a collection there are of each presence, as `of` has them."""
        found = kept_counts(self.dataset, table, self.as_of.day)
        if found is None:
            return {there: len(records) for there, records in self.of(table).items()}
        there = sum(count for presence, count in found.items() if presence)
        return {**found, Presence.YES: there, Presence.POSSIBLY: 0}

    def groups(self, table: str) -> Mapping[Group, Sequence[Record]]:
        """The groups of a collection, and the records in each."""
        if table not in _GROUPED:
            every = self.of(table)[Presence.YES]
            return {None: every} if every else {}
        if table not in self._grouped:
            found: dict[Group, list[Record]] = defaultdict(list)
            for record in self.of(table)[Presence.YES]:
                found[self.group_of(record)].append(record)
            self._grouped[table] = dict(found)
        return self._grouped[table]

    def in_groups(self, table: str) -> bool:
        """Whether the records of a collection stand in several folders."""
        return table in _GROUPED and len(self.groups(table)) > 1

    def group_of(self, record: Record) -> Group:
        """What a record of a collection shares with those in its folder."""
        if isinstance(record, Organisation):
            return standing_values(record.parties)
        if isinstance(record, Place):
            side = side_around(self.as_of, record.ref)
        elif isinstance(record, Person):
            side = self.as_of.value(record, record.party)
        else:
            return record.kind if isinstance(record, Programme) else None
        return (side,) if side else ()
