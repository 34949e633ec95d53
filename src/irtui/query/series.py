"""What of a record's events is a meeting, and what is a step of it: a milestone, a signing.

Tree, panel and timeline, counts and years without a meeting all follow this one rule.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.dates import When, one_of
from irtui.model.kept import stored
from irtui.model.lifetimes import lifetime
from irtui.model.names import capitalized
from irtui.model.owners import OWNERS
from irtui.model.records import Body, Event
from irtui.model.stretches import Days
from irtui.model.values import Cadence, Status


@stored(
    "numbered kinds", lambda _, kinds: sorted(kinds, key=str), lambda _, kinds: frozenset(kinds)
)
def numbered_kinds(dataset: Dataset) -> frozenset[str | None]:
    """The kinds of event of which some have a number."""
    return frozenset(event.kind for event in dataset.all(Event) if event.number)


def is_meeting(dataset: Dataset, event: Event) -> bool:
    """Whether an event is a meeting, or an edition, and no step.

    Those have a number, or a kind of which others have one or for which the dataset has a word to
    count by. What belongs to nothing is a step of nothing.
    """
    numbered = bool(event.number) or event.kind in dataset.once(numbered_kinds)
    counted = numbered or dataset.counted(Event.TABLE, event.kind) is not None
    return counted or not any(getattr(event, name) for name in OWNERS)


def in_series(dataset: Dataset, events: Sequence[Event]) -> list[Event]:
    """Of one record's events the meetings by which years without any are found.

    Where some of them have numbers, those of other kinds are beside the series.
    """
    kinds = {event.kind for event in events if event.number}
    meetings = (event for event in events if is_meeting(dataset, event))
    return [event for event in meetings if not kinds or event.kind in kinds]


def years_of_series(as_of: AsOf, body: Body) -> dict[int, bool]:
    """The whole years of a yearly series: whether one of its numbered meetings is recorded.

    They reach from the first meeting to the last year that the dataset speaks for, or to the end of
    the body. Of a body that does not meet yearly there are none.
    """
    if not any(claim.value is Cadence.ANNUAL for claim in body.cadence if not claim.deprecated):
        return {}
    dataset = as_of.dataset
    events = dict.fromkeys(event for event, _ in dataset.referring(body.ref, Event, *OWNERS))
    covered = {
        year
        for event in in_series(dataset, list(events))
        if as_of.status(event) is Status.HELD
        for first, last in _possible_days(as_of.date_of(event))
        for year in range(first.year, last.year + 1)
    }
    if not covered:
        return {}
    end = lifetime(dataset, body).end
    last = dataset.about.day
    stop = min(last, end.earliest) if end and end.earliest else last
    every = range(min(covered), stop.year + 1)
    return {year: year in covered for year in every if date(year, 12, 31) <= last}


def _possible_days(when: When | None) -> Iterator[Days]:
    """The stretches of days in which something may have been; a lone bound is a day."""
    for one in one_of(when) if when else ():
        first, last = one.earliest or one.latest, one.latest or one.earliest
        if first and last:
            yield first, last


def years_of_meetings(as_of: AsOf, body: Body) -> dict[int, bool]:
    """The years of a yearly body that were over by the day: whether a meeting is recorded."""
    years = years_of_series(as_of, body)
    return {year: held for year, held in years.items() if year < as_of.day.year}


def kinds_heading(dataset: Dataset, events: Iterable[Event], other: str | None = None) -> str:
    """What events are called together, the most frequent kind first: “Milestones and signings”.

    What has no kind is called “events”, or as the ``other``.
    """
    kinds = Counter(event.kind for event in events)
    *most, last = (
        other if other and kind is None else dataset.plural(Event.TABLE, kind)
        for kind, _ in kinds.most_common()
    )
    return capitalized(f"{', '.join(most)} and {last}" if most else last)


def held_in_words(as_of: AsOf, events: Iterable[Event]) -> str:
    """How many meetings among some events were held, released …; empty, if none was."""
    counts = Counter(
        as_of.dataset.counted(Event.TABLE, event.kind) or "held"
        for event in events
        if is_meeting(as_of.dataset, event) and as_of.held(event)
    )
    return ", ".join(f"{count:,} {word}" for word, count in counts.items())
