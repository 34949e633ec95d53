"""The field table: every kind of record, and every field of it, declared once.

A field marked as claims holds a tuple of `Claim`: alternatives of one value, or members of a list.
"""

from datetime import date
from typing import Any, ClassVar

import attrs
from attrs import frozen

from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dates import When, day_of
from irtui.model.fields import (
    Kind,
    dated,
    integer,
    located,
    plain,
    reference,
    structure,
    text,
    word,
)
from irtui.model.holder import Holder
from irtui.model.values import (
    MEMBERS,
    Cadence,
    Count,
    KindWords,
    Name,
    Role,
    Share,
    Standing,
    Statement,
    Status,
    TitleBasis,
)

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
_SEAT = "person post as_ party"
_ROLE = "post in_ role as_ for_ party"
_PLACED = ("in_", "post", "as_")
CITED = "supports"
"""What a citation is called at its source."""


def _roles(doc: str, keys: str, **rest: Any) -> Any:
    """Claims of roles, each of which may have some of the ``keys`` of a `Role`."""
    return structure(Role, doc, many=True, keys=tuple(keys.split()), **rest)


@frozen(kw_only=True, eq=False)
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

    ref: Ref = attrs.field(
        init=False, repr=False, default=attrs.Factory(lambda self: Ref(self.TABLE, self.id), True)
    )
    """The reference that points here."""


@frozen(kw_only=True, eq=False)
class Party(Record):
    """A side."""

    TABLE = "party"
    adjective: str | None = plain(
        Kind.TEXT, "“northern”, for counts of sources and people.", line=True
    )
    mark: str | None = plain(Kind.TEXT, "Two letters that stand for it: NB.", line=True)


@frozen(kw_only=True, eq=False)
class Body(Record):
    """A joint institution: commission, group, dialogue, series of summits, committee."""

    TABLE = "body"
    parent: tuple[Claim[Ref], ...] = reference(
        "body", doc="The body that it belongs to.", link="part of", inverse="has parts", joint=True
    )
    chair_posts: tuple[Claim[Role], ...] = _roles(
        "The offices whose holders chair it.",
        "party post as_",
        main="post",
        in_turn="party",
        label="chaired by",
        link="chaired by the holder of",
        inverse="chairs",
    )
    members: tuple[Claim[Role], ...] = _roles(
        "Who has a part in it; or the same from the other side, in the roles of each.",
        "person organisation post role as_ for_",
        needs=("person", "organisation", "post"),
        main="person",
        link=MEMBERS,
        inverse="member of",
    )
    founded: tuple[Claim[When], ...] = dated("When it was set up.")
    dissolved: tuple[Claim[When], ...] = dated("When it ended.")
    succeeds: tuple[Claim[Ref], ...] = reference(
        "body", doc="What it continues.", link="succeeds", inverse="succeeded by", many=True
    )
    status: tuple[Claim[Standing], ...] = word(Standing, "Whether it is at work.")
    mandate: tuple[Claim[str], ...] = text("What it is for.", many=True)
    cadence: tuple[Claim[Cadence], ...] = word(Cadence, "How often it is to meet.")
    counts: tuple[Claim[Count], ...] = structure(
        Count, "How many members of a kind it has.", many=True, distinct="kind", main="count"
    )


@frozen(kw_only=True, eq=False)
class Organisation(Record):
    """A ministry, agency, force or company."""

    TABLE = "organisation"
    parties: tuple[Claim[Ref], ...] = reference(
        "party", doc="Whose it is.", link="of", inverse="organisations", many=True
    )
    parent: tuple[Claim[Ref], ...] = reference(
        "organisation", doc="What it belongs to.", link="part of", inverse="has parts", joint=True
    )
    place: tuple[Claim[Ref | str], ...] = located(
        "Where it sits.", link="sits in", inverse="organisations here", many=True, label="place"
    )
    founded: tuple[Claim[When], ...] = dated("When it was set up.")
    dissolved: tuple[Claim[When], ...] = dated("When it ended.")
    succeeds: tuple[Claim[Ref], ...] = reference(
        "organisation", doc="What it continues.", link="succeeds", inverse="succeeded by", many=True
    )
    status: tuple[Claim[Standing], ...] = word(Standing, "Whether it is at work.")
    shares: tuple[Claim[Share], ...] = structure(
        Share,
        "Who owns how much of it.",
        many=True,
        distinct="organisation",
        main="organisation",
        link="owned by",
        inverse="owns a share of",
    )
    roles: tuple[Claim[Role], ...] = _roles(
        "Its parts in bodies, and in other organisations.",
        _ROLE,
        needs=_PLACED,
        main="in_",
        link="held",
        inverse="held by",
    )


@frozen(kw_only=True, eq=False)
class Post(Record):
    """An office, apart from its holder."""

    TABLE = "post"
    organisation: tuple[Claim[Ref], ...] = reference(
        "organisation", "body", doc="Where the office is.", link="at", inverse="posts"
    )
    party: tuple[Claim[Ref], ...] = reference(
        "party", doc="Which side's it is.", link="of", inverse="posts"
    )


@frozen(kw_only=True, eq=False)
class Person(Record):
    """A person."""

    TABLE = "person"
    party: tuple[Claim[Ref], ...] = reference(
        "party", doc="For which side.", link="of", inverse="people"
    )
    born: tuple[Claim[When], ...] = dated("When they were born.")
    died: tuple[Claim[When], ...] = dated("When they died.")
    roles: tuple[Claim[Role], ...] = _roles(
        "Offices held, and parts in bodies and in organisations.",
        _ROLE,
        needs=_PLACED,
        main="post",
        link="held",
        inverse="held by",
    )
    posts: tuple[Claim[Role], ...] = _roles(
        "Offices held: a spelling of roles that are nothing else.",
        "post as_",
        main="post",
        label="offices",
        link="held",
        inverse="held by",
    )

    @property
    def terms(self) -> tuple[Claim[Role], ...]:
        """All its roles and offices, whichever of the two fields they stand in."""
        return self.roles + self.posts


