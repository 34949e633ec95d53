"""The lines of the faces of people, offices and organisations."""

from collections.abc import Iterator

from irtui.lean import evolve
from irtui.model.claims import Claim
from irtui.model.date_words import in_words
from irtui.model.dates import sort_key
from irtui.model.holding import Presence, resolve
from irtui.model.names import counted
from irtui.model.records import TERMS, Body, Event, Organisation, Person, Post, Programme
from irtui.model.values import Role
from irtui.pages.faces.writer import FaceWriter
from irtui.pages.page import Row
from irtui.pages.phrases import DOT, Piece, Tone, part_in_pieces
from irtui.query.roles import Tenure, posts_at, tenures

_OFFICES = 3
"""Offices of the day that a face shows, a line each."""


def _terms(face: FaceWriter[Person]) -> Iterator[tuple[str, Claim[Role], Presence]]:
    for field in TERMS:
        for claim, presence in face.as_of.claims(face.record, field).items():
            if not claim.deprecated:
                yield field, claim, presence


def office(face: FaceWriter[Person]) -> Iterator[Row]:
    """The offices of the day, each since when, and for which side."""
    person = face.record
    found = list(_terms(face))
    held = [one for one in found if one[2] is Presence.YES] or [one for one in found if one[2]]
    side = face.as_of.value(person, person.party)
    for number, (field, claim, _) in enumerate(held[:_OFFICES]):
        pieces = [
            *(face.mark(side) if not number else ()),
            *part_in_pieces(face.as_of, claim.value),
        ]
        pieces += [*face.held(claim), *face.cited(person, field, claim)]
        row = face.line("" if number else "office", pieces, field, claim)
        # A further line has a key of its own.
        yield evolve(row, key=f"{row.key}-{number + 1}") if number else row
    if (more := len(held) - _OFFICES) > 0:
        yield face.line("", [Piece(f"{more:,} more", Tone.MUTED)], "more offices")
    if not held and (of_side := face.as_of.leading(person, person.party)):
        pieces = [*face.mark(of_side.value), face.link(of_side.value)]
        pieces += face.cited(person, "party", of_side)
        yield face.line("side", pieces, "party", of_side)


def offices_before(face: FaceWriter[Person]) -> Iterator[Row]:
    """The offices that were over by the day, in one line, the last first."""
    former: dict[object, tuple[str, Claim[Role]]] = {}
    for field, claim, there in _terms(face):
        if there is Presence.FORMER:
            office = claim.value.post or claim.value.in_ or claim.value.as_
            former.setdefault(office, (field, claim))
    told = [_office_before(face, *one) for one in former.values()]
    if told:
        field, claim = next(iter(former.values()))
        row = face.line("before", face.several(told, 2), field, claim)
        yield evolve(row, key=f"{field}-before")


def _office_before(face: FaceWriter[Person], field: str, claim: Claim[Role]) -> Iterator[Piece]:
    """An office that was over by the day: until when, and who says so."""
    yield from part_in_pieces(face.as_of, claim.value)
    if until := resolve(face.as_of.dataset, claim.until):
        yield Piece(f", until {in_words(until)}", Tone.MUTED)
    yield from face.cited(face.record, field, claim)


def chaired(face: FaceWriter[Person]) -> Iterator[Row]:
    """How many meetings somebody chaired by the day, and the last of them."""
    found = face.as_of.dataset.referring(face.record.ref, Event, "chairs")
    events = {event: claim for event, claim in found if face.as_of.held(event)}
    if events:
        last = max(events, key=face.as_of.place_in_time)
        pieces = [
            Piece(counted(len(events), "meeting")),
            Piece(", the last: " if len(events) > 1 else ": ", Tone.MUTED),
        ]
        pieces += [face.link(last.ref), *face.dated(face.as_of.date_of(last))]
        pieces += face.cited(last, "chairs", events[last])
        yield face.line("chaired", pieces)


def _tenure(face: FaceWriter[Post], one: Tenure) -> Iterator[Piece]:
    over = one.presence is Presence.FORMER
    yield from (face.link(one.person.ref), *face.held(one.claim, over=over))
    yield from face.cited(one.person, one.field, one.claim)


def holder(face: FaceWriter[Post]) -> Iterator[Row]:
    """Who holds the office on the day, since when."""
    found = tenures(face.as_of, face.record.ref).today
    # Of those who possibly hold it, who was seen in it last is the likeliest.
    most = _OFFICES if found and found[0].presence is Presence.YES else 1
    for number, one in enumerate(found[:most]):
        label, left = "" if number else "held by", len(found) - most
        more = [Piece(f" · {left:,} more", Tone.MUTED)] if left > 0 and number == most - 1 else []
        yield face.line(label, [*_tenure(face, one), *more], f"holder-{number + 1}")
    if not found:
        yield face.line("held by", [Piece("not known", Tone.REMARK)])


def holder_before(face: FaceWriter[Post]) -> Iterator[Row]:
    """Who held the office last before."""
    if former := tenures(face.as_of, face.record.ref).before:
        more = len(former) - 1
        count = [Piece(f" · {more:,} more", Tone.MUTED)] if more else []
        yield face.line("before", [*_tenure(face, former[0]), *count])


def chairs(face: FaceWriter[Post]) -> Iterator[Row]:
    """What the holder of the office chairs on the day."""
    found = face.as_of.dataset.referring(face.record.ref, Body, "chair_posts")
    held = [
        (body, claim)
        for body, claim in found
        if face.presence(body, "chair_posts", claim) and not claim.deprecated
    ]
    if held:
        yield face.line("chairs", face.names("chair_posts", held))


def at(face: FaceWriter[Post]) -> Iterator[Row]:
    """Where the office is, and whose."""
    yield from face.field("organisation", "at", any_day=True)
    if not face.record.organisation:
        yield from face.field("party", "side", any_day=True)


def head(face: FaceWriter[Organisation]) -> Iterator[Row]:
    """Who holds the offices in an organisation on the day."""
    posts = [post.ref for post, _ in posts_at(face.as_of, face.record.ref)]
    held = [(post, one) for post in posts for one in tenures(face.as_of, post).today]
    held.sort(key=lambda pair: pair[1].presence is not Presence.YES)
    for number, (post, one) in enumerate(held[:_OFFICES]):
        office = Piece(one.claim.value.as_ or face.as_of.title(post), Tone.MUTED, post)
        pieces = [face.link(one.person.ref), DOT, office]
        pieces += face.held(one.claim)
        pieces += face.cited(one.person, one.field, one.claim)
        yield face.line("" if number else "headed by", pieces, f"head-{number + 1}")


def programmes(face: FaceWriter[Organisation]) -> Iterator[Row]:
    """What it works on on the day."""
    found = face.as_of.dataset.referring(face.record.ref, Programme, "organisations")
    held = [
        (programme, claim)
        for programme, claim in found
        if face.as_of.presence(programme) and face.presence(programme, "organisations", claim)
    ]
    if held:
        held.sort(key=lambda pair: sort_key(face.as_of.date_of(pair[0])))
        yield face.line("programmes", face.names("organisations", held))
