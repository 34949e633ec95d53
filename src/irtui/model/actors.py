"""Who meets: sides, joint bodies, organisations, offices and people."""

from typing import Any

from irtui.lean import frozen
from irtui.model.claims import Claim, Ref
from irtui.model.dates import When
from irtui.model.fields import Kind, dated, located, plain, reference, structure, text, word
from irtui.model.record import Record
from irtui.model.values import MEMBERS, Cadence, Count, Role, Share, Standing

_ROLE = "post in_ role as_ for_ party"
_PLACED = ("in_", "post", "as_")


def roles_field(doc: str, keys: str, **rest: Any) -> Any:
    """Claims of roles, each of which may have some of the ``keys`` of a `Role`."""
    return structure(Role, doc, many=True, keys=tuple(keys.split()), **rest)


@frozen(kw_only=True, eq=False, slots=True)
class Party(Record):
    """A side."""

    TABLE = "party"
    adjective: str | None = plain(
        Kind.TEXT, "“northern”, for counts of sources and people.", line=True
    )
    mark: str | None = plain(Kind.TEXT, "Two letters that stand for it: NB.", line=True)


@frozen(kw_only=True, eq=False, slots=True)
class Body(Record):
    """A joint institution: commission, group, dialogue, series of summits, committee."""

    TABLE = "body"
    parent: tuple[Claim[Ref], ...] = reference(
        "body", doc="The body that it belongs to.", link="part of", inverse="has parts", joint=True
    )
    chair_posts: tuple[Claim[Role], ...] = roles_field(
        "The offices whose holders chair it.",
        "party post as_",
        main="post",
        in_turn="party",
        label="chaired by",
        link="chaired by the holder of",
        inverse="chairs",
    )
    members: tuple[Claim[Role], ...] = roles_field(
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


@frozen(kw_only=True, eq=False, slots=True)
class Organisation(Record):
    """A ministry, agency, force or company."""

    TABLE = "organisation"
    parties: tuple[Claim[Ref], ...] = reference(
        "party", doc="Whose it is.", link="of", inverse="organisations", many=True, label="side"
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
    roles: tuple[Claim[Role], ...] = roles_field(
        "Its parts in bodies, and in other organisations.",
        _ROLE,
        needs=_PLACED,
        main="in_",
        link="held",
        inverse="held by",
    )


@frozen(kw_only=True, eq=False, slots=True)
class Post(Record):
    """An office, apart from its holder."""

    TABLE = "post"
    organisation: tuple[Claim[Ref], ...] = reference(
        "organisation", "body", doc="Where the office is.", link="at", inverse="posts"
    )
    party: tuple[Claim[Ref], ...] = reference(
        "party", doc="Which side's it is.", link="of", inverse="posts", label="side"
    )


@frozen(kw_only=True, eq=False, slots=True)
class Person(Record):
    """A person."""

    TABLE = "person"
    party: tuple[Claim[Ref], ...] = reference(
        "party", doc="For which side.", link="of", inverse="people", label="side"
    )
    born: tuple[Claim[When], ...] = dated("When they were born.")
    died: tuple[Claim[When], ...] = dated("When they died.")
    roles: tuple[Claim[Role], ...] = roles_field(
        "Offices held, and parts in bodies and in organisations.",
        _ROLE,
        needs=_PLACED,
        main="post",
        link="held",
        inverse="held by",
    )
    posts: tuple[Claim[Role], ...] = roles_field(
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
