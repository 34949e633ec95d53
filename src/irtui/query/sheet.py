"""One record as a page: its claims with numbered sources, its links both ways, its gaps.

A sheet is what the detail panel and ``irtui show`` both print: sections of rows, rows of pieces.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from attrs import field, frozen

from irtui.model.claims import Basis, Citation, Claim, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.date_words import in_brief, in_words
from irtui.model.dates import Truth, When, sort_key
from irtui.model.fields import FieldSpec, Kind, field_table
from irtui.model.holding import (
    exists,
    field_conflicts,
    holding,
    holds,
    leading,
    lifetime,
    resolve,
)
from irtui.model.records import Body, Event, Gap, Record, Source
from irtui.model.safe_text import is_indic
from irtui.model.values import ChairPost, Name, Status, TitleBasis
from irtui.query.names import (
    event_date,
    full_title,
    kind_in_words,
    meeting_title,
    one_line,
    short_title,
    source_line,
    title,
)
from irtui.query.phrases import Piece, Tone, value_in_pieces


@frozen
class Row:
    """One line of a sheet, before it is wrapped."""

    pieces: tuple[Piece, ...]
    label: str = field(default="", converter=one_line)
    """What stands before it in the label column."""
    continues: bool = False
    """Whether it says more of what the row before it is about."""


@frozen
class Section:
    """Rows under a heading; the first section of a sheet has none."""

    heading: str = field(converter=one_line)
    rows: tuple[Row, ...]


@frozen
class Sheet:
    """A record on a day, ready to be laid out."""

    ref: Ref
    title: str = field(converter=one_line)
    subtitle: str = field(converter=one_line)
    sections: tuple[Section, ...]
    sources: tuple[Ref, ...]
    """The sources in the order of their numbers, the first being number 1."""
    for_the_record: bool
    """Whether some values rest on sources that were read for the record as a whole."""


_APART = (
    "name",
    "abbreviation",
    "aliases",
    "kind",
    "summary",
    "sources",
    "identifiers",
    "statements",
)
"""Fields that the sheet puts where they belong, not into the list of fields."""

_LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "mr": "Marathi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sr": "Serbian",
    "ta": "Tamil",
    "te": "Telugu",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def language(tag: str) -> str:
    """The name of a language, or its tag."""
    return _LANGUAGES.get(tag, tag)


class _Writer:
    """Writes one sheet, and numbers the sources as they come up."""

    def __init__(self, dataset: Dataset, record: Record, day: date) -> None:
        self.dataset = dataset
        self.record = record
        self.day = day
        self.numbers: dict[str, int] = {}
        self.for_the_record = False

    # Sources

    def _cite(self, citations: Iterable[Citation], frame: str) -> Iterator[Piece]:
        for citation in citations:
            number = self.numbers.setdefault(citation.source, len(self.numbers) + 1)
            mark = frame[0] + str(number) + frame[1]
            yield Piece(" ", Tone.TEXT)
            yield Piece(mark, Tone.CITATION, citation.ref)
            if citation.at:
                yield Piece(f" {citation.at}", Tone.MUTED)

    def cited(self, claim: Claim[Any]) -> Iterator[Piece]:
        """The numbers of a claim's sources: ``[1]`` its own, ``(1)`` those of the record."""
        if claim.sources:
            yield from self._cite(claim.sources, "[]")
        elif self.record.sources:
            self.for_the_record = True
            yield from self._cite(self.record.sources, "()")

    # Claims

    def _dates(self, claim: Claim[Any]) -> str:
        """From when until when a claim held, in words; empty if nothing is known."""
        words = []
        if since := self._bound(claim.since):
            words.append(f"since {since}")
        if until := self._bound(claim.until):
            words.append(f"until {until}")
        if claim.seen and not words:
            ordered = sorted(claim.seen, key=sort_key)
            first, last = in_words(ordered[0]), in_words(ordered[-1])
            words.append(f"seen {first}" if first == last else f"seen {first} to {last}")
        return " ".join(words)

    def _bound(self, bound: When | Ref | None) -> str:
        """A bound in words; for an event, when it took place."""
        moment = resolve(self.dataset, bound)
        if moment is None:
            if isinstance(bound, Ref):
                return title(self.dataset, self.dataset.get(bound), self.day)
            return ""
        between = moment.is_range and moment.earliest and moment.latest
        return f"some day {in_words(moment)}" if between else in_words(moment)

    def remarks(self, claim: Claim[Any]) -> Iterator[str]:
        """What is to be said of how a claim is known."""
        if dates := self._dates(claim):
            yield dates
        if claim.deprecated:
            yield "thought wrong"
        if claim.basis is Basis.INFERRED:
            yield "inferred"

    def claim_row(
        self, claim: Claim[Any], label: str, *more: Piece, continues: bool = False
    ) -> Iterator[Row]:
        """The row of one claim, and the row of its note."""
        pieces = [*value_in_pieces(self.dataset, claim.value, self.day), *self.cited(claim), *more]
        if remarks := " · ".join(self.remarks(claim)):
            pieces.append(Piece(f"  {remarks}", Tone.REMARK))
        yield Row(tuple(pieces), label, continues)
        if claim.note:
            yield Row((Piece(claim.note, Tone.REMARK),), continues=True)

    def field_rows(self, name: str, spec: FieldSpec) -> Iterator[Row]:
        """The rows of one field: what holds on the day first, then everything else."""
        claims: tuple[Claim[Any], ...] = getattr(self.record, name)
        if not claims:
            return
        label = spec.label or name.rstrip("_").replace("_", " ")
        held = holding(self.dataset, self.record, claims, self.day)
        others = tuple(claim for claim in claims if claim not in held)
        disputed = field_conflicts(self.dataset, spec, claims)
        for index, claim in enumerate((*held, *others)):
            more: tuple[Piece, ...] = ()
            if index == 0 and disputed:
                more = (Piece(f"  ⚠ told {_ways(claims)} ways", Tone.WARNING),)
            first = index == 0
            yield from self.claim_row(claim, label if first else "", *more, continues=not first)
            if name == "chair_posts" and claim in self._chairing(held):
                yield from self._holders(claim.value.post)
            if index == 0 and name == "body":
                yield from self._above(claim.value)

    def _chairing(self, held: Sequence[Claim[ChairPost]]) -> Iterator[Claim[ChairPost]]:
        """For each side the office that chairs on the day, or that was last seen to."""
        sides: dict[Ref | None, list[Claim[ChairPost]]] = {}
        for claim in held:
            sides.setdefault(claim.value.party, []).append(claim)
        for claims in sides.values():
            yield max(
                claims,
                key=lambda claim: (
                    holds(self.dataset, self.record, claim, self.day),
                    max(map(sort_key, claim.seen), default=sort_key(None)),
                ),
            )

    def _holders(self, post: Ref | None) -> Iterator[Row]:
        """Who certainly held an office on the day."""
        for link in self.dataset.links_to(post) if post else ():
            person = self.dataset.get(link.source)
            if link.field != "posts" or link.claim is None or link.claim.deprecated:
                continue
            if holds(self.dataset, person, link.claim, self.day) is Truth.YES:
                who = Piece(title(self.dataset, person, self.day), Tone.LINK, person.ref)
                pieces = [Piece("held by ", Tone.MUTED), who]
                if link.claim.sources:
                    pieces += self._cite(link.claim.sources, "[]")
                pieces.append(Piece(f"  {' · '.join(self.remarks(link.claim))}", Tone.REMARK))
                yield Row(tuple(pieces), continues=True)

    def _above(self, ref: Ref) -> Iterator[Row]:
        """Where the body of a meeting sits."""
        body = self.dataset.get(ref)
        parents = body.parent if isinstance(body, Body) else ()
        for claim in holding(self.dataset, body, parents, self.day)[:1]:
            above = self.dataset.get(claim.value)
            name = short_title(self.dataset, above, self.day)
            link = Piece(name, Tone.LINK, claim.value)
            pieces = (Piece("under ", Tone.MUTED), link, *self._cite(claim.sources, "[]"))
            yield Row(pieces, continues=True)

    # Sections

    def fields(self) -> Iterator[Row]:
        """The rows of all fields that stand in the first section."""
        for name, spec in field_table(type(self.record)).items():
            if name in _APART:
                continue
            value = getattr(self.record, name)
            if spec.claims:
                yield from self.field_rows(name, spec)
            elif value:
                yield from self._plain_row(name, spec, value)
        if self._single_source():
            yield Row((Piece("◆ single source", Tone.WARNING),))

    def _plain_row(self, name: str, spec: FieldSpec, value: Any) -> Iterator[Row]:
        label = spec.label or name.replace("_", " ")
        if spec.kind is Kind.REFERENCE:
            yield Row(tuple(value_in_pieces(self.dataset, value, self.day)), spec.link or label)
        elif name == "title_basis":
            if value is not TitleBasis.PUBLISHED:
                yield Row((Piece(f"title {value}, not as published", Tone.REMARK),))
        elif name == "language":
            yield Row((Piece(language(value)),), label)
        elif name in ("url", "archive"):
            yield Row((Piece(value, Tone.ADDRESS),), "address" if name == "url" else label)
        elif name == "origin":
            ref = Ref("party", value)
            known = ref in self.dataset.records
            words = title(self.dataset, self.dataset.get(ref), self.day) if known else value
            yield Row((Piece(words),), label)
        elif name != "text" or self.record.name:  # a gap's text is its title, if it has no name
            yield Row(tuple(value_in_pieces(self.dataset, value, self.day)), label)

    def _single_source(self) -> bool:
        if isinstance(self.record, Source | Gap):
            return False
        cited = {citation.source for citation in self.record.sources}
        for name, spec in field_table(type(self.record)).items():
            if spec.claims:
                for claim in getattr(self.record, name):
                    cited.update(citation.source for citation in claim.sources)
        return len(cited) == 1

    def names(self) -> Iterator[Row]:
        """Other names: former and later ones, abbreviations, aliases."""
        shown = title(self.dataset, self.record, self.day)
        for label, claims in (("called", self.record.name), ("short", self.record.abbreviation)):
            for claim in self._dated_first(claims):
                worth = claim.value.value != shown or claim.note or claim.dated or claim.sources
                if worth:
                    yield from self.claim_row(claim, self._name_label(claim, label))
        pieces: list[Piece] = []
        for claim in sorted(self.record.aliases, key=lambda claim: is_indic(claim.value.value)):
            if pieces:
                pieces.append(Piece(" · ", Tone.MUTED))
            pieces += value_in_pieces(self.dataset, claim.value, self.day)
            pieces += self.cited(claim)
        if pieces:
            yield Row(tuple(pieces), "also")
        for register, identifier in self.record.identifiers.items():
            yield Row((Piece(identifier),), register)

    def _dated_first(self, claims: Sequence[Claim[Name]]) -> list[Claim[Name]]:
        held = holding(self.dataset, self.record, claims, self.day)
        return [*held, *(claim for claim in claims if claim not in held)]

    def _name_label(self, claim: Claim[Name], otherwise: str) -> str:
        until = resolve(self.dataset, claim.until)
        if until and until.passed(self.day):
            return "formerly"
        since = resolve(self.dataset, claim.since)
        return "later" if since and not since.reached(self.day) else otherwise

    def statements(self) -> Iterator[Row]:
        """What sources say of the record and no field holds."""
        for claim in self.record.statements:
            yield from self.claim_row(claim, "")

    def series(self) -> Iterator[Row]:
        """The meetings, or the editions, before and after this one."""
        event = self.record
        if not (isinstance(event, Event) and event.number and (event.body or event.programme)):
            return
        field, claims = ("body", event.body) if event.body else ("programme", event.programme)
        events = []
        for link in self.dataset.links_to(claims[0].value):
            other = self.dataset.get(link.source)
            if isinstance(other, Event) and link.field == field and other.number:
                events.append(other)
        events = sorted(dict.fromkeys(events), key=self._event_key)
        here = events.index(event)
        for label, index in (("follows", here - 1), ("followed by", here + 1)):
            if 0 <= index < len(events):
                near = events[index]
                yield Row((Piece(self._in_series(near), Tone.LINK, near.ref),), label)
            else:
                way = "before" if index < here else "after"
                yield Row((Piece(f"none recorded {way} it", Tone.REMARK),), label)

    def _in_series(self, event: Event) -> str:
        """``23rd meeting, Moscow, 29 October 2025``."""
        place = leading(self.dataset, event, event.place, self.day)
        when = event_date(self.dataset, event, self.day)
        words = [meeting_title(self.dataset, event, self.day)]
        words += [place.value] if place else []
        return ", ".join([*words, in_words(when) if when else "undated"])

    def _event_key(self, event: Event) -> tuple[date, date]:
        return sort_key(event_date(self.dataset, event, self.day))

    def links(self) -> Iterator[Section]:
        """What other records say of this one, under the name of each link, in order of time."""
        groups: dict[str, dict[tuple[Ref, int], list[Link]]] = {}
        for link in self.dataset.links_to(self.record.ref):
            if link.field != "about":
                # Two terms in one office are two rows; two seats at one meeting are one, and so
                # is all that one record takes from a source.
                apart = link.claim and link.claim.dated and not isinstance(self.record, Source)
                term = id(link.claim) if apart else 0
                by_source = groups.setdefault(link.inverse, {})
                by_source.setdefault((link.source, term), []).append(link)
        for inverse, found in groups.items():
            ordered = sorted(found.values(), key=lambda links: sort_key(self._time_of(links[0])))
            rows = [self._link_row(self.dataset.get(links[0].source), links) for links in ordered]
            heading = inverse[:1].upper() + inverse[1:]
            yield Section(f"{heading}  {len(rows)}" if len(rows) > 1 else heading, tuple(rows))

    def _time_of(self, link: Link) -> When | None:
        """When a link began to hold, or else when the record began that makes it."""
        record = self.dataset.get(link.source)
        if isinstance(record, Event):
            return event_date(self.dataset, record, self.day)
        if isinstance(record, Source):
            return record.date
        if link.claim is not None and link.claim.dated:
            since = resolve(self.dataset, link.claim.since)
            return since or min(link.claim.seen, key=sort_key, default=None)
        return lifetime(self.dataset, record).start

    def _link_row(self, record: Record, links: Sequence[Link]) -> Row:
        words = title(self.dataset, record, self.day)
        when = None if isinstance(record, Source) else self._time_of(links[0])
        if isinstance(record, Event):
            status = holding(self.dataset, record, record.status, self.day)
            if isinstance(self.record, Source) or links[0].field != "body":
                words = full_title(self.dataset, record, self.day)
            if status and status[0].value is not Status.HELD:
                words = f"{words} ({status[0].value})"
        pieces = [Piece(words, Tone.LINK, record.ref)]
        if isinstance(self.record, Source):
            fields = dict.fromkeys(link.field.replace("_", " ") for link in links)
            pieces.append(Piece(f"  {', '.join(fields)}", Tone.REMARK))
        else:
            link = links[0]
            evidence = link.evidence or record.sources
            pieces += self._cite(evidence, "[]" if link.evidence else "()")
            self.for_the_record |= not link.evidence and bool(record.sources)
            remarks = " · ".join(self.remarks(link.claim)) if link.claim else ""
            if remarks:
                pieces.append(Piece(f"  {remarks}", Tone.REMARK))
        return Row(tuple(pieces), in_brief(when))

    def gaps(self) -> Iterator[Row]:
        """What was looked for here and not found."""
        for link in self.dataset.links_to(self.record.ref):
            gap = self.dataset.get(link.source)
            if isinstance(gap, Gap):
                sign = Piece("○ ", Tone.WARNING)
                yield Row((sign, Piece(gap.text, Tone.TEXT, gap.ref)), gap.field or "")
                where = f"looked for in {gap.looked_in}" if gap.looked_in else ""
                when = f"searched {in_words(gap.searched)}" if gap.searched else ""
                if remark := ", ".join(part for part in (where, when) if part):
                    yield Row((Piece(remark, Tone.REMARK),), continues=True)

    def source_rows(self) -> Iterator[Row]:
        """The numbered sources, the record's own among them, each with what is to be known."""
        for citation in self.record.sources:
            self.numbers.setdefault(citation.source, len(self.numbers) + 1)
        for identifier, number in self.numbers.items():
            source = self.dataset.get(Ref("source", identifier))
            assert isinstance(source, Source)
            pieces = [Piece(source_line(source), Tone.LINK, source.ref)]
            remarks = [language(source.language)] if source.language else []
            if source.title_basis and source.title_basis is not TitleBasis.PUBLISHED:
                remarks.append(f"title {source.title_basis}")
            if source.reprints:
                remarks.append("repeats another source")
            if remarks:
                pieces.append(Piece(f" · {' · '.join(remarks)}", Tone.MUTED))
            yield Row(tuple(pieces), f"[{number}]")
            if source.title:
                yield Row((Piece(source.title, Tone.MUTED),), continues=True)
            if source.url:
                yield Row((Piece(source.url, Tone.ADDRESS),), continues=True)


