"""The interface for scripts: what it answers, what it raises, and that it stays as promised."""

import subprocess
import sys
from datetime import date

import pytest

import irtui
from irtui import Data, DatasetError, NoSuchRecordError
from irtui.interface.days import Day
from irtui.interface.values import Plain
from irtui.model.fields import claim_fields
from tests.exchange.exporting import NAMES, named
from tests.support import DATASETS

LIGHTHOUSES = DATASETS / "lighthouses.toml"


@pytest.fixture(scope="module")
def data() -> Data:
    return irtui.load(LIGHTHOUSES)


def ids(records: list[irtui.Record]) -> list[str]:
    return [record.id for record in records]


def test_a_command_imports_nothing_of_it_and_its_names_are_listed() -> None:
    script = (
        "import gc, sys, irtui\n"
        "print('irtui.interface' in sys.modules, 'attrs' in sys.modules)\n"
        f"from irtui import load; print(irtui.load is load); load({str(LIGHTHOUSES)!r})\n"
        "print(*(name in sys.modules for name in ('click', 'rich', 'textual')))\n"
        "print(gc.isenabled(), gc.get_freeze_count())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [*["False"] * 2, "True", *["False"] * 3, "True", "0"]
    assert {*irtui.__all__} < {*dir(irtui)}
    assert [name for name in irtui.__all__ if getattr(irtui, name).__module__ == "builtins"] == []
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        irtui.lode  # type: ignore[attr-defined]  # noqa: B018


def test_a_dataset_says_what_it_is(data: Data) -> None:
    assert repr(data) == f"<Data 'The lighthouses of two rivers', {len(data)} records>"
    assert (data.reviewed.text, data.day, data.version) == ("2024-06-01", date(2024, 6, 1), None)
    assert len(data.digest) == 64
    assert data.problems == ()
    assert irtui.load().title == named("bundled").about.title


def test_a_day_is_asked_for_by_a_text_or_a_date(data: Data) -> None:
    assert ids(data.as_of("2005").children("lamp-commission"))[0] == "body:wick-group"
    assert data.as_of("2005").day == date(2005, 12, 31)
    assert ids(data.as_of(date(2013, 1, 1)).children("body:fog-board")) == ["body:wick-group"]
    wick = data.as_of("2013")["wick-group"]
    above = data.as_of("2013").parent(wick)
    assert above is not None
    assert above.id == "body:fog-board"
    assert data.parent("person:ada-wick") is None
    with pytest.raises(ValueError, match="“soon” is not a date"):
        data.as_of("soon")
    with pytest.raises(TypeError, match="such as '2005', or a date, not 2005"):
        data.as_of(2005)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"named by its id, .*, not 0"):
        data[0]  # type: ignore[index]


def test_a_record_is_named_as_on_the_day(data: Data) -> None:
    then, now = data.as_of("2005")["lamp-commission"], data["lamp-commission"]
    assert (then.title, then.short) == ("Lamp Commission", "LC")
    assert (now.title, now.short) == ("Lamp and Fog Commission", "LFC")
    assert then != now == data["body:lamp-commission"]
    assert repr(now) == "Record('body:lamp-commission', 'Lamp and Fog Commission')"
    assert now in data
    assert data["party:upper"].values == {"mark": "UP"}
    assert data["source:log"].values["url"] == "https://example.org/ferry/log"
    assert "body:nothing" not in data
    assert data.as_of("2015")["old-panel"].there == "former"


def test_a_claim_has_its_dates_rank_sources_and_whether_it_holds(data: Data) -> None:
    first, second, wrong = data["lamp-commission"].field("founded")
    assert (first.id, first.value, first.rank) == (
        "body:lamp-commission#founded.1",
        "2000",
        "preferred",
    )
    assert first.date is not None
    assert (first.date.year, first.date.earliest) == (2000, date(2000, 1, 1))
    assert [one.source for one in first.sources] == ["source:log", "source:chart"]
    assert (second.in_words, wrong.rank) == ("2 November 1999", "deprecated")
    named_then = data.as_of("2005")["lamp-commission"].field("name")
    assert [(one.value, one.holds) for one in named_then] == [
        ("Lamp Commission", "yes"),
        ("Lamp and Fog Commission", "later"),
    ]
    assert named_then[0].until is not None  # the day of the event that ended it
    assert named_then[0].until.text == "2010-05-04"
    chair = data["lamp-commission"].field("chair_posts")[0]
    assert chair.parts == {"post": "post:keeper", "party": "party:upper"}
    # What is said of a record rests on what was read for it, where it has no sources of its own.
    assert [one.source for one in data["fog-board"].field("founded")[0].sources] == ["source:chart"]
    assert data["lamp-commission"].value("founded") == "2000"
    assert data["lamp-commission"].value("status") is None
    with pytest.raises(AttributeError, match=r"body has no field 'borne'; it has name,"):
        data["lamp-commission"].value("borne")


