"""What happens and where: places, events, agreements and programmes."""

from irtui.lean import frozen
from irtui.model.actors import roles_field
from irtui.model.claims import Claim, Ref
from irtui.model.dates import When
from irtui.model.fields import dated, integer, located, reference, structure, text, word
from irtui.model.record import Record
from irtui.model.values import Cadence, Count, Role, Standing, Status

_SEAT = "person post as_ party"


@frozen(kw_only=True, eq=False, slots=True)
class Place(Record):
    """A city, a region, a sea: so that it has names in several languages, and a side."""

    TABLE = "place"
    party: tuple[Claim[Ref], ...] = reference(
        "party", doc="The side that it is in.", link="in", inverse="places"
    )
    within: tuple[Claim[Ref], ...] = reference(
        "place", doc="The larger place that it is in.", link="within", inverse="has in it"
    )


@frozen(kw_only=True, eq=False, slots=True)
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
    chairs: tuple[Claim[Role], ...] = roles_field(
        "Who chaired it.",
        _SEAT,
        main="person",
        label="co-chairs",
        link="co-chaired by",
        inverse="co-chaired",
    )
    present: tuple[Claim[Role], ...] = roles_field(
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
        "event",
        doc="The larger event that it belonged to; one that is a step of nothing is a phase of it.",
        link="during",
        inverse="included",
    )
    documents: tuple[Claim[str], ...] = text(
        "Papers adopted that have no record of their own.", many=True
    )


@frozen(kw_only=True, eq=False, slots=True)
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
    signatories: tuple[Claim[Role], ...] = roles_field(
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


@frozen(kw_only=True, eq=False, slots=True)
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
