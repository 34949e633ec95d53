"""The timeline of a selection: which lanes belong to it, and what stands on each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from attrs import evolve

from irtui.model.as_of import OWNERS, AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.date_words import year_in_words
from irtui.model.dates import Moment, When, end_of, start_of
from irtui.model.holding import Presence, lifetime, resolve, standing_values
from irtui.model.records import (
    TERMS,
    Body,
    Event,
    Organisation,
    Person,
    Place,
    Post,
    Programme,
    Record,
    Treaty,
)
from irtui.model.values import MEMBER, Name, Role, Status
from irtui.query.evidence import disputed
from irtui.query.gaps import gap_about
from irtui.query.roles import Term, members, terms_in, terms_of
from irtui.query.series import is_meeting, years_of_series
from irtui.query.time.bars import as_step, bar
from irtui.query.time.marks import Lane, Mark, Shape, Timeline
from irtui.query.time.side_by_side import side_by_side

_FEW_MEMBERS = 12
"""Members of a body up to which each has a lane."""
_TERMS = ("term", "period", "signed")
"""The fields that say from when until when a record ran."""


def _common_words(labels: list[str]) -> str:
    """The words that all labels begin with: what a line of agreements is called."""
    common = []
    for words in zip(*(label.split() for label in labels), strict=False):
        if len(set(words)) > 1:
            break
        common.append(words[0])
    return " ".join(common)


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def _as(role: Role, of: str) -> str:
    """A member, or a body, and as what somebody is in it: ``Board: chair``."""
    return of if role.role in (None, MEMBER) else f"{of}: {role.role.replace('-', ' ')}"


def _side_by_side(lane: Lane) -> Iterator[Lane]:
    """The lane, in as many as it takes for no bar to hide another."""
    for line in side_by_side(lane.marks):
        yield evolve(lane, marks=line)


class _Drawer:
    def __init__(self, as_of: AsOf, chosen: Ref | None = None) -> None:
        self.as_of = as_of
        self.chosen = chosen
        self.dataset = as_of.dataset
        self.reviewed = as_of.dataset.about.day
        self.last = max(self.reviewed, as_of.day)
        self.drawn: set[Ref] = set()  # the agreements whose lines are drawn

    # Points

    def event_mark(self, event: Event) -> Mark | None:
        """The mark of a meeting; ``None`` if it has no date."""
        when = self.as_of.date_of(event)
        if when is None:
            return None
        first, last = when.earliest or when.latest, when.latest or when.earliest
        if first is None or last is None:
            return None
        label = self.as_of.full_title(event, short=True)
        brief = self.as_of.meeting_title(event)
        shape = Shape.PLANNED
        if self.as_of.status(event) is Status.HELD:
            shape = Shape.HELD if is_meeting(self.dataset, event) else Shape.STEP
        return Mark(
            shape,
            first,
            last,
            label,
            event.ref,
            when,
            brief=brief,
            tellings=len(disputed(self.dataset, event, "when")),
            open_start=when.earliest is None,
            open_end=when.latest is None,
        )

    def _events(self, ref: Ref, *fields: str) -> list[Mark]:
        events = dict.fromkeys(event for event, _ in self.dataset.referring(ref, Event, *fields))
        every = {event.ref for event in events}
        wholes = (one for one in events if every.isdisjoint(self.as_of.owners(one)))
        return list(filter(None, map(self.event_mark, wholes)))

    # Bars

    def _bar(
        self, since: Moment | None, until: Moment | None, seen: Sequence[When], label: str
    ) -> Mark | None:
        return bar(since, until, seen, label, reviewed=self.reviewed, last_day=self.last)

    def _term(self, record: Record, claims: tuple[Claim[When], ...], label: str) -> Mark | None:
        """The bar of a record that says itself from when until when it ran."""
        claim = self.as_of.leading(record, claims)
        if claim is None:
            return None
        mark = self._bar(start_of(claim.value), end_of(claim.value), (), label)
        fields = (name for name in _TERMS if getattr(record, name, None) is claims)
        tellings = max(len(disputed(self.dataset, record, name)) for name in fields)
        return evolve(mark, ref=record.ref, when=claim.value, tellings=tellings) if mark else None

    def _held(self, claim: Claim[Any], label: str, ref: Ref | None) -> Mark | None:
        """The bar of an office that somebody held."""
        since, until = resolve(self.dataset, claim.since), resolve(self.dataset, claim.until)
        mark = self._bar(since, until, claim.seen, label)
        return evolve(mark, ref=ref) if mark else None

    # Lanes

    def lanes(self, ref: Ref) -> Iterator[Lane]:
        """The lanes of one record: its own, and those that say more of it."""
        record = self.dataset.get(ref)
        there = self.as_of.presence(record)
        label = self.as_of.short_title(record)
        if isinstance(record, Treaty):
            if record.ref not in self.drawn:  # else it stands in a line that is drawn already
                yield from _side_by_side(self._line_lane(record, label))
            yield from self._lane(record, label, there)
        elif isinstance(record, Post):
            yield from self._holders(record, label)
        else:
            yield from self._lane(record, label, there)
            if isinstance(record, Body):
                yield from self._names(record, there)
            if isinstance(record, Person | Organisation):
                yield from self._offices(record)
            if ref == self.chosen:
                yield from self._members(ref)

    def _lane(self, record: Record, label: str, there: Presence) -> Iterator[Lane]:
        """The lane of one record's meetings and steps, and of its term."""
        marks: list[Mark] = []
        if isinstance(record, Programme) and (term := self._term(record, record.period, label)):
            marks.append(term)
        if isinstance(record, Person):
            marks += self._events(record.ref, "chairs", "present")
        elif isinstance(record, Event):
            own = self.event_mark(record)
            marks += [own] if own else []
        elif isinstance(record, Place):
            marks += self._events(record.ref, "place")
        else:
            marks += self._events(record.ref, *OWNERS, "participants")
        if isinstance(record, Body):
            marks += self.empty_years(record)
        if marks:
            yield Lane(label, record.ref, _in_order(marks), there)

    def _names(self, body: Body, there: Presence) -> Iterator[Lane]:
        """What a body that was renamed was called from when until when."""
        for claims in (body.abbreviation, body.name):
            standing: list[Claim[Name]] = [claim for claim in claims if not claim.deprecated]
            spoken = [one for one in standing if one.value.lang == standing[0].value.lang]
            dated = [claim for claim in spoken if claim.since or claim.until]
            if len(dated) < 2:
                continue
            founded = lifetime(self.dataset, body).start
            marks = []
            for claim in dated:
                since = resolve(self.dataset, claim.since) or founded
                until = resolve(self.dataset, claim.until)
                mark = self._bar(since, until, claim.seen, f"called {claim.value.value}")
                if mark:
                    marks.append(evolve(mark, brief=claim.value.value))
            yield from _side_by_side(Lane("called", None, _in_order(marks), there))
            return

    def _holders(self, post: Post, label: str) -> Iterator[Lane]:
        """Who held an office."""
        marks = []
        for person, claim in self.dataset.referring(post.ref, Person, *TERMS):
            mark = self._held(claim, self.as_of.title(person), person.ref)
            marks += [mark] if mark else []
        yield from _side_by_side(Lane(label, post.ref, _in_order(marks)))

    def _offices(self, record: Person | Organisation) -> Iterator[Lane]:
        """A lane for each office of a person, and for each body that they have a part in."""
        lanes: dict[str, list[Mark]] = {}
        for term in terms_of(self.dataset, record):
            role = term.claim.value
            words = role.as_ or ""
            if role.post:
                words = self.as_of.title(role.post)
            elif term.within:
                words = _as(role, self.as_of.short_title(term.within))
            if mark := self._term_of(term, words, role.post or term.within):
                lanes.setdefault(words, []).append(mark)
        for words, marks in lanes.items():
            yield from _side_by_side(Lane(words, None, _in_order(marks)))

    def _members(self, ref: Ref) -> Iterator[Lane]:
        """A lane for each member of the day, with all terms; none, where they are many."""
        people = members(self.as_of, ref)
        if len(people) > _FEW_MEMBERS:
            return
        lanes: dict[Ref, list[Mark]] = {who: [] for who in people}
        for term in terms_in(self.dataset, ref):
            if term.who in lanes:
                title = self.as_of.title(term.who)
                mark = self._term_of(term, _as(term.claim.value, title), term.who)
                lanes[term.who] += [mark] if mark else []
        for who, marks in lanes.items():
            if marks:
                yield from _side_by_side(Lane(self.as_of.title(who), who, _in_order(marks)))

    def _term_of(self, term: Term, words: str, ref: Ref | None) -> Mark | None:
        """The bar of one term, which says on whose behalf it is."""
        for_ = term.claim.value.for_
        side = self.as_of.short_title(for_) if isinstance(for_, Ref) else for_
        mark = self._held(term.claim, f"{words}, for {side}" if side else words, ref)
        brief = side or (term.claim.value.role or "").replace("-", " ")
        return evolve(mark, brief=brief) if mark and brief else mark

    def _line_lane(self, treaty: Treaty, label: str) -> Lane:
        line = [mark for record in self._line_of(treaty) if (mark := self._term_mark(record))]
        common = _common_words([mark.label for mark in line]) if len(line) > 1 else ""
        brief = [evolve(one, brief=one.label.removeprefix(common).strip()) for one in line]
        return Lane(common or label, treaty.ref, _in_order(brief))

    def _line_of(self, treaty: Treaty) -> Iterable[Treaty]:
        """An agreement, and those that it follows and is followed by."""
        line: dict[Ref, Treaty] = {}
        waiting = [treaty]
        while waiting:
            record = waiting.pop()
            if record.ref in line:
                continue
            line[record.ref] = record
            waiting += [self.dataset.get(ref, Treaty) for ref in standing_values(record.supersedes)]
            referring = self.dataset.referring(record.ref, Treaty, "supersedes")
            waiting += [treaty for treaty, _ in referring]
        self.drawn |= line.keys()
        return line.values()

    def _term_mark(self, treaty: Treaty) -> Mark | None:
        label = self.as_of.short_title(treaty)
        mark = self._term(treaty, treaty.term or treaty.signed, label)
        # What was signed and runs until nobody says when is a day, and no stretch of time.
        return mark if mark is None or treaty.term else as_step(mark)

    def empty_years(self, body: Body) -> Iterator[Mark]:
        """The years in which none of a body's yearly meetings is recorded."""
        name = self.as_of.short_title(body)
        for year, held in years_of_series(self.as_of, body).items():
            if not held:
                words = year_in_words(year)
                label = f"{name}: none recorded in {words}"
                gap = gap_about(self.dataset, body.ref, "meetings", words)
                yield Mark(Shape.NONE, date(year, 1, 1), date(year, 12, 31), label, gap=gap)

    # Which lanes

    def own(self, ref: Ref | None) -> list[tuple[Ref, Presence]]:
        """The records whose lanes belong to a selection."""
        record = self.dataset.records.get(ref) if ref else None
        passed: set[Ref] = set()
        while isinstance(record, Event) and record.ref not in passed:
            passed.add(record.ref)
            record = next(map(self.dataset.get, self.as_of.owners(record)), record)
        if isinstance(record, Body):
            parts = (
                (part.ref, self.as_of.presence(part)) for part in self.as_of.children(record.ref)
            )
            return [(record.ref, Presence.YES), *parts]
        return [(record.ref, Presence.YES)] if record else []

    def shows(self, ref: Ref) -> bool:
        """Whether a record has lanes beside those of a selection: no body does before its time."""
        record = self.dataset.get(ref)
        return not isinstance(record, Body) or self.as_of.there(record)

    def default(self) -> list[Ref]:
        """The records whose lanes are shown when nothing is chosen."""
        if self.dataset.about.lanes:
            return list(self.dataset.about.lanes)
        return [body.ref for body in self.dataset.all(Body) if not body.parent][:8]


