"""What a command needs: never Textual, and no more than it uses."""

import subprocess
import sys
from pkgutil import resolve_name

import pytest

from irtui.cli import main
from tests.cli.running import ARGUMENTS, LIGHTHOUSES, environment

# Runs irtui and tells on stderr which of the modules asked for came with it.
_SCRIPT = """
import sys
asked, sys.argv[1:] = sys.argv[1].split(","), sys.argv[2:]
from irtui.cli import main
try:
    main(prog_name="irtui")
finally:
    print(*sorted(name for name in asked if name in sys.modules), file=sys.stderr)
"""


def imported(modules: list[str], arguments: list[str], **more: str) -> tuple[int, list[str]]:
    """The exit code of a command, and which of ``modules`` it imported in that environment."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, ",".join(modules), *arguments],
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stderr.decode().splitlines()[-1].split()


OTHERS = [
    ["check", LIGHTHOUSES],
    ["find", "xylophone"],
    ["show", "nobody"],
    ["--help"],
    ["--version"],
    ["-d", "nowhere.toml", "tree"],
    [],
]
COMMANDS = [
    *(["-d", LIGHTHOUSES, name, *arguments] for name, arguments in ARGUMENTS.items()),
    *OTHERS,
]


@pytest.mark.parametrize("name", ["irtui.cli:main", "irtui.cli.main"])
def test_the_entry_point_of_an_archive_is_the_command_however_it_is_spelled(name: str) -> None:
    assert resolve_name(name) is main


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_printing_command_imports_neither_textual_nor_another_command(
    arguments: list[str],
) -> None:
    commands = [f"irtui.cli.{name}" for name in (*ARGUMENTS, "explore")]
    _, found = imported(["textual", "irtui.tui", "irtui.tui.app", *commands], arguments)
    own = [f"irtui.cli.{name}" for name in arguments] or ["irtui.cli.explore"]  # what runs without
    assert set(found) <= set(own)


@pytest.mark.parametrize("name", ["show", "sources", "tree", "timeline", "path", "report"])
def test_an_answer_in_json_needs_nothing_that_draws_or_searches(name: str) -> None:
    arguments = ["-d", LIGHTHOUSES, name, *ARGUMENTS[name], "--format", "json"]
    code, found = imported(["rich", "rapidfuzz"], arguments)
    assert (code, found) == (0, [])


def test_version_imports_none_of_what_answers() -> None:
    needless = [
        "rich",
        "tomli",
        "rapidfuzz",
        "irtui.pages.sheet",
        "irtui.render.terminal.layout",
    ]
    code, found = imported(["click", *needless], ["--version"])
    assert code == 0
    assert "click" in found
    assert not {"rich", "rapidfuzz", "irtui.pages.sheet", "irtui.render.terminal.layout"} & set(
        found
    )
