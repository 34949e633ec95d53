"""Dates as sources give them: known to the day, to the year, or only between two days.

The forms are a subset of the Extended Date/Time Format (EDTF, ISO 8601-2:2019): levels 0 and 1,
and the one-of sets of level 2. See https://www.loc.gov/standards/datetime/.

A `Moment` is one day that may not be known exactly; a `Span` is what lasted from one moment to
another. Both know their earliest and their latest possible day.
"""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import TypeVar, cast

from irtui.lean import field, frozen
from irtui.model.safe_text import quoted


class Truth(IntEnum):
    """An answer about days that may not be known: ordered, so ``min`` is *and*, ``max`` is *or*."""

    NO = 0
    POSSIBLY = 1
    YES = 2


class Precision(IntEnum):
    """The unit that a moment is given in."""

    DAY = 1
    MONTH = 2
    YEAR = 3
    DECADE = 4
    CENTURY = 5
    CHOICE = 6
    """One of several days or a range of them: an EDTF one-of set."""


class DateError(ValueError):
    """A text that is no date of the dataset's grammar; ``hint`` says how to correct it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@frozen(slots=True)
class Moment:
    """One day, known as closely as ``earliest`` and ``latest`` say."""

    text: str
    """The EDTF text, as written."""
    earliest: date | None
    """First possible day, inclusive; ``None`` if there is no bound."""
    latest: date | None
    """Last possible day, inclusive; ``None`` if there is no bound."""
    precision: Precision = Precision.DAY
    uncertain: bool = False
    """EDTF ``?`` or ``%``: the source is in doubt."""
    approximate: bool = False
    """EDTF ``~`` or ``%``: an estimate."""
    choices: tuple["Moment", ...] = ()
    """The members of a one-of set, of which `one_of` tells; of a range, its ends."""
    is_range: bool = False
    """For a one-of set: any day from the first choice to the last."""

    @property
    def qualified(self) -> bool:
        """Whether the date is uncertain, approximate or both."""
        return self.uncertain or self.approximate

    @property
    def exact(self) -> bool:
        """Whether it is one known day."""
        return self.precision is Precision.DAY and not self.qualified

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """The days between which it certainly lies.

        For a qualified date these are one unit of its precision wider on each side, two if it is
        both uncertain and approximate; EDTF leaves the width open.
        """
        units = self.uncertain + self.approximate
        if not (units or self.choices):
            return self.earliest, self.latest
        if len(members := one_of(self)) > 1:
            bounds = [bound for member in members for bound in member.bounds if bound]
            return min(bounds), max(bounds)
        return _shift(self.earliest, self.precision, -units), _shift(
            self.latest, self.precision, units
        )

    def reached(self, day: date) -> Truth:
        """Whether it is this moment or later on ``day``."""
        first, last = self.bounds
        if last is not None and day >= last:
            return Truth.YES
        return Truth.NO if first is not None and day < first else Truth.POSSIBLY

    def passed(self, day: date) -> Truth:
        """Whether it is later than this moment on ``day``."""
        first, last = self.bounds
        if last is not None and day > last:
            return Truth.YES
        return Truth.NO if first is not None and day <= first else Truth.POSSIBLY


@frozen(slots=True)
class Span:
    """What lasted from one moment to another; an end that is ``None`` is open or unknown."""

    text: str
    start: Moment | None
    end: Moment | None
    open_end: bool = field(default=False)
    """``2018/..``: it goes on. ``2018/`` means that the end is not known."""

    @property
    def earliest(self) -> date | None:
        """First day on which it possibly lasted."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """Last day on which it possibly lasted."""
        return self.end.latest if self.end else None

    @property
    def exact(self) -> bool:
        """Whether both ends are known days."""
        return bool(self.start and self.end and self.start.exact and self.end.exact)

    def covers(self, day: date) -> Truth:
        """Whether it lasted on ``day``; both end days belong to it."""
        begun = self.start.reached(day) if self.start else Truth.POSSIBLY
        over = self.end.passed(day) if self.end else Truth.NO
        if self.end is None and not self.open_end and begun is Truth.YES:
            return Truth.POSSIBLY
        return Truth(min(begun, Truth.YES - over))


When = Moment | Span
W = TypeVar("W", bound=When)


def _shift(day: date | None, unit: Precision, count: int) -> date | None:
    """``day``, the first or the last of its unit, moved to that of the unit ``count`` away.

    Clipped to the days that Python knows.
    """
    if day is None:
        return None
    months = {Precision.MONTH: 1, Precision.YEAR: 12}.get(unit)
    try:
        if months is None:
            return day + timedelta(days=count)
        index = day.year * 12 + day.month - 1 + months * count
        year, month = divmod(index, 12)
        return date(year, month + 1, 1 if day.day == 1 else monthrange(year, month + 1)[1])
    except (OverflowError, ValueError):
        return date.min if count < 0 else date.max


_MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)", re.ASCII)
_UNSPECIFIED = re.compile(r"(?:(\d{3})X|(\d{2})XX)", re.ASCII)

_DAY = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"
_ONE = f"(?:{_DAY}|[0-9]{{3}}X|[0-9]{{2}}XX)"
DATE_PATTERN = "|".join(
    (
        _ONE,
        f"{_ONE}/(?:{_ONE}|\\.\\.)?",
        f"(?:\\.\\.)?/{_ONE}",
        rf"\[\s*{_ONE}\s*(?:,\s*{_ONE}\s*)*\]",
        rf"\[\s*{_ONE}\s*\.\.\s*(?:{_ONE}\s*)?\]",
        rf"\[\s*\.\.\s*{_ONE}\s*\]",
    )
)
"""What a date of the grammar looks like, as a regular expression that all dialects read alike.

