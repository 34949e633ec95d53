"""What ties records to each other for a time, and the changes when that begins or ends."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, hull, sort_key
from irtui.model.holding import resolve
from irtui.model.records import Body, Organisation, Record
from irtui.model.values import MEMBER
from irtui.query.time.change import Change, called, certain_day, possible, rests_on

_ONE_TURN = timedelta(60)
"""Within so many days, two tellings of how a term began, or ended, are of one term."""
_LONGEST_DOUBT = 366
"""Days after an end by which what begins again at once has certainly begun."""

_UNDER = "{0} {2}comes under {1}", "{0} is {2}no longer under {1}"
_OFFICE = "{0} {2}becomes {1}", "{0} is {2}no longer {1}"
_MEMBER = "{0} {2}joins {1}", "{0} {2}leaves {1}"
_ROLE = "{0} {2}becomes {3} of {1}", "{0} is {2}no longer {3} of {1}"
TIES = {
    "parent": _UNDER,
    "organisation": _UNDER,
    "chair_posts": ("{1} {2}comes to chair {0}", "{1} {2}chairs {0} no longer"),
    "posts": _OFFICE,
    "roles": _OFFICE,
    "members": _MEMBER,
    "party": _MEMBER,
    "parties": _MEMBER,
}
"""The fields that tie a record to others for a time, and how that is said to begin and to end.

``{0}`` is the record, ``{1}`` the other, ``{2}`` what is said where it is only possible, ``{3}`` as
what somebody comes or goes.
"""

_Bound = tuple[Moment, tuple[Claim[Any], ...]]
"""When something began or ended, and the claims that say so."""


def ties(dataset: Dataset, record: Record, name: str) -> Iterator[Change]:
    """When what a field names was come to and left, each for itself."""
    dated: dict[bool, dict[_Other, list[tuple[Moment, Claim[Any]]]]] = {True: {}, False: {}}
    for claim in getattr(record, name):
        other = _other(name, claim.value)
        for begins, bound in ((True, claim.since), (False, claim.until)):
            moment = None if claim.deprecated else resolve(dataset, bound)
            if other is not None and moment is not None:
                dated[begins].setdefault(other, []).append((moment, claim))
    begun, over = (
        {other: dict.fromkeys(_turns(found)) for other, found in dated[begins].items()}
        for begins in (True, False)
    )
    members = name == "members"
    # Of what is under another, that it comes under the next one says it all.
    moves = TIES[name] == _UNDER
    anywhere = _Begun(turn for turns in begun.values() for turn in turns) if moves else None
    left = []
    for other, turns in over.items():
        own = begun.get(other, {})
        again = anywhere or _Begun(own)
        for turn in turns:
            following = again.at_once_after(turn)
            if following is None:
                left.append(_tied(dataset, record, other, _words(name, other)[1], turn, members))
            elif following in own and not {*following[1]} & {*turn[1]}:
                del own[following]  # who begins again at once has not left
    for other, turns in begun.items():
        for turn in turns:
            yield _tied(dataset, record, other, _words(name, other)[0], turn, members)
    yield from left


_Other = tuple[Ref | str, str | None]
"""What a record is tied to, a record or an office as it is printed; and in which role, if any."""


def _other(name: str, value: Any) -> _Other | None:
    """What a claim ties its record to; a body that names its members, to each of them."""
    if isinstance(value, Ref):
        return value, None
    if name == "members":
        return value.holder, value.role
    office = value.post or (None if value.in_ else value.as_)
    other = office or value.in_
    return other and (other, None if office else value.role)


def _words(name: str, other: _Other) -> tuple[str, str]:
    """What is said of a tie; of one to a body, who joins it, or becomes what there."""
    what, role = other
    if role and role != MEMBER:
        return _ROLE
    inside = isinstance(what, Ref) and what.table in (Body.TABLE, Organisation.TABLE)
    return _MEMBER if inside and TIES[name] == _OFFICE else TIES[name]


class _Begun:
    """Beginnings, among which those are found that follow at once on an end."""

    def __init__(self, turns: Iterable[_Bound]) -> None:
        self._turns = sorted(turns, key=lambda turn: certain_day(turn[0]))
        self._days = [certain_day(when).toordinal() for when, _ in self._turns]

    def at_once_after(self, end: _Bound) -> _Bound | None:
        """The first that may lie within a day of an end, and is said by other claims."""
        first, last = (day.toordinal() for day in possible(end[0]))
        for at in range(bisect_left(self._days, first - 1), len(self._turns)):
            begin, claims = self._turns[at]
            if self._days[at] > last + _LONGEST_DOUBT:
                break
            others = any(claim not in end[1] for claim in claims)
            if others and possible(begin)[0].toordinal() <= last + 1:
                return self._turns[at]
        return None


def _tied(
    dataset: Dataset, record: Record, tied: _Other, words: str, turn: _Bound, turned: bool
) -> Change:
    """One change; of what is ``turned``, the other one comes to the record, or leaves it."""
    when, claims = turn
    other, role = tied
    day = certain_day(when)
    as_of = AsOf(dataset, when.latest or day)
    possibly = "" if when.bounds[1] else "possibly "
    named = called(as_of, other) if isinstance(other, Ref) else other
    own = called(as_of, record.ref)
    ends = (named, own) if turned else (own, named)
    text = words.format(*ends, possibly, (role or "").replace("-", " "))
    sources = rests_on(dataset, record, *claims)
    ref = other if isinstance(other, Ref) else None
    return Change(day, when, text, record.ref, sources, other=ref)


def _turns(found: list[tuple[Moment, Claim[Any]]]) -> Iterator[_Bound]:
    """When it began, or ended; what sources date a few weeks apart is one turn."""
    same: list[tuple[Moment, Claim[Any]]] = []
    for moment, claim in sorted(found, key=lambda one: sort_key(one[0])):
        if same and sort_key(moment)[0] - sort_key(same[0][0])[0] > _ONE_TURN:
            yield hull(tuple(one for one, _ in same)), tuple(claim for _, claim in same)
            same = []
        same.append((moment, claim))
    yield hull(tuple(one for one, _ in same)), tuple(claim for _, claim in same)
