"""Logic checks: what a sound file says wrongly, and what it may say."""

import tomllib
from datetime import date
from typing import Any

import pytest

from irtui.loading import bundled_path, load
from irtui.model.codes import LOGIC_CODES
from irtui.query.audit.checks import check_logic
from tests.each import each
from tests.support import DATASETS, HEAD, MARK, dataset, loaded, unmarked

WORLD = """
[source.log]
title = "The log"
[party.north]
name = "North"
sources = ["log"]
[body.board]
name = "Lamp Board"
founded = "2001-05-02"
dissolved = "2015"
sources = ["log"]
[post.keeper]
name = "Keeper"
sources = ["log"]
[person.reed]
name = "Reed"
posts = [
  { post = "keeper", since = "2002", until = "2004" },
  { post = "keeper", since = "2008-06", until = "2010" },
]
sources = ["log"]
"""


def meeting(when: str, number: int = 1, more: str = "", mark: str = "") -> str:
    """A meeting of the board; ``mark`` names the field that a problem is to stand at."""
    text = f"""
[event.m{number}-{when}]
kind = "meeting"
body = "board"
number = {number}
when = "{when}"
sources = ["log"]
{more}
"""
    return text.replace(f"\n{mark} =", f"\n{MARK}{mark} =") if mark else text


SOUTH = """
[party.south]
sources = ["log"]
[person.wick]
name = "Wick"
party = "south"
sources = ["log"]
[post.oarsman]
party = "south"
sources = ["log"]
"""
COMPANY = """
[organisation.pier]
sources = ["log"]
[organisation.mole]
sources = ["log"]
"""
CHART = """
[source.chart]
title = "A chart"
date = "2004-03-01"
"""
CHAIRED = 'chairs = [{ person = "reed", post = "keeper" }]'

WRONG = {
    "meeting-before-founding": meeting("2001-05-01", mark="when"),
    "meeting-after-end": meeting("2016-01", mark="when"),
    "holder-outside-term": meeting("2006-03-01", more=CHAIRED.replace("post", "¦post")),
    "role-outside-life": """
[person.wick]
name = "Wick"
roles = [{ in = "board", since = "2010" }, { in = "board", ¦since = "2016" }]
sources = ["log"]
""",
    "number-out-of-order": meeting("2005", 1) + meeting("2004-12-31", 2, mark="number"),
    "number-twice": meeting("2004", 3) + meeting("2005", 3, mark="number"),
    "child-outlives-parent": """
[body.wicks]
name = "Wick Group"
¦parent = "board"
founded = "2010"
dissolved = "2017"
sources = ["log"]
""",
    "held-without-day": """
[event.flood]
kind = "flood"
¦status = "held"
sources = ["log"]
""",
    "sides-differ": f"""
{SOUTH}
[event.flood]
when = "2004"
chairs = [{{ person = "reed", as = "Guest" }}, {{ ¦person = "wick", party = "north" }}]
sources = ["log"]
""",
    "number-jumps": meeting("2004", 3) + meeting("2005", 5, mark="number"),
    "ended-before-begun": """
[body.wicks]
founded = "2010"
¦dissolved = "2008"
sources = ["log"]
""",
    "outside-life": """
[person.wick-1]
name = "Una Wick"
died = "2003-02"
¦posts = { post = "keeper", since = "2003-03" }
sources = ["log"]
""",
    "shares-over-100": COMPANY
    + """
¦shares = [
  { organisation = "organisation:pier", percent = 60 },
  { organisation = "party:north", percent = 50, since = "2004" },
]
""",
    "same-name": """
[person.reed-2]
¦name = "REED"
sources = ["log"]
""",
    "place-as-text": """
[place.ford]
name = "The ford"
sources = ["log"]
[event.fair]
when = "2004"
¦place = "The weir"
sources = ["log"]
""",
    "unknown-language": """
[body.wicks]
aliases = ["Wicks", { value = "Wick Group", ¦lang = "english" }]
sources = ["log"]
""",
    "source-before-event": f"""
{CHART}
[event.flood]
when = {{ value = "2004-03-02", sources = ["log", ¦"chart"] }}
sources = ["log"]
""",
    "empty-source": """
[body.wicks]
sources = ["chart"]
[source.¦chart]
publisher = "The river office"
""",
    "wrong-address": """
[body.wicks]
sources = ["tides"]
[source.tides]
¦url = "tides.example/list"
""",
    "uncited-source": '[source.¦chart]\ntitle = "A chart"\n',
    "held-after-review": meeting("2024-06-02", mark="when").replace('body = "board"\n', ""),
    "never-true": """
[event.flood]
name = "The flood"
when = "2011"
sources = ["log"]
[body.wicks]
name = { value = "Wick Group", ¦since = "event:flood", until = "event:flood" }
sources = ["log"]
""",
    "unsafe-address": """
[body.wicks]
sources = ["tides"]
[source.tides]
¦url = "https://tides.example/\\nlist"
""",
}

