"""Records against each other and against what their words mean."""

from bisect import insort
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any
from unicodedata import normalize

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, as_moment
from irtui.model.fields import claim_fields
from irtui.model.holding import stretch
from irtui.model.languages import tag_of
from irtui.model.lifetimes import lifetime
from irtui.model.problems import Problem
from irtui.model.records import Body, Organisation, Person, Place, Record, Source
from irtui.model.safe_text import quoted, shortened
from irtui.model.values import Share
from irtui.query.audit.checks.places import first_possible, last_possible, place, standing
from irtui.query.folding import id_of

_ROUNDING = 0.5
"""By how many per cent rounded shares may be too much together."""


def _surely_before(one: Moment | None, other: Moment | None) -> bool:
    """Whether every day of ``one`` lies before every day of ``other``."""
    last, first = last_possible(one), first_possible(other)
    return last is not None and first is not None and last < first


def outliving_their_parent(dataset: Dataset) -> Iterator[Problem]:
    """Bodies and organisations that were there after what they belong to had ended."""
    records: tuple[Body | Organisation, ...] = (*dataset.all(Body), *dataset.all(Organisation))
    for record in records:
        for claim, path in standing(record, "parent"):
            if claim.dated:
                continue
            mine = lifetime(dataset, record)
            parent = lifetime(dataset, dataset.get(claim.value))
            over, seen = last_possible(parent.end), mine.last_seen
            seen_after = mine.end is None and over and seen and seen > over
            if seen_after or _surely_before(parent.end, mine.end):
                yield Problem(
                    "child-outlives-parent",
                    f"It outlives {shortened(claim.value.id)}, to which it belongs.",
                    "Date the parent claim, or check the ends of both.",
                    path,
                )


def ended_before_begun(dataset: Dataset) -> Iterator[Problem]:
    """Bodies and organisations that ended before they were founded, people who died unborn."""
    for cls, end in ((Body, "dissolved"), (Organisation, "dissolved"), (Person, "died")):
        for record in dataset.all(cls):
            life = lifetime(dataset, record) if getattr(record, end) else None
            if life and _surely_before(life.end, life.start):
                path = next(path for _, path in standing(record, end))
                message = "It ended before it began."
                yield Problem("ended-before-begun", message, "Correct one of the two dates.", path)


def _turns(
    dataset: Dataset, shares: tuple[Claim[Share], ...]
) -> list[tuple[int, bool, str, float]]:
    """The days, as numbers, on which a share certainly begins or is over: with owner and size."""
    turns = []
    for claim in shares:
        percent = claim.value.percent
        days = stretch(dataset, claim).certain if claim.dated else (date.min, date.max)
        if percent and days and not claim.deprecated:
            owner = str(claim.value.organisation)
            turns.append((days[0].toordinal(), True, owner, percent))
            turns.append((days[1].toordinal() + 1, False, owner, percent))
    return sorted(turns)


def owned_too_much(dataset: Dataset) -> Iterator[Problem]:
    """Companies of which on one day more is owned than there is.

    Where sources disagree about the share of one owner, the smallest counts.
    """
    for company in dataset.all(Organisation):
        total = 0.0
        owned: dict[str, list[float]] = {}
        for day, turns in groupby(_turns(dataset, company.shares), key=lambda turn: turn[0]):
            for _, begins, owner, percent in turns:
                percents = owned.setdefault(owner, [])
                total -= percents[0] if percents else 0
                if begins:
                    insort(percents, percent)
                else:
                    percents.remove(percent)
                total += percents[0] if percents else 0
            if total > 100 + _ROUNDING:
                when = f" on {date.fromordinal(day)}" if day > 1 else ""
                yield Problem(
                    "shares-over-100",
                    f"The shares add up to {total:g} per cent{when}.",
                    "Date the shares, or rank the wrong one as deprecated.",
                    (company.TABLE, company.id, "shares"),
                )
                break


