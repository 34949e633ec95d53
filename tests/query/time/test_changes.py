"""What changed in the structure, and when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.holding import Presence
from irtui.model.lifetimes import lifetime
from irtui.query.time.change import Change
from irtui.query.time.changes import after, before, changes, on_day, under
from tests.each import each
from tests.query.answers import BUNDLED, FICTIONAL, WORLDS, turning_days, world
from tests.support import dataset, day, ref

SOURCE = '[source.log]\ntitle = "Log of the ferry"\n'
DATED = [*WORLDS, "estuary"]
TREATY = "Treaty on Lamp Oil"
RENAMED = """name = [
  { value = "Weir", until = "2005-06-07" },
  { value = "Ford", since = "2005-06-07" },
]"""


def told(toml_text: str) -> list[str]:
    """The changes of a dataset of this text, each with its day."""
    found = changes(dataset(SOURCE + toml_text))
    return [f"{change.day.isoformat()} {change.in_words()}" for change in found]


def body(claims: str, name: str = "ford") -> str:
    """A body with these claims."""
    return f'[body.{name}]\nsources = ["log"]\n{claims}\n'


def test_the_fictional_commission_changes_as_its_records_say() -> None:
    found = changes(world(FICTIONAL))
    assert [f"{change.day} {change.in_words()}" for change in found] == [
        "2000-01-31 Ada Wick becomes Keeper of the Lamps (January 2000)",
        "2000-12-31 LC set up (between 2 November 1999 and 2000), ⚠ 3 tellings",
        "2001-01-01 Wick Group set up",
        "2001-01-01 Wick Group comes under LC",
        "2001-12-31 Panel of Wicks set up (2001)",
        "2003-12-31 Oil Group set up (2003)",
        "2004-12-31 Buoy Group set up (2004)",
        "2006-12-31 Northern Circle set up (2006)",
        "2009-01-01 Panel of Wicks ended (2008)",
        "2010-05-04 LC becomes LFC",
        "2010-05-04 Ada Wick is no longer Keeper of the Lamps",
        "2010-12-31 Fog Board set up (2010)",
        f"2011-01-31 {TREATY} after 2010 follows {TREATY} to 2010 (January 2011)",
        "2012-06-30 Wick Group comes under Fog Board",
        "2020-12-31 Panel of Mirrors set up (between 2015 and 2020)",
    ]


@each(
    ("claims", "expected"),
    [
        ('founded = "2001-02-03"', ["2001-02-03 ford set up"]),
        # told on the first day on which it had certainly happened, with what is known of it
        ('founded = "2001"', ["2001-12-31 ford set up (2001)"]),
        ('founded = "2001~"', ["2002-12-31 ford set up (about 2001)"]),
        ('founded = "[..2001-02-03]"', ["2001-02-03 ford set up (by 3 February 2001)"]),
        (
            'founded = "[2001-02-03..]"',
            ["2001-02-03 ford possibly set up (3 February 2001 or later)"],
        ),
        (
            'founded = "2001-02-03"\ndissolved = "2005"',
            ["2001-02-03 ford set up", "2006-01-01 ford ended (2005)"],
        ),
        ('dissolved = "2005"', ["2006-01-01 ford ended (2005)"]),
        # dates that are thought wrong
        ('founded = { value = "2001", rank = "deprecated" }', []),
        ('dissolved = { value = "2001", rank = "deprecated" }', []),
        # sightings
        (
            'mandate = { value = "Lamps.", seen = ["2001-02-03", "2005-06-07"] }',
            [
                "2001-02-03 ford first seen",
                "2005-06-08 ford not seen any more, possibly still there",
            ],
        ),
        (
            'mandate = { value = "Lamps.", seen = "2001-02-03" }\ndissolved = "2005-06-07"',
            ["2001-02-03 ford first seen", "2005-06-08 ford ended (7 June 2005)"],
        ),
        (
            'mandate = { value = "Lamps.", seen = "2005-06-07" }\nfounded = "2001-02-03"',
            ["2001-02-03 ford set up"],
        ),
        ('mandate = { value = "Lamps.", seen = "2001", rank = "deprecated" }', []),
        ("", []),
    ],
)
def test_a_body_begins_and_ends_by_its_own_dates_or_is_seen_first_and_last(
    claims: str, expected: list[str]
) -> None:
    assert told(body(claims)) == expected


def test_a_body_that_is_seen_on_the_last_day_of_the_calendar_goes_on() -> None:
    assert told(body('mandate = { value = "Lamps.", seen = ["2001-02-03", "9999-12-31"] }')) == [
        "2001-02-03 ford first seen"
    ]


def test_a_founding_names_what_went_before() -> None:
    text = body('founded = "2001-02-03"\nname = "Old ford"', "old-ford")
    text += body('founded = "2005-02-03"\nsucceeds = "old-ford"')
    text += body(
        'founded = "2006-02-03"\nsucceeds = { value = "old-ford", rank = "deprecated" }', "weir"
    )
    assert told(text)[1:] == ["2005-02-03 ford set up, after Old ford", "2006-02-03 weir set up"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (RENAMED, ["2005-06-07 Weir becomes Ford"]),
        # sources that date the end and the beginning differently, but not against each other
        (
            'name = [{ value = "Weir", until = "2005" }, { value = "Ford", since = "2005-06-07" }]',
            ["2005-06-07 Weir becomes Ford"],
        ),
        (
            'name = [{ value = "Weir", until = "2004" }, { value = "Ford", since = "2005-06-07" }]',
            [],
        ),
        # thrice
        (
            """name = [
  { value = "Weir", until = "2001-02-03" },
  { value = "Ford", since = "2001-02-03", until = "2005-06-07" },
  { value = "Ferry", since = "2005-06-07" },
]""",
            ["2001-02-03 Weir becomes Ford", "2005-06-07 Ford becomes Ferry"],
        ),
        # a name of one year, whose end is no beginning of its own
        (
            """name = [
  { value = "Ford", since = "2005", until = "2005" },
  { value = "Weir", until = "2005" },
]""",
            ["2005-12-31 Weir becomes Ford (2005)"],
        ),
        # what is thought wrong
        (
            """name = [
  { value = "Lock", until = "2005-06-07", rank = "deprecated" },
  { value = "Weir", until = "2005-06-07" },
  { value = "Ford", since = "2005-06-07" },
  { value = "Pier", since = "2001-06-07", rank = "deprecated" },
]""",
            ["2005-06-07 Weir becomes Ford"],
        ),
        # each tongue for itself, and each change once
        (
            """name = [
  { value = "Weir", until = "2005-06-07", lang = "en" },
  { value = "Брод", since = "2005-06-07", lang = "ru" },
  { value = "Ford", since = "2005-06-07", lang = "en" },
  { value = "Запруда", until = "2005-06-07", lang = "ru" },
]""",
            ["2005-06-07 Запруда becomes Брод"],
        ),
        (
            """name = [
  { value = "Weir", until = "2005-06-07", lang = "en" },
  { value = "Брод", since = "2005-06-07", lang = "ru" },
]""",
            [],
        ),
    ],
)
def test_a_new_name_is_told_with_the_one_that_ended_for_it(
    claims: str, expected: list[str]
) -> None:
    found = [line for line in told(body(f'founded = "1999"\n{claims}')) if "becomes" in line]
    assert found == expected


def test_a_new_abbreviation_tells_of_the_new_name_that_it_comes_with() -> None:
    both = f"""founded = "1999"
{RENAMED}
abbreviation = [{{ value = "W", until = "DAY" }}, {{ value = "F", since = "DAY" }}]
"""
    same_day = told(body(both.replace("DAY", "2005-06-07")))
    assert same_day[1:] == ["2005-06-07 W becomes F"]
    later = told(body(both.replace("DAY", "2006-06-07")))
    assert later[1:] == ["2005-06-07 Weir becomes Ford", "2006-06-07 W becomes F"]


def test_a_body_comes_under_another_in_the_names_of_that_day() -> None:
    text = body(f'founded = "1999-01-01"\n{RENAMED}')
    text += body(
        """founded = "1999-01-01"