Each text that `parse_date` takes has this form. A text of this form may still be a day that does
not exist, or end before it begins.
"""

_FORMS = "Write 2018, 2018-12, 2018-12-13, 2018?, 2018~, 201X, 2018/2020 or [2018,2019]."


def _calendar(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        # Not Python's own words: they differ from 3.14.
        if year == 0:
            why = "year 0 is out of range"
        elif not 1 <= month <= 12:
            why = "month must be in 1..12"
        else:
            why = "day is out of range for month"
        what = f"{quoted(text)} is a day that does not exist: {why}."
        raise DateError(what, "Check the month and the day.") from error


def _moment(text: str) -> Moment:
    if match := _MOMENT.fullmatch(text):
        year, month, day, mark = match.groups()
        uncertain, approximate = mark in ("?", "%"), mark in ("~", "%")
        if day:
            first = last = _calendar(int(year), int(month), int(day), text)
            precision = Precision.DAY
        elif month:
            first = _calendar(int(year), int(month), 1, text)
            last = first.replace(day=monthrange(first.year, first.month)[1])
            precision = Precision.MONTH
        else:
            first = _calendar(int(year), 1, 1, text)
            last = first.replace(month=12, day=31)
            precision = Precision.YEAR
        return Moment(text, first, last, precision, uncertain, approximate)
    if match := _UNSPECIFIED.fullmatch(text):
        decade, century = match.groups()
        length = 10 if decade else 100
        start = int(decade) * 10 if decade else int(century) * 100
        first = _calendar(max(start, 1), 1, 1, text)
        precision = Precision.DECADE if decade else Precision.CENTURY
        return Moment(text, first, date(start + length - 1, 12, 31), precision)
    raise DateError(f"{quoted(text)} is not a date.", _FORMS)


def _one_of(text: str) -> Moment:
    inner = text[1:-1].strip()
    if ".." in inner:
        start, _, end = (part.strip() for part in inner.partition(".."))
        if not start and not end:
            raise DateError(f"{quoted(text)} names no day.", _FORMS)
        choices = tuple(_moment(part) for part in (start, end) if part)
        earliest = choices[0].earliest if start else None
        latest = choices[-1].latest if end else None
        if earliest and latest and earliest > latest:
            raise DateError(f"{quoted(text)} ends before it begins.", "Put the earlier date first.")
        return Moment(text, earliest, latest, Precision.CHOICE, choices=choices, is_range=True)
    choices = tuple(_moment(part.strip()) for part in inner.split(","))
    return Moment(
        text,
        min(day for choice in choices if (day := choice.earliest)),
        max(day for choice in choices if (day := choice.latest)),
        Precision.CHOICE,
        choices=choices,
    )


def _span(text: str) -> Span:
    left, _, right = text.partition("/")
    start = None if left in ("", "..") else _moment(left)
    end = None if right in ("", "..") else _moment(right)
    if start is None and end is None:
        raise DateError(f"{quoted(text)} names no day.", _FORMS)
    if start and end and start.earliest and end.latest and start.earliest > end.latest:
        raise DateError(f"{quoted(text)} ends before it begins.", "Put the earlier date first.")
    return Span(text, start, end, open_end=right == "..")


@lru_cache(maxsize=65536)
def parse_date(text: str) -> When:
    """The date that an EDTF ``text`` writes.

    Raises:
        DateError: the text is no date of the grammar, or a day that does not exist.
    """
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    return _span(text) if "/" in text else _moment(text)


def from_native(value: date) -> Moment:
    """A date that TOML wrote itself (``2018-12-13``); of a date with a time, the day is kept."""
    day = value.date() if isinstance(value, datetime) else value
    return Moment(day.isoformat(), day, day)


def on(day: date) -> Moment:
    """The moment that is exactly ``day``."""
    return from_native(day)


def as_moment(when: When) -> Moment:
    """``when`` as one day that lies somewhere in it: for a date that only marks a boundary."""
    if isinstance(when, Moment):
        return when
    first = when.start.bounds[0] if when.start else None
    last = when.end.bounds[1] if when.end else None
    if first is not None and first == last:
        return on(first)
    ends = tuple(end for end in (when.start, when.end) if end)
    return Moment(when.text, first, last, Precision.CHOICE, choices=ends, is_range=True)


def one_of(when: W) -> tuple[W, ...]:
    """The members of a one-of set: it is one of them, and no day between; else ``when`` alone."""
    if isinstance(when, Moment) and when.choices and not when.is_range:
        return cast("tuple[W, ...]", when.choices)  # a moment's members are moments
    return (when,)


def within(inner: When, outer: When) -> bool:
    """Whether every day that ``inner`` may be, ``outer`` may be too; doubts are left aside."""

    def lies_in(one: When, other: When) -> bool:
        after = other.earliest is None or (one.earliest and one.earliest >= other.earliest)
        before = other.latest is None or (one.latest and one.latest <= other.latest)
        return bool(after and before)

    return all(any(lies_in(one, other) for other in one_of(outer)) for one in one_of(inner))


def start_of(when: When) -> Moment | None:
    """The moment at which ``when`` begins, or ``None`` if that is unknown."""
    return when if isinstance(when, Moment) else when.start


def end_of(when: When) -> Moment | None:
    """The moment at which ``when`` ends, or ``None`` if that is open or unknown."""
    return when if isinstance(when, Moment) else when.end


def day_of(when: When) -> date:
    """The day that everything is shown of, where a date is asked for: the last one that it has.

    Of a date with an open end, that is the last day of its beginning: ``2019/..`` is as ``2019``.
    """
    return when.latest or max(_known_days(when), default=date.max)


def first_day_of(when: When) -> date:
    """The first day that a date has; with an open beginning, the first of its end."""
    return when.earliest or min(_known_days(when), default=date.min)


def _known_days(when: When) -> list[date]:
    """The first and last days of the parts that a date is made of."""
    parts = when.choices if isinstance(when, Moment) else (when.start, when.end)
    return [day for part in parts if part for day in (part.earliest, part.latest) if day]


def sort_key(when: When | None) -> tuple[date, date]:
    """An order by earliest, then by latest day; what has no date comes last."""
    if when is None:
        return date.max, date.max
    return when.earliest or when.latest or date.min, when.latest or date.max


def hull(moments: tuple[Moment, ...]) -> Moment:
    """The narrowest moment that contains each of ``moments`` (one or more).

    A boundary that sources date differently lies somewhere between the first and the last.
    """
    # No bound lies further out than any bound, the first and the last day of Python's included.
    opening = min(moments, key=lambda one: (one.bounds[0] is not None, one.bounds[0] or date.min))
    closing = max(moments, key=lambda one: (one.bounds[1] is None, one.bounds[1] or date.max))
    first, last = opening.bounds[0], closing.bounds[1]
    for moment in moments:
        if moment.bounds == (first, last):
            return moment
    ends = tuple(
        on(day) if moment.choices else moment  # between two ranges lies what lies between two days
        for moment, day in ((opening, first), (closing, last))
        if day
    )
    text = f"[{first or ''}..{last or ''}]"
    return Moment(text, first, last, Precision.CHOICE, choices=ends, is_range=True)
