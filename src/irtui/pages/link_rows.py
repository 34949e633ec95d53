"""The rows of what other records say of a record, and of what is missing in it.

Rows of one kind stand under a heading: those of the day, then, folded, what is of another time.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from irtui.lean import evolve, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Claim
from irtui.model.date_words import in_brief
from irtui.model.names import capitalized
from irtui.model.records import PARTS, Body, Event, Gap, Post, Record, Source
from irtui.model.values import MEMBERS, Role, Status
from irtui.pages.anchors import anchor
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Row, Section, grouped, key_of
from irtui.pages.phrases import Piece, Tone, part_in_pieces
from irtui.pages.remarks import remarks, search_in_words
from irtui.pages.source_rows import places
from irtui.query.neighbours import Neighbour, Neighbours, neighbours
from irtui.query.series import held_in_words, years_of_meetings


@frozen
class Group:
    """Rows that are of the same time."""

    rows: tuple[Row, ...]
    count: int
    """How many there are; several rows may be of one."""
    apart: str = ""
    """Of which time they are, or what else sets them apart; empty: they are of the day."""

    @property
    def in_words(self) -> str:
        """How many there are, and what sets them apart: ``3 later``."""
        return f"{self.count:,} {self.apart}"


def gathered(heading: str, groups: Sequence[Group], *more: str) -> Section:
    """Groups as one section; those that are not of the day each fold under a row that counts it.

    Args:
        heading: what it is called.
        groups: what is in it, none of them empty.
        more: what is said of all of it.
    """
    apart = grouped((group.apart, group) for group in groups)
    today = _joined(apart.pop("", []))
    others = [*map(_joined, apart.values())]
    rows = [*today.rows]
    if not rows and len(others) == 1:  # the heading says already what they are
        rows += others[0].rows
    else:
        for group in others:
            head = (Piece(group.in_words, Tone.MUTED),)
            rows.append(Row(head, below=group.rows, key=key_of(group.apart)))
    said = " · ".join(filter(None, (*(group.in_words for group in others), *more)))
    return Section(
        heading, tuple(rows), f"{today.count:,}" if today.count else "", said, folds=True
    )


def _joined(groups: Sequence[Group]) -> Group:
    """Groups of the same time as one."""
    rows = tuple(row for group in groups for row in group.rows)
    count = sum(group.count for group in groups)
    return Group(rows, count, groups[0].apart if groups else "")


def lifted(groups: Sequence[Group]) -> tuple[list[Group], str]:
    """Groups whose rows do not repeat what is said of all of them, and what that is in words."""
    rows = [row for group in groups for row in group.rows]
    remark, bracket = common(row.remark for row in rows), common(map(_bracket, rows))
    if not (remark or bracket):
        return [*groups], ""

    def brief(row: Row) -> Row:
        kept = (piece for piece in row.pieces if not (bracket and piece.tone is Tone.CITATION))
        return evolve(row, pieces=tuple(kept), remark="" if remark else row.remark)

    said = [f"each {remark}"] if remark else []
    said += [f"each from {bracket}"] if bracket else []
    brief_groups = [evolve(group, rows=tuple(map(brief, group.rows))) for group in groups]
    return brief_groups, " · ".join(said)


def common(texts: Iterable[str]) -> str:
    """What three or more texts all are, so that it is said once; empty, if they differ."""
    every = list(texts)
    return every[0] if len(every) > 2 and len({*every}) == 1 else ""


def _bracket(row: Row) -> str:
    return "".join(piece.text for piece in row.pieces if piece.tone is Tone.CITATION).strip()


def _is_post_here(one: Neighbour) -> bool:
    return isinstance(one.record, Post) and one.links[0].field == "organisation"


def _is_of_day(group: Neighbours) -> bool:
    return bool(group.presence) and not group.deprecated


@frozen
class LinkRows:
    """Writes the rows of one record's neighbours."""

    as_of: AsOf
    record: Record
    footnotes: Footnotes

    def sections(self, *, own: bool) -> Iterator[Section]:
        """What other records say of this one, under the name of each link, in order of time.

        Either its ``own`` meetings and steps, or all else. What is not of the day is below a row of
        its own, counted.
        """
        for label, groups in self._groups.items():
            if self._is_own(groups[0].all[0].record) is not own:
                continue
            found, alike = [self._group(group) for group in groups], ""
            if not isinstance(self.record, Source):
                found, alike = lifted(found)
            first = groups[0]
            said = (self._ever(first), self._held(first), self._empty_years(first), alike)
            yield gathered(capitalized(label), found, *said)

    def offices(self) -> Iterator[Group]:
        """The offices that are there on other days than this one."""
        for group in self._neighbours:
            if all(map(_is_post_here, group.all)) and not _is_of_day(group):
                yield self._group(group)

    def _group(self, group: Neighbours) -> Group:
        apart = "thought wrong" if group.deprecated else group.presence.remark
        return Group(tuple(self._rows(group)), group.count, "" if _is_of_day(group) else apart)

    def _ever(self, today: Neighbours) -> str:
        """How many members a body ever had, where those of the day are not all of them."""
        more = _is_of_day(today) and today.label == MEMBERS and today.ever > today.count
        return f"of {today.ever:,} ever" if more else ""

    def _empty_years(self, group: Neighbours) -> str:
        """In how many years none of the meetings of a yearly body is recorded."""
        if not isinstance(self.record, Body) or not group.meetings:
            return ""
        years = years_of_meetings(self.as_of, self.record)
        empty = sum(not held for held in years.values())
        return f"none in {empty} of {len(years)} years" if empty else ""

    @cached_property
    def _neighbours(self) -> tuple[Neighbours, ...]:
        return tuple(neighbours(self.as_of, self.record.ref))

    @cached_property
    def _groups(self) -> dict[str, list[Neighbours]]:
        return grouped(
            (group.label, group)
            for group in self._neighbours
            if not all(map(_is_post_here, group.all))  # those have a section of their own
        )

    def _is_own(self, record: Record) -> bool:
        return isinstance(record, Event) and self.record.ref in self.as_of.owners(record)

    def _held(self, today: Neighbours) -> str:
        """How many of some meetings were held, where some of them were not."""
        events = [one.record for one in today.all if isinstance(one.record, Event)]
        held = sum(map(self.as_of.held, events))
        some = today.meetings and today.presence and 0 < held < len(events)
        return held_in_words(self.as_of, events) if some else ""

    def _rows(self, group: Neighbours) -> Iterator[Row]:
        """A row for each; for a member one for all terms in which it has the same part."""
        if group.label != MEMBERS:
            for one in group.all:
                row = self._link_row(one)
                phases = tuple(map(self._link_row, one.phases))
                key = row.key or key_of(str(one.record.ref))
                yield evolve(row, below=(*row.below, *phases), key=key)
            return

        def part(one: Neighbour) -> object:
            return one.record.ref, tuple(link.claim.value for link in one.links if link.claim)

        for first, *others in grouped((part(one), one) for one in group.all).values():
            links = (*first.links, *(link for one in others for link in one.links))
            row = self._link_row(evolve(first, links=links))
            notes = tuple(
                Row((Piece(link.claim.note, Tone.REMARK),), continues=True)
                for link in links
                if link.source == self.record.ref and link.claim and link.claim.note
            )
            yield evolve(row, below=(*notes, *row.below))

    def _part(self, found: Neighbour) -> Iterator[Piece]:
        """What parts the links give, as far as neither of the two records says it."""
        named = (self.record.ref, found.record.ref)
        values = dict.fromkeys(
            link.claim.value for link in found.links if link.claim and link.field in PARTS
        )
        for value in values:
            if isinstance(value, Role):
                part = tuple(part_in_pieces(self.as_of, value, named))
                yield from (Piece(" · ", Tone.MUTED), *part) if part else ()

    def _link_row(self, found: Neighbour) -> Row:
        record, links = found.record, found.links
        of_source = isinstance(self.record, Source)
        words = self.as_of.title(record)
        if isinstance(record, Event):
            if self.record.ref not in self.as_of.owners(record):
                words = self.as_of.full_title(record)
            if (status := self.as_of.status(record)) is not Status.HELD:
                words = f"{words} ({status})"
        pieces = [Piece(words, Tone.LINK, record.ref), *self._part(found)]
        below: tuple[Row, ...] = ()
        if of_source:
            said = dict.fromkeys(link.field.replace("_", " ") for link in links)
            remark = ", ".join(said)
        else:
            claims = dict.fromkeys(link.claim for link in links)
            pieces += self.footnotes.cited(self.as_of.dataset.get(links[0].source), *claims)
            remark = self._remark(found, filter(None, claims))
            cited = (citation for claim in claims if claim for citation in claim.sources)
            below = tuple(places(self.footnotes, cited))
        when = None if isinstance(record, Source) else in_brief(found.when)
        claim = links[0].claim
        made_by = self.as_of.dataset.get(links[0].source)
        where = anchor(made_by, links[0].field, claim) if claim else str(record.ref)
        return Row(tuple(pieces), when or "", False, where, remark, below, where)

    def _remark(self, found: Neighbour, claims: Iterable[Claim[Any]]) -> str:
        """The remarks on all claims that make a link."""
        said = dict.fromkeys([found.presence.remark] if found.presence else [])
        for claim in claims:
            said |= dict.fromkeys(remarks(self.as_of, claim))
            said |= {"inferred": None} if claim.basis is Basis.INFERRED else {}
        return " · ".join(filter(None, said))

    def gaps(self) -> Iterator[Row]:
        """What was looked for here and not found."""
        dataset = self.as_of.dataset
        sources = (link.source for link in dataset.links_to(self.record.ref))
        for gap in (dataset.get(ref, Gap) for ref in sources if ref.table == Gap.TABLE):
            text = (Piece("○ ", Tone.WARNING), Piece(gap.text, Tone.TEXT, gap.ref))
            remark = search_in_words(gap.looked_in, gap.searched)
            below = (Row((Piece(remark, Tone.REMARK),), continues=True),) if remark else ()
            yield Row(text, gap.field or "", anchor=str(gap.ref), below=below, key=gap.id)
