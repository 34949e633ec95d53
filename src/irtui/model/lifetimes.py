"""From when until when each record was there.

A record without founding or end takes its span from its sightings and its events; in a dataset made
from a register, one without dates of its own was seen on the day of the snapshot, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from irtui.lean import mutable
from irtui.model.claims import Claim, Rank, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span, When, end_of, start_of
from irtui.model.fields import claim_fields
from irtui.model.holding import (
    Lifetime,
    boundary,
    resolve,
    standing_values,
    surely_from,
    surely_to,
)
from irtui.model.kept import stored
from irtui.model.records import Event, Gap, Person, Post, Record, Source
from irtui.model.references import linking_claims

_WHENS = (Moment, Span)
_NEVER = date.max.toordinal() + 1


@mutable(eq=False, slots=True)
class Sightings:
    """On which days something was seen, as `date.toordinal`."""

    first: int = _NEVER
    """The first day on which it certainly was."""
    last: int = 0
    """The last one."""
    heard_of: int = _NEVER
    """The first day on which it may have been."""

    def see(self, dates: Iterable[When]) -> "Sightings":
        """Add what lies on some dates, and give all."""
        for when in dates:
            start, end = (when, when) if type(when) is Moment else (start_of(when), end_of(when))
            if start and start.latest and (day := start.latest.toordinal()) < self.first:
                self.first = day
            if end and end.earliest and (day := end.earliest.toordinal()) > self.last:
                self.last = day
            if (heard_of := _from(when)) and (day := heard_of.toordinal()) < self.heard_of:
                self.heard_of = day
        return self

    @property
    def between(self) -> tuple[date | None, date | None]:
        """The first and the last day on which it certainly was, in their order."""
        first, last = _day(self.first), _day(self.last)
        return (last, first) if first and last and first > last else (first, last)

    def join(self, other: "Sightings") -> None:
        """Add what others saw."""
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)
        self.heard_of = min(self.heard_of, other.heard_of)


_NOTHING = Sightings()


def _hear(
    dataset: Dataset, seen: Sightings, source: Sightings, target: Ref, claim: Claim[Any]
) -> None:
    """Add what a claim tells of when that was seen to which it points.

    Args:
        dataset: where they are.
        seen: what is added to.
        source: when that was which makes the claim, if it is an event.
        target: what it points to.
        claim: the claim.
    """
    if claim.rank is not Rank.DEPRECATED:
        seen.join(source)
        if claim.since or claim.until or claim.seen:
            # An office is there as long as somebody holds it.
            seen.see(_heard(dataset, claim) if target.table == Post.TABLE else claim.seen)


def _heard(dataset: Dataset, claim: Claim[Any]) -> Iterator[When]:
    yield from claim.seen
    yield from filter(None, (resolve(dataset, bound) for bound in (claim.since, claim.until)))


def _of_event(dataset: Dataset, ref: Ref) -> Sightings:
    """The days of an event: of many, the two dates between which all others certainly lie."""
    if ref.table != Event.TABLE:
        return _NOTHING
    known: dict[Ref, Sightings] = dataset.kept(_of_event)
    if ref not in known:
        dates = standing_values(dataset.get(ref, Event).when)
        if len(dates) > 2:
            first = min(dates, key=lambda when: surely_from(when) or date.max)
            dates = first, max(dates, key=lambda when: surely_to(when) or date.min)
        known[ref] = Sightings().see(dates)
    return known[ref]


def told_by_all(dataset: Dataset) -> Mapping[Ref, Sightings]:
    """What all records tell of when others were seen, by those."""
    found: dict[Ref, Sightings] = {}
    for record in dataset.records.values():
        source = _of_event(dataset, record.ref)
        for target, claim in linking_claims(record):
            if target not in found:
                found[target] = Sightings()
            _hear(dataset, found[target], source, target, claim)
    return found


def lifetime(
    dataset: Dataset, record: Record, told: Mapping[Ref, Sightings] | None = None
) -> Lifetime:
    """From when until when ``record`` was there, by its own dates or else by its sightings.

    Args:
        dataset: where it is.
        record: the record.
        told: what others tell, where that of all is known.
    """
    known: dict[Ref, Lifetime] = dataset.kept(lifetime)
    if record.ref not in known:
        known[record.ref] = _lifetime(dataset, record, told)
    return known[record.ref]


def _lifetime(dataset: Dataset, record: Record, told: Mapping[Ref, Sightings] | None) -> Lifetime:
    snapshot = dataset.about.snapshot
    if isinstance(record, Event):
        start = boundary(standing_values(record.when))
        if (
            start is None and snapshot and not record.planned
        ):  # what was over then, is so ever since
            return Lifetime(first_seen=surely_from(snapshot), last_seen=date.max)
        return Lifetime(start)
    start, end = _own_ends(record)
    if start is not None:
        return Lifetime(start, end)
    seen = _seen(dataset, record)
    if told is None:
        for source, pointing in dataset.pointing(record.ref):
            if pointing:
                _hear(dataset, seen, _of_event(dataset, source), record.ref, pointing)
    else:
        seen.join(told.get(record.ref, _NOTHING))
    heard_of = seen.heard_of
    if snapshot and end is None and not record.seen:  # nobody heard of it on that day alone
        seen.see([snapshot])
    return Lifetime(None, end, *seen.between, _day(heard_of))


_BEGIN, _END, _LAST = ("founded", "signed", "born"), ("dissolved", "died"), ("term", "period")


def _own_ends(record: Record) -> tuple[Moment | None, Moment | None]:
    """When a record says itself that it began, and that it ended."""
    start: Moment | None = None
    end: Moment | None = None
    for name in claim_fields(type(record)):
        if name in _BEGIN:
            start = start or boundary(standing_values(getattr(record, name)))
        elif name in _END:
            end = end or boundary(standing_values(getattr(record, name)))
        elif name in _LAST:  # behind the others
            for span in standing_values(getattr(record, name)):
                if isinstance(span, Span):
                    start, end = start or span.start, end or span.end
    return start, end


def _seen(dataset: Dataset, record: Record) -> Sightings:
    """What a record tells of when it was seen itself."""
    found = Sightings().see(record.seen)
    for claims in record.claims:
        for claim in claims:
            dated = claim.since or claim.until or claim.seen
            if dated and claim.rank is not Rank.DEPRECATED:
                found.see(_heard(dataset, claim))
    return found


def _day(number: int) -> date | None:
    return date.fromordinal(number) if 0 < number < _NEVER else None


def _from(when: When) -> date | None:
    return when.earliest or when.latest


@stored("first day", lambda _, day: day.isoformat(), lambda _, text: date.fromisoformat(text))
def first_day(dataset: Dataset) -> date:
    """The first day that any claim of a dataset speaks of; the first of all, if none does."""
    first = None
    for record in dataset.records.values():
        if isinstance(record, Source | Gap):
            continue
        for when in _dates(record):
            day = _from(when)
            if day and (first is None or day < first):
                first = day
    return first or date.min


def _dates(record: Record) -> Iterator[When]:
    yield from record.seen
    born = record.born if isinstance(record, Person) else ()  # it speaks of later days
    for claims in record.claims:
        for claim in claims if claims is not born else ():
            dated = claim.since or claim.until or claim.seen
            if (dated or type(claim.value) in _WHENS) and claim.rank is not Rank.DEPRECATED:
                dates = (claim.value, claim.since, claim.until, *claim.seen)
                yield from (one for one in dates if type(one) in _WHENS)
