"""Why a timeline is empty."""

import pytest

from irtui.model.as_of import AsOf
from irtui.pages.timeline_words import why_empty
from irtui.query.time.timeline import timeline
from tests.query.answers import FICTIONAL, world
from tests.support import HEAD, dataset, day, ref


@pytest.mark.parametrize(
    ("record", "first", "last", "words"),
    [
        (
            "source:log",
            "2000-01-01",
            "2010-12-31",
            "No meeting or term with a date is recorded for this source.",
        ),
        ("person:ada-wick", "2020-01-01", "2021-12-31", "Nothing from 2020 to 2021."),
        (
            "person:ada-wick",
            "2020-01-01",
            "2020-02-01",
            "Nothing from 1 January 2020 to 1 February 2020.",
        ),
        ("person:ada-wick", "2020-01-01", "2020-12-31", "Nothing in 2020."),
        ("person:ada-wick", "2000-01-01", "2010-12-31", ""),
    ],
)
def test_an_empty_timeline_says_why(record: str, first: str, last: str, words: str) -> None:
    as_of = AsOf(world(FICTIONAL), day("2024-06-01"))
    found = timeline(as_of, ref(record))
    days = (day(first), day(last))
    said = why_empty(ref(record), found, days, days)
    assert (said or "").startswith(words)
    assert bool(said) == bool(words)


def test_a_dataset_without_dates_says_so() -> None:
    as_of = AsOf(dataset("", HEAD), day("2024-06-01"))
    days = (as_of.day, as_of.day)
    said = why_empty(None, timeline(as_of, None), days, days)
    assert said == "No meeting or term with a date is recorded in this dataset."
