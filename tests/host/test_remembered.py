"""What the app remembers: kept whole, and never in the way."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from operator import methodcaller
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import Mock
from weakref import ref

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from irtui.host.remembered import Bookmark, Memory, OfDataset, Remembered
from irtui.model.safe_text import safe_line
from irtui.model.window import Window
from irtui.model.written import WrittenView


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "irtui" / "state.json"


def test_what_is_remembered_is_there_the_next_time_and_nothing_else_is_left_in_the_folder(path):
    memory = Memory(path)
    assert memory.now == Remembered(first_line_seen=False)
    memory.remember(first_line_seen=True)
    assert memory.now == Memory(path).now == Remembered(first_line_seen=True)
    assert sorted(path.parent.iterdir()) == [path, path.with_suffix(".lock")]
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    memory.remember(theme="light")
    assert path.stat().st_mode & 0o777 == 0o640


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
    assert {it.suffix for it in path.parents[1].rglob("*") if it.is_file()} <= {".lock"}
    monkeypatch.undo()
    Memory(path).remember(theme="light")
    memory.remember(first_line_seen=False)
    assert memory.now == Memory(path).now == Remembered(theme="light")


def test_without_a_file_nothing_is_held_that_was_done_with():
    memory, change = Memory(), Mock(side_effect=lambda now: now)
    held = ref(change)
    memory.change(change)
    memory.remember(theme="irtui-light")
    del change
    assert held() is None
    assert memory.now.theme == "irtui-light"
    assert not memory.lasting


def test_the_file_is_in_the_state_folder_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    path = Memory.of_user().path
    assert path is not None
    assert path.name == "state.json"
    assert "irtui" in path.parts


def marked(name: str) -> Bookmark:
    return Bookmark(path=None, view=WrittenView(go=f"body:{name}"))


def test_what_two_of_them_remember_in_turn_is_all_kept(path):
    one, other = Memory(path), Memory(path)
    first, second = map(marked, "ab")
    one.change(methodcaller("with_bookmark", first))
    other.change(methodcaller("with_bookmark", second))
    one.remember(theme="light")
    assert one.now.bookmarks == Memory(path).now.bookmarks == (second, first)
    other.refresh()
    assert other.now == one.now


def test_what_two_of_them_remember_at_once_is_all_kept(path):
    def change_often(memory, names):
        for name in names:
            memory.change(methodcaller("with_bookmark", marked(name)))

    with ThreadPoolExecutor() as pool:
        [*pool.map(change_often, [Memory(path), Memory(path)], ["abcdefgh", "ijklmnop"])]
    assert {one.view.go[-1] for one in Memory(path).now.bookmarks} == {*"abcdefghijklmnop"}


@pytest.mark.parametrize("refusal", [OSError, NotImplementedError])
def test_where_files_cannot_be_locked_all_is_kept_without(path, refusal, monkeypatch):
    monkeypatch.setattr("filelock.FileLock.acquire", Mock(side_effect=refusal))
    Memory(path).remember(theme="light")
    assert Memory(path).now == Remembered(theme="light")


def test_a_file_that_can_be_read_again_is_taken_up_before_it_is_written(path):
    Memory(path).change(methodcaller("with_bookmark", marked("a")))
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    memory = Memory(path)
    memory.change(methodcaller("with_bookmark", marked("b")))
    assert path.read_bytes() == whole[:-9]
    path.write_bytes(whole)
    memory.refresh()
    assert memory.now.bookmarks == (marked("b"), marked("a"))
    memory.remember(theme="light")
    assert memory.lasting
    assert Memory(path).now == Remembered(theme="light", bookmarks=(marked("b"), marked("a")))


def test_only_the_last_datasets_are_remembered_each_once_the_newest_first(path):
    memory = Memory(path)
    for number in (*range(15), 7):
        left = OfDataset(path=Path(f"/{number}.toml"), view=WrittenView(go=f"body:{number}"))
        memory.change(methodcaller("leaving", left))
    names = [one.file.stem for one in Memory(path).now.datasets]
    assert names == ["7", "14", "13", "12", "11", "10", "9", "8", "6", "5", "4", "3"]


def test_what_is_not_known_of_a_bookmark_stays_with_it_and_one_that_is_none_stays_too(path):
    path.parent.mkdir(parents=True)
    known = {"path": "/a.toml", "title": "A", "colour": "red", "view": {"go": "body:a", "zoom": 2}}
    other = {"path": "/b.toml", "title": "B" * 5000, "made": "soon", "view": 7}
    path.write_text(json.dumps({"bookmarks": [known, 5, {"title": "no path"}, other]}))
    memory = Memory(path)
    assert memory.now.bookmarks == (
        Bookmark(path=Path("/a.toml"), title="A", view=WrittenView(go="body:a")),
        Bookmark(path=Path("/b.toml")),
    )
    memory.change(methodcaller("with_bookmark", Bookmark(path=None, title="New")))
    written = json.loads(path.read_text())["bookmarks"]
    assert written == [
        {"path": None, "title": "New"},
        known,
        {"path": "/b.toml"},
        5,
        {"title": "no path"},
    ]


def test_more_than_can_be_read_again_is_not_written(path):
    memory = Memory(path)
    memory.remember(theme="light")
    views = (WrittenView(go=str(number)) for number in range(1100))
    many = tuple(Bookmark(path=None, title="x" * 1000, view=view) for view in views)
    memory.remember(bookmarks=many)
    assert not memory.lasting
    assert Memory(path).now == Remembered(theme="light")


NAMES = [one.name for cls in (Remembered, Bookmark, WrittenView) for one in fields(cls)]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates().map(str)
ANYTHING = st.recursive(
    SCALARS | st.sampled_from(["/a.toml", "body:a", "2000-01-01..2001-01-01", "a\x00b", "/\ud800"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(NAMES) | st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(), ANYTHING))
def test_whatever_is_in_the_file_is_survived_and_what_is_not_known_is_kept(found):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "state.json"
        path.write_text(json.dumps(found))
        memory = Memory(path)
        again = Bookmark(path=None, view=WrittenView(go="body:new"))
        memory.change(methodcaller("with_bookmark", again))
        assert memory.lasting
        written = json.loads(path.read_bytes())
        assert memory.now == Memory(path).now
        assert memory.now.bookmarks[0] == again
        others = {key: value for key, value in found.items() if key not in KEYS}
        # As texts: there is a number that does not equal itself.
        assert json.dumps(others) == json.dumps({key: written[key] for key in others})


KEYS = {one.name for one in fields(Remembered)}
TEXTS = st.text(max_size=20).map(safe_line)
PATHS = st.binary(max_size=8).map(lambda name: Path(os.fsdecode(b"/" + name.replace(b"\0", b"."))))
VIEWS = st.builds(
    WrittenView,
    at=st.none() | st.dates(),
    go=TEXTS,
    lanes=TEXTS,
    window=st.none()
    | st.tuples(st.dates(), st.dates()).map(lambda days: Window(min(days), max(days))),
    former=st.booleans(),
    full=st.booleans(),
    unfold=st.lists(TEXTS, max_size=3).map(tuple),
    query=TEXTS,
    filter=TEXTS,
)
DATASETS = st.builds(OfDataset, path=st.none() | PATHS, title=TEXTS, view=VIEWS)
BOOKMARKS = st.builds(
    Bookmark, path=st.none() | PATHS, title=TEXTS, view=VIEWS, made=st.none() | st.dates()
)


@given(
    st.builds(
        Remembered,
        first_line_seen=st.booleans(),
        theme=TEXTS,
        datasets=st.lists(DATASETS, max_size=3).map(tuple),
        bookmarks=st.lists(BOOKMARKS, max_size=3).map(tuple),
    )
)
def test_what_is_remembered_is_read_back_the_same(now):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "state.json"
        Memory(path).change(lambda _: now)
        assert Memory(path).now == now
        assert not path.exists() or path.read_bytes().decode("utf-8")  # of any path
