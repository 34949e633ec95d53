"""What a new record begins with: its id, and what those like it have in common."""

from typing import Any

import pytest
from attrs import asdict

from irtui.model.dates import on, parse_date
from irtui.model.records import Body, Event, Gap, Post, Record, Source
from irtui.model.values import Status
from irtui.query.drafts import (
    TO_FILL,
    gap_draft,
    meeting_draft,
    record_draft,
    source_draft,
)
from tests.query.find.asking import sourced
from tests.support import dataset, day, ref

PAPERS = """
[source.the-gazette-2003-04]
url = "https://www.press.example/a"
date = "2003-04"
kind = "news"
publisher = "The Press"
[source.the-gazette-2005]
url = "http://press.example/b"
date = "2005"
kind = "news"
publisher = "The Press"
[source.other]
url = "https://press.example/c"
kind = "book"
[source.another]
url = "https://example/press.example"
kind = "book"
[body.ferry]
sources = ["other"]
[event.ferry-2003-04]
body = "ferry"
kind = "session"
number = 4
when = "2003-04-05"
sources = ["other"]
"""
TODAY = on(day("2024-06-01"))


def said(record: Record | None) -> dict[str, Any]:
    """What a record says; records themselves are equal only to themselves."""
    assert record is not None
    return {name: value for name, value in asdict(record, recurse=False).items() if value}


def test_a_draft_has_its_name_and_a_source_that_is_yet_to_be_named() -> None:
    draft = record_draft(dataset(PAPERS), "post", "Harbour Pilot", TODAY)
    assert isinstance(draft.record, Post)
    assert draft.record.id == "harbour-pilot"
    assert [claim.value.value for claim in draft.record.name] == ["Harbour Pilot"]
    assert said(draft.source) == said(Source(id="source-2024-06-01", accessed=TODAY))
    assert [one.source for one in draft.record.sources] == ["source-2024-06-01"]


def test_a_draft_without_a_name_says_what_is_to_be_filled_in() -> None:
    record = record_draft(dataset(PAPERS), "gap", "", TODAY).record
    assert isinstance(record, Gap)
    assert (record.id, record.text) == ("new-gap", TO_FILL)
    assert record_draft(dataset(PAPERS), "body", "Ferry", TODAY).record.id == "ferry-2"


@pytest.mark.parametrize(
    ("host", "when", "identifier", "kind", "publisher"),
    [
        ("press.example", "2003-04", "the-gazette-2003-04-2", "news", "The Press"),
        ("press.example", None, "the-gazette", "news", "The Press"),
        ("daily.news.example", "2020", "daily-news-2020", None, None),
        ("localhost", None, "localhost", None, None),
    ],
)
def test_a_source_has_what_those_of_its_host_have_in_common(
    host: str, when: str | None, identifier: str, kind: str | None, publisher: str | None
) -> None:
    date = parse_date(when) if when else None
    record = source_draft(dataset(PAPERS), f"https://{host}/x", host, date, TODAY).record
    assert said(record) == said(
        Source(
            id=identifier,
            url=f"https://{host}/x",
            date=date,
            accessed=TODAY,
            kind=kind,
            publisher=publisher,
        )
    )


@pytest.mark.parametrize(
    ("name", "identifier"), [("founded", "ferry-founded"), ("has parts", "ferry-has-parts")]
)
def test_a_gap_names_what_was_looked_for_and_when(name: str, identifier: str) -> None:
    about = ref("body:ferry")
    record = gap_draft(dataset(PAPERS), about, name, TODAY).record
    gap = Gap(id=identifier, about=about, field=name, text=TO_FILL, searched=TODAY)
    assert said(record) == said(gap)
    record = gap_draft(dataset(PAPERS), about, "", TODAY).record
    assert said(record) == said(Gap(id="ferry", about=about, text=TO_FILL, searched=TODAY))


