"""How many problems are told: the worst, and that there are more."""

from collections.abc import Iterator

import pytest

from irtui.loading import Loaded
from irtui.model.limits import ask
from irtui.model.most_problems import told
from irtui.model.problems import MORE, Problem, number_of, tally
from irtui.model.settings import Settings
from irtui.query.audit.checks import check_logic
from tests.support import HEAD, loaded

FEW = 3
RECORD = '[body.a]\nsources = ["log"]\n[source.log]\ntitle = "Log"\n'


@pytest.fixture(autouse=True)
def few() -> Iterator[None]:
    """Lets few problems be told."""
    ask(lambda: Settings(max_problems=FEW))
    yield
    ask(Settings)


def problems(*codes: str) -> list[Problem]:
    """Problems of some kinds, each with a message of its own."""
    return [Problem(code, f"{number}") for number, code in enumerate(codes)]


def messages(result: Loaded) -> list[str]:
    """What is said of a file."""
    return [one.message for one in result.problems]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((), []),
        (("uncited-source", "empty-source", "cycle"), ["0", "1", "2"]),
        (("uncited-source", "empty-source", "cycle", "empty-source"), ["2", "1", "3"]),
        (("cycle", "empty-source", "cycle", "empty-source", "cycle", "cycle"), ["0", "2", "4"]),
    ],
)
def test_the_worst_are_told_and_that_there_are_more(
    codes: tuple[str, ...], expected: list[str]
) -> None:
    first, *rest = [told(problems(*codes)), told(iter(problems(*codes)))]
    assert rest == [first]
    every = [one.message for one in first]
    assert every[:FEW] == expected
    assert [one.code for one in first[FEW:]] == [MORE] * (len(codes) > FEW)
    assert told([*first, *problems("uncited-source")])[-1:] == first[FEW:] or len(codes) <= FEW


def test_how_many_there_are_is_said_in_words() -> None:
    few, many = told(problems("cycle", "empty-source", "cycle")), told(problems(*["cycle"] * 9))
    assert (tally(few), number_of(few)) == ("2 errors, 1 warning", "3 problems")
    assert (tally(many), number_of(many)) == ("3 errors, and more", "3 problems, and more")
    assert tally(()) == ""
    assert "than the 3 that are told" in many[-1].message
    assert "max_problems" in many[-1].hint


MANY = range(8)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        (RECORD + "[body.b]\n" + "".join(f"k{one} = 1\n" for one in MANY), "Unknown field"),
        (RECORD + "".join(f"[body.b{one}]\nkind = 1\n" for one in MANY), "This should be"),
        (RECORD + f"[body.b]\nname = {[1] * len(MANY)}\n", "This should be"),
        (RECORD + "".join(f"[body.b{one}]\nparent = 'c{one}'\n" for one in MANY), "There is no"),
        (
            RECORD + "".join(f'k{one} = "a\\u0007"\n' for one in MANY),
            "Unknown field",
        ),
        ("[dataset.words]\n" + "".join(f"k{one} = 1\n" for one in MANY), "This should be"),
    ],
)
def test_of_a_file_with_errors_everywhere_the_first_are_told(text: str, each: str) -> None:
    result = loaded(HEAD + text)
    *first, last = messages(result)
    assert len(first) == FEW
    assert all(one.startswith(each) for one in first), first
    assert last == "There are more problems than the 3 that are told."
    assert result.problems[-1].line is None
    lines = [one.line or 0 for one in result.problems[:FEW]]
    assert lines == sorted(lines)


def test_what_only_has_many_warnings_is_shown() -> None:
    unsafe = "".join(f'[source.s{one}]\ntitle = "Log\\u0007"\n' for one in MANY)
    result = loaded(HEAD + unsafe)
    assert result.dataset is not None
    assert [one.code for one in result.problems] == ["unsafe-text"] * FEW + [MORE]
    found = check_logic(result.dataset)
    assert [one.code for one in found] == ["uncited-source"] * FEW + [MORE]
    assert [one.code for one in result.place((*found, *result.problems))][-2:] == [
        "unsafe-text",
        MORE,
    ]
