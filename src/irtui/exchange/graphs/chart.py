"""The hierarchy of a day as boxes under boxes, for a picture."""

from collections.abc import Iterator
from textwrap import wrap

from irtui.exchange.format import Losses
from irtui.exchange.scope import Scope
from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.date_words import day_in_words
from irtui.model.holding import Presence
from irtui.model.records import Body, Party
from irtui.query.chairs import Seat, seats

_WIDTH = 34
"""Characters of a line in a box."""


@frozen
class Chair:
    """A chair of a body."""

    mark: str
    """The mark of its side, or its id; empty, if it is of none."""
    side: int
    """The number of its side in the file, from 0; -1, if it is of none."""
    holder: str
    """Who has it; empty, if that is not known."""
    office: str
    """The office that has it; empty, if that is not known."""


@frozen
class Box:
    """A body of the day."""

    number: int
    """From 1, in the order of the tree."""
    above: int
    """The number of the box that it is under; 0: it is at the top."""
    name: str
    chairs: tuple[Chair, ...]
    presence: Presence
    doubtful: bool
    """Whether it is open that it is there, or that it is under that box."""


def heading(scope: Scope) -> str:
    """What is drawn, of which day."""
    of = scope.title(scope.top) if scope.top else scope.edition.title
    return f"{of}, as of {day_in_words(scope.day)}"


def boxes(scope: Scope, losses: Losses) -> Iterator[Box]:
    """The bodies of the day, each after the one that it is under; all else is left out.

    Former ones are among them if the scope's day counts them.
    """
    as_of = scope.as_of
    bodies = {
        body.ref: body for body in scope.all(Body) if body.ref in scope.chosen and as_of.there(body)
    }
    sides = {ref: place for place, ref in enumerate(scope.dataset.refs(Party.TABLE))}
    under: dict[Ref | None, list[Body]] = {}
    for body in bodies.values():
        above = as_of.parent(body)
        under.setdefault(above if above in bodies else None, []).append(body)
    named: set[Ref | None] = set()
    numbers: dict[Ref | None, int] = {None: 0}
    waiting = under.get(None, [])[::-1]
    while waiting:
        body = waiting.pop()
        waiting += under.get(body.ref, [])[::-1]
        above = as_of.parent(body)
        found = list(seats(as_of, body))
        named.add(body.ref)
        for seat in found:
            role, holder = seat.claim.value, seat.holder
            named |= {role.party, role.post, holder.person.ref if holder else None}
        numbers[body.ref] = number = len(numbers)
        yield Box(
            number,
            numbers.get(above, 0),
            as_of.short_title(body),
            tuple(_chair(scope, seat, sides) for seat in found),
            as_of.presence(body),
            _doubtful(scope, body),
        )
    left = [ref for ref in scope.records if ref not in named]
    others = sum(ref.table == Body.TABLE for ref in left)
    losses.count("bodies that were not there on the day", others)
    losses.count("records that are no bodies and chair none", len(left) - others)


def _doubtful(scope: Scope, body: Body) -> bool:
    as_of = scope.as_of
    placing = as_of.placing(body)
    # Of what was only seen at other times, no source doubts that it is still so.
    open_ = placing and not placing.only_seen and as_of.holds(body, placing) is Presence.POSSIBLY
    return as_of.presence(body) is Presence.POSSIBLY or bool(open_)


def _chair(scope: Scope, seat: Seat, sides: dict[Ref, int]) -> Chair:
    role = seat.claim.value
    party = scope.dataset.get(role.party, Party) if role.party else None
    office = role.as_ or (scope.title(role.post) if role.post else "")
    who = scope.title(seat.holder.person.ref) if seat.holder else ""
    if seat.holder and seat.holder.presence is not Presence.YES:
        who = f"possibly {who}"
    return Chair(
        (party.mark or party.id) if party else "",
        sides.get(role.party, -1) if role.party else -1,
        who,
        f"possibly {office}" if seat.possibly else office,
    )


def in_lines(text: str) -> list[str]:
    """A text in lines that fit into a box."""
    return wrap(text, _WIDTH)