def test_the_next_meeting_was_held_and_has_the_next_number() -> None:
    data = dataset(PAPERS)
    record = meeting_draft(data, data.get(ref("body:ferry"), Body), parse_date("2004-05")).record
    assert isinstance(record, Event)
    assert (record.id, record.kind) == ("ferry-2004-05", "session")
    values = (record.number, record.status, record.when)
    assert [claims[0].value for claims in values] == [5, Status.HELD, parse_date("2004-05")]


MEETINGS = sourced(
    """
[party.upper]
[party.lower]
[post.keeper]
[post.pilot]
[post.bellman]
[person.ada]
posts = [{ post = "keeper", since = "2000", until = "2010" }]
[person.ben]
posts = [{ post = "keeper", seen = "2014" }]
[person.cai]
posts = [{ post = "keeper", seen = "2012" }, { post = "pilot", seen = "2014" }]
[person.dee]
posts = [{ post = "pilot", since = "2001", until = "2020" }]
[body.ferry]
chair_posts = [
    { post = "keeper", party = "upper" },
    { post = "bellman", party = "upper" },
    { post = "pilot" },
    { post = "bellman", party = "lower" },
]
[event.first]
kind = "session"
body = "ferry"
number = 6
when = "2003"
[event.ferry-2004-05]
kind = "session"
body = "ferry"
number = 5
when = "2004-05-06"
[event.talks-1]
kind = "talks"
body = "ferry"
when = "2001"
[event.talks-2]
kind = "talks"
body = "ferry"
when = "2001"
[event.talks-3]
kind = "talks"
body = "ferry"
when = "2001"
[event.late]
kind = "session"
body = "ferry"
planned = "2003"
status = "announced"
[event.next]
kind = "session"
body = "ferry"
planned = "2016"
status = "postponed"
chairs = [{ as = "Una" }]
"""
)
UNA = 'chairs = [{ as = "Una" }]\n'
NEXT = MEETINGS[MEETINGS.index("[event.next]") : MEETINGS.index("[source.log]")]
OTHERS = ["dee pilot None", "None bellman lower"]


@pytest.mark.parametrize(
    ("when", "gone", "made", "replaces", "chairs", "unsure"),
    [
        # what was announced has its chairs, or else those of the day
        ("2016-02-03", "", "ferry-2016-02 []", "next", ["None None None"], []),
        ("2016-02-03", UNA, "ferry-2016-02 []", "next", ["ben keeper upper", *OTHERS], ["ben"]),
        ("2016-02-03", NEXT, "ferry-2016-02 [7]", None, ["ben keeper upper", *OTHERS], ["ben"]),
        # up to the day of the last that was held nothing waits, and no number is the next
        ("2004-05-06", "", "ferry-2004-05-06 []", None, ["ada keeper upper", *OTHERS], []),
        ("2004-05-07", NEXT, "ferry-2004-05-07 [7]", None, ["ada keeper upper", *OTHERS], []),
    ],
)
def test_a_meeting_is_the_first_that_was_announced_behind_the_last_or_has_the_next_number(
    when: str, gone: str, made: str, replaces: str | None, chairs: list[str], unsure: list[str]
) -> None:
    data = dataset(MEETINGS.replace(gone, "", 1 if gone else 0))
    draft = meeting_draft(data, data.get(ref("body:ferry"), Body), parse_date(when))
    record = draft.record
    assert isinstance(record, Event)
    assert f"{record.id} {[claim.value for claim in record.number]}" == made
    assert [claim.value for claim in record.body] == [ref("body:ferry")]
    assert (record.kind, draft.replaces) == ("session", replaces and ref(f"event:{replaces}"))
    seats = [(claim.value.person, claim.value.post, claim.value.party) for claim in record.chairs]
    assert [" ".join(str(one and one.id) for one in seat) for seat in seats] == chairs
    assert [one.id for one in draft.unsure] == unsure
    told = [f"source-{when}"]
    assert [one.source for one in record.sources] == (["log"] if replaces else []) + told
    for claims in (record.status, record.when, record.chairs if gone == UNA else ()):
        for claim in claims:
            assert [one.source for one in claim.sources] == (told if replaces else [])
