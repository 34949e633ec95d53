"""``sources``: what a record rests on, and all sources of a dataset, in each manner."""

import json
from pathlib import Path

import pytest

from irtui.model.safe_text import unsafe_characters
from tests.cli.running import on_lighthouses, run
from tests.support import DATASETS

HOSTILE = str(DATASETS / "hostile.toml")


def test_a_source_is_told_with_what_it_is_and_how_much_it_supports() -> None:
    ran = on_lighthouses("sources", "oil-treaty")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0] == "Sources of Treaty on Lamp Oil to 2010"
    assert ran.lines[1] == "1 source, UP, agreement:oil-treaty"
    assert ran.lines[3:] == [
        "source 1: The Ferry, 2 September 2000, English, upper, 6 claims for the record",
        "source 1: source:log",
        "source 1: Log of the ferry",
        "source 1: https://example.org/ferry/log",
    ]


def test_all_sources_are_told_with_what_repeats_which() -> None:
    ran = on_lighthouses("sources")
    assert ran.lines[:2] == [
        "Sources of The lighthouses of two rivers",
        "3 sources, 2 independent texts",
    ]
    (almanac,) = [line for line in ran.lines if "The Almanac" in line]
    assert "repeats The Ferry, 2 September 2000" in almanac
    assert almanac.endswith("4 claims, 1 for the record, in 3 records")


@pytest.mark.parametrize("arguments", [[], ["lamp-commission"]], ids=str)
def test_every_manner_tells_the_same_sources_in_the_same_order(arguments: list[str]) -> None:
    text, as_json, markdown = (
        on_lighthouses("sources", *arguments, "--format", manner)
        for manner in ("text", "json", "markdown")
    )
    assert text == on_lighthouses("sources", "--plain", *arguments)
    refs = [one["source"] for one in json.loads(as_json.out)["sources"]["sources"]]
    assert refs == [line.split(" ")[-1] for line in text.lines if ": source:" in line]
    assert refs == [line.strip(" -") for line in markdown.lines if "- source:" in line]
    assert markdown.lines[0] == f"# {text.lines[0]}"


def test_a_record_that_rests_on_no_source_is_nothing_found() -> None:
    ran = on_lighthouses("sources", "source:log")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "No source is recorded for Log of the ferry.\n"


def test_a_dataset_without_sources_is_nothing_found(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text('[dataset]\ntitle = "Empty"\nreviewed = "2024"\n')
    ran = run("-d", str(path), "sources")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "No source is recorded for Empty.\n"


@pytest.mark.parametrize("manner", ["text", "json", "markdown"])
def test_hostile_sources_are_printed_harmlessly(manner: str) -> None:
    ran = run("-d", HOSTILE, "sources", "--format", manner)
    assert (ran.code, ran.err) == (0, "")
    assert not unsafe_characters(ran.out)


def test_an_unknown_record_is_answered_with_a_near_one() -> None:
    ran = on_lighthouses("sources", "lamp-comission")
    assert (ran.code, ran.out) == (1, "")
    assert "Did you mean “lamp-commission”?" in ran.err
