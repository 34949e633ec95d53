"""One record as a page: claims, sources, links, gaps."""

import pytest

from irtui.model.as_of import AsOf
from irtui.pages.page import Page
from irtui.pages.phrases import Tone
from irtui.pages.sheet import sheet
from tests.each import each
from tests.query.answers import (
    FICTIONAL,
    cited,
    evidence,
    faced,
    said,
    section,
    unfolded,
    words,
    world,
)
from tests.support import dataset, day, ref

SOURCES = """
[source.log]
publisher = "The Ferry"
[source.chart]
publisher = "The Chart Room"
[source.almanac]
publisher = "The Almanac"
"""


def page(record: str, on: str = "2024-06-01") -> Page:
    """A sheet of the lighthouses."""
    return sheet(AsOf(world(FICTIONAL), day(on)), ref(record))


def ford(claims: str, on: str = "2024-06-01") -> Page:
    """The sheet of a body with these claims, and the sources log, chart and almanac."""
    data = dataset(f'{SOURCES}\n[body.ford]\nsources = ["log"]\n{claims}')
    return sheet(AsOf(data, day(on)), ref("body:ford"))


def test_a_sheet_is_named_as_on_its_day() -> None:
    assert page("body:lamp-commission", "2005-01-01").title == "Lamp Commission"
    assert page("body:lamp-commission").title == "Lamp and Fog Commission"
    assert page("body:lamp-commission").subtitle == "commission"


def test_a_meeting_is_named_with_what_it_is_a_meeting_of_and_how_far_it_got() -> None:
    postponed = page("event:lamp-commission-2026")
    assert postponed.title == "5th session of the Lamp and Fog Commission"
    assert postponed.subtitle.startswith("session · postponed")
    assert page("event:oil-treaty-2009-01").title == "visit: Treaty on Lamp Oil to 2010".replace(
        "visit", "Visit"
    )


@each(
    ("record", "on", "subtitle"),
    [
        ("body:fog-board", "2009-12-31", "board · later"),
        ("body:fog-board", "2010-06-01", "board · possibly"),
        ("body:fog-board", "2010-12-31", "board"),
        ("body:old-panel", "2009-01-01", "panel · former"),
        ("event:wick-group-2013-01", "2013-01-09", "session · later"),
        ("event:wick-group-2013-01", "2013-01-12", "session"),
        ("agreement:oil-treaty", "1999-12-23", "agreement · later"),
        # what has no life of its own in time
        ("person:ada-wick", "1900-01-01", "person · later"),
        ("post:keeper", "1900-01-01", "post · later"),
        ("party:upper", "1900-01-01", "party"),
        ("source:log", "1900-01-01", "source"),
    ],
)
def test_a_sheet_says_if_its_record_was_not_there_on_the_day(
    record: str, on: str, subtitle: str
) -> None:
    assert page(record, on).subtitle == subtitle


def test_the_summary_goes_first_below_the_face() -> None:
    first = page("body:lamp-commission").sections[0]
    assert (first.heading, first.folds) == ("", False)
    assert [words(row) for row in first.rows] == ["It keeps the lamps of both rivers alight."]


def test_a_claim_cites_its_own_sources_in_brackets_and_its_records_with_a_star() -> None:
    result = ford("""
cadence = "annual"
mandate = { value = "It keeps the ford.", sources = ["chart", { source = "log", at = "p. 3" }] }
""")
    assert said(result) == [
        ("mandate", "It keeps the ford. [1 2]"),
        ("", " [2] p. 3"),
        ("cadence", "annual [2]*"),
    ]
    assert [source.id for source in result.sources] == ["chart", "log"]
    labels = [label for label, _ in said(result, "Sources")]
    assert labels == ["[1]", "[2]"]
    assert result.for_the_record


def test_nothing_is_said_of_parentheses_where_there_are_none() -> None:
    result = ford('mandate = { value = "It keeps the ford.", sources = ["chart"] }')
    assert said(result, "Sources") == [("[1]", "The Chart Room"), ("[2]", "The Ferry")]
    assert not result.for_the_record


def test_what_was_read_for_the_record_is_listed_even_if_no_value_rests_on_it() -> None:
    assert [source.id for source in ford("").sources] == ["log"]
    assert [source.id for source in page("programme:whitewash").sources] == ["chart"]


