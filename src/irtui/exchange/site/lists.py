"""The pages that list records: a collection for each table, and all that is stated."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from irtui.exchange.scope import Scope
from irtui.exchange.site.addresses import Links, of_collection
from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.date_words import in_short, year_in_words
from irtui.model.dates import sort_key
from irtui.model.names import capitalized, counted, kind_in_words
from irtui.model.records import (
    TABLES,
    Event,
    Organisation,
    Person,
    Place,
    Programme,
    Record,
    Source,
    Treaty,
)
from irtui.pages.anchors import anchor
from irtui.pages.faces import face
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Page, Row, Section, name_of
from irtui.pages.phrases import Piece, Tone, value_in_pieces
from irtui.pages.remarks import remarks
from irtui.pages.source_rows import source_rows
from irtui.query.folding import name_key
from irtui.query.tree.collections import COLLECTIONS, Collections

_NO_SIDE, _UNDATED = "Of no side", "Undated"
_LAST = (_NO_SIDE, _UNDATED)
_BY_SIDE = (Organisation, Person, Place)
DATED = (Event, Source, Treaty)
"""Records that are listed with their dates."""
_BY_YEAR = (Event, Source)


@frozen
class Listed:
    """A collection."""

    table: str
    title: str
    address: str
    count: int


@frozen(slots=True)
class Item:
    """A record in a list."""

    title: str
    href: str
    when: str
    """Empty, where no record of the table has a date."""
    what: str
    remark: str
    lang: str


def collections(scope: Scope) -> list[Listed]:
    """The collections that have any records."""
    counts = Counter(ref.table for ref in scope.records)
    return [
        Listed(table, _title(scope, table), of_collection(table), counts[table])
        for table in TABLES
        if table in counts
    ]


def _title(scope: Scope, table: str) -> str:
    named = COLLECTIONS.get(table) if table != Event.TABLE else None
    return named or capitalized(scope.dataset.plural(table, None))


def listed(
    scope: Scope, table: str, links: Links, languages: Mapping[Ref, str]
) -> list[tuple[str, list[Item]]]:
    """The records of a table under headings, which may be empty."""
    groups = Collections(scope.as_of)
    records = [one for one in scope.records.values() if table == one.TABLE]
    found: dict[str, list[Item]] = {}
    for record in sorted(records, key=partial(_order, scope)):
        item = _item(scope, record, links, languages)
        found.setdefault(_heading(scope, groups, record), []).append(item)
    return sorted(found.items(), key=lambda pair: (pair[0] in _LAST, name_key(pair[0])))


def _heading(scope: Scope, groups: Collections, record: Record) -> str:
    """What a record stands under in its list: a year, a kind, its sides, or nothing."""
    if isinstance(record, _BY_YEAR):
        when = scope.as_of.date_of(record)
        first = sort_key(when)[0].year if when else None
        return year_in_words(first) if first else _UNDATED
    if isinstance(record, Programme):
        return capitalized(scope.dataset.plural(record.TABLE, record.kind or record.TABLE))
    if isinstance(record, _BY_SIDE):
        group = groups.group_of(record)
        sides = group if isinstance(group, tuple) else ()
        return " and ".join(map(scope.title, sides)) or _NO_SIDE
    return ""


def _order(scope: Scope, record: Record) -> tuple[object, ...]:
    when = scope.as_of.date_of(record)
    return when is None, sort_key(when), name_key(scope.as_of.full_title(record, alone=True))


def _item(scope: Scope, record: Record, links: Links, languages: Mapping[Ref, str]) -> Item:
    as_of = scope.as_of
    when = in_short(as_of.date_of(record))
    there = as_of.presence(record)
    status = as_of.value(record, record.status) if isinstance(record, Event) else None
    remark = str(status) if status else there.remark
    what = record.publisher if isinstance(record, Source) else kind_in_words(record)
    if not isinstance(record, DATED):
        what = _in_short(scope, record) or what
    title = as_of.full_title(record, alone=True)
    if isinstance(record, Source) and record.title:
        title = record.title
    lang = languages.get(record.ref, "")
    return Item(title, links.record(record.ref), when[0] if when else "", what or "", remark, lang)


def _in_short(scope: Scope, record: Record) -> str:
    """What the face of a record says first, but for its side, under which it stands."""
    for row in face(scope.as_of, record, Footnotes()):
        lines = [cell for column in row.beside for cell in column[:1]] or [row.pieces]
        texts = [[one.text for one in line if one.tone is not Tone.CITATION] for line in lines]
        told = " · ".join("".join(line).strip() for line in texts)
        if row.label != "side":
            return f"{name_of(row)} {told}".strip()
    return ""


def statements(scope: Scope) -> Page:
    """All statements, under the records that they are about."""
    footnotes = Footnotes()
    sections = [
        Section(
            scope.as_of.full_title(record, alone=True),
            tuple(_statements(scope, record, footnotes)),
            key=str(record.ref),
        )
        for record in scope.records.values()
        if scope.claims(record, "statements")
    ]
    total = sum(len(section.rows) for section in sections)
    if sections:
        rows = tuple(source_rows(scope.dataset, footnotes))
        sections.append(Section("Sources", rows, f"{len(footnotes.sources):,}"))
    said = f"{counted(total, 'statement')}, in the words of the sources"
    return Page(None, "Statements", said, tuple(sections), footnotes.sources)


def _statements(scope: Scope, record: Record, footnotes: Footnotes) -> Iterator[Row]:
    for claim in scope.claims(record, "statements"):
        value = tuple(value_in_pieces(scope.as_of, claim.value))
        first = Piece(value[0].text, Tone.TEXT)
        where = anchor(record, "statements", claim)
        said = " · ".join(remarks(scope.as_of, claim))
        yield Row((first, *value[1:], *footnotes.cited(record, claim)), anchor=where, remark=said)
