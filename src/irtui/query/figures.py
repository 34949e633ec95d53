"""How much a dataset holds: the numbers that its documentation prints."""

from attrs import frozen

from irtui.model.claims import Basis
from irtui.model.conflicts import contradicting
from irtui.model.dataset import Dataset
from irtui.model.fields import field_table
from irtui.model.records import Source


@frozen
class Figures:
    """Counts of a dataset."""

    records: dict[str, int]
    """Records by table, in the order of the file."""
    claims: int
    stated: int
    """Claims with sources of their own; the others rest on those of their record."""
    inferred: int
    deprecated: int
    """Claims that are kept and thought wrong."""
    disputes: int
    """Fields in which two claims that are not deprecated cannot both be true."""
    gaps: int
    reprints: int
    """Sources that repeat another's text and confirm nothing."""
    languages: dict[str, int]
    """Sources by language, the most frequent first."""


def figures(dataset: Dataset) -> Figures:
    """What there is in ``dataset``."""
    claims, disputes = [], 0
    for record in dataset.records.values():
        for name, spec in field_table(type(record)).items():
            if spec.claims:
                values = getattr(record, name)
                claims += values
                disputes += bool(contradicting(dataset, spec, values))
    sources = [source for source in dataset.table("source") if isinstance(source, Source)]
    languages: dict[str, int] = {}
    for source in sources:
        tag = source.language or "unknown"
        languages[tag] = languages.get(tag, 0) + 1
    return Figures(
        records={table: len(records) for table, records in dataset.tables.items()},
        claims=len(claims),
        stated=sum(bool(claim.sources) for claim in claims),
        inferred=sum(claim.basis is Basis.INFERRED for claim in claims),
        deprecated=sum(claim.deprecated for claim in claims),
        disputes=disputes,
        gaps=len(dataset.table("gap")),
        reprints=sum(source.reprints is not None for source in sources),
        languages=dict(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
    )