def _ways(claims: Sequence[Claim[Any]]) -> int:
    """How many different values are told."""
    return len({str(getattr(claim.value, "text", claim.value)).casefold() for claim in claims})


def _subtitle(dataset: Dataset, record: Record, day: date) -> str:
    words = [kind_in_words(record)]
    if isinstance(record, Event):
        status = holding(dataset, record, record.status, day)
        words += [str(status[0].value)] if status else []
    truth = exists(dataset, record, day)
    if truth is not Truth.YES:
        words.append("not on this day" if truth is Truth.NO else "possibly on this day")
    return " · ".join(words)


def sheet(dataset: Dataset, ref: Ref, day: date) -> Sheet:
    """The sheet of the record ``ref`` on ``day``.

    Raises:
        KeyError: there is no such record.
    """
    record = dataset.get(ref)
    writer = _Writer(dataset, record, day)
    sections = [Section("", tuple(writer.fields()))]
    if record.summary:
        sections.insert(0, Section("", (Row((Piece(record.summary),)),)))
    for heading, rows in (
        ("Names", tuple(writer.names())),
        ("Gaps", tuple(writer.gaps())),
        ("Statements", tuple(writer.statements())),
        ("Series", tuple(writer.series())),
    ):
        sections.append(Section(heading, rows))
    sections += writer.links()
    sections.append(Section("Sources", tuple(writer.source_rows())))
    return Sheet(
        ref,
        full_title(dataset, record, day),
        _subtitle(dataset, record, day),
        tuple(section for section in sections if section.rows),
        tuple(Ref("source", identifier) for identifier in writer.numbers),
        writer.for_the_record,
    )
