"""What of a record's events is a meeting, and what is a step of it: a milestone, a signing.

Tree, panel and timeline, counts and years without a meeting all follow this one rule.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from irtui.model.dataset import Dataset
from irtui.model.names import capitalized
from irtui.model.records import Event


def _numbered_kinds(dataset: Dataset) -> frozenset[str | None]:
    return frozenset(event.kind for event in dataset.all(Event) if event.number)


def is_meeting(dataset: Dataset, event: Event) -> bool:
    """Whether an event is one of a series, and no step.

    Those are meetings, or editions, that have a number, or a kind of which others have one or for
    which the dataset has a word to count by.
    """
    numbered = bool(event.number) or event.kind in dataset.once(_numbered_kinds)
    return numbered or dataset.counted(Event.TABLE, event.kind) is not None


def in_series(dataset: Dataset, events: Sequence[Event]) -> list[Event]:
    """Of one record's events the meetings by which years without any are found.

    Where some of them have numbers, those of other kinds are beside the series.
    """
    kinds = {event.kind for event in events if event.number}
    meetings = (event for event in events if is_meeting(dataset, event))
    return [event for event in meetings if not kinds or event.kind in kinds]


def kinds_heading(dataset: Dataset, events: Iterable[Event]) -> str:
    """What events are called together, the most frequent kind first: “Milestones and signings”."""
    kinds = Counter(event.kind for event in events)
    *most, last = (dataset.plural(Event.TABLE, kind) for kind, _ in kinds.most_common())
    return capitalized(f"{', '.join(most)} and {last}" if most else last)
