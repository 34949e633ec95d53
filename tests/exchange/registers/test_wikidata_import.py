"""What was saved of Wikidata, as a dataset."""

import json
from typing import Any

import pytest

from irtui.exchange.registers.wikidata_values import TimeError, date_of
from irtui.model.claims import Rank, Ref
from irtui.model.dates import parse_date
from irtui.model.records import Body, Person, Source
from irtui.query.audit.checks import check_logic
from tests.each import each
from tests.exchange.importing import FOREIGN, TODAY, bounds, imported, of_file, values

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


@each(
    ("time", "precision", "calendar", "date"),
    [
        ("+2018-07-18T00:00:00Z", 11, GREGORIAN, "2018-07-18"),
        ("+2018-07-18T00:00:00Z", 14, GREGORIAN, "2018-07-18"),
        ("+2018-07-00T00:00:00Z", 10, GREGORIAN, "2018-07"),
        ("+2018-00-00T00:00:00Z", 9, GREGORIAN, "2018"),
        ("+2018-00-00T00:00:00Z", 8, GREGORIAN, "201X"),
        ("+0087-00-00T00:00:00Z", 8, GREGORIAN, "008X"),
        ("+1900-00-00T00:00:00Z", 7, GREGORIAN, "[1801..1900]"),
        ("+1801-01-01T00:00:00Z", 7, GREGORIAN, "[1801..1900]"),
        ("+1498-06-22T00:00:00Z", 11, JULIAN, "1498-07-01"),
        ("+1900-02-29T00:00:00Z", 11, JULIAN, "1900-03-13"),
        ("+1700-02-00T00:00:00Z", 10, JULIAN, "[1700-02-11..1700-03-11]"),
        ("+1498-00-00T00:00:00Z", 9, JULIAN, "1498"),
        ("2018-07-18T00:00:00Z", None, "", "2018-07-18"),
        ("2018-07-01T00:00:00Z", None, "", "2018-07"),
        ("2018-01-01T00:00:00Z", None, "", "2018"),
        ("2018-01-01T00:00:00Z", "11", "", "2018-01-01"),
    ],
)
def test_a_time_becomes_a_date_that_is_as_exact(
    time: str, precision: Any, calendar: str, date: str
) -> None:
    assert date_of(time, precision, calendar) == date


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ("-0044-03-15T00:00:00Z", 11),
        ("+0000-00-00T00:00:00Z", 9),
        ("+20000-00-00T00:00:00Z", 9),
        ("+2000-00-00T00:00:00Z", 6),
        ("+2018-02-30T00:00:00Z", 11),
        ("+2018-00-00T00:00:00Z", 11),
        ("+2018-07-18T00:00:00Z", True),
        ("soon", 11),
        (None, 11),
    ],
)
def test_a_time_that_is_no_date_here_is_refused(time: Any, precision: Any) -> None:
    with pytest.raises(TimeError):
        date_of(time, precision)


ITEMS = json.loads((FOREIGN / "items.wikidata.json").read_text())
SHAPES = (ITEMS, list(ITEMS["entities"].values()), ITEMS["entities"])


@pytest.mark.parametrize("document", SHAPES)
def test_items_become_records_with_their_ranks_and_references(document: Any) -> None:
    dataset, unread = imported("wikidata", json.dumps(document))
    alder = dataset.get(Ref("person", "alder-weir"), Person)
    assert [(one.value.value, one.value.lang) for one in alder.aliases] == [
        ("Ольха Вейр", "ru"),
        ("A. Weir", None),
    ]
    year, day = alder.born
    assert (year.value.text, day.value.text, day.rank) == ("1961", "1960-01-01", Rank.DEPRECATED)
    assert [one.source for one in year.sources] == ["roll-of-members"]
    assert values(dataset, "person:alder-weir", "party") == [Ref("party", "reedmere")]
    speaker, other, party, chair = alder.roles
    assert speaker.rank is Rank.PREFERRED
    assert bounds(speaker) == ("2011-03", "2014-05-05")
    assert speaker.value.for_ == Ref("organisation", "heron-party")
    assert (other.value.post, other.value.for_) == (Ref("post", "q900006"), "Q900007")
    assert (party.value.role, bounds(party)) == ("member", ("200X", None))
    assert (chair.value.in_, chair.value.role) == (Ref("body", "assembly-of-reedmere"), "chair")
    assert [one.source for one in chair.sources] == ["wikidata-q900003"]
    fords = dataset.get(Ref("body", "committee-on-fords"), Body)
    assert [claim.value for claim in fords.parent] == [Ref("body", "assembly-of-reedmere")]
    assert fords.founded[0].value.text == "[1801..1900]"
    roll = dataset.get(Ref("source", "roll-of-members"), Source)
    assert roll.publisher == "Records of Reedmere"
    assert (roll.date, roll.accessed) == (parse_date("2014-05"), parse_date("2026-11-01"))
    own = dataset.get(Ref("source", "wikidata-q900001"), Source)
    assert own.url == "https://www.wikidata.org/wiki/Q900001"
    assert own.accessed == parse_date(TODAY)
    assert {one.where: one.what for one in unread} == {
        "Q900001, P570, statement 1": "It has no value.",
        "Q900001, P39, statement 2, P580": "It has an unknown value.",
        "Q900004, P576, statement 1": "“-0044-03-15T00:00:00Z”: It is before the year 1, or after"
        " 9999.",
        "items that are not in the file": "2 items are known by their ids alone: Q900006, Q900007.",
        "properties without a place in the format": "1 statement left out: P18.",
    }
    assert not [one for one in check_logic(dataset) if one.code != "held-after-review"]


def test_an_answer_of_a_query_becomes_terms() -> None:
    dataset, unread = of_file("wikidata", "answer.sparql.json")
    alder = dataset.get(Ref("person", "alder-weir"), Person)
    (term,) = alder.roles
    assert bounds(term) == ("2011-01-01", "2014-05")
    assert (term.value.post, term.note) == (Ref("post", "speaker"), "In place of Sedge Mole.")
    assert [one.source for one in term.sources] == ["records-reedmere-example-members"]
    assert values(dataset, "post:speaker", "organisation") == [Ref("body", "assembly-of-reedmere")]
    assert dataset.get(Ref("body", "assembly-of-reedmere"), Body).founded[0].value.text == "1998"
    assert [one.where for one in unread] == [
        "row 2, person",
        "row 2, start",
        "row 4",
        "variables",
    ]


def test_a_row_that_is_there_for_each_source_is_one_term_with_all_of_them() -> None:
    def row(source: str) -> Any:
        cells = {"personLabel": "Alder", "organisationLabel": "Heron Ltd", "source": source}
        return {name: {"type": "literal", "value": text} for name, text in cells.items()}

    rows = [row("https://one.example/"), row("https://two.example/")]
    answer = {"head": {"vars": []}, "results": {"bindings": rows}}
    dataset, unread = imported("wikidata", json.dumps(answer))
    (part,) = dataset.get(Ref("person", "alder"), Person).roles
    assert [one.source for one in part.sources] == ["one-example", "two-example"]
    assert part.value.in_ == Ref("organisation", "heron-ltd")
    assert not unread
