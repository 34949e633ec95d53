"""Who has a part in what, from both sides, on a day: of a legislature of four terms."""

from datetime import date

import pytest

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.records import Person
from irtui.pages.folding import section_in_words
from irtui.pages.path_page import path_page
from irtui.pages.sheet import sheet
from irtui.query.audit.diff import diff
from irtui.query.audit.paths import paths
from irtui.query.find import Index
from irtui.query.roles import are_terms, members
from irtui.query.time.changes import changes, under
from irtui.query.time.timeline import timeline
from irtui.query.tree.hierarchy import Hierarchy
from tests.query.answers import unfolded, words, world
from tests.support import dataset, ref

LAST = date(2015, 12, 31)
REST = """
[source.log]
[organisation.reeds]
sources = ["log"]
[person.wick]
name = "Wick"
sources = ["log"]
"""


@pytest.fixture(scope="module")
def legislature() -> Dataset:
    return world("legislature")


def section(data: Dataset, record: str, heading: str, day: date = LAST) -> list[str]:
    """What a section is called and counts, then all its rows, unfolded."""
    page = sheet(AsOf.of(data, day), ref(record))
    found = next(one for one in page.sections if one.heading == heading)
    return [section_in_words(found), *map(words, unfolded(*found.rows))]


def found(data: Dataset, query: str) -> list[str]:
    ranked = Index(AsOf.of(data, data.about.day)).find(query).ranked
    return [one.id for one in ranked.refs()] if ranked else []


def test_a_body_shows_its_members_of_the_day_out_of_all(legislature: Dataset) -> None:
    heading, *rows = section(legislature, "body:assembly", "Members")
    assert heading.startswith("Members, 16, ")
    assert "of 40 ever" in heading
    assert len(rows) > 16
    sorrel = next(row for row in rows if row.startswith("Sorrel Groyne"))
    assert "member · Member for North Quay · for Free List" in sorrel
    assert len(members(AsOf.of(legislature, LAST), ref("body:assembly"))) == 16


def test_members_of_other_days_stand_apart_with_all_their_terms_in_one_row(
    legislature: Dataset,
) -> None:
    heading, *rows = section(legislature, "body:assembly", "Members", date(2024, 6, 30))
    assert ", 29 former" in heading
    former = rows[rows.index("29 former") :]
    (tansy,) = (row for row in former if row.startswith("Tansy Breakwater"))
    assert tansy.count("since ") == 4
    assert " later" in section(legislature, "body:assembly", "Members")[0]


def test_a_body_may_name_its_members_itself_and_they_show_it_too(legislature: Dataset) -> None:
    heading, *rows = section(legislature, "body:ferries-committee", "Members", date(2022, 1, 1))
    assert heading.startswith("Members, 6, ")
    assert "of 8 ever" in heading
    assert "Saltmarsh Ferry Company · member · for those who cross [1]  since 1 June 2020" in rows
    assert "It may speak and not vote." in rows
    chaired = section(legislature, "person:tansy-breakwater", "Member of")
    assert any(
        row.startswith("Committee on the Ferries · chair [")
        and row.endswith("]  since 4 June 2012 until 2 May 2016")
        for row in chaired
    )


def test_five_terms_in_one_office_read_as_one_office_with_five_terms(legislature: Dataset) -> None:
    rows = section(legislature, "person:tansy-breakwater", "What sources say")[1:]
    assert rows[0] == "member of Assembly of Saltmarsh · Member for Cockle Bay  5 terms"
    assert all(" for Tide Party" in row for row in rows if row.startswith("since"))
    assert sum(row.startswith("since") for row in rows) == 5


def test_two_tellings_of_one_term_are_no_two_terms() -> None:
    data = dataset(
        f"""{REST}[post.keeper]
sources = ["log"]
[person.ada]
posts = [
  {{ post = "keeper", since = "2001", until = "2005" }},
  {{ post = "keeper", since = "2002", until = "2005" }},
]
sources = ["log"]
"""
    )
    assert not any("terms" in row for row in section(data, "person:ada", "What sources say"))


