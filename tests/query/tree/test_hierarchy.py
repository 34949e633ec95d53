"""The tree of a fictional commission, on days before and after it changed."""

from collections.abc import Sequence

import pytest

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.holding import Presence
from irtui.model.values import Status
from irtui.query.names import way_to
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Collection, Node, Role
from tests.query.answers import FICTIONAL, at, labels, walk, world
from tests.support import dataset, day, ref

SOURCE = """
[source.log]
title = "Log of the ferry"
"""


def tree(on: str, *, former: bool = False) -> Hierarchy:
    """The tree of the lighthouses on a day."""
    return Hierarchy(AsOf(world(FICTIONAL), day(on), former=former))


def river(toml_text: str) -> Dataset:
    """A dataset of this text, with the source ``log``."""
    return dataset(SOURCE + toml_text)


def body_labels(nodes: Sequence[Node]) -> list[str]:
    """The bodies among nodes."""
    return labels([node for node in nodes if node.role is Role.BODY])


@pytest.mark.parametrize(
    ("on", "roots", "below"),
    [
        ("1988-01-01", [], []),
        ("2000-12-31", ["LC"], []),
        ("2001-12-31", ["LC"], ["Wick Group", "Panel of Wicks"]),
        ("2011-01-01", ["LFC", "Fog Board", "Buoy Group"], ["Wick Group"]),
        ("2012-07-01", ["LFC", "Fog Board", "Buoy Group"], []),
        ("2017-01-01", ["LFC", "Fog Board", "Buoy Group"], ["Panel of Mirrors"]),
    ],
)
def test_the_tree_is_that_of_its_day(on: str, roots: list[str], below: list[str]) -> None:
    hierarchy = tree(on)
    assert body_labels(hierarchy.roots()) == roots
    if roots:
        assert body_labels(at(hierarchy, roots[0])) == below


def test_a_body_that_moved_is_under_its_parent_of_the_day_with_all_that_is_below_it() -> None:
    assert body_labels(at(tree("2012-06-29"), "LFC", "Wick Group")) == ["Oil Group"]
    assert body_labels(at(tree("2012-07-01"), "Fog Board", "Wick Group")) == ["Oil Group"]
    assert "Wick Group" not in labels(at(tree("2012-07-01"), "LFC"))


def test_a_body_stands_at_the_top_when_the_one_above_it_is_gone() -> None:
    assert body_labels(at(tree("2005-01-01"), "LC", "Panel of Wicks")) == ["Buoy Group"]
    assert tree("2009-01-01").path_to(ref("body:buoy-group")) == (ref("body:buoy-group"),)
    shown = at(tree("2009-01-01", former=True), "LC", "Panel of Wicks")
    assert body_labels(shown) == ["Buoy Group"]


def test_former_bodies_are_shown_when_asked_for_and_say_that_they_were_not_there() -> None:
    (panel,) = [
        node
        for node in at(tree("2010-12-31", former=True), "LFC")
        if node.label == "Panel of Wicks"
    ]
    assert not panel.there
    everything = {body.id for body in tree("1900-01-01", former=True).as_of.bodies()}
    assert everything == {body.id for body in world(FICTIONAL).table("body")}


@pytest.mark.parametrize(
    ("on", "truth"), [("2017-01-01", Presence.POSSIBLY), ("2021-01-01", Presence.YES)]
)
def test_a_body_that_possibly_was_there_is_marked(on: str, truth: Presence) -> None:
    (panel,) = [node for node in at(tree(on), "LFC") if node.label == "Panel of Mirrors"]
    assert panel.there is truth


@pytest.mark.parametrize(
    ("on", "note", "children"),
    [
        ("2005-06-01", "0 of 3 named", ["3 not named in any source"]),
        ("2013-01-01", "1 of 3 named", ["Northern Circle", "2 not named in any source"]),
    ],
)
def test_children_that_a_source_counts_and_nobody_names_are_shown_as_missing(
    on: str, note: str, children: list[str]
) -> None:
    top = tree(on).roots()[0].label
    (folder,) = [node for node in at(tree(on), top) if node.label == "Circles"]
    assert folder.note == note
    below = tree(on).children(folder)
    assert labels(below) == children
    assert below[-1].role is Role.MISSING
    assert not tree(on).children(below[-1])


def test_a_count_that_is_met_makes_no_folder_and_an_unmet_one_does() -> None:
    assert "Panels" not in labels(at(tree("2002-01-01"), "LC"))
    assert "Panels" in labels(at(tree("2012-01-01"), "LFC"))


