"""Timelines, and changes of the structure."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Span, Truth, When
from irtui.query.time.changes import Change
from irtui.query.time.marks import Mark, Shape, Timeline
from irtui.render.answers.base import AnswerJson, edition
from irtui.render.answers.declared import GapRef, Json, SourceRef, said


@frozen
class MarkJson(Json):
    """A mark on a lane."""

    shape: Shape = said("What it is; “none”: not recorded.")
    label: str = said("What it is called.")
    record: Ref | None = said("The record that says more.")
    gap: GapRef | None = said("The gap that says what is missing.")
    disputed: bool = said("Whether sources contradict each other about its date.")


@frozen
class DatedMarkJson(MarkJson):
    """What has a date."""

    when: When = said("Its date.")


@frozen
class TermMarkJson(MarkJson):
    """What lasted; “seen”, where neither end is known."""

    since: When | None = said("When it began; null: not known.")
    until: When | None = said("When it ended; null: not known, or it has not.")
    seen: tuple[When, When] | None = said("First and last sighting.", optional=True)


@frozen
class YearMarkJson(MarkJson):
    """A year without a meeting."""

    year: int = said("The year.")


@frozen
class LaneJson(Json):
    """A lane."""

    label: str = said("What it is called.")
    record: Ref | None = said("What it is of.")
    there: Truth = said("Whether that was there on the day.")
    marks: tuple[DatedMarkJson | TermMarkJson | YearMarkJson, ...] = said("In order of time.")


@frozen
class TimelineJson(AnswerJson):
    """The answer of ``irtui timeline``."""

    timeline: tuple[LaneJson, ...] = said("The lanes that were asked for.")


def _mark(mark: Mark) -> DatedMarkJson | TermMarkJson | YearMarkJson:
    when = mark.when
    if mark.shape is Shape.TERM:
        ends = (when.start, when.end) if isinstance(when, Span) else (when, when)
        only_seen = mark.open_start and mark.open_end
        since, until, seen = (None, None, ends) if only_seen else (*ends, None)
        return TermMarkJson.of(mark, record=mark.ref, since=since, until=until, seen=seen)
    if when is None:
        return YearMarkJson.of(mark, record=mark.ref, year=mark.start.year)
    return DatedMarkJson.of(mark, record=mark.ref)


def timeline(dataset: Dataset, found: Timeline, first: date, last: date, day: date) -> TimelineJson:
    """The answer of ``irtui timeline``: the lanes asked for, from ``first`` to ``last``."""
    lanes = (
        LaneJson(lane.label, lane.ref, lane.truth, tuple(map(_mark, lane.told(first, last))))
        for lane in found.own
    )
    return TimelineJson(edition(dataset), day, tuple(lanes))


@frozen
class ChangeJson(Json):
    """A change of the structure."""

    day: date = said("The day from which on it had certainly happened.")
    when: When | None = said("Its date, as the source tells it.")
    text: str = said("What happened.")
    record: Ref = said("The record that changed.")
    sources: tuple[SourceRef, ...] = said("Who says so.")
    disputed: bool = said("Whether sources contradict each other about it.")


@frozen
class ChangesJson(AnswerJson):
    """The answer of ``irtui timeline --changes``."""

    changes: tuple[ChangeJson, ...] = said("In order of time.")


def changes(dataset: Dataset, found: Iterable[Change], day: date) -> ChangesJson:
    """The answer of ``irtui timeline --changes``."""
    every = tuple(ChangeJson.of(change, record=change.ref) for change in found)
    return ChangesJson(edition(dataset), day, every)
