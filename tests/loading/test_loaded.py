"""Loading: whatever a file holds, it gives a dataset or problems."""

import gc
import os
from pathlib import Path

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from irtui.loading import Loaded, bundled_path, load
from irtui.loading.values import nearest
from irtui.model.codes import CODES, Severity
from irtui.model.fields import field_table, key_of
from irtui.model.records import RECORDS
from irtui.model.safe_text import unsafe_characters
from tests.support import DATASETS, HEAD, loaded, unmarked

ERROR = Severity.ERROR


def test_the_garbage_collector_finds_what_was_loaded_again_and_dropped() -> None:
    loaded(HEAD)
    loaded(HEAD)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def check_sane(result: Loaded) -> None:
    """What is true of every result of loading."""
    errors = [problem for problem in result.problems if problem.severity is ERROR]
    assert (result.dataset is None) == bool(errors)
    for problem in result.problems:
        assert problem.code in CODES
        assert problem.message
        assert not unsafe_characters(str(problem))
    places = [(problem.line or 0, problem.column or 0) for problem in result.problems]
    assert places == sorted(places)


@given(st.binary())
@example(b"\xef\xbb\xbf")
@example(b"a = 0x" + b"F" * 9999)
def test_any_bytes_give_a_dataset_or_problems(content: bytes) -> None:
    check_sane(loaded(content))


@given(st.text(st.sampled_from("ab.=[]{}\"'\\#,1-\n ü\u202e"), max_size=40))
def test_any_text_gives_a_dataset_or_problems(text: str) -> None:
    check_sane(loaded(text))


KEYS = st.sampled_from(
    sorted({key_of(name) for cls in RECORDS for name in field_table(cls)})
) | st.sampled_from(
    ["value", "since", "until", "seen", "rank", "basis", "note", "id", "person", "as", "count"]
)
WORDS = st.sampled_from(
    ["", "x", "lamp", "body:lamp", "event:lamp", "2018", "2018/2019", "[2018]", "held", "annual"]
) | st.sampled_from(["preferred", "inferred", "\\u202E", "Lamp Board", "zzz:lamp", ":", "event:"])
SCALARS = st.one_of(
    WORDS.map('"{}"'.format),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["true", "2018-12-13", "2018-12-13T10:00:00Z", "10:00:00", f"1{'0' * 400}"]),
)


def inline(pairs: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + " }"


VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS, inner, max_size=4).map(inline)
    ),
    max_leaves=8,
)
TABLES = st.sampled_from(["dataset", "bodies", "a.b.c", *(f"{cls.TABLE}.lamp" for cls in RECORDS)])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Tables and fields of the format, with values that seldom fit."""
    lines = [HEAD] if draw(st.booleans()) else []
    for table in draw(st.lists(TABLES, unique=True, max_size=4)):
        if table != "dataset" or not lines:
            lines.append(f"[{table}]")
            fields = draw(st.dictionaries(KEYS, VALUES, max_size=4))
            lines += [f"{key} = {value}" for key, value in fields.items()]
    return "\n".join(lines)


@given(documents())
def test_any_small_document_gives_a_dataset_or_problems(text: str) -> None:
    tomli.loads(text)
    result = loaded(text)
    assert result.readable
    check_sane(result)
    assert all(problem.line for problem in result.problems if problem.path)


@pytest.mark.parametrize("name", ["delta.toml", "minimal.toml"])
def test_a_sound_file_gives_a_dataset_and_no_problems(name: str) -> None:
    result = load(DATASETS / name)
    assert result.problems == ()
    assert result.dataset is not None


def test_a_hostile_file_is_shown_with_marks_and_its_markup_as_it_is() -> None:
    result = load(DATASETS / "hostile.toml")
    assert {problem.code for problem in result.problems} == {"unsafe-text"}
    assert result.dataset is not None
    assert result.dataset.about.title == "[bold]A lamp[/] of [@click=app.quit]the[/] delta [/"
    (board,) = result.dataset.table("body")
    assert board.summary == "one␉two␀three␍four<U+2028>five"
    assert [claim.value.value for claim in board.name] == [
        "Lamp <U+202E>draob<U+202C>",
        "दीप क्\u200dष",
        "Lamp<U+200D> Board",
    ]


def test_a_problem_names_the_file_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "river\x1b.toml"
    path.write_text("[dataset]\n")
    result = load(path)
    assert {problem.file for problem in result.problems} == {str(tmp_path / "river␛.toml")}


def test_a_place_in_the_file_is_located_or_the_nearest_around_it() -> None:
    text, line, column = unmarked(f'{HEAD}[body.board]\n¦summary = "Lamps."\n')
    result = loaded(text)
    assert result.locate("body", "board", "summary") == (line, column)
    assert result.locate("body", "board", "summary", 3, "value") == (line, column)
    assert result.locate("body", "board", "name") == (line - 1, 7)
    assert result.locate("person") is None


def test_the_bundled_dataset_is_the_one_in_the_checkout_or_in_the_wheel() -> None:
    path = bundled_path()
    assert path.parts[-2:] == ("data", "relations.toml")


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("sorces", ["value", "sources"], "sources"),
        ("irigc-mtc", ["irigc-mmtc", "irigc-tec"], "irigc-mmtc"),
        ("xyzzy", ["value", "sources"], None),
        ("anything", [], None),
    ],
)
def test_the_word_that_was_probably_meant_is_found(
    word: str, known: list[str], found: str | None
) -> None:
    assert nearest(word, known) == found


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_nobody_is_waited_for_who_may_write_into_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert [one.code for one in load(pipe).problems] == ["no-dataset"]
