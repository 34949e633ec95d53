"""Whether records were there, by days: from when on each was, and from when on no more."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import Lifetime, Presence
from irtui.model.kept import stored
from irtui.model.lifetimes import first_day, lifetime, told_by_all
from irtui.model.records import Event, Gap, Party, Person, Place, Post, Record, Source

TIMELESS = (Party, Place, Source, Gap)
"""Records that are there on every day: what is told of other days rests on them, too."""
_FROM_THEN_ON = (Person, Post)
"""Records that are there from the first day on which they may have been seen."""
_PRESENCES = tuple(Presence)
_DAY = timedelta(1)
_TIMELESS_TABLES = frozenset(cls.TABLE for cls in TIMELESS)


def presence_on(dataset: Dataset, record: Record, day: date) -> Presence:
    """Whether a record, which is no event with a date, was there on a day.

    Nothing is there before the first day that the dataset speaks of.
    """
    if isinstance(record, TIMELESS):
        return Presence.YES
    return _presence(dataset, lifetime(dataset, record), day, isinstance(record, _FROM_THEN_ON))


def _presence(dataset: Dataset, life: Lifetime, day: date, from_then_on: bool) -> Presence:
    if from_then_on and life.start is None:
        return life.from_then_on(day, life.heard_of or dataset.once(first_day))
    found = life.on(day)
    if found is Presence.POSSIBLY and before_all(dataset, day):
        return Presence.LATER
    return found


def before_all(dataset: Dataset, day: date) -> bool:
    """Whether a day lies before all that a dataset speaks of."""
    return day < dataset.about.day and day < dataset.once(first_day)


@frozen(eq=False)
class _Turns:
    """The days on which the records of a table turn to another presence."""

    ends: "array[int]"
    """Of each record, where its turns end; before them is a 0."""
    days: "array[int]"
    """As `date.toordinal`; the first one of each record is 0."""
    presences: bytes
    """What it turns to, by its number in `Presence`."""

    def on(self, place: int, day: int) -> Presence:
        """The presence of the record at a place of the table."""
        first, last = self.ends[place], self.ends[place + 1]
        return _PRESENCES[self.presences[bisect_right(self.days, day, first, last) - 1]]

    def of(self, place: int) -> "array[int]":
        """The days on which the record at a place of the table turns."""
        return self.days[self.ends[place] : self.ends[place + 1]]

    def count(self, day: int) -> Counter[Presence]:
        """How many records have each presence."""
        found = [0] * len(_PRESENCES)
        ends, days, presences = self.ends, self.days, self.presences
        for first, last in pairwise(ends):
            found[presences[bisect_right(days, day, first, last) - 1]] += 1
        return Counter(dict(zip(_PRESENCES, found, strict=True)))


_Tables = Mapping[str, _Turns]


def _plain(_: Dataset, tables: _Tables) -> object:
    return {
        name: (one.ends.tobytes(), one.days.tobytes(), one.presences)
        for name, one in tables.items()
    }


def _again(_: Dataset, plain: Mapping[str, tuple[bytes, bytes, bytes]]) -> _Tables:
    return {
        name: _Turns(array("I", ends), array("I", days), presences)
        for name, (ends, days, presences) in plain.items()
    }


@stored("presences", _plain, _again)
def turns(dataset: Dataset) -> _Tables:
    """On which days all records turn to another presence, by table; events are left out."""
    found = {}
    told = told_by_all(dataset)
    known: dict[object, list[tuple[int, Presence]]] = {}  # many records have the same
    for name in dataset.counts:
        if name != Event.TABLE and name not in _TIMELESS_TABLES:
            ends, days, presences = array("I", [0]), array("I"), bytearray()
            for record in dataset.table(name):
                life = lifetime(dataset, record, told)
                ends_of_it = [moment and moment.bounds for moment in (life.start, life.end)]
                from_then_on = isinstance(record, _FROM_THEN_ON)
                key = (*ends_of_it, life.first_seen, life.last_seen, life.heard_of, from_then_on)
                if key not in known:
                    known[key] = list(_turns_of(dataset, life, from_then_on))
                for day, presence in known[key]:
                    days.append(day)
                    presences.append(_PRESENCES.index(presence))
                ends.append(len(days))
            found[name] = _Turns(ends, days, bytes(presences))
    return found


def _turns_of(
    dataset: Dataset, life: Lifetime, from_then_on: bool
) -> Iterator[tuple[int, Presence]]:
    """The first days of each presence, the first of all as 0."""
    known: Presence | None = None
    for day in sorted({date.min, *turning(dataset, life)}):
        presence = _presence(dataset, life, day, from_then_on)
        if presence is not known:
            yield 0 if known is None else day.toordinal(), presence
        known = presence


def turning(dataset: Dataset, life: Lifetime) -> Iterator[date]:
    """The days on which anything can change that a presence depends on."""
    moments = (life.start, life.end)
    bounds = [day for moment in moments if moment for day in moment.bounds]
    seen = (life.first_seen, life.last_seen, life.heard_of)
    for day in (*bounds, *seen, dataset.about.day, dataset.once(first_day)):
        if day is not None:
            yield day
            if day < date.max:
                yield day + _DAY


def kept_presence(dataset: Dataset, ref: Ref, day: date) -> Presence | None:
    """Whether a record was there on a day; ``None`` where that is not kept, and to be found out."""
    if not dataset.has_asked(turns):
        return None
    table = dataset.once(turns).get(ref.table)
    return table.on(dataset.place(ref), day.toordinal()) if table else None


def kept_counts(dataset: Dataset, table: str, day: date) -> Mapping[Presence, int] | None:
    """How many records of a table were there on a day, and how many not; ``None``, as above."""
    if table in _TIMELESS_TABLES:
        return {Presence.YES: dataset.counts.get(table, 0)}
    if table == Event.TABLE or not dataset.has_asked(turns):
        return None
    found = dataset.once(turns).get(table)
    return found.count(day.toordinal()) if found else {}


def days_without(dataset: Dataset, one: Ref, other: Ref) -> list[int]:
    """When a record is there, at least possibly, and another one is not.

    The days, as `date.toordinal`, on which that begins and ends in turns; 0 is before all days.
    """
    tables, pairs = dataset.once(turns), [(ref.table, dataset.place(ref)) for ref in (one, other)]
    found: list[int] = []
    for day in sorted({day for table, place in pairs for day in tables[table].of(place)}):
        first, second = (tables[table].on(place, day) for table, place in pairs)
        if (bool(first) and not second) is (len(found) % 2 == 0):
            found.append(day)
    return found
