"""One record as a page: its face, and below it all that sources and other records say of it.

A sheet is what the detail panel and ``irtui show`` both print.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any

from irtui.lean import evolve
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import FieldSpec, Kind, field_table, label_of
from irtui.model.languages import language
from irtui.model.later import Later
from irtui.model.names import capitalized, counted, kind_in_words
from irtui.model.records import Event, Record
from irtui.model.safe_text import safe_line
from irtui.model.values import TitleBasis
from irtui.pages.claim_rows import ClaimRows
from irtui.pages.faces import face
from irtui.pages.footnotes import Footnotes
from irtui.pages.link_rows import Group, LinkRows, gathered
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone, value_in_pieces
from irtui.pages.remarks import support_in_words
from irtui.pages.source_rows import source_rows
from irtui.query.evidence import Support, disputed, record_support

_APART = (
    "name",
    "abbreviation",
    "aliases",
    "kind",
    "summary",
    "sources",
    "identifiers",
    "extra",
    "statements",
    "members",
)
"""Fields that the sheet puts where they belong, not into the list of fields."""


def _plain_row(as_of: AsOf, name: str, spec: FieldSpec, value: Any) -> Row:
    """The row of a field that holds no claims, such as those of a source."""
    called = as_of.dataset.called
    label = called(label_of(name, spec))
    members = value if type(value) is tuple else (value,)
    pieces = tuple(_listed(as_of, members))
    if spec.kind is Kind.REFERENCE:
        return Row(pieces, called(spec.link) or label)
    if name == "title_basis":
        as_published = value is TitleBasis.PUBLISHED
        words = "as published" if as_published else f"{value}, not as published"
        return Row((Piece(f"title {words}", Tone.REMARK),), continues=True)
    if name == "language":
        return Row((Piece(language(value)),), label)
    if name in ("url", "archive"):
        return Row((Piece(safe_line(value), Tone.ADDRESS),), "address" if name == "url" else label)
    if name == "origin":
        party = as_of.dataset.records.get(Ref("party", value))
        return Row((Piece(as_of.title(party) if party else value),), label)
    return Row(pieces, label)


def _listed(as_of: AsOf, members: tuple[Any, ...]) -> Iterator[Piece]:
    for place, member in enumerate(members):
        if place:
            yield Piece(", ", Tone.MUTED)
        yield from value_in_pieces(as_of, member)


def _claims(record: Record, claims: ClaimRows) -> dict[str, tuple[Row, ...]]:
    """The rows of each field that stands in no section of its own."""
    found: dict[str, tuple[Row, ...]] = {}
    for name, spec in field_table(type(record)).items():
        value = getattr(record, name)
        if name in _APART or not value:
            continue
        if spec.claims:
            found[name] = tuple(claims.field(name, spec))
        elif name != "text" or record.name:  # a gap's text is its title, if it has no name
            found[name] = (_plain_row(claims.as_of, name, spec, value),)
    return found


def _support(dataset: Dataset, found: Support) -> str:
    """How little all of a record rests on, if it is little."""
    if not (words := support_in_words(dataset, found)):
        return ""
    count = len(found.independent)
    return f"all from {words}" if found.single else f"{words}, {count} texts"


def _said(as_of: AsOf, record: Record, claims: ClaimRows, fields: Iterable[str]) -> tuple[str, str]:
    """How many claims some fields hold, and how many of them are doubtful, in words."""
    every = [claim for name in fields for claim in getattr(record, name)]
    disputes = sum(bool(disputed(as_of.dataset, record, name)) for name in fields)
    single = sum("1 " in claims.weight(claim) for claim in every)
    words = [f"{disputes} disputed"] if disputes else []
    words += [f"{single} from 1 source"] if single else []
    return counted(len(every), "claim"), " · ".join(words)


def _evidence(
    as_of: AsOf, record: Record, claims: ClaimRows, whole: str
) -> tuple[dict[str, tuple[Row, ...]], Section]:
    """The rows of all fields but names and statements, by field, and their section.

    ``whole`` is what is said of all that the record rests on.
    """
    table = field_table(type(record))
    fields = [name for name, spec in table.items() if spec.claims and name not in _APART]
    writer, alike = claims.alike(*fields)
    found = _claims(record, writer)
    rows = tuple(row for some in found.values() for row in some)
    if not fields:
        return found, Section("Details", rows, f"{len(rows)}", whole, folds=True)
    count, remark = _said(as_of, record, writer, fields)
    remark = " · ".join(filter(None, (remark, alike, whole)))
    return found, Section("What sources say", rows, count, remark, folds=True, key="claims")


def _names(record: Record, claims: ClaimRows) -> Section:
    writer, alike = claims.alike("name", "abbreviation")
    rows = tuple(writer.names())
    every = (*record.name, *record.abbreviation, *record.aliases)
    tongues = dict.fromkeys(language(claim.value.lang or "en") for claim in every)
    said = ", ".join(tongues) if len(tongues) > 1 else ""
    return Section(
        "Names", rows, f"{len(every):,}", " · ".join(filter(None, (said, alike))), folds=True
    )


def _statements(claims: ClaimRows) -> Section:
    """What no field holds; what is not of the day is below a row of its own, counted."""
    writer, alike = claims.alike("statements")
    groups = [
        Group((writer.row("statements", claim, ""),), 1, "" if presence else presence.remark)
        for claim, presence in claims.as_of.claims(claims.record, "statements").items()
    ]
    return gathered("Statements", groups, alike)


def _subtitle(as_of: AsOf, record: Record) -> str:
    words = [kind_in_words(record)]
    if isinstance(record, Event):
        status = as_of.value(record, record.status)
        words += [str(status)] if status else []
    then = as_of.presence(record).remark
    return " · ".join([*words, *([then] if then else [])])


def _offices(claims: ClaimRows, links: LinkRows) -> Section:
    """The offices there with their holders; those of other days each fold under a row."""
    today = tuple(claims.posts())
    count = sum(not row.continues for row in today)
    groups = [Group(today, count)] if today else []
    for apart, later in (("former", False), ("later", True)):
        if rows := tuple(claims.holders(later=later)):
            groups.append(Group(rows, len(rows), apart))
    groups += links.offices()
    return gathered(capitalized(claims.as_of.dataset.called("posts")), groups)


def sheet(as_of: AsOf, ref: Ref) -> Page:
    """The sheet of the record ``ref`` on ``day``; those that were read last are kept.

    Raises:
        KeyError: there is no such record.
    """
    return as_of.once(_sheets)(ref)


def _sheets(as_of: AsOf) -> Callable[[Ref], Page]:
    return lru_cache(maxsize=16)(partial(_sheet, as_of))


def _sheet(as_of: AsOf, ref: Ref) -> Page:
    record = as_of.dataset.get(ref)
    footnotes = Footnotes()
    support = record_support(as_of.dataset, record)
    whole = _support(as_of.dataset, support)
    claims = ClaimRows(as_of, record, footnotes, weigh=not support.single)
    links = LinkRows(as_of, record, footnotes)
    # In the order in which they are read, so that the numbers of the sources ascend.
    lines = face(as_of, record, footnotes)
    own = list(links.sections(own=True))
    extra = (Row((Piece(value),), name, anchor=str(ref)) for name, value in record.extra.items())
    found, evidence = _evidence(as_of, record, claims, whole)
    subtitle = (_subtitle(as_of, record), "" if evidence.rows else whole)
    sections = [
        Section("", (Row((Piece(record.summary),)),) if record.summary else ()),
        *own,
        evidence,
        _names(record, claims),
        _statements(claims),
        _counted("Gaps", links.gaps()),
        _counted("Extra", extra),
        _offices(claims, links),
        *links.sections(own=False),
    ]
    for citation in record.sources:
        footnotes.number(citation.source)
    if cited := len(footnotes.sources):  # their records are needed only when it unfolds
        rows = Later(lambda: source_rows(as_of.dataset, footnotes, whole=record.sources))
        sections.append(Section("Sources", rows, f"{cited:,}", folds=True))
    return Page(
        ref,
        as_of.full_title(record, alone=True),
        " · ".join(filter(None, subtitle)),
        tuple(section for section in sections if section.rows),
        footnotes.sources,
        footnotes.for_the_record,
        tuple(evolve(row, below=found.get(row.key.partition("-")[0], ())) for row in lines),
    )


def _counted(heading: str, rows: Iterable[Row]) -> Section:
    found = tuple(rows)
    count = sum(not row.continues for row in found)
    return Section(heading, found, f"{count:,}", folds=True)
