"""One record as a page: its claims with numbered sources, its links both ways, its gaps.

A sheet is what the detail panel and ``irtui show`` both print.
"""

from collections.abc import Iterator
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import FieldSpec, Kind, field_table, label_of
from irtui.model.languages import language
from irtui.model.names import capitalized, kind_in_words
from irtui.model.records import Body, Event, Organisation, Record
from irtui.model.safe_text import safe_line
from irtui.model.values import TitleBasis
from irtui.pages.claim_rows import ClaimRows
from irtui.pages.footnotes import Footnotes
from irtui.pages.link_rows import LinkRows
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone, value_in_pieces
from irtui.pages.source_rows import source_rows
from irtui.pages.support_words import support_in_words
from irtui.query.evidence import Support, record_support

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
    members = value if isinstance(value, tuple) else (value,)
    pieces = tuple(_listed(as_of, members))
    if spec.kind is Kind.REFERENCE:
        return Row(pieces, called(spec.link) or label)
    if name == "title_basis":
        as_published = value is TitleBasis.PUBLISHED
        words = "as published" if as_published else f"{value}, not as published"
        return Row((Piece(f"title {words}", Tone.REMARK),))
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


def _fields(record: Record, claims: ClaimRows) -> Iterator[Row]:
    """The rows of all fields that stand in the first section; who heads something comes first."""
    if isinstance(record, Organisation):
        yield from claims.posts(claims.as_of.dataset.called("posts"))
    for name, spec in field_table(type(record)).items():
        value = getattr(record, name)
        if name in _APART or not value:
            continue
        if spec.claims:
            yield from claims.field(name, spec)
        elif name != "text" or record.name:  # a gap's text is its title, if it has no name
            yield _plain_row(claims.as_of, name, spec, value)


def _extra(record: Record) -> Iterator[Row]:
    """The fields of the dataset's own."""
    for name, value in record.extra.items():
        yield Row((Piece(value),), name, anchor=str(record.ref))


def _warning(dataset: Dataset, support: Support) -> Iterator[Row]:
    """How little all of a record rests on, if it is little."""
    if words := support_in_words(dataset, support):
        count = len(support.independent)
        texts = [Piece(f"  {count} texts", Tone.REMARK)] if count > 1 else []
        yield Row((Piece(f"◆ {words}", Tone.WARNING), *texts))


def _subtitle(as_of: AsOf, record: Record) -> str:
    words = [kind_in_words(record)]
    if isinstance(record, Event):
        status = as_of.value(record, record.status)
        words += [str(status)] if status else []
    then = as_of.presence(record).remark
    return " · ".join([*words, *([then] if then else [])])


def _offices(claims: ClaimRows) -> Iterator[Section]:
    """Who held the offices there; those of an organisation stand with its fields."""
    if isinstance(claims.record, Body):
        posts = claims.as_of.dataset.called("posts")
        yield Section(capitalized(posts), tuple(claims.posts()))
    for heading, later in (("Former holders", False), ("Later holders", True)):
        rows = tuple(claims.holders(later=later))
        count = f"  {len(rows):,}" if len(rows) > 1 else ""
        yield Section(f"{heading}{count}", rows, folds=True)


def sheet(as_of: AsOf, ref: Ref) -> Page:
    """The sheet of the record ``ref`` on ``day``.

    Raises:
        KeyError: there is no such record.
    """
    record = as_of.dataset.get(ref)
    footnotes = Footnotes()
    support = record_support(as_of.dataset, record)
    claims = ClaimRows(as_of, record, footnotes, weigh=not support.single)
    links = LinkRows(as_of, record, footnotes)
    sections = [
        Section("", (Row((Piece(record.summary),)),) if record.summary else ()),
        Section("", (*_fields(record, claims), *_warning(as_of.dataset, support))),
        Section("Names", tuple(claims.names())),
        Section("Extra", tuple(_extra(record))),
        Section("Gaps", tuple(links.gaps())),
        Section("Statements", tuple(claims.statements())),
        Section("Series", tuple(links.series())),
        *(_offices(claims) if isinstance(record, Organisation) else ()),
        *links.links(),
        *(_offices(claims) if isinstance(record, Body) else ()),
    ]
    for citation in record.sources:
        footnotes.number(citation.source)
    sections.append(Section("Sources", tuple(source_rows(as_of.dataset, footnotes))))
    return Page(
        ref,
        as_of.full_title(record, alone=True),
        _subtitle(as_of, record),
        tuple(section for section in sections if section.rows),
        footnotes.sources,
        footnotes.for_the_record,
    )
