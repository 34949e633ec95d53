"""``check``, and every load problem as the terminal shows it."""

import json
import os
from datetime import date
from errno import EACCES
from pathlib import Path
from typing import Any

import pytest

from irtui.model.codes import CODES
from irtui.model.safe_text import unsafe_characters
from irtui.pages.examples import EXAMPLES
from tests.cli.running import LIGHTHOUSES, Ran, run
from tests.each import each
from tests.loading.cases import CASES, WARNINGS, Case
from tests.loading.unreadable import UNREADABLE, Unreadable
from tests.support import HEAD, MARK, unmarked

ERRORS = [case for case in CASES if case not in WARNINGS]
# A NUL ends an argument, so no command line can name such a file.
NAMEABLE = [case for case in UNREADABLE if case.what != "a name with NUL"]
LOG = '[source.log]\ntitle = "The log"\n'
PRINTING = [["tree"], ["show", "lamps"], ["find", "lamp"]]


def file_of(text: str, folder: Path) -> str:
    """The name of a new file that holds ``text``."""
    path = folder / "file.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def one_message(ran: Ran, printed: str, code: str) -> None:
    """There is one message, with the problem's code, and nothing that only developers read."""
    assert printed.count(f"[{code}]") == 1
    assert "Traceback" not in ran.out + ran.err
    assert not unsafe_characters(ran.out + ran.err)


def test_the_bundled_dataset_has_no_problems() -> None:
    ran = run("check")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.rstrip().endswith("records, no problems.")


def test_the_file_is_that_of_the_argument_else_that_of_the_option() -> None:
    for arguments in (
        ["check", LIGHTHOUSES],
        ["check", "-d", LIGHTHOUSES],
        ["-d", LIGHTHOUSES, "check"],
        ["-d", "nowhere.toml", "check", LIGHTHOUSES],
    ):
        ran = run(*arguments)
        assert ran.code == 0
        assert ran.err.startswith(f"{LIGHTHOUSES}: ")


def test_a_sound_file_is_told_with_the_number_of_its_records(tmp_path: Path) -> None:
    path = file_of(f'{HEAD}{LOG}[body.ford]\nsources = ["log"]\n', tmp_path)
    ran = run("check", path)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{path}: 2 records, no problems.\n")


@each("case", CASES)
def test_check_prints_each_problem_of_a_readable_file_on_stdout(case: Case, tmp_path: Path) -> None:
    path = file_of(unmarked(case.text)[0], tmp_path)
    ran = run("check", path)
    unreadable = case.code in ("not-toml", "duplicate-key", "too-deep", "number-too-large")
    if unreadable and not ran.out:
        assert ran.code == 2
        one_message(ran, ran.err, case.code)
        return
    assert ran.code == (0 if case in WARNINGS else 1)
    one_message(ran, ran.out, case.code)
    assert ran.out.startswith(f"{path}:")
    assert case.message in ran.out
    assert ran.err.endswith(": 1 error.\n" if case in ERRORS else "records, 1 warning.\n")


EACH_WITH_SOME = [
    *((case, PRINTING[0]) for case in ERRORS),
    *((ERRORS[0], arguments) for arguments in PRINTING[1:]),
]
"""Every error with one command, and one error with every command."""


@each(("case", "arguments"), EACH_WITH_SOME)
def test_a_command_on_a_broken_file_prints_its_problem_on_stderr_and_ends_with_two(
    case: Case, arguments: list[str], tmp_path: Path
) -> None:
    ran = run("-d", file_of(unmarked(case.text)[0], tmp_path), *arguments)
    assert (ran.code, ran.out) == (2, "")
    one_message(ran, ran.err, case.code)


@pytest.mark.parametrize("case", WARNINGS, ids=str)
def test_a_command_on_a_file_with_a_warning_answers(case: Case, tmp_path: Path) -> None:
    ran = run("-d", file_of(unmarked(case.text)[0], tmp_path), "tree")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize(
    ("case", "arguments"),
    [
        *((case, PRINTING[0]) for case in NAMEABLE),
        *((NAMEABLE[0], arguments) for arguments in (["check"], *PRINTING[1:])),
    ],
    ids=str,
)
def test_a_file_that_cannot_be_read_is_told_in_one_message_and_ends_with_two(
    case: Unreadable, arguments: list[str], tmp_path: Path
) -> None:
    ran = run("-d", str(case.make(tmp_path)), *arguments)
    assert (ran.code, ran.out) == (2, "")
    one_message(ran, ran.err, case.code)
    assert case.message in ran.err


