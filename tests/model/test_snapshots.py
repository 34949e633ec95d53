"""A dataset made from a register: what has no dates was seen on the day of the snapshot."""

from irtui.model.as_of import AsOf
from irtui.model.holding import Presence
from irtui.query.time.changes import changes
from tests.each import each
from tests.support import HEAD, dataset, day, ref

YES, POSSIBLY, LATER, FORMER = Presence

SNAPSHOT = HEAD + "snapshot = 2024-06-01\n"
REGISTER = """
[source.list]
title = "A list of ferries"
[body.ferry]
name = "Ferry"
sources = ["list"]
[body.dock]
name = "Dock"
founded = "2001"
sources = ["list"]
[body.raft]
name = "Raft"
dissolved = "2020"
sources = ["list"]
[body.pier]
name = "Pier"
seen = ["2003-02-03", "2005"]
sources = ["list"]
[person.ada-wick]
name = "Ada Wick"
sources = ["list"]
[event.opening]
name = "The opening"
body = "ferry"
sources = ["list"]
"""


@each(
    ("record", "on", "presence"),
    [
        ("body:ferry", "2024-06-01", YES),
        ("body:ferry", "2024-05-31", POSSIBLY),
        ("body:ferry", "2024-06-02", POSSIBLY),
        ("body:dock", "2024-06-02", YES),
        ("body:raft", "2024-06-01", FORMER),
        ("body:pier", "2003-02-03", YES),
        ("body:pier", "2004-01-01", YES),
        ("body:pier", "2024-06-01", POSSIBLY),
        ("person:ada-wick", "2024-06-01", YES),
        ("person:ada-wick", "2024-05-31", POSSIBLY),
        ("event:opening", "2024-06-01", YES),
        ("event:opening", "2025-01-01", YES),
    ],
)
def test_what_has_no_dates_was_seen_on_that_day_alone(
    record: str, on: str, presence: Presence
) -> None:
    data = dataset(REGISTER, SNAPSHOT)
    assert AsOf(data, day(on)).presence(data.get(ref(record))) is presence


def test_nothing_begins_or_ends_with_a_snapshot() -> None:
    found = [change.text for change in changes(dataset(REGISTER, SNAPSHOT))]
    assert not [text for text in found if text.startswith("Ferry")]
    assert "Pier first seen" in found
