"""The dataset as of a day: who was there, under whom, who chaired, what held."""

from collections.abc import Iterator
from datetime import date

from irtui.interface.made import chairs_of, claim_of, own_links, source_of
from irtui.interface.records import Record
from irtui.interface.values import Chair, Claim, Plain, Source
from irtui.loading.values import suggestion
from irtui.model.as_of import AsOf
from irtui.model.dates import sort_key
from irtui.model.holding import resolve
from irtui.model.names import several_in_words
from irtui.model.records import TABLES, TERMS, Body, Person
from irtui.model.records import Record as Found
from irtui.model.records import Source as FoundSource
from irtui.query.find import Index

Row = dict[str, Plain]
"""A row of a table: each cell a text, a number, a day, or ``None``."""


class NoSuchRecordError(KeyError):
    """There is no record of this id, or an id without its table means several."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would put quotes around it


class Day:
    """A dataset as of a day. Its tables have what was there or held on it, at least possibly.

    ``day["body:ferry-board"]`` is a record, ``for record in day`` gives all of them, whether they
    were there or not. Where an id is asked for, a `Record` will do, too, and the table may be left
    out where only one has that id: ``ferry-board``.
    """

    _of_day = True  # whether the tables leave out what was not of the day

    def __init__(self, as_of: AsOf) -> None:
        self._as_of = as_of
        self._index: Index | None = None

    @property
    def day(self) -> date:
        """The day; of a year or a month, its last one."""
        return self._as_of.day

    def __getitem__(self, record: str | Record) -> Record:
        return self._made(self._found(record))

    def __contains__(self, record: object) -> bool:
        if isinstance(record, Record):
            record = record.id
        return isinstance(record, str) and len(self._as_of.dataset.meant(record)) == 1

    def __iter__(self) -> Iterator[Record]:
        return map(self._made, self._as_of.dataset.records.values())

    def __len__(self) -> int:
        return len(self._as_of.dataset.records)

    def table(self, name: str) -> list[Record]:
        """The records of one table, in the order of the file, whether they were there or not.

        Args:
            name: ``body``, ``event``, ``person``, ``post`` …

        Raises:
            ValueError: there is no such table.
        """
        if name not in TABLES:
            raise ValueError(f"There is no table {name!r}; there are {', '.join(TABLES)}.")
        return [self._made(one) for one in self._as_of.dataset.table(name)]

    def find(self, query: str) -> list[Record]:
        """The records that match a query, the best first, as ``irtui find`` answers it.

        Args:
            query: words, and fields with values: ``lamp kind:session date:2000..2004``.

        Raises:
            ValueError: a term cannot be understood.
        """
        if self._index is None:
            self._index = Index(self._as_of)
        found = self._index.find(query)
        if found.faults:
            raise ValueError(str(found.faults[0]))
        return [self._made(self._as_of.dataset.get(hit.ref)) for hit in found.hits()]

    def children(self, body: str | Record | None = None) -> list[Record]:
        """The bodies under a body on the day; without one, those at the top.

        Raises:
            NoSuchRecordError: there is no such record.
        """
        ref = self._found(body).ref if body is not None else None
        return [self._made(one) for one in self._as_of.children(ref)]

    def parent(self, body: str | Record) -> Record | None:
        """The body above a body on the day; ``None`` at the top, and for what is no body.

        Raises:
            NoSuchRecordError: there is no such record.
        """
        found = self._found(body)
        ref = self._as_of.parent(found) if isinstance(found, Body) else None
        return self._made(self._as_of.dataset.get(ref)) if ref else None

    def chairs(self, body: str | Record) -> list[Chair]:
        """The chairs of a body on the day, each with who had it, as far as that is known.

        Raises:
            NoSuchRecordError: there is no such record.
        """
        found = self._found(body)
        return list(chairs_of(self._as_of, found)) if isinstance(found, Body) else []

    def meetings(self, record: str | Record) -> list[Record]:
        """The meetings and steps of a record up to the day, in order of time.

        Raises:
            NoSuchRecordError: there is no such record.
        """
        return [self._made(one) for one in self._as_of.meetings(self._found(record).ref)]

    def holders(self, post: str | Record) -> list[Claim]:
        """Who held an office, on any day: the claims of people that say so, in order of time.

        The record of each is the person: ``day[claim.record].title``.

        Raises:
            NoSuchRecordError: there is no such record.
        """
        ref, dataset = self._found(post).ref, self._as_of.dataset
        found = [
            (
                sort_key(
                    resolve(dataset, claim.since) or min(claim.seen, key=sort_key, default=None)
                ),
                claim_of(self._as_of, person, name, claim),
            )
            for name in TERMS
            for person, claim in dataset.referring(ref, Person, name)
        ]
        return [claim for _, claim in sorted(found, key=lambda pair: pair[0])]

    def source(self, source: str) -> Source:
        """A source, by its id, which a `Citation` has.

        Raises:
            NoSuchRecordError: there is no such source.
        """
        found = self._found(source)
        if not isinstance(found, FoundSource):
            raise NoSuchRecordError(f"{found.ref} is no source.")
        return source_of(self._as_of, found)

    # Tables

    def records(self) -> list[Row]:
        """A row for each record: its kind, title, date and summary."""
        return [self._made(one).row() for one in self._there()]

    def claims(self) -> list[Row]:
        """A row for each claim, with its dates, its rank and its sources."""
        return [{"title": record.title, **claim.row()} for record, claim in self._held()]

    def links(self) -> list[Row]:
        """A row for each link, as it is read from the record that makes it."""
        return [
            link.row()
            for record in self._there()
            for link in own_links(self._as_of, record)
            if self._counts(link.there)
        ]

    def sources(self) -> list[Row]:
        """A row for each source."""
        found = self._as_of.dataset.all(FoundSource)
        return [source_of(self._as_of, one).row() for one in found]

    def citations(self) -> list[Row]:
        """A row for each source of each claim, with the place in it and its words."""
        return [
            {"claim": claim.id, "source": one.source, "at": one.at, "quote": one.quote}
            for _, claim in self._held()
            for one in claim.sources
        ]

    def __repr__(self) -> str:
        return f"<Day {self.day.isoformat()} of {self._as_of.dataset.about.title!r}>"

    def _counts(self, presence: str) -> bool:
        """Whether what is or holds so on the day stands in the tables."""
        return not self._of_day or presence in ("yes", "possibly")

    def _there(self) -> Iterator[Found]:
        for record in self._as_of.dataset.records.values():
            if self._counts(str(self._as_of.presence(record))):
                yield record

    def _held(self) -> Iterator[tuple[Record, Claim]]:
        for record in map(self._made, self._there()):
            yield from ((record, claim) for claim in record.claims if self._counts(claim.holds))

    def _made(self, record: Found) -> Record:
        return Record(self._as_of, record)

    def _found(self, record: str | Record) -> Found:
        text = record.id if isinstance(record, Record) else record
        if not isinstance(text, str):
            raise TypeError(
                f"A record is named by its id, such as 'body:ferry-board', not {text!r}."
            )
        dataset = self._as_of.dataset
        found = dataset.meant(text)
        if len(found) == 1:
            return dataset.get(found[0])
        if found:
            raise NoSuchRecordError(several_in_words(text.strip(), found))
        known = [str(ref) if ":" in text else ref.id for ref in dataset.records]
        near = suggestion(text, known, "")
        raise NoSuchRecordError(f"There is no record {text!r}. {near}".rstrip())