parent = [
  { value = "ford", since = "2001-02-03", until = "2008-01-01" },
  { value = "ford", since = "2009-01-01" },
  { value = "ford", since = "2007", rank = "deprecated" },
]
""",
        "pier",
    )
    assert [line for line in told(text) if "under" in line] == [
        "2001-02-03 pier comes under Weir",
        "2008-01-01 pier is no longer under Ford",
        "2009-01-01 pier comes under Ford",
    ]


def test_what_moves_from_one_to_another_is_not_said_to_leave() -> None:
    moved = """parent = [
  { value = "ford", until = "2001-02-03" },
  { value = "weir", since = "2001-02-03", until = "2002" },
  { value = "ford", since = "2002-06-07" },
]
"""
    text = "".join(body('founded = "1999"', name) for name in ("ford", "weir"))
    found = [line for line in told(text + body(moved, "pier")) if "under" in line]
    assert found == ["2001-02-03 pier comes under weir", "2002-06-07 pier comes under ford"]


PILOT = """
[post.pilot]
name = "Pilot"
sources = ["log"]
[post.cook]
name = "Cook"
sources = ["log"]
"""


PILOT_TO_2005 = '{ post = "pilot", since = "2001-02-03", until = "2005-06-07" }'


def comings(claims: str) -> list[str]:
    """The changes of a person with these claims."""
    sides = '[party.upper]\nname = "Upper Bank"\n[party.lower]\nname = "Lower Bank"\n'
    text = PILOT + sides.replace("]\n", ']\nsources = ["log"]\n')
    text += f'[person.ada]\nname = "Ada"\nsources = ["log"]\n{claims}\n'
    return [line.replace("Ada ", "", 1) for line in told(text)]


@each(
    ("posts", "expected"),
    [
        ('{ post = "pilot", since = "2001-02-03" }', ["2001-02-03 becomes Pilot"]),
        ('{ post = "pilot", since = "2001" }', ["2001-12-31 becomes Pilot (2001)"]),
        ('{ post = "pilot", until = "2001-02-03" }', ["2001-02-03 is no longer Pilot"]),
        ('{ as = "Bellman", since = "2001-02-03" }', ["2001-02-03 becomes Bellman"]),
        (
            '{ post = "pilot", since = "2001-02-03", until = "[2005-06-07..]" }',
            [
                "2001-02-03 becomes Pilot",
                "2005-06-07 is possibly no longer Pilot (7 June 2005 or later)",
            ],
        ),
        # a sighting, and what is thought wrong
        ('{ post = "pilot", seen = "2001-02-03" }', []),
        ('{ post = "pilot", since = "2001-02-03", rank = "deprecated" }', []),
        # twice; one beginning and one end that two sources date differently; a term of one year
        (
            '{ post = "pilot", since = "2001-02-03" }, { post = "pilot", since = "2005-01-01" }',
            ["2001-02-03 becomes Pilot", "2005-01-01 becomes Pilot"],
        ),
        (
            '{ post = "pilot", since = "2001-02-03" }, { post = "pilot", since = "2001-02-28" }',
            ["2001-02-28 becomes Pilot (between 3 and 28 February 2001)"],
        ),
        (
            '{ post = "pilot", until = "2001-02-03" }, { post = "pilot", until = "2001-02-28" }',
            ["2001-02-28 is no longer Pilot (between 3 and 28 February 2001)"],
        ),
        (
            '{ post = "pilot", since = "2001", until = "2001" }',
            ["2001-12-31 becomes Pilot (2001)", "2001-12-31 is no longer Pilot (2001)"],
        ),
        # who begins again at once has not left
        (
            f'{PILOT_TO_2005}, {{ post = "pilot", since = "2005-06-07", until = "2009-06-07" }}',
            ["2001-02-03 becomes Pilot", "2009-06-07 is no longer Pilot"],
        ),
        (
            f'{PILOT_TO_2005}, {{ post = "cook", since = "2005-06-07" }}',
            [
                "2001-02-03 becomes Pilot",
                "2005-06-07 becomes Cook",
                "2005-06-07 is no longer Pilot",
            ],
        ),
    ],
)
def test_who_comes_into_an_office_and_leaves_it_is_a_change(
    posts: str, expected: list[str]
) -> None:
    assert comings(f"posts = [{posts}]") == expected


def test_who_changes_sides_leaves_one_and_joins_another() -> None:
    assert comings("""party = [
  { value = "upper", until = "2001-02-03" },
  { value = "lower", since = "2001-02-03" },
]""") == ["2001-02-03 joins Lower Bank", "2001-02-03 leaves Upper Bank"]


def test_an_office_comes_to_chair_a_body_and_chairs_it_no_longer() -> None:
    chairs = """founded = "1999-01-01"
