"""Who chairs a body: by which office, from when until when, and who has that office on a day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment
from irtui.model.holding import Presence, resolve, seen_between, stretch
from irtui.model.lifetimes import lifetime
from irtui.model.records import Body
from irtui.model.stretches import Days
from irtui.model.values import Role
from irtui.query.roles import Tenure, tenures


@frozen
class Seat:
    """A chair of a body on a day."""

    claim: Claim[Role]
    """What says which office has it, for which side."""
    holder: Tenure | None
    """Who has the office on the day; ``None``: not known."""
    possibly: bool
    """Whether it is open if the office has the chair on the day."""


def seats(as_of: AsOf, body: Body) -> Iterator[Seat]:
    """The chairs of a body on the day; of a side that certainly has one, only that."""
    presence, held = as_of.claims(body, "chair_posts"), [*as_of.holding(body, "chair_posts")]
    certain = {one.value.party for one in held if presence[one] is Presence.YES}
    shown = [one for one in held if presence[one] is Presence.YES or one.value.party not in certain]
    for claim in shown:
        post = claim.value.post
        holder = _holder(as_of, post) if post else None
        possibly = presence[claim] is Presence.POSSIBLY and _open(as_of.day, claim, shown)
        yield Seat(claim, holder, possibly)


def _holder(as_of: AsOf, post: Ref) -> Tenure | None:
    """Who has an office on the day; found once for all bodies that it chairs."""
    known: dict[Ref, Tenure | None] = as_of.kept(_holder)
    if post not in known:
        known[post] = next(iter(tenures(as_of, post).today), None)
    return known[post]


def _open(day: date, claim: Claim[Role], chairs: Sequence[Claim[Role]]) -> bool:
    """Whether it is open if a chair that was only seen is the one of the day.

    It is where it was seen only later, or where another of its side was seen at another time. A
    chair that was seen last, and no other since, is that of today.
    """
    if (seen := seen_between(claim.seen)) is None:
        return False
    same_side = (one for one in chairs if one.value.party == claim.value.party)
    others = filter(None, (seen_between(one.seen) for one in same_side))
    apart = any(other[1] < seen[0] or seen[1] < other[0] for other in others)
    return apart or day < seen[0]


@frozen
class Chairing:
    """From when until when an office had the chair of a body, by the same rules on every day."""

    claim: Claim[Role]
    since: Moment | None
    """When that began; ``None``: not known."""
    until: Moment | None
    possible: Days
    """The first and the last day on which it possibly or certainly had it."""
    certain: Days | None
    """The days on which it certainly had it; ``None``: on none."""


def chairings(dataset: Dataset, body: Body) -> tuple[Chairing, ...]:
    """The offices that have or had the chair of a body, in the order of the file."""
    claims = [claim for claim in body.chair_posts if not claim.deprecated]
    found = (_chairing(dataset, body, claim, claims) for claim in claims)
    return tuple(filter(None, found))


def _chairing(
    dataset: Dataset, body: Body, claim: Claim[Role], chairs: Sequence[Claim[Role]]
) -> Chairing | None:
    life = lifetime(dataset, body)
    if claim.since or claim.until:
        since, until = resolve(dataset, claim.since), resolve(dataset, claim.until)
        days = stretch(dataset, claim)
        return Chairing(claim, since, until, days.possible, days.certain) if days.possible else None
    possible = life.possible
    if possible is None:
        return None
    first = life.start.bounds[1] if life.start else life.first_seen
    last = (life.end.bounds[0] if life.end else date.max) if life.start else life.last_seen
    certain = (first, last) if first and last and first <= last else None
    since, until = life.start, life.end
    if claim.seen:
        over = life.end.bounds[0] if life.end else None
        before, after, certain = _turn(claim, chairs, over or date.max)
        since, until = None if before else since, None if after else until
        possible = max(before or date.min, possible[0]), min(after or date.max, possible[1])
    return Chairing(claim, since, until, possible, certain) if possible[0] <= possible[1] else None


def _turn(
    claim: Claim[Role], chairs: Sequence[Claim[Role]], over: date
) -> tuple[date | None, date | None, Days | None]:
    """The turn of an office that was only seen to have the chair, among those of its side.

    The first and the last of the days between its neighbours on its side, ``None`` on an end
    without a neighbour; and the days on which it certainly had the chair: who was seen last has it
    until the body may be ``over``.
    """
    seen = seen_between(claim.seen)
    if seen is None:
        return None, None, None
    same_side = (one for one in chairs if one.value.party == claim.value.party and one.only_seen)
    others = [days for one in same_side if (days := seen_between(one.seen))]
    before = max((last for _, last in others if last < seen[0]), default=None)
    after = min((first for first, _ in others if first > seen[1]), default=None)
    day = timedelta(1)
    certain = seen if after else (seen[0], max(seen[1], over))
    return before and before + day, after and after - day, certain
