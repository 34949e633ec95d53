"""The field table: every kind of record, and every field of it, declared once.

A field marked as claims holds a tuple of `Claim`: alternatives of one value, or members of a list.
"""

from datetime import date

from irtui.lean import frozen
from irtui.model.actors import Body, Organisation, Party, Person, Post
from irtui.model.claims import Ref
from irtui.model.dates import When, day_of
from irtui.model.fields import (
    Kind,
    plain,
)
from irtui.model.happenings import Event, Place, Programme, Treaty
from irtui.model.record import CITED, Record
from irtui.model.values import KindWords, TitleBasis

__all__ = [
    "ANY",
    "CITED",
    "PARTS",
    "RECORDS",
    "TABLES",
    "TERMS",
    "THIRD",
    "About",
    "Body",
    "Event",
    "Gap",
    "Organisation",
    "Party",
    "Person",
    "Place",
    "Post",
    "Programme",
    "Record",
    "Source",
    "Treaty",
]

ANY = (
    "party",
    "body",
    "event",
    "agreement",
    "programme",
    "organisation",
    "post",
    "person",
    "place",
    "source",
)
"""The tables that a gap may be about."""
THIRD = "third"
"""The origin of a source that is of no side."""


@frozen(kw_only=True, eq=False, slots=True)
class Source(Record):
    """Where something was read. Its fields are plain: a source is what it is."""

    TABLE = "source"
    publisher: str | None = plain(Kind.TEXT, "Who published it.", line=True)
    title: str | None = plain(Kind.TEXT, "Its title.", line=True)
    title_basis: TitleBasis | None = plain(
        Kind.WORD, "Whether the title is as published.", words=TitleBasis
    )
    url: str | None = plain(Kind.TEXT, "Its address.")
    date: When | None = plain(Kind.DATE, "When it was published.")
    accessed: When | None = plain(Kind.DATE, "When it was read.")
    archive: str | None = plain(Kind.TEXT, "The address of a kept copy.")
    language: str | None = plain(Kind.TEXT, "Its language, as a BCP 47 tag.", line=True)
    origin: str | None = plain(Kind.TEXT, "The id of the side that it comes from, or “third”.")
    reprints: Ref | None = plain(
        Kind.REFERENCE,
        "The source whose text it repeats, so that it confirms nothing.",
        targets=("source",),
        link="repeats",
        inverse="repeated by",
    )


@frozen(kw_only=True, eq=False, slots=True)
class Gap(Record):
    """What was looked for and not found."""

    TABLE = "gap"
    about: Ref | None = plain(
        Kind.REFERENCE,
        "The record in which it is missing.",
        targets=ANY,
        link="missing in",
        inverse="gaps",
    )
    field: str | None = plain(Kind.TEXT, "The field, or the name of the link, that is missing.")
    text: str = plain(Kind.TEXT, "What was not found.", required=True)
    searched: When | None = plain(Kind.DATE, "When it was looked for.")
    looked_in: str | None = plain(Kind.TEXT, "Where it was looked for.")


@frozen(kw_only=True, eq=False)
class About:
    """The dataset itself: the file's ``[dataset]`` table."""

    title: str = plain(Kind.TEXT, "What the dataset is about.", required=True, line=True)
    summary: str | None = plain(Kind.TEXT, "Its scope, in a few lines.")
    version: str | None = plain(Kind.TEXT, "The version of the data.", line=True)
    reviewed: When = plain(
        Kind.DATE, "The day that the data speaks for: what the app shows first.", required=True
    )
    snapshot: When | None = plain(
        Kind.DATE, "The day on which all was seen that has no dates: that of a register."
    )
    licence: str | None = plain(Kind.TEXT, "Under which it may be used.", line=True)
    maintainers: tuple[str, ...] = plain(Kind.TEXT, "Who keeps it.", many=True, line=True)
    kinds: dict[str, dict[str, KindWords]] = plain(
        Kind.MAPPING,
        "For each table its kinds, each with its plural, or with its words.",
        nested=True,
        entries=KindWords,
    )
    registers: dict[str, str] = plain(
        Kind.MAPPING,
        "For each register the address of a record in it, with {} for the id.",
        line=True,
    )
    words: dict[str, str] = plain(
        Kind.MAPPING, "What links and fields are called here, by their usual names.", line=True
    )

    @property
    def day(self) -> date:
        """The day that is shown when none is asked for: the last one of ``reviewed``."""
        return day_of(self.reviewed)

    lanes: tuple[Ref, ...] = plain(
        Kind.REFERENCE,
        "The records whose lanes the timeline shows when nothing is chosen.",
        many=True,
        targets=("body", "agreement", "programme", "person", "organisation"),
    )


RECORDS: tuple[type[Record], ...] = (
    Party,
    Body,
    Event,
    Treaty,
    Programme,
    Organisation,
    Post,
    Person,
    Place,
    Source,
    Gap,
)
"""All record classes, in the order of the file's sections."""

PARTS = ("roles", "members")
"""The fields that say what part somebody has in a body, from one side and from the other."""
TERMS = ("posts", "roles")
"""The fields of a person in which its roles and offices stand."""

TABLES: dict[str, type[Record]] = {cls.TABLE: cls for cls in RECORDS}
