"""How a claim is told in its row: by whom, since when, how sure, and against which others."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.holding import Presence
from irtui.model.records import Body, Person
from irtui.model.safe_text import is_indic
from irtui.pages.page import Page, Row
from irtui.pages.phrases import Tone
from irtui.pages.sheet import sheet
from tests.query.answers import (
    BUNDLED,
    WORLDS,
    every_row,
    evidence,
    reviewed,
    said,
    section,
    some,
    turning_days,
    words,
    world,
)
from tests.support import dataset, day, ref

SOURCES = """
[party.upper]
adjective = "northern"
mark = "UP"
[party.lower]
mark = "LO"
[source.log]
origin = "upper"
[source.diary]
origin = "upper"
[source.copy]
origin = "third"
reprints = "log"
[source.chart]
origin = "lower"
"""
DAY = "2024-06-01"


def ford(claims: str, on: str = DAY, more: str = "", sources: str = '["log", "chart"]') -> Page:
    """The sheet of a body with these claims, which rests on sources of both sides."""
    data = dataset(f"{SOURCES}\n{more}\n[body.ford]\nsources = {sources}\n{claims}")
    return sheet(AsOf(data, day(on)), ref("body:ford"))


def fields(claims: str, on: str = DAY, more: str = "") -> list[tuple[str, str]]:
    """Labels and words of the claims of such a body."""
    return said(ford(claims, on, more))


def texts(page: Page) -> list[str]:
    """What every row of a sheet says."""
    return [words(row) for row in every_row(page)]


# What was inferred


def test_an_inferred_claim_says_from_what_and_why() -> None:
    assert fields("""
founded = { value = "2001", basis = "inferred", sources = ["log", "chart"], note = "Counted." }
""") == [("founded", "2001 [1 2]  inferred"), ("", "inferred: Counted.")]


def test_an_inferred_claim_may_be_ranked_and_dated_like_any_other() -> None:
    (label, text), why = fields("""
mandate = { value = "Kept.", basis = "inferred", sources = ["log"], since = "2001", rank = \
"deprecated", note = "Guessed." }
""")
    assert (label, text) == (
        "mandate",
        "Kept. [1]  since 2001 · thought wrong · inferred · 1 source, UP",
    )
    assert why == ("", "inferred: Guessed.")


def test_the_reason_of_what_is_stated_stands_below_it() -> None:
    assert fields('founded = { value = "2001", sources = ["log", "chart"], note = "In May." }') == [
        ("founded", "2001 [1 2]"),
        ("", "In May."),
    ]


def test_a_link_that_was_inferred_says_so_at_its_other_end() -> None:
    data = dataset(f"""{SOURCES}
[body.ford]
sources = ["log"]
[body.crew]
parent = {{ value = "ford", basis = "inferred", sources = ["log"], note = "By its name." }}
sources = ["log"]
""")
    ((_, text),) = said(sheet(AsOf(data, day(DAY)), ref("body:ford")), "Has parts")
    assert text == "crew [1]  possibly · inferred"


# Alternatives


def test_among_alternatives_the_preferred_one_says_so_and_a_wrong_one_that_it_is() -> None:
    assert fields("""
founded = [
  { value = "2001", sources = ["log", "chart"] },
  { value = "2002", sources = ["log", "chart"], rank = "preferred" },
  { value = "1901", sources = ["log", "chart"], rank = "deprecated", note = "A misprint." },
]
""") == [
        ("founded", "2002 [1 2]  ⚠ 3 tellings  preferred"),
        ("", "2001 [1 2]"),
        ("", "1901 [1 2]  thought wrong"),
        ("", "A misprint."),
    ]


def test_to_be_preferred_tells_nothing_where_there_is_no_alternative() -> None:
    claims = 'founded = { value = "2001", sources = ["log", "chart"], rank = "preferred" }'
    assert fields(claims) == [("founded", "2001 [1 2]")]
    members = 'mandate = [{ value = "A.", rank = "preferred" }, "B."]'
    assert fields(members) == [("mandate", "A. [1 2]*"), ("", "B. [1 2]*")]


def test_a_disputed_name_is_marked_as_any_other_field() -> None:
    page = ford("""
