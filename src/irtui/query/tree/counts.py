"""What is counted in the tree: meetings that were held, members, children that a source counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from irtui.model.as_of import AsOf
from irtui.model.records import Body, Event
from irtui.model.values import Count
from irtui.query.roles import members

_HELD = "held"


def count_of(as_of: AsOf, body: Body, events: Iterable[Event]) -> str:
    """How many events of a body were held, released …; of one without any, its members.

    Those events count that have a number, or a kind with a word for it.
    """
    counts = Counter(
        word or _HELD
        for event in events
        if ((word := as_of.dataset.counted(Event.TABLE, event.kind)) or event.number)
        and as_of.held(event)
    )
    if counts:
        return ", ".join(f"{count:,} {word}" for word, count in counts.items())
    count = len(members(as_of, body.ref))
    return f"{count:,} member{'' if count == 1 else 's'}" if count else ""


def count_of_kind(as_of: AsOf, kind: str | None, events: Sequence[Event]) -> str:
    """How many events of one kind were held, if the first is numbered; else how many there are."""
    word = as_of.dataset.counted(Event.TABLE, kind) or (_HELD if events[0].number else "")
    return f"{sum(map(as_of.held, events))} {word}" if word else f"{len(events)}"


def counts_of_day(as_of: AsOf, body: Body) -> Iterator[Count]:
    """The counts of the day; one that was first made later says nothing of it."""
    for claim in as_of.holding(body, "counts"):
        firsts = [when.earliest for when in claim.seen if when.earliest]
        if claim.since or not firsts or min(firsts) <= as_of.day:
            yield claim.value