@frozen(kw_only=True, eq=False)
class Place(Record):
    """A city, a region, a sea: so that it has names in several languages, and a side."""

    TABLE = "place"
    party: tuple[Claim[Ref], ...] = reference(
        "party", doc="The side that it is in.", link="in", inverse="places"
    )
    within: tuple[Claim[Ref], ...] = reference(
        "place", doc="The larger place that it is in.", link="within", inverse="has in it"
    )


@frozen(kw_only=True, eq=False)
class Event(Record):
    """A session, meeting, summit, signing, exercise edition or milestone."""

    TABLE = "event"
    when: tuple[Claim[When], ...] = dated("When it took place.")
    planned: tuple[Claim[When], ...] = dated("When it was to take place.", many=True)
    place: tuple[Claim[Ref | str], ...] = located(
        "The city.", link="took place in", inverse="events here", label="where"
    )
    venue: tuple[Claim[str], ...] = text("The building.", line=True)
    body: tuple[Claim[Ref], ...] = reference(
        "body", doc="Whose meeting it is.", label="body", link="meeting of", inverse="meetings"
    )
    programme: tuple[Claim[Ref], ...] = reference(
        "programme", doc="Whose step it is.", link="step of", inverse="milestones"
    )
    agreement: tuple[Claim[Ref], ...] = reference(
        "agreement", doc="Whose step it is.", link="step of", inverse="milestones"
    )
    chairs: tuple[Claim[Role], ...] = _roles(
        "Who chaired it.",
        _SEAT,
        main="person",
        label="co-chairs",
        link="co-chaired by",
        inverse="co-chaired",
    )
    present: tuple[Claim[Role], ...] = _roles(
        "Who else is named as there.",
        _SEAT,
        main="person",
        label="present",
        link="attended by",
        inverse="attended",
    )
    participants: tuple[Claim[Ref], ...] = reference(
        "organisation",
        "party",
        doc="Which sides, forces or companies took part.",
        link="with",
        inverse="took part in",
        many=True,
    )
    number: tuple[Claim[int], ...] = integer("Its place in the series.", least=1)
    status: tuple[Claim[Status], ...] = word(Status, "How far it got.")
    part_of: tuple[Claim[Ref], ...] = reference(
        "event", doc="The larger event that it belonged to.", link="during", inverse="included"
    )
    documents: tuple[Claim[str], ...] = text(
        "Papers adopted that have no record of their own.", many=True
    )


@frozen(kw_only=True, eq=False)
class Treaty(Record):
    """A treaty, agreement, protocol, contract or programme document."""

    TABLE = "agreement"
    signed: tuple[Claim[When], ...] = dated("When it was signed.")
    signed_at: tuple[Claim[Ref], ...] = reference(
        "event", doc="The occasion.", link="signed at", inverse="documents signed"
    )
    place: tuple[Claim[Ref | str], ...] = located(
        "Where it was signed.", link="signed in", inverse="signed here", label="place"
    )
    term: tuple[Claim[When], ...] = dated("From when until when it runs.")
    parties: tuple[Claim[Ref], ...] = reference(
        "party", "organisation", doc="Who is bound.", link="between", inverse="party to", many=True
    )
    signatories: tuple[Claim[Role], ...] = _roles(
        "Who signed it.",
        _SEAT,
        main="person",
        label="signed by",
        link="signed by",
        inverse="signed",
    )
    supersedes: tuple[Claim[Ref], ...] = reference(
        "agreement", doc="What it replaces.", link="supersedes", inverse="superseded by", many=True
    )
    governs: tuple[Claim[Ref], ...] = reference(
        "body",
        "organisation",
        "programme",
        "agreement",
        doc="What rests on it.",
        link="governs",
        inverse="governed by",
        many=True,
    )
    status: tuple[Claim[Standing], ...] = word(Standing, "Whether it is in force.")
    worth: tuple[Claim[str], ...] = text("The sum agreed.")
    counts: tuple[Claim[Count], ...] = structure(
        Count, "How many of what it covers.", many=True, distinct="kind", main="count"
    )


@frozen(kw_only=True, eq=False)
class Programme(Record):
    """Joint or licensed production, lease, procurement, a series of exercises."""

    TABLE = "programme"
    status: tuple[Claim[Standing], ...] = word(Standing, "Whether it runs.")
    part_of: tuple[Claim[Ref], ...] = reference(
        "programme", doc="The larger programme.", link="part of", inverse="has parts"
    )
    period: tuple[Claim[When], ...] = dated("From when until when it ran.")
    organisations: tuple[Claim[Ref], ...] = reference(
        "organisation", "body", doc="Who works on it.", link="run by", inverse="runs", many=True
    )
    agreements: tuple[Claim[Ref], ...] = reference(
        "agreement", doc="What it rests on.", link="rests on", inverse="basis of", many=True
    )
    succeeds: tuple[Claim[Ref], ...] = reference(
        "programme", doc="What it continues.", link="succeeds", inverse="succeeded by", many=True
    )
    cadence: tuple[Claim[Cadence], ...] = word(Cadence, "How often it is held.")
    worth: tuple[Claim[str], ...] = text("What it costs.")
    counts: tuple[Claim[Count], ...] = structure(
        Count, "How many of what.", many=True, distinct="kind", main="count"
    )


@frozen(kw_only=True, eq=False)
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


@frozen(kw_only=True, eq=False)
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