def test_meetings_stand_in_folders_by_kind_where_a_body_has_bodies_below() -> None:
    below = at(tree("2012-01-01"), "LFC")
    folders = {node.label: node.note for node in below if node.role is Role.FOLDER}
    assert folders == {
        "Circles": "1 of 3 named",
        "Panels": "0 of 1 named",
        "Sessions": "last Feb 2004",
        "Renamings": "1",
    }


def test_meetings_stand_newest_first_with_the_years_without_any_among_them() -> None:
    sessions = at(tree("2012-01-01"), "LFC", "Sessions")
    assert [(node.names[0], *node.notes[:1]) for node in sessions] == [
        ("none recorded", "2005–2011"),
        ("3rd session", "Feb 2004"),
        ("none recorded", "2003"),
        ("2nd session", "~2002"),
        ("none recorded", "2001"),
        ("1st   Lampford", "1 Sep 2000"),
    ]
    years = sessions[2]
    assert years.role is Role.MISSING
    assert years.ref == ref("gap:sessions")
    assert at(tree("2003-06-01"), "LC", "Sessions")[0].names == ("2nd session", "~2nd")
    commission = tree("2012-01-01").roots()[0]
    assert (commission.note, commission.gaps) == ("3 held", 9)


def test_meetings_stand_right_below_a_body_that_has_nothing_else() -> None:
    hierarchy = Hierarchy(
        AsOf(
            river("""
[body.lock]
sources = ["log"]
[event.lock-1]
kind = "opening"
body = "lock"
number = 1
when = "2001"
sources = ["log"]
"""),
            day("2024-01-01"),
        )
    )
    assert labels(at(hierarchy, "lock")) == ["1st opening"]


def test_a_body_counts_the_numbered_meetings_that_were_held_by_the_day() -> None:
    notes = [tree(on).roots()[0].note for on in ("2000-08-31", "2000-09-01", "2024-06-01")]
    assert notes == ["", "1 held", "3 held"]


@pytest.mark.parametrize(
    ("on", "announced"),
    [
        ("2024-05-31", {}),
        (
            "2024-06-01",
            {"4th session": Status.ANNOUNCED, "5th session": Status.POSTPONED},
        ),
        (
            "2024-06-02",
            {"4th session": Status.ANNOUNCED, "5th session": Status.POSTPONED},
        ),
    ],
)
def test_what_is_announced_shows_from_the_day_that_the_data_speaks_for(
    on: str, announced: dict[str, Status]
) -> None:
    sessions = at(tree(on), "LFC", "Sessions")
    assert {
        node.label: node.status for node in sessions if node.status is not Status.HELD
    } == announced


def test_all_events_show_with_former_bodies() -> None:
    assert len(at(tree("2000-01-01", former=True), "LC", "Sessions")) == 5


def test_an_event_without_an_owner_stands_among_the_other_events_from_its_day_on() -> None:
    assert "Other events" not in labels(tree("2011-06-30").roots())
    assert labels(at(tree("2011-07-01"), "Other events")) == ["The regatta"]
    assert labels(at(tree("2024-06-01"), "Other events")) == ["The next regatta", "The regatta"]


def test_collections_hold_everything_else_in_groups_where_there_are_several() -> None:
    hierarchy = tree("2024-06-01")
    collections = {
        node.label: node.note for node in hierarchy.roots() if node.role is Role.COLLECTION
    }
    assert collections == {
        "Agreements": "2",  # and a former one, as there is a former programme
        "Programmes": "2",
        "Organisations": "3",
        "Posts": "1",
        "People": "3",
        "Sources": "3",
        "Gaps": "2",
        "Other events": "2",
    }
    sides = ["Of no side", "Upper River", "Upper River and Lower River"]
    assert labels(at(hierarchy, "Organisations")) == sides
    assert labels(at(hierarchy, "People")) == ["Lower River", "Of no side", "Upper River"]
    assert labels(at(hierarchy, "People", "Upper River")) == ["Ada Wick"]
    kinds = ["Painting works", "Programmes", "Former"]
    assert labels(at(hierarchy, "Programmes")) == kinds
    assert labels(at(hierarchy, "Posts")) == ["Keeper of the Lamps"]


def test_agreements_and_sources_stand_in_order_of_time_with_their_dates() -> None:
    hierarchy = tree("2024-06-01")
    assert [node.notes[0] for node in at(hierarchy, "Agreements")] == [
        "Jan 2011",
        "≤2015",
        "1",
    ]
    assert [node.notes[0] for node in at(hierarchy, "Agreements", "Former")] == ["24 Dec 1999"]
    assert [node.label for node in at(hierarchy, "Sources")] == [
        "The Almanac",
        "The Ferry",
        "The Chart Room",
    ]


