"""Values that have keys of their own: a chair, a count, a share."""

from enum import StrEnum

from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.fields import Kind, plain

MEMBERS = "members"
"""What a part in a body is called at the body."""
MEMBER = "member"
"""The role of who simply belongs to a body."""
ROLE = "role"
"""The key of what somebody is in a body, and of its words in the dataset's vocabulary."""


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
    counted: str | None = plain(
        Kind.TEXT,
        "What follows their number: held, released. Makes events of the kind meetings.",
        line=True,
    )


@frozen(kw_only=True, slots=True)
class Name:
    """A name, and the language that it is in."""

    value: str = plain(Kind.TEXT, "The name.", required=True, line=True)
    lang: str | None = plain(Kind.TEXT, "Language, as a BCP 47 tag: en, pt-BR.", line=True)


@frozen(kw_only=True, slots=True)
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


@frozen(kw_only=True, slots=True)
class Role:
    """A part that a person or an organisation has in something, and on whose behalf.

    One structure for offices, members, chairs, people present and signatories: each field says
    which of the keys it takes. It follows the Membership of W3C ORG and of Popolo.
    """

    person: Ref | None = plain(Kind.REFERENCE, "Who.", targets=("person",))
    organisation: Ref | None = plain(
        Kind.REFERENCE, "Which organisation, if it is no person.", targets=("organisation",)
    )
    post: Ref | None = plain(Kind.REFERENCE, "In which office.", targets=("post",))
    in_: Ref | None = plain(
        Kind.REFERENCE,
        "In which body; of an organisation, the table stands before the id.",
        targets=("body", "organisation"),
        bare=True,
        link="member of",
        inverse=MEMBERS,
    )
    role: str | None = plain(Kind.WORD, "As what: a word of the dataset's vocabulary.")
    as_: str | None = plain(Kind.TEXT, "The office, as the source prints it.", line=True)
    for_: Ref | str | None = plain(
        Kind.REFERENCE,
        "On whose behalf: party:ID, organisation:ID or body:ID, or a text as printed.",
        targets=("party", "organisation", "body"),
        printed=True,
        link="for",
        inverse="represented by",
    )
    party: Ref | None = plain(Kind.REFERENCE, "For which side.", targets=("party",))

    @property
    def holder(self) -> Ref | None:
        """Who has the part, where the value says it: a person, an organisation, an office."""
        return self.person or self.organisation or self.post


@frozen(kw_only=True, slots=True)
class Count:
    """How many of a kind a source says there are."""

    kind: str = plain(
        Kind.TEXT, "What is counted: a kind of record, or a word.", required=True, line=True
    )
    count: int = plain(Kind.INTEGER, "How many.", required=True, least=0)


@frozen(kw_only=True, slots=True)
class Share:
    """A part of a company."""

    organisation: Ref | None = plain(
        Kind.REFERENCE, "The owner.", targets=("organisation", "party")
    )
    percent: float | None = plain(Kind.NUMBER, "The part, in per cent.", least=0, most=100)
