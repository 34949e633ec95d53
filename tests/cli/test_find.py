"""``irtui find``: hits in each manner of printing, faults, and what is said where nothing is."""

import json

import pytest

from tests.cli.running import LIGHTHOUSES, on_lighthouses, run
from tests.support import DATASETS


def test_the_words_are_joined_and_a_hit_says_how_and_why_it_matched() -> None:
    ran = on_lighthouses("find", "fog", "lamp")
    assert ran.lines[0] == "Lamp and Fog Commission, body:lamp-commission, in the name"
    assert on_lighthouses("find", "the", "lampers").lines[0] == (
        "Lamp and Fog Commission, body:lamp-commission, "
        "exactly, by another name, alias: The Lampers"
    )


@pytest.mark.parametrize(
    ("query", "searched"), [("xylophone", True), ("kind:body !kind:body", False)]
)
def test_where_nothing_matches_it_is_said_with_what_was_searched(
    query: str, searched: bool
) -> None:
    ran = on_lighthouses("find", query)
    assert (ran.code, ran.out) == (1, "")
    first, *more = ran.err.splitlines()
    assert first == f"Nothing matches “{query.strip()}”."
    assert any(line.endswith("sources were searched.") for line in more) == searched


def test_white_space_of_any_sort_parts_words() -> None:
    assert on_lighthouses("find", "fog\tlamp\n").lines == on_lighthouses("find", "fog lamp").lines


@pytest.mark.parametrize("query", ["…", " ", ""])
def test_a_query_of_nothing_is_wrong_use(query: str) -> None:
    ran = on_lighthouses("find", query)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("There is nothing to look for. Write a word")


def test_where_nothing_matches_the_nearest_word_is_named_as_it_is_written() -> None:
    ran = on_lighthouses("find", "commotion", "kind:session")
    assert "The nearest is “Commission”." in ran.err.splitlines()


def test_where_nothing_matches_it_is_told_what_each_term_hides() -> None:
    ran = on_lighthouses("find", "lampers", "kind:session")
    assert ran.code == 1
    assert "Without “kind:session”, 1 record matches." in ran.err.splitlines()
    assert any(line.startswith("Without “lampers”, ") for line in ran.err.splitlines())


def test_a_fault_is_wrong_use_and_a_mark_stands_below_its_place() -> None:
    ran = on_lighthouses("find", "lamp knd:body")
    assert (ran.code, ran.out) == (2, "")
    said, query, mark = ran.err.splitlines()
    assert said.startswith("There is no field “knd”. Did you mean “kind”?")
    assert query[mark.index("^") : mark.rindex("^") + 1] == "knd"


def test_of_many_faults_the_first_are_told_and_how_many_more_there_are() -> None:
    ran = on_lighthouses("find", '"' * 1001)
    assert ran.code == 2
    assert ran.err.endswith("\nAnd 491 more.\n")
    assert len(ran.err) < 30_000


def test_several_faults_are_told_at_once_in_their_order() -> None:
    ran = on_lighthouses("find", "date:x sources:y !")
    lines = ran.err.splitlines()
    assert len(lines) == 9
    marks = [line.index("^") for line in lines[2::3]]
    assert marks == sorted(marks) == [7, 17, 19]


def test_json_has_every_hit_with_all_of_its_reasons() -> None:
    ran = on_lighthouses("find", "--format", "json", "Комисс", "lamp")
    answer = json.loads(ran.out)
    assert answer["query"] == "Комисс lamp"
    assert answer["total"] == len(answer["hits"])
    hit = answer["hits"][0]
    assert hit["ref"] == "body:lamp-commission"
    assert (hit["match"], hit["there"]) == ("other-name", "yes")
    (alias,) = [reason for reason in hit["reasons"] if reason["field"] == "alias (ru)"]
    marked = [alias["text"][start:end] for start, end in alias["spans"]]
    assert marked == ["Комисс", "ламп"]


def test_markdown_is_a_table_of_the_hits() -> None:
    lines = on_lighthouses("find", "--format", "markdown", "lampers").lines
    assert lines[0] == "# Found for lampers"
    assert lines[2] == "| what | why | record |"
    assert lines[4] == "| Lamp and Fog Commission | alias: The Lampers | body:lamp-commission |"


def test_of_what_only_lacks_something_no_reason_is_made_up() -> None:
    assert on_lighthouses("find", "kind:board", "!kind:gap").lines[0].count("kind: board") == 1
    assert ", by a field" not in on_lighthouses("find", "!kind:gap").lines[0]
    rows = on_lighthouses("find", "!kind:gap", "--format", "markdown").lines[4:]
    assert all("|  |" in row or "later" in row or "former" in row for row in rows)


def test_a_limit_cuts_the_list_and_not_the_count() -> None:
    whole = json.loads(on_lighthouses("find", "lamp", "--format", "json").out)
    cut = json.loads(on_lighthouses("find", "lamp", "--format", "json", "--limit", "2").out)
    assert cut["hits"] == whole["hits"][:2]
    assert cut["total"] == whole["total"] > 2


def test_the_help_names_every_field() -> None:
    from irtui.query.find import FIELDS

    text = run("find", "--help").out
    assert all(f"  {name} " in text and what in text for name, what in FIELDS.items())


def test_conflicts_are_found_and_named() -> None:
    ran = run("-d", LIGHTHOUSES, "find", "has:conflict")
    assert ran.code == 0
    assert all(", conflict: " in line for line in ran.lines)


SORREL = (
    "Sorrel Groyne, person:sorrel-groyne, start of the name, "
    "role: Committee on the Ferries, member, since 4 June 2012 until 2 May 2016"
)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("find", "role:member date:2015-12-31 in:ferries-committee sorrel"),
            SORREL,
        ),
        (
            ("show", "assembly", "--at", "2015-12-31"),
            "Members, 16, 27 later, 16 former, of 40 ever",
        ),
        (
            ("show", "tansy-breakwater", "--full"),
            "roles: member of Assembly of Saltmarsh, Member for Cockle Bay, 5 terms",
        ),
    ],
)
def test_who_was_a_member_when_and_for_whom(arguments: tuple[str, ...], line: str) -> None:
    assert line in run("-d", str(DATASETS / "legislature.toml"), *arguments).lines
