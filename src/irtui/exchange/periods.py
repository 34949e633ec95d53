"""From which day to which something was there or held, for what can compare days and no more."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span, as_moment
from irtui.model.fields import claim_fields, field_table
from irtui.model.holding import Presence, stretch
from irtui.model.lifetimes import lifetime, told_by_all
from irtui.model.presences import TIMELESS, turning
from irtui.model.records import Event, Record
from irtui.model.values import Statement

_DAY = timedelta(1)

State = tuple[Presence, bool]
"""Whether something holds on a day, and whether it stands for its field then."""


class Period(NamedTuple):
    """Days on which one thing is so."""

    first: date
    last: date
    holds: Presence
    """At least possibly."""
    leading: bool
    """Of a claim: whether it stands for its field."""


class ClaimPeriod(NamedTuple):
    """A period of a claim."""

    field: str
    claim: Claim[Any]
    period: Period


def record_periods(dataset: Dataset, record: Record) -> list[Period]:
    """When a record was there, as `AsOf.presence` has it of each day."""
    return [
        *_periods(_days_of(dataset, record), lambda day: (_on(dataset, day).presence(record), True))
    ]


def claim_periods(dataset: Dataset, record: Record) -> Iterator[ClaimPeriod]:
    """When the claims of a record held, as `AsOf.claims` has it of each day."""
    days = _days_of(dataset, record)
    there = record_periods(dataset, record)
    for name in claim_fields(type(record)):
        claims: tuple[Claim[Any], ...] = getattr(record, name)
        if len(claims) == 1 and not _turns(dataset, claims[0]):
            # It holds while its record is there.
            found = [one._replace(leading=not claims[0].deprecated) for one in there]
            yield from (ClaimPeriod(name, claims[0], one) for one in found)
        elif claims:
            yield from _of_field(dataset, record, name, days)


def _of_field(
    dataset: Dataset, record: Record, name: str, days: set[date]
) -> Iterator[ClaimPeriod]:
    spec = field_table(type(record))[name]
    claims: tuple[Claim[Any], ...] = getattr(record, name)
    together = (
        {day for claim in claims for day in _turns(dataset, claim)}
        if spec.successive is not None
        else set()
    )
    for claim in claims:

        def state(day: date, claim: Claim[Any] = claim) -> State:
            as_of = _on(dataset, day)
            if spec.successive is None:
                return as_of.holds(record, claim), not claim.deprecated
            holds = as_of.claims(record, name)[claim]
            best = as_of.leading(record, claims) is claim if not spec.many else not claim.deprecated
            return holds, best

        for one in _periods(days | together | _turns(dataset, claim), state):
            yield ClaimPeriod(name, claim, one)


def _on(dataset: Dataset, day: date) -> AsOf:
    return AsOf.of(dataset, day)


def _periods(days: Iterable[date], state: Callable[[date], State]) -> Iterator[Period]:
    """What is so from day to day, as long as it is the same; without the days on which it is not.

    Args:
        days: those on which it may turn; all before the first of them are alike.
        state: tells it of a day.
    """
    turns: list[tuple[date, State]] = []
    for day in sorted({date.min, *days}):
        found = state(day)
        if not turns or turns[-1][1] != found:
            turns.append((day, found))
    ends = [*(day - _DAY for day, _ in turns[1:]), date.max]
    for (first, (holds, leading)), last in zip(turns, ends, strict=True):
        if holds:
            yield Period(first, last, holds, leading)


def _around(days: Iterable[date | None]) -> Iterator[date]:
    """Days, and those after them."""
    for day in days:
        if day is not None:
            yield day
            if day < date.max:
                yield day + _DAY


def _days_of(dataset: Dataset, record: Record) -> set[date]:
    """The days on which it may turn whether a record is there."""
    if isinstance(record, TIMELESS):
        return set()
    days = set(turning(dataset, lifetime(dataset, record, dataset.once(told_by_all))))
    if isinstance(record, Event):
        for claim in (*record.when, *record.planned):
            days.update(_around(as_moment(claim.value).bounds))
            days |= _turns(dataset, claim)
    return days


def _turns(dataset: Dataset, claim: Claim[Any]) -> set[date]:
    """The days on which it may turn by its own dates whether a claim holds."""
    found: set[date] = set()
    if claim.dated:
        for first, last in stretch(dataset, claim).parts():
            found.update(_around((first, last)))
    elif isinstance(claim.value, Statement) and isinstance(claim.value.date, Moment | Span):
        found.update(_around(as_moment(claim.value.date).bounds))
    return found
