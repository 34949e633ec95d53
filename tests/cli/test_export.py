"""``export`` and ``import``: where they write, what they say, and that they harm no file."""

import json
from pathlib import Path

import pytest

from irtui.exchange.format import File, Format
from irtui.exchange.formats import EXPORTS, IMPORTS
from tests.cli.running import LIGHTHOUSES, run


def test_without_a_file_it_is_printed_and_the_losses_are_told_apart() -> None:
    ran = run("export", "json", "-d", LIGHTHOUSES, "--in", "lamp-commission")
    assert (ran.code, ran.err) == (0, "")
    refs = [record["ref"] for record in json.loads(ran.out)["records"]]
    assert "body:lamp-commission" in refs
    assert "source:lamp-gazette" in refs or len(refs) > 1


def test_a_file_that_is_there_is_replaced_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "new" / "out.json"
    assert run("export", "json", str(path), "-d", LIGHTHOUSES).code == 0
    path.write_text("mine")
    ran = run("export", "json", str(path), "-d", LIGHTHOUSES)
    assert (ran.code, ran.out, path.read_text()) == (2, "", "mine")
    assert "--force" in ran.err
    assert run("export", "json", str(path), "-d", LIGHTHOUSES, "--force").code == 0
    assert json.loads(path.read_text())["records"]


def test_of_a_folder_that_is_read_it_says_where_it_begins(tmp_path: Path) -> None:
    ran = run("export", "markdown", str(tmp_path / "book"), "-d", LIGHTHOUSES)
    assert (ran.code, ran.out) == (0, "")
    assert f"Open “{tmp_path / 'book' / 'index.md'}”." in ran.err


def _broken_off(*_: object) -> object:
    yield File("one.txt", b"1")
    raise OSError(28, "No space left on device")


def test_of_a_folder_that_cannot_be_written_whole_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Format, "export", property(lambda _: _broken_off))
    ran = run("export", "csv", str(tmp_path / "out"), "-d", LIGHTHOUSES)
    assert ran.code == 2
    assert "No space left" in ran.err
    assert not [*(tmp_path / "out").iterdir()]


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    ran = run("export", "csv", str(tmp_path), "-d", LIGHTHOUSES)
    assert ran.code == 2
    assert "is not empty" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["json", "--in", "nowhere"], 1, "There is no record “nowhere”."),
        (["json", "--in", "lamp-commission", "--at", "1200"], 1, "was there on that day"),
        (["jsn"], 2, "Did you mean “json”?"),
        (["csv"], 2, "name a directory"),
        (["csv", "-"], 2, "name a directory"),
    ],
)
def test_what_cannot_be_exported_says_why(arguments: list[str], code: int, said: str) -> None:
    ran = run("export", *arguments, "-d", LIGHTHOUSES)
    assert (ran.code, ran.out) == (code, "")
    assert said in " ".join(ran.err.split())


def test_without_its_library_a_format_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    ran = run("export", "graphml", "-d", LIGHTHOUSES)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "graphml needs networkx, which is not installed."
        " Install it with: pip install 'irtui[graph]'\n"
    )


@pytest.mark.parametrize("command", ["export", "import"])
def test_the_help_lists_each_format_with_what_it_keeps(command: str) -> None:
    text = " ".join(run(command, "--help").out.split())
    for one in (EXPORTS if command == "export" else IMPORTS).values():
        assert f"{one.name} {one.what}. Keeps {one.keeps}." in text
