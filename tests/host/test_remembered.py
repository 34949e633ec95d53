"""What the app remembers: kept whole, and never in the way."""

import json
import os

import pytest

from irtui.host.remembered import Memory, Remembered


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "irtui" / "state.json"


def test_what_is_remembered_is_there_the_next_time_and_nothing_else_is_left_in_the_folder(path):
    memory = Memory(path)
    assert memory.now == Remembered(first_line_seen=False)
    memory.remember(first_line_seen=True)
    assert memory.now == Memory(path).now == Remembered(first_line_seen=True)
    assert [*path.parent.iterdir()] == [path]


def test_what_another_version_or_another_irtui_has_written_is_kept(path):
    memory = Memory(path)
    path.parent.mkdir(parents=True)
    path.write_text('{"bookmarks": ["body:crew"], "first_line_seen": 1}')
    memory.remember(first_line_seen=True)
    assert json.loads(path.read_text()) == {"bookmarks": ["body:crew"], "first_line_seen": True}


def test_what_is_known_already_is_not_written_again(path):
    Memory(path).remember(first_line_seen=True)
    before = path.stat()
    Memory(path).remember(first_line_seen=True)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_to_the_file_stays_one(path, tmp_path):
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere.json")
    Memory(path).remember(first_line_seen=True)
    assert path.is_symlink()
    assert Memory(tmp_path / "elsewhere.json").now == Remembered(first_line_seen=True)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"a": "' + b"a" * (1 << 20) + b'"}'],
    ids=["empty", "cut", "list", "bytes", "deep", "long"],
)
def test_a_file_that_is_not_understood_stays_as_it_is(path, content):
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    memory = Memory(path)
    memory.remember(first_line_seen=True)
    assert memory.now == Remembered(first_line_seen=True)  # until the end
    assert not memory.lasting
    assert path.read_bytes() == content


def a_folder(path):
    path.mkdir(parents=True)


def a_pipe(path):
    path.parent.mkdir(parents=True)
    os.mkfifo(path)


def a_file_above(path):
    path.parent.parent.mkdir()
    path.parent.touch()


@pytest.mark.parametrize("there", [a_folder, a_pipe, a_file_above])
def test_nothing_is_raised_or_written_where_something_else_is_in_the_place_of_the_file(path, there):
    there(path)
    before = sorted(path.parents[2].rglob("*"))
    memory = Memory(path)
    memory.remember(first_line_seen=True)
    assert memory.now == Remembered(first_line_seen=True)  # until the end
    assert not memory.lasting
    assert sorted(path.parents[2].rglob("*")) == before


@pytest.mark.parametrize("step", ["mkdir", "replace"])
def test_a_folder_that_cannot_be_written_is_no_trouble(path, step, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    memory = Memory(path)
    monkeypatch.setattr(f"pathlib.Path.{step}", refused)
    memory.remember(first_line_seen=True)
    assert memory.now == Remembered(first_line_seen=True)
    assert not [it for it in path.parents[1].rglob("*") if it.is_file()]


def test_the_file_is_in_the_state_folder_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    path = Memory.of_user().path
    assert path is not None
    assert path.name == "state.json"
    assert "irtui" in path.parts
