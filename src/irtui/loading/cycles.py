"""Chains of references that lead back to where they began.

What belongs to something may belong to something else later, so of such links only those count
together that certainly hold on one day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import stretch
from irtui.model.lifetimes import lifetime
from irtui.model.problems import Path, Problem
from irtui.model.records import Record
from irtui.model.safe_text import shortened
from irtui.model.stretches import Days

_CHAINS = {
    "body": ("parent", "succeeds"),
    "organisation": ("parent", "succeeds"),
    "event": ("part_of",),
    "agreement": ("supersedes",),
    "programme": ("part_of", "succeeds"),
    "source": ("reprints",),
}
"""For each table the fields whose chains must come to an end."""
_BELONGING = ("parent", "part_of")
"""Those whose links hold for a time."""
_LONGEST = 300
"""Characters of a circle in a message; of a longer one the beginning is shown."""
_LISTED = 20
"""Ids up to which a message names all of a circle."""


def cycles(dataset: Dataset) -> Iterator[Problem]:
    """Each link that closes a circle."""
    for table, fields in _CHAINS.items():
        for field in fields:
            walk = _Walk(dataset, field)
            found = list(walk.over(dataset.table(table)))
            yield from walk.on_one_day(dataset.table(table)) if found and walk.timed else found


class _Walk:
    """Looks for circles in the links that a field makes."""

    def __init__(self, dataset: Dataset, field: str) -> None:
        self._dataset = dataset
        self._field = field
        self.timed = field in _BELONGING
        """Whether its links hold for a time."""

    def over(self, records: Iterable[Record], day: date | None = None) -> Iterator[Problem]:
        """Walks depth first along the links, or those alone that certainly hold on a day."""
        done: set[Ref] = set()
        for record in records:
            if getattr(record, self._field):  # else no chain goes through it
                yield from self._from(record, day, done)

    def on_one_day(self, records: Sequence[Record]) -> Iterator[Problem]:
        """The circles of links that hold on one day, each told once."""
        circling = _circling({record.ref: self._targets(record) for record in records})
        few = [record for record in records if record.ref in circling]
        spans = [days for record in few for days in self._days_of(record)]
        # Links that hold on one day do so when the last of them begins, and when the first ends.
        begin, end = {first for first, _ in spans}, {last for _, last in spans}
        told: set[Path] = set()
        for day in sorted(begin if len(begin) <= len(end) else end):
            for problem in self.over(few, day):
                if problem.path not in told:
                    told.add(problem.path)
                    yield problem

    def _claims(self, record: Record) -> Iterator[tuple[int, Claim[Ref]]]:
        for index, claim in enumerate(getattr(record, self._field)):
            if not claim.deprecated:
                yield index, claim

    def _targets(self, record: Record) -> set[Ref]:
        return {claim.value for _, claim in self._claims(record)}

    def _days(self, record: Record, claim: Claim[Ref]) -> Days | None:
        """The first and the last day on which a link certainly holds."""
        if claim.dated:
            return stretch(self._dataset, claim).certain
        life = lifetime(self._dataset, record)
        first = (life.start.bounds[1] if life.start else None) or date.min
        last = (life.end.bounds[0] if life.end else None) or date.max
        return (first, last) if first <= last else None

    def _days_of(self, record: Record) -> Iterator[Days]:
        for _, claim in self._claims(record):
            if days := self._days(record, claim):
                yield days

    def _next(self, record: Record, day: date | None) -> Iterator[tuple[Ref, Path]]:
        """What follows a record in a chain, and where below the record that is said."""
        value = getattr(record, self._field)
        if isinstance(value, Ref):
            yield value, (self._field,)
        elif value:
            for index, claim in self._claims(record):
                days = self._days(record, claim) if day else None
                if day is None or (days and days[0] <= day <= days[1]):
                    yield claim.value, (self._field, index, "value")

    def _from(self, first: Record, day: date | None, done: set[Ref]) -> Iterator[Problem]:
        """``done`` holds the records from which no new circle can be reached."""
        records = self._dataset.records
        trail: dict[Ref, int] = {}
        stack: list[tuple[Ref, Iterator[tuple[Ref, Path]]]] = []

        def enter(ref: Ref) -> None:
            trail[ref] = len(stack)
            stack.append((ref, self._next(records[ref], day)))

        if first.ref not in done:
            enter(first.ref)
        while stack:
            ref, following = stack[-1]
            step = next(following, None)
            if step is None:
                done.add(ref)
                del trail[ref]
                stack.pop()
                continue
            target, place = step
            if target in trail:
                circle = shortened(_circle(stack, trail[target]), _LONGEST)
                on = f" on {day}" if day and date.min < day < date.max else ""
                hint = "Remove one of these links, or date them." if self.timed else _REMOVE
                message = f"“{self._field}” forms a cycle{on}: {circle}."
                yield Problem("cycle", message, hint, (ref.table, ref.id, *place))
            elif target not in done and target in records:
                enter(target)


_REMOVE = "Remove one of these links."


def _circling(targets: Mapping[Ref, set[Ref]]) -> set[Ref]:
    """The records that lie on a circle, or on a way from one circle to another."""
    sources: dict[Ref, set[Ref]] = {}
    for ref, found in targets.items():
        for target in found:
            sources.setdefault(target, set()).add(ref)
    return set(targets) - _free(targets) - _free(sources)


def _free(graph: Mapping[Ref, Iterable[Ref]]) -> set[Ref]:
    """What can be put in order before a circle comes in the way."""
    from graphlib import CycleError, TopologicalSorter  # noqa: PLC0415 - few files have circles

    sorter = TopologicalSorter(graph)
    found: set[Ref] = set()
    with suppress(CycleError):  # what is free of circles can still be had
        sorter.prepare()
    while ready := sorter.get_ready():
        found.update(ready)
        sorter.done(*ready)
    return found


def _circle(stack: Sequence[tuple[Ref, Any]], start: int) -> str:
    """The ids from one place of a chain on and back to it; of a long circle, both its ends."""
    ids = [stack[at][0].id for at in range(start, len(stack))[:_LISTED]]
    left_out = len(stack) - start - len(ids)
    more = [f"… {left_out:,} more …"] if left_out else []
    return " → ".join([*ids, *more, ids[0]])
