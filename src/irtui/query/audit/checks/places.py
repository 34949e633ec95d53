"""What all checks need: days that are possible, meetings that were held, places of claims."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Rank, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, When, end_of, start_of
from irtui.model.fields import key_of
from irtui.model.lifetimes import lifetime
from irtui.model.problems import Path
from irtui.model.records import Event, Record
from irtui.model.stretches import Days
from irtui.model.values import Status


def first_possible(moment: Moment | None) -> date | None:
    """The earliest day that a moment may be; ``None`` where nothing limits it."""
    return moment.bounds[0] if moment else None


def last_possible(moment: Moment | None) -> date | None:
    """The latest day that a moment may be; ``None`` where nothing limits it."""
    return moment.bounds[1] if moment else None


def first_day(when: When) -> date | None:
    """The first day on which ``when`` possibly begins."""
    return first_possible(start_of(when))


def last_day(when: When) -> date | None:
    """The last day on which ``when`` possibly ends."""
    return last_possible(end_of(when))


def life_of(dataset: Dataset, ref: Ref) -> Days:
    """The days between which a record certainly was there, if it ever was."""
    life = lifetime(dataset, dataset.get(ref))
    return first_possible(life.start) or date.min, last_possible(life.end) or date.max


def outside(life: Days, first: date | None, last: date | None) -> bool:
    """Whether what was from ``first`` to ``last`` was wholly before or after a life."""
    return bool((last and last < life[0]) or (first and first > life[1]))


def held(dataset: Dataset) -> tuple[Event, ...]:
    """The events that were held, as is known on the last day that the dataset speaks for."""
    return dataset.once(_held)


def _held(dataset: Dataset) -> tuple[Event, ...]:
    as_of = AsOf.of(dataset, dataset.about.day)
    return tuple(event for event in dataset.all(Event) if as_of.status(event) is Status.HELD)


def standing(record: Record, name: str) -> Iterator[tuple[Claim[Any], Path]]:
    """The claims of a field that are not deprecated, each with its place."""
    claims: tuple[Claim[Any], ...] = getattr(record, name)
    if claims:
        field = (record.TABLE, record.id, key_of(name))
        for index, claim in enumerate(claims):  # quicker than to ask the record for each place
            if claim.rank is not Rank.DEPRECATED:
                yield claim, (*field, index)


def place(record: Record, name: str, claim: Claim[Any], *keys: str | int) -> Path:
    """Where a claim stands, or a key of it."""
    return (record.TABLE, record.id, key_of(name), record.place_of(claim), *keys)
