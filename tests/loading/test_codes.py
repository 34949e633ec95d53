"""Each problem that a file may have: its place, what is wrong and how to correct it."""

from irtui.loading.positions import Positions
from irtui.model.codes import SHAPE_CODES, Severity
from tests.each import each
from tests.loading.cases import CASES, REST, WARNINGS, Case
from tests.loading.unreadable import UNREADABLE
from tests.support import HEAD, MARK, loaded, unmarked


@each("case", CASES)
def test_a_problem_is_told_with_its_place_its_message_and_a_hint(case: Case) -> None:
    text, line, column = unmarked(case.text)
    (problem,) = loaded(text).problems
    assert problem.code == case.code
    assert problem.message.startswith(case.message)
    assert problem.hint.startswith(case.hint)
    assert bool(problem.hint) == bool(case.hint)
    assert problem.file.endswith("file.toml")
    expected = (line, column) if MARK in case.text else (None, None)
    assert (problem.line, problem.column) == expected


@each("case", CASES)
def test_a_file_with_an_error_gives_no_dataset_and_one_with_a_warning_does(case: Case) -> None:
    result = loaded(unmarked(case.text)[0])
    assert (result.dataset is not None) == (case in WARNINGS)
    assert {problem.severity for problem in result.problems} == {
        Severity.WARNING if case in WARNINGS else Severity.ERROR
    }


@each("case", CASES)
def test_a_problem_stands_where_it_stands_whatever_ends_the_lines(case: Case) -> None:
    text, *_ = unmarked(case.text)
    unix, dos = loaded(text).problems, loaded("\ufeff" + text.replace("\n", "\r\n")).problems
    assert [(p.code, p.line, p.column) for p in unix] == [(p.code, p.line, p.column) for p in dos]


@each("case", CASES)
def test_a_problem_stands_at_its_own_place_and_at_nothing_around_it(case: Case) -> None:
    text, line, column = unmarked(case.text)
    result = loaded(text)
    (problem,) = result.problems
    if problem.path:
        names = result.document.names if result.document else {}
        assert Positions(text, names)[problem.path] == (line, column)
    else:  # what is no TOML has no paths, and what is not there has no place
        assert problem.code in ("not-toml", "duplicate-key", "no-dataset")


def test_every_code_has_a_file_that_shows_it() -> None:
    shown = {case.code for case in CASES} | {case.code for case in UNREADABLE}
    assert shown == SHAPE_CODES.keys() - {
        "file-too-large",
        "too-long",
        "more-problems",
    }  # which need lower limits: see test_read and test_limits


def test_each_register_that_leads_nowhere_is_told() -> None:
    registers = """[dataset.registers]
none = "https://harbour.example/"
other = "ftp://harbour.example/{}"
sound = "https://harbour.example/{}"
last = "harbour"
"""
    found = loaded(HEAD + registers + REST).problems
    told = [(one.path[-1], one.message) for one in found if one.code == "wrong-register"]
    assert [name for name, _ in told] == ["none", "other", "last"]
    assert told[1][1].startswith("irtui does not open “ftp://harbour.example/1”")
