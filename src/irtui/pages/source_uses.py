"""What a record, or a whole dataset, rests on: each source, and how much it supports."""

from collections import Counter
from collections.abc import Iterable, Iterator

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Citation, Ref
from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields
from irtui.model.names import counted
from irtui.model.records import Record, Source
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Page, Section
from irtui.pages.remarks import support_in_words
from irtui.pages.source_rows import source_rows
from irtui.query.evidence import Support, original, support


@frozen
class Use:
    """A source, and how much rests on it."""

    source: Ref
    original: Ref
    """The source whose text it repeats, through any number of reprints; itself, if none."""
    records: int
    """Records that cite it, as a whole or for a claim."""
    claims: int
    """Claims that cite it."""
    for_the_record: int
    """Claims without a source of their own, in records that cite it as a whole."""

    def in_words(self) -> str:
        """``3 claims, 5 for the record``; of several records, ``12 claims in 4 records``."""
        counts = [counted(self.claims, "claim")] if self.claims else []
        if self.for_the_record:
            words = str(self.for_the_record) if counts else counted(self.for_the_record, "claim")
            counts.append(f"{words} for the record")
        if self.records > 1:
            counts.append(f"in {self.records:,} records")
        if not counts:
            return "the record as a whole" if self.records else "nothing rests on it"
        return ", ".join(counts)


@frozen
class Uses:
    """The sources of a record, or all of a dataset."""

    ref: Ref | None
    """The record; ``None`` for the whole dataset."""
    uses: tuple[Use, ...]
    """What supports most first: by claims of its own, then by claims for the record; of equals,
    the order in which they come up stays."""
    support: Support
    """What all of it amounts to."""


def _uses(dataset: Dataset, records: Iterable[Record]) -> Iterator[Use]:
    """Counts by source, in the order in which sources come up."""
    citing, own, shared = Counter[Ref](), Counter[Ref](), Counter[Ref]()
    for record in records:
        whole = dict.fromkeys(citation.ref for citation in record.sources)
        found = dict.fromkeys(whole)
        without = 0
        for claim in (one for name in claim_fields(type(record)) for one in getattr(record, name)):
            cited = dict.fromkeys(citation.ref for citation in claim.sources)
            own.update(cited.keys())
            without += not cited
            found |= cited
        shared.update(dict.fromkeys(whole, without))
        citing.update(found.keys())
    for source in citing:
        yield Use(source, original(dataset, source), citing[source], own[source], shared[source])


def _gathered(dataset: Dataset, ref: Ref | None, uses: Iterable[Use]) -> Uses:
    ordered = tuple(sorted(uses, key=lambda use: (-use.claims, -use.for_the_record)))
    return Uses(ref, ordered, support(dataset, (Citation(use.source.id) for use in ordered)))


def record_uses(dataset: Dataset, ref: Ref) -> Uses:
    """What one record and the claims in it rest on; nothing, for a source.

    Raises:
        KeyError: there is no such record.
    """
    return _gathered(dataset, ref, _uses(dataset, [dataset.get(ref)]))


def dataset_uses(dataset: Dataset) -> Uses:
    """All sources of a dataset, those too that nothing rests on."""
    found = {use.source: use for use in _uses(dataset, dataset.records.values())}
    every = (source.ref for source in dataset.table(Source.TABLE))
    return _gathered(
        dataset,
        None,
        (found.get(ref) or Use(ref, original(dataset, ref), 0, 0, 0) for ref in every),
    )


def _summary(dataset: Dataset, found: Uses) -> str:
    warning = support_in_words(dataset, found.support)
    if warning and found.support.single:
        return warning
    texts = len(found.support.independent)
    words = [counted(len(found.uses), "source")]
    if texts < len(found.uses):
        words.append(counted(texts, "independent text"))
    return ", ".join(filter(None, (*words, warning)))


def uses_page(as_of: AsOf, found: Uses) -> Page:
    """The sources as a page, numbered in their order, with the names of ``day``."""
    footnotes = Footnotes()
    for use in found.uses:
        footnotes.number(use.source.id)
    counts = {use.source: use.in_words() for use in found.uses}
    of = as_of.brief_title(found.ref) if found.ref else as_of.dataset.about.title
    rows = tuple(source_rows(as_of.dataset, footnotes, counts))
    sections = (Section("Sources", rows),) if rows else ()
    return Page(
        found.ref, f"Sources of {of}", _summary(as_of.dataset, found), sections, footnotes.sources
    )
