"""What other records say of one: phases stand under their events, and members before all else."""

import pytest

from irtui.model.as_of import AsOf
from irtui.query.neighbours import neighbours
from tests.support import dataset, day, ref

DATA = """
[source.log]
title = "Log"
[source.map]
title = "Map"
[body.ferry]
sources = ["log"]
[person.ada]
sources = ["log"]
[event.voyage]
body = "ferry"
when = "2001"
present = [{ person = "ada" }]
sources = ["map"]
[event.loading]
part_of = "voyage"
when = "2001-02"
present = [{ person = "ada" }]
sources = ["map"]
[event.landing]
part_of = "voyage"
when = "2001-01"
sources = ["map"]
[event.return]
body = "ferry"
when = "2000"
sources = ["log"]
"""


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        # Of what it owns, all phases, in order of time; of what it was at, those that it was at.
        ("body:ferry", [[("return", []), ("voyage", ["landing", "loading"])]]),
        ("person:ada", [[("voyage", ["loading"])]]),
        # Each cites its source by itself.
        ("source:map", [[("landing", []), ("voyage", []), ("loading", [])]]),
    ],
)
def test_phases_stand_under_their_event(
    record: str, expected: list[list[tuple[str, list[str]]]]
) -> None:
    found = neighbours(AsOf.of(dataset(DATA), day("2005-01-01")), ref(record))
    told = [
        [(one.record.id, [phase.record.id for phase in one.phases]) for one in group.all]
        for group in found
    ]
    assert told == expected
