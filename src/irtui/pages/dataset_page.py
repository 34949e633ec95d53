"""The page of a dataset itself: what it is about, what is in it, and how far it can be trusted."""

from collections.abc import Iterable, Iterator, Sequence

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.date_words import in_words
from irtui.model.fields import Kind, field_table, label_of
from irtui.model.names import counted, source_line
from irtui.model.problems import Problem, tally
from irtui.model.records import TABLES, About, Party, Source
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone, dotted, value_in_pieces
from irtui.query.audit.reports import Overview, overview

_APART = ("title", "summary", "version", "reviewed", "kinds")
"""What stands in the head of the page, or has a section of its own."""


def dataset_page(as_of: AsOf, problems: Sequence[Problem]) -> Page:
    """The page of a dataset.

    Args:
        as_of: the dataset; records have their names of the day.
        problems: what the checks found in its file.
    """
    about, found = as_of.dataset.about, overview(as_of.dataset)
    version = [f"version {about.version}"] if about.version else []
    sections = (
        Section("", (Row((Piece(about.summary),)),) if about.summary else ()),
        Section("", (*_contents(as_of, found), *_trust(as_of, found, problems))),
        Section("", tuple(_said(as_of))),
        Section("Words", tuple(_words(as_of))),
    )
    return Page(
        None,
        about.title,
        " · ".join(["dataset", *version, f"reviewed {in_words(about.reviewed)}"]),
        tuple(section for section in sections if section.rows),
    )


def _contents(as_of: AsOf, found: Overview) -> Iterator[Row]:
    total = sum(found.records.values())
    counts = [
        f"{count:,} {table if count == 1 else as_of.dataset.plural(table, None)}"
        for table, count in found.records.items()
    ]
    yield Row((Piece(f"{total:,}: "), Piece(" · ".join(counts), Tone.MUTED)), "records")
    sides = [_side(as_of, party) for party in as_of.dataset.all(Party)]
    if sides:
        yield Row(tuple(dotted(*sides)), "sides")


def _side(as_of: AsOf, party: Party) -> Iterator[Piece]:
    if party.mark:
        yield Piece(f"{party.mark} ", Tone.PARTY, party.ref)
    yield Piece(as_of.title(party), Tone.LINK, party.ref)


def _trust(as_of: AsOf, found: Overview, problems: Sequence[Problem]) -> Iterator[Row]:
    """What the claims rest on, what is disputed, missing or wrong."""
    rests = (
        f"{found.own_sources:,} with sources of their own, {found.for_the_record:,} read for the"
        f" record; {found.inferred:,} inferred"
    )
    yield Row((Piece(f"{found.claims:,}: "), Piece(rests, Tone.MUTED)), "claims")
    share = f" ({100 * found.single_source // found.claims} %)" if found.claims else ""
    thin = f"{found.single_source:,}{share} on a single text, {found.one_sided:,} on one side's"
    yield Row((Piece(thin),), "support")
    yield Row((_count("⚠", found.conflicts, "field"),), "disputed")
    yield Row((_count("○", found.gaps, "thing"),), "missing")
    ends = {found.newest: "  newest", found.oldest: "  oldest"}
    for ref, remark in ends.items():
        if ref:
            source = Piece(source_line(as_of.dataset.get(ref, Source)), Tone.LINK, ref)
            said = (Piece(remark, Tone.REMARK),) if len(ends) > 1 else ()
            label = "sources" if ref == found.newest else ""
            yield Row((source, *said), label, continues=not label)
    yield Row((Piece(tally(problems) or "none"),), "problems")


def _count(sign: str, count: int, thing: str) -> Piece:
    if not count:
        return Piece("nothing", Tone.MUTED)
    return Piece(f"{sign} {counted(count, thing)}", Tone.WARNING)


def _said(as_of: AsOf) -> Iterator[Row]:
    """What the file says of itself, key by key."""
    about = as_of.dataset.about
    for name, spec in field_table(About).items():
        value = getattr(about, name)
        if name in _APART or not value:
            continue
        values = value if isinstance(value, tuple) else (value,)
        if spec.kind is Kind.MAPPING:
            values = tuple(f"{key}: {text}" for key, text in value.items())
        pieces = dotted(*(_pieces(as_of, one) for one in values))
        yield Row(tuple(pieces), label_of(name, spec))


def _pieces(as_of: AsOf, value: object) -> Iterable[Piece]:
    if isinstance(value, Ref):
        return [Piece(as_of.brief_title(value), Tone.LINK, value)]
    return value_in_pieces(as_of, value)


def _words(as_of: AsOf) -> Iterator[Row]:
    """The kinds of each table, as several of them are called."""
    dataset = as_of.dataset
    for table, kinds in dataset.about.kinds.items():
        words = ", ".join(dataset.plural(table, kind) for kind in kinds)
        name = dataset.plural(table, None) if table in TABLES else table
        yield Row((Piece(words),), name)