name = [
  { value = "The ford", sources = ["log", "chart"] },
  { value = "The weir", sources = ["log", "chart"] },
]
""")
    assert said(page, "Names") == [
        ("called", "The ford [1 2]  ⚠ 2 tellings"),
        ("called", "The weir [1 2]"),
    ]
    in_two_languages = ford('name = ["The ford", { value = "Брод", lang = "ru" }]')
    assert not any("tellings" in text for text in texts(in_two_languages))


def test_the_mark_stands_beside_the_first_of_the_tellings_and_counts_no_other_claim() -> None:
    counts = """
counts = [
  { kind = "oar", count = 4, sources = ["log", "chart"] },
  { kind = "boat", count = 2, sources = ["log", "chart"] },
  { kind = "boat", count = 3, sources = ["log", "chart"] },
]
"""
    marked = [words for _, words in fields(counts) if "⚠" in words]
    assert marked == ["2 boat [1 2]  ⚠ 2 tellings"]
    # what held at another time tells nothing of the dispute, what is seen then does
    cadence = """
cadence = [
  { value = "annual", until = "2001", sources = ["log", "chart"] },
  { value = "annual", since = "2005", sources = ["log", "chart"] },
  { value = "biennial", since = "2005", sources = ["log", "chart"] },
  { value = "annual", seen = "2007", sources = ["log", "chart"] },
]
"""
    (mark,) = [words for _, words in fields(cadence) if "⚠" in words]
    assert "⚠ 3 tellings" in mark


# In time


@pytest.mark.parametrize(
    ("on", "rows"),
    [
        (
            "2002-01-01",
            [
                ("cadence", "annual [1 2]*  until 2005"),
                ("", "biennial [1 2]*  later · since 2007 until 2010"),
                ("", "irregular [1 2]*  later · since 2012"),
            ],
        ),
        (
            "2008-01-01",
            [
                ("cadence", "biennial [1 2]*  since 2007 until 2010"),
                ("", "annual [1 2]*  formerly · until 2005"),
                ("", "irregular [1 2]*  later · since 2012"),
            ],
        ),
        (
            "2024-01-01",
            [
                ("cadence", "irregular [1 2]*  since 2012"),
                ("", "biennial [1 2]*  formerly · since 2007 until 2010"),
                ("", "annual [1 2]*  formerly · until 2005"),
            ],
        ),
    ],
)
def test_what_does_not_hold_on_the_day_says_whether_it_was_or_is_to_come(
    on: str, rows: list[tuple[str, str]]
) -> None:
    claims = """
cadence = [
  { value = "annual", until = "2005" },
  { value = "biennial", since = "2007", until = "2010" },
  { value = "irregular", since = "2012" },
]
"""
    assert fields(claims, on) == rows


def test_what_is_thought_wrong_also_says_when_it_was() -> None:
    ((_, text),) = fields(
        'cadence = { value = "annual", until = "2005", rank = "deprecated", sources = ["log"] }'
    )
    assert text == "annual [1]  formerly · until 2005 · thought wrong · 1 source, UP"


# The words of a source


def test_the_words_of_a_source_stand_below_the_claim_and_its_note_with_its_number() -> None:
    page = ford("""
