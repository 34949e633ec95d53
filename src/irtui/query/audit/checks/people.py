"""People against the days of their birth and their death."""

from collections.abc import Iterator
from datetime import date

from irtui.model.dataset import Dataset
from irtui.model.fields import claim_fields
from irtui.model.holding import standing_values, stretch
from irtui.model.lifetimes import lifetime
from irtui.model.problems import Path, Problem
from irtui.model.records import Event, Person, Record, Treaty
from irtui.model.safe_text import shortened
from irtui.model.stretches import Days
from irtui.query.audit.checks.places import first_day, last_day, standing

_SEATS = ((Event, ("chairs", "present"), "when"), (Treaty, ("signatories",), "signed"))
"""Where people sat or signed, and the field that says when."""


def outside_their_life(dataset: Dataset) -> Iterator[Problem]:
    """What people held or where they sat before they were born, or after they had died."""
    for person in dataset.all(Person):
        if not (person.born or person.died):
            continue
        life = lifetime(dataset, person)
        if (life.start or life.end) and (days := life.possible):
            yield from _of_theirs(dataset, person, days)
            for cls, fields, when in _SEATS:
                for record, claim in dataset.referring(person.ref, cls, *fields):
                    dates = standing_values(getattr(record, when))
                    if dates and all(
                        _outside(days, first_day(one), last_day(one)) for one in dates
                    ):
                        yield _problem(person, _seat(record, fields, claim))


def _of_theirs(dataset: Dataset, person: Person, life: Days) -> Iterator[Problem]:
    for name in claim_fields(Person):
        for claim, path in standing(person, name):
            days = stretch(dataset, claim) if claim.dated else None
            held = days and (days.certain if claim.only_seen else days.possible)
            if held and _outside(life, *held):
                yield _problem(person, path)


def _outside(life: Days, first: date | None, last: date | None) -> bool:
    return bool((last and last < life[0]) or (first and first > life[1]))


def _seat(record: Record, fields: tuple[str, ...], claim: object) -> Path:
    places = (place for name in fields for one, place in standing(record, name) if one is claim)
    return next(places)


def _problem(person: Person, path: Path) -> Problem:
    return Problem(
        "outside-life",
        f"{shortened(person.id)} was not born by then, or had died.",
        "Check the dates of both, and whether it was this person.",
        path,
    )