DEEPER = [
    '[person.wick]\nborn = "1950"\n¦died = "1949-03"\nsources = ["log"]\n',
    f"""
{SOUTH}
[event.flood]
when = "2004"
present = {{ ¦post = "oarsman", party = "north" }}
sources = ["log"]
""",
    f"""
{SOUTH}
[person.rush]
party = "north"
sources = ["log"]
[agreement.treaty]
signatories = ["reed", {{ person = "rush", ¦post = "oarsman" }}]
sources = ["log"]
""",
    f"""
{SOUTH}
[body.wicks]
chair_posts = [{{ party = "north", ¦post = "oarsman" }}]
sources = ["log"]
""",
    meeting("2000", mark="when").replace("number = 1\n", "").replace('"meeting"', '"signing"'),
    meeting("2004", 3) + meeting("2005", 9, mark="number"),
    f"""
{CHART}
[event.flood]
when = "2004-03-02"
¦sources = ["chart"]
""",
    COMPANY
    + """
¦shares = [
  { organisation = "organisation:pier", percent = 60, since = "2001", until = "2003" },
  { organisation = "party:north", percent = 50.5, since = "2002", until = "2008" },
  { organisation = "organisation:wharf", percent = 60, since = "2007" },
]
[organisation.wharf]
sources = ["log"]
""",
    """
[body.wicks]
sources = ["tides"]
[source.tides]
date = "2004"
¦language = "zz"
""",
    """
[body.wicks]
sources = ["tides"]
[source.tides]
url = "https://tides.example/"
¦archive = "https://tides.example/the list"
""",
    # In a list of several, of one, with a key of its own, and in a table of its own.
    meeting("2003").replace('"2003"', '[\n  "2003",\n  ¦"2001-01",\n]'),
    meeting("2003").replace('"2003"', '[{ value = "2003" }, ¦{ value = "2016" }]'),
    meeting("2003").replace('"2003"', '[¦"2016"]'),
    meeting("2003", more='[event.m1-2003.when]\nvalue = "2016"')
    .replace('when = "2003"\n', "")
    .replace("2003.when", "2003.¦when"),
    meeting(
        "2006",
        more="""present = [
  { person = "reed", as = "Guest" },
  { person = "reed", ¦post = "keeper" },
]""",
    ),
    meeting("2004", 3)
    + meeting("2005", 4).replace(
        "= 4", '= [{ value = 5, rank = "deprecated" }, ¦{ value = 3 }, { value = 4 }]'
    ),
    """
[event.flood]
name = "The flood"
when = "2011"
sources = ["log"]
[body.wicks]
mandate = [
  "Wicks.",
  { value = "Lamps.", until = "event:flood", ¦since = "event:flood" },
]
sources = ["log"]
""",
    """
[body.pier]
sources = ["log"]
[body.wicks]
parent = [
  "pier",
  ¦{ value = "board" },
]
founded = "2010"
dissolved = "2017"
sources = ["log"]
""",
]
"""Contradictions that stand further inside a field."""

RIGHT = {
    "a meeting on the day of the founding": meeting("2001-05-02"),
    "a meeting some time in the year of the founding": meeting("2001"),
    "a meeting in the year of the end": meeting("2015-12-31"),
    "a holder within a term": meeting("2003", more=CHAIRED),
    "a holder in the uncertain part of a term": meeting("2008-06-01", more=CHAIRED),
    "a holder whose day is not known": meeting("2004", more=CHAIRED),
    "numbers in their order": meeting("2004", 1) + meeting("2005", 2),
    "numbers within one year": meeting("2004", 1) + meeting("2004-01-05", 2),
    "a day that was looked for": """
[event.flood]
status = "held"
sources = ["log"]
[gap.flood]
about = "event:flood"
field = "when"
text = "The day of the flood."
""",
    "a day of what was not held": '[event.flood]\nstatus = "postponed"\nsources = ["log"]\n',
    "a number left out, and looked for": meeting("2004", 1)
    + meeting("2005", 3)
    + '[gap.m]\nabout = "body:board"\nfield = "meetings"\ntext = "The 2nd meeting."\n',
    "a number that was not used": meeting("2004", 1)
    + meeting("2004-07", 2, more='status = "cancelled"')
    + meeting("2005", 3),
    "a number that another source gives": meeting("2004", 1)
    + meeting("2005", 3).replace("= 3", "= [3, 2]"),
    "a meeting between whose number is not known": meeting("2004-01-02", 1)
    + meeting("2004-06-02", 2).replace("number = 2\n", "")
    + meeting("2005", 3),
    "numbers of an irregular series": meeting("2004", 1).replace('"board"', '"wicks"')
    + meeting("2005", 3).replace('"board"', '"wicks"')
    + '[body.wicks]\ncadence = "irregular"\nsources = ["log"]\n',
    "a seat of one side": f"""
{SOUTH}
[event.flood]
when = "2004"
chairs = [
  {{ person = "wick", post = "oarsman", party = "south" }},
  {{ person = "reed", party = "north" }},
  {{ as = "Guest", party = "north" }},
]
sources = ["log"]
""",
    "an older source beside another": f"""
{CHART}
[event.flood]
when = "2004-03-02"
sources = ["chart", "log"]
""",
    "a source of the same month": f"""
{CHART.replace("03-01", "03")}
[event.flood]
when = {{ value = "2004-03-02", sources = ["chart"] }}
sources = ["log"]
""",
    "shares that are rounded, in turn, or of one owner": COMPANY
    + """
shares = [
  { organisation = "organisation:pier", percent = 60.2, until = "2003" },
  { organisation = "organisation:mole", percent = 60.2, since = "2004" },
  { organisation = "party:north", percent = 40.2 },
  { organisation = "party:north", percent = 49 },
  { organisation = "party:north", percent = 90, rank = "deprecated" },
]
""",
    "two people whom a register tells apart": """
[person.wick]
name = "Wick"
identifiers = { guild = "7" }
sources = ["log"]
[person.wick-2]
name = "Wick"
identifiers = { guild = "12" }
sources = ["log"]
""",
    "tags of languages": """
[body.wicks]
aliases = [
  { value = "Wicks", lang = "en-GB" },
  { value = "Phitile", lang = "hi-Latn" },
  { value = "W", lang = "und" },
  { value = "Ww", lang = "x-lamp" },
]
sources = ["log"]
""",
    "a source of which only its number is known": """
[body.wicks]
sources = ["tides"]
[source.tides]
identifiers = { archive = "D-17" }
""",
    "one that was announced and not held": meeting("2016", more='status = "announced"'),
    "a parent that was left in time": """
[body.wicks]
name = "Wick Group"
parent = { value = "board", until = "2014" }
dissolved = "2017"
founded = "2010"
sources = ["log"]
""",
}


