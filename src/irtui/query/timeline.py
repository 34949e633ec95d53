"""The timeline: lanes of meetings and terms, each mark between two days."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from attrs import evolve, field, frozen

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Truth, When
from irtui.model.holding import exists, holding, leading, lifetime, resolve
from irtui.model.records import Body, Event, Person, Programme, Record, Treaty
from irtui.model.values import Cadence, Holding, Status
from irtui.query.names import event_date, full_title, one_line, short_title, title


class Shape(Enum):
    """What a mark is."""

    HELD = "held"
    STEP = "step"
    """A milestone: it has no number in a series."""
    PLANNED = "planned"
    """Announced, postponed or cancelled: not held, as far as is known."""
    TERM = "term"
    """What lasted."""
    NONE = "none recorded"
    """A year of a regular series in which no meeting is recorded."""


@frozen
class Mark:
    """One thing on a lane, from its first possible day to its last."""

    shape: Shape
    start: date
    end: date
    label: str = field(converter=one_line)
    ref: Ref | None = None
    when: When | None = None
    """The date as the source gives it; ``None`` for a year without a meeting."""
    open_start: bool = False
    open_end: bool = False
    brief: str = ""
    """What a bar is labelled with, where the lane's name says the rest; empty: the label."""

    @property
    def middle(self) -> date:
        """The day that stands for it where there is room for one only."""
        return date.fromordinal((self.start.toordinal() + self.end.toordinal()) // 2)


@frozen
class Lane:
    """A line of marks in order of time."""

    label: str = field(converter=one_line)
    ref: Ref | None
    marks: tuple[Mark, ...]


@frozen
class Timeline:
    """Lanes, and the days that they reach from and to."""

    lanes: tuple[Lane, ...]
    start: date
    end: date

    def marks(self) -> list[tuple[int, Mark]]:
        """Every mark that is a record, with the number of its lane, in order of time."""
        found = [
            (number, mark)
            for number, lane in enumerate(self.lanes)
            for mark in lane.marks
            if mark.ref is not None
        ]
        return sorted(found, key=lambda pair: (pair[1].start, pair[1].end, pair[0]))


def _days(when: When, otherwise: tuple[date, date]) -> tuple[date, date]:
    start, end = when.earliest or otherwise[0], when.latest or otherwise[1]
    if when.earliest is None:
        return min(start, end), end
    return start, max(start, end)


def _common_words(labels: list[str]) -> str:
    """The words that all labels begin with: what a line of agreements is called."""
    common = []
    for words in zip(*(label.split() for label in labels), strict=False):
        if len(set(words)) > 1:
            break
        common.append(words[0])
    return " ".join(common)


class _Drawer:
    def __init__(self, dataset: Dataset, day: date) -> None:
        self.dataset = dataset
        self.day = day
        last = dataset.about.day
        self.edge = (date(max(day.year - 100, 1), 1, 1), max(last, day))

    def event_mark(self, event: Event) -> Mark | None:
        """The mark of a meeting; ``None`` if it has no date."""
        when = event_date(self.dataset, event, self.day)
        if when is None:
            return None
        status = holding(self.dataset, event, event.status, self.day)
        held = not status or status[0].value is Status.HELD
        start, end = _days(when, self.edge)
        label = full_title(self.dataset, event, self.day)
        shape = Shape.PLANNED
        if held:
            shape = Shape.HELD if event.number or not event.body else Shape.STEP
        return Mark(shape, start, end, label, event.ref, when)

    def _events(self, ref: Ref, *fields: str) -> list[Mark]:
        found = {}
        for link in self.dataset.links_to(ref):
            record = self.dataset.get(link.source)
            thought_wrong = link.claim is not None and link.claim.deprecated
            if isinstance(record, Event) and link.field in fields and not thought_wrong:
                mark = self.event_mark(record)
                if mark is not None:
                    found[record.ref] = mark
        return list(found.values())

    def _term(self, record: Record, claims: tuple[Claim[When], ...], label: str) -> Mark | None:
        claim = leading(self.dataset, record, claims, self.day)
        if claim is None:
            return None
        when = claim.value
        start, end = _days(when, self.edge)
        open_start = when.earliest is None
        return Mark(
            Shape.TERM, start, end, label, record.ref, when, open_start, when.latest is None
        )

    def lanes(self, ref: Ref) -> Iterator[Lane]:
        """The lanes of one record: its own, and for a person one for each office."""
        yield self.lane(ref)
        record = self.dataset.get(ref)
        if isinstance(record, Person):
            yield from self.offices(record)

    def lane(self, ref: Ref) -> Lane:
        """The lane of one record's meetings and terms."""
        record = self.dataset.get(ref)
        label = short_title(self.dataset, record, self.day)
        marks: list[Mark] = []
        if isinstance(record, Treaty):
            line = tuple(self._line_of(record))
            common = _common_words([mark.label for mark in line]) if len(line) > 1 else ""
            brief = tuple(
                evolve(mark, brief=mark.label.removeprefix(common).strip()) for mark in line
            )
            return Lane(common or label, ref, brief)
        if isinstance(record, Programme) and (term := self._term(record, record.period, label)):
            marks.append(term)
        if isinstance(record, Person):
            marks += self._events(ref, "chairs", "present", "signatories")
        else:
            marks += self._events(ref, "body", "programme", "agreement", "participants")
        if isinstance(record, Body):
            marks += self._empty_years(record, marks)
        return Lane(label, ref, tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))))

    def offices(self, person: Person) -> Iterator[Lane]:
        """A lane for each office of a person; its bar fades where no bound is known."""
        lanes: dict[str, list[Mark]] = {}
        for claim in person.posts:
            if claim.deprecated:
                continue
            value: Holding = claim.value
            words = value.as_ or ""
            if value.post:
                words = title(self.dataset, self.dataset.get(value.post), self.day)
            bounds = (resolve(self.dataset, claim.since), resolve(self.dataset, claim.until))
            dates = [when for when in (*bounds, *claim.seen) if when is not None]
            days = [day for when in dates for day in (when.earliest, when.latest) if day]
            if days:
                mark = Mark(
                    Shape.TERM,
                    min(days),
                    max(days),
                    words,
                    value.post,
                    dates[0],
                    claim.since is None,
                    claim.until is None,
                )
                lanes.setdefault(words, []).append(mark)
        for words, marks in lanes.items():
            yield Lane(words, None, tuple(sorted(marks, key=lambda mark: mark.start)))

    def _line_of(self, treaty: Treaty) -> list[Mark]:
        """An agreement, and those that it follows and is followed by, each with its term."""
        line: dict[Ref, Treaty] = {}
        waiting = [treaty]
        while waiting:
            record = waiting.pop()
            if record.ref in line:
                continue
            line[record.ref] = record
            near = [claim.value for claim in record.supersedes]
            near += [
                link.source
                for link in self.dataset.links_to(record.ref)
                if link.field == "supersedes"
            ]
            waiting += [other for ref in near if isinstance(other := self.dataset.get(ref), Treaty)]
        marks = []
        for record in line.values():
            label = short_title(self.dataset, record, self.day)
            mark = self._term(record, record.term or record.signed, label)
            if mark:
                marks.append(mark)
        return sorted(marks, key=lambda mark: (mark.start, mark.end))

    def _empty_years(self, body: Body, marks: list[Mark]) -> Iterator[Mark]:
        """The years of a yearly series in which none of its numbered meetings is recorded."""
        if not any(claim.value is Cadence.ANNUAL for claim in body.cadence if not claim.deprecated):
            return
        covered = {
            year
            for mark in marks
            if mark.shape is Shape.HELD
            for year in range(mark.start.year, mark.end.year + 1)
        }
        if not covered:
            return
        end = lifetime(self.dataset, body).end
        last = self.dataset.about.day
        stop = min(last, end.earliest) if end and end.earliest else last
        for year in range(min(covered), stop.year + 1):
            whole_year = date(year, 12, 31) <= last
            if year not in covered and whole_year:
                yield Mark(
                    Shape.NONE, date(year, 1, 1), date(year, 12, 31), f"none recorded in {year}"
                )

    def children(self, body: Body) -> Iterator[Ref]:
        """The bodies under ``body`` on the day."""
        for link in self.dataset.links_to(body.ref):
            child = self.dataset.get(link.source)
            if isinstance(child, Body) and link.field == "parent":
                current = holding(self.dataset, child, child.parent, self.day)
                parent_now = current and current[0].value == body.ref
                if parent_now and exists(self.dataset, child, self.day) is not Truth.NO:
                    yield child.ref

    def chosen(self, ref: Ref | None) -> list[Ref]:
        """The records whose lanes belong to a selection."""
        record = self.dataset.records.get(ref) if ref else None
        if isinstance(record, Event):
            for claims in (record.body, record.programme, record.agreement):
                if claims:
                    return self.chosen(claims[0].value)
        if isinstance(record, Body) and record.ref not in self._default():
            return [record.ref, *self.children(record)]
        if isinstance(record, Person | Programme | Treaty) and record.ref not in self._default():
            return [record.ref]
        return self._default()

    def _default(self) -> list[Ref]:
        if self.dataset.about.lanes:
            return list(self.dataset.about.lanes)
        return [
            body.ref
            for body in self.dataset.table("body")
            if isinstance(body, Body) and not body.parent
        ][:8]


def timeline(dataset: Dataset, ref: Ref | None, day: date) -> Timeline:
    """The lanes for a selection, with names as of ``day``; the main lanes for ``None``.

    A body has a lane for itself and each of its parts, an agreement one for itself with those
    before and after it, a person one with posts and meetings.
    """
    drawer = _Drawer(dataset, day)
    lanes = tuple(
        lane for chosen in drawer.chosen(ref) for lane in drawer.lanes(chosen) if lane.marks
    )
    if not lanes and ref is not None:
        return timeline(dataset, None, day)
    days = [bound for lane in lanes for mark in lane.marks for bound in (mark.start, mark.end)]
    known = [bound for bound in days if bound not in drawer.edge]
    shown = known or days or [day]
    return Timeline(lanes, min(shown), max(*shown, day))
