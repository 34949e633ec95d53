"""The chains between two records as a page."""

from collections.abc import Iterator
from datetime import date

from irtui.model.as_of import AsOf
from irtui.model.date_words import day_in_words, in_brief
from irtui.model.records import PARTS
from irtui.model.values import Role
from irtui.pages.anchors import anchor
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone, part_in_pieces
from irtui.pages.remarks import remarks
from irtui.pages.source_rows import source_rows
from irtui.query.audit.paths import MOST, Chain, Paths, Step


def _step_rows(as_of: AsOf, step: Step, footnotes: Footnotes) -> Iterator[Row]:
    """What leads to the next record, when, and who says so; a row for each claim that does."""
    told = {(step.label(link), link.claim): link for link in step.links}
    for number, ((label, _), link) in enumerate(told.items()):
        record = as_of.dataset.get(link.source)
        pieces = [Piece(f"{label} → " if number == 0 else f"also {label}", Tone.MUTED)]
        if number == 0:
            name = as_of.brief_title(step.end)
            pieces.append(Piece(name, Tone.LINK, step.end))
        if link.field in PARTS and link.claim and isinstance(link.claim.value, Role):
            part = tuple(part_in_pieces(as_of, link.claim.value, (step.start, step.end)))
            pieces += [Piece(" · ", Tone.MUTED), *part] if part else []
        pieces += footnotes.cited(record, link.claim)
        said = " · ".join(remarks(as_of, link.claim)) if link.claim else ""
        pieces += [Piece(f"  {said}", Tone.REMARK)] if said else []
        where = anchor(record, link.field, link.claim) if link.claim else str(record.ref)
        when = in_brief(as_of.link_time(link)) or "undated"
        yield Row(tuple(pieces), when, anchor=where)


def _chain_rows(as_of: AsOf, found: Paths, chain: Chain, footnotes: Footnotes) -> Iterator[Row]:
    start = as_of.dataset.get(found.start)
    yield Row((Piece(as_of.brief_title(start), Tone.LINK, found.start),), "from")
    for step in chain:
        yield from _step_rows(as_of, step, footnotes)


def _summary(found: Paths, day: date | None) -> str:
    when = f" that held on {day_in_words(day)}" if day else " of all times"
    if not found.chains:
        reached = "1 record was" if found.searched == 1 else f"{found.searched:,} records were"
        return (
            f"no chain: {reached} reached by links{when}; "
            "none leads through sides, places, sources or gaps"
        )
    length = len(found.chains[0])
    steps = "1 step" if length == 1 else f"{length} steps"
    chains = "1 shortest chain" if found.count == 1 else f"{found.count:,} shortest chains"
    shown = f", {MOST} of them shown" if found.count > MOST else ""
    return f"{chains} of {steps}, by links{when}{shown}"


def path_page(as_of: AsOf, found: Paths, restricted: date | None = None) -> Page:
    """The answer as a page.

    Args:
        as_of: where the records are, and the day whose names are used.
        found: the chains.
        restricted: the day on which all links hold; ``None``, if that was not asked for.
    """
    footnotes = Footnotes()
    sections = []
    for number, chain in enumerate(found.chains, start=1):
        heading = f"Chain {number}" if len(found.chains) > 1 else ""
        rows = tuple(_chain_rows(as_of, found, chain, footnotes))
        sections.append(Section(heading, rows))
    rows = tuple(source_rows(as_of.dataset, footnotes))
    sections += [Section("Sources", rows)] if rows else []
    names = (as_of.brief_title(ref) for ref in (found.start, found.end))
    return Page(
        None,
        f"From {' to '.join(names)}",
        _summary(found, restricted),
        tuple(sections),
        footnotes.sources,
        footnotes.for_the_record,
    )
