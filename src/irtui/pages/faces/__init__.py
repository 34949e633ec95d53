"""The face of each kind of record: what a reader asks of it first, as of the day.

A face is declared once, as the lines that it may have, in their order: `values` of a field, or what
a function finds. A line that has nothing to say is left out.
"""

from functools import partial

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
from irtui.pages.faces import actors, bodies, evidence, happenings
from irtui.pages.faces.writer import FaceLine, FaceWriter, values
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Row

FACES: dict[type[Record], tuple[FaceLine, ...]] = {
    Body: (
        bodies.chairs,
        bodies.last_met,
        bodies.next_meeting,
        bodies.under_it,
        values("founded", any_day=True),
        values("dissolved", any_day=True),
        bodies.formerly,
        bodies.part_of,
    ),
    Event: (
        happenings.when,
        happenings.where,
        happenings.chairs,
        happenings.of,
        happenings.status,
        happenings.signed_there,
        values("documents", "adopted", most=2, any_day=True),
        partial(happenings.beside, label="follows", step=-1),
        partial(happenings.beside, label="followed by", step=1),
    ),
    Person: (
        actors.office,
        actors.offices_before,
        actors.chaired,
        values("born", any_day=True),
        values("died", any_day=True),
    ),
    Post: (actors.holder, actors.holder_before, actors.chairs, actors.at),
    Organisation: (
        actors.head,
        values("parent", "part of"),
        values("parties", "side"),
        values("shares", "owned by"),
        values("place", "sits in"),
        actors.programmes,
        values("founded", any_day=True),
        values("dissolved", any_day=True),
        bodies.formerly,
    ),
    Treaty: (
        happenings.in_force,
        happenings.signed,
        happenings.signatories,
        values("term", any_day=True),
        values("parties", "between", any_day=True),
        values("supersedes", "replaced", any_day=True),
        happenings.replaced_by,
        values("worth", any_day=True),
    ),
    Programme: (
        happenings.stands,
        happenings.run_by,
        values("period", "time", any_day=True),
        values("counts", "count", most=2),
        values("agreements", "rests on", any_day=True),
        values("part_of", "part of", any_day=True),
        values("succeeds", "continues", any_day=True),
        values("worth", any_day=True),
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
    Place: (
        values("within", "within", any_day=True),
        values("party", "side", any_day=True),
        evidence.what_is_there,
        evidence.last_events,
    ),
}
"""The lines of the face of each kind of record."""


def face(as_of: AsOf, record: Record, footnotes: Footnotes) -> tuple[Row, ...]:
    """What a reader asks first of a record on a day; each line has the key of its field, if any."""
    writer = FaceWriter(as_of, record, footnotes)
    return tuple(row for line in FACES[type(record)] for row in line(writer))
