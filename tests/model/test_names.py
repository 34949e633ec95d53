"""What records are called."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.languages import language
from irtui.model.names import counted, ordinal
from irtui.model.records import Event
from irtui.query.tree.way import way_to
from tests.query.answers import FICTIONAL, world
from tests.support import dataset, day, ref


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (22, "22nd"),
        (101, "101st"),
        (111, "111th"),
    ],
)
def test_numbers_are_counted_as_one_says_them(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_one_thing_is_one_and_many_are_many() -> None:
    assert [counted(n, "record") for n in (0, 1, 2000)] == [
        "0 records",
        "1 record",
        "2,000 records",
    ]


@pytest.mark.parametrize(
    ("record", "on", "titles"),
    [
        ("body:lamp-commission", "2005-01-01", ("Lamp Commission", "LC", "Lamp Commission")),
        ("body:lamp-commission", "2024-01-01", ("Lamp and Fog Commission", "LFC", None)),
        # Before it was founded no name holds: it is called by the first of the file.
        ("body:lamp-commission", "1900-01-01", ("Lamp Commission", "LC", None)),
        (
            "event:lamp-commission-2000-09",
            "2005-01-01",
            ("1st session", "1st session", "1st session of the Lamp Commission"),
        ),
        ("event:regatta-2011-07", "2024-01-01", ("The regatta", "The regatta", "The regatta")),
        (
            "event:oil-treaty-2009-01",
            "2024-01-01",
            ("Visit", "Visit", "Visit: Treaty on Lamp Oil to 2010"),
        ),
        ("source:log", "2024-01-01", ("Log of the ferry", "Log of the ferry", None)),
        ("source:almanac", "2024-01-01", ("The Almanac", "The Almanac", None)),
        ("gap:oil", "2024-01-01", ("Who signed it.", "Who signed it.", None)),
    ],
)
def test_a_record_is_called_as_on_the_day(
    record: str, on: str, titles: tuple[str, str, str | None]
) -> None:
    data = world(FICTIONAL)
    found, when = data.get(ref(record)), day(on)
    assert AsOf(data, when).title(found) == titles[0]
    assert AsOf(data, when).short_title(found) == titles[1]
    assert AsOf(data, when).full_title(found) == (titles[2] or titles[0])


def test_a_record_without_any_name_is_called_by_its_id() -> None:
    data = dataset("[source.tide-table]\n[person.old-pilot]\n")
    for record in data.records.values():
        assert AsOf(data, day("2024-01-01")).title(record) == record.id


def test_a_meeting_without_name_number_and_kind_is_an_event() -> None:
    data = dataset('[source.log]\n[event.x]\nsources = ["log"]\n')
    event = data.table("event")[0]
    assert AsOf(data, day("2024-01-01")).meeting_title(event) == "Event"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "on", "way"),
    [
        ("body:oil-group", "2005-01-01", ["LC", "Wick Group", "Oil Group"]),
        ("body:oil-group", "2024-01-01", ["Fog Board", "Wick Group", "Oil Group"]),
        ("event:wick-group-2013-01", "2024-01-01", ["Fog Board", "Wick Group", "1st session"]),
        ("event:dredging-2016-04", "2024-01-01", ["Dredging of the Bar", "The first bucket"]),
        ("event:regatta-2011-07", "2024-01-01", ["The regatta"]),
        ("person:ada-wick", "2024-01-01", ["Ada Wick"]),
    ],
)
def test_the_way_to_a_record_names_what_is_above_it_on_the_day(
    record: str, on: str, way: list[str]
) -> None:
    data = world(FICTIONAL)
    assert list(way_to(AsOf(data, day(on)), data.get(ref(record))).values()) == way


@pytest.mark.parametrize(("tag", "name"), [("ru", "Russian"), ("hi", "Hindi"), ("cu", "cu")])
def test_a_language_that_has_no_name_here_keeps_its_tag(tag: str, name: str) -> None:
    assert language(tag) == name


def test_what_is_thought_wrong_names_nothing_even_before_its_time() -> None:
    data = dataset("""
[source.log]
title = "The log"
[event.ford]
kind = "meeting"
when = [{ value = "2001", rank = "deprecated" }, { value = "2005-05-05" }]
number = [{ value = 9, rank = "deprecated" }, { value = 3 }]
sources = ["log"]
""")
    for on in ("1990-01-01", "2002-01-01", "2010-01-01"):
        event = data.get(ref("event:ford"))
        assert isinstance(event, Event)
        assert AsOf(data, day(on)).meeting_title(event) == "3rd meeting"
        when = AsOf(data, day(on)).date_of(event)
        assert when is not None
        assert when.text == "2005-05-05"
