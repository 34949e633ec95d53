"""The lines of the faces of events, agreements and programmes."""

from collections.abc import Iterator, Sequence

from irtui.lean import evolve
from irtui.model.claims import Claim
from irtui.model.holding import Presence
from irtui.model.names import ordinal
from irtui.model.owners import OWNERS
from irtui.model.records import Event, Programme, Record, Treaty
from irtui.model.values import Role, Standing, Status
from irtui.pages.anchors import anchor
from irtui.pages.faces.writer import FaceWriter
from irtui.pages.page import Pieces, Row, grouped
from irtui.pages.phrases import Piece, Tone, before_indic, dotted, value_in_pieces

MOST_CHAIRS = 4
"""Columns of chairs and officers that a face shows; those of more are in its full page."""
_STANDING = {
    Standing.ACTIVE: "in force",
    Standing.SIGNED: "signed",
    Standing.ENDED: "no longer in force",
    Standing.UNKNOWN: "not known whether it is in force",
}
"""How an agreement stands, where the word for it is not the field's own."""
_PRESENCE = {
    Presence.YES: "not known whether it is in force",
    Presence.POSSIBLY: "not known whether it is in force",
    Presence.LATER: "not signed yet",
    Presence.FORMER: "its term is over",
}
"""How an agreement stands of whose standing no source speaks."""
_RUNS = {
    Presence.YES: "not known how it stands",
    Presence.POSSIBLY: "not known whether it runs",
    Presence.LATER: "not begun yet",
    Presence.FORMER: "over",
}
"""How a programme stands of whose standing no source speaks."""

# Events: when, where, who chaired them, what came of them


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


def signed_there(face: FaceWriter[Event]) -> Iterator[Row]:
    """What was signed at it."""
    found = [*face.as_of.dataset.referring(face.record.ref, Treaty, "signed_at")]
    if found:
        yield face.line("signed", face.names("signed_at", found), "papers")


def beside(face: FaceWriter[Event], label: str, step: int) -> Iterator[Row]:
    """The one of its series that it follows, by a ``step`` of -1; that follows it, by 1."""
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


# Agreements and programmes


def in_force(face: FaceWriter[Treaty]) -> Iterator[Row]:
    """Whether it is in force on the day, or whether that is not known."""
    treaty = face.record
    presence = face.as_of.presence(treaty)
    if presence and (claim := next(face.as_of.holding(treaty, "status"), None)):
        words = _STANDING.get(claim.value, str(claim.value))
        told = [Piece(words), *face.cited(treaty, "status", claim)]
        yield face.line("on the day", told, "status", claim)
    elif presence is Presence.YES and treaty.term:
        claim_of_term = face.as_of.leading(treaty, treaty.term)
        cited = face.footnotes.in_brief(treaty, claim_of_term) if claim_of_term else ()
        yield face.line("on the day", [Piece("within its term"), *cited], "status")
    else:
        yield face.line("on the day", [Piece(_PRESENCE[presence], Tone.REMARK)], "status")


def signed(face: FaceWriter[Treaty]) -> Iterator[Row]:
    """When, where and on what occasion it was signed."""
    treaty = face.record
    told = [
        (*face.value(claim.value), *face.cited(treaty, field, claim))
        for field in ("signed", "place", "signed_at")
        if (claim := face.as_of.leading(treaty, getattr(treaty, field)))
    ]
    if told:
        yield face.line("signed", dotted(*told), "signed" if treaty.signed else "signed_at")


def signatories(face: FaceWriter[Treaty]) -> Iterator[Row]:
    """Who signed it."""
    treaty = face.record
    claims = [*face.as_of.holding(treaty, "signatories")] or [*treaty.signatories]
    if claims:
        told = [_signatory(face, claim) for claim in claims]
        yield face.line("signed by", face.several(told, 2), "signatories")


def _signatory(face: FaceWriter[Treaty], claim: Claim[Role]) -> Iterator[Piece]:
    role = claim.value
    yield from face.mark(role.party)
    yield from [face.link(role.person)] if role.person else value_in_pieces(face.as_of, role)
    yield from face.cited(face.record, "signatories", claim)


def replaced_by(face: FaceWriter[Treaty]) -> Iterator[Row]:
    """What replaced it by the day."""
    found = face.as_of.dataset.referring(face.record.ref, Treaty, "supersedes")
    by_now = [
        (one, claim) for one, claim in found if face.as_of.presence(one) is not Presence.LATER
    ]
    if by_now:
        yield face.line("replaced by", face.names("supersedes", by_now))


def stands(face: FaceWriter[Programme]) -> Iterator[Row]:
    """Where a programme stands on the day."""
    claims = face.as_of.holding(face.record, "status")
    if claim := next(claims, None):
        told = [Piece(str(claim.value)), *face.held(claim)]
        told += face.cited(face.record, "status", claim)
        yield face.line("on the day", told, "status", claim)
    else:
        remark = _RUNS[face.as_of.presence(face.record)]
        yield face.line("on the day", [Piece(remark, Tone.REMARK)], "status")


def run_by(face: FaceWriter[Programme]) -> Iterator[Row]:
    """Between whom it is."""
    several = len([*face.as_of.holding(face.record, "organisations")]) > 1
    return face.field("organisations", "between" if several else "")
