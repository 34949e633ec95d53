"""The lines of the face of an event: when, where, who chaired it, what came of it."""

from collections.abc import Iterator

from irtui.model.claims import Ref
from irtui.model.date_words import in_words
from irtui.model.names import ordinal
from irtui.model.records import Event, Treaty
from irtui.model.values import Status
from irtui.pages.faces.writer import DOT, FaceWriter
from irtui.pages.page import Row
from irtui.pages.phrases import Piece, Tone, before_indic, value_in_pieces


def _event(face: FaceWriter) -> Event:
    assert isinstance(face.record, Event)
    return face.record


def when(face: FaceWriter) -> Iterator[Row]:
    """When it took place, or was to."""
    field = "when" if _event(face).when else "planned"
    label = "when" if field == "when" else "planned for"
    return face.field(field, label, most=1, any_day=True)


def where(face: FaceWriter) -> Iterator[Row]:
    """Where it took place, with the building."""
    event = _event(face)
    pieces: list[Piece] = []
    for field in ("place", "venue"):
        if claim := face.as_of.leading(event, getattr(event, field)):
            value = value_in_pieces(face.as_of, claim.value)
            told = before_indic(value, face.cited(event, field, claim))
            pieces += (DOT, *told) if pieces else told
    if pieces:
        yield face.line("where", pieces, "place" if event.place else "venue")


def of(face: FaceWriter) -> Iterator[Row]:
    """What it is a meeting or a step of."""
    event = _event(face)
    if owners := face.as_of.owners(event):
        yield face.line("of", face.names(owners))
    if event.part_of:
        yield from face.field("part_of", "during", any_day=True)


def chairs(face: FaceWriter) -> Iterator[Row]:
    """Who chaired it, side by side."""
    if row := co_chairs(face, _event(face)):
        yield row


def co_chairs(face: FaceWriter, event: Event, label: str = "") -> Row | None:
    """Who chaired an event, side by side, each with the office; ``None``, where nobody is named."""
    columns = []
    for claim in face.as_of.holding(event, "chairs"):
        role = claim.value
        side = tuple(face.mark(role.party))
        indent = (Piece(" " * sum(len(piece.text) for piece in side)),) if side else ()
        office = role.as_ or (face.as_of.title(role.post) if role.post else "")
        office = face.of_side(office, role.party)
        cited = tuple(face.cited(event, "chairs", claim))
        if role.person:
            who = (*side, face.link(role.person), *cited)
            below = ((*indent, Piece(office, Tone.MUTED, role.post)),) if office else ()
            columns.append((who, *below))
        elif office:
            columns.append(((*side, Piece(office, Tone.LINK, role.post), *cited),))
    if not columns:
        return None
    field = "chairs" if event is face.record else ""
    return face.line(label, (), field or "last-chairs", beside=tuple(columns))


def status(face: FaceWriter) -> Iterator[Row]:
    """How far it got, if it was not held."""
    if face.as_of.status(_event(face)) is not Status.HELD:
        yield from face.field("status", any_day=True)


def signed(face: FaceWriter) -> Iterator[Row]:
    """What was signed at it."""
    found = face.as_of.dataset.referring(face.record.ref, Treaty, "signed_at")
    refs = list(dict.fromkeys(treaty.ref for treaty, _ in found))
    if refs:
        yield face.line("signed", face.names(refs))


def decided(face: FaceWriter) -> Iterator[Row]:
    """The papers that were adopted at it."""
    return face.field("documents", "adopted", most=2, any_day=True)


def before(face: FaceWriter) -> Iterator[Row]:
    """The one of its series that it follows."""
    return _beside(face, "follows", -1)


def after(face: FaceWriter) -> Iterator[Row]:
    """The one of its series that follows it."""
    return _beside(face, "followed by", 1)


def _beside(face: FaceWriter, label: str, step: int) -> Iterator[Row]:
    event = _event(face)
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
    pieces = [Piece(face.as_of.meeting_title(near), Tone.LINK, near.ref)]
    if place := face.as_of.value(near, near.place):
        pieces += [DOT, Piece(face.as_of.title(place) if isinstance(place, Ref) else place)]
    date = face.as_of.date_of(near)
    pieces += [DOT, Piece(in_words(date) if date else "undated")]
    if (how := face.as_of.status(near)) is not Status.HELD:
        pieces.append(Piece(f", {how}"))
    if between := _not_recorded(face, event, near):
        pieces.append(Piece(f"  {between}", Tone.REMARK))
    yield face.line(label, pieces)


def _not_recorded(face: FaceWriter, event: Event, near: Event) -> str:
    """Which numbers lie between two events of a series and are not recorded."""
    one, other = (face.as_of.value(each, each.number) for each in (event, near))
    if one is None or other is None:
        return ""
    first, last = sorted((one, other))
    if last - first < 2:
        return ""
    numbers = [ordinal(number) for number in dict.fromkeys((first + 1, last - 1))]
    return f"{' to '.join(numbers)} not recorded"
