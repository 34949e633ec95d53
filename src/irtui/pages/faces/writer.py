"""What the lines of a face are written with: a value, the numbers of its sources, one sign."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from irtui.lean import evolve, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Claim, Ref
from irtui.model.date_words import in_words
from irtui.model.dates import When
from irtui.model.fields import field_table, label_of
from irtui.model.holding import Presence
from irtui.model.records import Event, Record
from irtui.model.values import Role, Status
from irtui.pages.anchors import anchor
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Pieces, Row
from irtui.pages.phrases import (
    DOT,
    Piece,
    Tone,
    before_indic,
    dotted,
    side_mark,
    tellings_mark,
    value_in_pieces,
)
from irtui.pages.remarks import held_in_words
from irtui.query.evidence import disputed

NAMED = 3
"""Names that a line gives at most; of more, it counts the others."""
R_co = TypeVar("R_co", bound=Record, covariant=True)


@frozen
class FaceWriter(Generic[R_co]):
    """Writes lines of the face of one record."""

    as_of: AsOf
    record: R_co
    footnotes: Footnotes

    def presence(self, record: Record, field: str, claim: Claim[Any]) -> Presence:
        """Whether a claim of a record held on the day."""
        return self.as_of.claims(record, field)[claim]

    # Pieces

    def link(self, ref: Ref) -> Piece:
        """The shortest name of a record, which leads to it."""
        return Piece(self.as_of.brief_title(ref), Tone.LINK, ref)

    def value(self, value: object) -> Iterable[Piece]:
        """A value, a record by its shortest name; places and offices have more to them."""
        if isinstance(value, Ref) and value.table not in ("place", "post"):
            return (self.link(value),)
        return value_in_pieces(self.as_of, value)

    def mark(self, party: Ref | None) -> Iterator[Piece]:
        """The mark of a side before what is of it; nothing, without a side."""
        return side_mark(self.as_of.dataset, party)

    def office(self, role: Role) -> str:
        """What an office is called, without the side that stands before it in its mark."""
        office = role.as_ or (self.as_of.title(role.post) if role.post else "")
        if role.party is None:
            return office
        found = self.as_of.dataset.get(role.party)
        names = (claim.value.value for claim in (*found.name, *found.abbreviation, *found.aliases))
        ends = (f" of {name}" for name in names)
        return next((office.removesuffix(end) for end in ends if office.endswith(end)), office)

    def cited(self, record: Record, field: str, claim: Claim[Any]) -> Iterator[Piece]:
        """The sources of a claim, and the one sign that it may have on a face."""
        where = anchor(record, field, claim)
        for piece in self.footnotes.in_brief(record, claim):
            yield evolve(piece, anchor=where)
        if tellings := len(disputed(self.as_of.dataset, record, field)):
            yield tellings_mark(tellings)
        elif self.presence(record, field, claim) is Presence.POSSIBLY:
            yield Piece("  ? possibly", Tone.REMARK)
        elif claim.basis is Basis.INFERRED:
            yield Piece("  ~ inferred", Tone.REMARK)

    def several(self, told: Sequence[Iterable[Piece]], most: int = NAMED) -> Iterator[Piece]:
        """Things with a dot between them; of more than a few, the others are counted."""
        yield from dotted(*told[:most])
        if len(told) > most:
            yield Piece(f" · {len(told) - most:,} more", Tone.MUTED)

    def names(self, field: str, found: Iterable[tuple[Record, Claim[Any]]]) -> Iterator[Piece]:
        """Records that say something of this one in a field, and who says so."""
        each = {one.ref: self.claimed(one, field, claim) for one, claim in found}
        yield from self.several([*each.values()])

    def dated(self, when: When | None) -> Iterator[Piece]:
        """A date in words after what it is of; nothing, where it is not known."""
        if when:
            yield from (DOT, Piece(in_words(when)))

    def held(self, claim: Claim[Any], *, over: bool = False) -> Iterator[Piece]:
        """Since when a claim holds, and until when one did that is ``over``.

        Nothing, where it was merely seen to; nor when it ends, where that is to come.
        """
        told = evolve(claim, seen=(), until=claim.until if over else None)
        if words := held_in_words(self.as_of, told):
            yield from (DOT, Piece(words, Tone.MUTED))

    def meeting(self, event: Event) -> Iterator[Piece]:
        """A meeting: what it is called, place and day, whether it was held, and who says so."""
        as_of = self.as_of
        yield Piece(as_of.meeting_title(event), Tone.LINK, event.ref)
        if place := as_of.value(event, event.place):
            yield from (DOT, Piece(as_of.title(place) if isinstance(place, Ref) else place))
        date = as_of.date_of(event)
        yield from (DOT, Piece(in_words(date) if date else "undated"))
        if (status := as_of.status(event)) is not Status.HELD:
            yield Piece(f", {status}")
        for field in ("when", "planned"):
            if claim := as_of.leading(event, getattr(event, field)):
                yield from self.cited(event, field, claim)
                return

    def claimed(self, one: Record, field: str, claim: Claim[Any]) -> Iterator[Piece]:
        """The name of a record, and who says what a field of it claims."""
        yield from (self.link(one.ref), *self.cited(one, field, claim))

    # Lines

    def field(
        self, name: str, label: str = "", *, most: int = NAMED, any_day: bool = False
    ) -> Iterator[Row]:
        """A line with the values of a field that hold on the day.

        Args:
            name: the field.
            label: what stands before it; empty: the field's own.
            most: how many values are given; of more, the others are counted.
            any_day: whether the value that stands for the field will do, where none holds.
        """
        spec = field_table(type(self.record))[name]
        claims: list[Claim[Any]] = list(self.as_of.holding(self.record, name))
        if not claims and any_day:
            leading = self.as_of.leading(self.record, getattr(self.record, name))
            claims = [leading] if leading else []
        if self.as_of.presence(self.record) is not Presence.LATER:
            claims = [claim for claim in claims if not self._to_come(claim.value)]
        if not spec.many or spec.distinct:
            claims = claims[: 1 if not spec.many else most]
        if not claims:
            return
        told = [
            before_indic(self.value(claim.value), self.cited(self.record, name, claim))
            for claim in claims[:most]
        ]
        pieces = self.several([*told, *((),) * (len(claims) - most)], most)
        words = label or self.as_of.dataset.called(label_of(name, spec))
        yield self.line(words, pieces, name, claims[0])

    def _to_come(self, value: object) -> bool:
        """Whether a value is a record that comes after the day."""
        record = self.as_of.dataset.records.get(value) if isinstance(value, Ref) else None
        return record is not None and self.as_of.presence(record) is Presence.LATER

    def line(
        self,
        label: str,
        pieces: Iterable[Piece],
        field: str = "",
        claim: Claim[Any] | None = None,
        beside: tuple[tuple[Pieces, ...], ...] = (),
    ) -> Row:
        """A line of the face; the evidence of a ``field`` unfolds under it."""
        where = anchor(self.record, field, claim) if claim else str(self.record.ref)
        return Row(
            tuple(pieces),
            label,
            continues=not label and not beside,
            anchor=where,
            key=field or label.replace(" ", "-"),
            beside=beside,
        )


FaceLine = Callable[[FaceWriter[Any]], Iterator[Row]]
"""Writes a line of a face, or none where it has nothing to say."""


def values(name: str, label: str = "", *, most: int = NAMED, any_day: bool = False) -> FaceLine:
    """A line with the values of a field; it takes what `FaceWriter.field` does."""
    return lambda face: face.field(name, label, most=most, any_day=any_day)
