"""Which lanes belong to a selection, and what stands on each."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import Presence
from irtui.query.time.marks import Lane, Mark, Shape
from irtui.query.time.timeline import timeline
from tests.each import each
from tests.query.answers import (
    ANY_WORLD,
    BUNDLED,
    FICTIONAL,
    WORLDS,
    reviewed,
    some,
    turning_days,
    world,
)
from tests.support import HEAD, dataset, day, ref

SOURCE = '[source.log]\ntitle = "Log of the ferry"\n'


ESTUARY = "estuary"


def lanes(record: str | None, on: str = "2024-06-01") -> dict[str, list[Mark]]:
    """The lanes that belong to a record of the lighthouses, by their names."""
    found = timeline(AsOf(world(FICTIONAL), day(on)), ref(record) if record else None)
    return {lane.label: list(lane.marks) for lane in found.own}


def rows(data: Dataset, record: str, on: str = "2024-06-01") -> list[list[str]]:
    """For each lane that belongs to a record, what its marks are labelled with."""
    own = timeline(AsOf(data, day(on)), ref(record)).own
    return [[mark.brief or mark.label for mark in lane.marks] for lane in own]


AGAIN = """cadence = "annual"
[event.b]
body = "ford"
number = 2
sources = ["log"]
when = """


def river(toml_text: str, head: str = HEAD) -> Dataset:
    """A dataset of this text, with the source ``log``."""
    return dataset(SOURCE + toml_text, head)


def marked(marks: list[Mark], *shapes: Shape) -> list[str]:
    """The labels of the marks of these shapes."""
    return [mark.label for mark in marks if mark.shape in shapes]


PARTS = "\n".join(
    f"""
[body.{name}]
{f"parent = {parent}" if parent else ""}
sources = ["log"]
[event.{name}]
body = "{name}"
when = {when}
sources = ["log"]
"""
    for name, parent, when in (
        ("sea", None, '"2001"'),
        ("delta", None, '"2001"'),
        ("ford", '"delta"', '"2001"'),
        ("pier", '"delta"', '["2001", "2024"]'),
        ("weir", '{ value = "delta", until = "2010" }', '"2001"'),
        ("lock", '{ value = "delta", rank = "deprecated" }', '"2001"'),
    )
)


def labelled(found: list[Lane] | tuple[Lane, ...]) -> list[str]:
    """The names of lanes."""
    return [lane.label for lane in found]


def of_parts(record: str | None, on: str, *, former: bool = False) -> tuple[Lane, ...]:
    """The lanes of a record of the delta, in whose default lanes are the sea and the pier."""
    data = river(PARTS, f'{HEAD}lanes = ["body:sea", "body:pier"]\n')
    return timeline(AsOf(data, day(on), former=former), ref(record) if record else None).lanes


def test_a_body_has_a_lane_for_itself_and_for_each_of_its_parts_of_the_day() -> None:
    def of(record: str, on: str) -> list[str]:
        return labelled([lane for lane in of_parts(record, on) if not lane.context])

    assert of("body:delta", "2005-01-01") == ["delta", "pier", "weir", "ford"]
    assert of("body:delta", "2011-01-01") == ["delta", "pier", "ford"]
    assert of("body:weir", "2011-01-01") == ["weir"]
    assert of("body:sea", "2011-01-01") == ["sea"]


def test_what_was_certainly_there_stands_before_what_possibly_was_and_the_context_last() -> None:
    found = of_parts("body:delta", "2011-01-01")
    assert [(lane.label, lane.context, lane.there) for lane in found] == [
        ("delta", False, Presence.POSSIBLY),  # it was asked for, so it stands first all the same
        ("pier", False, Presence.YES),
        ("ford", False, Presence.POSSIBLY),
        ("sea", True, Presence.POSSIBLY),
    ]


def test_former_parts_have_lanes_only_if_asked_for_and_say_that_they_were_not_there() -> None:
    assert "weir" not in labelled(of_parts("body:delta", "2011-01-01"))
    (weir,) = [
        lane for lane in of_parts("body:delta", "2011-01-01", former=True) if lane.label == "weir"
    ]
    assert weir.there is not Presence.YES
    assert labelled(of_parts("body:delta", "2011-01-01", former=True))[-1] == "sea"
    assert "lock" not in labelled(of_parts("body:delta", "2011-01-01", former=True))


def test_a_body_is_no_context_before_its_time_or_after_it_unless_asked_for() -> None:
    data = river(
        """
