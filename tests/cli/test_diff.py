"""``diff``: what it prints where, and how it ends."""

import json
from pathlib import Path

import pytest

from tests.cli.running import LIGHTHOUSES, run
from tests.cli.test_terminal import in_terminal
from tests.support import DATASETS, HEAD

REST = '[source.log]\n[body.board]\nsources = ["log"]\nname = ['
NAMES = """
  { value = "Lamp Board", until = "2010" },
  { value = "Fog Board", since = "2011" },
]
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Two versions of a dataset: the second knows when its board was founded."""
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(HEAD + REST + NAMES)
    new.write_text(f'{HEAD}{REST}{NAMES}founded = "2001"\n[party.north]\nsources = ["log"]\n')
    return str(old), str(new)


def test_what_differs_goes_to_stdout_and_ends_with_zero(files: tuple[str, str]) -> None:
    ran = run("diff", *files)
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        "1 record added, 1 changed",
        "party:north: added: north",
        "body:board: founded: added: 2001",
    ]
    back = run("diff", *reversed(files))
    assert back.lines[1:] == ["party:north: removed: north", "body:board: founded: withdrawn: 2001"]
    assert run("diff", *files, "--plain") == ran


def test_the_old_version_may_be_a_revision(files: tuple[str, str]) -> None:
    ran = run("diff", "no-such-revision", files[1])
    assert ran.code == 2
    assert "There is no file “no-such-revision”, and “" in ran.err
    assert "Name a file: this is empty." in run("diff", "").err


@pytest.mark.parametrize("options", [[], ["--summary"], ["--plain"]])
def test_where_nothing_differs_that_is_said_on_stderr_and_the_code_is_one(
    options: list[str],
) -> None:
    ran = run("diff", LIGHTHOUSES, LIGHTHOUSES, *options)
    assert (ran.code, ran.out, ran.err) == (1, "", "Nothing differs.\n")


@pytest.mark.parametrize("manner", ["json", "markdown"])
def test_a_document_is_there_though_nothing_differs(manner: str) -> None:
    ran = run("diff", LIGHTHOUSES, LIGHTHOUSES, "--format", manner)
    assert (ran.code, ran.err) == (1, "")
    assert "othing differs" in ran.out


def test_json_and_markdown_are_printed_as_asked(files: tuple[str, str]) -> None:
    read = json.loads(run("diff", *files, "--format", "json").out)
    assert [one["record"] for one in read["records"]] == ["party:north", "body:board"]
    lines = run("diff", *files, "--format", "markdown").lines
    assert lines[0] == "# Changes: Rivers and lighthouses"
    assert "## Bodies: 1 changed" in lines


def test_a_summary_counts_by_table(files: tuple[str, str]) -> None:
    assert run("diff", *files, "--summary").lines == [
        "1 record added, 1 changed",
        "Parties: 1 added",
        "Bodies: 1 changed",
    ]


def test_names_are_those_of_the_day_of_the_new_files_review_or_of_at(
    files: tuple[str, str],
) -> None:
    def title(*options: str) -> str:
        read = json.loads(run(*options, "diff", *files, "--format", "json").out)
        return str(read["records"][1]["title"])

    assert title() == "Fog Board"
    assert title("--at", "2005") == "Lamp Board"


def test_without_a_second_file_the_dataset_of_the_option_is_the_new_one(
    files: tuple[str, str],
) -> None:
    old, new = files
    expected = run("diff", old, new)
    assert run("diff", old, "-d", new) == run("-d", new, "diff", old) == expected
    assert run("diff", old, IRTUI_DATA=new) == expected
    assert run("-d", "nowhere.toml", "diff", old, new) == expected
    assert run("diff", old).lines[0].endswith("and the dataset’s description")


def test_problems_of_both_files_are_told_on_stderr_and_the_code_is_two(tmp_path: Path) -> None:
    broken = str(DATASETS / "broken.toml")
    missing = str(tmp_path / "none.toml")
    for arguments in ([broken, missing], [missing, broken]):
        ran = run("diff", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert f"{missing}: error: There is no such file." in ran.err
        assert f"{broken}:" in ran.err
    for arguments in ([LIGHTHOUSES, missing], [missing, LIGHTHOUSES]):
        ran = run("diff", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 2  # the problem, and the hint
    ran = run("diff")
    assert ran.code == 2
    assert "Missing argument 'OLD'" in ran.err


def test_in_a_terminal_the_signs_are_coloured(files: tuple[str, str]) -> None:
    ran = in_terminal(["diff", *files], 60)
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b[32m+ " in ran.out
    bare = in_terminal(["diff", *files], 60, {"NO_COLOR": "1"})
    assert "+ " in bare.out
    assert "\x1b[32m" not in bare.out