def of_one_name(dataset: Dataset) -> Iterator[Problem]:
    """People who have the name of another, and no identifiers that tell the two apart."""
    known: dict[str, Person] = {}
    for person in dataset.all(Person):
        for claim, path in standing(person, "name"):
            name = " ".join(normalize("NFKC", claim.value.value).casefold().split())
            first = known.setdefault(name, person)
            if first is not person and not _are_two(first, person):
                yield Problem(
                    "same-name",
                    f"person:{shortened(first.id)} has the same name: {quoted(claim.value.value)}.",
                    "If they are one person, merge the two records; if not, give each its id in "
                    "the same register, under “identifiers”.",
                    path,
                )
                break


def _are_two(one: Person, other: Person) -> bool:
    """Whether a register has two ids for them."""
    shared = one.identifiers.keys() & other.identifiers.keys()
    return any(one.identifiers[name] != other.identifiers[name] for name in shared)


def _tags(dataset: Dataset) -> Iterator[tuple[str, Record, str, Claim[Any] | None]]:
    """Every language tag, with the record, the field and the claim that have it."""
    for record in dataset.records.values():
        for name in ("name", "abbreviation", "aliases"):
            for claim in getattr(record, name):
                if claim.value.lang:
                    yield claim.value.lang, record, name, claim
        if isinstance(record, Source) and record.language:
            yield record.language, record, "language", None


def at_no_place(dataset: Dataset) -> Iterator[Problem]:
    """Places that are only text, each once, in a dataset that has places as records."""
    told: set[str] = set()
    if not dataset.table(Place.TABLE):
        return
    for record in dataset.records.values():
        for claim in getattr(record, "place", ()):
            if isinstance(claim.value, str) and claim.value not in told:
                told.add(claim.value)
                yield Problem(
                    "place-as-text",
                    f"{quoted(claim.value)} is no place of the dataset.",
                    f"Add [place.{id_of(claim.value)}] with name = {quoted(claim.value)}, "
                    "and write its id here.",
                    place(record, "place", claim),
                )


def in_no_language(dataset: Dataset) -> Iterator[Problem]:
    """Language tags that the registry of languages does not have."""
    from langcodes import tag_is_valid

    valid = cache(tag_is_valid)
    for tag, record, name, claim in _tags(dataset):
        if not valid(tag):
            near = tag_of(tag)
            yield Problem(
                "unknown-language",
                f"{quoted(tag)} is not a known language tag.",
                f"Write {quoted(near)}." if near else "Write a tag such as en, fr or pt-BR.",
                place(record, name, claim, "lang") if claim else (record.TABLE, record.id, name),
            )


def never_true(dataset: Dataset) -> Iterator[Problem]:
    """Claims whose bounds are events that leave no day for them."""
    for record in dataset.records.values():
        for name, claims in zip(claim_fields(type(record)), record.claims, strict=True):
            for claim in claims:
                if claim.since.__class__ is Ref and claim.since == claim.until:
                    yield Problem(
                        "never-true",
                        "The claim begins and ends with the same event, so it never holds.",
                        "Correct one of the two bounds.",
                        place(record, name, claim, "since"),
                    )


def reviewed_in_future(dataset: Dataset, today: date | None) -> Iterator[Problem]:
    """A review on a day that is still to come."""
    first = dataset.about.reviewed.earliest
    if today and first and first > today:
        yield Problem(
            "review-in-future",
            f"The review is dated {first}, but today is {today}.",
            "Write the day on which the data was last reviewed.",
            ("dataset", "reviewed"),
        )


def seen_on_another_day(dataset: Dataset) -> Iterator[Problem]:
    """A snapshot of another day than the one that is shown first."""
    snapshot, reviewed = dataset.about.snapshot, dataset.about.reviewed
    if snapshot is None:
        return
    first, last = as_moment(snapshot).bounds
    if (first and first > dataset.about.day) or (last and last < dataset.about.day):
        yield Problem(
            "snapshot-apart",
            f"All was seen on {snapshot.text}, and the day that is shown is {reviewed.text}.",
            "Write the day of the snapshot for “reviewed”.",
            ("dataset", "snapshot"),
        )