@pytest.mark.parametrize(
    ("table", "field"),
    [("source", 'title = "x"\ndate'), ("agreement", 'sources = ["log"]\nsigned')],
)
def test_dates_are_sorted_by_their_earliest_day_and_what_has_none_comes_last(
    table: str, field: str
) -> None:
    dates = ["19XX", "1905~", "191X", "1912", "1918?", "[1918-03-01,1918-04-01]", "1918-11-11"]
    records = [f'[{table}.d{n}]\n{field} = "{date}"\n' for n, date in enumerate(dates)]
    undated = f"[{table}.none]\n{field.partition(chr(10))[0]}\n"
    data = river("".join([undated, *reversed(records)]))
    nodes = at(Hierarchy(AsOf(data, day("2024-06-01"))), f"{table.capitalize()}s")
    known = [node.ref.id for node in nodes if node.ref and node.ref.id != "log"]
    assert known == [*(f"d{n}" for n in range(len(dates))), "none"]


def test_people_and_their_sides_are_sorted_by_folded_name_and_numbers_as_numbers() -> None:
    names = ["Арсений", "Ąžuolas", "Élodie", "Person 9", "Person 10", "Zoe"]
    people = (
        f'[person.p{n}]\nname = "{name}"\nparty = "{side}"\nsources = ["log"]\n'
        for n, (name, side) in enumerate(
            [("Ada", "upper"), *((name, "elm") for name in names[::-1])]
        )
    )
    sides = '[party.upper]\nname = "upper bank"\n[party.elm]\nname = "Élm"\n'
    data = river(sides.replace("]\n", ']\nsources = ["log"]\n') + "".join(people))
    hierarchy = Hierarchy(AsOf(data, day("2024-06-01")))
    assert labels(at(hierarchy, "People")) == ["Élm", "upper bank"]
    assert labels(at(hierarchy, "People", "Élm")) == names


def test_gaps_stand_in_the_order_of_the_file_with_what_they_are_about() -> None:
    gaps = at(tree("2024-06-01"), "Gaps")
    assert [(node.label, node.note) for node in gaps] == [
        ("No session was found for 2002 and 2003.", "body"),
        ("Who signed it.", "agreement"),
    ]


def test_steps_of_a_programme_and_of_an_agreement_stand_below_it() -> None:
    hierarchy = tree("2024-06-01")
    steps = at(hierarchy, "Programmes", "Former", "Dredging of the Bar")
    assert labels(steps) == ["The first bucket"]
    assert labels(at(hierarchy, "Agreements", "Former", "Treaty on Lamp Oil to 2010")) == ["Visit"]


def test_any_record_has_a_line_of_its_own() -> None:
    hierarchy = tree("2024-06-01")
    for record in world(FICTIONAL).records.values():
        node = hierarchy.node(record.ref)
        assert node.ref == record.ref
        assert node.label


def test_a_record_that_is_not_in_the_tree_has_no_way_to_it() -> None:
    hierarchy = tree("2000-01-15")
    for absent in (
        "body:fog-board",  # not founded
        "event:renamed-2010-05-04",  # not yet held
        "event:wick-group-2013-01",
        "party:upper",  # a side is a heading and no line
        "body:nowhere",
    ):
        assert hierarchy.path_to(ref(absent)) == ()


def test_the_meetings_of_a_body_that_is_gone_are_gone_with_it() -> None:
    data = river("""
[body.ford]
founded = "2000"
dissolved = "2005"
sources = ["log"]
[event.ford-1]
body = "ford"
number = 1
when = "2001"
sources = ["log"]
""")
    assert Hierarchy(AsOf(data, day("2010-01-01"))).path_to(ref("event:ford-1")) == ()
    former = Hierarchy(AsOf(data, day("2010-01-01"), former=True))
    assert former.path_to(ref("event:ford-1")) == (ref("body:ford"), ref("event:ford-1"))


def test_an_event_is_reached_through_any_owner_that_is_there() -> None:
    data = river("""
[body.ford]
founded = "2000"
dissolved = "2005"
sources = ["log"]
[programme.bridge]
sources = ["log"]
[event.ford-1]
body = "ford"
programme = "bridge"
when = "2001"
sources = ["log"]
""")
    path = Hierarchy(AsOf(data, day("2010-01-01"))).path_to(ref("event:ford-1"))
    assert path == (Collection("programme"), ref("programme:bridge"), ref("event:ford-1"))


