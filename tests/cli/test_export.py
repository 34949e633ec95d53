"""``export`` and ``import``: where they write, what they say, and that they harm no file."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from irtui.cli.answering import print_bytes
from irtui.exchange.format import File, Format
from irtui.exchange.formats import EXPORTS, IMPORTS
from tests.cli.running import ARGUMENTS, LIGHTHOUSES, run
from tests.exchange.importing import FOREIGN


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
    ran = run("import", *ARGUMENTS["import"], str(path))
    assert (ran.code, ran.out, path.read_text()) == (2, "", "mine")
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
    assert not [*tmp_path.iterdir()]


class _Unbuffered(io.BytesIO):
    def write(self, content: object, /) -> int:
        return super().write(memoryview(content)[:7])  # type: ignore[arg-type] # bytes it is


def test_all_is_printed_where_a_write_takes_only_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    out = _Unbuffered()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, write_through=True))
    print_bytes(b"one and two and three")
    assert out.getvalue() == b"one and two and three"


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such pipes")
def test_a_pipe_is_written_into_and_no_file_takes_its_place(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run("export", "csl", str(pipe), "-d", LIGHTHOUSES, "--force").code == 0
        assert json.loads(os.read(reader, 65536))
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_what_is_left_out_is_told_on_a_line_each_the_most_first() -> None:
    told = run("export", "csl", "-d", LIGHTHOUSES).err.splitlines()
    assert told[0].startswith("Left out, as csl does not hold it")
    numbers = [int(line.split()[0]) for line in told[1:]]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) > 1


@pytest.mark.parametrize(
    "name", [one.name for one in EXPORTS.values() if one.extra in ("", "site")]
)
def test_a_dataset_without_records_is_exported(name: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text('[dataset]\ntitle = "Nothing yet"\nreviewed = "2024-06-01"\n')
    ran = run("export", name, str(tmp_path / "out"), "-d", str(empty))
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert "made of 0 records" in ran.err


def test_where_a_file_is_in_the_way_of_a_folder_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    ran = run("export", "csv", str(tmp_path / "file"), "-d", LIGHTHOUSES, "--force")
    assert (ran.code, "name a directory" in ran.err) == (2, True)
    ran = run("export", "csl", str(tmp_path / "file" / "out"), "-d", LIGHTHOUSES)
    assert (ran.code, "Not a directory" in ran.err) == (2, True)
    assert (tmp_path / "file").read_text() == "mine"


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


def test_a_mapping_is_refused_where_it_means_nothing(tmp_path: Path) -> None:
    assert run("export", "csv", str(tmp_path / "out"), "-d", LIGHTHOUSES).code == 0
    for name, path in (("csv", tmp_path / "out"), ("popolo", FOREIGN / "assembly.popolo.json")):
        ran = run("import", name, str(path), "--map", "columns.toml")
        assert (ran.code, ran.out, "--map" in ran.err) == (2, "", True)
    ran = run("import", "csv", str(tmp_path / "out"), "--title", "Lamps")
    assert (ran.code, ran.out.splitlines()[1]) == (0, 'title = "Lamps"')
