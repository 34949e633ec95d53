"""The timeline of a selection: which lanes belong to it, and what stands on each."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import lru_cache, partial
from itertools import islice, takewhile

from irtui.lean import evolve
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import When, end_of, start_of
from irtui.model.holding import Presence, resolve, standing_values
from irtui.model.kept import stored
from irtui.model.later import Later
from irtui.model.lifetimes import lifetime
from irtui.model.owners import OWNERS
from irtui.model.records import (
    Body,
    Event,
    Gap,
    Organisation,
    Person,
    Place,
    Post,
    Programme,
    Record,
    Treaty,
)
from irtui.model.safe_text import is_indic
from irtui.query.evidence import disputed
from irtui.query.names import names_in_other_scripts, shorter_names
from irtui.query.time.bars import as_step, bar, in_lines
from irtui.query.time.marks import Lane, Mark, Timeline, in_order
from irtui.query.time.offices import Offices
from irtui.query.time.points import empty_years, point, points


def _common_words(labels: list[str]) -> str:
    """The words that all labels begin with: what a line of agreements is called."""
    beside = zip(*(label.split() for label in labels), strict=False)
    return " ".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, beside))


@stored("first at the top")
def first_tops(dataset: Dataset) -> list[str]:
    """The first few bodies that were never under another."""
    tops = (str(body.ref) for body in dataset.all(Body) if not body.parent)
    return list(islice(tops, 8))


class _Lanes:
    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        self.dataset = as_of.dataset
        self.offices = Offices(as_of)
        self.lines: set[Ref] = set()  # the agreements whose lines are there already

    def _term(self, record: Record, field: str, label: str) -> Mark | None:
        """The bar of a record of which a field says from when until when it ran."""
        when: When | None = self.as_of.value(record, getattr(record, field))
        mark = bar(self.as_of, start_of(when), end_of(when), (), label) if when else None
        tellings = len(disputed(self.dataset, record, field))
        return evolve(mark, ref=record.ref, when=when, tellings=tellings) if mark else None

    # Lanes

    def of(self, ref: Ref, *, more: bool) -> Iterator[Lane]:
        """The lanes of one record; ``more``: with those of what else is told of it."""
        record = self.dataset.get(ref)
        if isinstance(record, Treaty):
            yield from (lane for _, lane in self._line(record))
        yield from self._alone(record)
        for lane in self._more(record) if more else ():
            yield evolve(lane, level=1)

    def main(self) -> Iterator[tuple[Set[Ref], Lane]]:
        """The main lanes of the day, each with the records beside whose lanes it is left out."""
        about = self.dataset.about
        for ref in about.lanes or map(Ref.parse, self.dataset.once(first_tops)):
            record = self.dataset.get(ref)
            if isinstance(record, Treaty):
                yield from self._line(record)
            if not isinstance(record, Body) or self.as_of.there(record):
                yield from (({ref}, lane) for lane in self._alone(record) if lane.ref is not None)

    def _alone(self, record: Record) -> Iterator[Lane]:
        """The lanes of what a record is by itself."""
        label = self.as_of.short_title(record)
        if isinstance(record, Post):
            yield from self.offices.holders(record.ref, label)
            return
        # Its marks are made when they are looked at: most lanes are out of sight.
        marks = self._marks(record, label)
        if first := next(marks, None):
            found, there = Later(lambda: in_order((first, *marks))), self.as_of.presence(record)
            tables = None if isinstance(record, Programme) else (Event.TABLE, Gap.TABLE)
            shorter = self._shorter(record, label)
            yield Lane(label, record.ref, found, there, shorter=shorter, leads_to=tables)

    def _more(self, record: Record) -> Iterator[Lane]:
        """What else is told of a record: who headed it, its names, its members, its offices."""
        if isinstance(record, Body):
            yield from self.offices.chairs(record)
            yield from self._names(record)
        elif isinstance(record, Organisation):
            yield from self.offices.heads(record)
        if isinstance(record, Person | Organisation):
            yield from self.offices.of(record)
        yield from self.offices.members(record.ref)

    def _marks(self, record: Record, label: str) -> Iterator[Mark]:
        if isinstance(record, Programme) and (term := self._term(record, "period", label)):
            yield term
        if isinstance(record, Person):
            yield from points(self.as_of, record.ref, "chairs", "present")
        elif isinstance(record, Event):
            yield from filter(None, (point(self.as_of, record),))
        elif isinstance(record, Place):
            yield from points(self.as_of, record.ref, "place")
        else:
            yield from points(self.as_of, record.ref, *OWNERS, "participants")
        if isinstance(record, Body):
            yield from empty_years(self.as_of, record)

    def _shorter(self, record: Record, label: str) -> tuple[str, ...]:
        """What may stand for the name of a record; an Indic one cannot stand everywhere."""
        if is_indic(label):
            return names_in_other_scripts(self.as_of, record)
        return shorter_names(self.as_of, record, label)

    def _names(self, body: Body) -> Iterator[Lane]:
        """What a body that was renamed was called from when until when."""
        for claims in (body.abbreviation, body.name):
            standing = [claim for claim in claims if not claim.deprecated]
            spoken = [one for one in standing if one.value.lang == standing[0].value.lang]
            dated = [claim for claim in spoken if claim.since or claim.until]
            if len(dated) < 2:
                continue
            founded = lifetime(self.dataset, body).start
            marks = []
            for claim in dated:
                since = resolve(self.dataset, claim.since) or founded
                until = resolve(self.dataset, claim.until)
                label = f"called {claim.value.value}"
                mark = bar(self.as_of, since, until, claim.seen, label)
                if mark:
                    marks.append(evolve(mark, brief=claim.value.value))
            yield from in_lines("called", None, marks)
            return

    def _line(self, treaty: Treaty) -> Iterator[tuple[Set[Ref], Lane]]:
        """The lanes of an agreement and those before and after it, each with all of these.

        None, where they are there already.
        """
        if treaty.ref in self.lines:
            return
        records = self._line_of(treaty)
        self.lines |= records.keys()
        line = [mark for record in records.values() if (mark := self._term_mark(record))]
        common = _common_words([mark.label for mark in line]) if len(line) > 1 else ""
        brief = [evolve(one, brief=one.label.removeprefix(common).strip()) for one in line]
        lanes = in_lines(common or self.as_of.short_title(treaty), treaty.ref, brief)
        yield from ((records.keys(), lane) for lane in lanes)

    def _line_of(self, treaty: Treaty) -> Mapping[Ref, Treaty]:
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
        return line

    def _term_mark(self, treaty: Treaty) -> Mark | None:
        field = "term" if treaty.term else "signed"
        mark = self._term(treaty, field, self.as_of.short_title(treaty))
        # What was signed and runs until nobody says when is a day, and no stretch of time.
        return mark if mark is None or treaty.term else as_step(mark)

    # Which lanes

    def own(self, ref: Ref | None) -> list[Ref]:
        """The records whose lanes belong to a selection, those that were possibly there last."""
        record = self.dataset.records.get(ref) if ref else None
        passed: set[Ref] = set()
        while isinstance(record, Event) and record.ref not in passed:
            passed.add(record.ref)
            record = next(map(self.dataset.get, self.as_of.owners(record)), record)
        if isinstance(record, Body):
            parts = sorted(
                self.as_of.children(record.ref),
                key=lambda part: self.as_of.presence(part) is not Presence.YES,
            )
            return [record.ref, *(part.ref for part in parts)]
        return [record.ref] if record else []


def _context(as_of: AsOf) -> tuple[tuple[Set[Ref], Lane], ...]:
    """The main lanes of a day, as they stand beside others."""
    main = _Lanes(as_of).main()
    return tuple((about, evolve(lane, context=True)) for about, lane in main)


def _told_apart(lanes: Iterable[Lane]) -> Iterator[Lane]:
    """Lanes of which no two have one name: a second one says what it is of, or is numbered."""
    taken: Counter[str] = Counter()
    above: tuple[Ref | None, str] = (None, "")
    called = ""
    for lane in lanes:
        goes_on = lane.ref is not None and above == (lane.ref, lane.label)
        if lane.continues or goes_on:
            yield evolve(lane, label=called, continues=True)
            continue
        above, called = (lane.ref, lane.label), lane.label
        if taken[called] and lane.ref:
            called = f"{called} ({lane.ref})"
        while taken[called]:
            taken[lane.label] += 1
            called = f"{lane.label} {taken[lane.label]}"
        taken[called] += 1
        shorter = tuple(name for name in lane.shorter if not taken[name])
        taken.update(shorter)
        renamed = called != lane.label
        alike = not renamed and shorter == lane.shorter
        yield lane if alike else evolve(lane, label=called, shorter=() if renamed else shorter)


def timeline(as_of: AsOf, ref: Ref | None) -> Timeline:
    """The lanes for a selection, with the names of the day, and the main lanes as their context.

    Those that were looked at last are kept.

    A body has a lane for itself, one for each of its chairs, one for its names if it was renamed,
    one for each of its members if they are few, and one for each of its parts; those that were only
    possibly there on the day stand last. An agreement has one with those before and after it, an
    office one with its holders, an organisation one for each of its offices and of its parts in
    bodies, a person one with meetings and one for each office or body. Where nothing dated belongs
    to the selection, the context is all.

    Args:
        as_of: what is shown, and the day whose names and parts are; parts that were not there on
            the day have lanes, too, if it counts them.
        ref: the selection; ``None`` for none.
    """
    return as_of.once(_timelines)(ref)


def _timelines(as_of: AsOf) -> Callable[[Ref | None], Timeline]:
    return lru_cache(maxsize=16)(partial(_timeline, as_of))


def _timeline(as_of: AsOf, ref: Ref | None) -> Timeline:
    lanes = _Lanes(as_of)
    records = lanes.own(ref)
    own: list[Lane] = []
    for one in records:
        level = int(one != records[0])
        part = lanes.of(one, more=not level)
        own += (evolve(lane, level=max(lane.level, level)) for lane in part)
    if own and own[0].level:  # there is none that they stand below
        own = [evolve(lane, level=0) for lane in own]
    shown = frozenset(records)
    context = [lane for about, lane in as_of.once(_context) if about.isdisjoint(shown)]
    if ref is None:  # there is nothing that they stand beside
        context = [evolve(lane, context=False) for lane in context]
    return Timeline(tuple(_told_apart([*own, *context])))
