"""``cite``: a citation to paste or to import, and how it ends."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from citeproc.source.json import CiteProcJSON

from irtui.loading import bundled_path
from irtui.model.safe_text import unsafe_characters
from tests.cli.running import LIGHTHOUSES, on_lighthouses, run
from tests.each import each
from tests.support import DATASETS

MANDATE = "irigc-mmtc#mandate.2"


def digest(path: Path) -> str:
    """What ``sha256sum`` prints of a file."""
    return sha256(path.read_bytes()).hexdigest()


def test_a_citation_for_that_one_claim() -> None:
    ran = run("cite", MANDATE)
    assert (ran.code, ran.err) == (0, "")
    (line,) = ran.lines
    assert "Military Technical Cooperation: mandate Coordinates the process of" in line
    assert "(seen 16 November 2013). Source: РИА Новости, [" in line
    assert "16 November 2013, https://ria.ru/" in line
    assert f"sha256:{digest(bundled_path())}, body:{MANDATE}." in line


def test_a_record_is_cited_with_all_that_it_rests_on() -> None:
    ran = on_lighthouses("cite", "lamp-commission")
    assert ran.code == 0
    assert ran.out.startswith("Lamp and Fog Commission. Sources: The Ferry, “Log of the ferry”, ")
    assert "The Chart Room, [Chart of both rivers], 2020" in ran.out
    edition = "The lighthouses of two rivers, reviewed 1 June 2024"
    where = f"sha256:{digest(Path(LIGHTHOUSES))}, body:lamp-commission."
    assert ran.out.endswith(f"In: {edition}, {where}\n")


def test_all_that_is_told_of_one_field_is_cited_together() -> None:
    ran = on_lighthouses("cite", "lamp-commission#founded")
    assert ran.out.startswith(
        "Lamp and Fog Commission: founded 2000; founded 2 November 1999; founded 1989 (thought"
        " wrong). Sources: "
    )


def test_in_json_it_is_csl_that_a_library_reads() -> None:
    ran = run("cite", MANDATE, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    source, dataset = json.loads(ran.out)
    assert (source["id"], source["type"]) == ("ria-2013-11-16", "article-newspaper")
    assert source["issued"] == {"date-parts": [[2013, 11, 16]]}
    assert dataset["id"] == f"body:{MANDATE}"
    assert dataset["number"] == f"sha256:{digest(bundled_path())}"
    assert set(CiteProcJSON(json.loads(ran.out))) == {"ria-2013-11-16", f"body:{MANDATE}"}


def test_in_markdown_nothing_of_it_is_markup() -> None:
    plain = run("cite", MANDATE).out
    markdown = run("cite", MANDATE, "--format", "markdown").out
    assert "\\[Report on the Russian-Indian commission" in markdown
    assert "#" not in markdown.replace("\\#", "")
    assert markdown.replace("\\", "") == plain


def test_names_are_those_of_the_day() -> None:
    ran = on_lighthouses("cite", "lamp-commission#cadence", "--at", "2005")
    assert ran.out.startswith("Lamp Commission: cadence annual. ")


def test_a_source_is_cited_itself() -> None:
    ran = on_lighthouses("cite", "source:log")
    assert ran.out.startswith("Log of the ferry. Source: The Ferry, “Log of the ferry”, ")
    items = json.loads(on_lighthouses("cite", "source:log", "--format", "json").out)
    assert [item["type"] for item in items] == ["webpage", "dataset"]
    assert len({item["id"] for item in items}) == 2


@each("manner", ["text", "json", "markdown"])
@each("place", ["board", "board#mandate", "board#name.1", "source:chart"])
def test_hostile_data_is_cited_harmlessly(place: str, manner: str) -> None:
    ran = run("-d", str(DATASETS / "hostile.toml"), "cite", place, "--format", manner)
    assert (ran.code, ran.err) == (0, "")
    assert not unsafe_characters(ran.out)


def test_a_claim_of_several_lines_is_cited_in_one() -> None:
    """A reference manager takes further lines of a note for fields."""
    place = "-d", str(DATASETS / "hostile.toml"), "cite", "board#mandate"
    (line,) = run(*place).lines
    assert ": mandate [/] two lines. Source: chart" in line
    note = json.loads(run(*place, "--format", "json").out)[-1]["note"]
    assert note.endswith(": mandate [/] two lines")


@pytest.mark.parametrize(
    "place", ["lamp-commission#colour", "lamp-commission#founded.4", "lamp-commission#dissolved"]
)
def test_where_there_is_no_claim_it_ends_with_one_and_says_which_fields_have_some(
    place: str,
) -> None:
    ran = on_lighthouses("cite", place)
    assert (ran.code, ran.out) == (1, "")
    field = place.partition("#")[2]
    assert ran.err.startswith(f"body:lamp-commission has no claim “{field}”. It has name, ")
    assert " founded" in ran.err


def test_what_was_typed_cannot_drive_the_terminal() -> None:
    ran = on_lighthouses("cite", "lamp-commission#\x1b[31mred")
    assert (ran.code, ran.out) == (1, "")
    assert "“␛[31mred”" in ran.err
    assert not unsafe_characters(ran.err)


@pytest.mark.parametrize("place", ["lamp-comission", "lamp-comission#founded"])
def test_a_record_that_is_not_there_ends_with_one_and_a_near_one(place: str) -> None:
    ran = on_lighthouses("cite", place)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "There is no record “lamp-comission”. Did you mean “lamp-commission”?\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["cite"],
        ["cite", "lamp-commission", "founded"],
        ["cite", "lamp-commission", "--format", "bibtex"],
        ["cite", "lamp-commission", "--at", "soon"],
    ],
)
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    ran = on_lighthouses(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err


def test_a_file_that_cannot_be_shown_ends_with_two() -> None:
    ran = run("-d", "nowhere.toml", "cite", "lamp-commission")
    assert (ran.code, ran.out) == (2, "")
    assert "[file-missing]" in ran.err
