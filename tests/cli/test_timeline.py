"""``irtui timeline``: in lines, as JSON, as Markdown, and drawn on a terminal."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.cli.running import LIGHTHOUSES, Ran, on_lighthouses, run
from tests.cli.test_imports import imported
from tests.cli.test_terminal import in_terminal
from tests.each import each
from tests.support import DATASETS

FORMATS = ["text", "json", "markdown"]
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_EVENT = re.compile(r"\bevent:[a-z0-9-]+")
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def as_json(*arguments: str) -> dict[str, Any]:
    """What a command on the lighthouses answers as JSON."""
    ran = on_lighthouses(*arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


def cells(line: str) -> list[str]:
    """The cells of a row of Markdown."""
    return [cell.strip() for cell in line.strip("|").split(" |")]


def test_meetings_and_terms_are_told_in_order_of_time_one_a_line() -> None:
    ran = on_lighthouses("timeline", "person:ada-wick")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        "Timeline of Ada Wick, as of 1 June 2024",
        "January 2000 to 4 May 2010: Keeper of the Lamps, post:keeper",
        "1 September 2000: 1st session of the LC, event:lamp-commission-2000-09",
        "February 2004: 3rd session of the LC, 2 tellings, event:lamp-commission-2004-02",
        "seen 1 July 2011 to 1 April 2016: Mistress of Ceremonies",
        "1 April 2016: The first bucket, step, event:dredging-2016-04",
    ]


def test_without_an_id_the_main_lanes_are_told() -> None:
    lines = on_lighthouses("timeline").lines
    assert lines[0] == "Timeline of The lighthouses of two rivers, as of 1 June 2024"
    assert lines[1:4] == [
        "1 September 2000: 1st session of the LC, event:lamp-commission-2000-09",
        "2001: LFC: none recorded in 2001, gap:sessions",
        "about 2002: 2nd session of the LC, event:lamp-commission-2001",
    ]


def test_years_without_a_session_and_former_names_of_the_bundled_commission_are_told() -> None:
    ran = run("timeline", "irigc-mmtc")
    assert ran.code == 0
    gap = "gap:irigc-mmtc-sessions-missing"
    assert f"2014: IRIGC-M&MTC: none recorded in 2014, {gap}" in ran.lines
    called = [line for line in ran.lines if ": called " in line]
    assert [line.rpartition("called ")[2] for line in called] == ["IRIGC-MTC", "IRIGC-M&MTC"]
    assert any("event:irigc-mmtc-2018-12" in line for line in ran.lines)


def test_who_held_an_office_twice_is_told_twice() -> None:
    lines = run("timeline", "post:minister-of-defence-india").lines
    terms = [line.partition(": ")[0] for line in lines if "person:arun-jaitley" in line]
    assert len(terms) >= 2
    assert terms[0].endswith("2014")
    assert terms[-1].startswith(("from 13 March 2017", "13 March"))


@each("manner", FORMATS)
@each("record", ["lamp-commission", "event:lamp-commission-2000-09", "oil-treaty", "dredging"])
def test_each_format_tells_of_the_same_events(record: str, manner: str) -> None:
    ran = on_lighthouses("timeline", record, "--format", manner)
    assert (ran.code, ran.err) == (0, "")
    plain = on_lighthouses("timeline", record)
    assert set(_EVENT.findall(ran.out)) == set(_EVENT.findall(plain.out)) != set()


def test_names_are_those_of_the_day() -> None:
    then = on_lighthouses("timeline", "lamp-commission", "--at", "2005")
    assert then.lines[0] == "Timeline of Lamp Commission, as of 31 December 2005"
    assert any("1st session of the LC," in line for line in then.lines)
    assert then == on_lighthouses("--at", "2005", "timeline", "lamp-commission")


# From and to


@each(
    ("bounds", "told"),
    [
        # what touches the days is told, and both days belong to them
        (["--from", "2004-02-29", "--to", "2004-12-31"], ["February 2004"]),
        (["--from", "2004-02", "--to", "2004-02"], ["February 2004"]),
        (["--from", "2004-03", "--to", "2004"], []),
        (["--from", "2000-09-01", "--to", "2000-09-01"], ["1 September 2000"]),
        (["--from", "2000-09-02", "--to", "2000"], []),
        # a year begins with its first day, and ends with its last
        (["--from", "2000", "--to", "2000"], ["1 September 2000"]),
        (["--to", "2001"], ["1 September 2000", "2001"]),
        (["--from", "2025"], ["January 2025", "2026"]),
        (["--from", "200X", "--to", "2001"], ["1 September 2000", "2001"]),
        (["--from", "2025/2026"], ["January 2025", "2026"]),
        (["--from", "[..2025]"], ["January 2025", "2026"]),
        (["--to", "[2001..]"], ["1 September 2000", "2001"]),
    ],
)
@each("manner", FORMATS)
def test_what_lies_before_from_and_after_to_is_left_out(
    bounds: list[str], told: list[str], manner: str
) -> None:
    ran = on_lighthouses("timeline", *bounds, "--format", manner)
    if not told:
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(
            "No meeting or term with a date is recorded for The lighthouses of two rivers from"
        )
    elif manner == "json":
        (lane,) = json.loads(ran.out)["timeline"]
        assert len(lane["marks"]) == len(told)
    elif manner == "markdown":
        assert [cells(line)[0] for line in ran.lines[4:]] == told
    else:
        assert [line.partition(":")[0] for line in ran.lines[1:]] == told


@pytest.mark.parametrize("more", [[], ["lamp-commission"], ["--changes"]])
def test_a_beginning_after_the_end_is_wrong_use(more: list[str]) -> None:
    ran = on_lighthouses("timeline", *more, "--from", "2005", "--to", "2004")
    assert (ran.code, ran.out) == (2, "")
    assert "--from lies after --to: put the earlier date first." in ran.err


@each("flag", ["--from", "--to", "--at"])
@each(
    ("text", "said"),
    [
        ("yesterday", "“yesterday” is not a date. Write 2018,"),
        ("2018-13", "month must be in 1..12"),
        ("", "“” is not a date."),
        ("2019/2018", "ends before it begins"),
        ("\x1b[31m", "is not a date."),
    ],
)
def test_a_date_that_is_none_is_wrong_use(flag: str, text: str, said: str) -> None:
    ran = on_lighthouses("timeline", flag, text)
    assert (ran.code, ran.out) == (2, "")
    assert f"Invalid value for '{flag}'" in ran.err
    assert said in ran.err
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["a", "b"],
        ["--format", "xml"],
        ["--format"],
        ["--from"],
        ["--since", "2001"],
    ],
)
def test_wrong_use_ends_with_two_and_prints_no_answer(arguments: list[str]) -> None:
    ran = on_lighthouses("timeline", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err


def test_changes_of_one_record_are_those_of_what_is_below_it_and_of_its_offices() -> None:
    ran = on_lighthouses("timeline", "fog-board", "--changes")
    assert ran.lines[0] == "Changes of Fog Board"
    assert [line.partition(", ")[0] for line in ran.lines[1:]] == [
        "1 January 2001: Wick Group set up",
        "1 January 2001: Wick Group comes under LC",
        "31 December 2003: Oil Group set up (2003)",
        "31 December 2010: Fog Board set up (2010)",
        "30 June 2012: Wick Group comes under Fog Board",
    ]
    nothing = on_lighthouses("timeline", "source:log", "--changes")
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err.startswith("No change is recorded for ")


# Records


@each("manner", FORMATS)
@each("record", ["gap:oil", "source:log", "programme:bells", "body:oil-group"])
def test_a_record_of_which_nothing_is_dated_says_so_and_ends_with_one(
    record: str, manner: str
) -> None:
    ran = on_lighthouses("timeline", record, "--format", manner)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("No meeting or term with a date is recorded for ")


def test_a_dataset_in_which_nothing_is_dated_says_so() -> None:
    ran = run("-d", str(DATASETS / "minimal.toml"), "timeline")
    assert (ran.code, ran.out, ran.err) == (
        1,
        "",
        "No meeting or term with a date is recorded for A river.\n",
    )


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("lamp-comission", "Did you mean “lamp-commission”?"),
        ("body:lamp-comission", "Did you mean “body:lamp-commission”?"),
        ("zzzzzz", "Look for it with “irtui find”."),
        ("", "Look for it with “irtui find”."),
    ],
)
def test_an_unknown_id_is_answered_with_a_near_one(typed: str, hint: str) -> None:
    ran = on_lighthouses("timeline", typed)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"There is no record “{typed}”. {hint}\n"


def test_a_file_with_errors_is_not_told_of() -> None:
    ran = run("-d", str(DATASETS / "broken.toml"), "timeline")
    assert (ran.code, ran.out) == (2, "")


# JSON


def test_json_holds_the_lanes_with_their_marks() -> None:
    found = as_json("timeline", "lamp-commission", "--to", "2001")
    assert found["dataset"] == {
        "title": "The lighthouses of two rivers",
        "version": None,
        "reviewed": "2024-06-01",
    }
    assert found["at"] == "2024-06-01"
    own, chair, called = found["timeline"]
    assert (chair["label"], chair["record"]) == ("chair for Upper River", None)
    assert [mark["record"] for mark in chair["marks"]] == ["person:ada-wick"]
    assert (own["label"], own["record"], own["there"]) == ("LFC", "body:lamp-commission", "yes")
    assert [mark["shape"] for mark in own["marks"]] == ["held", "none"]
    assert own["marks"][0]["record"] == "event:lamp-commission-2000-09"
    assert own["marks"][0]["when"] == {
        "edtf": "2000-09-01",
        "earliest": "2000-09-01",
        "latest": "2000-09-01",
    }
    assert own["marks"][1]["year"] == 2001
    assert [mark["until"]["edtf"] for mark in called["marks"]] == ["2010-05-04"]


def test_json_is_of_the_day_asked_for() -> None:
    found = as_json("timeline", "lamp-commission", "--at", "2005")
    assert found["at"] == "2005-12-31"
    assert found["timeline"][0]["label"] == "LC"


# Markdown


def test_markdown_is_a_heading_and_a_table() -> None:
    lines = on_lighthouses("timeline", "person:ada-wick", "--format", "markdown").lines
    assert lines[:4] == [
        "# Timeline of Ada Wick, as of 1 June 2024",
        "",
        "| when | what | state | record |",
        "|---|---|---|---|",
    ]
    assert cells(lines[4]) == [
        "January 2000 – 4 May 2010",
        "Keeper of the Lamps",
        "term",
        "post:keeper",
    ]
    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(lines))
    assert [token.type for token in tokens if token.type.endswith("_open")][:2] == [
        "heading_open",
        "table_open",
    ]


# Changes


def test_changes_are_told_one_a_line_with_their_day_and_record() -> None:
    ran = on_lighthouses("timeline", "--changes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0] == "Changes of The lighthouses of two rivers"
    assert "4 May 2010: LC becomes LFC, body:lamp-commission, source:chart" in ran.lines
    assert "31 December 2010: Fog Board set up (2010), body:fog-board, source:chart" in ran.lines


def test_each_format_tells_of_the_same_changes() -> None:
    lines = on_lighthouses("timeline", "--changes").lines[1:]
    found = as_json("timeline", "--changes")
    assert len(lines) == len(found["changes"])
    for line, change in zip(lines, found["changes"], strict=True):
        assert line.endswith(", ".join([change["record"], *change["sources"]]))
    renamed = next(one for one in found["changes"] if one["text"] == "LC becomes LFC")
    assert renamed["day"] == "2010-05-04"
    rows = on_lighthouses("timeline", "--changes", "--format", "markdown").lines
    assert rows[2] == "| day | change | record | sources |"
    assert [cells(row)[2] for row in rows[4:]] == [change["record"] for change in found["changes"]]


def test_changes_are_those_from_one_day_to_another_whichever_day_is_shown() -> None:
    part = on_lighthouses("timeline", "--changes", "--from", "2010", "--to", "2010")
    assert part.lines[1:] == [
        "4 May 2010: LC becomes LFC, body:lamp-commission, source:chart",
        "4 May 2010: Ada Wick is no longer Keeper of the Lamps, person:ada-wick, source:log",
        "31 December 2010: Fog Board set up (2010), body:fog-board, source:chart",
    ]
    early = on_lighthouses(
        "--at", "1999", "timeline", "--changes", "--from", "2010", "--to", "2010"
    )
    assert early == part


def test_where_nothing_changed_that_is_said() -> None:
    ran = on_lighthouses("timeline", "--changes", "--from", "2030")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "No change is recorded in the structure.\n"


def test_the_bundled_commission_was_renamed_on_13_december_2018() -> None:
    ran = run("timeline", "--changes", "--from", "2018-12-13", "--to", "2018-12-13")
    records = ("body:irigc-mmtc", "body:wg-military-cooperation")
    for line, record in zip(ran.lines[1:], records, strict=True):
        assert f", {record}, source:" in line
    assert "IRIGC-MTC becomes IRIGC-M&MTC" in ran.lines[1]


# What data says


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """A file with a dated meeting, an office and a founding, full of what drives a screen."""
    path = tmp_path / "hostile.toml"
    text = (DATASETS / "hostile.toml").read_text("utf-8")
    path.write_text(
        text
        + """
