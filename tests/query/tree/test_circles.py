"""Parents that lead in a circle over the years, and never on one day: every walk ends."""

from itertools import islice

import pytest

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.records import Body
from irtui.query.names import way_to
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.unfolded import unfolded
from tests.each import each
from tests.support import HEAD, dataset, day, loaded

FREE = """
[source.log]
title = "The log"
[event.flood]
body = "a"
when = "2003"
sources = ["log"]
"""


def bodies(**parents: str) -> str:
    """Bodies, each with the claim that puts it under another."""
    tables = (
        f'[body.{one}]\nsources = ["log"]\nparent = {{ {claim} }}\n'
        for one, claim in parents.items()
    )
    return FREE + "".join(tables)


CIRCLES = {
    "turned round": bodies(a='value = "b", until = "2000"', b='value = "a", since = "2001"'),
    "of three": bodies(
        a='value = "b", until = "2000"',
        b='value = "c", since = "1990"',
        c='value = "a", since = "2002"',
    ),
    "as far as was seen": bodies(a='value = "b", seen = "2000"', b='value = "a", seen = "2005"'),
    "with others below": bodies(
        a='value = "b", seen = "2000"',
        b='value = "a", seen = "2005"',
        c='value = "a"',
        d='value = "c", since = "2001"',
    ),
    "of itself, gone": bodies(a='value = "b", until = "1999"', b='value = "a", since = "1999-02"')
    + '[body.e]\nsources = ["log"]\nfounded = "2010"\n',
}


@each("former", [False, True])
@each("on", ["1990-01-01", "2000-06-01", "2003-01-01", "2024-06-01"])
@each("what", CIRCLES)
def test_each_body_of_the_day_stands_once_in_the_tree_and_has_a_way_to_it(
    what: str, on: str, former: bool
) -> None:
    as_of = AsOf.of(dataset(CIRCLES[what]), day(on), former)
    hierarchy = Hierarchy(as_of)
    of_the_day = [body for body in as_of.dataset.all(Body) if as_of.there(body)]
    lines = list(islice(unfolded(hierarchy, hierarchy.roots()), 100))
    shown = [line.node.ref for line in lines if line.node.ref and line.node.ref.table == "body"]
    assert sorted(shown) == sorted(body.ref for body in of_the_day)
    for body in of_the_day:
        way = hierarchy.path_to(body.ref)
        assert way[-1] == body.ref
        assert len(set(way)) == len(way)
        assert list(way_to(as_of, body).values())[-1] == body.id


def test_the_link_that_holds_on_the_day_is_kept() -> None:
    data = dataset(CIRCLES["turned round"])
    a, b = Ref("body", "a"), Ref("body", "b")
    for on, above, below in (("1999-01-01", b, a), ("2005-01-01", a, b)):
        for first in (a, b):  # whichever is asked for first
            as_of = AsOf(data, day(on), former=True)
            as_of.parent(data.get(first, Body))
            assert as_of.parent(data.get(below, Body)) == above
            assert as_of.parent(data.get(above, Body)) is None


@pytest.mark.parametrize(
    "claims",
    [
        ('value = "b"', 'value = "a"'),
        ('value = "b", since = "2001"', 'value = "a", until = "2003", seen = "1990"'),
        ('value = "b", since = "1990"', 'value = "a", seen = ["1995", "1999"]'),
        ('value = "b", until = "event:flood"', 'value = "a", since = "2001"'),
    ],
)
def test_links_that_hold_on_one_day_are_an_error(claims: tuple[str, str]) -> None:
    problems = loaded(HEAD + bodies(a=claims[0], b=claims[1])).problems
    assert [problem.code for problem in problems] == ["cycle"]
