"""Records that are called alike are told apart wherever a name stands for its record."""

import json
from datetime import date

import pytest

from irtui.model.as_of import AsOf
from irtui.query.find import Index
from irtui.query.tree.hierarchy import Hierarchy
from tests.cli.running import run
from tests.query.answers import at, labels, world
from tests.support import DATASETS, dataset, ref

ALIKE = "same-names"
FILE = str(DATASETS / f"{ALIKE}.toml")
DAY = date(2024, 12, 31)
SOURCE = '[source.log]\ntitle = "Ada"\n'


@pytest.mark.parametrize(
    ("record", "title"),
    [
        ("person:a", "Ivan Petrov (person:a)"),
        ("body:b", "Commission (body:b)"),
        ("event:e1", "S: Commission (event:e1)"),
    ],
)
def test_a_name_that_several_have_is_followed_by_the_reference(record: str, title: str) -> None:
    as_of = AsOf(world(ALIKE), DAY)
    assert as_of.full_title(ref(record)) == as_of.brief_title(ref(record)) == title
    assert as_of.full_title(ref(record), alone=True) == title.partition(" (")[0]


@pytest.mark.parametrize(
    ("records", "apart"),
    [
        # a person and a body; a former name counts, a name that is thought wrong does not
        ('[person.a]\nname = "ada"\n[body.b]\nname = "Ada"\n', True),
        ('[person.a]\nname = "Ada"\n[body.b]\nname = [{ value = "Ada", until = "2001" }]\n', True),
        ('[person.a]\nname = "Ada"\n[body.b]\nname = "B"\nabbreviation = "Ada"\n', True),
        (
            """[person.a]
name = "Ada"
[body.b]
name = [{ value = "B" }, { value = "Ada", rank = "deprecated" }]
""",
            False,
        ),
        # the source of that title is no other person
        ('[person.a]\nname = "Ada"\n[person.b]\nname = "Ada Wick"\n', False),
    ],
)
def test_a_record_is_told_apart_from_any_other_that_has_its_name(records: str, apart: bool) -> None:
    data = dataset(SOURCE + records.replace("]\nname", ']\nsources = ["log"]\nname'))
    assert AsOf(data, DAY).title(ref("person:a")).endswith(" (person:a)") is apart


def test_meetings_of_one_number_are_told_apart_and_in_a_list_by_their_dates() -> None:
    meeting = '[event.e{0}]\nbody = "ford"\nnumber = 1\nwhen = "200{0}"\nsources = ["log"]\n'
    body = '[body.ford]\nname = "Ford"\nsources = ["log"]\n'
    as_of = AsOf(dataset(SOURCE + body + meeting.format(1) + meeting.format(2)), DAY)
    assert as_of.full_title(ref("event:e1")) == "1st event of the Ford (event:e1)"
    assert [node.label for node in Hierarchy(as_of).children(Hierarchy(as_of).roots()[0])] == [
        "1st event",
        "1st event",
    ]


def test_the_tree_the_hits_and_a_path_offer_three_of_one_name_by_their_references() -> None:
    as_of = AsOf(world(ALIKE), DAY)
    everyone = [f"Ivan Petrov (person:{one})" for one in "abc"]
    assert labels(at(Hierarchy(as_of), "People")) == everyone
    hits = [*Index(as_of).find("ivan kind:person").hits()]
    assert [(hit.title, hit.apart) for hit in hits] == [
        ("Ivan Petrov", f"person:{one}") for one in "abc"
    ]
    heading = "From Ivan Petrov (person:a) to Ivan Petrov (person:b)"
    assert run("-d", FILE, "path", "person:a", "person:b").lines[0] == heading


def test_where_the_reference_stands_beside_it_a_name_stands_alone() -> None:
    assert run("-d", FILE, "show", "person:a").lines[0] == "Ivan Petrov"
    shown = json.loads(run("-d", FILE, "show", "person:a", "--format", "json").out)
    assert shown["record"]["title"] == "Ivan Petrov"
    assert (
        run("-d", FILE, "find", "ivan", "kind:person").lines[0].startswith("Ivan Petrov, person:a,")
    )


def test_an_id_that_several_have_is_refused_in_the_same_words_everywhere() -> None:
    refused = "“a” is the id of several records: write body:a or person:a."
    for arguments in (["show", "a"], ["find", "in:a"], ["tree", "a"], ["timeline", "a"]):
        ran = run("-d", FILE, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert refused in ran.err


def test_in_the_bundled_dataset_only_sources_have_names_of_others() -> None:
    data = world("bundled")
    as_of = AsOf(data, data.about.day)
    alike = [
        record.TABLE
        for record in data.records.values()
        if as_of.full_title(record) != as_of.full_title(record, alone=True)
    ]
    assert set(alike) <= {"source"}