def empty_years(as_of: AsOf) -> Iterator[tuple[Body, tuple[Mark, ...]]]:
    """For each body the years in which none of its yearly meetings is recorded."""
    drawer = _Drawer(as_of)
    for body in as_of.dataset.all(Body):
        yield body, tuple(drawer.empty_years(body))


def timeline(as_of: AsOf, ref: Ref | None) -> Timeline:
    """The lanes for a selection, with the names of the day, and the main lanes as their context.

    A body has a lane for itself, one for its names if it was renamed, one for each of its members
    if they are few, and one for each of its parts; those that were only possibly there on the day
    stand last. An agreement has one with those before and after it, an office one with its holders,
    a person one with meetings and one for each office or body. Where nothing dated belongs to the
    selection, the context is all.

    Args:
        as_of: what is shown, and the day whose names and parts are; parts that were not there on
            the day have lanes, too, if it counts them.
        ref: the selection; ``None`` for none.
    """
    drawer = _Drawer(as_of, ref)
    certain: list[Lane] = []
    possible: list[Lane] = []
    chosen = drawer.own(ref)
    for one, there in chosen:
        (certain if there is Presence.YES else possible).extend(drawer.lanes(one))
    shown = {one for one, _ in chosen}
    drawer.drawn.clear()  # what the selection has stands beside it, too
    context = [
        evolve(lane, context=ref is not None)
        for one in drawer.default()
        if one not in shown and drawer.shows(one)
        for lane in drawer.lanes(one)
        if lane.ref is not None
    ]
    lanes = (*certain, *context, *possible)
    days = [bound for lane in lanes for mark in lane.marks for bound in (mark.start, mark.end)]
    return Timeline(lanes, min(days, default=as_of.day), max([*days, as_of.day]))
