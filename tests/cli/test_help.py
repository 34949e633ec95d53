"""Help: every command of the list is there, says what it does, and is imported when called."""

import platform
import re
from importlib.metadata import version

import click
import pytest

import irtui
from irtui.cli import main
from tests.cli.running import run

CONTEXT = click.Context(main)
NAMES = main.list_commands(CONTEXT)


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


@pytest.mark.parametrize("name", NAMES)
def test_each_command_exists_under_its_name_and_has_help(name: str) -> None:
    command = main.get_command(CONTEXT, name)
    assert command is not None
    assert command.name == name
    assert command.help
    ran = run(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: irtui {name} [OPTIONS]")


@pytest.mark.parametrize("name", NAMES)
def test_each_command_takes_the_shared_options_and_explains_every_option(name: str) -> None:
    command = main.get_command(CONTEXT, name)
    assert command is not None
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert {"data", "at", "plain"} <= {option.name for option in options}
    assert all(option.help for option in options)


def test_the_options_of_the_explorer_are_explained() -> None:
    out = run("--help").out
    for option in ("--version", "--data", "--at", "--plain", "--go", "--find"):
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
