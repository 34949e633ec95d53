"""The rows of a record's claims: each value with its sources, its doubts and its rivals."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from irtui.lean import evolve, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Claim, Ref
from irtui.model.fields import FieldSpec, label_of
from irtui.model.holding import Presence
from irtui.model.records import TERMS, Body, Record
from irtui.model.safe_text import is_indic
from irtui.model.values import Role
from irtui.pages.anchors import anchor
from irtui.pages.footnotes import Footnotes
from irtui.pages.link_rows import common
from irtui.pages.page import Pieces, Row, grouped
from irtui.pages.phrases import (
    Piece,
    Tone,
    before_indic,
    dotted,
    part_in_pieces,
    tellings_mark,
    value_in_pieces,
)
from irtui.pages.remarks import remarks, support_in_words
from irtui.pages.source_rows import places
from irtui.query.evidence import disputed, support
from irtui.query.roles import Tenure, are_terms, posts_at, tenures

_NAME_LABELS = {Presence.FORMER: "formerly", Presence.LATER: "later"}
"""What stands before a name that is not one of the day."""


def _time_of_day(claim: Claim[Any], presence: Presence) -> str:
    """That a claim was over by the day, or that it was to come; empty, where its record says so."""
    if not claim.dated:
        return ""
    return "formerly" if presence is Presence.FORMER else "" if presence else "later"


@frozen
class ClaimRows:
    """Writes the rows of one record's claims."""

    as_of: AsOf
    record: Record
    footnotes: Footnotes
    weigh: bool
    """Whether to say of each claim how little it rests on; not, where that is said of them all."""

    # Claims

    def row(
        self,
        field: str,
        claim: Claim[Any],
        label: str,
        *more: Piece,
        value: Iterable[Piece] | None = None,
        said: Iterable[str] = (),
        continues: bool = False,
        alternatives: bool = False,
    ) -> Row:
        """The row of one claim; below it its note, and the words that its sources use.

        ``value`` is what stands there after its dates, if it is a term of what stands above.
        ``said`` are further remarks, before the claim's own.
        """
        remarked = list(remarks(self.as_of, claim, alternatives=alternatives))
        if value is None:
            value = value_in_pieces(self.as_of, claim.value)
        else:
            value = (Piece(remarked.pop(0)), *value)
        if claim.basis is Basis.INFERRED:
            remarked.append("inferred")
        if weight := self.weight(claim):
            remarked.append(weight)
        where = anchor(self.record, field, claim)
        return Row(
            before_indic(value, [*self.footnotes.cited(self.record, claim), *more]),
            label,
            continues,
            where,
            " · ".join(filter(None, (*said, *remarked))),
            tuple(self._below(claim)),
            where.partition("#")[2],
        )

    def _below(self, claim: Claim[Any]) -> Iterator[Row]:
        """What qualifies a claim: how it was inferred, its note, and the words of its sources."""
        note = (claim.note,) if claim.note else ()
        if claim.basis is Basis.INFERRED:
            note = (f"inferred: {claim.note}" if claim.note else "inferred from these sources",)
        for text in note:
            yield Row((Piece(text, Tone.REMARK),), continues=True)
        yield from places(self.footnotes, claim.sources)

    def _marks(self, field: str, ordered: Iterable[Claim[Any]]) -> Mapping[Claim[Any], list[Piece]]:
        """What warns of a disputed field, beside the first of its tellings."""
        tellings = set(disputed(self.as_of.dataset, self.record, field))
        first = next((claim for claim in ordered if claim in tellings), None)
        return {first: [tellings_mark(len(tellings))]} if first else {}

    def weight(self, claim: Claim[Any]) -> str:
        """How little a claim rests on, where that is said of each; else empty."""
        if not (self.weigh and claim.sources):
            return ""
        return support_in_words(self.as_of.dataset, support(self.as_of.dataset, claim.sources))

    def alike(self, *fields: str) -> tuple["ClaimRows", str]:
        """What writes the rows of some fields, and what it need not say of each of their claims.

        How little they rest on is said once, where it is the same for several.
        """
        claims = [claim for name in fields for claim in getattr(self.record, name)]
        words = common(map(self.weight, claims))
        return (evolve(self, weigh=False), f"each {words}") if words else (self, "")

    def field(self, name: str, spec: FieldSpec) -> Iterator[Row]:
        """The rows of one field: what holds on the day first, then everything else."""
        claims = self.as_of.claims(self.record, name)
        if name in TERMS:
            yield from self._terms(name, label_of(name, spec), claims)
            return
        marks = self._marks(name, claims)
        alternatives = not spec.many and len(claims) > 1
        for index, (claim, presence) in enumerate(claims.items()):
            first = index == 0
            yield self.row(
                name,
                claim,
                self.as_of.dataset.called(label_of(name, spec)) if first else "",
                *marks.get(claim, []),
                said=[_time_of_day(claim, presence)],
                continues=not first,
                alternatives=alternatives,
            )
            if name == "chair_posts" and presence and not claim.deprecated:
                yield from self._holders(claim.value.post)
            if first and name == "body":
                yield from self._above(claim.value)

    def _terms(
        self, name: str, label: str, claims: Mapping[Claim[Role], Presence]
    ) -> Iterator[Row]:
        """The rows of offices and roles: of one that was held several times, one for each term."""
        alike = grouped((evolve(claim.value, for_=None, party=None), claim) for claim in claims)
        told = {
            claim: same
            for same in alike.values()
            if are_terms(self.as_of.dataset, same)
            for claim in same
        }
        for number, claim in enumerate(claims):
            same, first = told.get(claim, [claim]), "" if number else label
            if len(same) == 1:
                yield self._term(name, claim, claims[claim], first)
            elif claim is same[0]:
                office = tuple(value_in_pieces(self.as_of, evolve(claim.value, for_=None)))
                where = anchor(self.record, name, claim)
                terms = tuple(self._term(name, one, claims[one]) for one in same)
                key = f"{where.partition('#')[2]}-terms"
                remark = f"{len(same)} terms"
                yield Row(office, first, bool(number), where, remark, terms, key)

    def _term(
        self, name: str, claim: Claim[Role], presence: Presence, label: str | None = None
    ) -> Row:
        """The row of one term; without a label it stands under its office, as one of several."""
        said = [_time_of_day(claim, presence)]
        if label is not None:
            return self.row(name, claim, label, said=said, continues=not label)
        part = tuple(part_in_pieces(self.as_of, Role(for_=claim.value.for_)))
        value = (Piece(" "), *part) if part else ()
        return self.row(name, claim, "", value=value, said=said, continues=True)

    def _holders(self, post: Ref | None) -> Iterator[Row]:
        """Who held an office on the day, as far as is known."""
        for one in tenures(self.as_of, post).today if post else ():
            seen = "last seen " if one.claim.only_seen else "possibly "
            words = f"{'' if one.presence is Presence.YES else seen}held by "
            yield evolve(self._tenure(one, Piece(words, Tone.MUTED)), continues=True)

    def _tenure(self, one: Tenure, *before: Piece, after: Iterable[Piece] = ()) -> Row:
        """The row of one holder of an office: since when until when, and who says so."""
        who = Piece(self.as_of.title(one.person), Tone.LINK, one.person.ref)
        pieces = (*before, who, *after, *self.footnotes.cited(one.person, one.claim))
        where = anchor(one.person, one.field, one.claim)
        said = " · ".join(remarks(self.as_of, one.claim))
        below = tuple(places(self.footnotes, one.claim.sources))
        return Row(pieces, "", False, where, said, below, where)

    def posts(self) -> Iterator[Row]:
        """The offices there, each with who held it on the day."""
        for post, claim in posts_at(self.as_of, self.record.ref):
            link = Piece(self.as_of.title(post), Tone.LINK, post.ref)
            pieces = (link, *self.footnotes.cited(post, claim))
            said = " · ".join(remarks(self.as_of, claim))
            yield Row(pieces, anchor=anchor(post, "organisation", claim), remark=said)
            yield from self._holders(post.ref)

    def holders(self, *, later: bool) -> Iterator[Row]:
        """Who held the offices there before the day, or after it."""
        for post, _ in posts_at(self.as_of, self.record.ref):
            found = tenures(self.as_of, post.ref)
            office = (Piece(", ", Tone.MUTED), Piece(self.as_of.title(post), Tone.LINK, post.ref))
            for one in found.later if later else found.before:
                yield self._tenure(one, after=office)

    def _above(self, ref: Ref) -> Iterator[Row]:
        """Where the body of a meeting sits."""
        body = self.as_of.dataset.get(ref, Body)
        if claim := self.as_of.placing(body):
            link = Piece(self.as_of.short_title(claim.value), Tone.LINK, claim.value)
            pieces = (Piece("under ", Tone.MUTED), link, *self.footnotes.own(claim.sources))
            below = tuple(places(self.footnotes, claim.sources))
            where = anchor(body, "parent", claim)
            yield Row(pieces, continues=True, anchor=where, below=below, key=where)

    # Names

    def names(self) -> Iterator[Row]:
        """Other names: former and later ones, abbreviations, aliases."""
        shown = self.as_of.title(self.record, alone=True)
        for label, field in (("called", "name"), ("short", "abbreviation")):
            claims = self.as_of.claims(self.record, field)
            marks = self._marks(field, claims)
            for claim, presence in claims.items():
                worth = claim.value.value != shown or claim.note or claim.dated or claim.sources
                if worth or marks:
                    called = _NAME_LABELS.get(presence, label)
                    yield self.row(field, claim, called, *marks.get(claim, []))
        if self.record.aliases:
            yield from self._aliases()
        addresses = self.as_of.dataset.addresses(self.record)
        for register, identifier in self.record.identifiers.items():
            url = addresses.get(register, "")
            piece = Piece(url, Tone.ADDRESS, address=url) if url else Piece(identifier)
            yield Row((piece,), register, anchor=str(self.record.ref))

    def _aliases(self) -> Iterator[Row]:
        """The aliases in one row; those in an Indic script each in one of their own."""
        where = f"{self.record.ref}#aliases"
        together: list[Pieces] = []
        apart: list[Pieces] = []
        for claim in self.record.aliases:
            value = value_in_pieces(self.as_of, claim.value)
            told = before_indic(value, self.footnotes.cited(self.record, claim))
            (apart if is_indic(claim.value.value) else together).append(told)
        cited = (citation for claim in self.record.aliases for citation in claim.sources)
        below = tuple(places(self.footnotes, cited))
        first, *others = [tuple(dotted(*together)), *apart] if together else apart
        yield Row(first, "also", anchor=where, below=below, key="aliases" if below else "")
        yield from (Row(pieces, continues=True, anchor=where) for pieces in others)