@pytest.mark.parametrize(
    ("keys", "remark"),
    [
        ('since = "2001"', "since 2001"),
        ('until = "2001-05"', "formerly · until May 2001"),
        ('since = "2001", until = "2003"', "formerly · since 2001 until 2003"),
        ('since = "[2001..2003]"', "since some day between 2001 and 2003"),
        ('seen = "2001"', "seen 2001"),
        ('seen = ["2003", "2001", "2002"]', "seen 2001 to 2003"),
        ('rank = "deprecated"', "thought wrong"),
        ('seen = "2001", rank = "deprecated"', "seen 2001 · thought wrong"),
    ],
)
def test_a_claim_says_how_it_is_known(keys: str, remark: str) -> None:
    result = ford(f'mandate = {{ value = "It keeps the ford.", {keys} }}')
    row = evidence(result)[0]
    assert (row.label, row.remark) == ("mandate", remark)


def test_a_note_follows_its_claim_and_belongs_to_it() -> None:
    result = ford('mandate = { value = "Kept.", note = "Guessed." }')
    (claim,) = section(result, "What sources say").rows
    (note,) = claim.below
    assert words(note) == "Guessed."
    assert note.continues
    assert not claim.continues
    assert {piece.tone for piece in note.pieces} == {Tone.REMARK}


def test_a_bound_on_an_event_is_told_with_the_events_day_or_its_name() -> None:
    data = dataset(f"""{SOURCES}
[event.flood]
when = "2010-05-04"
sources = ["log"]
[event.thaw]
name = "The long thaw"
sources = ["log"]
[body.ford]
sources = ["log"]
mandate = [
  {{ value = "It keeps the ford.", since = "event:flood" }},
  {{ value = "It keeps the ice.", until = "event:thaw" }},
]
""")
    rows = [words for _, words in said(sheet(AsOf(data, day("2024-06-01")), ref("body:ford")))]
    assert "It keeps the ford. [1]*  since 4 May 2010" in rows
    assert "It keeps the ice. [1]*  until The long thaw" in rows


def test_what_sources_tell_differently_is_marked_on_the_first_of_it() -> None:
    result = ford("""
founded = [
  { value = "2001", sources = ["log"] },
  { value = "2002", sources = ["chart"], rank = "preferred" },
  { value = "2003-04", sources = ["almanac"] },
]
""")
    rows = evidence(result)
    assert [words(row).split("  ")[0] for row in rows] == ["2002 [1]", "2001 [2]", "April 2003 [3]"]
    warnings = [piece.text for row in rows for piece in row.pieces if piece.tone is Tone.WARNING]
    assert [text.strip() for text in warnings] == ["⚠ 3 tellings"]
    assert [row.label for row in rows] == ["founded", "", ""]
    assert [row.continues for row in rows] == [False, True, True]


@pytest.mark.parametrize(
    "claims",
    [
        'founded = ["2001", { value = "2001-05", sources = ["chart"] }]',
        'founded = ["2001", { value = "2002", rank = "deprecated" }]',
        'cadence = [{ value = "annual", until = "2005" }, { value = "biennial", since = "2005" }]',
        'mandate = ["It keeps the ford.", "It keeps the ferry."]',
    ],
)
def test_what_does_not_contradict_is_not_marked(claims: str) -> None:
    assert not any("told" in text for _, text in said(ford(claims)))


def test_what_holds_on_the_day_goes_first() -> None:
    claims = (
        'cadence = [{ value = "annual", until = "2005" }, { value = "biennial", since = "2006" }]'
    )
    for on, first in (("2004-01-01", "annual"), ("2010-01-01", "biennial")):
        rows = [text for label, text in said(ford(claims, on)) if "al [" in text]
        assert rows[0].startswith(first)
        assert len(rows) == 2


@pytest.mark.parametrize(
    ("on", "rows"),
    [
        (
            "2024-06-01",
            {
                ("called", "Lamp and Fog Commission"),
                ("formerly", "Lamp Commission"),
                ("short", "LFC"),
                ("formerly", "LC"),
            },
        ),
        (
            "2005-01-01",
            {
                ("called", "Lamp Commission"),
                ("later", "Lamp and Fog Commission"),
                ("short", "LC"),
                ("later", "LFC"),
            },
        ),
    ],
)
def test_former_and_later_names_are_told_apart(on: str, rows: set[tuple[str, str]]) -> None:
    names = section(page("body:lamp-commission", on), "Names").rows
    assert {(row.label, row.pieces[0].text) for row in names} >= rows


