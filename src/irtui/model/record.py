"""What every record has."""

from typing import ClassVar

from irtui.lean import Factory, field, frozen
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dates import When
from irtui.model.fields import Kind, plain, structure
from irtui.model.holder import Holder
from irtui.model.values import Name, Statement

CITED = "supports"
"""What a citation is called at its source."""


@frozen(kw_only=True, eq=False, slots=True)
class Record(Holder):
    """What every record has. Records compare by identity."""

    TABLE: ClassVar[str]
    """Name of its table in the file."""

    id: str
    """Unique in its table, and stable: links and citations point to it."""
    name: tuple[Claim[Name], ...] = structure(Name, "What it is called.")
    abbreviation: tuple[Claim[Name], ...] = structure(Name, "Its short name.", many=True)
    aliases: tuple[Claim[Name], ...] = structure(
        Name, "Other names, spellings and scripts; for search.", many=True
    )
    kind: str | None = plain(Kind.WORD, "A word of the dataset's vocabulary.")
    summary: str | None = plain(Kind.TEXT, "What it is and why it matters, in two to four lines.")
    seen: tuple[When, ...] = plain(
        Kind.DATE, "When it was observed to be there.", many=True, lone=True
    )
    sources: tuple[Citation, ...] = plain(
        Kind.CITATIONS, "Where the record as a whole was read.", link="rests on", inverse=CITED
    )
    identifiers: dict[str, str] = plain(
        Kind.MAPPING, "Its ids elsewhere, by the name of the register.", line=True
    )
    extra: dict[str, str] = plain(
        Kind.MAPPING, "Fields of the dataset's own: texts, numbers, dates, or lists.", free=True
    )
    statements: tuple[Claim[Statement], ...] = structure(
        Statement,
        "What sources say of it and no field holds.",
        many=True,
        link="stated by",
        inverse="stated",
    )

    ref: Ref = field(
        init=False, repr=False, default=Factory(lambda self: Ref(self.TABLE, self.id), True)
    )
    """The reference that points here."""