def codes(toml_text: str) -> list[str]:
    text = unmarked(toml_text)[0]
    return [problem.code for problem in check_logic(dataset(WORLD + text))]


@each("code", WRONG)
def test_each_contradiction_is_found_alone(code):
    assert codes(WRONG[code]) == [code]


@each("toml_text", [*WRONG.values(), *DEEPER])
def test_a_contradiction_stands_at_the_very_claim_that_it_is_about(toml_text):
    text, line, column = unmarked(HEAD + WORLD + toml_text)
    result = loaded(text)
    assert result.dataset is not None
    (problem,) = result.place(check_logic(result.dataset))
    assert (problem.line, problem.column) == (line, column)
    # Its path is that of the file, where a lone claim stands in no list.
    place: Any = tomllib.loads(text)
    for key in problem.path:
        place = place[key]


def test_every_code_has_a_contradiction_that_shows_it():
    assert WRONG.keys() | {"review-in-future", "snapshot-apart"} == LOGIC_CODES.keys()


@pytest.mark.parametrize(
    ("reviewed", "today", "found"),
    [
        ("2024-06-02", date(2024, 6, 1), ["review-in-future"]),
        ("2024-06-01", date(2024, 6, 1), []),
        ("2024", date(2024, 6, 1), []),
        ("2025", None, []),
    ],
)
def test_a_review_may_not_be_of_a_day_to_come(reviewed, today, found):
    data = dataset("", f'[dataset]\ntitle = "Rivers"\nreviewed = "{reviewed}"\n')
    problems = check_logic(data, today)
    assert [problem.code for problem in problems] == found
    assert all(problem.path == ("dataset", "reviewed") for problem in problems)


@pytest.mark.parametrize(
    ("snapshot", "reviewed", "found"),
    [
        ("2024-06-01", "2024-06-01", []),
        ("2024", "2024-06-01", []),
        ("2024-06", "2024-05-31", ["snapshot-apart"]),
        ("2024-06", "2024-06-01", []),
        ("2024-06", "2024-06-30", []),
        ("2024-06", "2024-07-01", ["snapshot-apart"]),
    ],
)
def test_all_was_seen_on_the_day_that_is_shown_first(snapshot, reviewed, found):
    head = f'[dataset]\ntitle = "Rivers"\nreviewed = "{reviewed}"\nsnapshot = "{snapshot}"\n'
    problems = check_logic(dataset("", head))
    assert [problem.code for problem in problems] == found
    assert all(problem.path == ("dataset", "snapshot") for problem in problems)


@each("what", RIGHT)
def test_what_can_be_true_is_not_reported(what):
    assert codes(RIGHT[what]) == []


def test_stages_of_one_exercise_may_share_its_number():
    toml_text = """
[programme.drill]
name = "The drill"
sources = ["log"]
"""
    stages = meeting("2004", 1) + meeting("2005", 1)
    stages = stages.replace('body = "board"', 'programme = "drill"')
    assert codes(toml_text + stages) == []


def test_a_holder_known_by_sightings_only_is_never_outside_a_term():
    world = WORLD.replace('since = "2002", until = "2004"', 'seen = "2002"')
    world = world.replace('since = "2008-06", until = "2010"', 'seen = "2009"')
    problems = check_logic(dataset(world + meeting("2006", more=CHAIRED)))
    assert problems == ()


@pytest.mark.parametrize("path", [bundled_path(), DATASETS / "estuary.toml"], ids=lambda p: p.stem)
def test_the_datasets_that_come_with_irtui_contradict_themselves_nowhere(path):
    found = load(path).dataset
    assert found is not None
    assert check_logic(found) == ()
