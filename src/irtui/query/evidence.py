"""How well a claim is supported: by how many sources, and whose; and what was not found."""

import re
from collections.abc import Iterable
from typing import Any

from irtui.lean import Factory, frozen
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.conflicts import tellings
from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields, field_table
from irtui.model.kept import stored
from irtui.model.records import THIRD, Gap, Record, Source
from irtui.model.said import SourceRef, said

_NUMBER = re.compile("0*([0-9]+)")  # a year may be written with or without its zeros


def _side(found: "Support") -> str | None:
    (side, *others) = found.origins or [""]
    return None if others or side in ("", THIRD) else side


@frozen(slots=True)
class Support:
    """The sources that something rests on."""

    origins: frozenset[str]
    """The sides that the independent ones come from: ids of parties, ``third``, or empty text."""
    sources: tuple[SourceRef, ...] = said("The sources, each once.")
    independent: tuple[SourceRef, ...] = said(
        "What is left when each reprint is put down to what it repeats."
    )
    side: str | None = said(
        "The id of the one party that all of it comes from.",
        init=False,
        default=Factory(_side, takes_self=True),
    )

    @property
    def single(self) -> bool:
        """Whether only one text says it, however often it was printed."""
        return len(self.independent) == 1


def original(dataset: Dataset, ref: Ref) -> Ref:
    """The source that a source repeats, through any number of reprints."""
    known: dict[Ref, Ref] = dataset.kept(original)
    passed: dict[Ref, None] = {}
    while ref not in known and ref not in passed:
        passed[ref] = None
        source = dataset.records.get(ref)
        above = source.reprints if isinstance(source, Source) else None
        ref = above or ref
    first = known.get(ref, ref)
    known.update(dict.fromkeys(passed, first))
    return first


def support(dataset: Dataset, citations: Iterable[Citation]) -> Support:
    """What a number of citations amount to."""
    sources = tuple(dict.fromkeys(citation.ref for citation in citations))
    independent = tuple(dict.fromkeys(original(dataset, ref) for ref in sources))
    records = (dataset.get(ref) for ref in independent)
    origins = frozenset(source.origin or "" for source in records if isinstance(source, Source))
    return Support(origins, sources, independent)


def claim_support(dataset: Dataset, record: Record, claim: Claim[object]) -> Support:
    """What one claim rests on: its own sources, or else those read for its record."""
    return support(dataset, claim.sources) if claim.sources else read_for(dataset, record)


def read_for(dataset: Dataset, record: Record) -> Support:
    """What rests on what was read for a record as a whole."""
    known: dict[Ref, Support] = dataset.kept(read_for)
    if record.ref not in known:
        known[record.ref] = support(dataset, record.sources)
    return known[record.ref]


def record_support(dataset: Dataset, record: Record) -> Support:
    """What a record and all claims in it rest on; nothing, for a source or a gap."""
    if isinstance(record, Source | Gap):
        return Support(frozenset(), (), ())
    citations = list(record.sources)
    for name in claim_fields(type(record)):
        for claim in getattr(record, name):
            citations += claim.sources
    return support(dataset, citations)


_NEARLY_ALL = 0.9
"""The part of the claims from which on a single source is the rule."""
_SCALE = 150
"""Claims from which on a dataset has a rule."""


@stored("single source is the rule")
def single_is_rule(dataset: Dataset) -> bool:
    """Whether nearly all claims rest on one source, as in a dataset made from one register.

    What holds of nearly all is then to be said once, and not of each.
    """
    every = single = 0
    for record in dataset.records.values():
        if isinstance(record, Source | Gap):
            continue
        alone = len(record.sources) == 1
        for claims in record.claims:
            for claim in claims:
                every += 1
                single += len(claim.sources) == 1 if claim.sources else alone
    return every >= _SCALE and single >= _NEARLY_ALL * every


def disputed(dataset: Dataset, record: Record, field: str) -> tuple[Claim[Any], ...]:
    """All tellings of that in which the claims of a field contradict each other; else none."""
    claims: tuple[Claim[Any], ...] = getattr(record, field)
    if len(claims) < 2:
        return ()
    known: dict[tuple[Record, str], tuple[Claim[Any], ...]] = dataset.kept(disputed)
    if (record, field) not in known:
        spec = field_table(type(record))[field]
        known[record, field] = tellings(dataset, spec, claims)
    return known[record, field]


def gaps_about(dataset: Dataset, ref: Ref) -> list[Gap]:
    """The gaps that say what is missing from a record, in the order of the file."""
    found = dict.fromkeys(dataset.get(link.source) for link in dataset.links_to(ref))
    return [gap for gap in found if isinstance(gap, Gap) and gap.about == ref]


def gap_about(dataset: Dataset, ref: Ref, field: str, word: str = "") -> Ref | None:
    """The gap that says what is missing from a field; ``None`` if nobody looked.

    Of several, it is the first whose text is the ``word``, or has it as a number, such as a year;
    else the first.
    """
    gaps = _gaps_of(dataset, ref)
    number = str(int(word)) if word.isdecimal() else word
    return gaps.get((field, number)) or gaps.get((field, ""))


def _gaps_of(dataset: Dataset, ref: Ref) -> dict[tuple[str | None, str], Ref]:
    """The gaps in a record, by the field, and by it and each number in the text, and the text."""
    known: dict[Ref, dict[tuple[str | None, str], Ref]] = dataset.kept(_gaps_of)
    if ref not in known:
        found = known[ref] = {}
        for gap in gaps_about(dataset, ref):
            for word in ("", gap.text, *_NUMBER.findall(gap.text)):
                found.setdefault((gap.field, word), gap.ref)
    return known[ref]
