"""The lanes of a timeline as shapes: where each stands, in hundredths of the width."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from irtui.exchange.site.addresses import Links
from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.date_words import day_in_short, year_in_words
from irtui.model.holding import Presence
from irtui.model.names import tellings_in_words
from irtui.model.window import Window
from irtui.pages.mark_words import mark_words
from irtui.query.time.marks import Lane, Mark, Shape, Timeline, midway
from irtui.render.terminal.cuts import cropped
from irtui.render.terminal.signs import hues, ink_of, sides_of

_STATES = {
    Shape.HELD: "held",
    Shape.STEP: "step",
    Shape.PLANNED: "announced",
    Shape.TERM: "term",
    Shape.NONE: "none recorded",
}
_SIGNS = {
    "held held": "held",
    "none none": "none recorded",
    "planned planned": "announced",
    "step step": "step",
    "bar term": "term",
}
"""What the shapes without a hue stand for."""
_MOST = 60
"""Lanes that are drawn; what stands in further ones is in the table."""
_LETTERS = 1.15
"""Letters of a name that have room in a hundredth of a line of usual width."""
_LEAST_LETTERS = 5
_LEAST = 0.35
"""Hundredths that a bar takes at least."""
_FADE = 3.0
"""Hundredths of a bar whose end is not known in which it fades; of a short one, a third."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TICKS = 9
"""Years that are named at most."""


@frozen(slots=True)
class Figure:
    """A mark as it is drawn."""

    css: str
    x: str
    """Where it is, or where it begins; in hundredths."""
    width: str = ""
    """Of a bar, how long it is."""
    fades: tuple[tuple[str, str], ...] = ()
    """Where its parts begin that are not certain, and how long each of them is."""
    label: str = ""
    title: str = ""
    href: str = ""


@frozen(slots=True)
class DrawnLane:
    """A lane."""

    label: str
    href: str
    level: int
    aside: bool
    """Whether it stands back: it was only possibly there, or is a context."""
    figures: tuple[Figure, ...]


@frozen(slots=True)
class Drawn:
    """A timeline, ready to be put into a page."""

    years: str
    lanes: tuple[DrawnLane, ...]
    ticks: tuple[tuple[str, str], ...]
    """Where dates stand above the lanes, and what they are."""
    day: str
    """Where the line of the day is; empty, if it is not among the days that are shown."""
    signs: tuple[tuple[str, str], ...]
    """The legend: a class, and what it stands for."""
    entries: tuple[tuple[str, str, str, str], ...]
    """The marks as lines of a table: when, what, in which state, and the way to it."""
    left: int
    """Lanes that are not drawn."""


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


