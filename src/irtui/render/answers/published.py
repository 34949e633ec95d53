"""Whether a file is the one that was cited, or one that was published."""

from datetime import date
from typing import Annotated

from irtui.model.said import said
from irtui.pages.verified import Verified
from irtui.render.answers.declared import Json

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


def verify(found: Verified) -> VerifyJson:
    """The answer of ``irtui verify``."""
    edition = EditionJson.of(found.edition) if found.edition else None
    return VerifyJson.of(found, edition=edition)
