"""The lines of the faces of agreements and programmes."""

from collections.abc import Iterator

from irtui.model.claims import Claim
from irtui.model.holding import Presence
from irtui.model.records import Programme, Treaty
from irtui.model.values import Role, Standing
from irtui.pages.faces.writer import FaceWriter
from irtui.pages.page import Pieces, Row
from irtui.pages.phrases import Piece, Tone, dotted, value_in_pieces

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
    told: list[Pieces] = []
    for field in ("signed", "place", "signed_at"):
        if claim := face.as_of.leading(treaty, getattr(treaty, field)):
            value = value_in_pieces(face.as_of, claim.value)
            if field == "signed_at":
                value = iter([face.link(claim.value)])
            told.append((*value, *face.cited(treaty, field, claim)))
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