def test_the_tree_counts_the_members_of_the_day(legislature: Dataset) -> None:
    tree = Hierarchy(AsOf.of(legislature, LAST))
    (assembly,) = (node for node in tree.roots() if node.key == ref("body:assembly"))
    assert assembly.note == "16 members"
    assert [node.note for node in tree.children(assembly)] == ["4 members"]


@pytest.mark.parametrize(
    ("record", "lanes"),
    [
        ("person:sorrel-groyne", {"Assembly of Saltmarsh": 3}),
        ("organisation:ferry-company", {"Union of Ferries": 1}),
        ("body:ferries-committee", {"Tansy Breakwater": 2, "Saltmarsh Ferry Company": 1}),
    ],
)
def test_terms_are_bars_in_a_lane_for_each_body_or_each_member(
    legislature: Dataset, record: str, lanes: dict[str, int]
) -> None:
    drawn = timeline(AsOf.of(legislature, date(2024, 6, 30)), ref(record)).lanes
    bars = {lane.label: len(lane.marks) for lane in drawn if not lane.context}
    assert lanes.items() <= bars.items()


def test_a_body_of_many_members_has_no_lanes_for_them(legislature: Dataset) -> None:
    lanes = timeline(AsOf.of(legislature, LAST), ref("body:assembly")).lanes
    assert not any(lane.ref and lane.ref.table == "person" for lane in lanes)


def test_who_comes_and_goes_is_a_change_and_a_new_term_at_once_is_none(
    legislature: Dataset,
) -> None:
    every = changes(legislature)
    told = [one.in_words() for one in under(legislature, every, ref("body:ferries-committee"))]
    assert "Tansy Breakwater becomes chair of Committee on the Ferries" in told
    assert "Sorrel Groyne leaves Committee on the Ferries" in told
    assert "Saltmarsh Ferry Company joins Committee on the Ferries" in told
    tansy = [one.in_words() for one in every if one.ref == ref("person:tansy-breakwater")]
    assert tansy[:3] == [
        "Tansy Breakwater joins Assembly of Saltmarsh",
        "Tansy Breakwater leaves Assembly of Saltmarsh",
        "Tansy Breakwater joins Assembly of Saltmarsh",
    ]
    assert tansy[3:] == [
        "Tansy Breakwater becomes Speaker of the Assembly",
        "Tansy Breakwater is no longer Speaker of the Assembly",
    ]


def test_a_path_leads_through_a_role_with_its_dates(legislature: Dataset) -> None:
    ends = ref("person:tansy-breakwater"), ref("body:ferries-committee")
    page = path_page(AsOf.of(legislature, LAST), paths(legislature, *ends, LAST), LAST)
    row = page.sections[0].rows[1]
    words = "".join(piece.text for piece in row.pieces)
    assert words.startswith("Tansy Breakwater chair of Committee on the Ferries  since 4 June 2012")


def test_a_role_and_its_day_and_its_words_are_asked_of_one_part(legislature: Dataset) -> None:
    day = "date:2015-12-31"
    assert len(found(legislature, f"role:member {day} in:assembly")) == 16
    assert len(found(legislature, f"role:member {day} in:ferries-committee")) == 3
    assert found(legislature, f'"Free List" sorrel role:member {day}') == ["sorrel-groyne"]
    assert not found(legislature, '"Free List" sorrel role:member date:2013')
    assert found(legislature, "sorrel free date:2013")[0] == "sorrel-groyne"
    assert found(legislature, "role:chair date:2015") == ["tansy-breakwater"]
    assert not found(legislature, "role:chair date:2018")
    assert "tansy-breakwater" not in found(legislature, "role:member !role:chair")
    assert found(legislature, '"Union of Ferries" role:member') == ["ferry-company"]


def test_why_somebody_is_found_is_said_of_that_part(legislature: Dataset) -> None:
    ranked = Index(AsOf.of(legislature, LAST)).find('"Tide" tansy role:member date:2015').ranked
    assert ranked is not None
    (reason,) = next(ranked.hits()).reasons
    assert reason.text.endswith("Tide Party, since 7 May 2012 until 2 May 2016")
    assert [reason.text[first:last] for first, last in reason.spans] == ["Tide"]