def test_aliases_stand_in_one_row_with_their_languages_and_indic_scripts_behind_all_else() -> None:
    rows = section(page("body:lamp-commission"), "Names").rows
    (at,) = [number for number, row in enumerate(rows) if row.label == "also"]
    russian, english = words(rows[at]).split(" · ")
    assert russian.startswith("Комиссия ламп (ru)")
    assert english.startswith("The Lampers")
    hindi = rows[at + 1]
    assert hindi.continues
    # Terminals disagree about the width of Indic letters, so nothing may stand behind them.
    assert words(hindi).endswith(" दीप आयोग")
    assert "(hi)" in words(hindi)


def test_identifiers_stand_under_the_name_of_their_register() -> None:
    assert ("harbour-register", "L-17") in said(page("body:lamp-commission"), "Names")


def test_a_plain_name_that_is_the_title_is_not_said_twice() -> None:
    assert "Names" not in [part.heading for part in page("body:fog-board").sections]


def test_statements_say_whose_they_are_and_when() -> None:
    (_, text), *_ = said(page("body:lamp-commission"), "Statements")
    assert text.startswith("No lamp stands alone. — Ada Wick (March 2003) [")
    (row,) = section(page("body:lamp-commission"), "Statements").rows
    assert cited(row) == ["almanac"]


def test_what_rests_on_one_source_says_so() -> None:
    def single(record: str) -> bool:
        said = (page(record).subtitle, *(part.remark for part in page(record).sections))
        return any("all from 1 source" in words for words in said)

    assert single("body:fog-board")
    assert single("person:the-gull")  # of which nothing is claimed
    assert not single("body:lamp-commission")
    assert not single("source:log")  # a source is not told by itself
    assert not single("gap:oil")


def test_gaps_say_what_was_not_found_and_where_and_when_it_was_looked_for() -> None:
    (gap,) = section(page("body:lamp-commission"), "Gaps").rows
    assert said(page("body:lamp-commission"), "Gaps") == [
        ("meetings", "○ No session was found for 2002 and 2003."),
        ("", "looked for in the log of the ferry, searched May 2024"),
    ]
    assert gap.pieces[1].target == ref("gap:sessions")
    assert said(page("agreement:oil-treaty"), "Gaps") == [("", "○ Who signed it.")]


def test_the_gap_itself_leads_to_what_it_is_about() -> None:
    result = page("gap:oil")
    assert result.title == "Who signed it."
    assert said(result) == [("missing in", "Treaty on Lamp Oil to 2010")]


def test_links_stand_in_order_of_time_under_their_names_and_count_themselves() -> None:
    meetings = section(page("body:lamp-commission"), "Meetings")
    assert (meetings.count, meetings.remark.partition(" · ")[0]) == ("3", "2 later")
    *today, later = meetings.rows
    assert [(row.label, row.pieces[0].text) for row in today] == [
        ("2000-09-01", "1st session"),
        ("~2002", "2nd session"),
        ("2004-02", "3rd session"),
    ]
    assert words(later) == "2 later"
    assert [(row.label, row.pieces[0].text) for row in later.below] == [
        ("2025-01", "4th session (announced)"),
        ("2026", "5th session (postponed)"),
    ]


def test_what_is_all_of_another_time_is_no_deeper_for_it() -> None:
    former = section(page("post:keeper"), "Held by")
    assert (former.count, former.remark) == ("", "1 former")
    assert [row.pieces[0].target for row in former.rows] == [ref("person:ada-wick")]


@pytest.mark.parametrize(
    ("on", "remark"),
    [("2006-01-01", "none in 2 of 6 years"), ("2001-05-01", "")],
)
def test_a_yearly_body_says_in_how_many_years_by_the_day_no_meeting_is_recorded(
    on: str, remark: str
) -> None:
    data = dataset(
        f"""{SOURCES}
[body.ford]
cadence = "annual"
sources = ["log"]
"""
        + "".join(
            f"""
[event.m{year}]
body = "ford"
number = {year - 1999}
when = "{year}"
sources = ["log"]
"""
            for year in (2000, 2001, 2003, 2005, 2008)
        )
    )
    meetings = section(sheet(AsOf(data, day(on)), ref("body:ford")), "Meetings")
    assert remark in meetings.remark
    assert ("none in" in meetings.remark) is bool(remark)


