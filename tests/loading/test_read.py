"""Reading a file: what cannot be read is said in one problem, and the rest as it is."""

import os
import tomllib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from irtui.loading import load, read
from irtui.loading.read import MIB, UnreadableError
from irtui.model.limits import ask
from irtui.model.problems import Problem
from irtui.model.settings import Settings
from tests.each import each
from tests.loading.unreadable import UNREADABLE, Unreadable, holding
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


def test_a_document_knows_its_file(tmp_path: Path) -> None:
    for text in (HEAD, HEAD + "[dataset.extra]\nword = '\u202e'\n"):
        path = holding(text.encode())(tmp_path)
        assert read.read(path).origin == path


def test_what_only_toml_1_1_allows_is_told_at_its_place(tmp_path: Path) -> None:
    (problem,) = load(
        holding(f"{HEAD}\n[party.a]\nname = '\\e'\nmark = \"\\e\"\n".encode())(tmp_path)
    ).problems
    assert (problem.code, problem.line, problem.column) == ("not-toml", HEAD.count("\n") + 4, 9)


@pytest.fixture
def limited() -> Iterator[Callable[[Settings], None]]:
    """Sets the limits of a test."""
    yield lambda settings: ask(lambda: settings)
    ask(Settings)


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not(
    tmp_path: Path, limited: Callable[[Settings], None]
) -> None:
    assert Settings().max_megabytes == 64
    limited(Settings(max_megabytes=1))
    fits = holding(HEAD.encode().ljust(MIB, b"#"))(tmp_path)
    assert load(fits).dataset is not None
    too_large = holding(HEAD.encode().ljust(MIB + 1, b"#"))(tmp_path)
    (problem,) = load(too_large).problems
    assert problem.code == "file-too-large"
    assert problem.message == "The file is larger than 1 MiB."
    assert problem.file == str(too_large)
    assert "max_megabytes" in problem.hint
    holding(HEAD.encode().ljust(MIB, b"#"))(tmp_path).with_name("b.toml").write_bytes(b"#")
    (problem,) = load(tmp_path).problems
    assert problem.message == "Together the files are larger than 1 MiB."
    limited(Settings(max_megabytes=2))
    assert load(tmp_path).dataset is not None


@pytest.mark.parametrize("levels", [Settings().max_levels, 9, 60])
def test_a_document_may_be_nested_as_deep_as_the_limit_and_no_deeper(
    levels: int, limited: Callable[[Settings], None]
) -> None:
    limited(Settings(max_levels=levels))
    inside = levels - 1  # the document itself is a level
    assert loaded(f"{HEAD}a = {'[' * (inside - 1)}{']' * (inside - 1)}").readable
    assert loaded(f"a = {'[' * inside}{']' * inside}").readable
    assert not loaded(f"a = {'[' * (inside + 1)}{']' * (inside + 1)}").readable
    for key in ("a.{}a = 1", "[a . {}a]", "a = {{ {}a = 1 }}", "['a'.{}a]"):
        assert loaded(key.format("b." * (levels - 3))).readable
        (problem,) = loaded(key.format("b." * (levels + 9))).problems
        assert problem.code == "too-deep"
        assert "max_levels" in problem.hint


def test_what_needs_more_memory_than_there_is_has_one_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("irtui.loading.loaded.read_dataset", lambda *_, **__: full())
    (problem,) = loaded(HEAD).problems
    assert problem.message == "There is not enough memory to read this."


def test_what_takes_longer_than_the_limit_is_read_no_further(
    monkeypatch: pytest.MonkeyPatch, limited: Callable[[Settings], None]
) -> None:
    def problems(bodies: int, broken: str = "") -> tuple[Problem, ...]:
        looks = count(step=50)  # seconds between two looks at the clock
        monkeypatch.setattr("irtui.loading.timing.thread_time", lambda: next(looks))
        bodies_of = (f'[body.b{number}]\nsources = ["{broken or "s"}"]' for number in range(bodies))
        return loaded("\n".join((HEAD, "[source.s]", *bodies_of))).problems

    assert Settings().max_seconds == 120
    assert problems(60) == ()
    for (problem,) in (problems(200), problems(60, broken="q")):
        assert problem.code == "too-long"
        assert problem.message == "It takes longer than 120 seconds to read this."
        assert "max_seconds" in problem.hint
    limited(Settings(max_seconds=1000))
    assert problems(200) == ()


@pytest.mark.parametrize("text", [f"{'a.' * 40}a = 1", f"a = 0x{'f' * 80_000}"])
def test_what_would_take_the_parser_too_long_is_not_given_to_it(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tomli.loads", None)
    (problem,) = loaded(text).problems
    assert problem.code in ("too-deep", "number-too-large")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # what is written waits for the next one
    pipe.write_text(HEAD)
    assert load(pipe).dataset is not None
    os.close(reader)


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


@each(
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
