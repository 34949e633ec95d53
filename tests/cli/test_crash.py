"""A fault of irtui itself: one line, a log, and a code of its own."""

import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from irtui.cli import main, tree

HIDDEN = "what the function held"


class StrangeError(Exception):
    """Nothing that any command expects."""


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command
    def command() -> None:
        held = HIDDEN
        raise StrangeError("a\nb\x1b[31m" + "x" * 9999 * bool(held))

    monkeypatch.setattr(tree, "command", command)


def fail(home: str) -> Result:
    return CliRunner().invoke(main, ["tree"], prog_name="irtui", env={"XDG_STATE_HOME": home})


@pytest.mark.usefixtures("failing")
def test_it_is_told_in_one_line_that_names_the_log(tmp_path: Path) -> None:
    result = fail(str(tmp_path))
    log = tmp_path / "irtui" / "log" / "crash.log"
    assert (result.exit_code, result.stdout) == (70, "")
    assert result.stderr.startswith("irtui failed: StrangeError: a␊b␛[31mxxx")
    assert result.stderr.endswith(f"…. Please report it with the log {log}.\n")
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 300 + len(str(log))
    report = log.read_text(encoding="utf-8")
    assert "raise StrangeError" in report
    assert "\x1b" not in report
    assert HIDDEN not in report.replace("held = HIDDEN", "")


@pytest.mark.usefixtures("failing")
def test_a_log_that_cannot_be_written_is_told_in_the_same_line() -> None:
    result = fail(os.devnull)
    assert result.exit_code == 70
    assert "crash.log cannot be written: Not a directory)" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("amid", ["", "a class", "click"])
def test_an_interrupted_command_ends_as_shells_say_it(
    amid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        if amid == "a class":  # as Python says it of what fails in __set_name__
            raise RuntimeError from KeyboardInterrupt()
        raise KeyboardInterrupt

    if amid == "click":
        monkeypatch.setattr(type(main), "invoke", interrupted)
    monkeypatch.setattr(tree, "command", click.command(interrupted))
    result = CliRunner().invoke(main, ["tree"], prog_name="irtui")
    assert (result.exit_code, result.output.strip()) == (130, "")
