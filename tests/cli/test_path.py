"""``path``: how two records are connected, in each manner, and how it ends."""

import json
import re

import pytest

from tests.cli.running import Ran, on_lighthouses, run
from tests.cli.test_terminal import in_terminal

BOYTSOV = "person:andrey-boytsov"
SESSION = "event:irigc-mmtc-2021-12"


def steps(ran: Ran) -> list[str]:
    """What was printed before the sources."""
    return ran.lines[: ran.lines.index("Sources")]


def test_how_a_company_and_the_commission_are_connected() -> None:
    ran = run("path", "rosoboronexport", "irigc-mmtc")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[:7] == [
        "From Rosoboronexport to IRIGC-M&MTC",
        "3 shortest chains of 3 steps, by links of all times",
        "Chain 1",
        "Rosoboronexport runs MTA, part of Defence cooperation, run by IRIGC-M&MTC",
        "Rosoboronexport runs MTA, since 9 September 2010, sources 1, 2",
        "MTA part of Defence cooperation, since 9 September 2010, inferred, source 1",
        "Defence cooperation run by IRIGC-M&MTC, undated, source 3",
    ]
    assert steps(ran).count(ran.lines[6]) == 1
    assert steps(ran).count("note: step 3 as in chain 1") == 2


def test_a_general_and_a_session_are_connected_by_the_meeting_that_he_chaired() -> None:
    ran = run("path", BOYTSOV, SESSION)
    general, meeting = "Andrey A. Boytsov", "22nd meeting of the WG MTC & Defence Industry"
    drawn = steps(ran).index(
        f"{general} co-chaired {meeting}, meeting of WG MTC & Defence Industry, "
        "part of IRIGC-M&MTC, has meeting 20th session of the IRIGC-M&MTC"
    )
    first = f"{general} co-chaired {meeting}, 22 November 2024, source "
    assert steps(ran)[drawn + 2].startswith(first)
    through = [line for line in steps(ran) if " spoke of " in line or " spoken of " in line]
    assert through
    assert drawn < min(map(steps(ran).index, through))


def test_a_terminal_draws_arrows_and_without_colour_those_of_a_keyboard() -> None:
    arguments = ["path", "ada-wick", "lamp-office"]
    coloured = re.sub(r"\x1b\[[\d;]*m", "", in_terminal(arguments).out)
    assert "Ada Wick ──held──▶ Keeper of the Lamps ──at──▶ Office of Lamps" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", in_terminal(arguments, more={"NO_COLOR": "1"}).out)
    assert "Ada Wick --held--> Keeper of the Lamps --at--> Office of Lamps" in bare


def test_in_json_each_chain_has_its_steps_and_each_step_its_links() -> None:
    ran = run("path", BOYTSOV, SESSION, "--format", "json")
    found = json.loads(ran.out)
    assert ran.code == 0
    assert found["at"] == found["dataset"]["reviewed"]
    path = found["path"]
    assert (path["from"], path["to"]) == (BOYTSOV, SESSION)
    assert path["count"] == len(path["chains"])
    ways = [[step["to"] for step in chain] for chain in path["chains"]]
    assert [
        "event:wg-mtc-defence-industry-2024-11",
        "body:wg-mtc-defence-industry",
        "body:irigc-mmtc",
        SESSION,
    ] in ways
    for chain in path["chains"]:
        assert (chain[0]["from"], chain[-1]["to"]) == (BOYTSOV, SESSION)
        for step in chain:
            for link in step["links"]:
                assert link["label"]
                assert link["made_by"] in (step["from"], step["to"])
                assert link["claim"]["id"].startswith(f"{link['made_by']}#")
                assert link["claim"]["sources"] or link["for_the_record"]
                assert link["claim"]["rank"] != "deprecated"


def test_a_link_in_json_has_its_date_its_claim_and_what_its_record_rests_on() -> None:
    ran = on_lighthouses("path", "person:ada-wick", "organisation:lamp-office", "--format", "json")
    ((held, at),) = json.loads(ran.out)["path"]["chains"]
    (link,) = held["links"]
    assert (link["label"], link["field"], link["made_by"]) == ("held", "posts", "person:ada-wick")
    assert link["when"] == {"edtf": "2000-01", "earliest": "2000-01-01", "latest": "2000-01-31"}
    assert link["claim"]["value"] == {"post": "post:keeper"}
    assert link["claim"]["until"] == "event:renamed-2010-05-04"
    assert link["claim"]["sources"] == [{"source": "source:log", "at": None, "quote": None}]
    assert link["for_the_record"] == ["source:log"]
    (link,) = at["links"]
    assert (link["label"], link["when"]) == ("at", None)
    assert link["claim"]["sources"] == []


