"""Logic checks: what a sound file says wrongly, and what it may say."""

import tomllib
from typing import Any

import pytest

from irtui.load import bundled_path, load
from irtui.model.codes import LOGIC_CODES
from irtui.query.audit.checks import check_logic
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


CHAIRED = 'chairs = [{ person = "reed", post = "keeper" }]'

WRONG = {
    "meeting-before-founding": meeting("2001-05-01", mark="when"),
    "meeting-after-end": meeting("2016-01", mark="when"),
    "holder-outside-term": meeting("2006-03-01", more=CHAIRED.replace("post", "¦post")),
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
    "a milestone before the founding": meeting("2000").replace("number = 1\n", ""),
    "a holder within a term": meeting("2003", more=CHAIRED),
    "a holder in the uncertain part of a term": meeting("2008-06-01", more=CHAIRED),
    "a holder whose day is not known": meeting("2004", more=CHAIRED),
    "numbers in their order": meeting("2004", 1) + meeting("2005", 2),
    "numbers within one year": meeting("2004", 1) + meeting("2004-01-05", 2),
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


@pytest.mark.parametrize("code", WRONG)
def test_each_contradiction_is_found_alone(code):
    assert codes(WRONG[code]) == [code]


@pytest.mark.parametrize("toml_text", [*WRONG.values(), *DEEPER])
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
    assert WRONG.keys() == LOGIC_CODES.keys()


@pytest.mark.parametrize("what", RIGHT)
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
