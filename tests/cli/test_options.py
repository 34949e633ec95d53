"""The options that all commands share, before the command and after it."""

import json
import os
import re
import sys
from pathlib import Path
from shutil import copy

import pytest

from irtui.cli import main
from irtui.model.safe_text import safe_line, unsafe_characters
from tests.cli.running import ANSWERING, ARGUMENTS, LIGHTHOUSES, on_lighthouses, run
from tests.each import each
from tests.support import DATASETS

DELTA = str(DATASETS / "delta.toml")
COMMANDS = {
    "check": [],
    "cite": ["lamp-board"],
    "diff": [LIGHTHOUSES],
    "find": ["lamp"],
    "path": ["keeper", "helm"],
    "report": ["gaps"],
    "show": ["lamp-board"],
    "sources": ["lamp-board"],
    "timeline": ["lamp-board"],
    "tree": [],
}
"""Each command with arguments that answer something of the delta."""


def test_no_command_that_takes_a_dataset_is_left_out() -> None:
    assert list(COMMANDS) == ANSWERING


@each("option", ["-d", "--data"])
@each("command", COMMANDS)
def test_the_dataset_is_named_before_the_command_or_after_it(command: str, option: str) -> None:
    before = run(option, DELTA, command, *COMMANDS[command])
    after = run(command, *COMMANDS[command], option, DELTA)
    between = run(command, option, DELTA, *COMMANDS[command])
    assert before == after == between
    assert before.code == 0


@each("command", COMMANDS)
def test_the_environment_names_the_dataset_where_no_option_does(command: str) -> None:
    arguments = COMMANDS[command]
    expected = run("-d", DELTA, command, *arguments)
    assert run(command, *arguments, IRTUI_DATA=DELTA) == expected
    assert run("-d", DELTA, command, *arguments, IRTUI_DATA=LIGHTHOUSES) == expected
    assert run(command, "-d", DELTA, *arguments, IRTUI_DATA=LIGHTHOUSES) == expected


def test_of_two_datasets_named_the_one_after_the_command_counts() -> None:
    assert run("-d", LIGHTHOUSES, "tree", "-d", DELTA) == run("tree", "-d", DELTA)


def test_an_empty_environment_names_none() -> None:
    assert run("find", "Boytsov", IRTUI_DATA="") == run("find", "Boytsov")


@each(
    ("at", "title"),
    [
        ("2005", "Lamp Commission"),
        ("2009-12", "Lamp Commission"),
        ("2010-05-03", "Lamp Commission"),
        ("2010-05-05", "Lamp and Fog Commission"),
        ("2010", "Lamp and Fog Commission"),  # a year stands for its last day
        ("2010-05", "Lamp and Fog Commission"),
        (" 2005 ", "Lamp Commission"),
        ("200X", "Lamp Commission"),
        ("2005~", "Lamp Commission"),
        ("2001/2005", "Lamp Commission"),
        ("2018/..", "Lamp and Fog Commission"),
        ("../2005", "Lamp Commission"),
        ("[2001,2005]", "Lamp Commission"),
        ("[2018..]", "Lamp and Fog Commission"),
        ("0001-01-01", "Lamp Commission"),
        ("9999", "Lamp and Fog Commission"),
    ],
)
def test_the_day_is_any_date_of_the_grammar_before_the_command_or_after_it(
    at: str, title: str
) -> None:
    before = on_lighthouses("--at", at, "show", "lamp-commission")
    after = on_lighthouses("show", "lamp-commission", "--at", at)
    assert before == after
    assert (before.code, before.lines[0]) == (0, title)


