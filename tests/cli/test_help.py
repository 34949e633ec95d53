"""Help: every command of the list is there, says what it does, and is imported when called."""

import platform
import re
import shlex
from importlib.metadata import version

import click
import pytest

import irtui
from irtui.cli import main
from tests.cli.running import ANSWERING, ARGUMENTS, LIGHTHOUSES, run
from tests.each import each
from tests.support import DATASETS

HOSTILE = str(DATASETS / "hostile.toml")
CONTEXT = click.Context(main)
NAMES = main.list_commands(CONTEXT)
MAKING = ["init", "schema"]
"""The commands that read no dataset."""


def listed() -> dict[str, str]:
    """The commands of ``irtui --help``, each with its line."""
    after = run("--help").out.partition("Commands:\n")[2]
    return dict(re.findall(r"^  ([a-z]+) +(.+)$", after, re.MULTILINE))


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_tells_what_irtui_is_its_commands_and_its_exit_codes(option: str) -> None:
    ran = run(option)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: irtui [OPTIONS] [COMMAND] [ARGS]...")
    assert "2 wrong use or unreadable input" in " ".join(ran.out.split())


def test_the_commands_are_listed_in_order_each_with_one_line() -> None:
    assert list(listed()) == NAMES == sorted(NAMES)
    assert all(text.endswith(".") for text in listed().values())


@each("name", NAMES)
def test_each_command_exists_under_its_name_and_has_help(name: str) -> None:
    command = main.get_command(CONTEXT, name)
    assert command is not None
    assert command.name == name
    assert command.help
    ran = run(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: irtui {name} [OPTIONS]")


def options_of(name: str) -> list[click.Option]:
    """The options of a command."""
    command = main.get_command(CONTEXT, name)
    assert command is not None
    return [option for option in command.params if isinstance(option, click.Option)]


@each("name", NAMES)
def test_each_command_explains_every_option(name: str) -> None:
    assert all(option.help for option in options_of(name))


@each("name", ANSWERING)
def test_each_command_that_answers_from_a_dataset_takes_the_shared_options(name: str) -> None:
    assert {"data", "at", "plain"} <= {option.name for option in options_of(name)}


@each("name", NAMES)
def test_the_help_fits_into_80_cells(name: str) -> None:
    assert max(map(len, run(name, "--help").lines)) <= 80


def test_no_command_is_left_out_where_tests_go_over_all_of_them() -> None:
    assert list(ARGUMENTS) == NAMES


def examples_of(name: str) -> list[str]:
    """The lines of a command's help that show how it is used."""
    lines = run(name, "--help").out.partition("Examples:\n")[2].splitlines()
    return [re.split("  +", line.strip())[0] for line in lines if line.startswith("    irtui ")]


@each("name", ANSWERING)
def test_the_examples_of_a_command_do_what_they_say(name: str) -> None:
    examples = examples_of(name)
    assert examples
    for example in examples:
        irtui, *words = shlex.split(example)
        assert (irtui, words[0]) == ("irtui", name)
        typed = [word.replace("FILE", HOSTILE) for word in words]
        for record in ARGUMENTS["path"]:  # the first ID is one record, the second another
            number = next((n for n, word in enumerate(typed) if word.startswith("ID")), None)
            if number is not None:
                typed[number] = typed[number].replace("ID", record, 1)
        ran = run(*typed, IRTUI_DATA=LIGHTHOUSES)
        assert ran.out, example
        assert (ran.code, "Error" in ran.err) == (0, False), example


@each("name", ANSWERING)
def test_wrong_use_of_a_command_says_where_its_help_is(name: str) -> None:
    ran = run(name, "--no-such-option")
    assert (ran.code, ran.out) == (2, "")
    assert re.search(f"^Try 'irtui {name} (-h|--help)' for help.$", ran.err, re.MULTILINE)


def test_the_options_of_the_explorer_are_explained() -> None:
    out = run("--help").out
    for option in ("--version", "--data", "--at", "--plain", "--go", "--find", "--filter"):
        assert option in out


def test_there_is_no_command_beyond_the_list() -> None:
    assert main.get_command(CONTEXT, "common") is None
    assert main.get_command(CONTEXT, "../tree") is None


def test_version_tells_irtui_textual_and_python() -> None:
    ran = run("--version")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        f"irtui {irtui.__version__}",
        f"Textual {version('textual')}, Python {platform.python_version()}",
    ]


def test_version_goes_before_everything_else() -> None:
    assert run("--version", "--at", "never", "fly") == run("--version")
