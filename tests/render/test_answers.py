"""Answers as JSON."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.dates import When, parse_date
from irtui.model.holding import Presence
from irtui.model.safe_text import unsafe_characters
from irtui.query.time.changes import changes
from irtui.query.time.marks import Lane, Mark, Shape, Timeline
from irtui.query.time.timeline import timeline
from irtui.render.answers import structure
from irtui.render.answers.base import AnswerJson, edition
from irtui.render.answers.declared import as_json, document
from tests.model.strategies import WHENS
from tests.query.answers import ANY_WORLD, FICTIONAL, reviewed, turning_days, world
from tests.support import dataset, day, ref


def lanes(found: Timeline, first: date = date.min, last: date = date.max) -> list[dict[str, Any]]:
    """How the lanes of a timeline are written."""
    written = as_json(structure.timeline(AsOf(world(FICTIONAL), last), found, first, last).timeline)
    assert isinstance(written, list)
    return written


def mark(**keys: object) -> dict[str, Any]:
    """How a mark is written, alone on its lane."""
    found = {
        "shape": Shape.HELD,
        "start": day("2018-12-13"),
        "end": day("2018-12-13"),
        "label": "Flood",
        **keys,
    }
    lane = Lane("Ford", None, (Mark(**found),))  # type: ignore[arg-type]
    ((written,),) = [one["marks"] for one in lanes(Timeline((lane,)))]
    assert isinstance(written, dict)
    return written


def dated(text: str) -> dict[str, str | None]:
    """A date as it is written."""
    written = as_json(parse_date(text))
    assert isinstance(written, dict)
    return written


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(_JSON)
def test_a_document_is_what_the_standard_library_writes_but_what_is_unsafe_is_escaped(
    value: object,
) -> None:
    written, theirs = document(value), json.dumps(value, ensure_ascii=False, indent=2)
    assert written == theirs or unsafe_characters(theirs)
    assert json.loads(written) == value
    assert not unsafe_characters(written)


def test_a_document_is_as_deep_as_what_it_says_but_its_indent_is_not() -> None:
    deep: list[object] = []
    for _ in range(3000):
        deep = [deep]
    text = document(deep)
    assert "".join(text.split()) == "[" * 3001 + "]" * 3001
    assert max(map(len, text.splitlines())) < 200


def test_an_answer_says_of_which_dataset_and_as_of_which_day_it_is() -> None:
    data = dataset("", '[dataset]\ntitle = "Брод"\nversion = "1.2"\nreviewed = "2024-05"\n')
    text = document(AnswerJson.to(AsOf(data, day("2018-12-13"))))
    assert json.loads(text) == {
        "dataset": {"title": "Брод", "version": "1.2", "reviewed": "2024-05"},
        "at": "2018-12-13",
    }
    assert "Брод" in text  # and not escaped


def test_what_a_dataset_does_not_say_of_itself_is_null() -> None:
    assert as_json(edition(world(FICTIONAL))) == {
        "title": "The lighthouses of two rivers",
        "version": None,
        "reviewed": "2024-06-01",
    }


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018-12-13", "2018-12-13", "2018-12-13"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2018~", "2018-01-01", "2018-12-31"),
        ("[..2018]", None, "2018-12-31"),
        ("2018/..", "2018-01-01", None),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_a_date_keeps_its_text_and_says_its_first_and_last_possible_day(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert dated(text) == {"edtf": text, "earliest": earliest, "latest": latest}


@given(WHENS)
def test_a_date_can_be_read_again_from_what_is_written(when: When) -> None:
    written = json.loads(json.dumps(as_json(when)))
    again = parse_date(written["edtf"])
    assert (again.earliest, again.latest) == (when.earliest, when.latest)
    for bound in ("earliest", "latest"):
        if written[bound] is not None:
            assert date.fromisoformat(written[bound]) == getattr(when, bound)


def test_a_meeting_is_written_with_its_date_and_its_record() -> None:
    written = mark(when=parse_date("2018-12"), ref=ref("event:flood"))
    assert written == {
        "shape": "held",
        "label": "Flood",
        "record": "event:flood",
        "gap": None,
        "tellings": 0,
        "when": dated("2018-12"),
    }
    assert mark(shape=Shape.PLANNED, when=parse_date("2018"))["shape"] == "planned"
    assert mark(shape=Shape.STEP, when=parse_date("2018"))["shape"] == "step"


def test_a_year_without_a_meeting_is_written_with_its_year() -> None:
    written = mark(shape=Shape.NONE, start=day("2018-01-01"), end=day("2018-12-31"))
    assert (written["shape"], written["year"], written["record"]) == ("none", 2018, None)
    assert "when" not in written


def test_a_term_is_written_with_its_beginning_and_its_end() -> None:
    written = mark(shape=Shape.TERM, when=parse_date("2018/2020-05"))
    assert (written["since"], written["until"]) == (dated("2018"), dated("2020-05"))
    assert "when" not in written
    assert "seen" not in written


def test_an_end_that_is_not_known_is_null() -> None:
    ongoing = mark(shape=Shape.TERM, when=parse_date("2018/"), open_end=True)
    assert (ongoing["since"], ongoing["until"]) == (dated("2018"), None)
    before = mark(shape=Shape.TERM, when=parse_date("/2018"), open_start=True)
    assert (before["since"], before["until"]) == (None, dated("2018"))


def test_what_was_only_seen_has_neither_beginning_nor_end_but_sightings() -> None:
    written = mark(shape=Shape.TERM, when=parse_date("2018/2020"), open_start=True, open_end=True)
    assert (written["since"], written["until"]) == (None, None)
    assert written["seen"] == [dated("2018"), dated("2020")]


def test_a_term_of_one_date_begins_and_ends_in_it() -> None:
    written = mark(shape=Shape.TERM, when=parse_date("2018"))
    assert (written["since"], written["until"]) == (dated("2018"), dated("2018"))


def test_a_lane_says_what_it_is_of_and_whether_that_was_there_on_the_day() -> None:
    data = world(FICTIONAL)
    found = timeline(AsOf(data, day("2024-06-01")), ref("body:lamp-commission"))
    assert [(lane["label"], lane["record"], lane["there"]) for lane in lanes(found)] == [
        ("LFC", "body:lamp-commission", "yes"),
        ("chair for Upper River", None, "yes"),
        ("called", None, "yes"),
    ]
    former = timeline(AsOf(data, day("2024-06-01")), ref("agreement:oil-treaty"))
    assert lanes(former)[1]["there"] == "former"


def test_only_the_lanes_that_were_asked_for_are_written_and_of_them_the_days_asked_for() -> None:
    data = world(FICTIONAL)
    found = timeline(AsOf(data, day("2024-06-01")), ref("person:ada-wick"))
    written = lanes(found, day("2011-01-01"), day("2015-12-31"))
    assert [lane["label"] for lane in written] == [lane.label for lane in found.own]
    assert [len(lane["marks"]) for lane in written] == [0, 0, 1]


def test_a_change_is_written_with_its_day_and_with_what_is_known_of_it() -> None:
    data = world(FICTIONAL)
    every = as_json(structure.changes(AsOf(data, reviewed(data)), changes(data)).changes)
    found = [one for one in every if one["record"] == "body:oil-group"]
    assert found == [
        {
            "day": "2003-12-31",
            "when": dated("2003"),
            "text": "Oil Group set up",
            "record": "body:oil-group",
            "sources": ["source:log"],
            "tellings": 0,
            "turn": "came",
        }
    ]


def check(data: Dataset, written: list[dict[str, Any]]) -> None:
    """What is true of every timeline that is written."""
    for lane in written:
        assert set(lane) == {"label", "record", "there", "marks"}
        assert lane["there"] in list(Presence)
        for one in lane["marks"]:
            assert one["shape"] in ("held", "step", "planned", "term", "none")
            assert one["record"] is None or ref(one["record"]) in data.records
            keys = {key for key in ("when", "year", "since") if key in one}
            assert len(keys) == 1


@given(ANY_WORLD, st.data())
def test_the_timeline_of_any_record_is_sound_json_with_every_mark_of_its_lanes(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    record = choice.draw(st.none() | st.sampled_from(list(data.records)))
    on = choice.draw(st.sampled_from(turning_days(data)) | st.just(reviewed(data)))
    as_of = AsOf(data, on)
    found = timeline(as_of, record)
    text = document(structure.timeline(as_of, found, date.min, date.max))
    written = json.loads(text)["timeline"]
    check(data, written)
    assert [len(lane["marks"]) for lane in written] == [len(lane.marks) for lane in found.own]
    assert "\u0007" not in text
