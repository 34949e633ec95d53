"""What the interface gives: small values that are not changed, and depend on nothing inside."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

Plain = str | int | float | bool | date | None
"""What stands in a cell of a row."""


def date_cells(name: str, when: "Date | None") -> dict[str, Plain]:
    """As cells of a row: a date as it is written, its first day, and its last one."""
    return {
        name: when.text if when else None,
        f"{name}_earliest": when.earliest if when else None,
        f"{name}_latest": when.latest if when else None,
    }


@frozen(repr=False)
class Date:
    """A date as far as it is known."""

    text: str
    """As it is written, in EDTF: ``2018-12-13``, ``2018``, ``2018~``, ``2018/2020``."""
    earliest: date | None
    """The first day that it can mean; ``None``: open, or not known."""
    latest: date | None
    """The last day that it can mean; ``None``: open, or not known."""

    @property
    def year(self) -> int | None:
        """The year, if it is one and only one; a date that is in doubt (``2018?``) has it, too."""
        if self.earliest is None or self.latest is None:
            return None
        return self.earliest.year if self.earliest.year == self.latest.year else None

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Date({self.text!r})"


@frozen
class Problem:
    """One thing that is wrong with a file, or should be looked at."""

    severity: str
    """``error``: the file cannot be used; ``warning`` or ``note``: it can."""
    code: str
    """The kind of problem, as ``irtui check --explain`` takes it: ``unknown-key``."""
    message: str
    """What is wrong, in a sentence."""
    hint: str
    """How to mend it; may be empty."""
    file: str
    """The name of the file."""
    line: int | None
    """From 1; ``None``: it is about the file as a whole."""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}{f' {self.hint}' if self.hint else ''}"


@frozen
class Citation:
    """A source, and where in it."""

    source: str
    """The id of the source: ``source:courier``."""
    at: str | None
    """Page, paragraph or time in a recording."""
    quote: str | None
    """The words that say it."""


@frozen(kw_only=True, repr=False)
class Claim:
    """What is said in one field of a record: a value with its dates, its sources and its rank."""

    id: str
    """What it can be cited as: ``body:ferry-board#founded``, with ``.2`` for the second."""
    record: str
    """The id of the record."""
    field: str
    """The field, as in the file: ``founded``."""
    value: str | int | float
    """What is said: a text, a number, the id of a record, a date in EDTF; of a structure, words."""
    in_words: str
    """The same as one reads it, with the names of the day."""
    parts: Mapping[str, str | int | float]
    """Of a structure, such as a role, its keys as in the file; empty for any other."""
    date: Date | None
    """The value, if it is a date."""
    since: Date | None
    """From when on it held; ``None``: not known. Where an event marks it: the day of that."""
    until: Date | None
    """Until when it held; ``None``: not known, or it still does."""
    seen: tuple[Date, ...]
    """When it was seen to hold."""
    sources: tuple[Citation, ...]
    """What it rests on: its own sources, or else those of its record as a whole."""
    rank: str
    """``preferred``, ``normal``, or ``deprecated``: kept, and thought wrong."""
    basis: str
    """``stated`` by a source, or ``inferred`` from sources; then the note says how."""
    note: str | None
    """Why, in the dataset's own words."""
    holds: str
    """On the day that was asked of: ``yes``, ``possibly``, ``later`` or ``former``."""

    def row(self) -> dict[str, Plain]:
        """The claim as a row of a table."""
        return {
            "claim": self.id,
            "record": self.record,
            "field": self.field,
            "value": self.value,
            "in_words": self.in_words,
            "earliest": self.date.earliest if self.date else None,
            "latest": self.date.latest if self.date else None,
            **date_cells("since", self.since),
            **date_cells("until", self.until),
            "seen": "; ".join(one.text for one in self.seen),
            "holds": self.holds,
            "rank": self.rank,
            "basis": self.basis,
            "note": self.note,
            "sources": "; ".join(dict.fromkeys(one.source for one in self.sources)),
        }

    def __repr__(self) -> str:
        return f"Claim({self.id!r}, {self.in_words!r})"


@frozen(kw_only=True, repr=False)
class Link:
    """A link between two records, made by either of them, as it is read from one."""

    record: str
    """The record that it is read from."""
    label: str
    """What it is called, read from there: ``part of``, ``meetings``."""
    other: str
    """The record at its other end."""
    made_by: str
    """The one of the two that says so."""
    field: str
    """The field of that in which it stands."""
    when: Date | None
    """When it began, as far as that is known; of a meeting, when that was."""
    there: str
    """On the day that was asked of: ``yes``, ``possibly``, ``later`` or ``former``."""
    claim: str | None
    """The id of the claim that makes it; ``None``, where a field without claims does."""

    def row(self) -> dict[str, Plain]:
        """The link as a row of a table."""
        return {
            "from": self.record,
            "to": self.other,
            "label": self.label,
            "made_by": self.made_by,
            "field": self.field,
            **date_cells("when", self.when),
            "there": self.there,
            "claim": self.claim,
        }

    def __repr__(self) -> str:
        return f"Link({self.record!r}, {self.label!r}, {self.other!r})"


@frozen(kw_only=True, repr=False)
class Source:
    """Where something was read."""

    id: str
    """Its id: ``source:courier``."""
    title: str
    """Its title, or else what it is called by."""
    publisher: str | None
    """Who published it."""
    url: str | None
    """Its address."""
    archive: str | None
    """The address of a kept copy."""
    date: Date | None
    """When it was published."""
    accessed: Date | None
    """When it was read."""
    language: str | None
    """Its language, as a BCP 47 tag."""
    origin: str | None
    """The id of the side that it comes from, ``party:…``, or ``third``."""
    reprints: str | None
    """The source whose text it repeats, so that it confirms nothing."""

    def row(self) -> dict[str, Plain]:
        """The source as a row of a table."""
        return {
            "source": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "archive": self.archive,
            **date_cells("date", self.date),
            **date_cells("accessed", self.accessed),
            "language": self.language,
            "origin": self.origin,
            "reprints": self.reprints,
        }

    def __repr__(self) -> str:
        return f"Source({self.id!r}, {self.title!r})"


@frozen(kw_only=True)
class Chair:
    """A chair of a body on a day."""

    side: str | None
    """For which side: ``party:…``."""
    office: str | None
    """Which office has it: ``post:…``."""
    holder: str | None
    """Who has that office on the day: ``person:…``; ``None``: not known."""
    name: str
    """The name of who has it, or else of the office, or how the source prints it."""
    holds: str
    """``yes``, or ``possibly``: it is open whether that was so on the day."""
    claim: str = field(repr=False)
    """The id of the claim that says which office has it."""
