import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from irtui.model.records import Event
from tests.exchange.exporting import NAMES, exported, scope
from tests.support import dataset

_DATE = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
_TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "required": ["headline", "text"],
    "additionalProperties": False,
}
_SLIDE = {
    "type": "object",
    "properties": {
        "unique_id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "start_date": _DATE,
        "end_date": _DATE,
        "display_date": {"type": "string"},
        "group": {"type": "string"},
        "autolink": {"const": False},
        "text": _TEXT,
    },
    "required": ["unique_id", "start_date", "text", "autolink"],
    "additionalProperties": False,
}
_STORY = Draft202012Validator(
    {
        "type": "object",
        "properties": {
            "title": {
                "type": "object",
                "properties": {"text": _TEXT, "autolink": {"const": False}},
                "required": ["text", "autolink"],
                "additionalProperties": False,
            },
            "events": {"type": "array", "items": _SLIDE},
        },
        "required": ["title", "events"],
        "additionalProperties": False,
    }
)
"""What of https://timeline.knightlab.com/docs/json-format.html is used."""


def _story(of: Any) -> tuple[dict[str, Any], int]:
    files, losses = exported("timelinejs", of)
    story = json.loads(files[""])
    _STORY.validate(story)
    return story, losses.counts.total()


@pytest.mark.parametrize("of", [*NAMES, "bundled"])
def test_each_event_with_a_date_is_a_slide_in_order_of_time(of: str) -> None:
    story, lost = _story(of)
    whole = scope(of)
    assert exported("timelinejs", of)[0] == exported("timelinejs", of)[0]
    assert len(story["events"]) + lost == len(whole.records)
    dated = {f"event-{one.id}" for one in whole.all(Event) if whole.as_of.date_of(one)}
    assert {one["unique_id"] for one in story["events"]} == dated
    years = [one["start_date"]["year"] for one in story["events"]]
    assert years == sorted(years)


_EVENTS = """
[source.log]
publisher = "<i>Log</i>"
url = "https://log.example/?a=1&b=\\"2\\""

[source.rumour]
publisher = "Rumour"
url = "javascript:alert(1)"

[body.board]
name = "Board & <b>Co</b>"
sources = ["log"]

[event.a]
name = "<script>alert(1)</script>"
body = "board"
when = "WHEN"
summary = "a < b\\n\\"c\\" <img src=x onerror=alert(1)>"
sources = ["log", "rumour"]
"""


@pytest.mark.parametrize(
    ("when", "start", "end", "shown"),
    [
        ("2018-05-13", (2018, 5, 13), None, "13 May 2018"),
        ("2018-05", (2018, 5), None, "May 2018"),
        ("2018~", (2018,), None, "about 2018"),
        ("201X", (2010,), (2019,), "2010s"),
        ("2003/2004-02", (2003,), (2004, 2), "2003 – February 2004"),
        ("2003-01-02/..", (2003, 1, 2), None, "since 2 January 2003"),
        ("/2003-01", (2003, 1), None, "until January 2003, start unknown"),
        ("[2016-10-26,2016-10-19]", (2016, 10, 19), (2016, 10, 26), "26 or 19 October 2016"),
        ("[..1990]", (1990,), None, "by 1990"),
    ],
)
def test_a_slide_has_the_parts_of_its_date_that_are_known(
    when: str, start: tuple[int, ...], end: tuple[int, ...] | None, shown: str
) -> None:
    story, _ = _story(dataset(_EVENTS.replace("WHEN", when)))
    (slide,) = story["events"]
    assert tuple(slide["start_date"].values()) == start
    assert ("end_date" in slide) is (end is not None)
    assert tuple(slide.get("end_date", {}).values()) == (end or ())
    assert slide["display_date"] == shown


def test_no_text_of_the_dataset_is_markup_on_the_page() -> None:
    (slide,) = _story(dataset(_EVENTS.replace("WHEN", "2018")))[0]["events"]
    assert slide["group"] == "Board &amp; &lt;b&gt;Co&lt;/b&gt;"
    assert slide["text"] == {
        "headline": "&lt;script&gt;alert(1)&lt;/script&gt;",
        "text": "<p>a &lt; b<br>&quot;c&quot; &lt;img src=x onerror=alert(1)&gt;</p>"
        "<p>Body: Board &amp; &lt;b&gt;Co&lt;/b&gt;</p>"
        '<ul><li><a href="https://log.example/?a=1&amp;b=&quot;2&quot;" target="_blank"'
        ' rel="noopener noreferrer">&lt;i&gt;Log&lt;/i&gt;</a></li><li>Rumour</li></ul>',
    }