mandate = { value = "It keeps the ford.", note = "Shortened.", sources = [
  { source = "chart", at = "p. 3", quote = "keeps the ford dry" },
  { source = "log", quote = "The ford! The ford!" },
] }
""")
    assert said(page) == [
        ("mandate", "It keeps the ford. [1 2]"),
        ("", "Shortened."),
        ("", " [1] p. 3: “keeps the ford dry”"),
        ("", " [2] “The ford! The ford!”"),
    ]
    first, *below = evidence(page)
    assert not first.continues
    assert all(row.continues for row in below)
    assert first.anchor == "body:ford#mandate"
    assert not any(row.anchor for row in below)


# How little it rests on


@pytest.mark.parametrize(
    ("sources", "remark"),
    [
        ('["log"]', "  1 source, UP"),
        ('["log", "copy"]', "  1 text in 2 sources, UP"),
        ('["log", "diary"]', "  UP sources only"),
        ('["log", "chart"]', ""),
    ],
)
def test_a_claim_says_how_little_it_rests_on_where_its_record_rests_on_more(
    sources: str, remark: str
) -> None:
    page = ford(f'founded = {{ value = "2001", sources = {sources} }}')
    text = dict(said(page))["founded"]
    assert text.partition("]  ")[2] == remark.strip()
    assert text.endswith(remark)


@pytest.mark.parametrize(
    ("sources", "warning"),
    [
        ('["log"]', "all from 1 source, UP"),
        ('["log", "copy"]', "all from 1 text in 2 sources, UP"),
        ('["copy", "log"]', "all from 1 text in 2 sources, UP"),
    ],
)
def test_where_a_record_as_a_whole_rests_on_one_text_that_is_said_once(
    sources: str, warning: str
) -> None:
    claims = f'founded = {{ value = "2001", sources = {sources} }}\nmandate = ["A.", "B."]\n'
    page = ford(claims, sources=sources)
    assert section(page, "What sources say").remark == warning
    assert not any("source" in row.remark for row in evidence(page))


def test_where_a_record_rests_on_one_side_that_is_said_of_it_and_of_its_claims() -> None:
    page = ford('founded = { value = "2001", sources = ["log"] }', sources='["log", "diary"]')
    assert said(page) == [("founded", "2001 [1]  1 source, UP")]
    remark = section(page, "What sources say").remark
    assert remark == "1 from 1 source · UP sources only, 2 texts"


def test_of_what_was_read_for_the_record_nothing_is_said_claim_by_claim() -> None:
    page = ford('founded = "2001"\nmandate = { value = "Kept.", sources = ["log", "chart"] }')
    assert dict(said(page))["founded"] == "2001 [1 2]*"


# Scripts


def test_text_in_an_indic_script_stands_last_in_its_row() -> None:
    page = ford("""
