"""A folder as one dataset."""

import os
import sys
from pathlib import Path

import pytest

from irtui.loading import Loaded, load
from irtui.query.audit.checks import check_logic
from tests.support import HEAD, ref

BODIES = '[body.ferry]\nname = "Ferry"\nsources = ["log"]\n'
SOURCES = '[source.log]\ntitle = "The log"\n'


def folder(place: Path, **files: str) -> Loaded:
    """What comes of loading a folder of these files."""
    for name, text in files.items():
        (place / f"{name}.toml").write_text(text)
    return load(place)


def told(found: Loaded, place: Path) -> list[str]:
    """The problems, each with its file and its line."""
    return [f"{Path(one.file).relative_to(place)}:{one.line}: {one.code}" for one in found.problems]


def test_all_files_are_one_dataset(tmp_path: Path) -> None:
    (tmp_path / ".hidden.toml").write_text("not TOML")
    (tmp_path / "notes.txt").write_text("not TOML")
    (tmp_path / "inner.toml").mkdir()
    found = folder(tmp_path, b=BODIES, a=HEAD, c=SOURCES)
    assert found.dataset is not None, found.problems
    assert [str(one) for one in found.dataset.records] == ["body:ferry", "source:log"]
    assert found.dataset.about.title == "Rivers and lighthouses"
    assert found.document is not None
    assert found.locate("source", "log", "title") == (2, 1)
    assert found.spot(("source", "log")) == (tmp_path / "c.toml", 1)
    assert found.spot(("source", "none")) == (tmp_path / "c.toml", 1)
    assert found.spot(("post", "none")) == (tmp_path / "a.toml", 1)
    assert len(found.document.digest) == 64


def test_of_several_files_with_a_record_the_one_that_says_most_of_a_place_has_it(
    tmp_path: Path,
) -> None:
    mandate = '[body.ferry]\nmandate = "To cross"\n'
    found = folder(tmp_path, a=HEAD + SOURCES + BODIES, b=mandate).document
    assert found is not None
    for field, file in (("mandate", "b.toml"), ("name", "a.toml"), ("none", "a.toml")):
        assert found.part(("body", "ferry", field)).file == str(tmp_path / file)


def test_each_problem_is_told_in_its_own_file(tmp_path: Path) -> None:
    found = folder(
        tmp_path,
        a=HEAD + '[party.north]\nadjectiv = "northern"\n',
        b=BODIES.replace("log", "lgo"),
        c=SOURCES + '[body.pier]\nnmae = "Pier"\nmandate = "\\u202e"\n',
    )
    assert sorted(told(found, tmp_path)) == [
        "a.toml:5: unknown-key",
        "b.toml:3: unknown-record",
        "c.toml:4: unknown-key",
        "c.toml:5: no-source",
        "c.toml:5: unsafe-text",
    ]


def test_what_stands_in_two_files_is_told_in_the_second(tmp_path: Path) -> None:
    found = folder(tmp_path, a=HEAD + BODIES, b=SOURCES + HEAD, c=BODIES)
    assert told(found, tmp_path) == ["b.toml:3: duplicate-key", "c.toml:1: duplicate-key"]
    assert found.dataset is None
    assert found.problems[1].message.startswith("“body.ferry” stands in ")


def test_without_a_head_the_folder_is_told(tmp_path: Path) -> None:
    (problem,) = folder(tmp_path, a=BODIES, b=SOURCES).problems
    assert (problem.code, problem.file, problem.line) == ("no-dataset", str(tmp_path), None)


def test_contradictions_are_told_in_their_files_too(tmp_path: Path) -> None:
    board = '[body.board]\nfounded = "2001"\ndissolved = "2000"\nsources = ["log"]\n'
    found = folder(tmp_path, a=HEAD + SOURCES + BODIES, b=board)
    assert found.dataset is not None
    (problem,) = found.place(check_logic(found.dataset))
    assert (problem.file, problem.line) == (str(tmp_path / "b.toml"), 3)
    assert found.place([problem]) == (problem,)


@pytest.mark.parametrize("make", ["not TOML", "link", "loop"])
def test_every_file_that_cannot_be_read_is_told(tmp_path: Path, make: str) -> None:
    inside = tmp_path / "data"
    inside.mkdir()
    (inside / "a.toml").write_text("= 3\n")
    outside = tmp_path / "elsewhere.toml"
    outside.write_text(BODIES)
    faulty = inside / "b.toml"
    if make == "not TOML":
        faulty.write_text("x = [")
    else:
        faulty.symlink_to(outside if make == "link" else faulty)
    found = load(inside)
    assert not found.readable
    told = {one.file: one.message for one in found.problems}
    assert ("leads out of its folder" in told[str(faulty)]) is (make == "link")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe with a name")
def test_what_is_no_plain_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")
    (problem,) = load(tmp_path).problems
    assert (problem.code, problem.hint) == ("file-unreadable", "Remove it.")
    assert problem.message == "The file cannot be read: it is not a plain file."


def test_of_a_folder_that_cannot_be_read_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refused)
    (problem,) = load(tmp_path).problems
    assert (problem.code, problem.file) == ("file-unreadable", str(tmp_path))
    assert problem.message == "The folder cannot be read: Permission denied."


def test_a_folder_without_a_file_is_told(tmp_path: Path) -> None:
    (problem,) = load(tmp_path).problems
    assert (problem.code, problem.file) == ("file-directory", str(tmp_path))
    assert problem.message == "There is no .toml file in this folder."


def test_a_link_to_a_file_inside_counts_as_that_file(tmp_path: Path) -> None:
    (tmp_path / "b.toml").symlink_to(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text(HEAD + SOURCES + BODIES)
    data = load(tmp_path).dataset
    assert data is not None
    assert ref("body:ferry") in data.records


def test_a_file_that_is_no_toml_is_found_for_the_editor(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[dataset]\ntitle = "T"\nreviewed = 2024-01-01\n')
    (tmp_path / "b.toml").write_text("\n[body")
    found = load(tmp_path)
    assert not found.readable
    assert found.spot_of(found.problems[0]) == (tmp_path / "b.toml", 2)
    assert found.spot_of(None) == (tmp_path, 1)
    assert found.same_as(load(tmp_path))
    (tmp_path / "b.toml").write_text("\n\n[body")
    assert not found.same_as(load(tmp_path))
