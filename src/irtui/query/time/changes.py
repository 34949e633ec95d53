"""What changed in the structure, and on which day: to step from one change to the next."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words, in_words
from irtui.model.dates import Moment, hull, sort_key
from irtui.model.fields import claim_fields
from irtui.model.holding import lifetime, resolve, sighted
from irtui.model.names import one_line, tellings_in_words
from irtui.model.records import Body, Event, Organisation, Person, Post, Record, Treaty
from irtui.model.said import Count, SourceRef, said
from irtui.model.stretches import Days, met
from irtui.model.values import MEMBER, Name
from irtui.query.evidence import disputed, read_for, support

_ONE_TURN = timedelta(60)
"""Within so many days, two tellings of how a term began, or ended, are of one term."""
_LONGEST_DOUBT = 366
"""Days after an end by which what begins again at once has certainly begun."""


@frozen
class _Tie:
    """A field that ties a record to others for a time: in words, how that begins and ends.

    ``{0}`` is the record, ``{1}`` the other, ``{2}`` what is said where it is only possible,
    ``{3}`` as what somebody comes or goes.
    """

    begins: str
    ends: str
    moves: bool = False
    """Whether what begins at once when another ends says it all."""


_OFFICE = _Tie("{0} {2}becomes {1}", "{0} is {2}no longer {1}")
_MEMBER = _Tie("{0} {2}joins {1}", "{0} {2}leaves {1}")
_ROLE = _Tie("{0} {2}becomes {3} of {1}", "{0} is {2}no longer {3} of {1}")
_TIES = {
    "parent": _Tie("{0} {2}comes under {1}", "{0} is {2}no longer under {1}", moves=True),
    "organisation": _Tie("{0} {2}comes under {1}", "{0} is {2}no longer under {1}", moves=True),
    "chair_posts": _Tie("{1} {2}comes to chair {0}", "{1} {2}chairs {0} no longer"),
    "posts": _OFFICE,
    "roles": _OFFICE,
    "members": _MEMBER,
    "party": _MEMBER,
    "parties": _MEMBER,
}
_TIED = (Body, Organisation, Post, Person)
"""What is part of the structure, or has a part in it."""


@frozen
class Change:
    """A founding, an end, a new name, somebody who comes or goes, a succession, a sighting."""

    day: date = said("The day from which on it had certainly happened.")
    when: Moment | None = said("Its date, as the source tells it.")
    text: str = said("What happened.", converter=one_line)
    ref: Ref = said("The record that changed.", "record")
    sources: tuple[SourceRef, ...] = said("Who says so.", default=())
    tellings: Count = said("How many tellings of it contradict each other, or 0.", default=0)
    other: Ref | None = None
    """What the record came to or left."""

    def in_words(self) -> str:
        """What happened, with its date where that is not the day on which it stands."""
        words = self.text
        if self.when is not None and (not self.when.exact or self.when.earliest != self.day):
            words = f"{words} ({in_words(self.when)})"
        return f"{words}, ⚠ {tellings_in_words(self.tellings)}" if self.tellings else words


def _certain_day(when: Moment) -> date:
    """The first day on which a moment has certainly come; else the first possible one."""
    first, last = when.bounds
    return last or first or date.max


def changes(dataset: Dataset) -> tuple[Change, ...]:
    """Every change of the structure, in order of time; kept as long as the dataset.

    The structure is the bodies and the organisations, who holds which office, has which part in
    which of them and is of which side, what all of these are called, and the agreements that follow
    one another. A change whose date is not known stands on the first day on which it had certainly
    happened.
    """
    return dataset.once(_changes)


def _changes(dataset: Dataset) -> tuple[Change, ...]:
    found: list[Change] = []
    for record in dataset.records.values():
        if isinstance(record, Body | Organisation):
            found += _life(dataset, record)
        if not isinstance(record, Event):
            found += _names(dataset, record)
        if isinstance(record, _TIED):
            for name in filter(_TIES.__contains__, claim_fields(type(record))):
                found += _ties(dataset, record, name)
        if isinstance(record, Treaty):
            found += _succession(dataset, record)
    return tuple(sorted(found, key=lambda change: change.day))


def under(dataset: Dataset, found: Iterable[Change], ref: Ref) -> tuple[Change, ...]:
    """The changes of a record, of what is below it on any day, and of the offices there."""
    inside, waiting = {ref}, [ref]
    while waiting:
        above = waiting.pop()
        body = dataset.get(above)
        parts = [
            one.ref
            for cls, name in ((Body, "parent"), (Organisation, "parent"), (Post, "organisation"))
            for one, _ in dataset.referring(above, cls, name)
        ]
        if isinstance(body, Body):
            parts += [one.value.post for one in body.chair_posts if one.value.post]
        waiting += [part for part in parts if part not in inside]
        inside.update(parts)
    return tuple(one for one in found if one.ref in inside or one.other in inside)


def on_day(found: tuple[Change, ...], day: date) -> tuple[Change, ...]:
    """The changes that stand on ``day``."""
    return tuple(change for change in found if change.day == day)


def after(found: tuple[Change, ...], day: date) -> date | None:
    """The next day with a change after ``day``; ``None`` if there is none."""
    return min((change.day for change in found if change.day > day), default=None)


def before(found: tuple[Change, ...], day: date) -> date | None:
    """The last day with a change before ``day``; ``None`` if there is none."""
    return max((change.day for change in found if change.day < day), default=None)


def in_one_line(found: tuple[Change, ...]) -> str:
    """Changes of one day: ``8 October 2014: CLE becomes CLFE; …``."""
    what = "; ".join(change.in_words() for change in found)
    return f"{day_in_words(found[0].day)}: {what}"


def _life(dataset: Dataset, body: Body | Organisation) -> Iterator[Change]:
    life = lifetime(dataset, body)
    # Nothing begins or ends with the day on which a register was copied.
    snapshot = sighted(filter(None, [dataset.about.snapshot]))
    start = _certain_day(life.start) if life.start else life.first_seen
    read = _read_for(dataset, body)

    def called(day: date | None) -> str:
        return AsOf(dataset, day or date.max).short_title(body)

    if life.start is not None:
        before_it = [
            AsOf(dataset, life.start.latest or date.max).short_title(claim.value)
            for claim in body.succeeds
            if not claim.deprecated
        ]
        after_what = f", after {', '.join(before_it)}" if before_it else ""
        how = "set up" if life.start.bounds[1] else "possibly set up"
        text = f"{called(life.start.latest)} {how}{after_what}"
        yield _stated(dataset, body, "founded", _certain_day(life.start), text, life.start)
    elif isinstance(body, Body) and life.first_seen not in (None, *snapshot):
        text = f"{called(life.first_seen)} first seen"
        yield Change(life.first_seen, None, text, body.ref, read)
    if life.end is not None:
        yield from _end(dataset, body, life.end, start)
    elif isinstance(body, Body) and life.last_seen not in (None, date.max, *snapshot):
        text = f"{called(life.last_seen)} not seen any more, possibly still there"
        yield Change(life.last_seen + timedelta(1), None, text, body.ref, read)


def _end(dataset: Dataset, body: Record, end: Moment, start: date | None) -> Iterator[Change]:
    """The day after the last on which a body was there; what may be over is only possibly there."""
    first, last = end.bounds
    day = last or first
    if day is None or day == date.max:
        return
    after_it = day + timedelta(1)
    if start is not None and after_it <= start:
        return
    how = "ended" if last else "possibly over"
    text = f"{AsOf(dataset, first or day).short_title(body)} {how}"
    yield _stated(dataset, body, "dissolved", after_it, text, end)


def _read_for(dataset: Dataset, record: Record) -> tuple[Ref, ...]:
    return read_for(dataset, record).sources


def _stated(
    dataset: Dataset, record: Record, name: str, day: date, text: str, when: Moment
) -> Change:
    """A change that the claims of a field state."""
    claims: tuple[Claim[Any], ...] = getattr(record, name)
    citations = [one for claim in claims if not claim.deprecated for one in claim.sources]
    sources = support(dataset, citations).sources or _read_for(dataset, record)
    return Change(day, when, text, record.ref, sources, len(disputed(dataset, record, name)))


def _rests_on(dataset: Dataset, record: Record, *claims: Claim[Any]) -> tuple[Ref, ...]:
    found: dict[Ref, None] = {}
    for cited in dict.fromkeys(claim.sources for claim in claims):
        found |= dict.fromkeys(support(dataset, cited).sources or _read_for(dataset, record))
    return tuple(found)


def _names(dataset: Dataset, record: Record) -> Iterator[Change]:
    """New names; a new abbreviation tells of the new name that it comes with."""
    known: set[date] = set()
    for claims in (record.abbreviation, record.name):
        for claim, since, earlier in _renamings(dataset, claims):
            text = f"{earlier.value.value} becomes {claim.value.value}"
            day = _certain_day(since)
            if day not in known:
                known.add(day)
                yield Change(day, since, text, record.ref, _rests_on(dataset, record, claim))


def _renamings(
    dataset: Dataset, claims: tuple[Claim[Name], ...]
) -> Iterator[tuple[Claim[Name], Moment, Claim[Name]]]:
    """The names that began when another of their language ended: when, and the first such other."""
    ends: dict[str | None, list[tuple[Days, tuple[int, ...]]]] = {}
    begins: dict[str | None, list[tuple[int, Moment]]] = {}
    for place, claim in enumerate(claims):
        if claim.deprecated:
            continue
        since, until = resolve(dataset, claim.since), resolve(dataset, claim.until)
        if since is not None:
            begins.setdefault(claim.value.lang, []).append((place, since))
        if until is not None:
            ends.setdefault(claim.value.lang, []).append((_possible(until), (place,)))
    found: dict[int, tuple[Claim[Name], Moment, Claim[Name]]] = {}
    for lang, new in begins.items():
        ended = met(
            ends.get(lang, ()),
            [_possible(since) for _, since in new],
            lambda one, other: tuple(sorted((*one, *other))[:2]),  # one of them may be the same
        )
        for (place, since), others in zip(new, ended, strict=True):
            earlier = next((other for other in others or () if other != place), None)
            if earlier is not None:
                found[place] = claims[place], since, claims[earlier]
    for place in sorted(found):
        yield found[place]


def _possible(when: Moment) -> Days:
    first, last = when.bounds
    return first or date.min, last or date.max


_Turn = tuple[Moment, tuple[Claim[Any], ...]]
"""When something began or ended, and the claims that say so."""


def _ties(dataset: Dataset, record: Record, name: str) -> Iterator[Change]:
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
    tie, members = _TIES[name], name == "members"
    anywhere = _Begun(turn for turns in begun.values() for turn in turns) if tie.moves else None
    left = []
    for other, turns in over.items():
        own = begun.get(other, {})
        again = anywhere or _Begun(own)
        for turn in turns:
            following = again.at_once_after(turn)
            if following is None:
                left.append(_tied(dataset, record, other, _tie(tie, other).ends, turn, members))
            elif following in own and not {*following[1]} & {*turn[1]}:
                del own[following]  # who begins again at once has not left
    for other, turns in begun.items():
        for turn in turns:
            yield _tied(dataset, record, other, _tie(tie, other).begins, turn, members)
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


def _tie(tie: _Tie, other: _Other) -> _Tie:
    """What is said of a tie to a body: who joins it, or becomes what there."""
    what, role = other
    if role and role != MEMBER:
        return _ROLE
    inside = isinstance(what, Ref) and what.table in (Body.TABLE, Organisation.TABLE)
    return _MEMBER if inside and tie is _OFFICE else tie


class _Begun:
    """Beginnings, among which those are found that follow at once on an end.

    Args:
        turns: the beginnings.
    """

    def __init__(self, turns: Iterable[_Turn]) -> None:
        self._turns = sorted(turns, key=lambda turn: _certain_day(turn[0]))
        self._days = [_certain_day(when).toordinal() for when, _ in self._turns]

    def at_once_after(self, end: _Turn) -> _Turn | None:
        """The first that may lie within a day of an end, and is said by other claims."""
        first, last = (day.toordinal() for day in _possible(end[0]))
        for at in range(bisect_left(self._days, first - 1), len(self._turns)):
            begin, claims = self._turns[at]
            if self._days[at] > last + _LONGEST_DOUBT:
                break
            others = any(claim not in end[1] for claim in claims)
            if others and _possible(begin)[0].toordinal() <= last + 1:
                return self._turns[at]
        return None


def _tied(
    dataset: Dataset, record: Record, tied: _Other, words: str, turn: _Turn, turned: bool
) -> Change:
    """One change; of what is ``turned``, the other one comes to the record, or leaves it."""
    when, claims = turn
    other, role = tied
    day = _certain_day(when)
    as_of = AsOf(dataset, when.latest or day)
    possibly = "" if when.bounds[1] else "possibly "
    named = _called(as_of, other) if isinstance(other, Ref) else other
    own = _called(as_of, record.ref)
    ends = (named, own) if turned else (own, named)
    text = words.format(*ends, possibly, (role or "").replace("-", " "))
    sources = _rests_on(dataset, record, *claims)
    ref = other if isinstance(other, Ref) else None
    return Change(day, when, text, record.ref, sources, other=ref)


def _called(as_of: AsOf, ref: Ref) -> str:
    """What a record was called on a day; of one whose names have no dates, found but once."""
    always: dict[Ref, str] = as_of.dataset.kept(_called)
    if ref not in always:
        record = as_of.dataset.get(ref)
        office = ref.table in (Post.TABLE, Person.TABLE)
        words = as_of.title(ref) if office else as_of.short_title(ref)
        if any(claim.dated for claim in (*record.name, *record.abbreviation)):
            return words
        always[ref] = words
    return always[ref]


def _turns(found: list[tuple[Moment, Claim[Any]]]) -> Iterator[_Turn]:
    """When it began, or ended; what sources date a few weeks apart is one turn."""
    same: list[tuple[Moment, Claim[Any]]] = []
    for moment, claim in sorted(found, key=lambda one: sort_key(one[0])):
        if same and sort_key(moment)[0] - sort_key(same[0][0])[0] > _ONE_TURN:
            yield hull(tuple(one for one, _ in same)), tuple(claim for _, claim in same)
            same = []
        same.append((moment, claim))
    yield hull(tuple(one for one, _ in same)), tuple(claim for _, claim in same)


def _succession(dataset: Dataset, treaty: Treaty) -> Iterator[Change]:
    start = lifetime(dataset, treaty).start
    replaced = [claim.value for claim in treaty.supersedes if not claim.deprecated]
    if start is not None and replaced:
        as_of = AsOf(dataset, start.latest or date.max)
        names = ", ".join(as_of.short_title(ref) for ref in replaced)
        text = f"{as_of.short_title(treaty)} follows {names}"
        name = "signed" if treaty.signed else "term"
        yield _stated(dataset, treaty, name, _certain_day(start), text, start)
