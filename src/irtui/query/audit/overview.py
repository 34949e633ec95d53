"""What a dataset amounts to: how much is in it, what that rests on, what is disputed or missing."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import fields

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.kept import stored
from irtui.model.records import Record, Source
from irtui.model.said import Count, SourceRef, said
from irtui.query.audit.reports import claims_of, conflicts, gaps, oldest_sources
from irtui.query.evidence import claim_support


@frozen
class Overview:
    """The counts of a dataset; claims that are thought wrong, and aliases, are not counted."""

    records: dict[str, int] = said("How many records there are, by table.")
    claims: Count = said("Claims that are not thought wrong; aliases, which are for search, aside.")
    own_sources: Count = said("Of the claims, those with sources of their own.")
    for_the_record: Count = said("Those that rest on what was read for their record.")
    inferred: Count = said("Those that were concluded from sources, and are stated by none.")
    single_source: Count = said("Those that rest on one text; reprints do not count.")
    one_sided: Count = said("Those that rest on several texts, all of them from one side.")
    conflicts: Count = said("Fields in which sources disagree.")
    gaps: Count = said("Things that are missing, as the report of gaps lists them.")
    oldest: SourceRef | None = said("The oldest source that has a date.")
    newest: SourceRef | None = said("The newest.")


def _counted(dataset: Dataset) -> list[tuple[Record, Claim[object]]]:
    return [
        (record, claim)
        for record in dataset.records.values()
        for name, claims in claims_of(record)
        if name != "aliases"
        for claim in claims
        if not claim.deprecated
    ]


def _support(dataset: Dataset, claims: Sequence[tuple[Record, Claim[object]]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for record, claim in claims:
        support = claim_support(dataset, record, claim)
        found["single"] += support.single
        found["one side"] += not support.single and support.side is not None
        found["own"] += bool(claim.sources)
        found["inferred"] += claim.basis is Basis.INFERRED
    return found


def overview(dataset: Dataset) -> Overview:
    """What a dataset amounts to on the day that it speaks for; counted once, and kept."""
    return dataset.once(counts)


def _plain(_: Dataset, found: Overview) -> object:
    values = {one.name: getattr(found, one.name) for one in fields(Overview)}
    return {name: str(it) if isinstance(it, Ref) else it for name, it in values.items()}


def _again(_: Dataset, plain: dict[str, Any]) -> Overview:
    refs = {name: Ref.parse(it) for name, it in plain.items() if isinstance(it, str)}
    return Overview(**{**plain, **refs})


@stored("overview", _plain, _again)
def counts(dataset: Dataset) -> Overview:
    """As `overview`, which keeps it."""
    claims = _counted(dataset)
    support = _support(dataset, claims)
    dated = [old.ref for old in oldest_sources(dataset) if dataset.get(old.ref, Source).date]
    return Overview(
        records=dict(dataset.counts),
        claims=len(claims),
        own_sources=support["own"],
        for_the_record=len(claims) - support["own"],
        inferred=support["inferred"],
        single_source=support["single"],
        one_sided=support["one side"],
        conflicts=len(conflicts(dataset)),
        gaps=len(gaps(AsOf.of(dataset, dataset.about.day))),
        oldest=dated[0] if dated else None,
        newest=dated[-1] if dated else None,
    )
