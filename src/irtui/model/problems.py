"""What is wrong with a file: one value for a message on stderr, a report and an editor."""

from enum import StrEnum

from attrs import field, frozen


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The file cannot be shown before it is mended."""
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
    """One thing that is wrong, where it stands, and how to mend it."""

    code: str
    """Stable name of the kind of problem, such as ``unknown-key``; see `CODES`."""
    message: str
    """What is wrong, in one sentence."""
    hint: str = ""
    """How to mend it, or empty."""
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
    "file-directory": (Severity.ERROR, "The name is that of a directory, not of a file."),
    "file-unreadable": (Severity.ERROR, "The system refuses to read the file."),
    "file-too-large": (Severity.ERROR, "The file is larger than irtui reads."),
    "not-utf8": (Severity.ERROR, "TOML files are UTF-8; this one holds other bytes."),
    "not-toml": (Severity.ERROR, "The file does not follow the TOML grammar."),
    "duplicate-key": (Severity.ERROR, "A key or table stands twice in the file."),
    "lookalike-key": (
        Severity.ERROR,
        "Two keys of one table are shown alike, once what is unsafe in them is marked.",
    ),
    "too-deep": (Severity.ERROR, "Arrays or tables are nested deeper than any dataset needs."),
    "number-too-large": (Severity.ERROR, "A number has more digits than can be read."),
    "no-dataset": (Severity.ERROR, "The file has no [dataset] table, which names it."),
    "unknown-table": (Severity.ERROR, "A top-level table is none of the format's."),
    "unknown-key": (Severity.ERROR, "A key is none of the record's fields."),
    "missing-key": (Severity.ERROR, "A field that every such record needs is not there."),
    "wrong-type": (Severity.ERROR, "A value is of another type than its field."),
    "wrong-date": (Severity.ERROR, "A text is no date of the format's grammar."),
    "wrong-word": (Severity.ERROR, "A word is none of those that its field allows."),
    "wrong-reference": (Severity.ERROR, "A reference is not written as one."),
    "wrong-id": (Severity.ERROR, "An id has other characters than a-z, 0-9 and hyphens."),
    "unknown-record": (Severity.ERROR, "A reference points to a record that is not there."),
    "no-source": (Severity.ERROR, "A claim has no source, and neither has its record."),
    "inferred-unexplained": (
        Severity.ERROR,
        "An inferred claim needs sources of its own and a note that says how it was concluded.",
    ),
    "since-after-until": (Severity.ERROR, "A claim ends before it begins."),
    "cycle": (Severity.ERROR, "A chain of records leads back to where it began."),
    "duplicate-member": (Severity.WARNING, "A list names the same thing twice."),
    "unsafe-text": (
        Severity.WARNING,
        "A text or a key holds control or invisible characters; they are shown as visible marks.",
    ),
}
"""What keeps a file from being shown, or makes loading it suspicious."""

LOGIC_CODES: dict[str, tuple[Severity, str]] = {
    "meeting-before-founding": (
        Severity.WARNING,
        "A numbered meeting was held before the body that met was founded.",
    ),
    "meeting-after-end": (
        Severity.WARNING,
        "A numbered meeting was held after the body that met had ended.",
    ),
    "holder-outside-term": (
        Severity.WARNING,
        "Somebody sits in an office at a time that no known term of theirs in it covers.",
    ),
    "number-out-of-order": (
        Severity.WARNING,
        "A meeting of a series has a higher number than one that was held after it.",
    ),
    "number-twice": (
        Severity.WARNING,
        "Two meetings of one series have the same number.",
    ),
    "child-outlives-parent": (
        Severity.WARNING,
        "A body or organisation is there when the one that it belongs to has ended.",
    ),
    "uncited-source": (
        Severity.NOTE,
        "A source is listed and nothing rests on it.",
    ),
    "held-after-review": (
        Severity.WARNING,
        "A meeting is said to be held after the day that the dataset speaks for.",
    ),
    "never-true": (
        Severity.WARNING,
        "A claim begins and ends with the same event.",
    ),
    "unsafe-address": (
        Severity.WARNING,
        "An address is none that may be opened; it is neither copied nor cited.",
    ),
}
"""What a file that can be shown contradicts itself in."""

CODES = {**SHAPE_CODES, **LOGIC_CODES}
"""Each code with its severity and what it stands for."""
