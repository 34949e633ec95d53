"""From which day to which something was there or held, for what can compare days and no more."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span, as_moment
from irtui.model.fields import FieldSpec, claim_fields, field_table
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


def record_periods(dataset: Dataset, record: Record) -> list[Period]:
    """When a record was there, as `AsOf.presence` has it of each day."""

    def state(day: date) -> State:
        return AsOf.of(dataset, day).presence(record), True

    return [*_periods(_days_of(dataset, record), state)]


def claim_periods(dataset: Dataset, record: Record) -> Iterator[tuple[str, Claim[Any], Period]]:
    """When the claims of a record held, as `AsOf.claims` has it of each day, by field."""
    there = record_periods(dataset, record)
    for name in claim_fields(type(record)):
        if claims := getattr(record, name):
            spec = field_table(type(record))[name]
            field = _Field(dataset, record, name, spec, claims, there)
            for claim in claims:
                for one in field.periods(claim):
                    yield name, claim, one


@frozen(eq=False)
class _Field:
    """The claims of a field, and on which days something may turn for them."""

    dataset: Dataset
    record: Record
    name: str
    spec: FieldSpec
    claims: tuple[Claim[Any], ...]
    there: list[Period]
    """When the record was there."""

    @cached_property
    def _edges(self) -> set[date]:
        """The days on which the record turns to another presence."""
        return {day for one in self.there for day in (one.first, *_around([one.last]))}

    @cached_property
    def _days(self) -> list[date]:
        """The days on which it may turn whether any of the claims holds."""
        turns = (day for claim in self.claims for day in _turns(self.dataset, claim))
        return sorted({date.min, *self._edges, *turns})

    @cached_property
    def _leaders(self) -> tuple[list[date], list[Claim[Any] | None]]:
        """From which days on which claim stands for the field, if only one does."""
        days: list[date] = []
        leaders: list[Claim[Any] | None] = []
        for day in self._days:
            leader = AsOf.of(self.dataset, day).leading(self.record, self.claims)
            if not days or leader is not leaders[-1]:
                days.append(day)
                leaders.append(leader)
        return days, leaders

    @cached_property
    def _led(self) -> Mapping[Claim[Any] | None, set[date]]:
        """Of each claim, the days on which it begins or ends to stand for the field."""
        found: dict[Claim[Any] | None, set[date]] = defaultdict(set)
        for at, day in enumerate(self._leaders[0]):
            found[self._leaders[1][at]].add(day)
            found[self._leaders[1][at - 1]].add(day)
        return found

    @cached_property
    def _in_turn(self) -> Mapping[date, Mapping[Claim[Any], Presence]]:
        """Of each day whether the claims hold that were only seen, where one follows another."""
        seen = [claim for claim in self.claims if claim.only_seen]
        if self.spec.successive is None or len(self.claims) < 2 or not seen:
            return {}
        found = {}
        for day in self._days:
            held = AsOf.of(self.dataset, day).claims(self.record, self.name)
            found[day] = {claim: held[claim] for claim in seen}
        return found

    def _leads(self, claim: Claim[Any], day: date) -> bool:
        if self.spec.many:
            return not claim.deprecated
        days, leaders = self._leaders
        return leaders[bisect_right(days, day) - 1] is claim

    def periods(self, claim: Claim[Any]) -> Iterator[Period]:
        """When a claim held."""
        turns = _turns(self.dataset, claim)
        days = self._edges | turns | (set() if self.spec.many else self._led.get(claim, set()))
        in_turn = self._in_turn if claim.only_seen else {}

        def state(day: date) -> State:
            if in_turn:
                holds = in_turn[day][claim]
            elif turns:
                holds = AsOf.of(self.dataset, day).holds(self.record, claim)
            else:  # it holds while its record is there
                then = (one.holds for one in self.there if one.first <= day <= one.last)
                holds = next(then, Presence.LATER)
            return holds, self._leads(claim, day)

        yield from _periods(in_turn or days, state)


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