[body.sea]
founded = "2005-01-01"
dissolved = "2010-01-01"
sources = ["log"]
[event.sea]
body = "sea"
when = "2006"
sources = ["log"]
[event.flood]
when = "2001"
sources = ["log"]
""",
        f'{HEAD}lanes = ["body:sea"]\n',
    )

    def beside(on: str, *, former: bool = False) -> list[str]:
        found = timeline(AsOf(data, day(on), former=former), ref("event:flood"))
        return labelled([lane for lane in found.lanes if lane.context])

    assert beside("2006-01-01") == ["sea"]
    assert beside("2004-12-31") == beside("2010-01-02") == []
    assert beside("2004-12-31", former=True) == ["sea"]


def test_the_default_lanes_are_a_context_only_beside_a_selection() -> None:
    assert [(lane.label, lane.context) for lane in of_parts(None, "2011-01-01")] == [
        ("sea", False),
        ("pier", False),
    ]
    assert [(lane.label, lane.context) for lane in of_parts("body:sea", "2011-01-01")] == [
        ("sea", False),
        ("pier", True),
    ]


def test_a_meeting_shows_the_lanes_of_its_body() -> None:
    assert lanes("event:wick-group-2013-01") == lanes("body:wick-group")
    assert lanes("event:dredging-2016-04") == lanes("programme:dredging")
    assert lanes("event:oil-treaty-2009-01") == lanes("agreement:oil-treaty")


@pytest.mark.parametrize("record", ["source:log", "gap:oil", "programme:bells", "body:oil-group"])
def test_what_has_no_lane_of_its_own_shows_the_main_ones_as_context(record: str) -> None:
    found = timeline(AsOf(world(FICTIONAL), day("2024-06-01")), ref(record))
    assert found.own == ()
    assert [(lane.label, lane.context) for lane in found.lanes] == [("LFC", True)]


def test_with_nothing_chosen_the_main_lanes_are_what_was_asked_for() -> None:
    assert list(lanes(None)) == ["LFC"]


def test_a_meeting_of_no_body_has_a_lane_of_its_own() -> None:
    ((label, marks),) = lanes("event:regatta-2011-07").items()
    assert label == "The regatta"
    assert marked(marks, Shape.HELD) == ["The regatta"]


def test_a_side_has_a_lane_of_the_events_that_it_took_part_in() -> None:
    assert list(lanes("party:upper")) == ["Upper River"]


def test_a_source_has_no_lane_though_it_is_cited_for_the_body_of_a_meeting() -> None:
    data = river(
        '[body.ford]\nsources = ["log"]\n'
        '[event.a]\nwhen = "2001"\nsources = ["log"]\n'
        'body = { value = "ford", sources = ["log"] }\n'
    )
    assert timeline(AsOf(data, day("2024-06-01")), ref("source:log")).own == ()


def test_the_main_lanes_are_those_that_the_dataset_names() -> None:
    text = (
        '[event.a]\nbody = "{0}"\nwhen = "2001"\nsources = ["log"]\n[body.{0}]\nsources = ["log"]\n'
    )
    both = text.format("ford") + text.replace("event.a", "event.b").format("weir")
    named = river(both, f'{HEAD}lanes = ["body:weir"]\n')
    assert [lane.label for lane in timeline(AsOf(named, day("2024-06-01")), None).lanes] == ["weir"]
    unnamed = timeline(AsOf(river(both), day("2024-06-01")), None)
    assert [lane.label for lane in unnamed.lanes] == ["ford", "weir"]


def test_meetings_are_points_steps_are_smaller_and_what_was_not_held_is_planned() -> None:
    marks = lanes(None)["LFC"]
    assert marked(marks, Shape.HELD) == [
        "1st session of the LC",
        "2nd session of the LC",
        "3rd session of the LC",
    ]
    assert marked(marks, Shape.STEP) == ["The commission takes in the fog"]
    assert marked(marks, Shape.PLANNED) == [
        "4th session of the LFC",
        "5th session of the LFC",
    ]


def test_a_meeting_is_told_with_its_body_and_labelled_without_it_in_the_names_of_the_day() -> None:
    first = lanes(None)["LFC"][0]
    assert (first.label, first.brief) == ("1st session of the LC", "1st session")
    before = lanes(None, "2005-01-01")["LC"][0]
    assert (before.label, before.brief) == ("1st session of the LC", "1st session")


def test_a_mark_reaches_from_the_first_to_the_last_day_that_its_date_allows() -> None:
    third = next(mark for mark in lanes(None)["LFC"] if mark.label.startswith("3rd"))
    assert (third.start, third.end) == (day("2004-02-01"), day("2004-02-29"))
    assert third.middle == day("2004-02-15")


def test_years_of_a_yearly_series_without_a_meeting_are_marked_once_each_to_the_reviewed_year() -> (
    None
):
    empty = marked(lanes(None)["LFC"], Shape.NONE)
    expected = [2001, 2003, *range(2005, 2024)]  # 2024 is not over, and 2000 saw the first
    assert empty == [f"LFC: none recorded in {year}" for year in expected]


@pytest.mark.parametrize(
    ("claims", "years"),
    [
        ('cadence = "annual"', [2002, 2003]),
        (f'{AGAIN}"[1998,2003]"', [1999, 2000, 2002]),
        (f'{AGAIN}"[1998..2003]"', []),
        ('cadence = "annual"\ndissolved = "2003-06"', [2002, 2003]),
        ('cadence = "annual"\ndissolved = "2002"', [2002]),
        ('cadence = "biennial"', []),
        ('cadence = { value = "annual", rank = "deprecated" }', []),
        ("", []),
    ],
)
def test_only_a_yearly_series_has_empty_years_and_only_while_it_lasts(
    claims: str, years: list[int]
) -> None:
    data = river(
        f'[body.ford]\nsources = ["log"]\n{claims}\n'
        '[event.a]\nbody = "ford"\nnumber = 1\nwhen = "2001"\nsources = ["log"]\n',
        HEAD.replace("2024-06-01", "2003-12-31"),
    )
    found = timeline(AsOf(data, day("2003-12-31")), ref("body:ford"))
    empty = [mark.start.year for mark in found.lanes[0].marks if mark.shape is Shape.NONE]
    assert empty == years


def test_a_series_of_which_no_meeting_was_held_has_no_empty_years() -> None:
    data = river(
        '[body.ford]\nsources = ["log"]\ncadence = "annual"\n'
        '[event.a]\nbody = "ford"\nplanned = "2001"\nstatus = "announced"\nsources = ["log"]\n'
    )
    (lane,) = timeline(AsOf(data, day("2024-06-01")), ref("body:ford")).lanes
    assert [mark.shape for mark in lane.marks] == [Shape.PLANNED]


def test_an_agreement_stands_in_the_line_of_those_before_and_after_it() -> None:
    first, *_ = lanes("agreement:oil-treaty").values()
    second, *_ = lanes("agreement:oil-treaty-second").values()
    assert first == second
    assert [mark.ref and mark.ref.id for mark in first] == ["oil-treaty", "oil-treaty-second"]
    assert [(mark.open_start, mark.open_end) for mark in first] == [(False, False), (False, True)]
    assert first[1].end == day("2024-06-01")  # as far as the data speaks


def test_below_the_line_of_an_agreement_stand_its_own_steps() -> None:
    (_, line), (label, steps) = lanes("agreement:oil-treaty").items()
    assert label == "Treaty on Lamp Oil to 2010"
    assert marked(steps, Shape.STEP) == ["Visit: Treaty on Lamp Oil to 2010"]
    assert {mark.shape for mark in line} == {Shape.TERM}


def test_a_line_of_agreements_is_called_by_what_their_names_share_and_its_bars_by_the_rest() -> (
    None
):
    (label, line), *_ = lanes("agreement:oil-treaty").items()
    assert label == "Treaty on Lamp Oil"
    assert [mark.brief for mark in line] == ["to 2010", "after 2010"]
    (alone,) = lanes("agreement:gas-memorandum").items()
    assert alone[0] == "Memorandum on Gas"
    assert [mark.brief or mark.label for mark in alone[1]] == ["Memorandum on Gas"]


def test_agreements_whose_terms_certainly_overlap_stand_side_by_side() -> None:
    text = """
