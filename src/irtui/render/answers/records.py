"""Records whole with claims, links both ways and gaps, one or all of an export; and sources."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from irtui.lean import evolve
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import When
from irtui.model.fields import claim_fields, field_table, key_of
from irtui.model.holding import Presence
from irtui.model.records import Record
from irtui.model.said import Count, SourceRef, merged, said
from irtui.pages.footnotes import cited_in
from irtui.pages.page import Page, Pieces, name_of
from irtui.pages.phrases import SIGNS, Piece, Tone
from irtui.pages.sheet import sheet
from irtui.pages.source_uses import Uses
from irtui.query.audit.reports import Missing
from irtui.query.evidence import Support, gaps_about, record_support
from irtui.query.neighbours import neighbours
from irtui.render.answers.base import (
    AnswerJson,
    CitationJson,
    ClaimJson,
    LinkJson,
    MissingJson,
    claim,
    link,
    missing,
)
from irtui.render.answers.declared import Json

if TYPE_CHECKING:
    from irtui.pages.citations import Edition

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
        sources=tuple(map(CitationJson.of, found.sources)),
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


class KindJson(Json):
    """A kind of records."""

    plural: str | None = said("What several are called.")
    counted: str | None = said("What follows their number.")


class HeadJson(Json):
    """What a dataset says of itself, besides what every answer begins with."""

    summary: str | None = said("Its scope, in a few lines.")
    snapshot: When | None = said("The day on which all was seen that has no dates.")
    licence: str | None = said("Under which it may be used.")
    maintainers: tuple[str, ...] = said("Who keeps it.")
    kinds: dict[str, dict[str, KindJson]] = said("For each table its kinds.")
    registers: dict[str, str] = said("For each register the address of a record in it.")
    words: dict[str, str] = said("What links and fields are called, by their usual names.")
    lanes: tuple[Ref, ...] = said("The records whose lanes the timeline shows.")
    digest: str | None = said("SHA-256 of its file, in hexadecimal.")


class ExportJson(AnswerJson):
    """What ``irtui export json`` writes."""

    about: HeadJson = said("The dataset.")
    records: tuple[RecordJson, ...] = said("Each record, in the order of the file.")


def _of_day(found: RecordJson) -> RecordJson:
    """Of a record, the claims that held on the day, and the links that did."""
    held = {
        field: kept
        for field, claims in found.claims.items()
        if (kept := tuple(one for one in claims if one.holds))
    }
    return evolve(found, claims=held, links=tuple(one for one in found.links if one.there))


def export_json(
    as_of: AsOf, edition: "Edition", found: Iterable[Record], *, of_day: bool
) -> ExportJson:
    """Records, each as ``irtui show`` answers it; ``of_day``: of each, only what held."""
    about = as_of.dataset.about
    kinds = {
        table: {kind: KindJson.of(one) for kind, one in words.items()}
        for table, words in about.kinds.items()
    }
    records = (record(as_of, one) for one in found)
    return ExportJson.to(
        as_of,
        about=HeadJson.of(about, kinds=kinds, digest=edition.digest or None),
        records=tuple(_of_day(one) if of_day else one for one in records),
    )


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
