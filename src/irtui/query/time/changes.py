"""What changed in the structure, and on which day: to step from one change to the next."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import day_in_words, in_words
from irtui.model.dates import Moment, hull, sort_key
from irtui.model.holding import lifetime, resolve
from irtui.model.names import one_line
from irtui.model.records import Body, Person, Record, Treaty
from irtui.model.said import SourceRef, said
from irtui.model.stretches import Days, Union, met
from irtui.model.values import Holding, Name
from irtui.query.evidence import disputed, read_for, support

_ONE_BEGINNING = timedelta(60)
"""Within so many days, two tellings of how a term began are of one term."""


@frozen
class Change:
    """A founding, an end, a new name, place or holder, a succession, a first or a last sighting."""

    day: date = said("The day from which on it had certainly happened.")
    when: Moment | None = said("Its date, as the source tells it.")
    text: str = said("What happened.", converter=one_line)
    ref: Ref = said("The record that changed.", "record")
    sources: tuple[SourceRef, ...] = said("Who says so.", default=())
    disputed: bool = said("Whether sources contradict each other about it.", default=False)

    def in_words(self) -> str:
        """What happened, with its date where that is not the day on which it stands."""
        words = self.text
        if self.when is not None and (not self.when.exact or self.when.earliest != self.day):
            words = f"{words} ({in_words(self.when)})"
        return f"{words}, ⚠ disputed" if self.disputed else words


def _certain_day(when: Moment) -> date:
    """The first day on which a moment has certainly come; else the first possible one."""
    first, last = when.bounds
    return last or first or date.max


def changes(dataset: Dataset) -> tuple[Change, ...]:
    """Every change of the structure, in order of time; kept as long as the dataset.

    The structure is the bodies, who holds the offices that chair them, and the agreements that
    follow one another. A change whose date is not known stands on the first day on which it had
    certainly happened.
    """
    return dataset.once(_changes)


def _changes(dataset: Dataset) -> tuple[Change, ...]:
    found: list[Change] = []
    for body in dataset.all(Body):
        found += _life(dataset, body)
        found += _names(dataset, body)
        found += _parents(dataset, body)
    found += _holders(dataset)
    found += _successions(dataset)
    return tuple(sorted(found, key=lambda change: change.day))


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


def _life(dataset: Dataset, body: Body) -> Iterator[Change]:
    life = lifetime(dataset, body)
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
        yield _told(dataset, body, "founded", _certain_day(life.start), text, life.start)
    elif life.first_seen is not None:
        text = f"{called(life.first_seen)} first seen"
        yield Change(life.first_seen, None, text, body.ref, read)
    if life.end is not None:
        yield from _end(dataset, body, life.end, start)
    elif life.start is None and life.last_seen is not None and life.last_seen < date.max:
        text = f"{called(life.last_seen)} not seen any more, possibly still there"
        yield Change(life.last_seen + timedelta(1), None, text, body.ref, read)


def _end(dataset: Dataset, body: Body, end: Moment, start: date | None) -> Iterator[Change]:
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
    yield _told(dataset, body, "dissolved", after_it, text, end)


def _read_for(dataset: Dataset, record: Record) -> tuple[Ref, ...]:
    return read_for(dataset, record).sources


def _told(
    dataset: Dataset, record: Record, name: str, day: date, text: str, when: Moment
) -> Change:
    """A change that the claims of a field tell of."""
    claims: tuple[Claim[Any], ...] = getattr(record, name)
    citations = [one for claim in claims if not claim.deprecated for one in claim.sources]
    sources = support(dataset, citations).sources or _read_for(dataset, record)
    return Change(day, when, text, record.ref, sources, bool(disputed(dataset, record, name)))


def _begins(dataset: Dataset, claim: Claim[Any]) -> Moment | None:
    return None if claim.deprecated else resolve(dataset, claim.since)


def _rests_on(dataset: Dataset, record: Record, *claims: Claim[Any]) -> tuple[Ref, ...]:
    found: dict[Ref, None] = {}
    for cited in dict.fromkeys(claim.sources for claim in claims):
        found |= dict.fromkeys(support(dataset, cited).sources or _read_for(dataset, record))
    return tuple(found)


def _names(dataset: Dataset, body: Body) -> Iterator[Change]:
    """New names; a new abbreviation tells of the new name that it comes with."""
    told: set[date] = set()
    for claims in (body.abbreviation, body.name):
        for claim, since, earlier in _renamings(dataset, claims):
            text = f"{earlier.value.value} becomes {claim.value.value}"
            day = _certain_day(since)
            if day not in told:
                told.add(day)
                yield Change(day, since, text, body.ref, _rests_on(dataset, body, claim))


def _renamings(
    dataset: Dataset, claims: tuple[Claim[Name], ...]
) -> Iterator[tuple[Claim[Name], Moment, Claim[Name]]]:
    """The names that began when another of their language ended: when, and the first such other."""
    ends: dict[str | None, list[tuple[Days, tuple[int, ...]]]] = {}
    begins: dict[str | None, list[tuple[int, Moment]]] = {}
    for place, claim in enumerate(claims):
        since, until = _begins(dataset, claim), resolve(dataset, claim.until)
        if since is not None:
            begins.setdefault(claim.value.lang, []).append((place, since))
        if until is not None and not claim.deprecated:
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


def _parents(dataset: Dataset, body: Body) -> Iterator[Change]:
    for claim in body.parent:
        since = _begins(dataset, claim)
        if since is not None:
            as_of = AsOf(dataset, since.latest or date.max)
            above = as_of.short_title(claim.value)
            text = f"{as_of.short_title(body)} comes under {above}"
            sources = _rests_on(dataset, body, claim)
            yield Change(_certain_day(since), since, text, body.ref, sources)


def _holders(dataset: Dataset) -> Iterator[Change]:
    """New holders of the offices that chair a body which was there, at least possibly."""
    chaired: dict[Ref, list[Body]] = {}
    for body in dataset.all(Body):
        for claim in body.chair_posts:
            if claim.value.post is not None and not claim.deprecated:
                chaired.setdefault(claim.value.post, []).append(body)
    there = {
        post: Union(days for body in bodies if (days := lifetime(dataset, body).possible))
        for post, bodies in chaired.items()
    }
    for person in dataset.all(Person):
        starts: dict[Ref, list[tuple[Moment, Claim[Holding]]]] = {}
        for holding in person.posts:
            since = _begins(dataset, holding)
            if holding.value.post in chaired and since is not None:
                starts.setdefault(holding.value.post, []).append((since, holding))
        for post, terms in starts.items():
            for since, claims in _tellings(terms):
                day = _certain_day(since)
                if day in there[post]:
                    as_of = AsOf(dataset, day)
                    office = as_of.title(post)
                    text = f"{as_of.title(person)} becomes {office}"
                    sources = _rests_on(dataset, person, *claims)
                    yield Change(day, since, text, person.ref, sources)


def _tellings(
    terms: list[tuple[Moment, Claim[Holding]]],
) -> Iterator[tuple[Moment, list[Claim[Holding]]]]:
    """The beginnings of terms; what sources date a few weeks apart is one beginning."""
    same: list[tuple[Moment, Claim[Holding]]] = []
    for moment, claim in sorted(terms, key=lambda term: sort_key(term[0])):
        if same and sort_key(moment)[0] - sort_key(same[0][0])[0] > _ONE_BEGINNING:
            yield hull(tuple(one for one, _ in same)), [told for _, told in same]
            same = []
        same.append((moment, claim))
    yield hull(tuple(one for one, _ in same)), [told for _, told in same]


def _successions(dataset: Dataset) -> Iterator[Change]:
    for treaty in dataset.all(Treaty):
        start = lifetime(dataset, treaty).start
        replaced = [claim.value for claim in treaty.supersedes if not claim.deprecated]
        if start is not None and replaced:
            as_of = AsOf(dataset, start.latest or date.max)
            names = ", ".join(as_of.short_title(ref) for ref in replaced)
            text = f"{as_of.short_title(treaty)} follows {names}"
            name = "signed" if treaty.signed else "term"
            yield _told(dataset, treaty, name, _certain_day(start), text, start)