def test_a_role_that_is_not_there_is_told_with_those_that_are(legislature: Dataset) -> None:
    (fault,) = Index(AsOf.of(legislature, LAST)).find("role:chief").faults
    assert str(fault) == "There is no role “chief” here. Did you mean “chair”?"


def test_what_changed_of_a_role_is_told_of_what_it_is_in() -> None:
    bodies = '[body.weir]\nsources = ["log"]\n[body.dyke]\nsources = ["log"]\n[person.ada]\n'

    def with_roles(*roles: str) -> Dataset:
        return dataset(f'{REST}{bodies}roles = [{", ".join(roles)}]\nsources = ["log"]\n')

    weir, dyke = '{ in = "weir", role = "clerk" }', '{ in = "dyke", since = "2001" }'
    longer = '{ in = "dyke", since = "2001", until = "2005" }'
    (record,) = diff(with_roles(weir, dyke), with_roles(longer, weir)).records
    (difference,) = record.differences
    assert [key.key for key in difference.keys] == ["until"]


OFFICES = dataset("""
[source.log]
[organisation.ferry]
sources = ["log"]
[post.head]
name = "Head of the ferry"
organisation = "organisation:ferry"
sources = ["log"]
[body.ford]
chair_posts = [{ post = "head" }]
sources = ["log"]
[person.ash]
name = "Ash"
sources = ["log"]
posts = [{ post = "head", since = "2004", until = "2007-05-01" }]
[person.birch]
name = "Birch"
sources = ["log"]
posts = [{ post = "head", since = "2007-05-01", until = "2010" }]
[person.cedar]
name = "Cedar"
sources = ["log"]
posts = [{ post = "head", seen = ["2012-03-01", "2013-03-01"] }]
""")


@pytest.mark.parametrize(
    ("on", "today", "before", "later"),
    [
        (date(2005, 6, 1), "held by Ash", [], ["Birch", "Cedar"]),
        (date(2008, 6, 1), "held by Birch", ["Ash"], ["Cedar"]),
        (date(2011, 6, 1), "", ["Birch", "Ash"], ["Cedar"]),
        (date(2013, 1, 1), "held by Cedar", ["Birch", "Ash"], []),
        (date(2020, 1, 1), "last seen held by Cedar", ["Birch", "Ash"], []),
    ],
)
def test_an_organisation_and_a_body_say_who_holds_their_offices_on_the_day(
    on: date, today: str, before: list[str], later: list[str]
) -> None:
    for record in ("organisation:ferry", "body:ford"):
        page = sheet(AsOf.of(OFFICES, on), ref(record))
        rows = [words(row) for part in page.sections for row in unfolded(*part.rows)]
        held = [row.split(" [")[0] for row in rows if "held by" in row]
        assert held == [today] * bool(today)
    (posts,) = (
        part
        for part in sheet(AsOf.of(OFFICES, on), ref("organisation:ferry")).sections
        if part.heading == "Posts"
    )
    for apart, names in (("former", before), ("later", later)):
        below = [row for one in posts.rows if words(one).endswith(f" {apart}") for row in one.below]
        assert [row.pieces[0].text for row in below] == names


def test_terms_are_after_each_other_and_tellings_of_one_time_are_not() -> None:
    data = dataset(
        """
[source.log]
[post.keeper]
sources = ["log"]
[person.wick]
sources = ["log"]
posts = [
  { post = "keeper", since = "2001-01-01", until = "2002-12-31" },
  { post = "keeper", since = "2005-01-01", until = "2006-12-31" },
  { post = "keeper", since = "2005-06-01", until = "2007-12-31" },
]
"""
    )
    person = data.get(ref("person:wick"))
    assert isinstance(person, Person)
    first, second, third = person.posts
    assert are_terms(data, [first, second])
    assert are_terms(data, [third, first])
    assert not are_terms(data, [second, third])
    assert not are_terms(data, [first])
