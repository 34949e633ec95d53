"""The rows of what other records say of a record, and of what is missing in it."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Ref
from irtui.model.dataset import Link
from irtui.model.date_words import in_brief, in_words
from irtui.model.dates import sort_key
from irtui.model.names import ordinal
from irtui.model.records import Event, Gap, Record, Source
from irtui.model.values import Status
from irtui.pages.anchors import anchor
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Row, Section
from irtui.pages.phrases import Piece, Tone
from irtui.pages.remarks import remarks
from irtui.query.folding import name_key
from irtui.query.gaps import search_in_words


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
        words += [place] if place else []
        words.append(in_words(when) if when else "undated")
        if (status := self.as_of.status(event)) is not Status.HELD:
            words.append(status)
        return ", ".join(words)

    def links(self) -> Iterator[Section]:
        """What other records say of this one, under each link's name, by time and then by name."""
        groups: dict[str, dict[tuple[Ref, int], list[Link]]] = {}
        for link in self.as_of.dataset.links_to(self.record.ref):
            if link.field != "about":
                # Two terms in one office are two rows; two seats at one meeting are one, and so
                # is all that one record takes from a source.
                apart = link.claim and link.claim.dated and not isinstance(self.record, Source)
                term = id(link.claim) if apart else 0
                by_source = groups.setdefault(link.inverse, {})
                by_source.setdefault((link.source, term), []).append(link)
        for inverse, found in groups.items():
            ordered = sorted(
                found.values(),
                key=lambda links: (
                    sort_key(self.as_of.link_time(links[0])),
                    name_key(self.as_of.title(links[0].source)),
                ),
            )
            rows = [
                self._link_row(self.as_of.dataset.get(links[0].source), links) for links in ordered
            ]
            heading = inverse[:1].upper() + inverse[1:]
            yield Section(
                f"{heading}  {len(rows)}" if len(rows) > 1 else heading, tuple(rows), folds=True
            )

    def _link_row(self, record: Record, links: Sequence[Link]) -> Row:
        words = self.as_of.title(record)
        when = None if isinstance(record, Source) else self.as_of.link_time(links[0])
        if isinstance(record, Event):
            if isinstance(self.record, Source) or links[0].field != "body":
                words = self.as_of.full_title(record)
            if (status := self.as_of.status(record)) is not Status.HELD:
                words = f"{words} ({status})"
        pieces = [Piece(words, Tone.LINK, record.ref)]
        if isinstance(self.record, Source):
            fields = dict.fromkeys(link.field.replace("_", " ") for link in links)
            pieces.append(Piece(f"  {', '.join(fields)}", Tone.REMARK))
        else:
            pieces += self._evidence(record, links)
        claim = links[0].claim
        where = anchor(record, links[0].field, claim) if claim else str(record.ref)
        return Row(tuple(pieces), in_brief(when), anchor=where)

    def _evidence(self, record: Record, links: Sequence[Link]) -> Iterator[Piece]:
        """The sources of all claims that make the link, and the remarks on them."""
        claims = list({id(link.claim): link.claim for link in links}.values())
        yield from self.footnotes.cited(record, *claims)
        said: dict[str, None] = {}
        for claim in claims:
            if claim is not None:
                said |= dict.fromkeys(remarks(self.as_of, claim))
                said |= {"inferred": None} if claim.basis is Basis.INFERRED else {}
        if said:
            yield Piece(f"  {' · '.join(said)}", Tone.REMARK)

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
