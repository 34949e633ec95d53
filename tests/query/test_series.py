"""Meetings, steps and phases, parted alike in tree, page, timeline and counts."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.records import Body
from irtui.pages.folding import section_in_words
from irtui.pages.sheet import sheet
from irtui.query.drafts import meeting_draft
from irtui.query.find import Index
from irtui.query.time.timeline import timeline
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Collection
from tests.query.answers import labels, words
from tests.support import dataset, day, ref

DATA = dataset(
    """
[dataset.kinds.event]
session = "sessions"
talks = { plural = "talks", counted = "talks" }
signing = "signings"
milestone = "milestones"
edition = "editions"
phase = "phases"
[source.log]
[body.ford]
cadence = "annual"
sources = ["log"]
[event.first]
kind = "session"
body = "ford"
number = 1
when = "2019"
sources = ["log"]
[event.talks]
kind = "talks"
body = "ford"
when = "2020"
sources = ["log"]
[event.signing]
kind = "signing"
body = "ford"
when = "2021"
sources = ["log"]
[event.opening]
kind = "milestone"
body = "ford"
when = "2022"
sources = ["log"]
[event.last]
kind = "session"
body = "ford"
when = "2023"
sources = ["log"]
[event.next]
kind = "session"
body = "ford"
planned = "2024-02"
status = "cancelled"
sources = ["log"]
[organisation.boats]
sources = ["log"]
[programme.race]
sources = ["log"]
[event.race]
kind = "edition"
programme = "race"
number = 1
when = "2020/2021"
participants = ["organisation:boats"]
sources = ["log"]
[event.upstream]
name = "Upstream"
kind = "phase"
part_of = "race"
when = "2020"
participants = ["organisation:boats"]
sources = ["log"]
[event.downstream]
name = "Downstream"
kind = "phase"
part_of = "race"
when = "2021"
participants = ["organisation:boats"]
sources = ["log"]
""",
    'dataset.title = "Fords"\ndataset.reviewed = 2024-06-01\n',
)
NOW = AsOf(DATA, day("2024-06-01"))


def headings(record: str, on: str = "2024-06-01") -> list[str]:
    page = sheet(AsOf(DATA, day(on)), ref(record))
    apart = ("", "Sources", "What sources say")
    links = (part for part in page.sections if part.heading not in apart)
    return [section_in_words(part).split(" · ")[0] for part in links]


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        ("body:ford", "2024-06-01", ["Meetings, 4, 2 held, 1 talks", "Signings and milestones, 2"]),
        (
            "body:ford",
            "2020-12-31",
            ["Meetings, 2, 2 later", "Signings and milestones, 2 later"],
        ),
        ("programme:race", "2024-06-01", ["Editions, 1"]),
        ("organisation:boats", "2024-06-01", ["Took part in, 1"]),
        ("event:race", "2024-06-01", ["Included, 2"]),
    ],
)
def test_a_page_counts_meetings_apart_from_steps_and_a_phase_with_its_edition(
    record: str, on: str, expected: list[str]
) -> None:
    assert headings(record, on) == expected


@pytest.mark.parametrize("record", ["programme:race", "organisation:boats"])
def test_phases_stand_under_their_edition_on_a_page(record: str) -> None:
    (edition,) = sheet(NOW, ref(record)).sections[0].rows
    assert words(edition).startswith("1st edition")
    phases = [words(row) for row in edition.below if row.anchor.startswith("event:")]
    assert [text.split(" [")[0] for text in phases] == ["Upstream", "Downstream"]


def test_the_tree_shows_steps_and_phases_in_their_places() -> None:
    hierarchy = Hierarchy(NOW)
    ford, race = hierarchy.node(ref("body:ford")), hierarchy.node(ref("programme:race"))
    assert (ford.note, race.note) == ("2 held, 1 talks", "1 held")
    *meetings, steps = hierarchy.children(ford)
    assert [node.ref.id for node in meetings if node.ref] == ["next", "last", "talks", "first"]
    assert (steps.label, steps.note) == ("Signings and milestones", "2")
    assert hierarchy.path_to(ref("event:signing")) == (ford.key, steps.key, ref("event:signing"))
    (edition,) = hierarchy.children(race)
    assert labels(hierarchy.children(edition)) == ["Upstream", "Downstream"]
    assert hierarchy.path_to(ref("event:upstream"))[-2:] == (edition.key, ref("event:upstream"))
    assert Collection("event") not in [node.key for node in hierarchy.roots()]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        # Talks and a signing leave their years without a session.
        ("body:ford", "held none held none step step none held planned"),
        ("organisation:boats", "held"),
        ("event:upstream", "held"),
    ],
)
def test_a_timeline_has_steps_and_years_without_a_session(record: str, expected: str) -> None:
    lane = timeline(NOW, ref(record)).own[0]
    assert sorted(mark.shape.value for mark in lane.marks) == sorted(expected.split())


def test_what_is_below_a_programme_is_found_with_its_phases() -> None:
    ranked = Index(NOW).find("in:programme:race kind:phase").ranked
    assert ranked is not None
    assert ranked.count == 2


def test_a_new_meeting_is_of_the_kind_of_meetings() -> None:
    draft = meeting_draft(DATA, DATA.get(ref("body:ford"), Body), DATA.about.reviewed)
    assert draft.record.kind == "session"
