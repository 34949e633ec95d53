"""Which tables a dataset is written as, and the columns of each; all read off the field table."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from irtui.lean import frozen
from irtui.model.claims import Claim
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import RECORDS, About, Record
from irtui.model.values import Count, Name, Role, Share, Statement

SEPARATOR = "; "
"""Stands between several values of one cell; no date, id or reference has it in it."""

STRUCTURES: tuple[type[object], ...] = (Role, Name, Statement, Count, Share)
"""What the value of a claim may be that has keys of its own."""

_TYPES = {Kind.INTEGER: "integer", Kind.NUMBER: "number", Kind.FLAG: "boolean"}
_BESIDE = (Kind.CITATIONS, Kind.MAPPING)
"""The kinds of fields that stand in tables of their own."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    doc: str
    """What stands in it, as a sentence."""
    type: str = "string"
    """As Frictionless calls it: ``string``, ``integer``, ``number``, ``boolean``, ``date``."""
    required: bool = False
    """Whether there is a value in each row."""
    read: bool = False
    """Whether it is read when the tables become a dataset again; else it follows from others."""
    points: str = ""
    """The table whose first column its values stand in; empty: none."""


@frozen
class Shape:
    """A table without its rows."""

    name: str
    doc: str
    """What a row of it is, as a sentence."""
    columns: tuple[Column, ...]
    """The first is its key, where it has a ``key``."""
    key: bool = False
    """Whether the first column tells each row from all others."""
    cls: type[Record] | None = None
    """For the records of one table of the dataset: their class."""


def days_of(name: str, what: str) -> tuple[Column, Column]:
    """The columns of the first and the last possible day of a date."""
    first = f"First possible day of {what}; empty: open, or not known."
    last = f"Last possible day of {what}; empty: open, or not known."
    return Column(f"{name}earliest", first, "date"), Column(f"{name}latest", last, "date")


def _own(name: str, spec: FieldSpec) -> Column:
    """The column of a plain field."""
    type_ = _TYPES.get(spec.kind, "string")
    points = "records" if spec.kind is Kind.REFERENCE else ""
    return Column(key_of(name), spec.doc, type_, read=True, points=points)


def own_fields(cls: type[object]) -> Mapping[str, FieldSpec]:
    """The fields of a record or of the dataset that are one plain value."""
    return {
        name: spec
        for name, spec in field_table(cls).items()
        if not (spec.claims or spec.many or spec.kind in _BESIDE)
    }


def led_fields(cls: type[Record]) -> Mapping[str, FieldSpec]:
    """The fields whose values of the day stand in the row of a record; statements are too long."""
    return {
        name: spec
        for name, spec in field_table(cls).items()
        if spec.claims and spec.structure is not Statement
    }


def is_dated(spec: FieldSpec) -> bool:
    """Whether the column of a field has the days of its date beside it."""
    return spec.kind is Kind.DATE and not spec.many


def _led(name: str, spec: FieldSpec) -> Column:
    """The column of what a field of claims says on the day."""
    if spec.many:
        return Column(key_of(name), f"{spec.doc} Of the day: all, with “; ” between.")
    return _own(name, spec)._replace(doc=f"{spec.doc} Of the day: the first.", read=False)


def _fields(cls: type[Record]) -> list[Column]:
    own, led = own_fields(cls), led_fields(cls)
    columns: list[Column] = []
    for name, spec in field_table(cls).items():
        if name in own or name in led:
            columns.append(_own(name, spec) if name in own else _led(name, spec))
            if is_dated(spec):
                columns += days_of(f"{key_of(name)}_", f"“{key_of(name)}”")
    return columns


_REF = Column("record", "The record, as table:id.", required=True, read=True, points="records")
_ID = Column("record", "The record, as table:id.", required=True, read=True)
_THERE = Column("there", "Whether it was there on the day: yes, possibly, later, former.")
_TITLE = Column("full_title", "What it is called on the day.", required=True)
_POSITION = Column("position", "Its place among its like, from 1.", "integer", True, True)
_CITED = (
    _POSITION,
    Column("source", "The source.", required=True, read=True, points="records"),
    Column("at", "Page, paragraph or time in a recording.", read=True),
    Column("quote", "The words that say it.", read=True),
)


def _of_records(cls: type[Record]) -> Shape:
    columns = (
        _ID._replace(points="records"),
        Column("id", "Its id in its table.", required=True),
        _TITLE,
        _THERE,
        *_fields(cls),
        Column("seen", "When it was observed to be there, with “; ” between."),
        Column("sources", "The sources of the record as a whole, with “; ” between."),
    )
    return Shape(cls.TABLE, cls.__doc__ or "", columns, key=True, cls=cls)


@cache
def value_parts() -> Mapping[str, FieldSpec]:
    """The keys that values of claims have besides ``value``, by attribute name."""
    return {
        name: part
        for cls in STRUCTURES
        for name, part in field_table(cls).items()
        if name != "value"
    }


def _part(name: str, spec: FieldSpec) -> Column:
    # What may be a text as printed is no reference that can be followed in each row.
    points = "records" if spec.kind is Kind.REFERENCE and not spec.printed else ""
    doc = f"Of a value with keys: {spec.doc[0].lower()}{spec.doc[1:]}"
    return Column(key_of(name), doc, _TYPES.get(spec.kind, "string"), read=True, points=points)


