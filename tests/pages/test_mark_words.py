"""What a mark of the timeline is, in a few words."""

from datetime import date

from irtui.model.as_of import AsOf
from irtui.pages.mark_words import mark_words
from irtui.query.time.timeline import timeline
from tests.support import dataset, ref

RIVERS = """
[body.rivers]
kind = "commission"
name = { value = "Комиссия", lang = "ru" }
cadence = "annual"
sources = ["log"]

[event.first]
kind = "session"
body = "rivers"
number = 1
when = "2019-05-04"
place = "Old Quay"
sources = ["log"]

[event.named]
kind = "session"
body = "rivers"
name = { value = "नदी सभा", lang = "hi" }
when = "2021-05"
place = "नदी"
sources = ["log"]

[source.log]
publisher = "Log"
title = "Log"
date = "2022-01-01"
"""


def test_a_mark_says_what_it_is_where_and_when_and_nothing_in_a_script_of_unknown_width() -> None:
    as_of = AsOf(dataset(RIVERS), date(2024, 6, 1))
    lanes = timeline(as_of, ref("body:rivers")).lanes
    told = [mark_words(as_of, mark) for lane in lanes for mark in lane.marks]
    assert ("1st session", "Old Quay", "4 May 2019") in told
    assert ("event:named", "May 2021") in told
    assert next(words for words in told if "none recorded" in words[0])[1:] == ()
