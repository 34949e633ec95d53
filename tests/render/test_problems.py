"""Problems for programs: JSON that is documented, and commands that GitHub reads back."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from irtui.model.codes import CODES
from irtui.model.problems import Problem
from irtui.render.answers.declared import document
from irtui.render.problems import CheckedFile, as_answer, summary, workflow_command

PAGE = (Path(__file__).parents[2] / "docs/reference/check.md").read_text(encoding="utf-8")
TEXTS = st.text(st.sampled_from("ab %:,\r\n25AD3ACé“"), min_size=1, max_size=20)
ESCAPES = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}


def read_back(text: str) -> str:
    """A text without its escapes, as GitHub's runner reads it."""
    return re.sub("%25|%0D|%0A|%3A|%2C", lambda match: ESCAPES[match[0]], text)


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(list(CODES)))
@example("a:b,c.toml", "50 %: a, b\nc", "%0A", "wrong-word")
def test_a_command_is_one_line_and_reads_back_as_what_was_said(
    file: str, message: str, hint: str, code: str
) -> None:
    problem = Problem(code, message, hint, file=file, line=3, column=7)
    written = workflow_command(problem)
    assert "\n" not in written
    assert "\r" not in written
    match = re.fullmatch(r"::(\w+) file=([^:,]*),line=3,col=7,title=([^:,]*)::(.*)", written)
    assert match
    assert match[1] == {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    assert (read_back(match[2]), match[3]) == (file, code)
    assert read_back(match[4]) == f"{message}\n{hint}"


def test_what_concerns_the_file_as_a_whole_has_no_line_and_what_has_no_hint_ends_there() -> None:
    problem = Problem("file-missing", "There is no such file.", file="a.toml")
    assert workflow_command(problem) == (
        "::error file=a.toml,title=file-missing::There is no such file."
    )


@pytest.mark.parametrize(
    ("codes", "records", "words"),
    [
        ([], 1412, "1,412 records, no problems"),
        (["unknown-key"], None, "1 error"),
        (["unsafe-text", "uncited-source", "unsafe-text"], 3, "3 records, 2 warnings, 1 note"),
        (["unknown-key", "unknown-key"], None, "2 errors"),
    ],
)
def test_a_file_is_summed_up_in_a_line(codes: list[str], records: int | None, words: str) -> None:
    problems = tuple(Problem(code, "?") for code in codes)
    assert summary(CheckedFile("a.toml", problems, records=records)) == words


def documented(heading: str) -> set[str]:
    """The keys in the table under a heading of the page about checking."""
    part = PAGE.partition(f"{heading}\n")[2].partition("\n#")[0]
    return set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE))


def test_the_page_about_checking_documents_every_key() -> None:
    problem = Problem("unknown-key", "?", file="a.toml", line=1, column=2, path=("body", "a", 0))
    (file,) = json.loads(document(as_answer([CheckedFile("a.toml", (problem,))])))["files"]
    assert file.keys() == documented("### A file")
    assert file["problems"][0].keys() == documented("### A problem")
