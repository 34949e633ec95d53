"""That the example of each problem code shows it, and what corrects it."""

from datetime import date

from irtui.model.codes import CODES
from irtui.pages.examples import EXAMPLES
from irtui.query.audit.checks import check_logic
from tests.each import each
from tests.support import HEAD, loaded

REST = """
[source.log]
title = "The log"
[party.north]
name = "North"
sources = ["log"]
[body.lamp-board]
sources = ["log"]
[post.keeper]
sources = ["log"]
"""
"""What the examples point to."""


WHOLE = ("no-dataset", "review-in-future", "snapshot-apart")
"""Those whose example is a whole file."""


def found(code: str, lines: str) -> list[str]:
    """The codes of what is wrong with a file that has these lines."""
    result = loaded(lines if code in WHOLE else f"{HEAD}{REST}{lines}")
    problems = result.problems
    if result.dataset is not None:
        problems += check_logic(result.dataset, date(2024, 7, 1))
    return [problem.code for problem in problems]


def test_only_what_concerns_the_file_as_a_whole_has_no_example() -> None:
    assert CODES.keys() - EXAMPLES.keys() == {
        "file-missing",
        "file-directory",
        "file-unreadable",
        "file-too-large",
        "more-problems",
        "not-utf8",
        "too-deep",
        "too-long",
    }


@each("code", EXAMPLES)
def test_the_wrong_example_has_that_problem_alone(code: str) -> None:
    assert found(code, EXAMPLES[code].wrong) == [code]


@each("code", EXAMPLES)
def test_the_right_example_has_no_problem(code: str) -> None:
    assert found(code, EXAMPLES[code].right) == []
