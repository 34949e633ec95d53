"""A record whole, and the sources of one or of all: with claims, links both ways and gaps."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset, Link, links_from
from irtui.model.dates import Truth
from irtui.model.fields import field_table, key_of
from irtui.model.holding import exists, holds
from irtui.model.records import Gap, Record
from irtui.pages.source_uses import Use, Uses
from irtui.query.audit.reports import Missing
from irtui.query.evidence import record_support
from irtui.query.names import full_title
from irtui.render.answers.base import (
    AnswerJson,
    CitationJson,
    ClaimJson,
    GapJson,
    LinkJson,
    SupportJson,
    citations,
    claim,
    edition,
    gap,
    link,
)
from irtui.render.answers.declared import Count, Json, SourceRef, merged, said

OWN_KEYS = ("kind", "summary", "sources", "identifiers")
"""Plain fields that every record has, and that stand beside its values."""


@frozen
class HeldClaimJson(Json):
    """A claim, whole."""

    claim: ClaimJson = merged()
    holds: Truth = said("Whether it held on the day of the answer.")


@frozen
class RecordLinkJson(Json):
    """A link to another record, made by either of them."""

    to: Ref = said("The other record.")
    title: str = said("What that is called on the day.")
    link: LinkJson = merged()


@frozen
class RecordJson(Json):
    """A record."""

    ref: Ref = said("Its reference.")
    title: str = said("What it is called on the day.")
    there: Truth = said("Whether it was there on the day.")
    kind: str | None = said("A word of the dataset's vocabulary.")
    summary: str | None = said("What it is, in a few lines.")
    claims: dict[str, tuple[HeldClaimJson, ...]] = said(
        "Its claims, by field; a field without any is left out."
    )
    values: dict[str, object] = said("What its table has besides, without claims.")
    sources: tuple[CitationJson, ...] = said("Where the record as a whole was read.")
    identifiers: dict[str, str] = said("Its ids elsewhere, by register.")
    links: tuple[RecordLinkJson, ...] = said(
        "Those that it makes, then those that other records make to it."
    )
    gaps: tuple[GapJson, ...] = said("What was looked for in it and not found.")
    support: SupportJson = said("What all of it rests on.")


@frozen
class ShowJson(AnswerJson):
    """The answer of ``irtui show``."""

    record: RecordJson = said("The record.")


def _claims(
    dataset: Dataset, record: Record, day: date
) -> Iterator[tuple[str, tuple[HeldClaimJson, ...]]]:
    for name, spec in field_table(type(record)).items():
        if spec.claims and (found := getattr(record, name)):
            yield (
                key_of(name),
                tuple(
                    HeldClaimJson(claim(record, name, one), holds(dataset, record, one, day))
                    for one in found
                ),
            )


def _values(record: Record) -> dict[str, object]:
    return {
        key_of(name): getattr(record, name)
        for name, spec in field_table(type(record)).items()
        if not (spec.claims or name in OWN_KEYS)
    }


def _links(dataset: Dataset, record: Record, day: date) -> Iterator[RecordLinkJson]:
    """The links that a record makes, but those to its evidence, and those that others make."""

    def to(ref: Ref, label: str, found: Link) -> RecordLinkJson:
        title = full_title(dataset, dataset.get(ref), day)
        return RecordLinkJson(ref, title, link(dataset, label, found, day))

    for one in links_from(record):
        if one.label and one.inverse != "supports":
            yield to(one.target, one.label, one)
    for one in dataset.links_to(record.ref):
        if not isinstance(dataset.get(one.source), Gap) or one.inverse == "supports":
            yield to(one.source, one.inverse, one)


def _gaps(dataset: Dataset, record: Record) -> Iterator[GapJson]:
    for one in dataset.links_to(record.ref):
        about = dataset.get(one.source)
        if isinstance(about, Gap) and about.about == record.ref:
            yield gap(Missing.of(about))


def record(dataset: Dataset, found: Record, day: date) -> RecordJson:
    """A record with all its claims and whether each holds on ``day``, links both ways, gaps."""
    return RecordJson.of(
        found,
        title=full_title(dataset, found, day),
        there=exists(dataset, found, day),
        claims=dict(_claims(dataset, found, day)),
        values=_values(found),
        sources=citations(found.sources),
        links=tuple(_links(dataset, found, day)),
        gaps=tuple(_gaps(dataset, found)),
        support=SupportJson.of(record_support(dataset, found)),
    )


def show(dataset: Dataset, ref: Ref, day: date) -> ShowJson:
    """The answer of ``irtui show``."""
    return ShowJson(edition(dataset), day, record(dataset, dataset.get(ref), day))


@frozen
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


@frozen
class UsesJson(Json):
    """What a record, or the dataset, rests on."""

    of_: Ref | None = said("The record; null: the whole dataset.")
    support: SupportJson = said("What all of it amounts to.")
    sources: tuple[SourceJson, ...] = said("What supports most comes first.")


@frozen
class SourcesJson(AnswerJson):
    """The answer of ``irtui sources``."""

    sources: UsesJson = said("What a record, or the dataset, rests on.")


def sources(dataset: Dataset, found: Uses, day: date) -> SourcesJson:
    """The answer of ``irtui sources``."""

    def source(use: Use) -> SourceJson:
        return SourceJson.of(use, values=_values(dataset.get(use.source)))

    support, all_of_them = SupportJson.of(found.support), tuple(map(source, found.uses))
    return SourcesJson(edition(dataset), day, UsesJson(found.ref, support, all_of_them))
