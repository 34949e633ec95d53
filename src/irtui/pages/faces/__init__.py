"""The face of each kind of record: what a reader asks of it first, as of the day.

A face is declared once, as the lines that it may have, in their order. A line that has nothing to
say is left out.
"""

from irtui.model.as_of import AsOf
from irtui.model.records import (
    Body,
    Event,
    Gap,
    Organisation,
    Party,
    Person,
    Place,
    Post,
    Programme,
    Record,
    Source,
    Treaty,
)
from irtui.pages.faces import actors, bodies, events, evidence, work
from irtui.pages.faces.writer import FaceLine, FaceWriter
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Row

FACES: dict[type[Record], tuple[FaceLine, ...]] = {
    Body: (
        bodies.chairs,
        bodies.last_met,
        bodies.next_meeting,
        bodies.under_it,
        bodies.founded,
        bodies.dissolved,
        bodies.formerly,
        bodies.part_of,
    ),
    Event: (
        events.when,
        events.where,
        events.chairs,
        events.of,
        events.status,
        events.signed,
        events.decided,
        events.before,
        events.after,
    ),
    Person: (actors.office, actors.offices_before, actors.chaired, actors.lifetime),
    Post: (actors.holder, actors.holder_before, actors.chairs, actors.at),
    Organisation: (
        actors.head,
        actors.part_of,
        actors.owners,
        actors.sits_in,
        actors.programmes,
        bodies.founded,
        bodies.dissolved,
        bodies.formerly,
    ),
    Treaty: (
        work.in_force,
        work.signed,
        work.signatories,
        work.term,
        work.between,
        work.replaces,
        work.replaced_by,
        work.worth,
    ),
    Programme: (
        work.stands,
        work.run_by,
        work.period,
        work.counts,
        work.rests_on,
        work.part_of,
        work.worth,
    ),
    Source: (
        evidence.published,
        evidence.titled,
        evidence.origin,
        evidence.address,
        evidence.supports,
    ),
    Gap: (evidence.missing_in, evidence.looked_for),
    Party: (evidence.what_is_there, evidence.last_events),
    Place: (evidence.lies_in, evidence.what_is_there, evidence.last_events),
}
"""The lines of the face of each kind of record."""


def face(as_of: AsOf, record: Record, footnotes: Footnotes) -> tuple[Row, ...]:
    """What a reader asks first of a record on a day; each line has the key of its field, if any."""
    writer = FaceWriter(as_of, record, footnotes)
    return tuple(row for line in FACES[type(record)] for row in line(writer))
