"""Lanes of who had which office, and the chair of what."""

from collections.abc import Iterable

import pytest

from irtui.model.as_of import AsOf
from irtui.model.records import Body
from irtui.query.time.marks import Lane
from irtui.query.time.offices import Offices
from tests.support import dataset, day, ref

BOARDS = """
[source.log]
[party.north]
name = "North"
sources = ["log"]
[party.south]
name = "South"
sources = ["log"]
[post.minister]
name = "Minister"
sources = ["log"]
[post.envoy]
name = "Envoy"
sources = ["log"]
[post.clerk]
name = "Clerk"
sources = ["log"]
[post.pilot]
name = "Pilot"
sources = ["log"]
[body.board]
founded = "1990"
chair_posts = [
  { post = "minister", party = "north", since = "2000-01-01", until = "2010-01-01" },
  { post = "envoy", party = "north", since = "2010-01-01" },
  { post = "clerk", party = "south", seen = ["2005-05-05", "2003-03-03"] },
]
sources = ["log"]
[body.lone]
founded = "1990"
chair_posts = [{ post = "minister", party = "north", since = "2000-01-01" }]
sources = ["log"]
[body.late]
founded = "1990"
chair_posts = [{ post = "clerk", party = "south", since = "2002-02-02" }]
sources = ["log"]
[body.seen]
founded = "1990"
chair_posts = [{ post = "envoy", party = "south", seen = ["2005-05-05", "2003-03-03"] }]
sources = ["log"]
[body.unseen]
founded = "1990"
chair_posts = [{ post = "envoy", party = "south" }]
sources = ["log"]
[body.change]
founded = "1990"
chair_posts = [
  { post = "minister", party = "north", since = "2000-01-01", until = "2005-01-01" },
  { post = "envoy", party = "north", since = "2005-01-01" },
]
sources = ["log"]
[body.twin]
founded = "1990"
chair_posts = [
  { post = "minister", party = "north", since = "2000-01-01", until = "2005-01-01" },
  { post = "envoy", party = "north", since = "2004-12-31" },
]
sources = ["log"]
[person.ada]
name = "Ada"
posts = [{ post = "minister", since = "1998-01-01", until = "2004-01-01" }]
sources = ["log"]
[person.bo]
name = "Bo"
posts = [
  { post = "minister", since = "2004-01-01", until = "2015-01-01" },
  { post = "minister", since = "2004-02-02", until = "2015-01-01" },
]
sources = ["log"]
[person.cy]
name = "Cy"
posts = [{ post = "clerk", seen = ["2001-01-01", "2007-01-01"] }]
sources = ["log"]
[person.di]
name = "Di"
posts = [
  { post = "pilot", since = "2001-01-01", until = "2002-01-01" },
  { post = "pilot", since = "2002-01-01" },
]
sources = ["log"]
"""


def told(lanes: Iterable[Lane]) -> list[str]:
    """Lanes, each followed by its bars: what each is called, when it was, and in how many ways."""
    found = []
    for lane in lanes:
        found.append(lane.label)
        for mark in lane.marks:
            when = mark.when.text if mark.when else None
            tellings = f" ({mark.tellings} tellings)" if mark.tellings else ""
            called = " / ".join(filter(None, (mark.label, mark.brief)))
            found.append(f"{called}: {'<' * mark.open_start}{when}{'>' * mark.open_end}{tellings}")
    return found


CHAIRS = {
    "board": """\
chair for North
Ada, chair for North / Ada: 2000-01-01/2004-01-01
Bo, chair for North / Bo: 2004-01-01/2010-01-01 (2 tellings)
Envoy, chair for North / Envoy: 2010-01-01/>
chair for South
Cy, chair for South / Cy: <2001-01-01/2007-01-01>""",
    "lone": """\
chair
Ada, chair / Ada: 2000-01-01/2004-01-01
Bo, chair / Bo: 2004-01-01/2015-01-01 (2 tellings)""",
    "late": """\
chair
Cy, chair / Cy: 2002-02-02/>""",
    "seen": """\
chair
Envoy, chair / Envoy: <2003-03-03/2005-05-05>""",
    "unseen": "",
    # Two offices of a side at once have a lane each, two that follow each other have one.
    "change": """\
chair
Ada, chair / Ada: 2000-01-01/2004-01-01
Bo, chair / Bo: 2004-01-01/2005-01-01 (2 tellings)
Envoy, chair / Envoy: 2005-01-01/>""",
    "twin": """\
Minister
Ada, chair / Ada: 2000-01-01/2004-01-01
Bo, chair / Bo: 2004-01-01/2005-01-01 (2 tellings)
Envoy
Envoy, chair / Envoy: 2004-12-31/>""",
}


@pytest.mark.parametrize("body", CHAIRS)
def test_who_was_in_the_chair_is_cut_to_the_days_on_which_their_office_had_it(body: str) -> None:
    data = dataset(BOARDS)
    chairs = Offices(AsOf(data, day("2024-01-01"))).chairs(data.get(ref(f"body:{body}"), Body))
    assert told(chairs) == CHAIRS[body].splitlines()


@pytest.mark.parametrize(
    ("post", "bars"),
    [
        ("minister", ["Ada: 1998-01-01/2004-01-01", "Bo: 2004-01-01/2015-01-01 (2 tellings)"]),
        ("clerk", ["Cy: <2001-01-01/2007-01-01>"]),
        ("pilot", ["Di: 2001-01-01/2002-01-01", "Di: 2002-01-01/>"]),
    ],
)
def test_two_terms_that_follow_each_other_are_two_and_two_that_overlap_are_one(
    post: str, bars: list[str]
) -> None:
    as_of = AsOf(dataset(BOARDS), day("2024-01-01"))
    assert told(Offices(as_of).holders(ref(f"post:{post}"), "held by")) == ["held by", *bars]


def test_an_office_that_nobody_holds_has_no_lane() -> None:
    as_of = AsOf(dataset(BOARDS), day("2024-01-01"))
    assert not list(Offices(as_of).holders(ref("post:envoy"), "held by"))
