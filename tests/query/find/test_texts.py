"""The texts of records: what each kind of field gives, and what names are on the day."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.fields import Kind, field_table
from irtui.model.records import RECORDS
from irtui.query.find.texts import SearchText, Texts, Tier
from tests.each import each
from tests.query.answers import FICTIONAL, WORLDS, reviewed, world
from tests.query.find.asking import TODAY, sourced
from tests.support import dataset, day, ref


def entries(target: str, toml_text: str = "", on: str = TODAY) -> list[SearchText]:
    """All texts of a record; without a dataset of its own, of the lighthouses."""
    data = dataset(sourced(toml_text)) if toml_text else world(FICTIONAL)
    return list(Texts(AsOf(data, day(on))).of(data.get(ref(target))))


def said(target: str, field: str, toml_text: str = "", on: str = TODAY) -> list[str]:
    """What a field of a record says."""
    return [entry.text for entry in entries(target, toml_text, on) if entry.field == field]


def names(target: str, toml_text: str, on: str = TODAY) -> dict[str, list[str]]:
    """What a record is called, by what each name is; its id apart."""
    found: dict[str, list[str]] = {}
    for entry in entries(target, toml_text, on):
        if entry.field != "id":
            found.setdefault(entry.field, []).append(entry.text)
    return found


RENAMED = """
[body.ford]
name = [{ value = "Weir", until = "2010" }, { value = "Ford", since = "2010" }]
abbreviation = [{ value = "W", until = "2010" }, { value = "F", since = "2010" }]
aliases = ["Low Water", { value = "Брод", lang = "ru" }, { value = "The Low", lang = "en" }]
"""


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (
            "2005-01-01",
            {
                "name": ["Weir"],
                "later name": ["Ford"],
                "abbreviation": ["W"],
                "later abbreviation": ["F"],
            },
        ),
        (
            "2015-01-01",
            {
                "name": ["Ford"],
                "former name": ["Weir"],
                "former abbreviation": ["W"],
                "abbreviation": ["F"],
            },
        ),
    ],
)
def test_a_name_is_the_one_of_the_day_or_a_former_or_a_later_one(
    on: str, expected: dict[str, list[str]]
) -> None:
    aliases = {"alias": ["Low Water", "The Low"], "alias (ru)": ["Брод"]}
    assert names("body:ford", RENAMED, on) == expected | aliases


def test_a_name_that_is_thought_wrong_is_a_doubted_one() -> None:
    text = '[body.ford]\nname = ["Ford", { value = "Fjord", rank = "deprecated" }]'
    assert names("body:ford", text) == {"name": ["Ford"], "doubted name": ["Fjord"]}


def test_names_in_two_languages_are_both_names_of_the_day() -> None:
    text = '[body.ford]\nname = ["Ford", { value = "Брод", lang = "ru" }]'
    assert names("body:ford", text) == {"name": ["Ford", "Брод"]}


def test_names_of_the_day_are_nearer_than_other_names_and_those_nearer_than_fields() -> None:
    tiers = {entry.field: entry.tier for entry in entries("body:ford", RENAMED, "2015-01-01")}
    nearest = ["name", "abbreviation"]
    others = ["former name", "former abbreviation", "alias", "alias (ru)"]
    assert tiers == {
        **dict.fromkeys(nearest, Tier.NAME),
        **dict.fromkeys(others, Tier.OTHER_NAME),
        "id": Tier.FIELD,
    }


def test_all_texts_of_sources_and_gaps_are_what_a_field_says() -> None:
    for target in ("source:chart", "gap:sessions"):
        assert {entry.tier for entry in entries(target)} == {Tier.FIELD}


@each(
    ("target", "field", "texts"),
    [
        ("party:upper", "mark", ["UP"]),
        ("body:lamp-commission", "id", ["lamp-commission"]),
        ("body:lamp-commission", "summary", ["It keeps the lamps of both rivers alight."]),
        ("body:lamp-commission", "identifiers", ["harbour-register L-17"]),
        ("body:lamp-commission", "statements", ["No lamp stands alone, Ada Wick"]),
        ("body:lamp-commission", "chaired by", ["Keeper of the Lamps", "Master of the Fog"]),
        ("body:lamp-commission", "founded", ["2000", "2 November 1999", "1999-11-02", "1989"]),
        ("body:lamp-commission", "counts", ["circle, 3", "panel, 1"]),
        ("body:old-panel", "dissolved", ["2008"]),
        ("event:lamp-commission-2000-09", "when", ["1 September 2000", "2000-09-01"]),
        ("event:lamp-commission-2000-09", "place", ["Lampford"]),
        (
            "event:lamp-commission-2000-09",
            "co-chairs",
            ["Ada Wick, Keeper of the Lamps", "Bo Fogg, Master of the Fog"],
        ),
        ("event:lamp-commission-2000-09", "number", ["1st", "1"]),
        ("event:lamp-commission-2026", "planned", ["2026"]),
        ("event:wick-group-2013-01", "venue", ["The old lock"]),
        ("event:dredging-2016-04", "present", ["Ada Wick"]),
        ("agreement:oil-treaty", "term", ["2000–2010"]),
        ("agreement:gas-memorandum", "signed", ["by 31 December 2015"]),
        ("programme:dredging", "organisations", ["Dredgers of Both Rivers"]),
        ("post:keeper", "organisation", ["Office of Lamps"]),
        ("source:chart", "publisher", ["The Chart Room"]),
        ("source:chart", "name", ["Chart of both rivers"]),
        ("source:almanac", "name", ["The Almanac"]),
        ("gap:sessions", "name", ["No session was found for 2002 and 2003."]),
        ("gap:sessions", "looked in", ["the log of the ferry"]),
    ],
)
def test_each_kind_of_field_gives_its_texts(target: str, field: str, texts: list[str]) -> None:
    assert said(target, field) == texts


def test_a_meeting_is_found_by_each_name_of_its_body_of_then_and_of_the_day() -> None:
    assert said("event:lamp-commission-2004-02", "name") == [
        "3rd session of the Lamp Commission",
        "3rd session of the LC",
        "3rd session of the Lamp and Fog Commission",
        "3rd session of the LFC",
    ]
    assert said("event:wick-group-2013-01", "name") == ["1st session of the Wick Group"]


def test_what_is_pointed_to_is_found_by_its_abbreviation_too() -> None:
    text = """
