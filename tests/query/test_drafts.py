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
from tests.support import dataset, day, ref

PAPERS = """
[source.press-2003-04]
url = "https://www.press.example/a"
date = "2003-04"
kind = "news"
publisher = "The Press"
[source.press-2005]
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
        ("press.example", "2003-04", "press-2003-04-2", "news", "The Press"),
        ("press.example", None, "press", "news", "The Press"),
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
