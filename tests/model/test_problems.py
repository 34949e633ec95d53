"""Problems, as they are printed."""

import pytest

from irtui.model.codes import CODES, Severity
from irtui.model.problems import Problem
from tests.each import each


@each("code", CODES)
def test_a_code_is_a_name_with_a_severity_and_sentences(code: str) -> None:
    kind = CODES[code]
    assert code == code.lower().replace("_", "-")
    assert all(words.endswith(".") for words in (kind.meaning, kind.why, kind.mend))
    assert Problem(code, "…").severity is kind.severity


def test_a_problem_may_weigh_more_or_less_than_its_code() -> None:
    assert Problem("cycle", "…", severity=Severity.NOTE).severity is Severity.NOTE


@pytest.mark.parametrize(
    ("line", "column", "where"),
    [(3, 7, "delta.toml:3:7"), (3, None, "delta.toml:3"), (None, None, "delta.toml")],
)
def test_a_problem_says_where_as_compilers_do(
    line: int | None, column: int | None, where: str
) -> None:
    assert Problem("cycle", "…", file="delta.toml", line=line, column=column).where == where


@pytest.mark.parametrize(
    ("hint", "text"),
    [
        ("", "delta.toml:3:7: error: It leads in a circle. [cycle]"),
        ("Cut it.", "delta.toml:3:7: error: It leads in a circle. [cycle]\n    Cut it."),
    ],
)
def test_a_problem_is_printed_with_its_severity_its_code_and_its_hint(hint: str, text: str) -> None:
    problem = Problem("cycle", "It leads in a circle.", hint, (), "delta.toml", 3, 7)
    assert str(problem) == text
