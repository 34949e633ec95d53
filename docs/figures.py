"""The figures of the bundled dataset, as they stand in docs/data.md."""

from pathlib import Path

from attrs import frozen

from irtui.loading import bundled_path, load
from irtui.model.claims import Basis
from irtui.model.conflicts import contradicting
from irtui.model.dataset import Dataset
from irtui.model.fields import field_table
from irtui.model.records import Source

PAGE = Path(__file__).with_name("data.md")
BEGIN, END = "<!-- figures: make reference -->\n", "<!-- end of figures -->\n"
_TABLES = {
    "party": "sides",
    "body": "bodies",
    "event": "events",
    "agreement": "agreements",
    "programme": "programmes, ventures and exercise series",
    "organisation": "organisations",
    "post": "offices",
    "person": "people",
    "source": "sources",
    "gap": "gaps",
}

_LANGUAGES = {"en": "English", "ru": "Russian", "hi": "Hindi"}


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


def count(dataset: Dataset) -> Figures:
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
        records=dict(dataset.counts),
        claims=len(claims),
        stated=sum(bool(claim.sources) for claim in claims),
        inferred=sum(claim.basis is Basis.INFERRED for claim in claims),
        deprecated=sum(claim.deprecated for claim in claims),
        disputes=disputes,
        gaps=len(dataset.table("gap")),
        reprints=sum(source.reprints is not None for source in sources),
        languages=dict(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
    )


def table(found: Figures) -> str:
    """The figures as a table in Markdown."""
    others = [count for tag, count in found.languages.items() if tag not in _LANGUAGES]
    rows = [(label, found.records.get(name, 0)) for name, label in _TABLES.items()]
    rows += [
        ("**records in all**", sum(found.records.values())),
        ("claims", found.claims),
        ("claims with sources of their own", found.stated),
        ("claims inferred here, each with its reason", found.inferred),
        ("claims kept though thought wrong", found.deprecated),
        ("fields in which sources cannot all be right", found.disputes),
        ("sources that repeat another’s text", found.reprints),
        *((f"sources in {_LANGUAGES[tag]}", found.languages.get(tag, 0)) for tag in _LANGUAGES),
        (f"sources in {len(others)} other languages", sum(others)),
    ]
    lines = ["| what | how many |", "|---|---:|"]
    return "\n".join([*lines, *(f"| {label} | {count:,} |" for label, count in rows)]) + "\n"


def data_page() -> str:
    """The page of the data, with the figures of the bundled dataset as it is."""
    dataset = load(bundled_path()).dataset
    assert dataset is not None
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + table(count(dataset)) + END + after
