"""What is wrong with a file: one value for a message on stderr, a report and an editor."""

from collections import Counter
from collections.abc import Iterable, Sequence

from irtui.lean import Factory, field, frozen
from irtui.model.codes import CODES, Severity
from irtui.model.names import counted

MORE = "more-problems"
"""The code of what stands for all problems that are not told."""

Path = tuple[str | int, ...]
"""A place in a TOML document: keys, and indexes of arrays.

The keys are safe to be printed: with marks for what is unsafe in those of the file.
"""


def _severity(problem: "Problem") -> Severity:
    return CODES[problem.code].severity


@frozen
class Problem:
    """One thing that is wrong, where it is, and how to correct it."""

    code: str
    """Stable name of the kind of problem, such as ``unknown-key``; see `codes.CODES`."""
    message: str
    """What is wrong, in one sentence."""
    hint: str = ""
    """How to correct it, or empty."""
    path: Path = ()
    """Where in the document."""
    file: str = ""
    """The file, as the user named it."""
    line: int | None = None
    """From 1; ``None`` if it concerns the file as a whole."""
    column: int | None = None
    """From 1, in characters."""
    severity: Severity = field(default=Factory(_severity, takes_self=True))

    @property
    def where(self) -> str:
        """``file:line:column``, as compilers print it."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    def __str__(self) -> str:
        text = f"{self.where}: {self.severity}: {self.message} [{self.code}]"
        return f"{text}\n    {self.hint}" if self.hint else text


def tally(problems: Iterable[Problem]) -> str:
    """``2 errors, 1 warning``, or ``10,000 errors, and more``; empty if nothing is wrong."""
    codes = Counter((one.code == MORE, one.severity) for one in problems)
    counts = [
        counted(number, severity) for severity in Severity if (number := codes[False, severity])
    ]
    return ", ".join([*counts, "and more"] if any(more for more, _ in codes) else counts)


def number_of(problems: Sequence[Problem]) -> str:
    """``3 problems``, or ``10,000 problems, and more``."""
    told = sum(one.code != MORE for one in problems)
    return f"{counted(told, 'problem')}{', and more' * (told < len(problems))}"
