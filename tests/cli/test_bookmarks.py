"""``irtui bookmarks``: what was marked, as of which day, and the command that opens it."""

import json
import os
import shlex
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from irtui.cli.options import Options
from irtui.host.remembered import Bookmark, Memory
from irtui.model.window import Window
from irtui.model.written import WrittenView
from irtui.schema.answers import answers_schema
from tests.cli.running import Ran, run
from tests.hostile import hidden

FAR = Path(os.fsdecode("/far/it's \x9b\u202e\x7f".encode() + b"\xff.toml"))
FULL = WrittenView(
    at=date(2005, 1, 1),
    go="body:a",
    lanes="event:b",
    window=Window(date(2000, 1, 1), date(2009, 12, 31)),
    former=True,
    full=True,
    unfold=("face/x", "names"),
    query="lamp",
    filter="'two words'",
)
NEAR = WrittenView(go="body:a")
BOOKMARKS = (
    Bookmark(
        path=None, title="Lamps | *fog*", view=WrittenView(go="body:a"), made=date(2026, 7, 1)
    ),
    Bookmark(path=FAR, title="Нефть", view=FULL),
    Bookmark(path=Path("/a.toml"), view=WrittenView(go="dataset")),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where bookmarks are kept."""
    return tmp_path / "irtui" / "state.json"


def printed(file: Path, *options: str) -> Ran:
    return run("bookmarks", *options, XDG_STATE_HOME=str(file.parents[1]))


@pytest.fixture
def kept(file: Path) -> Path:
    Memory(file).remember(bookmarks=BOOKMARKS)
    return file


def test_each_stands_with_its_day_and_the_command_that_opens_it(kept: Path) -> None:
    ran = printed(kept)
    assert (ran.code, ran.err) == (0, "")
    first, second, third = ran.lines
    assert first == "Lamps | *fog*: irtui --go body:a"
    assert third == "dataset: irtui -d /a.toml --go dataset"
    said, _, command = second.partition(": ")
    assert said == "Нефть, as of 1 January 2005"
    file = r"$'/far/it\'s \302\233\342\200\256\177\377.toml'"
    assert command.startswith(f"irtui -d {file} --at 2005-01-01 --go body:a ")
    assert shlex.split(command.partition("$'")[2].partition("' ")[2]) == [*FULL.words()]
    assert printed(kept, "--plain") == ran


def test_in_a_terminal_the_command_stands_below(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Options, "linear", False)
    lines = printed(kept).lines
    assert lines[:3] == ["Lamps | *fog*", "  irtui --go body:a", "Нефть  as of 1 January 2005"]


def test_as_json_they_follow_the_schema(kept: Path) -> None:
    ran = printed(kept, "--format", "json")
    assert not hidden(ran.out)
    answer = json.loads(ran.out)
    Draft202012Validator(answers_schema()).validate(answer)
    first, second, third = answer["bookmarks"]
    assert first == {
        "title": "Lamps | *fog*",
        "record": "body:a",
        "at": None,
        "dataset": None,
        "made": "2026-07-01",
        "command": "irtui --go body:a",
    }
    assert second["dataset"] == str(FAR)
    assert (second["at"], third["title"], third["made"]) == ("2005-01-01", "", None)


def test_as_markdown_they_are_a_table(kept: Path) -> None:
    lines = printed(kept, "--format", "markdown").lines
    assert lines[2] == r"| Lamps \| \*fog\* |  | irtui --go body:a |"


@pytest.mark.parametrize("manner", ["text", "json", "markdown"])
def test_where_there_are_none_that_is_said(file: Path, manner: str) -> None:
    ran = printed(file, "--format", manner)
    assert (ran.code, ran.err) == (1, "No bookmarks yet: m sets one in the explorer.\n")
    assert ran.out == ('{\n  "bookmarks": []\n}\n' if manner == "json" else "")


def test_a_file_that_cannot_be_read_is_said_to_be_so(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{")
    ran = printed(file)
    assert (ran.code, ran.out, ran.err) == (2, "", f"Bookmarks cannot be read: {file}\n")


def test_without_a_home_that_can_be_used_there_are_none() -> None:
    ran = run("bookmarks", HOME="/dev/null", XDG_STATE_HOME=None)
    assert (ran.code, ran.err) == (1, "No bookmarks yet: m sets one in the explorer.\n")
