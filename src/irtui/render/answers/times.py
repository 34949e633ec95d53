"""Timelines, and changes of the structure."""

from collections.abc import Iterable
from datetime import date

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import Span, When
from irtui.model.holding import Presence
from irtui.model.said import Count, GapRef, said
from irtui.query.time.change import Change
from irtui.query.time.marks import Mark, Shape, Timeline
from irtui.render.answers.base import AnswerJson
from irtui.render.answers.declared import Json


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