chair_posts = [{ post = "pilot", since = "2001-02-03", until = "2005" }]"""
    assert told(PILOT + body(chairs))[1:] == [
        "2001-02-03 Pilot comes to chair ford",
        "2005-12-31 Pilot chairs ford no longer (2005)",
    ]


@pytest.mark.parametrize("table", ["party", "organisation", "post", "person", "programme"])
def test_a_record_of_any_kind_that_is_renamed_is_a_change(table: str) -> None:
    record = f'[{table}.ford]\nsources = ["log"]\n{RENAMED}\n'
    assert told(record) == ["2005-06-07 Weir becomes Ford"]


def test_an_organisation_is_set_up_and_ends_but_a_sighting_of_it_is_no_change() -> None:
    yard = '[organisation.{}]\nsources = ["log"]\n{}\n'
    dates = 'founded = "2001-02-03"\ndissolved = "2005"'
    seen = 'place = { value = "Ford", seen = "2001" }'
    assert told(yard.format("yard", dates) + yard.format("mill", seen)) == [
        "2001-02-03 yard set up",
        "2006-01-01 yard ended (2005)",
    ]


def test_a_century_of_one_parliament_has_a_change_for_all_who_came_and_went() -> None:
    text = PILOT + body('founded = "1900-01-01"\nchair_posts = ["pilot"]')
    terms = range(1900, 2000, 4)
    for number, year in enumerate(terms):
        held = f'{{ post = "cook", since = "{year}-03-01", until = "{year + 4}-02-01" }}'
        text += f'[person.p{number}]\nname = "P {number}"\nsources = ["log"]\nposts = [{held}]\n'
    text += f'[party.whigs]\nsources = ["log"]\n{RENAMED.replace("2005", "1932")}\n'
    found = told(text)
    assert len(found) == 1 + 2 * len(terms) + 1
    assert "1932-06-07 Weir becomes Ford" in found


def test_the_changes_of_a_body_are_those_below_it_and_in_its_offices() -> None:
    text = PILOT.replace('"Cook"', '"Cook"\norganisation = "body:pier"')
    text += body('founded = "1999-01-01"\nchair_posts = ["pilot"]')
    text += body('founded = "1999-01-01"\nparent = "ford"', "pier")
    text += body('founded = "1999-01-01"', "weir")
    for post in ("pilot", "cook"):
        held = f'{{ post = "{post}", since = "2001-02-03" }}, {{ as = "Bellman", since = "2004" }}'
        text += f'[person.{post}]\nsources = ["log"]\nposts = [{held}]\n'
    data = dataset(SOURCE + text)

    def of(record: str) -> list[str]:
        return [change.text for change in under(data, changes(data), ref(record))]

    below = ["pier set up", "cook becomes Cook"]
    assert of("body:pier") == below
    assert of("body:ford") == ["ford set up", "pier set up", "pilot becomes Pilot", below[1]]
    assert of("person:pilot") == ["pilot becomes Pilot", "pilot becomes Bellman"]
    assert of("post:cook") == [below[1]]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ('signed = "2005-06-07"\nsupersedes = "rope"', ["2005-06-07 Twine follows Rope"]),
        ('term = "2005/2010"\nsupersedes = "rope"', ["2005-12-31 Twine follows Rope (2005)"]),
        ('supersedes = "rope"', []),
        ('signed = "2005"', []),
        ('signed = "2005"\nsupersedes = { value = "rope", rank = "deprecated" }', []),
    ],
)
def test_an_agreement_that_follows_another_is_told_when_it_was_signed_or_began(
    claims: str, expected: list[str]
) -> None:
    text = '[agreement.rope]\nname = "Rope"\nsources = ["log"]\nsigned = "2000"\n'
    text += f'[agreement.twine]\nname = "Twine"\nsources = ["log"]\n{claims}\n'
    assert told(text) == expected


def test_a_dataset_without_a_structure_has_no_changes() -> None:
    assert changes(dataset(SOURCE)) == ()
    assert after((), day("2001-01-01")) is None
    assert before((), day("2001-01-01")) is None


@pytest.mark.parametrize("name", DATED)
def test_changes_stand_in_order_of_time_and_each_once(name: str) -> None:
    found = changes(world(name))
    days = [change.day for change in found]
    assert days == sorted(days)
    lines = [(change.day, change.text, change.ref) for change in found]
    assert len(lines) == len(set(lines))
    for change in found:
        assert change.ref in world(name).records
        assert "\n" not in change.in_words()


@given(st.sampled_from(DATED), st.data())
def test_one_steps_from_each_day_to_the_nearest_change_on_either_side(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    found = changes(data)
    days = {change.day for change in found}
    days_around = {near for one in days for near in (one, one - timedelta(1), one + timedelta(1))}
    here = choice.draw(st.sampled_from(sorted(days_around | set(turning_days(data)))))
    assert after(found, here) == min((one for one in days if one > here), default=None)
    assert before(found, here) == max((one for one in days if one < here), default=None)
    assert bool(on_day(found, here)) == (here in days)


@pytest.mark.parametrize("name", DATED)
def test_stepping_on_from_the_first_day_meets_every_change_and_back_again(name: str) -> None:
    found = changes(world(name))
    met: list[Change] = []
    here = after(found, date.min)
    while here is not None:
        met += on_day(found, here)
        here = after(found, here)
    assert met == list(found)
    back: list[Change] = []
    here = before(found, date.max)
    while here is not None:
        back += reversed(on_day(found, here))
        here = before(found, here)
    assert back == list(reversed(found))


def certain(data: Dataset, change: Change) -> bool:
    """Whether the last day is known by which a founding had happened, and no end may lie before."""
    life = lifetime(data, data.get(change.ref))
    known = change.when is not None and change.when.bounds[1] is not None
    return known and not (life.end and life.end.passed(change.day))


@pytest.mark.parametrize("name", DATED)
def test_a_body_that_was_set_up_is_there_from_that_day_on(name: str) -> None:
    data = world(name)
    founded = [change for change in changes(data) if " set up" in change.text]
    assert founded or name == "hostile"
    for change in founded:
        truth = AsOf(data, change.day).presence(data.get(change.ref))
        assert truth
        if certain(data, change):
            assert truth is Presence.YES
            eve = change.day - timedelta(1)
            assert AsOf(data, eve).presence(data.get(change.ref)) is not Presence.YES


@pytest.mark.parametrize("name", DATED)
def test_a_body_that_ended_is_gone_after_that_day(name: str) -> None:
    data = world(name)
    for change in changes(data):
        if change.text.endswith(" ended"):
            assert not AsOf(data, change.day).presence(data.get(change.ref))


@pytest.mark.parametrize("name", DATED)
def test_what_is_first_or_last_seen_was_there_on_the_day(name: str) -> None:
    data = world(name)
    for change in changes(data):
        record = data.get(change.ref)
        if "first seen" in change.text:
            assert AsOf(data, change.day).presence(record) is Presence.YES
            assert AsOf(data, change.day - timedelta(1)).presence(record) is Presence.POSSIBLY
        if "not seen any more" in change.text:
            assert AsOf(data, change.day).presence(record) is Presence.POSSIBLY
            assert AsOf(data, change.day - timedelta(1)).presence(record) is Presence.YES


def test_on_13_december_2018_the_bundled_commission_was_renamed_and_got_a_working_group() -> None:
    found = on_day(changes(world(BUNDLED)), day("2018-12-13"))
    assert {change.ref for change in found} == {
        ref("body:irigc-mmtc"),
        ref("body:wg-military-cooperation"),
    }
    renamed, created = found
    assert renamed.text == "IRIGC-MTC becomes IRIGC-M&MTC"
    assert created.text == "WG Military Cooperation set up"


def test_a_name_of_several_lines_is_told_in_one() -> None:
    assert told(body('name = """The\nford"""\nfounded = "2001-02-03"')) == [
        "2001-02-03 The ford set up"
    ]


def test_what_is_only_possibly_over_is_not_said_to_have_ended() -> None:
    text = '[body.ford]\nfounded = "2001-02-03"\ndissolved = "[2005-06-07..]"\nsources = ["log"]'
    assert told(text) == [
        "2001-02-03 ford set up",
        "2005-06-08 ford possibly over (7 June 2005 or later)",
    ]


def test_no_end_stands_before_the_beginning() -> None:
    text = '[body.ford]\nfounded = "2005"\ndissolved = "[2005-06-07..]"\nsources = ["log"]'
    assert told(text) == ["2005-12-31 ford set up (2005)"]


@pytest.mark.parametrize("name", WORLDS)
def test_the_bodies_of_the_day_differ_from_those_of_the_day_before_where_one_begins_or_ends(
    name: str,
) -> None:
    data = world(name)
    words = ("set up", "first seen", "ended", "possibly over", "not seen any more")
    found = [one for one in changes(data) if any(word in one.text for word in words)]
    for one in found:
        body = data.get(one.ref)
        end = lifetime(data, body).end
        if end is not None and end.bounds[0] and end.bounds[0] < one.day and "set up" in one.text:
            continue  # possibly over before it had certainly begun: only possibly there throughout
        before = AsOf(data, one.day - timedelta(1)).presence(body)
        assert AsOf(data, one.day).presence(body) is not before


@pytest.mark.parametrize("name", WORLDS)
def test_each_change_names_what_says_so(name: str) -> None:
    data = world(name)
    for one in changes(data):
        record = data.get(one.ref)
        assert one.sources or not record.sources
        assert all(source in data.records for source in one.sources)
