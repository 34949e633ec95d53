"""The reports as pages, each row of which leads to its record."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any

from attrs import field as attribute
from attrs import frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Rank, Ref
from irtui.model.date_words import in_brief
from irtui.model.fields import field_table, label_of
from irtui.model.names import capitalized, source_line
from irtui.model.problems import Problem
from irtui.model.records import Gap, Source
from irtui.model.safe_text import shortened
from irtui.pages.anchors import anchor
from irtui.pages.missing_words import missing_in_words, search_in_words
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone, before_indic, value_in_pieces
from irtui.pages.support_words import side_in_words, support_in_words
from irtui.query.audit.reports import (
    Conflict,
    Missing,
    Old,
    Thin,
    claims_of,
    findings,
)
from irtui.query.evidence import Support, claim_support, single_is_rule

_MANY = 30
"""Sources up to which they are named with each claim that rests on them all."""


_RANKS = {Rank.PREFERRED: "preferred", Rank.DEPRECATED: "thought wrong"}


@frozen
class _Writer:
    as_of: AsOf
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

    def by_table(self, rows: Iterable[tuple[Ref, Row]]) -> tuple[Section, ...]:
        """Rows under the names of their tables; a row that continues counts with the one before."""
        tables: dict[str, list[Row]] = {}
        for ref, row in rows:
            tables.setdefault(ref.table, []).append(row)
        return tuple(
            Section(
                f"{capitalized(self.as_of.dataset.plural(table, None))}  {_leading(found)}",
                tuple(found),
            )
            for table, found in tables.items()
        )

    def conflict(self, found: Conflict) -> Iterator[tuple[Ref, Row]]:
        where = f"{found.ref}#{found.field.rstrip('_')}"
        heading = self.field(found.ref, found.field)
        yield found.ref, Row((self.link(found.ref),), heading, anchor=where)
        record = self.as_of.dataset.get(found.ref)
        for claim in found.claims:
            value = value_in_pieces(self.as_of, claim.value)
            support = claim_support(self.as_of.dataset, record, claim)
            said = [*self.sources(support)]
            if remark := _RANKS.get(claim.rank):
                said.append(Piece(f"  {remark}", Tone.REMARK))
            where = anchor(record, found.field, claim)
            yield found.ref, Row(before_indic(value, said), continues=True, anchor=where)
            if claim.note:
                yield found.ref, Row((Piece(claim.note, Tone.REMARK),), continues=True)

    def missing(self, found: Missing) -> Iterator[Row]:
        pieces = [Piece("○ ", Tone.WARNING)]
        pieces += [self.link(found.ref), Piece(": ", Tone.MUTED)] if found.ref else []
        gap = found.what if isinstance(found.what, Gap) else None
        text = missing_in_words(self.as_of.dataset, found)
        pieces.append(Piece(text, Tone.TEXT, gap.ref if gap else None))
        yield Row(tuple(pieces), anchor=str(gap.ref if gap else found.ref or ""))
        if gap and (remark := search_in_words(gap.looked_in, gap.searched)):
            yield Row((Piece(remark, Tone.REMARK),), continues=True)

    def thin(self, found: tuple[Thin, ...]) -> Iterator[tuple[Ref, Row]]:
        """A row for each claim; one for a record all of whose claims rest on the same."""
        records: dict[Ref, list[Thin]] = {}
        for one in found:
            records.setdefault(one.ref, []).append(one)
        for ref, claims in records.items():
            # By identity first: what rests on the record's sources shares them, be they many.
            supports = {id(one.support): one.support for one in claims}
            same = {support.sources for support in supports.values()}
            every = sum(
                len([claim for claim in claims if not claim.deprecated])
                for name, claims in claims_of(self.as_of.dataset.get(ref))
                if name != "aliases"
            )
            if len(claims) == every and len(same) == 1:
                count = "its one claim" if every == 1 else f"all {every} claims"
                yield ref, self._thin(claims[0], (self.link(ref), Piece(f"  {count}")))
                continue
            yield ref, Row((self.link(ref),), anchor=str(ref))
            for one in claims:
                value = value_in_pieces(self.as_of, one.claim.value)
                label = Piece(f"{self.field(ref, one.field)}  ", Tone.MUTED)
                yield ref, self._thin(one, value, label, continues=True)

    def _thin(
        self, one: Thin, value: Iterable[Piece], *label: Piece, continues: bool = False
    ) -> Row:
        words = support_in_words(self.as_of.dataset, one.support)
        said = [*self.sources(one.support), *([Piece(f"  {words}", Tone.REMARK)] if words else [])]
        record = self.as_of.dataset.get(one.ref)
        where = anchor(record, one.field, one.claim) if label else str(one.ref)
        return Row((*label, *before_indic(value, said)), continues=continues, anchor=where)

    def old(self, found: Old) -> Row:
        count = "1 record" if found.supports == 1 else f"{found.supports} records"
        source = self.as_of.dataset.get(found.ref, Source)
        words = [source.publisher or source.id, *([source.title] if source.title else [])]
        link = Piece(words[0], Tone.LINK, found.ref)
        rest = Piece("".join(f"  {word}" for word in words[1:]), Tone.MUTED)
        pieces = (link, rest, Piece(f"  {count}", Tone.REMARK))
        return Row(pieces, in_brief(found.date) or "undated", anchor=str(found.ref))


def _count(found: Sized, one: str, many: str) -> str:
    return f"{len(found):,} {one if len(found) == 1 else many}"


def _leading(rows: list[Row]) -> int:
    return sum(not row.continues for row in rows)


def _conflicts_page(writer: _Writer, found: tuple[Conflict, ...]) -> Page:
    rows = [row for one in found for row in writer.conflict(one)]
    summary = f"{_count(found, 'field', 'fields')} in which sources disagree"
    return Page(None, "Conflicts", summary, writer.by_table(rows))


def _gaps_page(writer: _Writer, found: tuple[Missing, ...]) -> Page:
    counted = [row for one in found if not isinstance(one.what, Gap) for row in writer.missing(one)]
    looked_for = [row for one in found if isinstance(one.what, Gap) for row in writer.missing(one)]
    sections = [
        Section("Missing by what is counted or by a regular series", tuple(counted)),
        Section(f"Looked for and not found  {_leading(looked_for)}", tuple(looked_for)),
    ]
    shown = tuple(section for section in sections if section.rows)
    summary = _count(found, "thing that is missing", "things that are missing")
    return Page(None, "Gaps", summary, shown)


def _single_source_page(writer: _Writer, found: tuple[Thin, ...]) -> Page:
    total = sum(
        not claim.deprecated
        for record in writer.as_of.dataset.records.values()
        for name, claims in claims_of(record)
        if name != "aliases"
        for claim in claims
    )
    summary = f"{len(found):,} of {total:,} claims rest on one text; reprints do not count"
    head = (Piece("Nearly all of it does, so records and claims do not say so.", Tone.REMARK),)
    rule = single_is_rule(writer.as_of.dataset)
    sections = [Section("", (Row(head),))] if rule else []
    return Page(None, "Single source", summary, (*sections, *writer.by_table(writer.thin(found))))


def _one_sided_page(writer: _Writer, found: tuple[Thin, ...]) -> Page:
    sides: dict[str, int] = {}
    for one in found:
        if one.support.side:
            sides[one.support.side] = sides.get(one.support.side, 0) + 1
    words = [
        f"{count:,} {side_in_words(writer.as_of.dataset, side)}" for side, count in sides.items()
    ]
    summary = f"{_count(found, 'claim rests', 'claims rest')} on several texts of one side only"
    summary += f": {', '.join(words)}" if words else ""
    return Page(None, "One side only", summary, writer.by_table(writer.thin(found)))


def _oldest_page(writer: _Writer, found: tuple[Old, ...]) -> Page:
    rows = tuple(writer.old(one) for one in found)
    sections = (Section("", rows),) if rows else ()
    summary = f"{_count(found, 'source', 'sources')}, the oldest first"
    return Page(None, "Oldest sources", summary, sections)


def _problems_page(writer: _Writer, problems: tuple[Problem, ...]) -> Page:
    rows = []
    for problem in problems:
        ref = Ref(str(problem.path[0]), str(problem.path[1])) if len(problem.path) > 1 else None
        known = ref is not None and ref in writer.as_of.dataset.records
        where = [writer.link(ref), Piece("  ")] if known and ref else []
        field = ".".join(
            shortened(str(key)) for key in (problem.path[2:] if known else problem.path)
        )
        rows.append(
            Row(
                (
                    *where,
                    Piece(f"{field}  " if field else "", Tone.MUTED),
                    Piece(problem.message),
                    Piece(f"  {problem.code}", Tone.WARNING),
                )
            )
        )
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else ""
        remark = "  ".join(part for part in (problem.hint, place) if part)
        if remark:
            rows.append(Row((Piece(remark, Tone.REMARK),), continues=True))
    sections = (Section("", tuple(rows)),) if rows else ()
    things = _count(problems, "thing to look at", "things to look at")
    summary = things if problems else "nothing to complain of"
    return Page(None, "Problems", summary, sections)


REPORTS: dict[str, tuple[str, Callable[[_Writer, Any], Page]]] = {
    "conflicts": ("Where sources disagree.", _conflicts_page),
    "gaps": ("What is missing.", _gaps_page),
    "single-source": ("What rests on one text.", _single_source_page),
    "one-sided": ("What rests on texts of one side only.", _one_sided_page),
    "oldest-sources": ("All sources, the oldest first.", _oldest_page),
    "problems": ("What the checks find.", _problems_page),
}
"""Every report by its name, with what it tells."""


def report_page(name: str, as_of: AsOf, found: tuple[Any, ...]) -> Page:
    """What the report ``name``, one of `REPORTS`, found, with the names of the day.

    Raises:
        KeyError: there is no such report.
    """
    return REPORTS[name][1](_Writer(as_of), found)


def report(name: str, as_of: AsOf, problems: tuple[Problem, ...] = ()) -> Page:
    """The report ``name``, one of `REPORTS`; ``problems`` is what one of them tells.

    Raises:
        KeyError: there is no such report.
    """
    return report_page(name, as_of, findings(name, as_of, problems))
