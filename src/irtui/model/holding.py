"""From when until when something was there, or a claim held; of a day, `AsOf` tells that."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from irtui.lean import frozen
from irtui.model.claims import Bound, Claim, Rank, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Truth, When, as_moment, end_of, hull, start_of
from irtui.model.records import Event
from irtui.model.stretches import Best, Days

T = TypeVar("T")


class Presence(StrEnum):
    """Whether a record was there on a day, or a claim held; true, if at least possibly."""

    YES = "yes"
    POSSIBLY = "possibly"
    LATER = "later"
    """Not yet: it comes after the day."""
    FORMER = "former"
    """No more: it was over by the day."""

    def __bool__(self) -> bool:
        return self in (Presence.YES, Presence.POSSIBLY)

    @property
    def remark(self) -> str:
        """What is said of it where it is shown: nothing, if it certainly was of the day."""
        return "" if self is Presence.YES else self.value


def standing_values(claims: Iterable[Claim[T]]) -> tuple[T, ...]:
    """The values of the claims that are not deprecated."""
    return tuple([claim.value for claim in claims if claim.rank is not Rank.DEPRECATED])


def boundary(values: tuple[When, ...]) -> Moment | None:
    """The moment that some values for one boundary tell together; ``None`` without any."""
    return hull(tuple(as_moment(value) for value in values)) if values else None


def resolve(dataset: Dataset, bound: Bound | None) -> Moment | None:
    """The moment that a bound marks.

    A bound on an event lies where the event's dates lie: from the first to the last day that any
    claim of its ``when`` allows that is not deprecated.
    """
    if bound is None:
        return None
    if isinstance(bound, Ref):
        known: dict[Ref, Moment | None] = dataset.kept(resolve)
        if bound not in known:
            event = dataset.records.get(bound)
            dates = standing_values(event.when) if isinstance(event, Event) else ()
            known[bound] = boundary(dates)
        return known[bound]
    return as_moment(bound)


@frozen(slots=True)
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
    heard_of: date | None = None
    """The first day on which it may have been seen."""

    @property
    def possible(self) -> Days | None:
        """The first and the last day on which it was possibly or certainly there, if there are."""
        first = self.start.bounds[0] if self.start else None
        last = self.end.bounds[1] if self.end else None
        return _days_from(first or date.min, last or date.max)

    def on(self, day: date) -> Presence:
        """Whether it was there on ``day``."""
        begun = self.start.reached(day) if self.start else None
        if begun is None:
            seen = self.first_seen is not None and day >= self.first_seen
            begun = Truth.YES if seen else Truth.POSSIBLY
        over = self.end.passed(day) if self.end else Truth.NO
        if self.end is None and self.start is None:
            seen = self.last_seen is not None and day <= self.last_seen
            over = Truth.NO if seen else Truth.POSSIBLY
        if begun is Truth.NO:
            return Presence.LATER
        if over is Truth.YES:
            return Presence.FORMER
        return Presence.YES if begun is Truth.YES and over is Truth.NO else Presence.POSSIBLY

    def from_then_on(self, day: date, heard_of: date) -> Presence:
        """Whether it was there on ``day``, if it is from when it may have been seen to its end.

        Args:
            day: any day.
            heard_of: the first day on which it may have been seen.
        """
        if self.end and self.on(day) is Presence.FORMER:
            return Presence.FORMER
        there = Presence.YES if day >= (self.first_seen or heard_of) else Presence.POSSIBLY
        return there if day >= heard_of else Presence.LATER


def surely_from(when: When) -> date | None:
    """The first day on which a sighting certainly lies: the end of a month, if that is known."""
    start = start_of(when)
    return start.latest if start else None


def surely_to(when: When) -> date | None:
    """The last day on which a sighting certainly lies: the beginning of a month."""
    end = end_of(when)
    return end.earliest if end else None


def sighted(dates: Iterable[When]) -> tuple[date | None, date | None]:
    """The first and the last day on which a sighting among ``dates`` certainly lies.

    A sighting known to the month counts from the month's end and up to its beginning, except when
    it is the only one.
    """
    dates = tuple(dates)
    first = min(filter(None, map(surely_from, dates)), default=None)
    last = max(filter(None, map(surely_to, dates)), default=None)
    return (last, first) if first and last and first > last else (first, last)


def seen_between(dates: Iterable[When]) -> Days | None:
    """The first and the last day on which sightings certainly lie, if there are."""
    first, last = sighted(dates)
    return None if first is None or last is None else (first, last)


@frozen(slots=True)
class Stretch:
    """On which days a claim with dates holds."""

    possible: Days | None
    """The first and the last day on which it possibly or certainly does; ``None``: on none."""
    certain: Days | None
    """The first and the last day on which it certainly does; ``None``: on none."""

    def on(self, day: date) -> Presence:
        """Whether it holds on ``day``."""
        if self.certain and self.certain[0] <= day <= self.certain[1]:
            return Presence.YES
        if self.possible is None or day > self.possible[1]:
            return Presence.FORMER
        return Presence.LATER if day < self.possible[0] else Presence.POSSIBLY

    def parts(self) -> Iterator[Days]:
        """The days before it certainly holds, those on which it does, and those after."""
        if self.possible is None or self.certain is None:
            yield from filter(None, (self.possible,))
            return
        (first, last), (begun, over) = self.possible, self.certain
        if first < begun:
            yield first, begun - timedelta(1)
        yield self.certain
        if over < last:
            yield over + timedelta(1), last


def stretch(dataset: Dataset, claim: Claim[Any]) -> Stretch:
    """On which days a claim with dates holds."""
    known: dict[Claim[Any], Stretch] = dataset.kept(stretch)
    if claim not in known:
        known[claim] = _stretch(dataset, claim)
    return known[claim]


def _stretch(dataset: Dataset, claim: Claim[Any]) -> Stretch:
    since, until = resolve(dataset, claim.since), resolve(dataset, claim.until)
    if since is None and until is None:
        return Stretch((date.min, date.max), seen_between(claim.seen))
    # A bound that is given, on an event without a date, leaves the day open.
    first, begun = since.bounds if since else (None, None if claim.since else date.min)
    over, last = until.bounds if until else (None if claim.until else date.max, None)
    if until and over:  # on the day of the change itself both may be said
        over = over - timedelta(1) if over > date.min else None
    return Stretch(_days_from(first or date.min, last or date.max), _days_from(begun, over))


def _days_from(first: date | None, last: date | None) -> Days | None:
    return (first, last) if first and last and first <= last else None


class Order(NamedTuple):
    """What orders the claims of a field on a day, the best first."""

    doubtful: bool
    """Whether it holds only possibly."""
    behind: bool
    """Whether it is not preferred."""
    turn: int = 0
    """The sort of what is known of when it holds."""
    near: int = 0
    """Of what was only seen: the day of that, so that the nearest comes first."""


def order(claim: Claim[Any], presence: Presence, days: Stretch | None, day: date) -> Order:
    """What certainly holds goes first, then what is preferred, then what was seen last.

    What was seen only after the day stands behind it all, what comes next before the rest.

    Args:
        claim: one that holds on the day.
        presence: whether it certainly does.
        days: when it holds; ``None``: while its record exists.
        day: any day of those between which nothing begins and ends.
    """
    doubtful, behind = presence is not Presence.YES, claim.rank is not Rank.PREFERRED
    if not doubtful or days is None:
        return Order(doubtful, behind)
    if not claim.only_seen or days.certain is None:
        return Order(doubtful, behind, turn=2)
    first, last = days.certain
    if day > last:
        return Order(doubtful, behind, 1, -last.toordinal())
    return Order(doubtful, behind, 3, first.toordinal())


FEW = 8
"""Claims up to which each is looked at for the best one; of more, an order is made once."""


class ClaimsInTime(Generic[T]):
    """The many claims of a field, in an order that tells the best one of a day at once."""

    def __init__(self, dataset: Dataset, claims: Sequence[Claim[T]]) -> None:
        standing = [claim for claim in claims if not claim.deprecated]
        self.standing: Claim[T] | None = best_ranked(standing)
        """The best ranked of all."""
        self.undated: Claim[T] | None = best_ranked(one for one in standing if not one.dated)
        """The best ranked of those that hold while their record exists."""
        self._place = {claim: place for place, claim in enumerate(standing)}
        self._entries = [
            (when, self._rank(claim, days.on(when[0]), days, when[0]), claim)
            for claim in standing
            if claim.dated
            for days in (stretch(dataset, claim),)
            for when in days.parts()
        ]

    @cached_property
    def _dated(self) -> Best[tuple[Order, int], Claim[T]]:
        return Best(self._entries)

    @cached_property
    def _bounded(self) -> Best[tuple[Order, int], Claim[T]]:
        """Without the days on which a claim only possibly holds, because it was seen on others."""
        return Best(one for one in self._entries if not (one[1][0].doubtful and one[2].only_seen))

    def best(self, day: date, presence: Presence) -> Claim[T] | None:
        """The first of the claims that hold on a day, as `order` has it.

        Args:
            day: the day.
            presence: whether their record was there on it.
        """
        found = (self._dated if presence else self._bounded).on(day)
        if self.undated is not None and presence:
            rank = self._rank(self.undated, presence, None, day)
            if found is None or rank < found[0]:
                return self.undated
        return found[1] if found else None

    def _rank(
        self, claim: Claim[T], presence: Presence, days: Stretch | None, day: date
    ) -> tuple[Order, int]:
        return order(claim, presence, days, day), self._place[claim]


def best_ranked(claims: Iterable[Claim[T]]) -> Claim[T] | None:
    """The first claim that is preferred, or else the first; ``None`` if there is none."""
    return min(claims, key=lambda claim: claim.rank is not Rank.PREFERRED, default=None)


def claims_in_time(dataset: Dataset, claims: Sequence[Claim[T]]) -> ClaimsInTime[T]:
    """The many claims of a field in their order, which is made once."""
    known: dict[tuple[Claim[T], int], ClaimsInTime[T]] = dataset.kept(claims_in_time)
    name = claims[0], len(claims)  # a claim stands in one field only, so its first one names it
    if name not in known:
        known[name] = ClaimsInTime(dataset, claims)
    return known[name]