def test_in_markdown_the_chain_is_a_list_under_headings() -> None:
    ran = on_lighthouses("path", "ada-wick", "lamp-office", "--format", "markdown")
    assert ran.code == 0
    assert ran.lines[:5] == [
        "# From Ada Wick to Office of Lamps",
        "",
        "1 shortest chain of 2 steps, by links of all times",
        "",
        "- Ada Wick held Keeper of the Lamps, at Office of Lamps",
    ]
    assert ran.lines[5].startswith(
        "  - Ada Wick held Keeper of the Lamps since January 2000 until "
    )
    assert "## Sources" in ran.lines
    assert ran.lines[-1] == r"\* read for the record as a whole, not for that value"


def test_the_plain_form_is_that_of_a_pipe() -> None:
    ends = "ada-wick", "lamp-office"
    assert on_lighthouses("path", *ends) == on_lighthouses("path", "--plain", *ends)


def test_with_a_day_only_what_held_on_it_counts() -> None:
    ends = "person:ada-wick", "organisation:lamp-office"
    before = on_lighthouses("path", *ends, "--at", "1999-06-01")
    held = on_lighthouses("--at", "2005-06-01", "path", *ends)
    after = on_lighthouses("path", *ends, "--at", "2020-06-01")
    assert [before.code, held.code, after.code] == [1, 0, 0]
    assert held.lines[1] == "1 shortest chain of 2 steps, by links that held on 1 June 2005"
    # The office was left in 2010: what is left is the meeting at which it was held.
    assert after.lines[1].endswith(" of 3 steps, by links that held on 1 June 2020")
    assert (
        on_lighthouses("path", *ends).lines[1]
        == "1 shortest chain of 2 steps, by links of all times"
    )
    found = json.loads(on_lighthouses("path", *ends, "--at", "2005", "--format", "json").out)
    assert (found["at"], found["path"]["count"]) == ("2005-12-31", 1)


@pytest.mark.parametrize("ends", [("irigc-mmtc", "annual-summit"), ("annual-summit", "irigc-mmtc")])
def test_what_was_not_there_on_a_day_is_connected_with_nothing(ends: tuple[str, str]) -> None:
    ran = run("path", *ends, "--at", "1990")
    assert (ran.code, ran.err) == (1, "")
    assert ran.lines[1].startswith("no chain: ")


def test_where_there_is_no_chain_it_is_said_what_was_searched() -> None:
    ran = on_lighthouses("path", "organisation:gulls", "body:lamp-commission")
    assert (ran.code, ran.err) == (1, "")
    assert ran.lines == [
        "From Society of Gulls to LFC",
        (
            "no chain: 2 records were reached by links of all times;"
            " none leads through sides, places, sources or gaps"
        ),
    ]
    as_json = on_lighthouses(
        "path", "organisation:gulls", "body:lamp-commission", "--format", "json"
    )
    assert as_json.code == 1
    assert json.loads(as_json.out)["path"] == {
        "from": "organisation:gulls",
        "to": "body:lamp-commission",
        "count": 0,
        "searched": 2,
        "chains": [],
    }


@pytest.mark.parametrize("ends", [("gulls", "gulls"), ("gulls", "organisation:gulls")])
def test_one_record_twice_is_wrong_use(ends: tuple[str, str]) -> None:
    ran = on_lighthouses("path", *ends)
    assert (ran.code, ran.out) == (2, "")
    assert "Both are the same record: name another to find a way to." in ran.err


@pytest.mark.parametrize("ends", [("gulls", "gulsl"), ("gulsl", "gulls")])
def test_a_record_that_is_not_there_ends_with_one_and_a_near_one(ends: tuple[str, str]) -> None:
    ran = on_lighthouses("path", *ends)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "There is no record “gulsl”. Did you mean “gulls”?\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["path"],
        ["path", "gulls"],
        ["path", "gulls", "keeper", "ada-wick"],
        ["path", "gulls", "keeper", "--format", "yaml"],
        ["path", "gulls", "keeper", "--at", "soon"],
    ],
)
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    ran = on_lighthouses(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err
