"""Where the records of a dataset are: made all at once, or each when it is asked for."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from irtui.model.claims import Ref
from irtui.model.record import Record


class Shelf(Mapping[Ref, Record]):
    """Every record by its reference, in the order of the file.

    Only who asks for a record needs it made: not who counts them, or goes over the references.
    """

    @property
    @abstractmethod
    def counts(self) -> Mapping[str, int]:
        """How many records each table has, in the order of the file; empty tables are absent."""

    @abstractmethod
    def refs(self, table: str) -> Sequence[Ref]:
        """What points to the records of a table, in the order of the file."""

    @abstractmethod
    def place(self, ref: Ref) -> int:
        """The place of a record in its table, from 0.

        Raises:
            KeyError: there is none.
        """

    @abstractmethod
    def table(self, name: str) -> tuple[Record, ...]:
        """The records of a table, in the order of the file."""


class Made(Shelf):
    """Records that are all there."""

    def __init__(self, records: Mapping[Ref, Record]) -> None:
        self._records = records
        self._tables: dict[str, list[Record]] = {}
        for ref, record in records.items():
            self._tables.setdefault(ref.table, []).append(record)

    @property
    def counts(self) -> Mapping[str, int]:  # noqa: D102 - as in Shelf
        return {name: len(records) for name, records in self._tables.items()}

    def refs(self, table: str) -> Sequence[Ref]:  # noqa: D102
        return [record.ref for record in self._tables.get(table, ())]

    def place(self, ref: Ref) -> int:  # noqa: D102
        return self._places[ref]

    def table(self, name: str) -> tuple[Record, ...]:  # noqa: D102
        return tuple(self._tables.get(name, ()))

    @cached_property
    def _places(self) -> Mapping[Ref, int]:
        return {one.ref: at for same in self._tables.values() for at, one in enumerate(same)}

    def __getitem__(self, ref: Ref) -> Record:
        return self._records[ref]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Ref]:
        return iter(self._records)
