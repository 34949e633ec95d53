"""Meetings and steps in the tree: in which order, in which folders, and the years without any."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from irtui.model.as_of import AsOf
from irtui.model.claims import Basis, Ref
from irtui.model.date_words import in_short, year_in_words
from irtui.model.dates import parse_date, sort_key
from irtui.model.names import ordinal
from irtui.model.namesakes import meeting_mark
from irtui.model.records import Body, Event
from irtui.query.evidence import gap_about
from irtui.query.series import held_in_words, in_series, is_meeting, years_of_meetings
from irtui.query.sides import side_around
from irtui.query.tree.nodes import Group, Node, NoneRecorded, Role


class Meetings:
    """The events of one day, as lines under what they are of."""

    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        self.dataset = as_of.dataset
        self._parted: dict[Ref, tuple[list[Event], list[Event]]] = {}
        self._places: dict[Ref, tuple[str, Ref | None]] = {}
        self._empty: dict[Ref, list[int]] = {}

    def of(self, ref: Ref) -> tuple[Sequence[Event], Sequence[Event]]:
        """The meetings of a record up to the day, and its steps, each in order of time."""
        if ref not in self._parted:
            meetings, steps = self._parted[ref] = [], []
            for event in self.as_of.meetings(ref):
                (meetings if is_meeting(self.dataset, event) else steps).append(event)
        return self._parted[ref]

    def by_kind(self, ref: Ref) -> Mapping[Group, list[Event]]:
        """The meetings of a record by their kinds, those first that are numbered."""
        meetings, _ = self.of(ref)
        numbered_first = sorted(meetings, key=lambda event: not event.number)
        found: dict[Group, list[Event]] = {event.kind: [] for event in numbered_first}
        for event in meetings:
            found[event.kind].append(event)
        return found

    # Lines

    def lines(self, ref: Ref | None, events: Sequence[Event]) -> list[Node | Ref]:
        """Some of the meetings or steps of a record, the newest first; phases in order of time.

        The years in which none is recorded stand among them, if they are of the series.
        """
        if ref is not None and ref.table == Event.TABLE:
            return [event.ref for event in events]
        lines: list[Node | Event] = [*self._gap_lines(ref, events), *events]
        ordered = sorted(lines, key=self._latest_first, reverse=True)
        return [line if isinstance(line, Node) else line.ref for line in ordered]

    def _latest_first(self, line: Node | Event) -> tuple[bool, date]:
        """Whether a line has a day, and which: of a meeting its first, of years their last."""
        when = line.when if isinstance(line, Node) else self.as_of.date_of(line)
        first, last = sort_key(when)
        return when is not None, last if isinstance(line, Node) else first

    def node(self, event: Event) -> Node:
        """The line of a meeting or a step."""
        meets, label = is_meeting(self.dataset, event), self.as_of.meeting_title(event)
        claim = self.as_of.leading(event, event.number)
        number = claim.value if claim else None
        place, host = self._where(event) if meets else ("", None)
        names: tuple[str, ...] = (label,)
        if number is not None and not meeting_mark(self.dataset, event, dated=True):
            inferred = claim is not None and claim.basis is Basis.INFERRED
            counted = f"{'~' * inferred}{ordinal(number)}"
            names = (f"{counted:<5} {place}",) if place else (label, counted)
        return Node(
            event.ref,
            label,
            Role.EVENT if meets else Role.STEP,
            event.ref,
            there=self.as_of.presence(event),
            folds=bool(self.as_of.meetings(event.ref)),
            status=self.as_of.status(event),
            when=self.as_of.date_of(event),
            number=number,
            place=place,
            host=host,
            names=names,
        )

    def _where(self, event: Event) -> tuple[str, Ref | None]:
        """Where a meeting was, and in whose country."""
        place = self.as_of.value(event, event.place)
        if not isinstance(place, Ref):
            return place or "", None
        if place not in self._places:
            name = self.as_of.short_title(place, alone=True)
            self._places[place] = name, side_around(self.as_of, place)
        return self._places[place]

    def note(self, events: Sequence[Event]) -> str:
        """What a folder of meetings says of them: when the last one was held, or how many."""
        held = (event for event in reversed(events) if self.as_of.held(event))
        last = next(filter(None, (in_short(self.as_of.date_of(event)) for event in held)), ())
        if last:
            month = last[-2] if len(last) > 1 else last[0]  # the shortest is the year alone
            return f"last {month}"
        return held_in_words(self.as_of, events) or f"{len(events):,}"

    # Years without a meeting

    def empty_years(self, ref: Ref) -> list[int]:
        """The years by the day in which none of the yearly meetings of a body is recorded."""
        if ref not in self._empty:
            body = self.dataset.get(ref)
            years = years_of_meetings(self.as_of, body) if isinstance(body, Body) else {}
            self._empty[ref] = [year for year, held in years.items() if not held]
        return self._empty[ref]

    def _gap_lines(self, ref: Ref | None, events: Sequence[Event]) -> Iterator[Node]:
        """The years without a meeting, those in a row in one line, among those of their series."""
        if ref is None or not self.empty_years(ref):
            return
        series = in_series(self.dataset, self.of(ref)[0])
        if not series or series[0] not in events:
            return
        for first, last in _runs(self.empty_years(ref)):
            words = [year_in_words(year) for year in range(first, last + 1)]
            gap = gap_about(self.dataset, ref, "meetings", words[0])
            when = parse_date(words[0] if first == last else f"{words[0]}/{words[-1]}")
            note = ", ".join(words) if last - first < 2 else f"{words[0]}–{words[-1]}"
            key = NoneRecorded(ref, first, last)
            names = ("none recorded", "none")
            yield Node(key, names[0], Role.MISSING, gap, note, when=when, names=names)


def _runs(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of the years that follow one another."""
    for _, run in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0]):
        (_, first), *rest = run
        yield first, rest[-1][1] if rest else first
