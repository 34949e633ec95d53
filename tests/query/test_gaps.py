"""Which gap says what a record lacks."""

import pytest

from irtui.model.records import Gap
from irtui.query.evidence import gap_about
from tests.each import each
from tests.query.answers import WORLDS, world
from tests.support import dataset, ref

DATA = """
[source.log]
[body.ferry]
sources = ["log"]
[body.raft]
sources = ["log"]
[gap.bell]
about = "body:ferry"
field = "founded"
text = "Who rang the bell."
[gap.early]
about = "body:ferry"
field = "meetings"
text = "No crossing was found for 2001."
[gap.late]
about = "body:ferry"
field = "meetings"
text = "No crossing was found for 2011 and 2012."
[gap.whole]
about = "body:raft"
text = "Where the raft is."
[gap.of-nothing]
text = "A river."
field = "meetings"
"""


@each(
    ("record", "field", "word", "gap"),
    [
        ("body:ferry", "founded", "", "gap:bell"),
        ("body:ferry", "founded", "2001", "gap:bell"),
        ("body:ferry", "meetings", "2011", "gap:late"),
        ("body:ferry", "meetings", "2012", "gap:late"),
        ("body:ferry", "meetings", "2001", "gap:early"),
        ("body:ferry", "meetings", "", "gap:early"),
        ("body:ferry", "meetings", "1999", "gap:early"),  # none has it: the first
        ("body:ferry", "cadence", "", None),
        ("body:raft", "meetings", "", None),  # its gap says nothing of a field
        ("body:raft", "founded", "raft", None),
        ("source:log", "meetings", "", None),
    ],
)
def test_a_field_has_the_gap_whose_text_has_the_word_or_else_its_first(
    record: str, field: str, word: str, gap: str | None
) -> None:
    found = gap_about(dataset(DATA), ref(record), field, word)
    assert found == (ref(gap) if gap else None)


@pytest.mark.parametrize("name", WORLDS)
def test_every_gap_of_a_field_is_found_by_its_own_words(name: str) -> None:
    data = world(name)
    for gap in data.table("gap"):
        assert isinstance(gap, Gap)
        if gap.about and gap.field:
            assert gap_about(data, gap.about, gap.field, gap.text) == gap.ref
