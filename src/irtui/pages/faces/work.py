"""The lines of the faces of agreements and programmes."""

from collections.abc import Iterator

from irtui.model.holding import Presence
from irtui.model.records import Treaty
from irtui.model.values import Standing
from irtui.pages.faces.writer import DOT, FaceWriter
from irtui.pages.page import Row
from irtui.pages.phrases import Piece, Tone, value_in_pieces

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


def _treaty(face: FaceWriter) -> Treaty:
    assert isinstance(face.record, Treaty)
    return face.record


def in_force(face: FaceWriter) -> Iterator[Row]:
    """Whether it is in force on the day, or whether that is not known."""
    treaty = _treaty(face)
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


def signed(face: FaceWriter) -> Iterator[Row]:
    """When, where and on what occasion it was signed."""
    treaty = _treaty(face)
    pieces: list[Piece] = []
    for field in ("signed", "place", "signed_at"):
        if claim := face.as_of.leading(treaty, getattr(treaty, field)):
            value = (
                [face.link(claim.value)]
                if field == "signed_at"
                else value_in_pieces(face.as_of, claim.value)
            )
            told = [*value, *face.cited(treaty, field, claim)]
            pieces += [DOT, *told] if pieces else told
    if pieces:
        yield face.line("signed", pieces, "signed" if treaty.signed else "signed_at")


def signatories(face: FaceWriter) -> Iterator[Row]:
    """Who signed it."""
    treaty = _treaty(face)
    pieces: list[Piece] = []
    claims = [*face.as_of.holding(treaty, "signatories")] or [*treaty.signatories]
    for claim in claims[:2]:
        role = claim.value
        who = [face.link(role.person)] if role.person else [*value_in_pieces(face.as_of, role)]
        told = [*face.mark(role.party), *who, *face.cited(treaty, "signatories", claim)]
        pieces += [DOT, *told] if pieces else told
    if pieces:
        if more := len(claims) - 2:
            pieces += [Piece(f" · {more:,} more", Tone.MUTED)] if more > 0 else []
        yield face.line("signed by", pieces, "signatories")


def term(face: FaceWriter) -> Iterator[Row]:
    """From when until when it runs."""
    return face.field("term", any_day=True)


def between(face: FaceWriter) -> Iterator[Row]:
    """Who is bound."""
    return face.field("parties", "between", any_day=True)


def replaces(face: FaceWriter) -> Iterator[Row]:
    """What it replaced."""
    return face.field("supersedes", "replaced", any_day=True)


def replaced_by(face: FaceWriter) -> Iterator[Row]:
    """What replaced it by the day."""
    found = face.as_of.dataset.referring(face.record.ref, Treaty, "supersedes")
    by_now = [
        (one, claim) for one, claim in found if face.as_of.presence(one) is not Presence.LATER
    ]
    if by_now:
        yield face.line("replaced by", face.names("supersedes", by_now))


def worth(face: FaceWriter) -> Iterator[Row]:
    """The sum of it."""
    return face.field("worth", any_day=True)


def stands(face: FaceWriter) -> Iterator[Row]:
    """Where a programme stands on the day."""
    claims = face.as_of.holding(face.record, "status")
    if claim := next(claims, None):
        told = [Piece(str(claim.value)), *face.held(claim)]
        told += face.cited(face.record, "status", claim)
        yield face.line("on the day", told, "status", claim)
    else:
        remark = _RUNS[face.as_of.presence(face.record)]
        yield face.line("on the day", [Piece(remark, Tone.REMARK)], "status")


def run_by(face: FaceWriter) -> Iterator[Row]:
    """Between whom it is."""
    several = len([*face.as_of.holding(face.record, "organisations")]) > 1
    return face.field("organisations", "between" if several else "")


def period(face: FaceWriter) -> Iterator[Row]:
    """Since when it runs, and until when."""
    return face.field("period", "time", any_day=True)


def counts(face: FaceWriter) -> Iterator[Row]:
    """The newest counts."""
    return face.field("counts", "count", most=2)


def rests_on(face: FaceWriter) -> Iterator[Row]:
    """What it rests on."""
    return face.field("agreements", "rests on", any_day=True)


def part_of(face: FaceWriter) -> Iterator[Row]:
    """The larger programme, and what it continues."""
    yield from face.field("part_of", "part of", any_day=True)
    yield from face.field("succeeds", "continues", any_day=True)
