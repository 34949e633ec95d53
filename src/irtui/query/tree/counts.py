"""What is counted in the tree: meetings that were held, members, children that a source counts."""

from collections.abc import Iterable, Iterator

from irtui.model.as_of import AsOf
from irtui.model.names import counted
from irtui.model.records import Body, Event
from irtui.model.values import Count
from irtui.query.roles import members
from irtui.query.series import held_in_words


def count_of(as_of: AsOf, body: Body, events: Iterable[Event]) -> str:
    """How many meetings of a body were held; of one without any, how many members it has."""
    if held := held_in_words(as_of, events):
        return held
    count = len(members(as_of, body.ref))
    return counted(count, "member") if count else ""


def counts_of_day(as_of: AsOf, body: Body) -> Iterator[Count]:
    """The counts of the day; one that was first made later says nothing of it."""
    for claim in as_of.holding(body, "counts"):
        firsts = [when.earliest for when in claim.seen if when.earliest]
        if claim.since or not firsts or min(firsts) <= as_of.day:
            yield claim.value
