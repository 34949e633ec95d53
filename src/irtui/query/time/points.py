"""Points: meetings and steps, and the years of a yearly series that have none."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from irtui.model.as_of import OWNERS, AsOf
from irtui.model.claims import Ref
from irtui.model.date_words import year_in_words
from irtui.model.dates import Moment, When
from irtui.model.holding import lifetime
from irtui.model.records import Body, Event
from irtui.model.stretches import Days
from irtui.model.values import Cadence, Status
from irtui.query.evidence import disputed
from irtui.query.gaps import gap_about
from irtui.query.places import host
from irtui.query.series import in_series, is_meeting
from irtui.query.time.marks import Mark, Shape


def _certain(when: When) -> Days | None:
    """The days on which what has this date certainly was going on."""
    if isinstance(when, Moment):
        return (when.earliest, when.earliest) if when.exact and when.earliest else None
    first = when.start.bounds[1] if when.start else None
    last = when.end.bounds[0] if when.end else None
    return (first, last) if first and last and first <= last else None


@frozen
class Points:
    """The marks of the events of a dataset, with the names of a day."""

    as_of: AsOf

    def mark(self, event: Event) -> Mark | None:
        """The mark of a meeting; ``None`` if it has no date."""
        when = self.as_of.date_of(event)
        if when is None:
            return None
        first, last = when.earliest or when.latest, when.latest or when.earliest
        if first is None or last is None:
            return None
        shape = Shape.PLANNED
        if self.as_of.status(event) is Status.HELD:
            shape = Shape.HELD if is_meeting(self.as_of.dataset, event) else Shape.STEP
        return Mark(
            shape,
            first,
            last,
            self.as_of.full_title(event, short=True),
            event.ref,
            when,
            brief=self.as_of.meeting_title(event),
            tellings=len(disputed(self.as_of.dataset, event, "when")),
            open_start=when.earliest is None,
            open_end=when.latest is None,
            core=_certain(when),
            side=host(self.as_of, event),
        )

    def of(self, ref: Ref, *fields: str) -> list[Mark]:
        """The events that have a record in these fields, but for phases of one of them."""
        found = self.as_of.dataset.referring(ref, Event, *fields)
        events = dict.fromkeys(event for event, _ in found)
        every = {event.ref for event in events}
        wholes = (one for one in events if every.isdisjoint(self.as_of.owners(one)))
        return list(filter(None, map(self.mark, wholes)))

    def of_body(self, body: Body) -> list[Mark]:
        """The events that a body has a part in."""
        return self.of(body.ref, *OWNERS, "participants")

    def years(self, body: Body, marks: Iterable[Mark]) -> dict[int, bool]:
        """The whole years of a yearly series: whether one of its numbered meetings is recorded."""
        if not any(claim.value is Cadence.ANNUAL for claim in body.cadence if not claim.deprecated):
            return {}
        dataset = self.as_of.dataset
        events = [dataset.get(mark.ref, Event) for mark in marks if mark.ref]
        series = {event.ref for event in in_series(dataset, events)}
        covered = {
            year
            for mark in marks
            if mark.shape is Shape.HELD and mark.ref in series
            for start, end in mark.stretches()
            for year in range(start.year, end.year + 1)
        }
        if not covered:
            return {}
        end = lifetime(dataset, body).end
        last = dataset.about.day
        stop = min(last, end.earliest) if end and end.earliest else last
        every = range(min(covered), stop.year + 1)
        return {year: year in covered for year in every if date(year, 12, 31) <= last}

    def empty_years(self, body: Body, marks: Iterable[Mark]) -> Iterator[Mark]:
        """The years in which none of a body's yearly meetings is recorded, by those that are."""
        name = self.as_of.short_title(body)
        for year, held in self.years(body, marks).items():
            if not held:
                words = year_in_words(year)
                label = f"{name}: none recorded in {words}"
                gap = gap_about(self.as_of.dataset, body.ref, "meetings", words)
                yield Mark(Shape.NONE, date(year, 1, 1), date(year, 12, 31), label, gap=gap)


def empty_years(as_of: AsOf) -> Iterator[tuple[Body, tuple[Mark, ...]]]:
    """For each body the years in which none of its yearly meetings is recorded."""
    points = Points(as_of)
    for body in as_of.dataset.all(Body):
        yield body, tuple(points.empty_years(body, points.of_body(body)))


def years_of_meetings(as_of: AsOf, body: Body) -> dict[int, bool]:
    """The years of a yearly body that were over by the day: whether a meeting is recorded.

    Of a body that does not meet yearly there are none.
    """
    points = Points(as_of)
    years = points.years(body, points.of_body(body))
    return {year: held for year, held in years.items() if year < as_of.day.year}