[body.pier]
name = "[red]pier[/] | \\u001B[31m<b>"
founded = "2001"
sources = ["chart"]
[event.flood]
name = "\\u202EFlood | [link](https://example.org) \\u0007*x*"
body = "board"
when = "2002"
sources = ["chart"]
""",
        "utf-8",
    )
    return str(path)


@pytest.mark.parametrize("manner", FORMATS)
@pytest.mark.parametrize("arguments", [[], ["board"], ["--changes"]])
def test_nothing_in_a_file_can_drive_the_terminal(
    hostile: str, arguments: list[str], manner: str
) -> None:
    ran = run("-d", hostile, "timeline", *arguments, "--format", manner)
    assert ran.code == 0
    assert not _UNSAFE.search(ran.out)
    if manner == "json":
        json.loads(ran.out)


@pytest.mark.parametrize("arguments", [[], ["board"], ["--changes"]])
def test_markup_in_a_file_is_text_in_markdown(hostile: str, arguments: list[str]) -> None:
    lines = run("-d", hostile, "timeline", *arguments, "--format", "markdown").lines
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse("\n".join(lines))
    inline = [child.type for token in tokens for child in token.children or []]
    assert set(inline) == {"text"}
    assert all(line.replace("\\|", "").count("|") in (0, 4, 5) for line in lines)
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines[2:]} in ({4}, {5})


# The manners of printing


@pytest.mark.parametrize("arguments", [[], ["lamp-commission"], ["--changes"]])
def test_into_a_pipe_lines_are_plain(arguments: list[str]) -> None:
    assert on_lighthouses("timeline", *arguments) == on_lighthouses(
        "timeline", "--plain", *arguments
    )


@pytest.mark.parametrize("manner", ["json", "markdown"])
def test_a_format_is_the_same_in_a_terminal_and_in_a_pipe(manner: str) -> None:
    arguments = ["timeline", "lamp-commission", "--format", manner]
    ran = in_terminal(arguments)
    assert (ran.code, ran.out) == (0, on_lighthouses(*arguments).out)


@pytest.mark.parametrize("arguments", [[], ["--changes"], ["gap:oil"]])
def test_a_timeline_is_printed_without_textual(arguments: list[str]) -> None:
    _, found = imported(["textual", "irtui.tui"], ["-d", LIGHTHOUSES, "timeline", *arguments])
    assert found == []


def shown(width: int, *arguments: str) -> tuple[Ran, list[str]]:
    """A timeline on a terminal, and its lines without colours."""
    ran = in_terminal(["timeline", *arguments], width)
    assert (ran.code, ran.err) == (0, "")
    return ran, _STYLE.sub("", ran.out).splitlines()


TO_2010 = ["lamp-commission", "--to", "2010-12-31"]
"""Nothing of which depends on the day on which the test runs."""


def test_a_terminal_of_sixty_columns_shows_lanes_over_the_list() -> None:
    ran, lines = shown(60, *TO_2010)
    blank = lines.index("")
    years, *lanes = lines[:blank]
    assert [line.split()[0] for line in lanes] == ["LFC", "chair", "called"]
    assert years.split() == ["2000", "2002", "2004", "2006", "2008", "2010"]
    session, _, called = lanes
    assert session.count("●") == 3
    assert session.count("○") == 8
    assert " LC " in called
    assert {len(line) for line in lines[:blank]} == {60}
    assert lines[blank + 1].startswith("━ for Upper River   ● held   ○ none recorded   ")
    assert lines[blank + 2] == ""
    assert "━ 1999–2000?  called LC  until 2010-05-04" in lines
    assert _STYLE.search(ran.out)


def test_on_a_narrower_terminal_there_is_only_the_list() -> None:
    _, lines = shown(59, *TO_2010)
    _, wide = shown(60, *TO_2010)
    assert lines == wide[wide.index("") + 3 :]
    assert lines[2] == "● 2000-09-01  1st session of the LC  event:lamp-commission-2000-09"


def test_the_list_on_a_terminal_tells_of_the_same_events_as_plain_lines() -> None:
    for arguments in (["lamp-commission"], ["person:ada-wick"], ["oil-treaty"]):
        ran, _ = shown(100, *arguments)
        plain = on_lighthouses("timeline", *arguments)
        assert _EVENT.findall(_STYLE.sub("", ran.out)) == _EVENT.findall(plain.out)


def test_near_the_days_of_a_meeting_are_drawn_and_it_is_named() -> None:
    _, lines = shown(100, "wick-group", "--from", "2013-01", "--to", "2013-01")
    assert lines[0].split() == ["Jan", "2013", "8", "Jan", "15", "Jan", "22", "Jan"]
    assert "━●━" in lines[1]
    assert lines[1].rstrip().endswith("━ 1st session")
    assert "all of these" in lines[3]


def test_a_few_days_are_drawn_under_a_date_too() -> None:
    _, lines = shown(80, "wick-group", "--from", "2013-01-09", "--to", "2013-01-12")
    assert lines[0].strip() == "9 Jan 2013"


def test_changes_on_a_terminal_stand_after_their_days() -> None:
    _, lines = shown(80, "--changes", "--to", "2001-01-01")
    assert lines == [
        (
            "31 January 2000   Ada Wick becomes Keeper of the Lamps (January 2000)"
            "  person:ada-wick [log]"
        ),
        (
            "31 December 2000  LC set up (between 2 November 1999 and 2000), ⚠ 3 tellings"
            "  body:lamp-commission [log] [chart] [almanac]"
        ),
        "1 January 2001    Wick Group set up  body:wick-group [log]",
        "1 January 2001    Wick Group comes under LC  body:wick-group [log]",
    ]


@pytest.mark.parametrize("more", [{"TERM": "dumb"}, {}])
def test_plain_lines_are_the_same_in_a_terminal_and_in_a_pipe(more: dict[str, str]) -> None:
    arguments = ["timeline", "lamp-commission", *(["--plain"] if not more else [])]
    ran = in_terminal(arguments, more=more)
    assert (ran.code, ran.out) == (0, on_lighthouses("timeline", "lamp-commission").out)
