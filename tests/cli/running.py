"""Runs commands: within this process, and as a user does."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen
from click.testing import CliRunner

from irtui.cli import main
from irtui.cli.ending import CRASHED
from irtui.exchange.formats import EXPORTS
from tests.exchange.importing import FOREIGN
from tests.support import DATASETS

LIGHTHOUSES = str(DATASETS / "lighthouses.toml")
ARGUMENTS = {
    "bookmarks": [],
    "check": [],
    "cite": ["lamp-commission"],
    "completion": ["zsh"],
    "diff": [str(DATASETS / "delta.toml")],
    "edit": ["lamp-commission"],
    "export": ["json"],
    "find": ["lamp"],
    "import": ["popolo", str(FOREIGN / "assembly.popolo.json")],
    "init": [LIGHTHOUSES],  # a file is in the way
    "new": ["person"],
    "path": ["ada-wick", "lamp-commission"],
    "report": ["gaps"],
    "schema": [],
    "serve": ["--host", "0.0.0.0"],  # on every address: it asks for one
    "settings": [],
    "show": ["lamp-commission"],
    "sources": ["lamp-commission"],
    "timeline": ["lamp-commission"],
    "tree": [],
    "verify": [],
}
"""Every command with arguments; those that answer, answer something of `LIGHTHOUSES`."""
ANSWERING = [
    name
    for name in ARGUMENTS
    if name
    not in (
        *("bookmarks", "completion", "edit", "export", "import", "init", "new"),
        *("schema", "serve", "settings", "verify"),
    )
]
"""The commands that answer from a dataset."""
PRINTED = [
    one.name
    for one in EXPORTS.values()
    if one.text and not one.folder and (one.extra != "ftm" or find_spec("followthemoney"))
]
"""The formats of export that print text, without those whose library is not installed."""
SOURCE = Path(__file__).parents[2] / "src"


@frozen
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What was printed on stdout."""
        return self.out.splitlines()


def run(*arguments: str, **environment: str | None) -> Ran:
    """A command within this process; what it raises but does not mean to, fails the test."""
    unset = {"IRTUI_DATA": None, "VISUAL": None, "EDITOR": None, "XDG_STATE_HOME": "/nowhere"}
    unset["XDG_CONFIG_HOME"] = "/nowhere"
    result = CliRunner().invoke(
        main, list(arguments), prog_name="irtui", env={**unset, **environment}
    )
    if result.exit_code == CRASHED and result.exception and result.exception.__cause__:
        raise result.exception.__cause__
    return Ran(result.exit_code, result.stdout, result.stderr)


def on_lighthouses(*arguments: str) -> Ran:
    """A command on the fictional dataset."""
    return run("-d", LIGHTHOUSES, *arguments)


def command_line(*arguments: str | bytes) -> list[str | bytes]:
    """The words that run irtui in a process of its own."""
    return [sys.executable, "-m", "irtui", *arguments]


def environment(**more: str) -> dict[str, str]:
    """An environment that finds irtui and holds nothing else of the tester's own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP")
    }
    ours = {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "XDG_CACHE_HOME": os.devnull}
    return {**kept, **ours, **more}


def run_apart(*arguments: str | bytes, **more: str) -> Ran:
    """A command in a process of its own, without a terminal."""
    done = subprocess.run(
        command_line(*arguments),
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
