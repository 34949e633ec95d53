from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from irtui.model.dates import Moment
from irtui.model.records import Event
from tests.exchange.exporting import NAMES, exported, scope
from tests.support import dataset

_NOT_IN = (
    "records that are no events",
    "events without a date",
    "events of which not even the month is known",
)


def _calendar(of: Any, **asked: Any) -> tuple[Any, dict[str, Any], int]:
    """A calendar as its library reads it, its entries by the id of their event, and the losses."""
    files, losses = exported("ics", of, **asked)
    calendar = icalendar.Calendar.from_ical(files[""])
    assert set(losses.counts) <= set(_NOT_IN)
    entries = {str(one["UID"]).split("@")[0]: one for one in calendar.walk("VEVENT")}
    return calendar, entries, losses.counts.total()


@pytest.mark.parametrize("of", [*NAMES, "bundled"])
def test_each_event_is_an_entry_of_the_days_that_are_known_or_is_counted(of: str) -> None:
    whole = scope(of)
    content = exported("ics", of)[0][""]
    assert exported("ics", of)[0][""] == content
    assert max(map(len, content.split(b"\r\n"))) <= 75
    calendar, entries, lost = _calendar(of)
    assert str(calendar["X-WR-CALNAME"]) == whole.edition.title
    assert len(entries) + lost == len(whole.records)
    for event in whole.all(Event):
        when = whole.as_of.date_of(event)
        entry = entries.get(str(event.ref))
        if entry is None or when is None:
            assert entry is None
            assert not (when and when.exact)
            continue
        assert whole.as_of.full_title(event) in str(entry["SUMMARY"])
        assert entry["DTSTART"].dt == when.earliest
        last = when.latest or (
            None if isinstance(when, Moment) else when.start and when.start.latest
        )
        assert entry["DTEND"].dt - timedelta(1) == last
        assert (entry["TRANSP"] == "OPAQUE") is when.exact
        assert str(entry.get("URL", "https:")).startswith(("https:", "http:"))


_EVENTS = """
[source.log]
publisher = "Бюллетень, «Река»; दीप"
title = "Notes, part 1; 2\\\\3"
url = "https://log.example/a b?c=d,e"
date = "2018-05-20"

[source.rumour]
publisher = "Rumour"
url = "javascript:alert(1)"

[party.upper]
name = "Upper River"
mark = "UP"
sources = ["log"]

[person.ada]
name = "Ada Wick"
sources = ["log"]

[body.board]
name = "Комиссия по маякам, фарватерам и туману; двух рек и одного устья"
sources = ["log"]

[event.day]
kind = "session"
body = "board"
number = 3
when = "2018-05-13"
place = "Lampford"
venue = "Town Hall, room 2"
chairs = [{ person = "ada", as = "Keeper", party = "upper" }]
summary = "First line.\\nSecond, line; and more."
sources = ["rumour", "log"]

[event.days]
name = "Visit"
when = "2018-05-13/2018-05-15"
sources = ["log"]

[event.month]
name = "Talks"
when = "2018-05"
sources = ["rumour"]

[event.either]
name = "Signing"
when = "[2016-10-19,2016-10-26]"
sources = ["log"]

[event.about]
name = "Walk"
when = "2016-10-19~"
sources = ["log"]

[event.year]
name = "Year"
when = "2017"
sources = ["log"]

[event.never]
name = "Never"
sources = ["log"]

[event.open]
name = "Siege"
when = "2018-02-01/"
sources = ["log"]

[event.planned]
name = "Plan"
planned = "2024-07"
sources = ["log"]

[event.announced]
name = "Fair"
when = "2024-07-01"
status = "announced"
sources = ["log"]

[event.cancelled]
name = "Race"
planned = "2018-08-01"
status = "cancelled"
sources = ["log"]

[event.postponed]
name = "Ball"
planned = "2018-09-01"
status = "postponed"
sources = ["log"]
"""


def test_an_entry_says_what_is_known_and_no_more() -> None:
    _, entries, lost = _calendar(dataset(_EVENTS))
    assert lost == 2 + 5  # a year, no date; and what is no event
    told = {
        ref.removeprefix("event:"): (
            str(one["SUMMARY"]).removesuffix(" of the " + _BOARD),
            one["DTSTART"].dt.isoformat(),
            (one["DTEND"].dt - one["DTSTART"].dt).days,
            str(one["STATUS"]),
            str(one["TRANSP"]),
        )
        for ref, one in entries.items()
    }
    sure, clear = "CONFIRMED", "TRANSPARENT"
    assert told == {
        "day": ("3rd session", "2018-05-13", 1, sure, "OPAQUE"),
        "days": ("Visit", "2018-05-13", 3, sure, "OPAQUE"),
        "month": ("Talks (some day in May 2018)", "2018-05-01", 31, sure, clear),
        "either": ("Signing (19 or 26 October 2016)", "2016-10-19", 8, sure, clear),
        "about": ("Walk (about 19 October 2016)", "2016-10-19", 1, sure, clear),
        "open": ("Siege (since 1 February 2018, end unknown)", "2018-02-01", 1, sure, clear),
        "planned": ("Plan (planned; some day in July 2024)", "2024-07-01", 31, "TENTATIVE", clear),
        "announced": ("Fair (announced)", "2024-07-01", 1, "TENTATIVE", "OPAQUE"),
        "cancelled": ("Race (cancelled)", "2018-08-01", 1, "CANCELLED", "OPAQUE"),
        "postponed": ("Ball (postponed)", "2018-09-01", 1, "TENTATIVE", "OPAQUE"),
    }


_BOARD = "Комиссия по маякам, фарватерам и туману; двух рек и одного устья"


def test_an_entry_has_its_place_its_chairs_and_its_sources_in_any_script() -> None:
    _, entries, _ = _calendar(dataset(_EVENTS))
    entry = entries["event:day"]
    assert str(entry["SUMMARY"]) == f"3rd session of the {_BOARD}"
    assert str(entry["LOCATION"]) == "Town Hall, room 2, Lampford"
    assert entry["CATEGORIES"].cats == ["session"]
    assert str(entry["URL"]) == "https://log.example/a%20b?c=d,e"
    assert str(entry["DESCRIPTION"]).splitlines() == [
        "First line.",
        "Second, line; and more.",
        "Where: Lampford",
        "Venue: Town Hall, room 2",
        f"Body: {_BOARD}",
        "Co-chairs: UP Ada Wick · Keeper",
        "Number: 3",
        "Sources:",
        "- Rumour",
        "- Бюллетень, «Река»; दीप, 20 May 2018: Notes, part 1; 2\\3 https://log.example/a%20b?c=d,e",
    ]
    assert "URL" not in entries["event:month"]


def test_of_a_day_only_what_had_been_by_then_is_in_the_calendar() -> None:
    _, entries, _ = _calendar("lighthouses", at="2004-12-31")
    assert entries
    assert all(one["DTSTART"].dt <= date(2004, 12, 31) for one in entries.values())
