"""The hook for pre-commit: what it runs, on which files, and how that ends."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.support import DATASETS

ROOT = Path(__file__).parents[2]


def hook() -> dict[str, str]:
    """The keys of the one hook; its file is kept so plain that no YAML parser is needed."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line[:2] for line in lines] == ["- ", *["  "] * (len(lines) - 1)]
    pairs = [re.fullmatch(r"(\w+): (\S.*)", line[2:]) for line in lines]
    return {pair[1]: pair[2] for pair in pairs if pair}


def test_the_hook_is_declared_with_all_that_pre_commit_needs() -> None:
    assert hook().keys() == {
        "id",
        "name",
        "description",
        "entry",
        "language",
        "types",
        "files",
        "pass_filenames",
    }
    assert (hook()["id"], hook()["language"], hook()["types"]) == (
        "irtui-check",
        "python",
        "[toml]",
    )
    assert hook()["pass_filenames"] == "true"


def test_the_hook_runs_a_command_that_the_package_installs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    program, command = shlex.split(hook()["entry"])
    assert program in project["scripts"]
    assert command == "check"


@pytest.mark.parametrize(
    ("name", "checked"),
    [
        ("data/relations.toml", True),
        ("data/rivers/lakes.toml", True),
        ("pyproject.toml", False),
        ("data/notes.md", False),
        ("metadata/x.toml", False),
    ],
)
def test_the_hook_takes_the_datasets_and_no_other_toml(name: str, checked: bool) -> None:
    assert bool(re.search(hook()["files"], name)) == checked


def test_on_several_files_the_hook_tells_all_problems_and_fails_for_one() -> None:
    arguments = shlex.split(hook()["entry"])[1:]
    broken = str(DATASETS / "broken.toml")
    sound = str(DATASETS / "estuary.toml")
    assert run(*arguments, sound, str(DATASETS / "delta.toml")).code == 0
    ran = run(*arguments, sound, broken)
    assert ran.code == 1
    assert all(line.startswith((broken, "    ")) for line in ran.lines)
    assert run(*arguments, "--strict", str(DATASETS / "hostile.toml")).code == 1
