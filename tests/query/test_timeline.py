"""Lanes of meetings and terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.dataset import Dataset
from irtui.query.timeline import Mark, Shape, Timeline, timeline
from tests.query.answers import FICTIONAL, WORLDS, reviewed, turning_days, world
from tests.support import HEAD, dataset, day, ref

SOURCE = '[source.log]\ntitle = "Log of the ferry"\n'


def lanes(record: str | None, on: str = "2024-06-01") -> dict[str, list[Mark]]:
    """The lanes of a record of the lighthouses, by their names."""
    found = timeline(world(FICTIONAL), ref(record) if record else None, day(on))
    return {lane.label: list(lane.marks) for lane in found.lanes}


def river(toml_text: str, head: str = HEAD) -> Dataset:
    """A dataset of this text, with the source ``log``."""
    return dataset(SOURCE + toml_text, head)


def marked(marks: list[Mark], *shapes: Shape) -> list[str]:
    """The labels of the marks of these shapes."""
    return [mark.label for mark in marks if mark.shape in shapes]


def test_a_body_has_a_lane_for_itself_and_for_each_of_its_parts_of_the_day() -> None:
    text = [
        """
[body.sea]
sources = ["log"]
[body.delta]
sources = ["log"]
"""
    ]
    for name, parent in (
        ("delta", None),
        ("ford", '"delta"'),
        ("weir", '{ value = "delta", until = "2010" }'),
        ("lock", '{ value = "delta", rank = "deprecated" }'),
        ("sea", None),
    ):
        if parent:
            text.append(f'[body.{name}]\nparent = {parent}\nsources = ["log"]')
        text.append(f'[event.{name}]\nbody = "{name}"\nwhen = "2001"\nsources = ["log"]')
    data = river("\n".join(text), f'{HEAD}lanes = ["body:sea"]\n')

    def of(record: str, on: str) -> list[str]:
        return [lane.label for lane in timeline(data, ref(record), day(on)).lanes]

    assert of("body:delta", "2005-01-01") == ["delta", "ford", "weir"]
    assert of("body:delta", "2011-01-01") == ["delta", "ford"]
    assert of("body:weir", "2011-01-01") == ["weir"]
    assert of("body:sea", "2011-01-01") == ["sea"]


def test_a_meeting_shows_the_lanes_of_its_body() -> None:
    assert lanes("event:wick-group-2013-01") == lanes("body:wick-group")
    assert lanes("event:dredging-2016-04") == lanes("programme:dredging")
    assert lanes("event:oil-treaty-2009-01") == lanes("agreement:oil-treaty")


@pytest.mark.parametrize("record", [None, "source:log", "gap:oil", "event:regatta-2011-07"])
def test_what_has_no_lane_of_its_own_shows_the_main_ones(record: str | None) -> None:
    assert list(lanes(record)) == ["LFC"]


def test_the_main_lanes_are_those_that_the_dataset_names() -> None:
    text = (
        '[event.a]\nbody = "{0}"\nwhen = "2001"\nsources = ["log"]\n[body.{0}]\nsources = ["log"]\n'
    )
    both = text.format("ford") + text.replace("event.a", "event.b").format("weir")
    named = river(both, f'{HEAD}lanes = ["body:weir"]\n')
    assert [lane.label for lane in timeline(named, None, day("2024-06-01")).lanes] == ["weir"]
    unnamed = timeline(river(both), None, day("2024-06-01"))
    assert [lane.label for lane in unnamed.lanes] == ["ford", "weir"]


def test_meetings_are_points_steps_are_smaller_and_what_was_not_held_is_planned() -> None:
    marks = lanes(None)["LFC"]
    assert marked(marks, Shape.HELD) == [
        "1st session of the Lamp and Fog Commission",
        "2nd session of the Lamp and Fog Commission",
        "3rd session of the Lamp and Fog Commission",
    ]
    assert marked(marks, Shape.STEP) == ["The commission takes in the fog"]
    assert marked(marks, Shape.PLANNED) == [
        "4th session of the Lamp and Fog Commission",
        "5th session of the Lamp and Fog Commission",
    ]


def test_a_mark_reaches_from_the_first_to_the_last_day_that_its_date_allows() -> None:
    third = next(mark for mark in lanes(None)["LFC"] if mark.label.startswith("3rd"))
    assert (third.start, third.end) == (day("2004-02-01"), day("2004-02-29"))
    assert third.middle == day("2004-02-15")


def test_years_of_a_yearly_series_without_a_meeting_are_marked_once_each_to_the_reviewed_year() -> (
    None
):
    empty = marked(lanes(None)["LFC"], Shape.NONE)
    expected = [2001, 2003, *range(2005, 2024)]  # 2024 is not over, and 2000 saw the first
    assert empty == [f"none recorded in {year}" for year in expected]


@pytest.mark.parametrize(
    ("claims", "years"),
    [
        ('cadence = "annual"', [2002, 2003]),
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
    found = timeline(data, ref("body:ford"), day("2003-12-31"))
    empty = [mark.start.year for mark in found.lanes[0].marks if mark.shape is Shape.NONE]
    assert empty == years


def test_a_series_of_which_no_meeting_was_held_has_no_empty_years() -> None:
    data = river(
        '[body.ford]\nsources = ["log"]\ncadence = "annual"\n'
        '[event.a]\nbody = "ford"\nplanned = "2001"\nstatus = "announced"\nsources = ["log"]\n'
    )
    (lane,) = timeline(data, ref("body:ford"), day("2024-06-01")).lanes
    assert [mark.shape for mark in lane.marks] == [Shape.PLANNED]


def test_an_agreement_stands_in_the_line_of_those_before_and_after_it() -> None:
    (line,) = lanes("agreement:oil-treaty").values()
    assert list(lanes("agreement:oil-treaty-second")) == list(lanes("agreement:oil-treaty"))
    assert [mark.ref and mark.ref.id for mark in line] == ["oil-treaty", "oil-treaty-second"]
    assert [(mark.open_start, mark.open_end) for mark in line] == [(False, False), (False, True)]
    assert line[1].end == day("2024-06-01")  # as far as the data speaks


def test_a_line_of_agreements_is_called_by_what_their_names_share_and_its_bars_by_the_rest() -> (
    None
):
    assert list(lanes("agreement:oil-treaty")) == ["Treaty on Lamp Oil"]
    (line,) = lanes("agreement:oil-treaty").values()
    assert [mark.brief for mark in line] == ["to 2010", "after 2010"]
    (alone,) = lanes("agreement:gas-memorandum").items()
    assert alone[0] == "Memorandum on Gas"
    assert [mark.brief or mark.label for mark in alone[1]] == ["Memorandum on Gas"]


def test_an_agreement_without_a_term_stands_where_it_was_signed() -> None:
    ((mark,),) = lanes("agreement:gas-memorandum").values()
    assert mark.open_start
    assert mark.end == day("2015-12-31")


def test_a_programme_has_its_period_and_its_steps() -> None:
    (marks,) = lanes("programme:dredging").values()
    assert [(mark.shape, mark.label) for mark in marks] == [
        (Shape.TERM, "Dredging of the Bar"),
        (Shape.HELD, "The first bucket"),
    ]


def test_a_person_has_a_lane_of_meetings_and_one_for_each_office() -> None:
    found = lanes("person:ada-wick")
    assert list(found) == ["Ada Wick", "Keeper of the Lamps", "Mistress of Ceremonies"]
    assert marked(found["Ada Wick"], Shape.HELD) == [
        "1st session of the Lamp and Fog Commission",
        "3rd session of the Lamp and Fog Commission",
        "The first bucket",
    ]
    (keeper,) = found["Keeper of the Lamps"]
    assert (keeper.start, keeper.end) == (day("2000-01-01"), day("2010-05-04"))
    assert not keeper.open_start
    assert not keeper.open_end
    (mistress,) = found["Mistress of Ceremonies"]
    assert (mistress.start, mistress.end) == (day("2011-07-01"), day("2016-04-01"))
    assert mistress.open_start
    assert mistress.open_end


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
    (lane,) = timeline(data, ref("body:ford"), day("2024-06-01")).lanes
    assert [str(mark.ref) for mark in lane.marks] == ["event:right"]
    offices = timeline(data, ref("person:pilot"), day("2024-06-01")).lanes
    assert [lane.label for lane in offices] == ["Mate"]
    # No lane at all: the main ones instead.
    assert timeline(data, ref("programme:rope"), day("2024-06-01")).lanes[0].label == "ford"


@pytest.mark.parametrize("term", ["2030/..", "[2030..]", "../1850", "[..1850]", "2030/", "/1850"])
def test_an_open_end_never_reaches_back_before_the_beginning(term: str) -> None:
    data = river(f'[agreement.rope]\nterm = "{term}"\nsources = ["log"]\n')
    found = timeline(data, ref("agreement:rope"), day("2024-06-01"))
    ((mark,),) = [lane.marks for lane in found.lanes]
    assert mark.start <= mark.end
    assert mark.start.year == (2030 if "2030" in term else mark.start.year)
    assert mark.end.year == (1850 if "1850" in term else mark.end.year)


def test_a_dataset_without_anything_to_draw_has_no_lanes_and_shows_the_day() -> None:
    found = timeline(river(""), None, day("2024-06-01"))
    assert found == Timeline((), day("2024-06-01"), day("2024-06-01"))
    assert found.marks() == []


@given(st.sampled_from(WORLDS), st.data())
def test_marks_lie_in_order_and_within_the_days_that_the_timeline_spans(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    record = choice.draw(st.none() | st.sampled_from(list(data.records)))
    on = choice.draw(st.sampled_from(turning_days(data)) | st.just(reviewed(data)))
    found = timeline(data, record, on)
    assert found.start <= found.end
    for lane in found.lanes:
        assert lane.marks
        for mark in lane.marks:
            assert mark.start <= mark.middle <= mark.end
            assert mark.start <= found.end
            assert mark.end >= found.start
        starts = [mark.start for mark in lane.marks]
        assert starts == sorted(starts)
    in_order = found.marks()
    assert [mark.start for _, mark in in_order] == sorted(mark.start for _, mark in in_order)
    drawn = [mark for lane in found.lanes for mark in lane.marks if mark.ref]
    assert sorted(map(id, drawn)) == sorted(id(mark) for _, mark in in_order)
    for number, mark in in_order:
        assert mark in found.lanes[number].marks
