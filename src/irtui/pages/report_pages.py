"""The reports as pages, each row of which leads to its record."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sized
from typing import Any

from irtui.lean import evolve, frozen
from irtui.lean import field as attribute
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Rank, Ref
from irtui.model.date_words import in_brief
from irtui.model.fields import field_table, label_of
from irtui.model.names import capitalized, counted, source_line
from irtui.model.problems import Problem
from irtui.model.records import Gap, Record, Source
from irtui.model.safe_text import shortened
from irtui.pages.anchors import WHOLE, anchor
from irtui.pages.page import Page, Row, Section, grouped, key_of
from irtui.pages.phrases import Piece, Tone, before_indic, tellings_mark, value_in_pieces
from irtui.pages.remarks import missing_in_words, search_in_words, side_in_words, support_in_words
from irtui.query.audit.reports import (
    Conflict,
    Missing,
    Old,
    Thin,
    claims_of,
    findings,
    record_of,
)
from irtui.query.evidence import Support, claim_support, single_is_rule

_MANY = 30
"""Sources up to which they are named with each claim that rests on them all."""


_RANKS = {Rank.PREFERRED: "preferred", Rank.DEPRECATED: "thought wrong"}


@frozen
class _Writer:
    as_of: AsOf
    refs: Collection[Ref]
    """The records that the report is about."""
    _named: dict[int, Support] = attribute(factory=dict, init=False)
    """What claims rest on of which the sources were named, by identity: many may share it."""

    def link(self, ref: Ref) -> Piece:
        return Piece(self.as_of.brief_title(ref), Tone.LINK, ref)

    def field(self, ref: Ref, name: str) -> str:
        spec = field_table(type(self.as_of.dataset.get(ref)))[name]
        return self.as_of.dataset.called(label_of(name, spec))

    def sources(self, support: Support) -> Iterator[Piece]:
        """Sources by their names, each of them followable; many that were named are not again."""
        if id(support) in self._named and len(support.sources) > _MANY:
            yield Piece(f" — the same {len(support.sources)} sources", Tone.MUTED)
            return
        self._named[id(support)] = support
        for number, ref in enumerate(support.sources):
            source = self.as_of.dataset.get(ref, Source)
            yield Piece(", " if number else " — ", Tone.MUTED)
            yield Piece(source_line(source), Tone.SOURCE, ref)

    def by_table(self, rows: Iterable[tuple[Ref | None, Row]]) -> tuple[Section, ...]:
        """Rows under the names of the tables of the records that they are about, counted."""
        tables = grouped((ref.table if ref else WHOLE, row) for ref, row in rows)
        plural = self.as_of.dataset.plural
        return tuple(
            section(table if table == WHOLE else plural(table, None), found, table)
            for table, found in tables.items()
        )

    def by_record(self, found: Iterable[tuple[Ref, Row]], thing: str) -> Iterator[tuple[Ref, Row]]:
        """One row for each record, under which its rows unfold, counted."""
        for ref, rows in grouped(found).items():
            count = counted(len(rows), thing)
            yield ref, Row((self.link(ref),), "", False, str(ref), count, tuple(rows), str(ref))

    def conflict(self, found: Conflict) -> tuple[Ref, Row]:
        """What is told of one field; each telling unfolds under it."""
        record = self.as_of.dataset.get(found.ref)
        where = f"{found.ref}#{found.field.rstrip('_')}"
        tellings = tuple(self._telling(record, found.field, claim) for claim in found.claims)
        pieces = (Piece(self.field(found.ref, found.field)), tellings_mark(len(tellings)))
        return found.ref, Row(pieces, anchor=where, below=tellings, key=found.field)

    def _telling(self, record: Record, field: str, claim: Claim[Any]) -> Row:
        value = value_in_pieces(self.as_of, claim.value)
        support = claim_support(self.as_of.dataset, record, claim)
        where = anchor(record, field, claim)
        note = (Row((Piece(claim.note, Tone.REMARK),), continues=True),) if claim.note else ()
        remark = _RANKS.get(claim.rank, "")
        said = before_indic(value, self.sources(support))
        return Row(said, "", False, where, remark, note, where.partition("#")[2])

    def missing(self, found: Missing) -> Row:
        gap = found.what if isinstance(found.what, Gap) else None
        text = missing_in_words(self.as_of.dataset, found)
        pieces = (Piece("○ ", Tone.WARNING), Piece(text, Tone.TEXT, gap.ref if gap else None))
        where = str(gap.ref if gap else found.ref or "")
        if gap is None:
            return Row(pieces, anchor=where, remark="by its count")
        how = search_in_words(gap.looked_in, gap.searched)
        below = (Row((Piece(how, Tone.REMARK),), continues=True),) if how else ()
        return Row(pieces, anchor=where, below=below, key=gap.id)

    def thin(self, found: tuple[Thin, ...]) -> Iterator[tuple[Ref, Row]]:
        """A row for each record, under which its claims unfold; none do that rest on the same."""
        for ref, claims in grouped((one.ref, one) for one in found).items():
            # By identity first: what rests on the record's sources shares them, be they many.
            supports = {id(one.support): one.support for one in claims}
            same = {support.sources for support in supports.values()}
            every = self.weighed(ref)
            words = counted(len(claims), "claim")
            if len(same) == 1:
                whole = len(claims) == every
                words = ("its one claim" if every == 1 else f"all {words}") if whole else words
                one = claims[0]
                weight = support_in_words(self.as_of.dataset, one.support)
                remark = " · ".join(filter(None, (words, weight)))
                pieces = (self.link(ref), *self.sources(one.support))
            else:
                remark, pieces = words, (self.link(ref),)
            below = () if len(same) == 1 and every == 1 else tuple(map(self._thin, claims))
            yield ref, Row(pieces, "", False, str(ref), remark, below, str(ref))

    def weighed(self, ref: Ref) -> int:
        """How many claims of a record could be thin: no aliases, nor what is thought wrong."""
        return sum(
            not claim.deprecated
            for name, claims in claims_of(self.as_of.dataset.get(ref))
            if name != "aliases"
            for claim in claims
        )

    def _thin(self, one: Thin) -> Row:
        value = value_in_pieces(self.as_of, one.claim.value)
        words = support_in_words(self.as_of.dataset, one.support)
        where = anchor(self.as_of.dataset.get(one.ref), one.field, one.claim)
        label = Piece(f"{self.field(one.ref, one.field)}  ", Tone.MUTED)
        said = before_indic(value, self.sources(one.support))
        return Row((label, *said), anchor=where, remark=words)

    def old(self, found: Old) -> Row:
        count = "1 record" if found.supports == 1 else f"{found.supports} records"
        source = self.as_of.dataset.get(found.ref, Source)
        link = Piece(source.publisher or source.id, Tone.LINK, found.ref)
        rest = Piece(f"  {source.title}" if source.title else "", Tone.MUTED)
        when = in_brief(found.date) or "undated"
        return Row((link, rest), when, anchor=str(found.ref), remark=count)


def section(words: str, rows: Iterable[Row], key: str = "") -> Section:
    """Rows under a heading, which folds them and says how many there are."""
    found = tuple(rows)
    heading = capitalized(words)
    return Section(heading, found, f"{len(found):,}", folds=True, key=key or key_of(heading))


def _count(found: Sized, one: str, many: str) -> str:
    return f"{len(found):,} {one if len(found) == 1 else many}"


def _conflicts_page(writer: _Writer, found: tuple[Conflict, ...]) -> Page:
    records = writer.by_record(map(writer.conflict, found), "field")
    summary = f"{counted(len(found), 'field')} in which sources disagree"
    return Page(None, "Conflicts", summary, writer.by_table(records))


def _gaps_page(writer: _Writer, found: tuple[Missing, ...]) -> Page:
    about = [(one.ref, writer.missing(one)) for one in found if one.ref]
    records = writer.by_record(about, "thing")
    loose = tuple(writer.missing(one) for one in found if not one.ref)
    shown = writer.by_table([*records, *((None, row) for row in loose)])
    summary = _count(found, "thing that is missing", "things that are missing")
    return Page(None, "Gaps", summary, shown)


def _single_source_page(writer: _Writer, found: tuple[Thin, ...]) -> Page:
    total = sum(map(writer.weighed, writer.refs))
    summary = f"{len(found):,} of {total:,} claims rest on one text; reprints do not count"
    head = (Piece("Nearly all of it does, so records and claims do not say so.", Tone.REMARK),)
    rule = writer.as_of.dataset.once(single_is_rule)
    sections = [Section("", (Row(head),))] if rule else []
    return Page(None, "Single source", summary, (*sections, *writer.by_table(writer.thin(found))))


def _one_sided_page(writer: _Writer, found: tuple[Thin, ...]) -> Page:
    sides = Counter(one.support.side for one in found if one.support.side)
    words = [
        f"{count:,} {side_in_words(writer.as_of.dataset, side)}" for side, count in sides.items()
    ]
    summary = f"{_count(found, 'claim rests', 'claims rest')} on several texts of one side only"
    summary += f": {', '.join(words)}" if words else ""
    return Page(None, "One side only", summary, writer.by_table(writer.thin(found)))


def _oldest_page(writer: _Writer, found: tuple[Old, ...]) -> Page:
    def decade(one: Old) -> str:
        first = one.date and (one.date.earliest or one.date.latest)
        return f"{first.year // 10}0s" if first else "Undated"

    decades = grouped((decade(one), writer.old(one)) for one in found)
    sections = tuple(section(name, rows) for name, rows in decades.items())
    summary = f"{counted(len(found), 'source')}, the oldest first"
    return Page(None, "Oldest sources", summary, sections)


def _problem(writer: _Writer, problem: Problem) -> Row:
    ref = record_of(problem)
    known = ref is not None and ref in writer.as_of.dataset.records
    where = [writer.link(ref), Piece("  ")] if known and ref else []
    keys = problem.path[2:] if known else problem.path
    field = ".".join(shortened(str(key)) for key in keys)
    pieces = (*where, Piece(f"{field}  " if field else "", Tone.MUTED), Piece(problem.message))
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else ""
    said = "  ".join(part for part in (problem.hint, place) if part)
    below = (Row((Piece(said, Tone.REMARK),), continues=True),) if said else ()
    return Row(pieces, below=below, key=f"{ref or ''}:{field}:{problem.line}:{problem.column}")


def _problems_page(writer: _Writer, problems: tuple[Problem, ...]) -> Page:
    codes = grouped((problem.code, _problem(writer, problem)) for problem in problems)
    sections = tuple(
        Section(code, tuple(rows), f"{len(rows):,}", folds=True) for code, rows in codes.items()
    )
    things = _count(problems, "thing to look at", "things to look at")
    return Page(None, "Problems", things if problems else "no problems", sections)


REPORTS: dict[str, tuple[str, Callable[[_Writer, Any], Page]]] = {
    "conflicts": ("Where sources disagree.", _conflicts_page),
    "gaps": ("What is missing.", _gaps_page),
    "single-source": ("What rests on one text.", _single_source_page),
    "one-sided": ("What rests on texts of one side only.", _one_sided_page),
    "oldest-sources": ("All sources, the oldest first.", _oldest_page),
    "problems": ("What the checks find.", _problems_page),
}
"""Every report by its name, with what it tells."""


def report_page(
    name: str,
    as_of: AsOf,
    found: tuple[Any, ...],
    of: Ref | None = None,
    refs: Collection[Ref] | None = None,
) -> Page:
    """What the report ``name``, one of `REPORTS`, found, with the names of the day.

    Args:
        name: of the report.
        as_of: the day whose names are used.
        found: what it found.
        of: the record that it is restricted to, with all below it.
        refs: the records that it is about; ``None``: all.

    Raises:
        KeyError: there is no such report.
    """
    page = REPORTS[name][1](_Writer(as_of, as_of.dataset.records if refs is None else refs), found)
    return evolve(page, title=f"{page.title}: {as_of.brief_title(of)}") if of else page


def report(name: str, as_of: AsOf, problems: tuple[Problem, ...] = ()) -> Page:
    """The report ``name``, one of `REPORTS`; ``problems`` is what one of them tells.

    Raises:
        KeyError: there is no such report.
    """
    return report_page(name, as_of, findings(name, as_of, problems))
