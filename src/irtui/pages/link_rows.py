"""The rows of what other records say of a record, and of what is missing in it."""

from collections.abc import Iterator

from attrs import evolve, frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Ref
from irtui.model.date_words import in_brief, in_words
from irtui.model.names import ordinal
from irtui.model.records import PARTS, Event, Gap, Post, Record, Source
from irtui.model.values import MEMBERS, Role, Status
from irtui.pages.anchors import anchor
from irtui.pages.footnotes import Footnotes
from irtui.pages.missing_words import search_in_words
from irtui.pages.page import Row, Section
from irtui.pages.phrases import Piece, Tone, part_in_pieces
from irtui.pages.remarks import remarks
from irtui.query.neighbours import Neighbour, Neighbours, neighbours
from irtui.query.series import held_in_words


def _is_post_here(one: Neighbour) -> bool:
    return isinstance(one.record, Post) and one.links[0].field == "organisation"


@frozen
class LinkRows:
    """Writes the rows of one record's neighbours."""

    as_of: AsOf
    record: Record
    footnotes: Footnotes

    def series(self) -> Iterator[Row]:
        """The meetings, or the editions, before and after this one."""
        event = self.record
        if not (isinstance(event, Event) and event.number and (event.body or event.programme)):
            return
        field, claims = ("body", event.body) if event.body else ("programme", event.programme)
        referring = self.as_of.dataset.referring(claims[0].value, Event, field)
        numbered = dict.fromkeys(other for other, _ in referring if other.number)
        events = sorted(numbered, key=self.as_of.place_in_time)
        here = events.index(event)
        for label, index in (("follows", here - 1), ("followed by", here + 1)):
            if 0 <= index < len(events):
                near = events[index]
                pieces = [Piece(self._in_series(near), Tone.LINK, near.ref)]
                if between := self._not_recorded(event, near):
                    pieces.append(Piece(f"  {between}", Tone.REMARK))
                yield Row(tuple(pieces), label, anchor=str(near.ref))
            else:
                way = "before" if index < here else "after"
                yield Row((Piece(f"none recorded {way} it", Tone.REMARK),), label)

    def _not_recorded(self, event: Event, near: Event) -> str:
        """Which numbers lie between two events of a series and are not recorded."""
        one, other = (self.as_of.value(each, each.number) for each in (event, near))
        if one is None or other is None:
            return ""
        first, last = sorted((one, other))
        if last - first < 2:
            return ""
        numbers = [ordinal(number) for number in dict.fromkeys((first + 1, last - 1))]
        return f"{' to '.join(numbers)} not recorded"

    def _in_series(self, event: Event) -> str:
        """``23rd meeting, North Quay, 29 October 2025``."""
        place = self.as_of.value(event, event.place)
        when = self.as_of.date_of(event)
        words = [self.as_of.meeting_title(event)]
        words += [self.as_of.title(place) if isinstance(place, Ref) else place] if place else []
        words.append(in_words(when) if when else "undated")
        if (status := self.as_of.status(event)) is not Status.HELD:
            words.append(status)
        return ", ".join(words)

    def links(self) -> Iterator[Section]:
        """What other records say of this one, under the name of each link, in order of time."""
        for group in neighbours(self.as_of, self.record.ref):
            if group.presence and not group.deprecated and all(map(_is_post_here, group.all)):
                continue  # its offices stand with its fields
            rows = tuple(self._rows(group))
            apart = "thought wrong" if group.deprecated else group.presence.remark
            heading = ", ".join(filter(None, (group.label, apart)))
            count = f"  {len(group.all):,}" if len(group.all) > 1 else ""
            if group.meetings:
                count += self._held(group)
            if group.label == MEMBERS:
                today = group.presence and not group.deprecated and group.ever > group.count
                count = f"  {group.count:,}{f', of {group.ever:,} ever' if today else ''}"
            yield Section(f"{heading[:1].upper()}{heading[1:]}{count}", rows, folds=True)

    def _held(self, group: Neighbours) -> str:
        """How many of some meetings were held, where some of them were not."""
        events = [one.record for one in group.all if isinstance(one.record, Event)]
        held = sum(map(self.as_of.held, events))
        return f", {held_in_words(self.as_of, events)}" if 0 < held < len(events) else ""

    def _rows(self, group: Neighbours) -> Iterator[Row]:
        """A row for each; for a member one for all terms in which it has the same part."""
        if group.label != MEMBERS:
            for one in group.all:
                yield self._link_row(one)
                for phase in one.phases:
                    row = self._link_row(phase)
                    when = Piece(f"  {row.label}", Tone.REMARK)
                    pieces = (Piece("including ", Tone.MUTED), *row.pieces, when)
                    yield evolve(row, pieces=pieces, label="", continues=True)
            return
        alike: dict[object, list[Neighbour]] = {}
        for one in group.all:
            parts = tuple(link.claim.value for link in one.links if link.claim)
            alike.setdefault((one.record.ref, parts), []).append(one)
        for first, *others in alike.values():
            links = (*first.links, *(link for one in others for link in one.links))
            yield self._link_row(evolve(first, links=links))
            for link in links:
                if link.source == self.record.ref and link.claim and link.claim.note:
                    yield Row((Piece(link.claim.note, Tone.REMARK),), continues=True)

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
        if of_source:
            fields = dict.fromkeys(link.field.replace("_", " ") for link in links)
            pieces.append(Piece(f"  {', '.join(fields)}", Tone.REMARK))
        else:
            pieces += self._evidence(found)
        when = None if isinstance(record, Source) else in_brief(found.when)
        claim = links[0].claim
        made_by = self.as_of.dataset.get(links[0].source)
        where = anchor(made_by, links[0].field, claim) if claim else str(record.ref)
        return Row(tuple(pieces), when or "", anchor=where)

    def _evidence(self, found: Neighbour) -> Iterator[Piece]:
        """The sources of all claims that make the link, and the remarks on them."""
        claims = dict.fromkeys(link.claim for link in found.links)
        made_by = self.as_of.dataset.get(found.links[0].source)
        yield from self.footnotes.cited(made_by, *claims)
        said = dict.fromkeys([found.presence.remark] if found.presence else [])
        for claim in claims:
            if claim is not None:
                said |= dict.fromkeys(remarks(self.as_of, claim))
                said |= {"inferred": None} if claim.basis is Basis.INFERRED else {}
        if told := " · ".join(filter(None, said)):
            yield Piece(f"  {told}", Tone.REMARK)

    def gaps(self) -> Iterator[Row]:
        """What was looked for here and not found."""
        dataset = self.as_of.dataset
        sources = (link.source for link in dataset.links_to(self.record.ref))
        for gap in (dataset.get(ref, Gap) for ref in sources if ref.table == Gap.TABLE):
            sign = Piece("○ ", Tone.WARNING)
            text = Piece(gap.text, Tone.TEXT, gap.ref)
            yield Row((sign, text), gap.field or "", anchor=str(gap.ref))
            if remark := search_in_words(gap.looked_in, gap.searched):
                yield Row((Piece(remark, Tone.REMARK),), continues=True)
