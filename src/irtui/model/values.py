"""Values that have keys of their own: a chair, a count, a share."""

from enum import StrEnum

from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.fields import Kind, plain


class Status(StrEnum):
    """How far a meeting got."""

    HELD = "held"
    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Standing(StrEnum):
    """Whether a body, an agreement or a programme is at work."""

    PLANNED = "planned"
    SIGNED = "signed"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    ENDED = "ended"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class Cadence(StrEnum):
    """How often a body is to meet."""

    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    ANNUAL = "annual"
    BIENNIAL = "biennial"
    IRREGULAR = "irregular"


class TitleBasis(StrEnum):
    """Where the title of a source comes from."""

    PUBLISHED = "published"
    REBUILT = "rebuilt"
    """Put together again from the address."""
    DESCRIBED = "described"
    """Our description of a page whose title was not seen."""


@frozen(kw_only=True)
class KindWords:
    """What several records of a kind are called, and what is said of those that are counted."""

    plural: str | None = plain(Kind.TEXT, "What several are called: sessions.", line=True)
    counted: str | None = plain(Kind.TEXT, "What follows their number: held, released.", line=True)


@frozen(kw_only=True)
class Name:
    """A name, and the language that it is in."""

    value: str = plain(Kind.TEXT, "The name.", required=True, line=True)
    lang: str | None = plain(Kind.TEXT, "Language, as a BCP 47 tag: en, pt-BR.", line=True)


@frozen(kw_only=True)
class Statement:
    """What a source says and no field holds."""

    value: str = plain(Kind.TEXT, "The statement, in our own words.", required=True)
    by: Ref | None = plain(
        Kind.REFERENCE,
        "Whom the source says it from.",
        targets=("organisation", "person", "post", "party", "body"),
        link="stated by",
        inverse="stated",
    )
    date: object = plain(Kind.DATE, "The day that it speaks of.")


@frozen(kw_only=True)
class Seat:
    """A person at a table or under a paper, and on whose behalf."""

    person: Ref | None = plain(Kind.REFERENCE, "Who.", targets=("person",))
    post: Ref | None = plain(Kind.REFERENCE, "In which office.", targets=("post",))
    as_: str | None = plain(Kind.TEXT, "The office, as the source prints it.", line=True)
    party: Ref | None = plain(Kind.REFERENCE, "For which side.", targets=("party",))


@frozen(kw_only=True)
class Holding:
    """An office that a person held."""

    post: Ref | None = plain(Kind.REFERENCE, "The office.", targets=("post",))
    as_: str | None = plain(Kind.TEXT, "The office, as the source prints it.", line=True)


@frozen(kw_only=True)
class ChairPost:
    """The office whose holder chairs for one side."""

    party: Ref | None = plain(Kind.REFERENCE, "The side.", targets=("party",))
    post: Ref | None = plain(Kind.REFERENCE, "The office.", targets=("post",))
    as_: str | None = plain(Kind.TEXT, "The office, as the source prints it.", line=True)


@frozen(kw_only=True)
class Count:
    """How many of a kind a source says there are."""

    kind: str = plain(
        Kind.TEXT, "What is counted: a kind of record, or a word.", required=True, line=True
    )
    count: int = plain(Kind.INTEGER, "How many.", required=True, least=0)


@frozen(kw_only=True)
class Share:
    """A part of a company."""

    organisation: Ref | None = plain(
        Kind.REFERENCE, "The owner.", targets=("organisation", "party")
    )
    percent: float | None = plain(Kind.NUMBER, "The part, in per cent.", least=0, most=100)
