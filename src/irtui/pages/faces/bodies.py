"""The lines of the face of a body: who chairs it, when it met, what is under it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from irtui.lean import evolve, frozen
from irtui.model.claims import Claim, Ref
from irtui.model.date_words import in_words, year_in_words
from irtui.model.dates import When, as_moment
from irtui.model.holding import Presence, resolve
from irtui.model.names import counted
from irtui.model.records import Body, Event, Organisation
from irtui.model.values import MEMBER, Name, Status
from irtui.pages.anchors import anchor
from irtui.pages.faces.happenings import MOST_CHAIRS, as_wide_as, co_chairs
from irtui.pages.faces.writer import NAMED, FaceWriter
from irtui.pages.page import Pieces, Row
from irtui.pages.phrases import DOT, Piece, Tone, role_in_words, value_in_pieces
from irtui.query.chairs import Seat, seats
from irtui.query.roles import members, terms_in
from irtui.query.series import is_meeting
from irtui.query.tree.hierarchy import counts_of_day


def chairs(face: FaceWriter[Body]) -> Iterator[Row]:
    """Who chairs it on the day, side by side; else its officers, else who last chaired it."""
    columns = _columns([_seat(face, seat) for seat in seats(face.as_of, face.record)])
    if columns:
        yield face.line("", (), "chair_posts", beside=tuple(columns[:MOST_CHAIRS]))
    elif officers := list(_officers(face)):
        yield face.line("", (), beside=tuple(officers[:MOST_CHAIRS]), field="officers")
    elif last := _last_meeting(face):
        yield from co_chairs(face, last, "last chairs")


@frozen
class _Seat:
    """A chair: who has it, in which office, since when."""

    holder: Ref | None
    """``None``: it is not known who holds the office."""
    side: Pieces
    who: Pieces
    offices: Pieces
    held: Pieces
    possibly: bool
    """Whether it is but possibly the chair of the day."""

    @property
    def column(self) -> tuple[Pieces, ...]:
        """Its lines, one below the other."""
        indent = as_wide_as(self.side)
        doubt = (Piece("  ? possibly", Tone.REMARK),) if self.possibly else ()
        below = ((*self.offices, *doubt), self.held)
        return (*self.side, *self.who), *((*indent, *line) for line in below if line)


def _columns(seats: Sequence[_Seat]) -> list[tuple[Pieces, ...]]:
    """A column for each chair; who possibly has it in one of two offices stands there once."""
    found: list[_Seat] = []
    for seat in seats:
        same = (n for n, one in enumerate(found) if seat.holder and one.holder == seat.holder)
        if (at := next(same, None)) is None:
            found.append(seat)
        else:
            offices = (*found[at].offices, Piece(" or ", Tone.MUTED), *seat.offices)
            found[at] = evolve(found[at], offices=offices, held=())
    return [seat.column for seat in found]


def _seat(face: FaceWriter[Body], seat: Seat) -> _Seat:
    """Who holds the office of a chair on the day."""
    role = seat.claim.value
    side = tuple(face.mark(role.party))
    called = face.office(role)
    if one := seat.holder:
        who = (face.link(one.person.ref), *face.cited(one.person, one.field, one.claim))
        possibly = seat.possibly and one.presence is Presence.YES  # else that is said already
        where = anchor(face.record, "chair_posts", seat.claim)
        office = (Piece(called, Tone.MUTED, role.post, anchor=where),)
        held = tuple(face.held(one.claim))[1:]
        return _Seat(one.person.ref, side, who, office, held, possibly)
    words = Piece(called, Tone.LINK, role.post) if role.post else Piece(called)
    who = (words, *face.cited(face.record, "chair_posts", seat.claim))
    return _Seat(None, side, who, (), (Piece("holder not known", Tone.MUTED),), possibly=False)


def _officers(face: FaceWriter[Body]) -> Iterator[tuple[Pieces, ...]]:
    """Those who have another part in it than that of a member."""
    for term in terms_in(face.as_of.dataset, face.record.ref):
        role = term.claim.value.role
        there = face.presence(term.record, term.field, term.claim)
        if role and role != MEMBER and there is Presence.YES:
            cited = face.cited(term.record, term.field, term.claim)
            what = Piece(role_in_words(role), Tone.MUTED)
            yield (face.link(term.who), *cited), (what, *face.held(term.claim))


def _meetings(face: FaceWriter[Body]) -> list[Event]:
    """All its meetings that count as such, of whatever day, in order of time."""
    dataset = face.as_of.dataset
    found = dataset.referring(face.record.ref, Event, "body")
    events = dict.fromkeys(
        event for event, _ in found if face.as_of.date_of(event) and is_meeting(dataset, event)
    )
    return sorted(events, key=face.as_of.place_in_time)


def _last_meeting(face: FaceWriter[Body]) -> Event | None:
    held = (one for one in reversed(_meetings(face)) if face.as_of.held(one))
    return next(held, None)


def last_met(face: FaceWriter[Body]) -> Iterator[Row]:
    """The last meeting that was held by the day."""
    if last := _last_meeting(face):
        yield face.line("last met", face.meeting(last))


def next_meeting(face: FaceWriter[Body]) -> Iterator[Row]:
    """The next meeting that is recorded, announced or held."""
    as_of = face.as_of
    coming = (one for one in _meetings(face) if as_of.presence(one) is Presence.LATER)
    standing = (one for one in coming if as_of.status(one) is not Status.CANCELLED)
    if event := next(standing, None):
        yield face.line("next", face.meeting(event))


def under_it(face: FaceWriter[Body]) -> Iterator[Row]:
    """What is under it on the day, with what is known by its count only, and its members."""
    body, dataset = face.record, face.as_of.dataset
    children = [one for one in face.as_of.children(body.ref) if face.as_of.presence(one)]
    named = Counter(child.kind for child in children)
    counts = {one.kind: one for one in counts_of_day(face.as_of, body)}
    pieces: list[Piece] = []
    shown = more = 0

    def add(*more: Piece) -> None:
        pieces.extend((DOT, *more) if pieces else more)

    kinds = dataset.about.kinds.get(Body.TABLE, {})
    for kind in dict.fromkeys([*named, *(kind for kind in counts if kind in kinds)]):
        few = [child for child in children if child.kind == kind]
        count = counts.get(kind or "")
        if count and count.count > len(few):
            claims = face.as_of.holding(body, "counts")
            claim = next((one for one in claims if one.value == count), None)
            words = "".join(piece.text for piece in value_in_pieces(face.as_of, count))
            shown += 1
            add(Piece(f"{words}, {len(few)} named"), *face.footnotes.in_brief(body, claim))
        elif len(children) <= NAMED:
            for child in few:
                place = face.as_of.placing(child)
                add(*(face.claimed(child, "parent", place) if place else (face.link(child.ref),)))
        else:
            one = (kind or Body.TABLE).replace("-", " ")
            word = dataset.plural(Body.TABLE, kind) if len(few) > 1 else one
            shown += 1
            if shown <= 2:  # what is of more kinds is counted together
                add(Piece(f"{len(few):,} {word}"))
            else:
                more += len(few)
    if more:
        add(Piece(f"{more:,} more", Tone.MUTED))
    if found := len(members(face.as_of, body.ref)):
        add(Piece(counted(found, "member")))
    if pieces:
        yield face.line("under it", pieces)


def formerly(face: FaceWriter[Body | Organisation]) -> Iterator[Row]:
    """What it was called before, until when."""
    body = face.record
    shown = face.as_of.short_title(body, alone=True)
    for field in ("abbreviation", "name"):
        former: list[Claim[Name]] = [
            claim
            for claim, presence in face.as_of.claims(body, field).items()
            if presence is Presence.FORMER and claim.dated and not claim.deprecated
            if claim.value.value not in (face.as_of.title(body, alone=True), shown)
        ]
        if former:
            claim, others = former[0], len(former) - 1
            pieces = [Piece(claim.value.value)]
            if until := resolve(face.as_of.dataset, claim.until or _until(face)):
                pieces.append(Piece(f", until {_roughly(until)}"))
            pieces += face.footnotes.in_brief(body, claim)
            pieces += [Piece(f" · {others:,} more", Tone.MUTED)] if others else []
            yield face.line("formerly", pieces, field, claim)
            return


def _roughly(until: When) -> str:
    """A date in words; of what is only known to lie somewhere in a year, the year."""
    first, last = until.earliest, until.latest
    if as_moment(until).is_range and first and last and first.year == last.year:
        return year_in_words(first.year)
    return in_words(until)


def _until(face: FaceWriter[Body | Organisation]) -> When | Ref | None:
    """Until when its former name held, where that of its short name is not said."""
    former = (
        claim.until
        for claim, presence in face.as_of.claims(face.record, "name").items()
        if presence is Presence.FORMER and not claim.deprecated
    )
    return next(former, None)


def part_of(face: FaceWriter[Body]) -> Iterator[Row]:
    """What it belongs to on the day."""
    if claim := face.as_of.placing(face.record):
        cited = face.cited(face.record, "parent", claim)
        yield face.line("part of", (face.link(claim.value), *cited), "parent", claim)