def test_what_all_links_of_a_name_cite_is_said_once() -> None:
    parts = "".join(
        f'[body.part-{n}]\nparent = {{ value = "ford", sources = ["chart"] }}\nsources = ["log"]\n'
        for n in range(3)
    )
    data = dataset(f'{SOURCES}\n[body.ford]\nsources = ["log"]\n{parts}')
    result = sheet(AsOf(data, day("2024-06-01")), ref("body:ford"))
    found = section(result, "Has parts")
    number = result.sources.index(ref("source:chart")) + 1
    assert found.remark == f"each possibly · each from [{number}]"
    assert [words(row) for row in found.rows] == ["part-0", "part-1", "part-2"]


@each(
    ("record", "heading", "target"),
    [
        ("person:ada-wick", "Co-chaired", "event:lamp-commission-2000-09"),
        ("person:ada-wick", "Attended", "event:dredging-2016-04"),
        ("person:ada-wick", "Stated", "body:lamp-commission"),
        ("post:keeper", "Held by", "person:ada-wick"),
        ("post:keeper", "Chairs", "body:lamp-commission"),
        ("body:lamp-commission", "Has parts", "body:old-panel"),
        ("body:old-panel", "Has parts", "body:buoy-group"),
        ("agreement:oil-treaty", "Superseded by", "agreement:oil-treaty-second"),
        ("agreement:oil-treaty", "Visits", "event:oil-treaty-2009-01"),
        ("programme:dredging", "Visits", "event:dredging-2016-04"),
        ("organisation:dredgers", "Runs", "programme:dredging"),
        ("organisation:lamp-office", "Posts", "post:keeper"),
        ("party:upper", "People", "person:ada-wick"),
        ("party:upper", "Owns a share of", "organisation:dredgers"),
        ("party:upper", "Took part in", "event:regatta-2011-07"),
        ("event:renamed-2010-05-04", "Changed", "body:lamp-commission"),
        ("source:log", "Repeated by", "source:almanac"),
    ],
)
def test_each_link_is_readable_from_its_other_end_too(
    record: str, heading: str, target: str
) -> None:
    rows = unfolded(*section(page(record), heading).rows)
    assert ref(target) in [row.pieces[0].target for row in rows]


def test_a_source_says_which_fields_of_each_record_it_supports() -> None:
    rows = {
        row.pieces[0].target: row.remark for row in section(page("source:chart"), "Supports").rows
    }
    assert rows[ref("body:lamp-commission")] == "name, abbreviation, founded, counts"
    assert rows[ref("event:renamed-2010-05-04")] == "sources"
    assert rows[ref("person:ada-wick")] == "posts"


def test_a_source_says_what_it_is() -> None:
    assert said(page("source:chart")) == [
        ("publisher", "The Chart Room"),
        ("title", "Chart of both rivers"),
        ("", "title described, not as published"),
        ("date", "2020"),
        ("archive", "https://example.org/kept/chart"),
        ("language", "Russian"),
        ("origin", "third"),
    ]
    log = dict(said(page("source:log")))
    assert log["address"] == "https://example.org/ferry/log"
    assert log["origin"] == "Upper River"
    assert dict(said(page("source:almanac")))["repeats"] == "Log of the ferry"


def test_the_list_of_sources_says_what_is_to_be_known_of_each() -> None:
    rows = [text for _, text in said(page("body:lamp-commission"), "Sources")]
    assert "The Ferry, 2 September 2000 · English · upper" in rows
    assert "https://example.org/ferry/log" in rows
    assert "The Chart Room, 2020 · Russian · title described" in rows
    assert "The Almanac, 1999 (uncertain) · repeats The Ferry, 2 September 2000" in rows


@pytest.mark.parametrize(
    ("record", "before", "after"),
    [
        (
            "event:lamp-commission-2000-09",
            "none recorded before it",
            "2nd session · about 2002 [1]",
        ),
        (
            "event:lamp-commission-2001",
            "1st session · Lampford · 1 September 2000 [1]",
            "3rd session · February 2004 [1]",
        ),
        (
            "event:lamp-commission-2026",
            "4th session · January 2025, announced",
            "none recorded after it",
        ),
    ],
)
def test_a_meeting_leads_to_those_before_and_after_it(record: str, before: str, after: str) -> None:
    face = faced(page(record))
    assert face["follows"].startswith(before)
    assert face["followed by"].startswith(after)


