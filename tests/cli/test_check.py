"""``check``, and every load problem as the terminal shows it."""

from pathlib import Path

import pytest

from irtui.model.safe_text import unsafe_characters
from tests.cli.running import LIGHTHOUSES, Ran, run
from tests.load.cases import CASES, WARNINGS, Case
from tests.load.unreadable import UNREADABLE, Unreadable
from tests.support import HEAD, unmarked

ERRORS = [case for case in CASES if case not in WARNINGS]
# A NUL ends an argument, so no command line can name such a file.
NAMEABLE = [case for case in UNREADABLE if case.what != "a name with NUL"]
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
    path = file_of(f'{HEAD}[source.log]\n[body.ford]\nsources = ["log"]\n', tmp_path)
    ran = run("check", path)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{path}: 2 records, no problems.\n")


@pytest.mark.parametrize("case", CASES, ids=str)
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


@pytest.mark.parametrize("arguments", PRINTING, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("case", ERRORS, ids=str)
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


@pytest.mark.parametrize("arguments", [["check"], *PRINTING], ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("case", NAMEABLE, ids=str)
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
    assert "2 errors. Mend the file; “irtui check” lists all that is to be said." in shown.err


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
