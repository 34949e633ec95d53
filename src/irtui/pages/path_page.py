"""The chains between two records as a page: each drawn, and below it its steps.

A step reads ``WG ──chaired by──▶ Minister``. The panel names a link over a list (``has parts``);
between two records it is said of one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain as joined

from irtui.lean import evolve, field, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Citation, Claim, Ref
from irtui.model.dataset import Link
from irtui.model.date_words import day_in_words, in_words
from irtui.model.dates import Moment, Span, When
from irtui.model.records import PARTS, Event, Record, Source, Treaty
from irtui.model.values import MEMBER, MEMBERS, Role, Share, Statement, Status
from irtui.pages.anchors import anchor
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Page, Pieces, Row, Section
from irtui.pages.phrases import Piece, Tone, part_in_pieces, role_in_words
from irtui.pages.remarks import remarks
from irtui.pages.source_rows import source_rows
from irtui.query.audit.paths import MOST, Chain, Paths, Step

_SIGNING = ("signed_at", "place", "signatories")
"""The fields of an agreement that are of the day of its signing."""
_READ = {
    "begins with": "changed at",
    "between": "binds",
    "chaired by the holder of": "chaired by",
    "documents signed": "signing of",
    "ends with": "changed at",
    "events here": "place of",
    "for": "represents",
    "gaps": "has gap",
    "has in it": "contains",
    "has parts": "has part",
    "meetings": "has meeting",
    MEMBERS: "has member",
    "milestones": "has step",
    "organisations": "has",
    "organisations here": "seat of",
    "people": "has",
    "places": "contains",
    "posts": "has post",
    "signed here": "place of signing",
    "stated": "spoke of",
    "stated by": "spoken of by",
}
"""The words that are not the same over a list as between two records."""
_READ_OF_MEMBERS = {"for": "has member for", "represented by": "represented in"}
"""Those of whom a member of a body is there for: a body itself represents nobody."""
_AS = {"member of": "{} of", MEMBERS: "has {}"}
"""What names the part that somebody has."""


def link_in_words(step: Step, link: Link) -> str:
    """What stands between the two records of a step for one of its links.

    What the dataset calls in its own words stays so.
    """
    label = step.label(link)
    if link.field == "members" and label in _READ_OF_MEMBERS:
        return _READ_OF_MEMBERS[label]
    role = link.claim.value if link.field in PARTS and link.claim else None
    if label in _AS and isinstance(role, Role) and role.role not in (None, MEMBER):
        return _AS[label].format(role_in_words(role.role))
    return _READ.get(label, label)


@frozen
class _Chains:
    """Writes the rows of chains; a step that several share is told below the first of them."""

    as_of: AsOf
    footnotes: Footnotes
    start: Ref
    """Where all of them begin."""
    _told: dict[tuple[Ref, Ref], int] = field(factory=dict, init=False)

    def rows(self, number: int, chain: Chain) -> Iterator[Row]:
        """The rows of the chain of a number: its drawing, and what was not told before."""
        yield Row(tuple(self._drawing(chain)))
        shared: dict[int, list[str]] = {}
        new = []
        for place, step in enumerate(chain, start=1):
            first = self._told.setdefault((step.start, step.end), number)
            if first == number:
                new.append(step)
            else:
                shared.setdefault(first, []).append(str(place))
        if shared:
            yield Row((Piece(_shared_in_words(shared), Tone.REMARK),), continues=True)
        yield from joined.from_iterable(map(self._step, new))

    def _drawing(self, chain: Chain) -> Iterator[Piece]:
        yield self._name(self.start)
        for place, step in enumerate(chain):
            words, *_ = next(self._sayings(step))
            yield Piece(f"{', ' if place else ' '}{words} ", Tone.ARROW)
            yield self._name(step.end)

    def _name(self, ref: Ref) -> Piece:
        return Piece(self.as_of.brief_title(ref), Tone.LINK, ref)

    def _step(self, step: Step) -> Iterator[Row]:
        """A row for each thing that is said of the two records: when, and who says so.

        What was so several times is said once, and then only the other times.
        """
        for words, part, times in self._sayings(step):
            said: Pieces = (
                Piece(self.as_of.brief_title(step.start)),
                Piece(f" {words} ", Tone.MUTED),
                self._name(step.end),
                *part,
            )
            opening = "  "
            for links in times:
                remark = Piece(f"{opening}{self._remarks(links)}", Tone.REMARK)
                pieces = (*said, *([remark] if remark.text.strip() else []), *self._cited(links))
                claim, record = links[0].claim, self.as_of.dataset.get(links[0].source)
                where = anchor(record, links[0].field, claim) if claim else str(record.ref)
                yield Row(pieces, continues=True, anchor=where)
                said, opening = (), "also "

    def _sayings(self, step: Step) -> Iterator[tuple[str, Pieces, Iterable[list[Link]]]]:
        """What the links of a step say, each thing once.

        It is the words between the two records, what is said beside them (in which office, on whose
        behalf, or the statement), and the links that say so, those of the same time together.
        """
        found: dict[tuple[str, Pieces], dict[tuple[object, ...], list[Link]]] = {}
        for link in step.links:
            words = link_in_words(step, link)
            said = words, tuple(self._part(step, link, words))
            claim = None if link.cites else link.claim
            time = (claim.since, claim.until) if claim else ()
            found.setdefault(said, {}).setdefault(time, []).append(link)
        for (words, part), times in found.items():
            yield words, part, times.values()

    def _part(self, step: Step, link: Link, words: str) -> Iterator[Piece]:
        """What is said beside the two records and the ``words`` between them."""
        value = link.claim.value if link.claim and not link.cites else None
        if isinstance(value, Statement):
            yield Piece(f": {value.value.removesuffix('.')}")
        elif isinstance(value, Share) and value.percent is not None:
            yield Piece(f" · {value.percent:g} %")
        elif link.field in PARTS and isinstance(value, Role):
            named = step.start, step.end
            known = value.role and role_in_words(value.role) in words
            told = evolve(value, role=None) if known else value
            if part := tuple(part_in_pieces(self.as_of, told, named)):
                yield from (Piece(" · ", Tone.MUTED), *part)

    def _cited(self, links: Sequence[Link]) -> Iterator[Piece]:
        """The sources of all links that say one thing."""
        claims: dict[Record, list[Claim[object] | None]] = {}
        for link in links:
            if link.cites:
                yield from self.footnotes.own([Citation(link.target.id)])
                return
            claims.setdefault(self.as_of.dataset.get(link.source), []).append(link.claim)
        for record, made in claims.items():
            yield from self.footnotes.cited(record, *made)

    def _remarks(self, links: Sequence[Link]) -> str:
        """When it was, or since when it holds, and what is to be known of it besides."""
        record = self.as_of.dataset.get(links[0].source)
        words = [*self._time(record, links)]
        if links[0].cites:
            return " · ".join(words)
        if isinstance(record, Event) and (status := self.as_of.status(record)) is not Status.HELD:
            words.append(status)
        bases = {one.claim.basis for one in links if one.claim}
        if Basis.INFERRED in bases:
            words.append("inferred" if len(bases) == 1 else "partly inferred")
        return " · ".join(words)

    def _time(self, record: Record, links: Sequence[Link]) -> Iterator[str]:
        link, claim = links[0], links[0].claim
        if on := self._day(record, link):
            yield in_words(on)
        elif claim and not link.cites:
            seen = dict.fromkeys(day for one in links if one.claim for day in one.claim.seen)
            claim = evolve(claim, seen=tuple(seen))
            if not claim.dated:
                # Since there is the record that makes the link.
                since = None if link.field == "statements" else self.as_of.link_time(link)
                claim = evolve(claim, since=since)
            if not claim.dated and not isinstance(claim.value, Statement):
                yield "undated"
            yield from remarks(self.as_of, claim)

    def _day(self, record: Record, link: Link) -> When | None:
        """The day of what happened on one, where a link is no state that lasts."""
        value = link.claim.value if link.claim else None
        if link.cites:
            return self.as_of.date_of(self.as_of.dataset.get(link.target))
        if isinstance(value, Statement):
            return value.date if isinstance(value.date, Moment | Span) else None
        if isinstance(record, Treaty):
            return self.as_of.value(record, record.signed) if link.field in _SIGNING else None
        return self.as_of.date_of(record) if isinstance(record, Event | Source) else None


def _shared_in_words(shared: Mapping[int, Sequence[str]]) -> str:
    """Where the steps of a chain stand that were told before: ``steps 1 and 2 as in chain 1``."""
    words = []
    for number, (*places, last) in shared.items():
        steps = f"steps {', '.join(places)} and {last}" if places else f"step {last}"
        words.append(f"{steps} as in chain {number}")
    return " · ".join(words)


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
    chains = _Chains(as_of, footnotes, found.start)
    sections = []
    for number, chain in enumerate(found.chains, start=1):
        heading = f"Chain {number}" if len(found.chains) > 1 else ""
        sections.append(Section(heading, tuple(chains.rows(number, chain))))
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
