"""A person is there from their birth to their death."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.holding import Presence
from irtui.query.find import Index
from irtui.query.tree.hierarchy import Hierarchy
from tests.support import dataset, day, ref

YES, POSSIBLY, LATER, FORMER = Presence

PEOPLE = """
[source.log]
title = "Log of the ferry"
[body.ferry]
founded = "1960"
sources = ["log"]
[post.keeper]
sources = ["log"]
[person.ada-wick]
name = "Ada Wick"
born = "1951-04-05"
posts = [{ post = "keeper" }]
died = "2015"
sources = ["log"]
[person.una-reed]
name = "Una Reed"
died = { value = "2010-05-06", sources = ["log"] }
sources = ["log"]
"""


@pytest.mark.parametrize(
    ("person", "on", "presence"),
    [
        ("ada-wick", "1951-04-04", LATER),
        ("ada-wick", "1951-04-05", YES),
        ("ada-wick", "2014-12-31", YES),
        ("ada-wick", "2015-06-01", POSSIBLY),
        ("ada-wick", "2016-01-01", FORMER),
        ("una-reed", "1959-12-31", LATER),
        ("una-reed", "1990-01-01", YES),
        ("una-reed", "2010-05-07", FORMER),
    ],
)
def test_a_person_is_there_between_their_days(person: str, on: str, presence: Presence) -> None:
    data = dataset(PEOPLE)
    assert AsOf(data, day(on)).presence(data.get(ref(f"person:{person}"))) is presence


def test_who_has_died_stands_apart_in_the_tree_and_is_found_by_their_day() -> None:
    as_of = AsOf.of(dataset(PEOPLE), day("2024-06-01"))
    tree = Hierarchy(as_of)
    (people,) = [node for node in tree.roots() if node.label == "People"]
    (former,) = tree.children(people)
    assert (former.label, former.note) == ("Former", "2")
    found = Index(as_of).find("date:1951-04-05")
    assert [hit.ref for group in found.groups for hit in group.hits()] == [ref("person:ada-wick")]


def test_what_a_person_held_does_not_begin_with_their_birth() -> None:
    as_of = AsOf.of(dataset(PEOPLE), day("2024-06-01"))
    (link,) = as_of.dataset.links_to(ref("post:keeper"))
    assert as_of.link_time(link) is None