name = { value = "घाट", lang = "hi", sources = ["log", "chart"], since = "2001" }
mandate = { value = "वह घाट रखता है।", basis = "inferred", sources = ["log", "chart"], note = "So." }
statements = [{ value = "घाट गीला है।", sources = ["log"] }]
""")
    rows = texts(page)
    assert "[1 2] (hi) घाट  since 2001" in [row.strip() for row in rows]
    assert "[1 2] वह घाट रखता है।  inferred" in [row.strip() for row in rows]
    assert "[1] घाट गीला है।  1 source, UP" in [row.strip() for row in rows]


@pytest.mark.parametrize("name", WORLDS)
def test_nothing_stands_behind_a_value_in_an_indic_script(name: str) -> None:
    data = world(name)
    for record in some(name):
        for row in every_row(sheet(AsOf(data, reviewed(data)), record)):
            indic = [piece for piece in row.pieces if is_indic(piece.text)]
            if len(indic) == 1 and indic[0].tone is Tone.TEXT:
                assert row.pieces[-1] == indic[0], words(row)


# Who holds the offices that chair


OFFICES = """
[post.keeper]
name = "Keeper"
party = "upper"
sources = ["log"]
[post.warden]
name = "Warden"
party = "upper"
sources = ["log"]
[post.pilot]
name = "Pilot"
party = "lower"
sources = ["log"]
[person.ada]
name = "Ada"
posts = [{ post = "keeper", since = "2001-01-01", until = "2010-01-01", sources = ["log"] }]
sources = ["log"]
[person.bo]
name = "Bo"
posts = [
  { post = "keeper", since = "2010-01-01", sources = ["chart"] },
  { post = "warden", since = "2001-01-01" },
]
sources = ["log"]
[person.cy]
name = "Cy"
posts = [
  { post = "pilot", seen = ["2005-01-01", "2007-01-01"] },
  { post = "keeper", since = "2001-01-01", rank = "deprecated" },
]
sources = ["log"]
"""
CHAIRS = """
chair_posts = [
  { post = "warden", party = "upper", seen = "2003-01-01" },
  { post = "keeper", party = "upper", seen = ["2004-01-01", "2012-01-01"] },
  { post = "pilot", party = "lower" },
  { as = "Fog", party = "lower", seen = "1999-01-01" },
]
"""


def holders(on: str) -> list[str]:
    """Who is told to hold the offices that chair the ford."""
    return [text for _, text in fields(CHAIRS, on, OFFICES) if text.startswith("held by ")]


@pytest.mark.parametrize(
    ("on", "names"),
    [
        ("2006-01-01", ["Ada", "Cy"]),
        ("2009-12-31", ["Ada"]),  # Cy was last seen in 2007
        ("2011-01-01", ["Bo"]),
        ("2024-06-01", ["Bo"]),
        ("2000-01-01", []),
    ],
)
def test_an_office_that_chairs_names_who_certainly_held_it(on: str, names: list[str]) -> None:
    assert [text.split()[2] for text in holders(on)] == names


def test_a_holder_stands_below_the_office_with_term_and_source_and_leads_on() -> None:
    page = ford(CHAIRS, "2011-01-01", OFFICES)
    rows = evidence(page)
    at = next(number for number, row in enumerate(rows) if words(row).startswith("held by"))
    office, holder = rows[at - 1], rows[at]
    assert words(office).startswith("UP Keeper")
    assert words(holder) == "held by Bo [1]  since 1 January 2010"
    assert (holder.label, holder.continues, holder.anchor) == ("", True, "person:bo#posts.1")
    assert [piece.target for piece in holder.pieces if piece.tone is Tone.LINK] == [
        ref("person:bo")
    ]


def test_of_two_offices_that_chair_for_one_side_the_one_last_seen_counts() -> None:
    assert [text.split()[2] for text in holders("2011-01-01")] == ["Bo"]  # not as the warden
    assert not any("Warden" in text for text in holders("2011-01-01"))


def test_the_commission_is_chaired_by_the_ministers_of_the_day() -> None:
    data = world(BUNDLED)

    def names(on: str) -> list[str]:
        rows = said(sheet(AsOf(data, day(on)), ref("body:irigc-mmtc")))
        return [text.split(" [")[0][8:] for _, text in rows if text.startswith("held by ")]

    assert names("2025-12-04") == ["Rajnath Singh", "Andrey Belousov"]
    assert names("2012-10-10") == ["A. K. Antony", "Anatoly Serdyukov"]


@pytest.mark.parametrize("name", [BUNDLED, "lighthouses"])
def test_all_holders_told_held_the_office_on_the_day_and_no_other_did(name: str) -> None:
    data = world(name)
    for on in turning_days(data)[::9]:
        for body in data.table("body"):
            assert isinstance(body, Body)
            rows = evidence(sheet(AsOf(data, on), body.ref))
            office: set[str] = set()
            for row in rows:
                if "#chair_posts" in row.anchor:
                    office = {piece.target.id for piece in row.pieces if piece.target}
                if not words(row).startswith("held by "):
                    continue
                head, _, place = row.anchor.partition("#posts")
                person = data.get(ref(head))
                assert isinstance(person, Person)
                claim = person.posts[int(place[1:]) - 1 if place else 0]
                assert claim.value.post
                assert claim.value.post.id in office
                assert AsOf(data, on).holds(person, claim) is Presence.YES


# Aliases


def test_aliases_share_a_row_but_for_those_in_an_indic_script() -> None:
    page = ford("""
aliases = [
  "Furt",
  { value = "घाट", lang = "hi", sources = ["log"] },
  { value = "Брод", lang = "ru", sources = ["chart"] },
  { value = "पार", lang = "hi" },
]
""")
    rows = section(page, "Names").rows
    assert [(row.label, words(row).strip()) for row in rows] == [
        ("also", "Furt [1 2]* · Брод (ru) [2]"),
        ("", "[1] (hi) घाट"),
        ("", "[1 2]* (hi) पार"),
    ]
    assert {row.anchor for row in rows} == {"body:ford#aliases"}
    assert [row.continues for row in rows] == [False, True, True]


def test_a_row_knows_which_claim_it_tells() -> None:
    page = ford("""
founded = [{ value = "2001", sources = ["log"] }, { value = "2001-05", rank = "preferred" }]
cadence = "annual"
statements = ["The ford is wet.", "The ford is dry."]
""")
    rows: list[Row] = [row for part in page.sections for row in part.rows]
    assert [row.anchor for row in rows if row.anchor.startswith("body:")] == [
        "body:ford#founded.2",
        "body:ford#founded.1",
        "body:ford#cadence",
        "body:ford#statements.1",
        "body:ford#statements.2",
    ]
