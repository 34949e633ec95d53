"""Files: their problems, whether they are those that were published, the bookmarks in them."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from irtui.model.codes import Severity
from irtui.model.said import Count, Place, said
from irtui.render.answers.declared import Json

if TYPE_CHECKING:
    from irtui.pages.verified import Verified


class ProblemJson(Json):
    """A problem of a file."""

    code: str = said("Its sort; irtui check --explain tells what it stands for.")
    severity: Severity = said("How much it matters.")
    message: str = said("What is wrong.")
    hint: str = said("How to correct it; may be empty.")
    file: str = said("The file, as it was named.")
    line: Place | None = said("From 1; null: the file as a whole.")
    column: Place | None = said("From 1, in characters.")
    path: tuple[str | int, ...] = said("Keys and indexes in the file.")


class FileJson(Json):
    """A file."""

    file: str = said("The file, as it was named.")
    readable: bool = said("Whether it is TOML at all.")
    records: Count | None = said("How many records it has; null: errors hide them.")
    errors: Count = said("How many errors it has.")
    warnings: Count = said("How many warnings it has.")
    notes: Count = said("How many notes it has.")
    problems: tuple[ProblemJson, ...] = said("In the order of its lines.")


class CheckJson(Json):
    """The answer of ``irtui check``."""

    files: tuple[FileJson, ...] = said("The files that were checked.")


Digest = Annotated[str, ("pattern", "^[0-9a-f]{64}$")]


class EditionJson(Json):
    """An edition of the dataset that comes with irtui."""

    title: str = said("What the dataset is called.")
    version: str = said("Its version.")
    reviewed: date = said("The day that its data speaks for.")


class VerifyJson(Json):
    """The answer of ``irtui verify``."""

    file: str = said("The file, as it was named.")
    digest: Digest = said("SHA-256 of the file, in hexadecimal.")
    fits: bool = said("Whether it is one of those that were cited, or that were published.")
    cited: tuple[Digest, ...] = said("The digests that were cited; none: any that was published.")
    edition: EditionJson | None = said("What the file was published as; null: nothing.")


def verify(found: "Verified") -> VerifyJson:
    """The answer of ``irtui verify``."""
    edition = EditionJson.of(found.edition) if found.edition else None
    return VerifyJson.of(found, edition=edition)


class BookmarkJson(Json):
    """A view that one wants to find again."""

    title: str = said("What its record was called, or its dataset.")
    go: str = said("Its record; “dataset” for the dataset itself.", "record")
    at: date | None = said("The day that is shown; null: that of the dataset's review.")
    dataset: str | None = said("The dataset's file or folder; null: the one that comes with irtui.")
    made: date | None = said("The day on which it was set.")
    command: str = said("What opens it, to be typed into a shell.")


class BookmarksJson(Json):
    """The answer of ``irtui bookmarks``."""

    bookmarks: tuple[BookmarkJson, ...] = said("The newest first.")
