"""What is explained of each problem code, and that the examples show it."""

import pytest

from irtui.model.codes import CODES
from irtui.pages.explanations import EXPLANATIONS
from irtui.query.audit.checks import check_logic
from tests.support import HEAD, loaded

REST = """
[source.log]
[party.north]
name = "North"
sources = ["log"]
[body.lamp-board]
sources = ["log"]
[post.keeper]
sources = ["log"]
"""
"""What the examples point to."""
SHOWN = [code for code, explanation in EXPLANATIONS.items() if explanation.wrong]


def found(code: str, lines: str) -> list[str]:
    """The codes of what is wrong with a file that has these lines."""
    text = lines if code == "no-dataset" else f"{HEAD}{REST}{lines}"
    result = loaded(text)
    problems = result.problems
    if result.dataset is not None:
        problems += check_logic(result.dataset)
    return [problem.code for problem in problems]


def test_every_code_is_explained() -> None:
    assert EXPLANATIONS.keys() == CODES.keys()
    assert all(one.why.endswith(".") for one in EXPLANATIONS.values())


def test_only_what_concerns_the_file_as_a_whole_has_no_example() -> None:
    assert EXPLANATIONS.keys() - set(SHOWN) == {
        "file-missing",
        "file-directory",
        "file-unreadable",
        "file-too-large",
        "not-utf8",
        "too-deep",
    }


@pytest.mark.parametrize("code", SHOWN)
def test_the_wrong_example_has_that_problem_alone(code: str) -> None:
    assert found(code, EXPLANATIONS[code].wrong) == [code]


@pytest.mark.parametrize("code", SHOWN)
def test_the_right_example_has_no_problem(code: str) -> None:
    assert found(code, EXPLANATIONS[code].right) == []
