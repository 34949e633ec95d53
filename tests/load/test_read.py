"""Reading a file: what cannot be read is said in one problem, and the rest as it is."""

import os
import threading
import tomllib
from pathlib import Path

import pytest

from irtui.load import load, read
from irtui.load.read import MAX_BYTES, MAX_DEPTH, UnreadableError
from tests.load.unreadable import UNREADABLE, Unreadable, holding
from tests.support import DATASETS, HEAD, loaded

SOUND = ["delta.toml", "hostile.toml", "minimal.toml"]


@pytest.mark.parametrize("case", UNREADABLE, ids=str)
def test_a_file_that_cannot_be_read_gives_one_problem_and_no_document(
    case: Unreadable, tmp_path: Path
) -> None:
    path = case.make(tmp_path)
    result = load(path)
    (problem,) = result.problems
    assert problem.code == case.code
    assert problem.message.startswith(case.message)
    assert (problem.line, problem.column) == case.place
    assert result.dataset is None
    assert result.document is None
    assert not result.readable
    assert result.locate("dataset") is None


@pytest.mark.parametrize("case", UNREADABLE, ids=str)
def test_the_name_of_a_file_that_cannot_be_read_is_printed_on_one_safe_line(
    case: Unreadable, tmp_path: Path
) -> None:
    folder = tmp_path / "two\nlines \x1b[2J"
    folder.mkdir()
    (problem,) = load(case.make(folder)).problems
    assert "two␊lines ␛[2J" in problem.file
    assert problem.file.isprintable()


def test_reading_raises_what_is_wrong_as_a_problem(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"There is no such file\.") as raised:
        read.read(tmp_path / "none.toml")
    assert raised.value.problems[0].code == "file-missing"


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MAX_BYTES == 64 * 1024 * 1024
    limit = 1024 * 1024
    monkeypatch.setattr(read, "MAX_BYTES", limit)
    fits = holding(HEAD.encode().ljust(limit, b"#"))(tmp_path)
    assert load(fits).dataset is not None
    too_large = holding(HEAD.encode().ljust(limit + 1, b"#"))(tmp_path)
    (problem,) = load(too_large).problems
    assert problem.code == "file-too-large"
    assert problem.message == "The file is larger than 1 MiB."


def test_a_document_may_be_nested_as_deep_as_the_limit_and_no_deeper() -> None:
    inside = MAX_DEPTH - 1  # the document itself is a level
    assert loaded(f"{HEAD}a = {'[' * (inside - 1)}{']' * (inside - 1)}").readable
    assert loaded(f"a = {'[' * inside}{']' * inside}").readable
    assert not loaded(f"a = {'[' * (inside + 1)}{']' * (inside + 1)}").readable


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(HEAD,), daemon=True)
    writer.start()
    assert load(pipe).dataset is not None
    writer.join()


def test_a_byte_order_mark_and_dos_line_ends_are_accepted() -> None:
    result = loaded(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    assert result.problems == ()
    assert result.document is not None
    assert result.document.data == tomllib.loads(HEAD)
    assert result.locate("dataset", "title") == (2, 1)


def test_line_ends_within_a_text_are_newlines_whatever_the_file_has() -> None:
    result = loaded((HEAD + 'summary = """one\ntwo"""\n').replace("\n", "\r\n"))
    assert result.problems == ()
    assert result.dataset is not None
    assert result.dataset.about.summary == "one\ntwo"


@pytest.mark.parametrize("name", SOUND)
def test_the_standard_librarys_parser_reads_the_same(name: str) -> None:
    theirs = tomllib.loads((DATASETS / name).read_text(encoding="utf-8"))
    document = load(DATASETS / name).document
    assert document is not None
    if name == "hostile.toml":
        assert document.data.keys() == theirs.keys()  # its texts were made safe
        assert document.data != theirs
    else:
        assert document.data == theirs


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\\u202E", "<U+202E>"),
        ("\\U0000202E", "<U+202E>"),
        ("\\t", "␉"),
        ("\\b", "␈"),
        ("\\r", "␍"),
        ("\\f", "␌"),
        ("\\u001B", "␛"),
        ("\t", "␉"),
        ("\u202e", "<U+202E>"),
        ("\u200d", "<U+200D>"),
        ("\x85", "<U+0085>"),
    ],
)
def test_unsafe_text_is_shown_as_marks_and_reported_however_it_is_written(
    written: str, shown: str
) -> None:
    result = loaded(f'{HEAD}summary = "lamp{written}board"\n')
    assert [problem.code for problem in result.problems] == ["unsafe-text"]
    assert result.dataset is not None
    assert result.dataset.about.summary == f"lamp{shown}board"


@pytest.mark.parametrize("written", ["\\n", "\\\\u202E", '\\"', "क्\u200dष", "क्\\u200Dष"])
def test_safe_text_is_not_reported_however_it_is_written(written: str) -> None:
    result = loaded(f'{HEAD}summary = "lamp{written}board"\n')
    assert result.problems == ()