[agreement.rope]
name = "Rope one"
term = "{first}"
sources = ["log"]
[agreement.rope-second]
name = "Rope two"
term = "{second}"
supersedes = "rope"
sources = ["log"]
"""
    for first, second, expected in (
        ("2000-01-01/2010-05-04", "2010-05-04/2020-01-01", [["one", "two"]]),
        ("2000-01-01/2010-05-05", "2010-05-04/2020-01-01", [["one"], ["two"]]),
        ("2000/2010", "2010/2020", [["one", "two"]]),  # some time in 2010 the one became the other
        ("2000/2011", "2010/2020", [["one"], ["two"]]),
    ):
        data = river(text.format(first=first, second=second))
        assert rows(data, "agreement:rope") == expected, (first, second)


def test_an_agreement_without_a_term_stands_where_it_was_signed() -> None:
    ((mark,),) = lanes("agreement:gas-memorandum").values()
    assert mark.shape is Shape.STEP
    assert mark.open_start
    assert not mark.open_end
    assert mark.end == day("2015-12-31")
    assert mark.date_in_words == "by 31 December 2015"


def test_a_programme_has_its_period_and_its_steps() -> None:
    (marks,) = lanes("programme:dredging").values()
    assert [(mark.shape, mark.label) for mark in marks] == [
        (Shape.TERM, "Dredging of the Bar"),
        (Shape.STEP, "The first bucket"),
    ]


def test_a_person_has_a_lane_of_meetings_and_one_for_each_office() -> None:
    found = lanes("person:ada-wick")
    assert list(found) == ["Ada Wick", "Keeper of the Lamps", "Mistress of Ceremonies"]
    assert marked(found["Ada Wick"], Shape.HELD) == [
        "1st session of the LC",
        "3rd session of the LC",
    ]
    assert marked(found["Ada Wick"], Shape.STEP) == ["The first bucket"]
    (keeper,) = found["Keeper of the Lamps"]
    assert (keeper.start, keeper.end) == (day("2000-01-01"), day("2010-05-04"))
    assert not keeper.open_start
    assert not keeper.open_end
    assert keeper.ref == ref("post:keeper")
    (mistress,) = found["Mistress of Ceremonies"]
    assert (mistress.start, mistress.end) == (day("2011-07-01"), day("2016-04-01"))
    assert mistress.open_start
    assert mistress.open_end
    assert mistress.ref is None


@each(
    ("dates", "tellings"),
    [
        ('"2001"', 0),
        ('["2001", { value = "2001-05" }]', 0),  # more exactly, and no contradiction
        ('["2001", { value = "2002" }]', 2),
        ('["2001", { value = "2002", rank = "deprecated" }]', 0),
        ('["2001", { value = "2002", rank = "preferred" }]', 2),
        ('["2001", "2001-05", "2002", { value = "2003", rank = "deprecated" }]', 4),
    ],
)
@each(
    "record",
    [
        '[event.rope]\nwhen = {}\nsources = ["log"]\n',
        '[agreement.rope]\nsigned = {}\nsources = ["log"]\n',
        '[agreement.rope]\nterm = {}\nsources = ["log"]\n',
        '[programme.rope]\nperiod = {}\nsources = ["log"]\n',
    ],
)
def test_a_date_that_sources_contradict_each_other_about_says_so(
    record: str, dates: str, tellings: int
) -> None:
    table = record[1 : record.index(".")]
    data = river(record.format(dates))
    ((mark,),) = [
        lane.marks for lane in timeline(AsOf(data, day("2024-06-01")), ref(f"{table}:rope")).own
    ]
    assert mark.tellings == tellings


def test_an_office_has_a_lane_of_those_who_held_it() -> None:
    (label, (ada,)) = next(iter(lanes("post:keeper").items()))
    assert (label, ada.label, ada.ref) == (
        "Keeper of the Lamps",
        "Ada Wick",
        ref("person:ada-wick"),
    )
    data = world(ESTUARY)
    assert rows(data, "post:keeper-north") == [["Ada Reed", "Cléo Tern"]]


def test_who_held_an_office_twice_has_two_terms_in_it() -> None:
    data = river("""
