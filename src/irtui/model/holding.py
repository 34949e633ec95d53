"""From when until when a record was there and a claim held, and which claims contradict another.

A record without founding or end takes its span from its sightings and its events.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from attrs import frozen

from irtui.model.claims import Bound, Claim, Ref, compare_values, conflicts
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span, Truth, When, as_moment, end_of, hull, start_of
from irtui.model.fields import FieldSpec, field_table
from irtui.model.records import Event, Record
from irtui.model.values import Name

T = TypeVar("T")


def standing_values(claims: Iterable[Claim[T]]) -> tuple[T, ...]:
    """The values of the claims that are not deprecated."""
    return tuple(claim.value for claim in claims if not claim.deprecated)


def _boundary(values: tuple[When, ...]) -> Moment | None:
    return hull(tuple(as_moment(value) for value in values)) if values else None


def resolve(dataset: Dataset, bound: Bound | None) -> Moment | None:
    """The moment that a bound marks.

    A bound on an event lies where the event's dates lie: from the first to the last day that any
    claim of its ``when`` allows that is not deprecated.
    """
    if bound is None:
        return None
    if isinstance(bound, Ref):
        event = dataset.records.get(bound)
        return _boundary(standing_values(event.when)) if isinstance(event, Event) else None
    return as_moment(bound)


@frozen
class Lifetime:
    """From when until when something is known to have been."""

    start: Moment | None = None
    """When it began; ``None``: not known."""
    end: Moment | None = None
    """When it ended; ``None``: not known, or it has not."""
    first_seen: date | None = None
    """The first day on which it was certainly seen."""
    last_seen: date | None = None
    """The last day on which it was certainly seen."""

    def on(self, day: date) -> Truth:
        """Whether it was there on ``day``."""
        begun = self.start.reached(day) if self.start else None
        if begun is None:
            seen = self.first_seen is not None and day >= self.first_seen
            begun = Truth.YES if seen else Truth.POSSIBLY
        over = self.end.passed(day) if self.end else Truth.NO
        if self.end is None and self.start is None:
            seen = self.last_seen is not None and day <= self.last_seen
            return Truth(min(begun, Truth.YES if seen else Truth.POSSIBLY))
        return Truth(min(begun, Truth.YES - over))


def sighted(dates: Iterable[When]) -> tuple[date | None, date | None]:
    """The first and the last day on which a sighting among ``dates`` certainly lies.

    A sighting known to the month counts from the month's end and up to its beginning, except when
    it is the only one.
    """
    firsts, lasts = [], []
    for when in dates:
        start, end = start_of(when), end_of(when)
        if start and start.latest:
            firsts.append(start.latest)
        if end and end.earliest:
            lasts.append(end.earliest)
    first, last = min(firsts, default=None), max(lasts, default=None)
    return (last, first) if first and last and first > last else (first, last)


def _sightings(dataset: Dataset, record: Record) -> Iterable[When]:
    for name, spec in field_table(type(record)).items():
        if spec.claims:
            for claim in getattr(record, name):
                if claim.deprecated:
                    continue
                yield from claim.seen
                for bound in (claim.since, claim.until):
                    if moment := resolve(dataset, bound):
                        yield moment
    for link in dataset.links_to(record.ref):
        if link.claim is not None and link.claim.deprecated:
            continue
        source = dataset.get(link.source)
        if isinstance(source, Event):
            yield from standing_values(source.when)
        if link.claim is not None:
            yield from link.claim.seen


def _lifetimes(_: Dataset) -> dict[Ref, Lifetime]:
    return {}


def lifetime(dataset: Dataset, record: Record) -> Lifetime:
    """From when until when ``record`` was there, by its own dates or else by its sightings."""
    known = dataset.once(_lifetimes)
    if record.ref not in known:
        known[record.ref] = _lifetime(dataset, record)
    return known[record.ref]


def _lifetime(dataset: Dataset, record: Record) -> Lifetime:
    if isinstance(record, Event):
        return Lifetime(start=_boundary(standing_values(record.when)))
    start = end = None
    for name in ("founded", "signed"):
        start = start or _boundary(standing_values(getattr(record, name, ())))
    end = _boundary(standing_values(getattr(record, "dissolved", ())))
    for name in ("term", "period"):
        for span in standing_values(getattr(record, name, ())):
            if isinstance(span, Span):
                start, end = start or span.start, end or span.end
    if start is not None:
        return Lifetime(start, end)
    first, last = sighted(_sightings(dataset, record))
    return Lifetime(start, end, first, last)


def _certain(dataset: Dataset, claim: Claim[T]) -> tuple[date, date] | None:
    """The first and the last day on which ``claim`` certainly holds; ``None`` if there is none."""
    since, until = resolve(dataset, claim.since), resolve(dataset, claim.until)
    if since is None and until is None and claim.seen:
        first, last = sighted(claim.seen)
        return None if first is None or last is None else (first, last)
    if (claim.since and not since) or (claim.until and not until):
        return None
    start = (since.bounds[1] or date.max) if since else date.min
    end = date.max
    if until:
        first_possible = until.bounds[0]
        if first_possible is None or first_possible == date.min:
            return None
        end = first_possible - timedelta(days=1)
    return (start, end) if start <= end else None


def field_conflicts(
    dataset: Dataset, spec: FieldSpec, claims: tuple[Claim[T], ...]
) -> tuple[tuple[Claim[T], Claim[T]], ...]:
    """The pairs among the claims of one field that cannot both be true.

    In a single-valued field all claims are alternatives. In a many-valued one only those are that
    share the ``distinct`` key, such as two counts of one thing.
    """
    if len(claims) < 2 or (spec.many and not spec.distinct):
        return ()

    def together(one: Claim[T], other: Claim[T]) -> bool:
        if _alternatives(spec, one.value, other.value):
            mine, its = (_certain(dataset, claim) for claim in (one, other))
            return bool(mine and its and mine[0] <= its[1] and its[0] <= mine[1])
        return False

    return conflicts(claims, compare_values, together)


def _alternatives(spec: FieldSpec, one: object, other: object) -> bool:
    if spec.distinct:
        return bool(getattr(one, spec.distinct) == getattr(other, spec.distinct))
    if isinstance(one, Name) and isinstance(other, Name):  # a name in each language is no dispute
        return one.lang == other.lang
    return True
