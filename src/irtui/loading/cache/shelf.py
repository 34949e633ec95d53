"""The records and references of a cache file, each made when it is first asked for."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from irtui.loading.cache.container import Container
from irtui.loading.cache.tables import unpacked
from irtui.loading.structure import record_of
from irtui.model.claims import Ref
from irtui.model.records import TABLES, Place, Record
from irtui.model.references import NUMBERS, Naming, References
from irtui.model.shelf import Shelf


class Records(Shelf):
    """All records of a file. Each has a number: its place in the file, from 0."""

    def __init__(self, container: Container, counts: Mapping[str, int]) -> None:
        self._container = container
        self._raw = container.blobs("records")
        self._counts = counts
        self._starts = [*accumulate(counts.values(), initial=0)]
        self._names = [*counts]
        self._ids: dict[str, tuple[list[str], dict[str, int]]] = {}
        self._made: dict[Ref, Record] = {}

    @property
    def counts(self) -> Mapping[str, int]:  # noqa: D102 - as in Shelf
        return self._counts

    def table(self, name: str) -> tuple[Record, ...]:  # noqa: D102
        refs = self.refs(name)
        if not any(map(self._made.__contains__, refs)):
            first = self._starts[self._names.index(name)] if refs else 0
            raw = self._raw.between(first, first + len(refs))
            return tuple(map(self._make, refs, raw))
        return tuple(self[ref] for ref in refs)

    def refs(self, table: str) -> Sequence[Ref]:  # noqa: D102
        return [Ref(table, one) for one in self._known(table)[0]]

    def _known(self, table: str) -> tuple[list[str], dict[str, int]]:
        """The ids in a table, and the number of the record of each."""
        if table not in self._ids:
            if table not in self._counts:
                return [], {}
            ids = self._container.value(f"ids {table}")
            start = self._starts[self._names.index(table)]
            self._ids[table] = ids, dict(zip(ids, range(start, start + len(ids)), strict=True))
        return self._ids[table]

    def number(self, ref: Ref) -> int:
        """The number of a record.

        Raises:
            KeyError: there is none.
        """
        return self._known(ref.table)[1][ref.id]

    def place(self, ref: Ref) -> int:  # noqa: D102
        return self.number(ref) - self._starts[self._names.index(ref.table)]

    def ref(self, number: int) -> Ref:
        """The reference to the record with a number."""
        at = bisect_right(self._starts, number) - 1
        table = self._names[at]
        return Ref(table, self._known(table)[0][number - self._starts[at]])

    def __getitem__(self, ref: Ref) -> Record:
        return self._made.get(ref) or self._make(ref, self._raw[self.number(ref)])

    def _make(self, ref: Ref, raw: bytes) -> Record:
        places = self._known(Place.TABLE)[1]
        record = record_of(TABLES[ref.table], ref.id, unpacked(raw), places)
        # Two threads may make one at once, and all is compared by identity.
        return self._made.setdefault(ref, record)

    def __len__(self) -> int:
        return self._starts[-1]

    def __iter__(self) -> Iterator[Ref]:
        for table in self._counts:
            yield from self.refs(table)

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, Ref) and ref.id in self._known(ref.table)[1]


class KeptReferences(References):
    """The references to each record, in the order of the file."""

    def __init__(self, container: Container, records: Records) -> None:
        self._records = records
        self._kept = container.blobs("references")
        self._namings: list[Naming] = container.value("namings")

    def numbers(self, target: Ref) -> "array[int]":  # noqa: D102 - as in References
        kept = self._kept[self._records.number(target)]
        if not kept:
            raise KeyError(target)
        return array(NUMBERS, kept)

    @property
    def namings(self) -> Sequence[Naming]:  # noqa: D102
        return self._namings

    def source(self, number: int) -> Ref:  # noqa: D102
        return self._records.ref(number)

    def __iter__(self) -> Iterator[Ref]:
        return map(self._records.ref, filter(self._kept.has, range(len(self._records))))

    def __len__(self) -> int:
        return sum(1 for _ in self)
