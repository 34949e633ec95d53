"""What several answers are made of: the dataset and the day, claims, links, sources, gaps."""

from datetime import date
from typing import Any, Self

from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Claim, Rank, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.dates import When
from irtui.model.records import Gap, Record
from irtui.model.said import EventRef, GapRef, SourceRef, said
from irtui.pages.anchors import anchor
from irtui.pages.remarks import missing_in_words
from irtui.query.audit.reports import Missing
from irtui.render.answers.declared import Json


class EditionJson(Json):
    """A dataset."""

    title: str = said("Its title.")
    version: str | None = said("The version of its data.")
    reviewed: str = said("The day that it speaks for, in EDTF.")


def edition(dataset: Dataset) -> EditionJson:
    """What a dataset says of itself."""
    return EditionJson.of(dataset.about, reviewed=dataset.about.reviewed.text)


class AnswerJson(Json):
    """What every answer begins with."""

    dataset: EditionJson = said("What it is an answer from.")
    at: date = said("The day that the answer is as of.")

    @classmethod
    def to(cls, as_of: AsOf, **answer: Any) -> Self:
        """The answer to what was asked of a day."""
        return cls(dataset=edition(as_of.dataset), at=as_of.day, **answer)


class CitationJson(Json):
    """A source, and where in it."""

    ref: SourceRef = said("The source.", "source")
    at: str | None = said("Page, paragraph or time in a recording.")
    quote: str | None = said("The words that say it.")


class ClaimJson(Json):
    """A claim, whole."""

    id: str = said("What it can be cited as: table:id#field, with .2 for the second of several.")
    value: object = said("What it says.")
    since: When | EventRef | None = said("From when on it held; null: not known.")
    until: When | EventRef | None = said("Until when it held; null: not known.")
    seen: tuple[When, ...] = said("When it was seen to hold.")
    sources: tuple[CitationJson, ...] = said(
        "Its own; empty: it rests on those that its record was read in."
    )
    rank: Rank = said("“deprecated” is kept though thought wrong.")
    basis: Basis = said("Whether a source says it, or it was concluded from sources.")
    note: str | None = said("Why, in the dataset's own words.")
    joint: bool = said("Of a parent: whether it is one together with others that say so.")


def claim(record: Record, field: str, found: Claim[Any]) -> ClaimJson:
    """A claim in a field of a record."""
    where = anchor(record, field, found)
    return ClaimJson.of(found, id=where, sources=tuple(map(CitationJson.of, found.sources)))


class LinkJson(Json):
    """A link between two records."""

    label: str = said("What the link is called, read from here.")
    source: Ref = said("The record that holds the reference.", "made_by")
    field: str = said("The field that holds it.")
    when: When | None = said("When it began to hold, as far as is known.")
    claim: ClaimJson | None = said("The claim that makes it; null for a plain field.")
    for_the_record: tuple[SourceRef, ...] = said(
        "Sources that the record which makes it was read in."
    )


def link(as_of: AsOf, label: str, found: Link) -> LinkJson:
    """A link under the name that it has at the end it is read from."""
    record = as_of.dataset.get(found.source)
    return LinkJson.of(
        found,
        label=label,
        when=as_of.link_time(found),
        claim=claim(record, found.field, found.claim) if found.claim else None,
        for_the_record=tuple(one.ref for one in record.sources),
    )


class MissingJson(Json):
    """What is not there."""

    ref: Ref | None = said("The record that it is missing from.", "record")
    field: str | None = said("The field, or the name of the link, that it is missing from.")
    text: str = said("What was not found.")
    looked_in: str | None = said("Where it was looked for.")
    searched: When | None = said("When it was looked for.")
    gap: GapRef | None = said("Its record; null where the lack was counted.")


def missing(dataset: Dataset, found: Missing) -> MissingJson:
    """What is not there, and how it was looked for."""
    gap = found.what if isinstance(found.what, Gap) else None
    return MissingJson(
        found.ref,
        gap.field if gap else None,
        missing_in_words(dataset, found),
        gap.looked_in if gap else None,
        gap.searched if gap else None,
        gap.ref if gap else None,
    )