[post.pilot]
sources = ["log"]
[person.ada]
name = "Ada"
sources = ["log"]
posts = [
  { post = "pilot", since = "2000", until = "2003" },
  { post = "pilot", since = "2008", until = "2010" },
]
[person.bo]
name = "Bo"
sources = ["log"]
posts = [
  { post = "pilot", since = "2003", until = "2008" },
  { post = "pilot", since = "1990", until = "1991", rank = "deprecated" },
]
""")
    found = timeline(AsOf(data, day("2024-06-01")), ref("post:pilot"))
    assert rows(data, "post:pilot") == [["Ada", "Bo", "Ada"]]
    assert [mark.label for mark in found.entries()] == ["Ada", "Bo", "Ada"]
    assert rows(data, "person:ada") == [["pilot", "pilot"]]
    assert len(timeline(AsOf(data, day("2024-06-01")), ref("person:ada")).entries()) == 2


HARBOUR = """
[party.north]
name = "North"
sources = ["log"]
[organisation.harbour]
name = "Harbour"
parties = ["north"]
sources = ["log"]
[post.master]
name = "Harbour master"
organisation = "organisation:harbour"
sources = ["log"]
[person.ada]
name = "Ada"
sources = ["log"]
posts = [{ post = "master", since = "2000", until = "2003" }]
"""
PILOT = """
[post.pilot]
name = "Pilot"
organisation = "organisation:harbour"
sources = ["log"]
[person.bo]
name = "Bo"
sources = ["log"]
posts = [{ post = "pilot", since = "2003" }]
"""


def test_an_organisation_has_a_lane_of_who_headed_it_or_one_for_each_of_its_offices() -> None:
    def told(text: str) -> list[tuple[str, list[str]]]:
        found = timeline(AsOf(river(text), day("2024-06-01")), ref("organisation:harbour"))
        return [(lane.label, [mark.label for mark in lane.marks]) for lane in found.own]

    assert told(HARBOUR) == [("headed by", ["Ada, Harbour master"])]
    assert told(HARBOUR + PILOT) == [
        ("Harbour master", ["Ada, Harbour master"]),
        ("Pilot", ["Bo, Pilot"]),
    ]


@pytest.mark.parametrize("record", ["organisation:harbour", "post:master", "person:ada"])
def test_a_term_is_of_the_side_that_the_office_is_of_or_what_it_is_at(record: str) -> None:
    found = timeline(AsOf(river(HARBOUR), day("2024-06-01")), ref(record))
    assert [mark.side for lane in found.own for mark in lane.marks] == [ref("party:north")]


def test_a_meeting_is_of_the_side_that_was_host() -> None:
    data = world(BUNDLED)
    found = timeline(AsOf(data, reviewed(data)), ref("body:irigc-mmtc"))
    hosts = {mark.ref: mark.side for mark in found.own[0].marks}
    assert hosts[ref("event:irigc-mmtc-2024-12")] == ref("party:russia")
    assert hosts[ref("event:irigc-mmtc-2025-12")] == ref("party:india")


@pytest.mark.parametrize(
    ("when", "core"),
    [
        ("2001-02-03", "2001-02-03/2001-02-03"),
        ("2001-02", None),
        ("2001-02-03~", None),
        ("2001-02-03/2001-02-07", "2001-02-03/2001-02-07"),
        ("2001/2004", "2001-12-31/2004-01-01"),
        ("2001/2001", None),
        ("2001/", None),
        ("[2001-02-03,2001-02-07]", None),
    ],
)
def test_an_event_knows_on_which_days_it_certainly_went_on(when: str, core: str | None) -> None:
    data = river(f'[event.a]\nname = "Flood"\nwhen = "{when}"\nsources = ["log"]\n')
    ((mark,),) = [
        lane.marks for lane in timeline(AsOf(data, day("2024-06-01")), ref("event:a")).own
    ]
    assert mark.core == (tuple(map(day, core.split("/"))) if core else None)


def test_a_timeline_knows_which_days_some_of_its_lanes_reach() -> None:
    found = timeline(AsOf(world(FICTIONAL), day("2012-06-01")), ref("person:ada-wick"))
    lanes = [lane.reach for lane in found.lanes]
    assert len(lanes) > 2
    assert found.reach(0, 0) == lanes[0] == (lanes[0][0], day("2016-04-01"))
    assert found.reach(1, 1) == lanes[1] == (day("2000-01-01"), day("2010-05-04"))
    starts, ends = zip(*lanes, strict=True)
    assert found.reach(-5, 99) == (min(starts), max(ends))
    assert found.reach(len(lanes), len(lanes)) is found.reach(2, 1) is None


def offices(posts: str, on: str = "2024-06-01") -> dict[str, Mark]:
    """The terms of somebody with these offices, by what each is called."""
    data = river(f'[person.ada]\nsources = ["log"]\nposts = [{posts}]\n')
    own = timeline(AsOf(data, day(on)), ref("person:ada")).own
    return {mark.label: mark for lane in own for mark in lane.marks}


@each(
    ("dates", "first", "last", "core"),
    [
        ('since = "2001-02-03", until = "2005-06-07"', "2001-02-03", "2005-06-07", "all"),
        ('since = "2001", until = "2005"', "2001-01-01", "2005-12-31", "2001-12-31/2005-01-01"),
        ('since = "2001?", until = "2005"', "2001-01-01", "2005-12-31", "2002-12-31/2005-01-01"),
        ('since = "2001", until = "2001"', "2001-01-01", "2001-12-31", None),
        ('since = "2001"', "2001-01-01", "2024-06-01", "2001-12-31/2024-06-01"),
        ('until = "2005"', "2005-01-01", "2005-12-31", None),
        ('until = "2005", seen = "2003-02"', "2003-02-01", "2005-12-31", "2003-02-28/2005-01-01"),
        ('seen = "2003-02"', "2003-02-01", "2003-02-28", None),
        ('seen = ["2003-02", "2001"]', "2001-01-01", "2003-02-28", "2001-12-31/2003-02-01"),
        ('since = "[..2001]", until = "2005"', "2001-12-31", "2005-12-31", "2001-12-31/2005-01-01"),
        ('since = "2001", until = "[2005..]"', "2001-01-01", "2024-06-01", "2001-12-31/2005-01-01"),
        ('since = "2001", until = "[2030..]"', "2001-01-01", "2030-01-01", "2001-12-31/2030-01-01"),
        ('since = "2030"', "2030-01-01", "2030-01-01", None),
    ],
)
def test_a_term_reaches_over_all_possible_days_and_knows_on_which_it_certainly_lasted(
    dates: str, first: str, last: str, core: str | None
) -> None:
    term = offices(f'{{ as = "Mate", {dates} }}')["Mate"]
    assert (term.start, term.end) == (day(first), day(last))
    if core is None:
        assert term.core is None
    else:
        start, _, end = f"{first}/{last}".partition("/") if core == "all" else core.partition("/")
        assert term.core == (day(start), day(end))


@pytest.mark.parametrize(
    ("dates", "open_start", "open_end"),
    [
        ('since = "2001", until = "2005"', False, False),
        ('since = "2001"', False, True),
        ('until = "2005"', True, False),
        ('seen = "2003"', True, True),
        ('since = "2001", until = "[2005..]"', False, True),
    ],
)
def test_a_term_is_open_where_nobody_says_when_it_began_or_ended(
    dates: str, open_start: bool, open_end: bool
) -> None:
    term = offices(f'{{ as = "Mate", {dates} }}')["Mate"]
    assert (term.open_start, term.open_end) == (open_start, open_end)


def test_what_has_not_ended_goes_on_to_the_day_that_is_shown_if_that_is_later() -> None:
    assert offices('{ as = "Mate", since = "2001" }', "2031-01-01")["Mate"].end == day("2031-01-01")
    assert offices('{ as = "Mate", since = "2001" }', "2011-01-01")["Mate"].end == day("2024-06-01")


def test_a_body_that_was_renamed_has_a_lane_of_what_it_was_called_when() -> None:
    called = lanes("body:lamp-commission")["called"]
    assert [mark.brief for mark in called] == ["LC", "LFC"]
    assert [mark.label for mark in called] == ["called LC", "called LFC"]
    assert [mark.ref for mark in called] == [None, None]
    first, second = called
    assert first.end == second.start == day("2010-05-04")
    assert second.end == day("2024-06-01")
    assert first.start == day("1999-11-02")  # it was called so since its founding
    assert not first.open_start


@pytest.mark.parametrize(
    ("names", "called"),
    [
        # an abbreviation is told of; without two of them with dates, the name
        (
            """abbreviation = [{ value = "W", until = "2005" }, { value = "F", since = "2005" }]