def test_a_parent_or_an_owner_thought_wrong_places_nothing() -> None:
    data = river("""
[body.ford]
parent = { value = "weir", rank = "deprecated" }
sources = ["log"]
[body.weir]
parent = { value = "ford", rank = "deprecated" }
sources = ["log"]
[event.thaw]
body = { value = "ford", rank = "deprecated" }
number = 1
when = "2001"
sources = ["log"]
""")
    for former in (False, True):
        hierarchy = Hierarchy(AsOf(data, day("2010-01-01"), former=former))
        assert body_labels(hierarchy.roots()) == ["ford", "weir"]
        assert hierarchy.roots()[0].note == ""
        assert labels(at(hierarchy, "ford")) == []
        assert hierarchy.path_to(ref("event:thaw")) == (Collection("event"), ref("event:thaw"))
        assert hierarchy.path_to(ref("body:weir")) == (ref("body:weir"),)
    way = way_to(AsOf(data, day("2010-01-01")), data.get(ref("body:ford")))
    assert list(way.values()) == ["ford"]


def test_kinds_that_the_dataset_does_not_declare_are_called_by_their_own_word() -> None:
    data = river("""
[body.ford]
sources = ["log"]
[body.stone]
parent = "ford"
sources = ["log"]
[event.a]
body = "ford"
kind = "high: water"
when = "2001"
sources = ["log"]
[event.b]
body = "ford"
when = "2002"
sources = ["log"]
[programme.a]
kind = "x:record:y"
sources = ["log"]
[programme.b]
sources = ["log"]
""")
    hierarchy = Hierarchy(AsOf(data, day("2010-01-01")))
    assert labels(at(hierarchy, "ford")) == ["stone", "High: waters and events"]
    assert labels(at(hierarchy, "ford", "High: waters and events")) == ["Event", "High: water"]
    assert labels(at(hierarchy, "Programmes")) == ["Programmes", "X:record:ys"]
    assert labels(at(hierarchy, "Programmes", "X:record:ys")) == ["a"]


def test_labels_and_notes_are_one_line_each() -> None:
    data = river('''
[body.ford]
name = """The ford
of the river"""
sources = ["log"]
[organisation.a]
sources = ["log"]
[gap.b]
text = """Not
found."""
''')
    nodes = [node for _, node, _ in walk(Hierarchy(AsOf(data, day("2010-01-01"))))]
    assert "The ford of the river" in labels(nodes)
    assert not any("\n" in node.label + node.note for node in nodes)


def test_a_held_meeting_whose_date_is_not_known_counts_and_one_to_come_does_not() -> None:
    data = river("""
[body.ford]
founded = "2000"
sources = ["log"]
[event.undated]
body = "ford"
number = 4
sources = ["log"]
[event.late]
body = "ford"
number = 5
when = "2024-05-01"
sources = ["log"]
""")
    counted = {
        (on, former): Hierarchy(AsOf(data, day(on), former=former)).node(ref("body:ford")).note
        for on in ("2024-06-01", "2024-04-01")
        for former in (False, True)
    }
    assert counted == {
        ("2024-06-01", False): "2 held",
        ("2024-06-01", True): "2 held",
        ("2024-04-01", False): "",
        ("2024-04-01", True): "1 held",
    }


def test_a_line_may_say_the_names_of_the_day_in_the_language_of_the_first_or_in_none() -> None:
    data = river("""
[body.ferry]
name = [{ value = "Dialogue of the ferries", lang = "en" }, { value = "Диалог", lang = "ru" }]
abbreviation = [
  { value = "Dialogue", lang = "en" },
  { value = "DF" },
  { value = "ДП", lang = "ru" },
  { value = "DO", lang = "en", until = "2001" },
]
sources = ["log"]
[agreement.toll]
name = "Agreement on the toll of the ferries"
abbreviation = ["Toll agreement"]
signed = "2001"
sources = ["log"]
""")
    hierarchy = Hierarchy(AsOf(data, day("2010-01-01")))
    ferry, toll = (hierarchy.node(ref(one)) for one in ("body:ferry", "agreement:toll"))
    assert (ferry.label, ferry.names) == ("Dialogue", ("Dialogue of the ferries", "Dialogue", "DF"))
    assert toll.names == ("Agreement on the toll of the ferries", "Toll agreement")


def test_phases_stand_in_order_of_time_and_a_meeting_says_who_was_host() -> None:
    data = river("""
[party.upper]
name = "Upper"
sources = ["log"]
[place.quay]
name = "The quay"
party = "upper"
sources = ["log"]
[programme.race]
sources = ["log"]
[event.second]
part_of = "race-1"
when = "2001-03"
sources = ["log"]
[event.first]
part_of = "race-1"
when = "2001-02"
sources = ["log"]
[event.race-1]
programme = "race"
number = 1
when = "2001-02/2001-03"
place = "quay"
sources = ["log"]
""")
    hierarchy = Hierarchy(AsOf(data, day("2010-01-01")))
    race = hierarchy.node(ref("event:race-1"))
    assert [node.ref for node in hierarchy.children(race)] == [
        ref("event:first"),
        ref("event:second"),
    ]
    assert (race.names, race.host, race.number) == (("1st   The quay",), ref("party:upper"), 1)