def test_of_two_days_the_one_after_the_command_counts() -> None:
    ran = on_lighthouses("--at", "2020", "show", "lamp-commission", "--at", "2005")
    assert ran.lines[0] == "Lamp Commission"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2018-13", "“2018-13” is a day that does not exist: month must be in 1..12."),
        ("2018-02-30", "Check the month and the day."),
        ("yesterday", "“yesterday” is not a date. Write 2018, 2018-12, 2018-12-13"),
        ("", "“” is not a date. Write 2018,"),
        ("20 18", "is not a date."),
        ("2019/2018", "ends before it begins. Put the earlier date first."),
        ("[..]", "names no day."),
        ("0000", "does not exist"),
    ],
)
def test_a_date_that_is_none_is_wrong_use_and_answered_with_a_hint(at: str, said: str) -> None:
    for arguments in (["--at", at, "tree"], ["tree", "--at", at]):
        ran = on_lighthouses(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
        assert "--at" in ran.err


@each(
    "arguments",
    [
        ["fly"],
        ["show"],
        ["find"],
        ["show", "a", "b"],
        ["tree", "a", "b"],
        ["check", "-"],
        ["diff"],
        ["diff", "a", "b", "c"],
        ["tree", "--boxes"],
        ["--at"],
        ["tree", "-d"],
        ["--go", "x", "tree"],
        ["--find", "x", "tree"],
        ["--filter", "x", "tree"],
        ["--former", "tree"],
        ["--window", "2005"],
        ["--window", "2005..soon"],
        ["--window", "2005..2004"],
    ],
)
def test_wrong_use_ends_with_two_and_says_where_help_is(arguments: list[str]) -> None:
    ran = on_lighthouses(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err
    assert "Traceback" not in ran.err


def test_the_options_of_the_explorer_are_none_of_a_command() -> None:
    ran = on_lighthouses("--go", "lamp-commission", "--window", "2005..2012-06", "tree")
    assert "--go, --window belong to the explorer, not to a command." in ran.err


HOSTILE = [
    "\x1b[31m\u3164",
    "\x1b]0;owned\x07",
    "a\x08b",
    "\u202eltr",
    "\udcff",
    "\x9b1m",
    "[bold]x[/",
]


PLACES = [
    ["find", "{}"],
    ["show", "{}"],
    ["show", "body:{}"],
    ["sources", "{}"],
    ["path", "{}", "lamp-commission"],
    ["cite", "lamp-commission#{}"],
    ["timeline", "{}"],
    ["report", "{}"],
    ["completion", "{}"],
    ["tree", "{}"],
    ["check", "{}"],
    ["-d", "{}", "tree"],
    ["tree", "-d", "{}"],
    ["--at", "{}", "tree"],
    ["{}"],
    ["--{}"],
    ["show", "--{}"],
    ["show", "a", "{}"],
    ["tree", "a", "{}", "{}"],
    ["check", "a", "{}"],
    ["--plain={}", "tree"],
    ["--go", "{}", "tree"],
]
"""Where a word can be typed."""
EACH_WITH_SOME = [
    *((PLACES[0], word) for word in HOSTILE),
    *((place, HOSTILE[0]) for place in PLACES[1:]),
    (["-d", "{}", "tree"], HOSTILE[4]),  # bytes that are no text, as the name of a file
]
"""Every word in one place, and one word in every place."""


@each(("arguments", "word"), EACH_WITH_SOME)
def test_nothing_that_was_typed_can_drive_the_terminal(arguments: list[str], word: str) -> None:
    ran = run("-d", LIGHTHOUSES, *(argument.replace("{}", word) for argument in arguments))
    assert ran.code in (1, 2)
    assert ran.err
    assert not unsafe_characters(ran.out + ran.err)


@each("command", ARGUMENTS)
def test_every_command_can_be_told_in_ascii(command: str) -> None:
    ran = run(command, "--ascii", "--nothing")
    assert re.search("Error: No such option:? .?--nothing", ran.err)


def test_the_name_by_which_it_was_run_is_not_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", [f"/{HOSTILE[1]}", "--nothing"])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().err.startswith("Usage: irtui [OPTIONS]")


def test_nothing_in_a_dataset_can_drive_the_terminal() -> None:
    hostile = str(DATASETS / "hostile.toml")
    for arguments in (["tree"], ["show", "board"], ["find", "lamp"], ["show", "chart"]):
        ran = run("-d", hostile, *arguments)
        assert ran.code == 0
        assert not unsafe_characters(ran.out + ran.err)


@pytest.mark.parametrize("way", ["--data=~/f", "-d", "--data", "IRTUI_DATA"])
def test_a_tilde_is_the_home_where_no_shell_has_put_that_in(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    copy(LIGHTHOUSES, tmp_path / "f")
    if way == "IRTUI_DATA":
        ran = run("show", "lamp-commission", IRTUI_DATA="~/f")
    else:
        ran = run(*([way] if "=" in way else [way, "~/f"]), "show", "lamp-commission")
    assert (ran.code, ran.err) == (0, "")
    assert run("check", "~/f").code == 0


def test_a_file_that_is_called_as_the_sign_for_the_home_is_opened_by_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    copy(LIGHTHOUSES, tmp_path / "~")
    assert run("-d", "./~", "show", "lamp-commission").code == 0
    assert run("check", "./~").err.startswith("~: ")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have names of text alone")
@pytest.mark.parametrize("name", [b"na\xc2\xadme.toml", b"\xff.toml", b"it's\x07.toml"], ids=str)
def test_a_file_is_read_by_its_name_and_told_by_what_can_be_printed(
    name: bytes, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(name)
    copy(LIGHTHOUSES, path)
    for arguments in (["tree"], ["show", "lamp-commission", "--format", "json"]):
        assert run("-d", str(path), *arguments).code == 0
    told = run("check", str(path), "--format", "json")
    assert json.loads(told.out)["files"][0]["file"] == safe_line(str(path))
    path.write_text("[")
    for ran in (run("-d", str(path), "tree"), run("diff", str(path), str(path))):
        assert ran.code == 2
        assert ran.err.startswith(safe_line(str(path)))
        assert "Traceback" not in ran.err
