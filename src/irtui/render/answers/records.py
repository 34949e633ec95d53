"""The tree, records whole with claims, links both ways and gaps, and sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import When
from irtui.model.fields import claim_fields, field_table, key_of
from irtui.model.holding import Presence
from irtui.model.records import Record
from irtui.model.said import Count, SourceRef, merged, said
from irtui.model.values import Status
from irtui.pages.footnotes import cited_in
from irtui.pages.page import Page, Pieces, name_of
from irtui.pages.phrases import SIGNS, Piece, Tone
from irtui.pages.sheet import sheet
from irtui.pages.source_uses import Uses
from irtui.query.audit.reports import Missing
from irtui.query.evidence import Support, gaps_about, record_support
from irtui.query.neighbours import neighbours
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.query.tree.unfolded import unfolded
from irtui.render.answers.base import (
    AnswerJson,
    CitationJson,
    ClaimJson,
    LinkJson,
    MissingJson,
    citations,
    claim,
    link,
    missing,
)
from irtui.render.answers.declared import Json

OWN_KEYS = ("kind", "summary", "seen", "sources", "identifiers", "extra")
"""Plain fields that every record has, and that stand beside its values."""


class HeldClaimJson(Json):
    """A claim, whole."""

    claim: ClaimJson = merged()
    holds: Presence = said("Whether it held on the day of the answer.")


class RecordLinkJson(Json):
    """A link to another record, made by either of them."""

    to: Ref = said("The other record.")
    title: str = said("What that is called on the day.")
    there: Presence = said("Whether the link held on the day.")
    link: LinkJson = merged()


class FaceColumnJson(Json):
    """What stands side by side with others on a line of a face."""

    lines: tuple[str, ...] = said("Who, in which office, and since when.")
    sources: tuple[SourceRef, ...] = said("Who says so.")
    sign: str | None = said("What it is to be taken with: “5 tellings”, “inferred”, “possibly”.")


class FaceLineJson(Json):
    """A line of a face."""

    name: str = said("What it says of the record: “last met”, “chaired by”.")
    text: str = said("What it says; empty, where columns say it.")
    sources: tuple[SourceRef, ...] = said("Who says so.")
    sign: str | None = said("What it is to be taken with: “5 tellings”, “inferred”, “possibly”.")
    remark: str | None = said("What is said of it in brief.")
    anchor: str = said("What it can be cited as: table:id#field, or table:id.")
    columns: tuple[FaceColumnJson, ...] = said("What stands side by side, such as the chairs.")


class FaceJson(Json):
    """What one asks first of a record on the day."""

    lines: tuple[FaceLineJson, ...] = said("In the order in which they are read.")


def face(page: Page) -> FaceJson:
    """The face of a page."""
    lines: list[FaceLineJson] = []
    for row in page.face:
        lines.append(
            FaceLineJson(
                name=name_of(row, lines[-1].name if lines else ""),
                text=_text(row.pieces),
                sources=cited_in(row.pieces, page.sources),
                sign=_sign(row.pieces),
                remark=row.remark or None,
                anchor=row.anchor,
                columns=tuple(_column(page, column) for column in row.beside),
            )
        )
    return FaceJson(lines=tuple(lines))


def _column(page: Page, column: tuple[Pieces, ...]) -> FaceColumnJson:
    every = [piece for pieces in column for piece in pieces]
    lines = tuple(map(_text, column))
    return FaceColumnJson(lines, cited_in(every, page.sources), _sign(every))


def _doubts(piece: Piece) -> bool:
    return piece.tone in (Tone.WARNING, Tone.REMARK) and piece.text.strip()[:2] in SIGNS


def _text(pieces: Iterable[Piece]) -> str:
    """What pieces say, without the numbers of sources, and without a sign."""
    said = (one.text for one in pieces if one.tone is not Tone.CITATION and not _doubts(one))
    return " ".join("".join(said).split())


def _sign(pieces: Iterable[Piece]) -> str | None:
    return next((piece.text.strip()[2:] for piece in pieces if _doubts(piece)), None)


class RecordJson(Json):
    """A record."""

    ref: Ref = said("Its reference.")
    title: str = said("What it is called on the day.")
    there: Presence = said("Whether it was there on the day.")
    kind: str | None = said("A word of the dataset's vocabulary.")
    summary: str | None = said("What it is, in a few lines.")
    claims: dict[str, tuple[HeldClaimJson, ...]] = said(
        "Its claims, by field; a field without any is left out."
    )
    values: dict[str, object] = said("What its table has besides, without claims.")
    seen: tuple[When, ...] = said("When it was observed to be there.")
    sources: tuple[CitationJson, ...] = said("Where the record as a whole was read.")
    identifiers: dict[str, str] = said("Its ids elsewhere, by register.")
    extra: dict[str, str] = said("Fields of the dataset's own, as texts.")
    addresses: dict[str, str] = said("Where it is found elsewhere, by register.")
    links: tuple[RecordLinkJson, ...] = said(
        "Those that it makes, then those that other records make to it."
    )
    gaps: tuple[MissingJson, ...] = said("What was looked for in it and not found.")
    support: Support = said("What all of it rests on.")


class ShowJson(AnswerJson):
    """The answer of ``irtui show``."""

    face: FaceJson = said("What one asks of it first.")
    record: RecordJson = said("The record.")


def _claims(as_of: AsOf, record: Record) -> dict[str, tuple[HeldClaimJson, ...]]:
    return {
        key_of(name): tuple(HeldClaimJson(claim(record, name, one), held[one]) for one in found)
        for name in claim_fields(type(record))
        if (found := getattr(record, name)) and (held := as_of.claims(record, name))
    }


def _values(record: Record) -> dict[str, object]:
    return {
        key_of(name): getattr(record, name)
        for name, spec in field_table(type(record)).items()
        if not (spec.claims or name in OWN_KEYS)
    }


def _links(as_of: AsOf, record: Record) -> Iterator[RecordLinkJson]:
    """The links that a record makes, but those to its evidence, and those that others make."""
    for one in as_of.dataset.links_from(record):
        if one.label and not one.cites:
            title = as_of.full_title(one.target, alone=True)
            there = as_of.link_presence(one)
            yield RecordLinkJson(one.target, title, there, link(as_of, one.label, one))
    for group in neighbours(as_of, record.ref):
        for near in chain.from_iterable((one, *one.phases) for one in group.all):
            title = as_of.full_title(near.record, alone=True)
            for one in near.links:
                if one.target != record.ref:
                    continue  # it is among its own, or leads to the whole of a phase
                made = link(as_of, one.inverse, one)
                yield RecordLinkJson(near.record.ref, title, near.presence, made)


def record(as_of: AsOf, found: Record) -> RecordJson:
    """A record with all its claims and whether each holds on the day, links both ways, gaps."""
    return RecordJson.of(
        found,
        title=as_of.full_title(found, alone=True),
        there=as_of.presence(found),
        claims=_claims(as_of, found),
        values=_values(found),
        sources=citations(found.sources),
        addresses=as_of.dataset.addresses(found),
        links=tuple(_links(as_of, found)),
        gaps=tuple(
            missing(as_of.dataset, Missing.of(gap)) for gap in gaps_about(as_of.dataset, found.ref)
        ),
        support=record_support(as_of.dataset, found),
    )


def show(as_of: AsOf, ref: Ref) -> ShowJson:
    """The answer of ``irtui show``."""
    found = record(as_of, as_of.dataset.get(ref))
    return ShowJson.to(as_of, face=face(sheet(as_of, ref)), record=found)


class SourceJson(Json):
    """A source, and how much rests on it."""

    source: SourceRef = said("Its reference.")
    values: dict[str, object] = merged()
    original: SourceRef = said("The text that it repeats in the end; itself, if none.")
    records: Count = said("Records that cite it.")
    claims: Count = said("Claims that cite it.")
    for_the_record: Count = said(
        "Claims without sources of their own, in records that cite it as a whole."
    )


class UsesJson(Json):
    """What a record, or the dataset, rests on."""

    ref: Ref | None = said("The record; null: the whole dataset.", "of")
    support: Support = said("What all of it amounts to.")
    sources: tuple[SourceJson, ...] = said("What supports most comes first.")


class SourcesJson(AnswerJson):
    """The answer of ``irtui sources``."""

    sources: UsesJson = said("What a record, or the dataset, rests on.")


def sources(as_of: AsOf, found: Uses) -> SourcesJson:
    """The answer of ``irtui sources``."""
    every = (
        SourceJson.of(use, values=_values(as_of.dataset.get(use.source))) for use in found.uses
    )
    uses = UsesJson.of(found, sources=tuple(every))
    return SourcesJson.to(as_of, sources=uses)


class NodeJson(Json):
    """A line of the tree."""

    key: str = said("Names this place in the tree, on every day.")
    label: str = said("What it is called on the day.")
    role: Role = said("What it stands for.")
    ref: Ref | None = said("The record that it stands for.")
    there: Presence = said("Whether it was there on the day.")
    status: Status | None = said("For an event: how far it got.")
    number: int | None = said("Of a meeting: its number.")
    place: str | None = said("Of a meeting: where it was.")
    host: Ref | None = said("Of a meeting: the side in whose country it was.")
    when: When | None = said(
        "When it was, or was signed or published; the years in which no meeting is recorded."
    )
    gaps: int = said("Of a body: in how many years no meeting of its series is recorded.")
    note: str = said("What the line ends with: a count, or a date in short; empty for nothing.")
    children: tuple["NodeJson", ...] | None = said(
        "What is below it; null: it is a collection, left folded."
    )


class TreeJson(AnswerJson):
    """The answer of ``irtui tree``."""

    tree: tuple[NodeJson, ...] = said("The top of the tree.")


def _node(node: Node, children: tuple[NodeJson, ...]) -> NodeJson:
    return NodeJson.of(
        node,
        key=str(node.key),
        status=node.status if node.is_event else None,
        place=node.place or None,
        note="".join(node.notes[:1]),
        # All records of a table, which the tree leaves folded in every manner.
        children=None if node.role is Role.COLLECTION else children,
    )


def tree(hierarchy: Hierarchy, nodes: Iterable[Node]) -> TreeJson:
    """The answer of ``irtui tree``: nodes, each with what is below it."""
    waiting: defaultdict[int, list[NodeJson]] = defaultdict(list)  # by level, the last ones first
    for line in reversed([*unfolded(hierarchy, nodes)]):
        below = waiting.pop(line.level + 1, [])
        waiting[line.level].append(_node(line.node, tuple(reversed(below))))
    return TreeJson.to(hierarchy.as_of, tree=tuple(reversed(waiting[1])))
