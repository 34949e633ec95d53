"""What changed in the structure, and on which day: to step from one change to the next."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Precision, on
from irtui.model.fields import claim_fields
from irtui.model.holding import resolve, sighted
from irtui.model.kept import stored
from irtui.model.lifetimes import lifetime
from irtui.model.records import Body, Event, Organisation, Person, Post, Record, Source, Treaty
from irtui.model.stretches import Days, met
from irtui.model.values import Name
from irtui.query.evidence import disputed, read_for, support
from irtui.query.time.change import Change, Turn, certain_day, possible, rests_on
from irtui.query.time.ties import TIES, ties

_TIED = (Body, Organisation, Post, Person)
"""What is part of the structure, or has a part in it."""


def changes(dataset: Dataset) -> tuple[Change, ...]:
    """Every change of the structure, in order of time; kept as long as the dataset.

    The structure is the bodies and the organisations, who holds which office, has which part in
    which of them and is of which side, what all of these are called, and the agreements that follow
    one another. A change whose date is not known stands on the first day on which it had certainly
    happened.
    """
    return dataset.once(all_changes)


def are_known(dataset: Dataset) -> bool:
    """Whether `changes` has found them already."""
    return dataset.has_asked(all_changes)


def _plain(_: Dataset, changes: Sequence[Change]) -> Any:
    """Changes as plain values, so that those of a large dataset need not be found again."""
    return [
        (
            one.day.toordinal(),
            one.when and _plain_moment(one.when),
            one.text,
            (one.ref.table, one.ref.id),
            [ref.id for ref in one.sources],
            one.tellings,
            one.other and (one.other.table, one.other.id),
            one.turn.value,
        )
        for one in changes
    ]


def _again(_: Dataset, plain: Any) -> tuple[Change, ...]:
    """The changes that `_plain` wrote."""
    return tuple(
        Change(
            date.fromordinal(day),
            when and _moment(when),
            text,
            Ref(*ref),
            tuple(Ref(Source.TABLE, one) for one in sources),
            tellings,
            other and Ref(*other),
            Turn(turn),
        )
        for day, when, text, ref, sources, tellings, other, turn in plain
    )


def _plain_moment(moment: Moment) -> Any:
    """A moment; of one that is a day and no more, its number."""
    first, last = moment.earliest, moment.latest
    if first is not None and moment == on(first):
        return first.toordinal()
    return (
        moment.text,
        first and first.toordinal(),
        last and last.toordinal(),
        moment.precision.value,
        moment.uncertain,
        moment.approximate,
        [_plain_moment(one) for one in moment.choices],
        moment.is_range,
    )


def _moment(plain: Any) -> Moment:
    if isinstance(plain, int):
        return on(date.fromordinal(plain))
    text, first, last, precision, uncertain, approximate, choices, is_range = plain
    return Moment(
        text,
        first and date.fromordinal(first),
        last and date.fromordinal(last),
        Precision(precision),
        uncertain,
        approximate,
        tuple(map(_moment, choices)),
        is_range,
    )


@stored("changes", _plain, _again)
def all_changes(dataset: Dataset) -> tuple[Change, ...]:
    """As `changes`, which keeps them."""
    found: list[Change] = []
    for record in dataset.records.values():
        if isinstance(record, Body | Organisation):
            found += _life(dataset, record)
        if not isinstance(record, Event):
            found += _names(dataset, record)
        if isinstance(record, _TIED):
            for name in filter(TIES.__contains__, claim_fields(type(record))):
                found += ties(dataset, record, name)
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


def _life(dataset: Dataset, body: Body | Organisation) -> Iterator[Change]:
    life = lifetime(dataset, body)
    # Nothing begins or ends with the day on which a register was copied.
    snapshot = sighted(filter(None, [dataset.about.snapshot]))
    start = certain_day(life.start) if life.start else life.first_seen
    read = read_for(dataset, body).sources

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
        day = certain_day(life.start)
        yield _stated(dataset, body, "founded", day, text, life.start, Turn.CAME)
    elif isinstance(body, Body) and life.first_seen not in (None, *snapshot):
        text = f"{called(life.first_seen)} first seen"
        yield Change(life.first_seen, None, text, body.ref, read, turn=Turn.CAME)
    if life.end is not None:
        yield from _end(dataset, body, life.end, start)
    elif isinstance(body, Body) and life.last_seen not in (None, date.max, *snapshot):
        text = f"{called(life.last_seen)} not seen any more, possibly still there"
        gone = life.last_seen + timedelta(1)
        yield Change(gone, None, text, body.ref, read)


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
    turn = Turn.WENT if last else Turn.CHANGED
    yield _stated(dataset, body, "dissolved", after_it, text, end, turn)


def _stated(
    dataset: Dataset, record: Record, name: str, day: date, text: str, when: Moment, turn: Turn
) -> Change:
    """A change that the claims of a field state."""
    claims: tuple[Claim[Any], ...] = getattr(record, name)
    citations = [one for claim in claims if not claim.deprecated for one in claim.sources]
    sources = support(dataset, citations).sources or read_for(dataset, record).sources
    tellings = len(disputed(dataset, record, name))
    return Change(day, when, text, record.ref, sources, tellings, turn=turn)


def _names(dataset: Dataset, record: Record) -> Iterator[Change]:
    """New names; a new abbreviation tells of the new name that it comes with."""
    known: set[date] = set()
    for claims in (record.abbreviation, record.name):
        for claim, since, earlier in _renamings(dataset, claims):
            text = f"{earlier.value.value} becomes {claim.value.value}"
            day = certain_day(since)
            if day not in known:
                known.add(day)
                yield Change(day, since, text, record.ref, rests_on(dataset, record, claim))


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
            ends.setdefault(claim.value.lang, []).append((possible(until), (place,)))
    found: dict[int, tuple[Claim[Name], Moment, Claim[Name]]] = {}
    for lang, new in begins.items():
        ended = met(
            ends.get(lang, ()),
            [possible(since) for _, since in new],
            lambda one, other: tuple(sorted((*one, *other))[:2]),  # one of them may be the same
        )
        for (place, since), others in zip(new, ended, strict=True):
            earlier = next((other for other in others or () if other != place), None)
            if earlier is not None:
                found[place] = claims[place], since, claims[earlier]
    for place in sorted(found):
        yield found[place]


def _succession(dataset: Dataset, treaty: Treaty) -> Iterator[Change]:
    start = lifetime(dataset, treaty).start
    replaced = [claim.value for claim in treaty.supersedes if not claim.deprecated]
    if start is not None and replaced:
        as_of = AsOf(dataset, start.latest or date.max)
        names = ", ".join(as_of.short_title(ref) for ref in replaced)
        text = f"{as_of.short_title(treaty)} follows {names}"
        name = "signed" if treaty.signed else "term"
        yield _stated(dataset, treaty, name, certain_day(start), text, start, Turn.CAME)
