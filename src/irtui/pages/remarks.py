"""What is to be said of how a claim is known: when it held, how it is ranked, what supports it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from irtui.model.claims import Claim, Rank, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.date_words import in_words
from irtui.model.dates import When, sort_key
from irtui.model.holding import lifetime, resolve
from irtui.model.records import Event, Source
from irtui.query.names import event_date, title


def held_in_words(dataset: Dataset, claim: Claim[Any], day: date) -> str:
    """From when until when a claim held, or when it was seen to; empty if nothing is known."""
    words = []
    if since := _bound(dataset, claim.since, day):
        words.append(f"since {since}")
    if until := _bound(dataset, claim.until, day):
        words.append(f"until {until}")
    if claim.seen and not words:
        ordered = sorted(claim.seen, key=sort_key)
        first, last = in_words(ordered[0]), in_words(ordered[-1])
        words.append(f"seen {first}" if first == last else f"seen {first} to {last}")
    return " ".join(words)


def _bound(dataset: Dataset, bound: When | Ref | None, day: date) -> str:
    """A bound in words; for an event, when it took place."""
    moment = resolve(dataset, bound)
    if moment is None:
        return title(dataset, dataset.get(bound), day) if isinstance(bound, Ref) else ""
    between = moment.is_range and moment.earliest and moment.latest
    return f"some day {in_words(moment)}" if between else in_words(moment)


def time_of_day(dataset: Dataset, claim: Claim[Any], day: date) -> str:
    """``formerly`` for what was over by a day, ``not yet`` for what was to come, else empty."""
    until, since = resolve(dataset, claim.until), resolve(dataset, claim.since)
    if until is not None and until.passed(day):
        return "formerly"
    return "not yet" if since is not None and not since.reached(day) else ""


def remarks(
    dataset: Dataset, claim: Claim[Any], day: date, *, alternatives: bool = False
) -> Iterator[str]:
    """What is to be said of a claim, one thing after the other.

    Args:
        dataset: where its bounds are found.
        claim: the claim.
        day: whose names are used.
        alternatives: whether it stands among others, so that its being preferred tells something.
    """
    if held := held_in_words(dataset, claim, day):
        yield held
    if claim.deprecated:
        yield "thought wrong"
    if alternatives and claim.rank is Rank.PREFERRED:
        yield "preferred"


def link_time(dataset: Dataset, link: Link, day: date) -> When | None:
    """When a link began to hold, or else when the record began that makes it."""
    record = dataset.get(link.source)
    if isinstance(record, Event):
        return event_date(dataset, record, day)
    if isinstance(record, Source):
        return record.date
    if link.claim is not None and link.claim.dated:
        since = resolve(dataset, link.claim.since)
        return since or min(link.claim.seen, key=sort_key, default=None)
    return lifetime(dataset, record).start