def test_a_meeting_without_a_date_stands_last_in_its_series() -> None:
    data = dataset(f"""{SOURCES}
[body.ford]
sources = ["log"]
[event.a]
body = "ford"
number = 2
sources = ["log"]
[event.b]
body = "ford"
number = 1
when = "2001"
sources = ["log"]
""")
    result = sheet(AsOf(data, day("2024-06-01")), ref("event:b"))
    assert faced(result)["followed by"] == "2nd event · undated"


@pytest.mark.parametrize(
    "record", ["event:renamed-2010-05-04", "event:regatta-2011-07", "body:lamp-commission"]
)
def test_what_has_no_number_has_no_series(record: str) -> None:
    assert not {"follows", "followed by"} & faced(page(record)).keys()


def test_a_meeting_says_where_its_body_sits_on_the_day() -> None:
    def above(on: str) -> list[str]:
        rows = said(page("event:wick-group-2013-01", on))
        return [text for _, text in rows if text.startswith("under ")]

    assert above("2011-01-01") == ["under LFC [2]"]
    assert above("2024-06-01") == ["under Fog Board [1]"]


def test_seats_offices_shares_and_counts_are_put_in_words() -> None:
    meeting = [text for _, text in said(page("event:lamp-commission-2000-09"))]
    assert "UP Ada Wick · Keeper of the Lamps [1]" in meeting
    assert "LO Bo Fogg · Master of the Fog [1]*" in meeting
    body = dict(said(page("body:lamp-commission")))
    assert body["counts"].startswith("3 circles")
    assert any(text.startswith("1 panel ") for _, text in said(page("body:lamp-commission")))
    shares = [text for _, text in said(page("organisation:dredgers"))]
    assert "Upper River 50.5 % [1]*" in shares


def test_a_side_without_a_mark_is_named_by_its_id() -> None:
    data = dataset(f"""{SOURCES}
[party.east]
[body.ford]
sources = ["log"]
chair_posts = [{{ as = "Ferryman", party = "east" }}]
""")
    assert said(sheet(AsOf(data, day("2024-06-01")), ref("body:ford"))) == [
        ("chaired by", "east Ferryman [1]*"),
    ]


def test_an_office_that_chairs_says_who_held_it_on_the_day() -> None:
    def chairs(on: str) -> list[str]:
        return [
            text.split("  ")[0]
            for label, text in said(page("body:lamp-commission", on))
            if label == "chaired by" or text.startswith(("held by", "LO "))
        ]

    keeper, master = "UP Keeper of the Lamps [1]", "LO Master of the Fog [1]*"
    assert chairs("2005-01-01") == [keeper, "held by Ada Wick [1]", master]
    assert chairs("1999-12-31") == [keeper, master]
    assert chairs("2000-01-15") == [keeper, master]  # since some day of that month
    assert chairs("2010-05-05") == [keeper, master]


PILOTS = f"""{SOURCES}
[party.east]
[post.pilot]
name = "Pilot"
sources = ["log"]
[post.mate]
name = "Mate"
sources = ["log"]
[person.ada]
name = "Ada"
sources = ["chart"]
posts = [
  {{ post = "pilot", since = "2000-01-01" }},
  {{ post = "mate", since = "2000-01-01", until = "2005-01-01" }},
]
[person.bo]
name = "Bo"
sources = ["log"]
posts = [
  {{ post = "pilot", since = "2001-01-01", rank = "deprecated" }},
  {{ post = "mate", since = "2005-01-01", sources = ["almanac"] }},
]
"""


@pytest.mark.parametrize(
    ("chair_posts", "on", "held"),
    [
        ('["pilot"]', "2004-01-01", ["Ada"]),
        ('["mate"]', "2004-01-01", ["Ada"]),
        ('["mate"]', "2006-01-01", ["Bo"]),
        ('["mate"]', "2005-01-01", ["Bo"]),  # on the day of the change Ada is only possible
        # of each side the office that chairs on the day, and no other
        (
            '[{ post = "pilot", until = "2003" }, { post = "mate", since = "2003" }]',
            "2004-01-01",
            ["Ada"],
        ),
        (
            '[{ post = "pilot", party = "east" }, { post = "mate" }]',
            "2006-01-01",
            ["Ada", "Bo"],
        ),
        (
            '[{ post = "pilot", seen = "2001" }, { post = "mate", seen = "2006" }]',
            "2006-06-01",
            ["Bo"],
        ),
        ('{ post = "pilot", rank = "deprecated" }', "2004-01-01", []),
        ('{ as = "Pilot" }', "2004-01-01", []),
    ],
)
def test_only_who_certainly_held_an_office_that_chairs_is_named(
    chair_posts: str, on: str, held: list[str]
) -> None:
    data = dataset(f'{PILOTS}[body.ford]\nsources = ["log"]\nchair_posts = {chair_posts}\n')
    rows = [text for _, text in said(sheet(AsOf(data, day(on)), ref("body:ford")))]
    assert [text.split()[2] for text in rows if text.startswith("held by ")] == held


