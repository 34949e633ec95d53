"""Points: meetings and steps, and the years of a yearly series that have none."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.date_words import year_in_words
from irtui.model.dates import Moment, When
from irtui.model.records import Body, Event
from irtui.model.stretches import Days
from irtui.model.values import Status
from irtui.query.evidence import disputed, gap_about
from irtui.query.series import is_meeting, years_of_series
from irtui.query.sides import host
from irtui.query.time.marks import Mark, Shape


def _certain(when: When) -> Days | None:
    """The days on which what has this date certainly was going on."""
    if isinstance(when, Moment):
        return (when.earliest, when.earliest) if when.exact and when.earliest else None
    first = when.start.bounds[1] if when.start else None
    last = when.end.bounds[0] if when.end else None
    return (first, last) if first and last and first <= last else None


def point(as_of: AsOf, event: Event) -> Mark | None:
    """The mark of a meeting, of which there is one a day; ``None`` if it has no date."""
    known: dict[Ref, Mark | None] = as_of.kept(point)
    if event.ref not in known:
        known[event.ref] = _point(as_of, event)
    return known[event.ref]


def _point(as_of: AsOf, event: Event) -> Mark | None:
    when = as_of.date_of(event)
    if when is None:
        return None
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        return None
    shape = Shape.PLANNED
    if as_of.status(event) is Status.HELD:
        shape = Shape.HELD if is_meeting(as_of.dataset, event) else Shape.STEP
    return Mark(
        shape,
        first,
        last,
        as_of.full_title(event, short=True),
        event.ref,
        when,
        brief=as_of.meeting_title(event),
        tellings=len(disputed(as_of.dataset, event, "when")),
        open_start=when.earliest is None,
        open_end=when.latest is None,
        core=_certain(when),
        side=host(as_of, event),
    )


def points(as_of: AsOf, ref: Ref, *fields: str) -> Iterator[Mark]:
    """The marks of events that have a record in these fields, but for phases of one of them."""
    events = partial(as_of.dataset.referring, ref, Event, *fields)
    passed: set[Ref] = set()
    for event, _ in events():
        if event.ref not in passed:
            passed.add(event.ref)
            wholes = [one for one in as_of.owners(event) if one.table == Event.TABLE]
            if wholes and any(one.ref in wholes for one, _ in events()):
                continue
            if mark := point(as_of, event):
                yield mark


def empty_years(as_of: AsOf, body: Body) -> Iterator[Mark]:
    """The years in which none of a body's yearly meetings is recorded."""
    name = as_of.short_title(body)
    for year, held in years_of_series(as_of, body).items():
        if not held:
            words = year_in_words(year)
            label = f"{name}: none recorded in {words}"
            gap = gap_about(as_of.dataset, body.ref, "meetings", words)
            yield Mark(Shape.NONE, date(year, 1, 1), date(year, 12, 31), label, gap=gap)
