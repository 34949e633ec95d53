"""The tree, timelines, and changes of the structure."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import Span, When
from irtui.model.holding import Presence
from irtui.model.said import Count, GapRef, said
from irtui.model.values import Status
from irtui.query.time.change import Change
from irtui.query.time.marks import Mark, Shape, Timeline
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.query.tree.unfolded import unfolded
from irtui.render.answers.base import AnswerJson
from irtui.render.answers.declared import Json


class NodeJson(Json):
    """A line of the tree."""

    key: str = said("Names this place in the tree, on every day.")
    label: str = said("What it is called on the day.")
    role: Role = said("What it stands for.")
    ref: Ref | None = said("The record that it stands for.")
    there: Presence = said("Whether it was there on the day.")
    status: Status | None = said("For an event: how far it got.")
    number: int | None = said("Of a meeting: its number.")
    place: str | None = said("Of a meeting: where it was.")
    host: Ref | None = said("Of a meeting: the side in whose country it was.")
    when: When | None = said(
        "When it was, or was signed or published; the years in which no meeting is recorded."
    )
    gaps: int = said("Of a body: in how many years no meeting of its series is recorded.")
    note: str = said("What the line ends with: a count, or a date in short; empty for nothing.")
    children: tuple["NodeJson", ...] | None = said(
        "What is below it; null: it is a collection, left folded."
    )


class TreeJson(AnswerJson):
    """The answer of ``irtui tree``."""

    tree: tuple[NodeJson, ...] = said("The top of the tree.")


def _node(node: Node, children: tuple[NodeJson, ...]) -> NodeJson:
    return NodeJson.of(
        node,
        key=str(node.key),
        status=node.status if node.is_event else None,
        place=node.place or None,
        note="".join(node.notes[:1]),
        # All records of a table, which the tree leaves folded in every manner.
        children=None if node.role is Role.COLLECTION else children,
    )


def tree(hierarchy: Hierarchy, nodes: Iterable[Node]) -> TreeJson:
    """The answer of ``irtui tree``: nodes, each with what is below it."""
    waiting: defaultdict[int, list[NodeJson]] = defaultdict(list)  # by level, the last ones first
    for line in reversed([*unfolded(hierarchy, nodes)]):
        below = waiting.pop(line.level + 1, [])
        waiting[line.level].append(_node(line.node, tuple(reversed(below))))
    return TreeJson.to(hierarchy.as_of, tree=tuple(reversed(waiting[1])))


class MarkJson(Json):
    """A mark on a lane."""

    shape: Shape = said("What it is; “none”: not recorded.")
    label: str = said("What it is called.")
    ref: Ref | None = said("The record that says more.", "record")
    gap: GapRef | None = said("The gap that says what is missing.")
    tellings: Count = said("How many tellings of its date contradict each other, or 0.")


class DatedMarkJson(MarkJson):
    """What has a date."""

    when: When = said("Its date.")


class TermMarkJson(MarkJson):
    """What lasted; “seen”, where neither end is known."""

    since: When | None = said("When it began; null: not known.")
    until: When | None = said("When it ended; null: not known, or it has not.")
    seen: tuple[When, When] | None = said("First and last sighting.", optional=True)


class YearMarkJson(MarkJson):
    """A year without a meeting."""

    year: int = said("The year.")


class LaneJson(Json):
    """A lane."""

    label: str = said("What it is called.")
    ref: Ref | None = said("What it is of.", "record")
    there: Presence = said("Whether that was there on the day.")
    marks: tuple[DatedMarkJson | TermMarkJson | YearMarkJson, ...] = said("In order of time.")


class TimelineJson(AnswerJson):
    """The answer of ``irtui timeline``."""

    timeline: tuple[LaneJson, ...] = said("The lanes that were asked for.")


def _mark(mark: Mark) -> DatedMarkJson | TermMarkJson | YearMarkJson:
    when = mark.when
    if mark.shape is Shape.TERM:
        ends = (when.start, when.end) if isinstance(when, Span) else (when, when)
        only_seen = mark.open_start and mark.open_end
        since, until, seen = (None, None, ends) if only_seen else (*ends, None)
        return TermMarkJson.of(mark, since=since, until=until, seen=seen)
    if when is None:
        return YearMarkJson.of(mark, year=mark.start.year)
    return DatedMarkJson.of(mark)


def timeline(as_of: AsOf, found: Timeline, first: date, last: date) -> TimelineJson:
    """The answer of ``irtui timeline``: the lanes asked for, from ``first`` to ``last``."""
    lanes = (
        LaneJson.of(lane, marks=tuple(map(_mark, lane.listed(first, last)))) for lane in found.own
    )
    return TimelineJson.to(as_of, timeline=tuple(lanes))


class ChangesJson(AnswerJson):
    """The answer of ``irtui timeline --changes``."""

    changes: tuple[Change, ...] = said("In order of time.")


def changes(as_of: AsOf, found: Iterable[Change]) -> ChangesJson:
    """The answer of ``irtui timeline --changes``."""
    return ChangesJson.to(as_of, changes=tuple(found))