def test_who_chaired_and_who_held_an_office(data: Data) -> None:
    chairs = data.as_of("2005").chairs("lamp-commission")
    assert [one.office for one in chairs] == ["post:keeper", None]
    assert chairs[1].name == "Master of the Fog"
    assert data.chairs("person:ada-wick") == []
    assert [one.record for one in data.holders("keeper")] == ["person:ada-wick"]
    terms = irtui.load(DATASETS / "legislature.toml").holders("post:speaker")
    assert [(one.record, str(one.since)) for one in terms] == [
        ("person:bracken-capstan", "2008-05-05"),
        ("person:tansy-breakwater", "2016-05-02"),
        ("person:yarrow-dyke", "2020-05-04"),
    ]


def test_what_sources_disagree_about_and_what_is_linked(data: Data) -> None:
    disputes = data["lamp-commission"].disputes
    assert [one.value for one in disputes["founded"]] == ["2000", "1999-11-02", "1989"]
    down = [link for link in data["lamp-commission"].links if link.label == "has parts"]
    assert {link.made_by for link in down} == {link.other for link in down} > {"body:wick-group"}
    for link in down:
        back = [one for one in data[link.other].links if one.claim == link.claim]
        assert [one.other for one in back] == [link.record]


def test_what_is_found_and_what_cannot_be_understood(data: Data) -> None:
    assert data.find("lamp commission")[0].id == "body:lamp-commission"
    assert {one.kind for one in data.find("kind:session date:2000..2004")} == {"session"}
    with pytest.raises(ValueError, match="date"):
        data.find("date:soon")


def test_a_source_is_what_a_citation_names(data: Data) -> None:
    (citation, *_) = data["lamp-commission"].sources
    assert data.source(citation.source).id == citation.source == "source:log"
    with pytest.raises(NoSuchRecordError, match="party:upper is no source"):
        data.source("party:upper")


def test_what_is_not_there_is_told_with_what_is_near(data: Data) -> None:
    with pytest.raises(NoSuchRecordError) as raised:
        data["body:lamp-comission"]
    assert "Did you mean “body:lamp-commission”?" in str(raised.value)
    assert isinstance(raised.value, KeyError)
    with pytest.raises(ValueError, match="There is no table 'bodies'"):
        data.table("bodies")


def test_a_file_with_errors_is_not_loaded_and_says_all_of_them() -> None:
    with pytest.raises(DatasetError, match=":13: Unknown field") as raised:
        irtui.load(DATASETS / "broken.toml")
    assert {one.code for one in raised.value.problems} > {"unknown-key"}
    with pytest.raises(DatasetError, match="There is no such file"):
        irtui.load("nowhere.toml")


@pytest.mark.parametrize("name", NAMES)
def test_tables_have_all_that_there_is_and_plain_values_alone(name: str) -> None:
    data, dataset = irtui.load(DATASETS / f"{name}.toml"), named(name)
    assert [row["record"] for row in data.records()] == [str(ref) for ref in dataset.records]
    claims = data.claims()
    assert len(claims) == len({row["claim"] for row in claims})
    assert len(claims) == sum(
        len(getattr(record, field))
        for record in dataset.records.values()
        for field in claim_fields(type(record))
    )
    assert {row["claim"] for row in data.citations()} <= {row["claim"] for row in claims}
    for of in (data, data.as_of("2005")):
        _plain(of)


def _plain(of: Day) -> None:
    for rows in (of.records(), of.claims(), of.links(), of.sources(), of.citations()):
        assert len({tuple(row) for row in rows}) <= 1  # each row has the same columns
        for row in rows:
            for cell in row.values():
                assert isinstance(cell, Plain)


def test_the_tables_of_a_day_have_what_was_or_held_on_it(data: Data) -> None:
    day = data.as_of("2005")
    assert {row["holds"] for row in day.claims()} <= {"yes", "possibly"}
    assert "body:fog-board" not in [row["record"] for row in day.records()]
    assert len(day.claims()) < len(data.claims())
    assert len(day) == len(data)  # but what is asked for by its id is found
