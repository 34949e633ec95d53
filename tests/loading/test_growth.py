"""Loading takes no more than n log n steps for n claims, records or problems, and says no more."""

import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import tomli

from irtui.loading import load, nearest, read
from irtui.loading.nearest import Nearest
from irtui.model.settings import Settings
from irtui.query.audit.checks import check_logic
from irtui.render.answers.declared import document
from irtui.render.problems import CheckedFile, as_answer, workflow_command
from tests.growth import FACTOR, MOST, assert_grows_little
from tests.large import listed, many, of_everything
from tests.support import HEAD, loaded

X = '[source.a]\n[body.x]\nsources = ["a"]\n'
NAMED = '[post.b@]\nsources = ["a"]\n'
PERSON = '[post.p]\nsources = ["a"]\n[person.h]\nsources = ["a"]\nposts = '
TERMS = '{ post = "p", since = "&", until = "&" }'
SEATS = '{ person = "h", post = "p" }'


def twice(count: int) -> str:
    ids = listed(count, '"s@"').replace('"s1"', '"s0"')
    return f"[body.x]\nsources = {ids}\n{many(count, '[source.s@]')}"


def meeting(count: int) -> str:
    """One of many days, of many bodies that were founded later."""
    bodies, days = listed(count, '"b@"'), listed(count, '"&"')
    body = '[body.b@]\nsources = ["a"]\nfounded = "2020-01-01"'
    event = f'[event.e]\nsources = ["a"]\nnumber = 1\nbody = {bodies}\nwhen = {days}\n'
    return f"{X}{many(count, body)}\n{event}"


def terms(count: int) -> str:
    """Many of one person in one office, and as many meetings outside of all of them."""
    event = f'[event.e@]\nsources = ["a"]\nwhen = "2020"\nchairs = {SEATS}'
    return f"{X}{PERSON}{listed(count, TERMS)}\n{many(count, event)}"


def circles(count: int) -> str:
    """A chain, in which each record also leads back to its beginning."""
    body = f'[body.b@]\nsources = ["a"]\nsucceeds = ["b<", "b{count - 1}"]'
    return X + many(count, body).replace('"b-1", ', "")


def turning(count: int) -> str:
    """A circle of parents, each from a day of its own on."""
    body = '[body.b@]\nsources = ["a"]\nparent = { value = "b<", since = "&" }'
    return X + many(count, body).replace('"b-1"', f'"b{count - 1}"')


def kinds(count: int) -> str:
    known = many(count, 'k@ = "ks"')
    return f"[dataset.kinds.post]\n{known}\n{X}" + many(count, f'{NAMED}kind = "zzzzzz@"')


SHAPES: dict[str, Callable[[int], str]] = {
    "claims in every field": lambda count: of_everything(count // 5, dated=True),
    "unknown keys": lambda count: X + many(count, f'{NAMED}nmae = "B"'),
    "unknown records": lambda count: X + many(count, NAMED.replace('"a"', '"q@"')),
    "unknown kinds": kinds,
    "circles": circles,
    "a circle that closes in time": turning,
    "a source that is cited twice": twice,
    "a meeting outside its bodies": meeting,
    "meetings outside terms": terms,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_many_claims_records_and_problems(shape: str) -> None:
    said: list[int] = []

    def check(text: str) -> None:
        found = loaded(text)
        logic = check_logic(found.dataset) if found.dataset else ()
        problems = found.place((*found.problems, *logic))
        said.append(len(document(as_answer([CheckedFile("", problems)]))))
        said[-1] += sum(len(f"{one}{workflow_command(one)}") for one in problems)

    few, most = (HEAD + SHAPES[shape](count) for count in (50, FACTOR * 50))
    assert_grows_little(lambda: check(few), lambda: check(most))
    assert said[1] <= MOST * said[0]


def test_where_a_problem_stands_is_looked_for_in_few_of_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Any] = []
    steps = read._steps

    def counted(*asked: Any) -> int:
        looked.append(asked)
        return steps(*asked)

    monkeypatch.setattr(read, "_steps", counted)
    (tmp_path / "0.toml").write_text(HEAD)
    for number in range(50):
        text = f'[body.b{number}]\nsources = ["q"]\n'
        (tmp_path / f"a{number}.toml").write_text(text)
    problems = load(tmp_path).problems
    assert len({one.file for one in problems}) == 50
    assert len(looked) <= 2 * len(problems)


def test_an_unknown_word_is_not_compared_with_all_of_very_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []

    def first_alike(_: str, known: Iterable[str]) -> str | None:
        compared.append(len(list(known)))
        return None

    monkeypatch.setattr(nearest, "nearest", first_alike)
    near = Nearest(f"harbour-{number}" for number in range(5000))
    for number in range(300):
        near.of(f"harbuor-{number}")
    assert max(compared[:100]) == 5000
    assert max(compared[100:]) <= 200


@pytest.mark.parametrize("slip", ["harbuor-0777-light", "harbour-0777-lihgt", "hrabour-0777-light"])
def test_a_slip_is_found_among_very_many(slip: str) -> None:
    near = Nearest(f"harbour-{number:04}-light" for number in range(2000))
    for number in range(100):
        near.of(f"quay-{number}")
    assert near.of(slip) == "harbour-0777-light"


def test_a_long_number_is_found_among_many_long_texts_with_few_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parsed: list[int] = []
    loads = tomli.loads

    def counted(text: str) -> dict[str, Any]:
        parsed.append(len(text))
        return loads(text)

    monkeypatch.setattr(tomli, "loads", counted)
    texts = many(200, f'a@ = "{"1" * 4500}"')
    (problem,) = loaded(f"{texts}\nx = {'7' * 4500}\n{texts.replace('a', 'b')}").problems
    assert (problem.code, problem.line, problem.column) == ("number-too-large", 201, 5)
    assert len(parsed) <= 12


MANY_LINES = "\n" * 40_000


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (f"{HEAD}a = [1,{MANY_LINES}1]", 60),
        (f"{HEAD}[body.{'a-' * 20_000}a]", 20),
        (f'{HEAD}title = "{"a" * 40_000}', 20),
    ],
    ids=["blank lines", "a long id", "a text without end"],
)
def test_what_repeats_itself_takes_little_memory(
    text: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "limits", lambda: Settings(max_megabytes=1))
    loaded(text)  # what is made once is made before
    tracemalloc.start()
    try:
        loaded(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - read.MIB <= most * len(text)  # so many bytes are made ready for any file