def _claims() -> Shape:
    claim = field_table(Claim)
    columns = (
        Column(
            "claim", "The claim, as “irtui cite” takes it: table:id#field.2.", "string", True, True
        ),
        _REF,
        Column("field", "The field of the record.", required=True, read=True),
        _POSITION._replace(doc="Its place among the claims of the field, in the file, from 1."),
        Column("value", "Its value as the file has it; empty, where it has keys.", read=True),
        Column("target", "The record that the value is.", read=True, points="records"),
        Column("in_words", "Its value as irtui prints it.", required=True),
        *(_part(name, spec) for name, spec in value_parts().items()),
        *days_of("", "a value that is a date, or that a statement speaks of"),
        Column("since", claim["since"].doc, read=True),
        *days_of("since_", "“since”"),
        Column("until", claim["until"].doc, read=True),
        *days_of("until_", "“until”"),
        Column("seen", "When it was observed to hold, with “; ” between."),
        Column("rank", claim["rank"].doc, required=True, read=True),
        Column("basis", claim["basis"].doc, required=True, read=True),
        Column("note", claim["note"].doc, read=True),
        Column("joint", claim["joint"].doc, "boolean", True, True),
        Column("holds", "Whether it held on the day: yes, possibly, later, former.", required=True),
        Column(
            "leading",
            "Whether it stands for its field on the day; of members, each may.",
            "boolean",
            True,
        ),
        Column("sources", "Its own sources, with “; ” between; empty: those of its record."),
    )
    return Shape("claims", "A claim: one value of one field of one record.", columns, key=True)


def _dataset() -> Shape:
    own = (_own(name, spec) for name, spec in own_fields(About).items())
    columns = (
        *(one._replace(required=one.name in ("title", "reviewed")) for one in own),
        Column("digest", "SHA-256 of the file, in hexadecimal."),
        Column("day", "The day that all is named and told of in these tables.", "date", True),
        Column("of_day", "Whether only what held on that day is here.", "boolean", True),
        Column("branch", "The record to which, with all below it, these tables are confined."),
    )
    return Shape("dataset", "The dataset itself, in one row.", columns)


def _named(name: str, doc: str, *first: Column, **read: str) -> Shape:
    """A table whose other columns are texts that are read; a name that ends with _ is needed."""
    columns = (
        Column(key.rstrip("_"), what, required=key.endswith("_"), read=True)
        for key, what in read.items()
    )
    return Shape(name, doc, (*first, *columns))


_CLAIM = Column("claim", "The claim.", required=True, read=True, points="claims")
_SEEN_CLAIM = Column("claim", "The claim; empty: the record.", read=True, points="claims")


@cache
def shapes() -> tuple[Shape, ...]:
    """All tables, in their order: one comes after those that its columns point to."""
    return (
        _dataset(),
        Shape(
            "records",
            "A record of any table.",
            (
                _ID._replace(read=False),
                Column("table", "Its table.", required=True),
                Column("id", "Its id in its table.", required=True),
                _TITLE._replace(name="title"),
                Column("kind", "A word of the dataset's vocabulary."),
                _THERE._replace(required=True),
                Column(
                    "here",
                    "Whether it is in its own table; else others only point to it.",
                    "boolean",
                    True,
                ),
            ),
            key=True,
        ),
        *map(_of_records, RECORDS),
        _claims(),
        Shape("claim_sources", "A source of a claim.", (_CLAIM, *_CITED)),
        Shape("record_sources", "A source of a record as a whole.", (_REF, *_CITED)),
        Shape(
            "seen",
            "A day on which a record was observed to be there, or a claim to hold.",
            (
                _REF,
                _SEEN_CLAIM,
                _POSITION,
                Column("date", "The date, in EDTF.", required=True, read=True),
                *days_of("", "the date"),
            ),
        ),
        Shape(
            "links",
            "A link from one record to another, but those to sources.",
            (
                _REF._replace(name="from", doc="The record that makes it.", read=False),
                _REF._replace(name="to", doc="The record that it leads to.", read=False),
                Column("field", "The field that makes it.", required=True),
                Column("label", "What it is called; empty: it says nothing the other way round."),
                Column("inverse", "What it is called at the record that it leads to."),
                _SEEN_CLAIM._replace(doc="The claim that makes it.", read=False),
                Column("there", "Whether it held on the day.", required=True),
            ),
        ),
        Shape(
            "identifiers",
            "An id of a record elsewhere.",
            (
                _REF,
                Column("register", "The register.", required=True, read=True),
                Column("identifier", "The id in it.", required=True, read=True),
                Column("address", "Where that is found, if the dataset says it of the register."),
            ),
        ),
        _named(
            "extra",
            "A field of the dataset's own.",
            _REF,
            name_="Its name.",
            value_="Its value, as text.",
        ),
        _named(
            "kinds",
            "A kind of records.",
            table_="The table.",
            kind_="The kind.",
            plural="What several are called.",
            counted="What follows their number.",
        ),
        _named(
            "words",
            "What a link or a field is called in this dataset.",
            name_="Its usual name.",
            called_="What it is called here.",
        ),
        _named(
            "registers",
            "Where the records of a register are found.",
            register_="The register.",
            address_="The address of a record in it, with {} for the id.",
        ),
        Shape(
            "lanes",
            "A record whose lane the timeline shows when nothing is chosen.",
            (_POSITION, _REF),
        ),
        _named("maintainers", "Who keeps the dataset.", _POSITION, name_="The name."),
    )


@cache
def first_columns() -> Mapping[str, str]:
    """The name of the first column of each table, which other columns point to."""
    return {one.name: one.columns[0].name for one in shapes()}