name = [{ value = "Weir", until = "2005" }, { value = "Ford", since = "2005" }]""",
            [["W", "F"]],
        ),
        (
            """abbreviation = "F"
name = [{ value = "Weir", until = "2005" }, { value = "Ford", since = "2005" }]""",
            [["Weir", "Ford"]],
        ),
        # what is thought wrong, what is in another tongue, what has no date
        (
            """name = [
  { value = "Weir", until = "2005" }, { value = "Ford", since = "2005" }, "Ferry",
  { value = "Lock", since = "2001", rank = "deprecated" },
  { value = "Брод", lang = "ru", since = "2005" },
]""",
            [["Weir", "Ford"]],
        ),
        ('name = [{ value = "Weir", until = "2005" }, "Ford"]', []),
        ('name = "Ford"', []),
        # two at a time
        (
            'name = [{ value = "Weir", until = "2008" }, { value = "Ford", since = "2005" }]',
            [["Weir"], ["Ford"]],
        ),
    ],
)
def test_what_a_body_was_called_is_told_where_it_changed(
    names: str, called: list[list[str]]
) -> None:
    data = river(f'[body.ford]\nfounded = "2000"\nsources = ["log"]\n{names}\n')
    found = timeline(AsOf(data, day("2024-06-01")), ref("body:ford")).own
    assert {lane.label for lane in found} <= {"called"}
    assert [[mark.brief for mark in lane.marks] for lane in found] == called


def test_the_names_of_a_body_are_no_context_of_another() -> None:
    found = timeline(AsOf(world(FICTIONAL), day("2024-06-01")), ref("body:wick-group"))
    assert [(lane.label, lane.context) for lane in found.lanes] == [
        ("Wick Group", False),
        ("LFC", True),
    ]


def test_what_is_thought_wrong_and_what_has_no_date_is_not_drawn() -> None:
    data = river("""
