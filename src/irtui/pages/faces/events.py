"""The lines of the face of an event: when, where, who chaired it, what came of it."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from irtui.model.claims import Claim
from irtui.model.names import ordinal
from irtui.model.owners import OWNERS
from irtui.model.records import Event, Record, Treaty
from irtui.model.values import Role, Status
from irtui.pages.anchors import anchor
from irtui.pages.faces.writer import FaceWriter
from irtui.pages.page import Pieces, Row, grouped
from irtui.pages.phrases import Piece, Tone, before_indic, dotted, value_in_pieces

MOST_CHAIRS = 4
"""Columns of chairs and officers that a face shows; those of more are in its full page."""


def when(face: FaceWriter[Event]) -> Iterator[Row]:
    """When it took place, or was to."""
    field, label = ("when", "when") if face.record.when else ("planned", "planned for")
    return face.field(field, label, most=1, any_day=True)


def where(face: FaceWriter[Event]) -> Iterator[Row]:
    """Where it took place, with the building."""
    event = face.record
    told = [
        before_indic(value_in_pieces(face.as_of, claim.value), face.cited(event, field, claim))
        for field in ("place", "venue")
        if (claim := face.as_of.leading(event, getattr(event, field)))
    ]
    if told:
        yield face.line("where", dotted(*told), "place" if event.place else "venue")


def of(face: FaceWriter[Event]) -> Iterator[Row]:
    """What it is a meeting or a step of."""
    event = face.record
    told = [
        (face.link(claim.value), *face.cited(event, field, claim))
        for field in OWNERS
        if (claim := face.as_of.leading(event, getattr(event, field)))
    ]
    if told:
        yield face.line("part of", face.several(told))
    if event.part_of:
        yield from face.field("part_of", "during", any_day=True)


def chairs(face: FaceWriter[Event]) -> Iterator[Row]:
    """Who chaired it, side by side."""
    return co_chairs(face, face.record)


def co_chairs(face: FaceWriter[Record], event: Event, label: str = "") -> Iterator[Row]:
    """Who chaired an event, side by side, each with the office; nothing, where nobody is named."""
    claims = [*face.as_of.holding(event, "chairs")] or [
        claim for claim in event.chairs if not claim.deprecated
    ]
    sides = grouped((claim.value.party or number, claim) for number, claim in enumerate(claims))
    columns = [column for claims in sides.values() if (column := tuple(_side(face, event, claims)))]
    if columns:
        field = "chairs" if event is face.record else "last-chairs"
        yield face.line(label, (), field, beside=tuple(columns[:MOST_CHAIRS]))


def _side(
    face: FaceWriter[Record], event: Event, claims: Sequence[Claim[Role]]
) -> Iterator[Pieces]:
    """The lines on those who chaired an event for a side; of one, the office has its own."""
    for number, claim in enumerate(claims):
        role = claim.value
        mark = tuple(face.mark(role.party))
        indent, called = as_wide_as(mark), face.office(role)
        where = anchor(event, "chairs", claim)
        office = Piece(called, Tone.MUTED, role.post, anchor=where)
        cited = face.cited(event, "chairs", claim)
        if who := role.person or role.organisation:
            yield (*(indent if number else mark), face.link(who), *cited)
            if called and len(claims) == 1:
                yield (*indent, office)
        elif called:
            yield (*(indent if number else mark), evolve(office, tone=Tone.LINK), *cited)


def as_wide_as(mark: Pieces) -> Pieces:
    """The blank below the mark of a side; nothing, without a mark."""
    return (Piece(" " * sum(len(piece.text) for piece in mark)),) if mark else ()


def status(face: FaceWriter[Event]) -> Iterator[Row]:
    """How far it got, if it was not held."""
    if face.as_of.status(face.record) is not Status.HELD:
        yield from face.field("status", any_day=True)


def signed(face: FaceWriter[Event]) -> Iterator[Row]:
    """What was signed at it."""
    found = [*face.as_of.dataset.referring(face.record.ref, Treaty, "signed_at")]
    if found:
        yield face.line("signed", face.names("signed_at", found), "papers")


def before(face: FaceWriter[Event]) -> Iterator[Row]:
    """The one of its series that it follows."""
    return _beside(face, "follows", -1)


def after(face: FaceWriter[Event]) -> Iterator[Row]:
    """The one of its series that follows it."""
    return _beside(face, "followed by", 1)


def _beside(face: FaceWriter[Event], label: str, step: int) -> Iterator[Row]:
    event = face.record
    if not (event.number and (event.body or event.programme)):
        return
    field, claims = ("body", event.body) if event.body else ("programme", event.programme)
    referring = face.as_of.dataset.referring(claims[0].value, Event, field)
    numbered = dict.fromkeys(other for other, _ in referring if other.number)
    events = sorted(numbered, key=face.as_of.place_in_time)
    at = events.index(event) + step
    if not 0 <= at < len(events):
        way = "before" if step < 0 else "after"
        yield face.line(label, [Piece(f"none recorded {way} it", Tone.REMARK)])
        return
    near = events[at]
    pieces = [*face.meeting(near)]
    if between := _not_recorded(face, event, near):
        pieces.append(Piece(f"  {between}", Tone.REMARK))
    yield evolve(face.line(label, pieces), anchor=str(near.ref))


def _not_recorded(face: FaceWriter[Event], event: Event, near: Event) -> str:
    """Which numbers lie between two events of a series and are not recorded."""
    one, other = (face.as_of.value(each, each.number) for each in (event, near))
    if one is None or other is None:
        return ""
    first, last = sorted((one, other))
    if last - first < 2:
        return ""
    numbers = [ordinal(number) for number in dict.fromkeys((first + 1, last - 1))]
    return f"{' to '.join(numbers)} not recorded"