[organisation.yard]
name = "The Yard"
abbreviation = "TY"
[post.head]
name = "Head of the Yard"
organisation = "organisation:yard"
"""
    assert said("post:head", "organisation", text) == ["The Yard (TY)"]


def test_words_with_a_meaning_addresses_and_tags_are_not_read_as_texts() -> None:
    source = {entry.field for entry in entries("source:chart")}
    assert source == {"name", "id", "publisher"}
    fields = {entry.field for entry in entries("event:lamp-commission-2026")}
    assert fields == {"name", "id", "planned", "number"}


OFFICES = """
[post.keeper]
name = "Keeper"
[person.ada]
name = "Ada"
posts = [{{ post = "keeper", {dates} }}]
"""


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        ('since = "2006-10-24", until = "2009-05-26"', "2006 2007 2008 2009"),
        ('since = "2006", until = "2006"', "2006"),
        # It is still held on the day.
        ('since = "2021"', "2021 2022 2023 2024"),
        ('since = "2030"', "2030"),
        ('until = "2009"', "2009"),
        # Seen in office is seen on these days and no more.
        ('seen = ["2011", "2016-04"]', "2011 2016"),
        ('since = "2011", seen = ["2013"], until = "2014"', "2011 2012 2013 2014"),
        ('since = "1900", until = "1999"', "1900 1999"),
    ],
)
def test_an_office_is_found_by_each_year_in_which_it_was_held(dates: str, years: str) -> None:
    assert said("person:ada", "offices", OFFICES.format(dates=dates)) == [f"Keeper, {years}"]


def test_an_office_without_dates_has_no_years() -> None:
    text = OFFICES.format(dates='as = "Keeper of all keys"')
    assert said("person:ada", "offices", text) == ["Keeper, Keeper of all keys"]


def test_a_text_of_several_lines_is_one_of_one_line() -> None:
    text = '[body.ford]\nname = """The\nford"""\nsummary = """\nHere\nis\na ford"""'
    assert said("body:ford", "name", text) == ["The ford"]
    assert said("body:ford", "summary", text) == ["Here is a ford"]


def test_an_id_is_read_with_its_hyphens_between_words_and_other_texts_in_both_ways() -> None:
    assert SearchText("id", "irigc-mmtc").readings == ("irigc mmtc",)
    assert SearchText("name", "Lamp-Board").readings == ("lamp board", "lampboard")
    assert SearchText("name", "Lamp Board").readings == ("lamp board",)


@pytest.mark.parametrize("name", WORLDS)
def test_the_first_text_of_each_record_is_its_title_and_no_text_is_of_two_lines(name: str) -> None:
    data = world(name)
    texts = Texts(AsOf(data, reviewed(data)))
    for record in data.records.values():
        first, *others = texts.of(record)
        title = AsOf(data, texts.as_of.day).full_title(record, alone=True).replace("\n", " ")
        assert (first.field, first.text) == ("name", title)
        assert texts.title(record.ref) == title
        assert title not in [entry.text for entry in others if entry.field != "id"]
        assert not any("\n" in entry.text for entry in (first, *others))


@pytest.mark.parametrize("name", WORLDS)
def test_every_text_field_of_every_record_is_read_but_for_a_few(name: str) -> None:
    unread = {"url", "archive", "language", "origin", "field"}
    data = world(name)
    texts = Texts(AsOf(data, reviewed(data)))
    for record in data.records.values():
        found = {entry.text for entry in texts.of(record)}
        for field, spec in field_table(type(record)).items():
            value = getattr(record, field)
            if spec.kind is not Kind.TEXT or field in unread or not value:
                continue
            said = [claim.value for claim in value] if spec.claims else [value]
            assert found >= {text.replace("\n", " ") for text in said}, (record.ref, field)


def test_the_fields_that_are_not_read_are_fields() -> None:
    known = {field for record in RECORDS for field in field_table(record)}
    assert known >= {"url", "archive", "language", "origin", "field"}