[body.ford]
sources = ["log"]
[event.wrong]
body = { value = "ford", rank = "deprecated" }
when = "2001"
sources = ["log"]
[event.undated]
body = "ford"
sources = ["log"]
[event.right]
body = "ford"
when = "2002"
sources = ["log"]
[person.pilot]
sources = ["log"]
posts = [
  { as = "Mate", seen = "2001" },
  { as = "King", seen = "2001", rank = "deprecated" },
  { as = "Cook" },
]
[programme.rope]
sources = ["log"]
""")
    (lane,) = timeline(AsOf(data, day("2024-06-01")), ref("body:ford")).lanes
    assert [str(mark.ref) for mark in lane.marks] == ["event:right"]
    posts = timeline(AsOf(data, day("2024-06-01")), ref("person:pilot")).own
    assert [lane.label for lane in posts] == ["Mate"]
    assert timeline(AsOf(data, day("2024-06-01")), ref("programme:rope")).own == ()


@pytest.mark.parametrize("term", ["2030/..", "[2030..]", "../1850", "[..1850]", "2030/", "/1850"])
def test_an_open_end_never_reaches_back_before_the_beginning(term: str) -> None:
    data = river(f'[agreement.rope]\nterm = "{term}"\nsources = ["log"]\n')
    found = timeline(AsOf(data, day("2024-06-01")), ref("agreement:rope"))
    ((mark,),) = [lane.marks for lane in found.own]
    assert mark.start <= mark.end
    assert mark.start.year == (2030 if "2030" in term else mark.start.year)
    assert mark.end.year == (1850 if "1850" in term else mark.end.year)


@pytest.mark.parametrize(
    ("when", "first", "last", "open_start", "open_end"),
    [
        ("[..2015]", "2015-12-31", "2015-12-31", True, False),
        ("[2015..]", "2015-01-01", "2015-01-01", False, True),
        ("2015/", "2015-01-01", "2015-01-01", False, True),
        ("2015/2016", "2015-01-01", "2016-12-31", False, False),
        ("2015~", "2015-01-01", "2015-12-31", False, False),
    ],
)
def test_a_meeting_whose_date_is_open_says_on_which_side(
    when: str, first: str, last: str, open_start: bool, open_end: bool
) -> None:
    data = river(f'[event.a]\nname = "Flood"\nwhen = "{when}"\nsources = ["log"]\n')
    ((mark,),) = [
        lane.marks for lane in timeline(AsOf(data, day("2024-06-01")), ref("event:a")).own
    ]
    assert (mark.start, mark.end) == (day(first), day(last))
    assert (mark.open_start, mark.open_end) == (open_start, open_end)
    assert mark.when is not None
    assert mark.when.text == when


def test_a_dataset_without_anything_to_draw_has_no_lanes() -> None:
    found = timeline(AsOf(river(""), day("2024-06-01")), None)
    assert (found.lanes, found.own) == ((), ())
    assert found.entries() == ()


def check(data: Dataset, record: Ref | None, on: date, *, former: bool = False) -> None:
    """What is true of every timeline."""
    found = timeline(AsOf(data, on, former=former), record)
    for lane in found.lanes:
        assert lane.marks
        for mark in lane.marks:
            assert mark.start <= mark.middle <= mark.end
            assert mark.label
            if mark.core:
                assert mark.start <= mark.core[0] <= mark.core[1] <= mark.end
            first, last = mark.reach
            assert first <= mark.start
            assert mark.end <= last
        spans = [(mark.start, mark.end) for mark in lane.marks]
        assert spans == sorted(spans)
        # In one lane no bar hides another.
        bars = (mark for mark in lane.marks if mark.shape is Shape.TERM)
        cores = [mark.core for mark in bars if mark.core]
        assert all(one[1] <= other[0] for one, other in pairwise(cores))
    context = [number for number, lane in enumerate(found.lanes) if lane.context]
    assert not (record is None and context)
    assert not {found.lanes[number].ref for number in context} & {lane.ref for lane in found.own}
    assert context == list(range(len(found.own), len(found.lanes)))
    names = [name for lane in found.lanes if not lane.continues for name in lane.names]
    assert len(set(names)) == len(names)
    for above, lane in zip((None, *found.lanes), found.lanes, strict=False):
        assert not lane.continues or (above is not None and above.label == lane.label)
        assert [len(name) for name in lane.shorter] == sorted(map(len, lane.shorter), reverse=True)
    if found.lanes:
        days = [day for lane in found.lanes for day in lane.reach]
        assert found.reach(0, len(found.lanes)) == (min(days), max(days))


@pytest.mark.parametrize("name", [*(name for name in WORLDS if name != BUNDLED), ESTUARY])
def test_every_record_has_a_timeline_on_every_day_on_which_answers_change(name: str) -> None:
    data = world(name)
    for record in [None, *data.records]:
        for on in turning_days(data):
            check(data, record, on)


@given(st.sampled_from(turning_days(world(BUNDLED))), st.data(), st.booleans())
def test_any_record_of_the_bundled_dataset_has_a_timeline_on_any_day(
    on: date, choice: st.DataObject, former: bool
) -> None:
    data = world(BUNDLED)
    dated = [record for record in data.records if record.table not in ("source", "gap")]
    for record in choice.draw(st.lists(st.sampled_from(dated), min_size=1, max_size=5)):
        check(data, record, on, former=former)


def test_any_record_of_the_bundled_dataset_has_a_timeline_today() -> None:
    data = world(BUNDLED)
    for record in [None, *some(BUNDLED)]:
        check(data, record, reviewed(data))


@given(ANY_WORLD, st.data())
def test_entries_are_what_the_lanes_hold_in_order_of_time_and_each_once(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    record = choice.draw(st.none() | st.sampled_from(list(data.records)))
    found = timeline(AsOf(data, choice.draw(st.sampled_from(turning_days(data)))), record)
    told = found.entries()
    spans = [(mark.start, mark.end) for mark in told]
    assert spans == sorted(spans)
    assert len(set(told)) == len(told)
    shown = {
        (mark.ref, mark.label, mark.start, mark.end)
        for lane in found.own or found.lanes
        for mark in lane.marks
    }
    assert {(mark.ref, mark.label, mark.start, mark.end) for mark in told} == shown
    assert len(told) == len(shown)
    events = [mark.ref for mark in told if mark.ref and mark.ref.table == "event"]
    assert len(events) == len(set(events))


def test_the_bundled_commission_has_no_session_in_the_years_that_its_lane_shows_as_empty() -> None:
    data = world(BUNDLED)
    found = timeline(AsOf(data, reviewed(data)), ref("body:irigc-mmtc"))
    names = [lane.label for lane in found.own if not lane.continues]
    assert names[:4] == ["IRIGC-M&MTC", "chair for India", "chair for Russia", "called"]
    marks = found.own[0].marks
    empty = [mark.start.year for mark in marks if mark.shape is Shape.NONE]
    held = {
        year
        for mark in marks
        if mark.shape is Shape.HELD
        for year in range(mark.start.year, mark.end.year + 1)
    }
    assert empty
    assert not held & set(empty)
    assert held | set(empty) == set(range(min(held), max(held) + 1))


def test_in_2010_the_bundled_commission_had_another_name() -> None:
    data = world(BUNDLED)
    found = timeline(AsOf(data, day("2010-06-01")), ref("body:irigc-mmtc"))
    (called,) = [lane for lane in found.own if lane.label == "called"]
    on_day = called.between(day("2010-06-01"), day("2010-06-01"))
    assert [mark.brief for mark in on_day] == ["IRIGC-MTC"]