@pytest.mark.parametrize(
    ("chair_posts", "on", "columns"),
    [
        ('["pilot"]', "2004-01-01", ["Ada [1] | Pilot | since 1 January 2000"]),
        # One office or the other, of other times: who holds both stands there once.
        (
            '[{ post = "pilot", seen = "1990" }, { post = "mate", seen = "2006" }]',
            "2004-01-01",
            ["Ada [1] | Pilot or Mate  ? possibly"],
        ),
        (
            '[{ post = "pilot", seen = "1990" }, { post = "mate", seen = "2007" }]',
            "2006-01-01",
            [
                "Ada [1] | Pilot  ? possibly | since 1 January 2000",
                "Bo [2] | Mate  ? possibly | since 1 January 2005",
            ],
        ),
        # Both of the same time chair it together.
        (
            '[{ post = "pilot", seen = "2005-06" }, { post = "mate", seen = "2005-06" }]',
            "2006-01-01",
            [
                "Ada [1] | Pilot | since 1 January 2000",
                "Bo [2] | Mate | since 1 January 2005",
            ],
        ),
        # The one that was seen last, and no other since, is that of today.
        (
            '{ post = "pilot", seen = "2003" }',
            "2004-01-01",
            ["Ada [1] | Pilot | since 1 January 2000"],
        ),
        (
            '{ post = "pilot", seen = "2010" }',
            "2004-01-01",
            ["Ada [1] | Pilot  ? possibly | since 1 January 2000"],
        ),
    ],
)
def test_a_face_says_who_chairs_and_where_the_office_that_does_is_open(
    chair_posts: str, on: str, columns: list[str]
) -> None:
    data = dataset(f'{PILOTS}[body.ford]\nsources = ["log"]\nchair_posts = {chair_posts}\n')
    (row,) = (row for row in sheet(AsOf(data, day(on)), ref("body:ford")).face if row.beside)
    told = [
        " | ".join("".join(piece.text for piece in line).strip() for line in column)
        for column in row.beside
    ]
    assert told == columns


def test_who_holds_an_office_is_cited_with_the_sources_that_say_so() -> None:
    data = dataset(f'{PILOTS}[body.ford]\nsources = ["log"]\nchair_posts = ["mate"]\n')
    result = sheet(AsOf(data, day("2006-01-01")), ref("body:ford"))
    (row,) = [row for row in evidence(result) if words(row).startswith("held by")]
    assert cited(row) == ["almanac"]
    assert ref("person:bo") in [piece.target for piece in row.pieces]
    assert row.continues
    assert words(row).endswith("since 1 January 2005")


def test_a_named_gap_still_says_what_was_not_found() -> None:
    data = dataset('[gap.a]\nname = "The lost lamp"\ntext = "Who lit it."\n')
    result = sheet(AsOf(data, day("2024-06-01")), ref("gap:a"))
    assert result.title == "The lost lamp"
    assert "Who lit it." in [text for _, text in said(result)]


def test_there_is_no_sheet_of_a_record_that_is_not_there() -> None:
    data = world(FICTIONAL)
    with pytest.raises(KeyError):
        sheet(AsOf(data, day("2024-06-01")), ref("body:nowhere"))


@pytest.mark.parametrize(
    ("record", "field"),
    [("body:lamp-commission", "chair_posts"), ("event:lamp-commission-2000-09", "chairs")],
)
def test_an_office_beside_who_chairs_is_cited_as_what_says_that_it_does(record, field) -> None:
    cells = [
        line for row in page(record, "2000-10-01").face for cell in row.beside for line in cell
    ]
    offices = [one for line in cells for one in line if one.target and one.target.table == "post"]
    assert offices
    assert all(f"{record}#{field}" in one.anchor for one in offices if one.tone is Tone.MUTED)