class _Artist:
    def __init__(self, as_of: AsOf, window: Window, links: Links) -> None:
        self._as_of, self._window, self._links = as_of, window, links
        self._hues = hues(as_of.dataset)

    def at(self, day: date) -> float:
        """Where a day begins."""
        offset = day.toordinal() - self._window.start.toordinal()
        return min(max(100 * offset / self._window.days, 0), 100)

    def _after(self, day: date) -> float:
        return self.at(day + timedelta(1)) if day < date.max else 100

    def _css(self, mark: Mark) -> str:
        later = " later" if mark.start > self._as_of.day else ""
        doubt = " doubt" if mark.uncertain or mark.approximate else ""
        return f"{ink_of(mark, self._hues).value}{later}{doubt}"

    def _title(self, mark: Mark) -> str:
        words = [*mark_words(self._as_of, mark)]
        if mark.shape is Shape.PLANNED:
            words.append(_STATES[mark.shape])
        if mark.tellings:
            words.append(f"⚠ {tellings_in_words(mark.tellings)}")
        return " · ".join(words)

    def lane(self, lane: Lane) -> DrawnLane:
        bars = (self._bar(mark, lane) for mark in lane.marks if mark.shape is Shape.TERM)
        points = (one for mark in lane.marks for one in self._points(mark))
        aside = lane.context or lane.there is not Presence.YES
        label = "" if lane.continues else lane.label
        href = self._links.record(lane.ref)
        return DrawnLane(label, href, min(lane.level, 3), aside, (*bars, *points))

    def _points(self, mark: Mark) -> Iterator[Figure]:
        if mark.shape is Shape.TERM:
            return
        css, title, href = self._css(mark), self._title(mark), self._links.record(mark.target)
        for first, last in mark.stretches():
            begin, end = self.at(first), self._after(last)
            shown = mark.shape is not Shape.NONE and end - begin > 1
            fades = ((_number(begin), _number(end - begin)),) if shown else ()
            at = _number(self.at(midway(first, last)))
            yield Figure(f"{mark.shape.value} {css}", at, "", fades, "", title, href)

    def _bar(self, mark: Mark, lane: Lane) -> Figure:
        begin, end = self.at(mark.start), self._after(mark.end)
        end = max(end, begin + _LEAST)
        sure = mark.sure
        solid = (self.at(sure[0]), self._after(sure[1])) if sure else (end, end)
        fade = min(_FADE, (end - begin) / 3)
        first = max(solid[0], begin + fade * mark.open_start) if sure else end
        last = max(min(solid[1], end - fade * mark.open_end), first)
        fades = tuple(
            (_number(one), _number(other - one))
            for one, other in ((begin, first), (last, end))
            if other - one > 0.05
        )
        called = mark.brief or mark.label
        room = int((last - first) * _LETTERS) - 1
        shown = cropped(called, room, torn=False) if room >= _LEAST_LETTERS else ""
        named = called != lane.label and last > first
        return Figure(
            f"bar {self._css(mark)}",
            _number(first if last > first else begin),
            _number(last - first) if last > first else "",
            fades,
            shown if named else "",
            self._title(mark),
            self._links.record(mark.target),
        )

    def entry(self, mark: Mark) -> tuple[str, str, str, str]:
        """A line of the table."""
        told = f", ⚠ {tellings_in_words(mark.tellings)}" if mark.tellings else ""
        href = self._links.record(mark.target)
        return mark.date_in_words, mark.label, f"{_STATES[mark.shape]}{told}", href

    def ticks(self) -> Iterator[tuple[str, str]]:
        first, last = self._window.start.year, self._window.end.year
        step = next((one for one in _STEPS if (last - first) / one <= _TICKS), _STEPS[-1])
        years = [year for year in range(first, last + 1) if year % step == 0]
        days = [date(max(year, 1), 1, 1) for year in years]
        inside = [day for day in days if self._window.contains(day) and self.at(day) <= 95]
        if len(inside) < 2:
            yield "0", day_in_short(self._window.start)
            return
        for day in inside:
            yield _number(self.at(day)), year_in_words(day.year)


def _signs(as_of: AsOf, lanes: Sequence[DrawnLane], *, day: bool) -> Iterator[tuple[str, str]]:
    """What the shapes that are there stand for."""
    figures = [figure for lane in lanes for figure in lane.figures]
    there = {css for figure in figures for css in figure.css.split()}
    held = {"held", "bar"} & there
    for ink, side in sides_of(as_of).items():
        if ink.value in there and held:
            yield f"{'held' if 'held' in there else 'bar'} {ink.value}", side
    for css, said in _SIGNS.items():
        if any(figure.css.startswith(css) for figure in figures):
            yield css, said
    if any(figure.fades and "bar" in figure.css for figure in figures):
        yield "bar fading", "not certain"
    if day:
        yield "as-of", f"as of {day_in_short(as_of.day)}"


def drawn(as_of: AsOf, found: Timeline, links: Links) -> Drawn | None:
    """A timeline as shapes, with the lanes that were asked for; ``None``, where there are none."""
    own = found.own
    reach = Timeline(own[:_MOST]).reach(0, len(own))
    if reach is None:
        return None
    window = Window(*reach).padded()
    artist = _Artist(as_of, window, links)
    lanes = tuple(map(artist.lane, own[:_MOST]))
    inside = window.contains(as_of.day)
    return Drawn(
        window.years,
        lanes,
        tuple(artist.ticks()),
        _number(artist.at(as_of.day)) if inside else "",
        tuple(_signs(as_of, lanes, day=inside)),
        tuple(map(artist.entry, found.entries())),
        max(len(own) - _MOST, 0),
    )
