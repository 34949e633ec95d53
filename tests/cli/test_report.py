"""``report``: each report in each manner, and how it ends."""

import json
from pathlib import Path

import pytest

from irtui.model.safe_text import unsafe_characters
from irtui.pages.report_pages import REPORTS
from tests.cli.running import on_lighthouses, run
from tests.support import DATASETS

HOSTILE = str(DATASETS / "hostile.toml")


def code_of(name: str, findings: list[object]) -> int:
    """How a report ends: with 1 where there is nothing, and where a file has problems."""
    return int(bool(findings) == (name == "problems"))


every_report = pytest.mark.parametrize("name", REPORTS)


def test_where_sources_disagree_about_a_date_or_a_number() -> None:
    ran = run("report", "conflicts")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0] == "Conflicts"
    assert ran.lines[1].endswith(" fields in which sources disagree")
    at = ran.lines.index("IRIGC-M&MTC, 1 field")
    assert ran.lines[at + 1] == "founded, 5 tellings"
    begin = "3 October 2000, Prime Minister's Office archive"
    assert any(line.startswith(begin) for line in ran.lines)
    assert "15, defenseblog-njs (repost), January 2015" in ran.lines


def test_a_report_on_a_body_is_on_all_that_is_below_it() -> None:
    ran = run("report", "gaps", "irigc-mmtc")
    assert (ran.code, ran.lines[0]) == (0, "Gaps: IRIGC-M&MTC")
    assert "2 of 9 sub-groups are named., by its count" in ran.lines
    assert not any(line.startswith("IRIGC-TEC") for line in ran.lines)
    found = json.loads(run("report", "gaps", "irigc-mmtc", "--format", "json").out)["findings"]
    assert f"{len(found)} things that are missing" == ran.lines[1]
    assert run("report", "conflicts", "country:india").code == 1


def test_which_claims_rest_on_a_single_source() -> None:
    ran = run("report", "single-source")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[1].endswith(" claims rest on one text; reprints do not count")
    assert any(line.endswith(", 1 source, IN") for line in ran.lines)
    assert any(line.endswith(", 1 source, RU") for line in ran.lines)
    assert any(", 1 text in 2 sources, IN" in line for line in ran.lines)


def test_which_years_have_no_session() -> None:
    ran = run("report", "gaps")
    years = "No meeting is recorded in 2006, 2014, 2020, 2022, 2023., by its count"
    at = ran.lines.index(years)
    assert any(line.startswith("IRIGC-M&MTC, ") for line in ran.lines[:at])


def test_the_bundled_dataset_has_no_problems() -> None:
    ran = run("report", "problems")
    assert (ran.code, ran.out, ran.err) == (0, "Problems\nno problems\n", "")


@every_report
def test_every_report_is_printed_in_every_manner(name: str) -> None:
    text, as_json, markdown = (
        on_lighthouses("report", name, "--format", manner)
        for manner in ("text", "json", "markdown")
    )
    code = code_of(name, json.loads(as_json.out)["findings"])
    assert [ran.code for ran in (text, as_json, markdown)] == [code] * 3
    assert [ran.err for ran in (text, as_json, markdown)] == ["", "", ""]
    assert text == on_lighthouses("report", name) == on_lighthouses("report", "--plain", name)
    assert markdown.lines[0] == f"# {text.lines[0]}"
    assert markdown.lines[2] == text.lines[1]
    found = json.loads(as_json.out)
    assert found["report"] == name
    assert found["at"] == "2024-06-01"
    assert found["dataset"]["title"] == "The lighthouses of two rivers"
    assert isinstance(found["findings"], list)


@every_report
@pytest.mark.parametrize("manner", ["text", "json", "markdown"])
def test_hostile_data_is_printed_harmlessly(name: str, manner: str) -> None:
    ran = run("-d", HOSTILE, "report", name, "--format", manner)
    whole = run("-d", HOSTILE, "report", name, "--format", "json")
    assert (ran.code, ran.err) == (code_of(name, json.loads(whole.out)["findings"]), "")
    assert not unsafe_characters(ran.out)
    if manner == "json":
        assert json.loads(ran.out)["report"] == name


def test_names_and_what_is_counted_are_those_of_the_day() -> None:
    assert "LFC, 1 field" in on_lighthouses("report", "conflicts").lines
    assert "LC, 1 field" in on_lighthouses("report", "conflicts", "--at", "2005").lines
    now, then = (on_lighthouses("report", "gaps", "--at", at).out for at in ("2024", "2000"))
    assert "LFC, " in now
    assert "LFC, " not in then
    found = json.loads(on_lighthouses("--at", "2005", "report", "gaps", "--format", "json").out)
    assert found["at"] == "2005-12-31"


def test_problems_are_those_of_the_file_and_of_its_logic(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(
        '[dataset]\ntitle = "Two"\nreviewed = "2024"\n[source.log]\ndate = "1999"\n'
        '[source.idle]\ndate = "1999"\n[body.ford]\nname = "The\\u0007 ford"\nsources = ["log"]\n',
        encoding="utf-8",
    )
    ran = run("-d", str(path), "report", "problems")
    assert (ran.code, ran.err) == (1, "")
    assert ran.lines[1] == "2 things to look at"
    assert f"note: Remove it; irtui shows a mark in its place. {path}:9:1" in ran.lines
    assert any("Nothing cites this source." in line for line in ran.lines)
    found = json.loads(run("-d", str(path), "report", "problems", "--format", "json").out)
    codes = [(one["code"], one["severity"], one["line"]) for one in found["findings"]]
    assert codes == [("uncited-source", "note", 6), ("unsafe-text", "warning", 9)]


def test_a_file_that_cannot_be_shown_ends_with_two_and_its_errors(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('[dataset]\ntitle = "Broken"\n', encoding="utf-8")
    for name in REPORTS:
        ran = run("-d", str(path), "report", name)
        assert (ran.code, ran.out) == (2, "")
        assert "[missing-key]" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["report"],
        ["report", "colours"],
        ["report", "gaps", "lfc", "conflicts"],
        ["report", "gaps", "--format", "csv"],
        ["report", "gaps", "--at", "soon"],
    ],
)
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    ran = on_lighthouses(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err


def test_the_help_has_a_line_for_each_report() -> None:
    lines = [" ".join(line.split()) for line in run("report", "--help").lines]
    for name, (what, _) in REPORTS.items():
        assert f"{name} {what}" in lines