def test_all_problems_are_told_at_once_and_counted(tmp_path: Path) -> None:
    path = file_of(f'{HEAD}[body.ford]\nkindd = "a"\nfounded = "2018-13"\n', tmp_path)
    ran = run("check", path)
    assert ran.code == 1
    places = [line for line in ran.lines if line.startswith(path)]
    assert len(places) == 2
    assert ran.err == f"{path}: 2 errors.\n"
    shown = run("-d", path, "tree")
    assert shown.code == 2
    assert shown.err.startswith(ran.out)
    assert "2 errors. Correct the file. “irtui check” lists every problem." in shown.err


def test_errors_and_warnings_are_counted_apart(tmp_path: Path) -> None:
    path = file_of(
        f'{HEAD}[source.log]\n[body.ford]\nparent = "weir"\nsources = ["log", "log"]\n', tmp_path
    )
    assert run("check", path).err == f"{path}: 1 error, 1 warning.\n"


@pytest.mark.parametrize("name", ["a\x1b[31mb.toml", "\u202egnp.toml", "a\nb.toml", "[bold].toml"])
def test_a_hostile_file_name_is_shown_with_visible_marks_on_one_line(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text("nonsense")
    for arguments in (["check", str(path)], ["-d", str(path), "tree"]):
        ran = run(*arguments)
        assert ran.code == 2
        assert not unsafe_characters(ran.err)
        assert len(ran.err.splitlines()) == 2  # the problem, and the hint
    path.write_text(HEAD)
    ran = run("check", str(path))
    assert ran.code == 0
    assert not unsafe_characters(ran.err)
    assert len(ran.err.splitlines()) == 1


# Several files

SOUND = f'{HEAD}{LOG}[body.ford]\nsources = ["log"]\n'
WARNED = f'{HEAD}{LOG}[body.ford]\nsources = ["log", "log"]\n'
NOTED = f"{HEAD}{LOG}"
BROKEN = f"{HEAD}[bodi.ford]\n"
UNREAD = "nonsense"


@pytest.fixture
def named(tmp_path: Path) -> dict[str, str]:
    """The names of files of each kind."""
    texts = {
        "sound": SOUND,
        "warned": WARNED,
        "noted": NOTED,
        "broken": BROKEN,
        "unread": UNREAD,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.toml") for name in texts}


@pytest.mark.parametrize(
    ("files", "code", "strict"),
    [
        (["sound", "sound"], 0, 0),
        (["sound", "noted"], 0, 0),
        (["warned", "noted"], 0, 1),
        (["broken", "sound"], 1, 1),
        (["sound", "broken", "warned"], 1, 1),
        (["unread", "broken"], 2, 2),
        (["broken", "unread", "sound"], 2, 2),
    ],
)
@pytest.mark.parametrize("manner", ["text", "json", "github"])
def test_the_worst_file_decides_how_check_ends(
    files: list[str], code: int, strict: int, manner: str, named: dict[str, str]
) -> None:
    arguments = ["check", "--format", manner, *(named[name] for name in files)]
    assert run(*arguments).code == code
    assert run(*arguments, "--strict").code == strict


def test_each_file_is_checked_and_summed_up_though_one_cannot_be_read(
    named: dict[str, str],
) -> None:
    ran = run("check", *named.values())
    assert [line.partition(": ")[0].rpartition("/")[2] for line in ran.lines if line[0] != " "] == [
        "warned.toml:7:19",
        "noted.toml:4:9",
        "broken.toml:4:2",
    ]
    said = [line for line in ran.err.splitlines() if line[0] != " "]
    assert said[0] == f"{named['sound']}: 2 records, no problems."
    assert said[1:4] == [
        f"{named['warned']}: 2 records, 1 warning.",
        f"{named['noted']}: 1 record, 1 note.",
        f"{named['broken']}: 1 error.",
    ]
    assert said[4].startswith(f"{named['unread']}:1:9: error: This is not valid TOML")


def test_a_file_that_the_system_does_not_let_one_read_keeps_no_other_from_being_checked(
    named: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refused(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path) == named["sound"]:
            raise PermissionError(EACCES, os.strerror(EACCES))
        return opened(path, *arguments, **options)

    # As for anybody but root, whom no permission keeps from reading.
    monkeypatch.setattr(os, "access", lambda path, *_, **__: str(path) != named["sound"])
    monkeypatch.setattr(os, "open", refused)
    ran = run("check", named["broken"], named["sound"])
    assert ran.code == 2
    assert [line.partition(": ")[0] for line in ran.lines if line[0] != " "] == [
        f"{named['broken']}:4:2"
    ]
    assert f"{named['sound']}: error: The file cannot be read: Permission denied" in ran.err


def test_as_json_there_is_an_object_for_each_file(named: dict[str, str]) -> None:
    ran = run("check", "--format", "json", named["unread"], named["warned"], named["sound"])
    unread, warned, sound = json.loads(ran.out)["files"]
    assert (unread["file"], unread["readable"], unread["records"]) == (named["unread"], False, None)
    assert (warned["records"], warned["errors"], warned["warnings"]) == (2, 0, 1)
    assert (sound["readable"], sound["problems"]) == (True, [])
    (problem,) = warned["problems"]
    assert (problem["code"], problem["line"], problem["column"]) == ("duplicate-member", 7, 19)
    assert problem["path"] == ["body", "ford", "sources", 1]
    assert len(ran.err.splitlines()) == 3


def test_for_github_each_problem_is_one_command_on_stdout(named: dict[str, str]) -> None:
    ran = run("check", "--format", "github", named["warned"], named["broken"], named["unread"])
    assert [line.partition(" ")[0] for line in ran.lines] == ["::warning", "::error", "::error"]
    assert all(line.count("::") == 2 for line in ran.lines)
    assert ran.lines[0].startswith(
        f"::warning file={named['warned']},line=7,col=19,title=duplicate-member::“log” is listed"
    )
    assert len(ran.err.splitlines()) == 3


def test_a_review_on_a_day_to_come_is_told_by_check_and_report(
    named: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in ("check", "answering"):
        monkeypatch.setattr(f"irtui.cli.{command}.today", lambda: date(2024, 5, 31))
    checked = run("check", named["sound"])
    assert checked.lines[0].endswith("but today is 2024-05-31. [review-in-future]")
    reported = run("-d", named["sound"], "report", "problems")
    assert "The review is dated 2024-06-01, but today is 2024-05-31." in reported.out


def test_the_input_is_refused_and_no_file_is_checked() -> None:
    ran = run("check", LIGHTHOUSES, "-")
    assert (ran.code, ran.out) == (2, "")
    assert "irtui check reads files, not standard input." in ran.err


@each("case", CASES)
def test_every_problem_is_told_to_programs_at_the_place_where_a_reader_finds_it(
    case: Case, tmp_path: Path
) -> None:
    text, line, column = unmarked(case.text)
    path = file_of(text, tmp_path)
    (checked,) = json.loads(run("check", "--format", "json", path).out)["files"]
    (problem,) = checked["problems"]
    (command,) = run("check", "--format", "github", path).lines
    if MARK not in case.text:
        assert (problem["line"], problem["column"]) == (None, None)
        assert ",line=" not in command
        return
    assert (problem["line"], problem["column"]) == (line, column)
    assert f"line={line},col={column},title={case.code}::" in command


@each("code", CODES)
def test_a_code_is_explained_with_its_severity_its_reason_and_an_example(code: str) -> None:
    ran = run("check", "--explain", code)
    assert (ran.code, ran.err) == (0, "")
    kind = CODES[code]
    assert ran.lines[:3] == [f"{code}, {kind.severity}: {kind.meaning}", kind.why, kind.mend]
    lines = [line[4:] for line in ran.lines if line.startswith("    ")]
    example = EXAMPLES.get(code)
    assert lines == ([*example.wrong.splitlines(), *example.right.splitlines()] if example else [])


def test_a_code_that_is_none_is_answered_with_a_near_one() -> None:
    ran = run("check", "--explain", "unknown-kee")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean “unknown-key”?" in ran.err
