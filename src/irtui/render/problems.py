"""The problems of files, for programs: as JSON, and as GitHub's workflow commands."""

from collections.abc import Iterable

from irtui.lean import frozen
from irtui.model.codes import Severity
from irtui.model.names import counted
from irtui.model.problems import Problem, tally
from irtui.render.answers.files import CheckJson, FileJson, ProblemJson


@frozen
class CheckedFile:
    """What came of checking one file."""

    file: str
    """As the user named it, safe to print."""
    problems: tuple[Problem, ...]
    """In the order of its lines."""
    readable: bool = True
    """Whether it is TOML at all."""
    records: int | None = None
    """How many records it has; ``None`` if an error keeps them from being counted."""

    def count(self, severity: Severity) -> int:
        """How many problems of that severity it has."""
        return sum(problem.severity is severity for problem in self.problems)


def summary(checked: CheckedFile) -> str:
    """``412 records, 2 warnings``."""
    words = [] if checked.records is None else [counted(checked.records, "record")]
    return ", ".join([*words, tally(checked.problems) or "no problems"])


def as_answer(files: Iterable[CheckedFile]) -> CheckJson:
    """The answer of ``irtui check``: each file with all its problems.

    Its keys are in docs/reference/check.md.
    """
    return CheckJson(
        tuple(
            FileJson.of(
                checked,
                **{f"{severity}s": checked.count(severity) for severity in Severity},
                problems=tuple(map(ProblemJson.of, checked.problems)),
            )
            for checked in files
        )
    )


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_MESSAGE = str.maketrans(_DATA)
_IN_PROPERTY = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})


def workflow_command(problem: Problem) -> str:
    """A problem as GitHub Actions shows it beside the line that it stands in.

    The escapes are those of the ``@actions/core`` package, ``command.ts``.
    """
    properties = {
        "file": problem.file,
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    written = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{_COMMANDS[problem.severity]} {written}::{message.translate(_IN_MESSAGE)}"
