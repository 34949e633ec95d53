"""What is wrong with a file: one value for a message on stderr, a report and an editor."""

from enum import StrEnum

from attrs import field, frozen


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The file cannot be shown until it is corrected."""
    WARNING = "warning"
    """The file can be shown, but something in it is probably wrong."""
    NOTE = "note"
    """Worth knowing."""


Path = tuple[str | int, ...]
"""A place in a TOML document: keys, and indexes of arrays.

The keys are safe to be printed: with marks for what is unsafe in those of the file.
"""


@frozen
class Problem:
    """One thing that is wrong, where it is, and how to correct it."""

    code: str
    """Stable name of the kind of problem, such as ``unknown-key``; see `CODES`."""
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
    severity: Severity = field()

    @severity.default
    def _severity_of_code(self) -> Severity:
        return CODES[self.code][0]

    @property
    def where(self) -> str:
        """``file:line:column``, as compilers print it."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    def __str__(self) -> str:
        text = f"{self.where}: {self.severity}: {self.message} [{self.code}]"
        return f"{text}\n    {self.hint}" if self.hint else text


SHAPE_CODES: dict[str, tuple[Severity, str]] = {
    "file-missing": (Severity.ERROR, "There is no file of that name."),
    "file-directory": (Severity.ERROR, "The name leads to a directory, not to a file."),
    "file-unreadable": (Severity.ERROR, "The system refuses to read the file."),
    "file-too-large": (Severity.ERROR, "The file is larger than irtui reads."),
    "not-utf8": (Severity.ERROR, "TOML files are UTF-8; this file contains other bytes."),
    "not-toml": (Severity.ERROR, "The file is not valid TOML."),
    "duplicate-key": (Severity.ERROR, "A key or a table is in the file twice."),
    "lookalike-key": (
        Severity.ERROR,
        "Two keys of one table look the same once their unsafe characters are marked.",
    ),
    "too-deep": (Severity.ERROR, "Arrays or tables are nested deeper than any dataset needs."),
    "number-too-large": (Severity.ERROR, "A number is larger than TOML allows."),
    "no-dataset": (Severity.ERROR, "The file has no [dataset] table."),
    "unknown-table": (Severity.ERROR, "The format has no table of this name."),
    "unknown-key": (Severity.ERROR, "The record, or the claim, has no field of this name."),
    "missing-key": (Severity.ERROR, "A required field is missing."),
    "wrong-type": (Severity.ERROR, "The value has the wrong type for its field."),
    "wrong-date": (Severity.ERROR, "A text is not a date, or the date does not exist."),
    "wrong-word": (Severity.ERROR, "The field does not allow this word."),
    "wrong-reference": (
        Severity.ERROR,
        "A reference is not written correctly, or points to the wrong table.",
    ),
    "wrong-id": (Severity.ERROR, "An id contains characters other than a-z, 0-9 and hyphens."),
    "unknown-record": (Severity.ERROR, "A reference points to a record that does not exist."),
    "no-source": (Severity.ERROR, "Neither the claim nor its record has a source."),
    "inferred-unexplained": (
        Severity.ERROR,
        "An inferred claim needs sources of its own and a note that says how it was concluded.",
    ),
    "since-after-until": (Severity.ERROR, "A claim ends before it begins."),
    "cycle": (Severity.ERROR, "A chain of references leads back to where it began."),
    "duplicate-member": (Severity.WARNING, "A list names the same thing twice."),
    "unsafe-text": (
        Severity.WARNING,
        "A text or a key contains control or invisible characters; they are shown as marks.",
    ),
}
"""What is wrong with the file itself, or with how its records fit together."""

LOGIC_CODES: dict[str, tuple[Severity, str]] = {
    "meeting-before-founding": (
        Severity.WARNING,
        "A numbered meeting was held before its body was founded.",
    ),
    "meeting-after-end": (
        Severity.WARNING,
        "A numbered meeting was held after its body had ended.",
    ),
    "holder-outside-term": (
        Severity.WARNING,
        "Somebody sat in an office outside their known terms in it.",
    ),
    "number-out-of-order": (
        Severity.WARNING,
        "A meeting has a higher number than a later one of its series.",
    ),
    "number-twice": (
        Severity.WARNING,
        "Two meetings of one series have the same number.",
    ),
    "child-outlives-parent": (
        Severity.WARNING,
        "A body or an organisation outlives the one to which it belongs.",
    ),
    "uncited-source": (
        Severity.NOTE,
        "A source supports nothing.",
    ),
    "held-after-review": (
        Severity.WARNING,
        "A meeting is dated after the review of the dataset.",
    ),
    "never-true": (
        Severity.WARNING,
        "A claim begins and ends with the same event.",
    ),
    "unsafe-address": (
        Severity.WARNING,
        "An address is not safe to open; it is neither copied nor cited.",
    ),
}
"""Contradictions in a file that can be shown."""

CODES = {**SHAPE_CODES, **LOGIC_CODES}
"""Each code with its severity and what it stands for."""
