"""The rows of a record's claims: each value with its sources, its doubts and its rivals."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from attrs import evolve, frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Claim, Ref
from irtui.model.fields import FieldSpec, label_of
from irtui.model.holding import Presence
from irtui.model.records import TERMS, Body, Record
from irtui.model.safe_text import is_indic
from irtui.model.values import Role
from irtui.pages.anchors import anchor
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Row
from irtui.pages.phrases import (
    Piece,
    Tone,
    before_indic,
    part_in_pieces,
    tellings_mark,
    value_in_pieces,
)
from irtui.pages.remarks import remarks
from irtui.pages.support_words import support_in_words
from irtui.query.evidence import disputed, support
from irtui.query.roles import Tenure, are_terms, posts_at, tenures

T = TypeVar("T")


_STATEMENT_LABELS = {Presence.FORMER: "former", Presence.LATER: "later"}
"""What stands before a statement that does not speak of the day."""
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
        continues: bool = False,
        alternatives: bool = False,
    ) -> Iterator[Row]:
        """The row of one claim, and those of its note and of the words that its sources use.

        ``value`` is what stands there after its dates, if it is a term of what stands above.
        """
        cited = tuple(self.footnotes.cited(self.record, claim))
        inferred = claim.basis is Basis.INFERRED
        pieces = [*more] if inferred else [*cited, *more]
        said = list(remarks(self.as_of, claim, alternatives=alternatives))
        if value is None:
            value = value_in_pieces(self.as_of, claim.value)
        else:
            value = (Piece(said.pop(0)), *value)
        if self.weigh and claim.sources:
            said += [words] if (words := self._weight(claim)) else []
        if said:
            pieces.append(Piece(f"  {' · '.join(said)}", Tone.REMARK))
        if inferred:
            pieces += [Piece("  inferred from", Tone.REMARK), *cited]
            pieces += [Piece(f": {claim.note}", Tone.REMARK)] if claim.note else []
        row = before_indic(value, pieces)
        yield Row(row, label, continues, anchor(self.record, field, claim))
        if claim.note and not inferred:
            yield Row((Piece(claim.note, Tone.REMARK),), continues=True)
        for citation in claim.sources:
            if citation.quote:
                quote = Piece(f"“{citation.quote}”", Tone.REMARK)
                yield Row((quote, *self.footnotes.own([citation])), continues=True)

    def _marks(self, field: str, ordered: Iterable[Claim[Any]]) -> Mapping[Claim[Any], list[Piece]]:
        """What warns of a disputed field, beside the first of its tellings."""
        tellings = set(disputed(self.as_of.dataset, self.record, field))
        first = next((claim for claim in ordered if claim in tellings), None)
        return {first: [tellings_mark(len(tellings))]} if first else {}

    def _weight(self, claim: Claim[Any]) -> str:
        return support_in_words(self.as_of.dataset, support(self.as_of.dataset, claim.sources))

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
            more = marks.get(claim, [])
            if when := _time_of_day(claim, presence):
                more = [*more, Piece(f"  {when}", Tone.REMARK)]
            yield from self.row(
                name,
                claim,
                self.as_of.dataset.called(label_of(name, spec)) if first else "",
                *more,
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
        alike: dict[Role, list[Claim[Role]]] = {}
        for claim in claims:
            alike.setdefault(evolve(claim.value, for_=None, party=None), []).append(claim)
        told = {
            claim: same
            for same in alike.values()
            if are_terms(self.as_of.dataset, same)
            for claim in same
        }
        for number, claim in enumerate(claims):
            same, first = told.get(claim, [claim]), "" if number else label
            if len(same) > 1 and claim is same[0]:
                office = value_in_pieces(self.as_of, evolve(claim.value, for_=None))
                pieces = (*office, Piece(f"  {len(same)} terms", Tone.REMARK))
                yield Row(pieces, first, bool(number), anchor(self.record, name, claim))
            if claim is same[0]:
                for one in same:
                    yield from self._term(name, one, claims[one], first, told)

    def _term(
        self,
        name: str,
        claim: Claim[Role],
        presence: Presence,
        label: str,
        told: Container[Claim[Role]],
    ) -> Iterator[Row]:
        """The row of one term; it stands under its office if it is one of several."""
        when = _time_of_day(claim, presence)
        more = [Piece(f"  {when}", Tone.REMARK)] if when else []
        if claim not in told:
            yield from self.row(name, claim, label, *more, continues=not label)
            return
        part = tuple(part_in_pieces(self.as_of, Role(for_=claim.value.for_)))
        value = (Piece(" "), *part) if part else ()
        yield from self.row(name, claim, "", *more, value=value, continues=True)

    def _holders(self, post: Ref | None) -> Iterator[Row]:
        """Who held an office on the day, as far as is known."""
        for one in tenures(self.as_of, post).today if post else ():
            seen = "last seen " if one.claim.only_seen else "possibly "
            words = f"{'' if one.presence is Presence.YES else seen}held by "
            yield evolve(self._tenure(one, Piece(words, Tone.MUTED)), label="", continues=True)

    def _tenure(self, one: Tenure, *before: Piece, after: Iterable[Piece] = ()) -> Row:
        """The row of one holder of an office: since when until when, and who says so."""
        who = Piece(self.as_of.title(one.person), Tone.LINK, one.person.ref)
        pieces = [*before, who, *after, *self.footnotes.cited(one.person, one.claim)]
        if said := " · ".join(remarks(self.as_of, one.claim)):
            pieces.append(Piece(f"  {said}", Tone.REMARK))
        return Row(tuple(pieces), anchor=anchor(one.person, one.field, one.claim))

    def posts(self, label: str = "") -> Iterator[Row]:
        """The offices there, each with who held it on the day; a ``label`` stands for them all."""
        for number, (post, claim) in enumerate(posts_at(self.as_of, self.record.ref)):
            pieces = [Piece(self.as_of.title(post), Tone.LINK, post.ref)]
            pieces += self.footnotes.cited(post, claim)
            if said := " · ".join(remarks(self.as_of, claim)):
                pieces.append(Piece(f"  {said}", Tone.REMARK))
            where = anchor(post, "organisation", claim)
            yield Row(tuple(pieces), "" if number else label, bool(label and number), where)
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
            yield Row(pieces, continues=True, anchor=anchor(body, "parent", claim))

    # Names and statements

    def names(self) -> Iterator[Row]:
        """Other names: former and later ones, abbreviations, aliases."""
        shown = self.as_of.title(self.record, alone=True)
        fields = (
            ("called", "name"),
            ("short", "abbreviation"),
        )
        for label, field in fields:
            claims = self.as_of.claims(self.record, field)
            marks = self._marks(field, claims)
            for claim, presence in claims.items():
                worth = claim.value.value != shown or claim.note or claim.dated or claim.sources
                if worth or marks:
                    more = marks.get(claim, [])
                    yield from self.row(field, claim, _NAME_LABELS.get(presence, label), *more)
        yield from self._aliases()
        addresses = self.as_of.dataset.addresses(self.record)
        for register, identifier in self.record.identifiers.items():
            url = addresses.get(register, "")
            piece = Piece(url, Tone.ADDRESS, address=url) if url else Piece(identifier)
            yield Row((piece,), register, anchor=str(self.record.ref))

    def _aliases(self) -> Iterator[Row]:
        """The aliases in one row; those in an Indic script each in one of their own."""
        where = f"{self.record.ref}#aliases"
        pieces: list[Piece] = []
        apart: list[Row] = []
        for claim in self.record.aliases:
            value = tuple(value_in_pieces(self.as_of, claim.value))
            row = before_indic(value, self.footnotes.cited(self.record, claim))
            if is_indic(claim.value.value):
                apart.append(Row(row, continues=True, anchor=where))
            else:
                pieces += [Piece(" · ", Tone.MUTED), *row] if pieces else row
        rows = [Row(tuple(pieces), continues=True, anchor=where)] if pieces else []
        for number, one in enumerate([*rows, *apart]):
            yield evolve(one, label="also", continues=False) if number == 0 else one

    def statements(self) -> Iterator[Row]:
        """What sources say of the record and no field holds."""
        for claim, presence in self.as_of.claims(self.record, "statements").items():
            yield from self.row("statements", claim, _STATEMENT_LABELS.get(presence, ""))
