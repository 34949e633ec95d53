"""Events as a calendar, which any calendar program subscribes to or imports.

The format: RFC 5545, with the name of the calendar as RFC 7986 and as older programs read it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from irtui.exchange.calendars.occasions import Occasion, location, occasions
from irtui.exchange.format import File, Losses, library
from irtui.exchange.scope import Scope
from irtui.model.addresses import address
from irtui.model.date_words import in_words
from irtui.model.dates import Moment, Precision, When
from irtui.model.names import kind_in_words
from irtui.model.values import Status

_OPEN = timedelta(62)
"""How far apart the days may lie on which something may have begun, to stand in a calendar."""
_STATUS: dict[Status | None, str] = {Status.HELD: "CONFIRMED", Status.CANCELLED: "CANCELLED"}
"""What is said of an event by its status; of all others, that it is not certain."""


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: an entry of whole days for each event, marked where the day is not known."""
    icalendar = library("icalendar", "ics", "ics")
    calendar = icalendar.Calendar()
    calendar.add("PRODID", "-//irtui//irtui//EN")
    calendar.add("VERSION", "2.0")
    for name in ("NAME", "X-WR-CALNAME"):
        calendar.add(name, scope.edition.title)
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        calendar.add(name, scope.edition.in_words())
    # Of the dataset, not of one edition of it, so that a newer calendar replaces an older one.
    where = sha256(scope.edition.title.encode()).hexdigest()[:16]
    for one in occasions(scope, losses):
        days = _days(one.when)
        if days is None:
            losses.count("events of which not even the month is known")
        else:
            calendar.add_component(_entry(icalendar.Event(), scope, one, days, where))
    yield File("", calendar.to_ical(sorted=False))


def _days(when: When) -> tuple[date, date] | None:
    """The first and the last day of an entry; ``None``, if they are not known well enough."""
    if isinstance(when, Moment):
        first, last = when.earliest, when.latest
        near = first and last and last - first <= _OPEN
        return (first, last) if first and last and near else None
    begun, over = (_days(end) if end else None for end in (when.start, when.end))
    if begun is None or (over is None and when.end):
        return None
    return begun[0], (over or begun)[1]


def _entry(entry: Any, scope: Scope, one: Occasion, days: tuple[date, date], where: str) -> Any:
    entry.add("UID", f"{one.event.ref}@{where}")
    stamp = scope.dataset.about.day
    entry.add("DTSTAMP", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    entry.add("DTSTART", days[0])
    if days[1] < date.max:  # the end is the day after the last one
        entry.add("DTEND", days[1] + timedelta(1))
    entry.add("SUMMARY", _summary(one))
    entry.add("STATUS", _STATUS.get(one.status, "TENTATIVE"))
    entry.add("TRANSP", "OPAQUE" if one.when.exact else "TRANSPARENT")
    entry.add("CATEGORIES", [kind_in_words(one.event)])
    if place := location(scope, one.event):
        entry.add("LOCATION", place)
    if url := next(filter(None, (url for _, url in one.sources)), None):
        entry.add("URL", address(url).url)
    entry.add("DESCRIPTION", _description(one))
    return entry


def _summary(one: Occasion) -> str:
    """The title, and that it did not take place, and what is known of the day if not all is."""
    said = [one.remark] if one.remark else []
    if not one.when.exact:
        month = isinstance(one.when, Moment) and one.when.precision is Precision.MONTH
        said.append(f"{'some day in ' if month else ''}{in_words(one.when)}")
    return f"{one.title} ({'; '.join(said)})" if said else one.title


def _description(one: Occasion) -> str:
    sources = [f"- {words}{f' {url}' if url else ''}" for words, url in one.sources]
    return "\n".join([*one.lines, *(["Sources:"] if sources else []), *sources])
