"""What records are called."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import parse_date
from irtui.model.languages import language
from irtui.model.names import (
    counted,
    kind_in_words,
    one_line,
    ordinal,
    several_in_words,
    source_line,
)
from irtui.model.records import Event, Gap, Organisation, Person, Source
from irtui.query.names import way_to
from tests.each import each
from tests.query.answers import FICTIONAL, world
from tests.support import dataset, day, ref


@each(
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
    ("text", "count", "words"),
    [
        ("Ada", 2, "name of several records: write person:ada or body:b1"),
        ("ADA", 3, "name of several records: write person:ada, body:b1 or body:b2"),
        ("b", 6, "name of several records: write person:ada, body:b1, [..] body:b4 or body:b5"),
        (
            "b",
            7,
            "name of several records: write person:ada, body:b1, [..] body:b5 or another of 7",
        ),
    ],
)
def test_a_name_of_several_records_says_what_to_write_instead(
    text: str, count: int, words: str
) -> None:
    refs = [Ref("person", "ada"), *(Ref("body", f"b{n}") for n in range(1, count))]
    told = words.replace("[..]", "body:b2, body:b3," + " body:b4," * (count > 6))
    assert several_in_words(text, refs) == f"“{text}” is the {told}."


def test_an_id_of_several_records_is_told_apart_from_a_name() -> None:
    refs = [Ref("person", "ada"), Ref("body", "ada")]
    words = "“Ada” is the id of several records: write person:ada or body:ada."
    assert several_in_words("Ada", refs) == words


def test_a_kind_is_said_in_words_and_that_of_a_gap_is_what_is_missing() -> None:
    records = [Organisation(id="a", kind="state-owned-firm"), Person(id="a")]
    records += [Gap(id="a", text="", kind="end-date"), Gap(id="a", text="")]
    words = ["state owned firm", "person", "gap: end date", "gap"]
    assert list(map(kind_in_words, records)) == words


def test_a_source_is_its_publisher_and_its_date() -> None:
    when = parse_date("2018-12-13")
    assert (
        source_line(Source(id="a", publisher="The Log", date=when)) == "The Log, 13 December 2018"
    )
    assert source_line(Source(id="a")) == "a"


def test_a_line_break_is_a_space_where_there_is_one_line() -> None:
    assert one_line("a\nb\n") == "a b "


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
