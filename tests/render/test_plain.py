"""Plain lines: for ears, and for pipes."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irtui.model.as_of import AsOf
from irtui.pages.folding import FACE
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone
from irtui.pages.sheet import sheet
from irtui.query.find import Index
from irtui.query.time.changes import changes
from irtui.query.time.timeline import timeline
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Collection, Role
from irtui.render.plain import (
    change_lines,
    hit_lines,
    sheet_lines,
    timeline_lines,
    tree_lines,
)
from tests.each import each
from tests.query.answers import (
    ANY_WORLD,
    FICTIONAL,
    WORLDS,
    reviewed,
    some,
    turning_days,
    unfolded,
    walk,
    world,
)
from tests.support import dataset, day, ref

# Control characters, arrows, box drawing, blocks, shapes and dingbats, and the signs of order. Not
# the visible marks that stand for control characters (U+2400 to U+243F): these are to be read.
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2190-\u23ff\u2440-\u27bf≤≥│┃━●◆○◇⚠]|^[~.]")


def check(lines: list[str]) -> None:
    """What is true of plain lines."""
    for line in lines:
        assert not FORBIDDEN.search(line), line
        assert line == line.strip()
        assert line
        assert "  " not in line


def page(record: str, on: str = "2024-06-01") -> list[str]:
    """The plain lines of a record of the lighthouses."""
    return list(sheet_lines(sheet(AsOf(world(FICTIONAL), day(on)), ref(record))))


def tree(on: str, *, former: bool = False) -> list[str]:
    """The plain lines of the tree of a day."""
    hierarchy = Hierarchy(AsOf(world(FICTIONAL), day(on), former=former))
    return list(tree_lines(hierarchy, hierarchy.roots()))


@pytest.mark.parametrize("name", WORLDS)
def test_no_sheet_has_boxes_symbols_control_characters_or_columns(name: str) -> None:
    data = world(name)
    for record in some(name):
        check(list(sheet_lines(sheet(AsOf(data, reviewed(data)), record))))


@given(ANY_WORLD, st.data(), st.booleans())
def test_no_tree_has_boxes_symbols_control_characters_or_columns(
    name: str, choice: st.DataObject, former: bool
) -> None:
    data = world(name)
    hierarchy = Hierarchy(
        AsOf(data, choice.draw(st.sampled_from(turning_days(data))), former=former)
    )
    check(list(tree_lines(hierarchy, hierarchy.roots())))


@given(ANY_WORLD, st.text(st.sampled_from("aeiou r1к"), min_size=1, max_size=2))
def test_no_hit_has_boxes_symbols_control_characters_or_columns(name: str, query: str) -> None:
    data = world(name)
    hits = list(Index(AsOf(data, reviewed(data))).find(query).hits())
    lines = list(hit_lines(hits))
    check(lines)
    assert len(lines) == len(hits)
    for hit, line in zip(hits, lines, strict=True):
        assert str(hit.ref) in line


@pytest.mark.parametrize("name", WORLDS)
def test_a_sheet_has_a_line_for_each_fact(name: str) -> None:
    data = world(name)
    for record in some(name):
        result = sheet(AsOf(data, reviewed(data)), record)
        face = sum(len(row.beside) or 1 for row in result.face)
        facts = sum(len(unfolded(*part.rows)) + bool(part.heading) for part in result.sections)
        assert len(list(sheet_lines(result))) == 2 + face + facts + result.for_the_record


@pytest.mark.parametrize("former", [False, True])
@pytest.mark.parametrize("name", WORLDS)
def test_a_tree_has_a_line_for_each_node_outside_the_collections(name: str, former: bool) -> None:
    data = world(name)
    hierarchy = Hierarchy(AsOf(data, reviewed(data), former=former))
    shown = [
        keys
        for keys, node, _ in walk(hierarchy)
        if node.role is Role.COLLECTION or not isinstance(keys[0], Collection)
    ]
    assert len(list(tree_lines(hierarchy, hierarchy.roots()))) == len(shown)


def test_a_sheet_begins_with_its_title_what_it_is_and_its_reference() -> None:
    assert page("body:fog-board")[:2] == ["Fog Board", "board, body:fog-board"]
    assert page("body:fog-board", "2009-12-31")[1] == "board, later, body:fog-board"
    title, what = page("event:lamp-commission-2026")[:2]
    assert title == "5th session of the Lamp and Fog Commission"
    assert what.startswith("session, postponed, ")
    assert what.endswith(", event:lamp-commission-2026")


@each(
    ("record", "line"),
    [
        # a claim's own source, and its record's
        ("event:lamp-commission-2001", "when: about 2002, record's source 1"),
        # a note belongs to the claim before it
        ("body:lamp-commission", "founded, note: The usual year."),
        # further values of a field keep its label, and what ends the list has none
        ("body:lamp-commission", "founded: 2 November 1999, source 3, 1 source, UP"),
        ("body:lamp-commission", "founded: 1989, source 3, thought wrong, 1 source, UP"),
        # names
        (
            "body:lamp-commission",
            "formerly: LC, source 1, until 4 May 2010, 1 source, UP",
        ),
        # links carry their date or none, never that of the line before
        ("body:lamp-commission", "about 2002: 2nd session, record's source 1"),
        ("source:chart", "by 2015: Memorandum on Gas, sources"),
        ("source:chart", "Bells in the Fog, sources"),
        ("party:upper", "Ada Wick, record's source 2"),
        # what is looked for and not found
        ("body:lamp-commission", "meetings: No session was found for 2002 and 2003."),
        (
            "body:lamp-commission",
            "meetings, note: looked for in the log of the ferry, searched May 2024",
        ),
        ("agreement:oil-treaty", "Who signed it."),
        # headings count in words
        ("body:lamp-commission", "Meetings, 3, 2 later, none in 21 of 24 years"),
        # the list of sources
        ("body:lamp-commission", "source 1: The Ferry, 2 September 2000, English, upper"),
        ("body:lamp-commission", "source 1: https://example.org/ferry/log"),
        (
            "body:lamp-commission",
            "note: a record's source was read for the record as a whole, not for that value",
        ),
        # an office with its holder, and the two parts of an office
        ("event:lamp-commission-2000-09", "co-chairs: UP Ada Wick, Keeper of the Lamps, source 1"),
        ("event:wick-group-2013-01", "body: under Fog Board, source 1"),
    ],
)
def test_each_fact_is_told_in_words(record: str, line: str) -> None:
    assert line in page(record)


def test_what_was_concluded_says_from_which_source_and_how() -> None:
    (line,) = [line for line in page("event:lamp-commission-2001") if line.startswith("number:")]
    assert re.fullmatch(r"number: 2, sources? [\d, to]+, inferred", line)
    note = "number, note: inferred: Counted between the 1st and the 3rd."
    assert note in page("event:lamp-commission-2001")


def test_what_rests_on_one_source_says_so_in_words() -> None:
    (line,) = [
        line for line in page("event:lamp-commission-2001") if line.startswith("What sources say")
    ]
    assert line.endswith(", all from 1 source, UP")


def test_an_office_that_chairs_says_who_held_it_on_the_day() -> None:
    lines = page("body:lamp-commission", "2005-01-01")
    told = "chaired by: held by Ada Wick, source 1, since January 2000 until 4 May 2010"
    assert told in lines
    assert not any("held by" in line for line in page("body:lamp-commission"))


def test_disputes_are_told_in_words() -> None:
    lines = [line for line in page("body:lamp-commission") if line.startswith("founded: 2000")]
    assert len(lines) == 2  # on the face, and among what sources say
    assert all(re.search(r", \d tellings\b", line) for line in lines)


def test_what_is_folded_is_counted_and_columns_have_a_line_each() -> None:
    result = sheet(AsOf(world(FICTIONAL), day("2005-01-01")), ref("body:lamp-commission"))
    lines = list(sheet_lines(result, FACE))
    check(lines)
    chairs = [line for line in lines if line.startswith("chaired by: ")]
    assert chairs[0].startswith("chaired by: UP Ada Wick, source 1, Keeper of the Lamps, since ")
    assert len(chairs) == 2
    for part in result.sections:
        if part.heading:
            assert any(line.startswith(f"{part.heading}, ") for line in lines)
    assert len(lines) < len(list(sheet_lines(result)))


def test_a_tree_tells_levels_places_states_and_references() -> None:
    lines = tree("2017-01-01")
    assert lines[0].startswith("LFC, 3 held, 14 gaps, level 1, 1 of ")
    assert "Panel of Mirrors, possibly, level 2, 1 of 4, body:mirror-panel" in lines
    assert "2 not named in any source, of LFC, level 3, 2 of 2" in lines
    assert "2nd session, about 2002, level 3, 4 of 6, event:lamp-commission-2001" in lines
    assert any(line.startswith("People, 3, level 1, ") for line in lines)
    assert not any("Ada Wick" in line for line in lines)  # collections stay folded


def test_a_tree_tells_what_is_announced_and_what_was_not_there() -> None:
    assert "5th session, postponed, 2026, level 3, 1 of 8, event:lamp-commission-2026" in tree(
        "2024-06-01"
    )
    assert any(
        line.startswith("Panel of Wicks, former, level 2")
        for line in tree("2024-06-01", former=True)
    )


@pytest.mark.parametrize(
    ("founded", "words"),
    [
        ("2001~", "about 2001"),
        ("[..2001-05-06]", "by 2001"),
        ("[2001-05-06..]", "2001 or later"),
        ("2001-05", "2001-05"),
    ],
)
def test_dates_in_brief_are_told_without_signs(founded: str, words: str) -> None:
    data = dataset(f"""
[source.log]
[body.delta]
sources = ["log"]
[body.ford]
parent = "delta"
founded = "{founded}"
sources = ["log"]
""")
    lines = list(sheet_lines(sheet(AsOf(data, day("2024-06-01")), ref("body:delta"))))
    assert any(line.startswith(f"{words}: ford, record's source 1") for line in lines)


def test_a_hit_tells_why_it_matched_unless_its_title_did() -> None:
    def hits(query: str) -> Iterator[str]:
        return hit_lines(Index(AsOf(world(FICTIONAL), day("2024-06-01"))).find(query).hits())

    assert next(hits("oil group")) == "Oil Group, body:oil-group, exactly"
    assert list(hits("lampers")) == [
        "Lamp and Fog Commission, body:lamp-commission, by another name, alias: The Lampers"
    ]
    assert list(hits("lampersx")) == [
        "Lamp and Fog Commission, body:lamp-commission, nearly, alias: The Lampers"
    ]


def test_a_hit_that_was_not_there_on_the_day_says_so() -> None:
    def hit(on: str) -> list[str]:
        return list(hit_lines(Index(AsOf(world(FICTIONAL), day(on))).find("panel of wicks").hits()))

    assert hit("2024-06-01") == ["Panel of Wicks, body:old-panel, exactly, former"]
    assert hit("2005-01-01") == ["Panel of Wicks, body:old-panel, exactly"]
    assert hit("2001-06-01") == ["Panel of Wicks, body:old-panel, exactly"]  # possibly there


def told(record: str, on: str = "2024-06-01") -> list[str]:
    """The plain timeline of a record of the lighthouses, without its first line."""
    found = timeline(AsOf(world(FICTIONAL), day(on)), ref(record)).entries()
    title, *lines = timeline_lines("Timeline", found)
    assert title == "Timeline"
    return lines


def test_a_timeline_tells_when_what_and_which_record_one_thing_a_line() -> None:
    assert told("person:ada-wick") == [
        "January 2000 to 4 May 2010: Keeper of the Lamps, post:keeper",
        "1 September 2000: 1st session of the LC, event:lamp-commission-2000-09",
        "February 2004: 3rd session of the LC, 2 tellings, event:lamp-commission-2004-02",
        "seen 1 July 2011 to 1 April 2016: Mistress of Ceremonies",
        "1 April 2016: The first bucket, step, event:dredging-2016-04",
    ]


def test_a_timeline_says_what_is_a_step_and_what_is_missing() -> None:
    lines = told("body:lamp-commission")
    assert "4 May 2010: The commission takes in the fog, step, event:renamed-2010-05-04" in lines
    assert "2001: LFC: none recorded in 2001, gap:sessions" in lines
    assert "about 2002: 2nd session of the LC, event:lamp-commission-2001" in lines
    planned = "January 2025: 4th session of the LFC, announced, event:lamp-commission-2025-01"
    assert planned in lines


@given(ANY_WORLD, st.data())
def test_no_timeline_has_boxes_symbols_control_characters_or_columns(
    name: str, choice: st.DataObject
) -> None:
    data = world(name)
    record = choice.draw(st.none() | st.sampled_from(list(data.records)))
    entries = timeline(
        AsOf(data, choice.draw(st.sampled_from(turning_days(data)))), record
    ).entries()
    lines = list(timeline_lines("Timeline", entries))
    check(lines)
    assert len(lines) == 1 + len(entries)
    for line, entry in zip(lines[1:], entries, strict=True):
        assert f": {entry.label}" in line
        assert not re.search("[0-9]( )?–", line.partition(":")[0])
        assert entry.ref is None or line.endswith(f", {entry.ref}")


@pytest.mark.parametrize("name", [*WORLDS, "estuary"])
def test_no_change_has_boxes_symbols_control_characters_or_columns(name: str) -> None:
    found = changes(world(name))
    lines = list(change_lines("Changes", found))
    check(lines)
    assert len(lines) == 1 + len(found)
    for line, change in zip(lines[1:], found, strict=True):
        told_by = [str(ref) for ref in (change.ref, *change.sources)]
        assert line.endswith(f", {', '.join(told_by)}")


def test_changes_are_told_with_their_day_and_record() -> None:
    lines = list(change_lines("Changes", changes(world(FICTIONAL))))
    assert lines[:2] == [
        "Changes",
        (
            "31 January 2000: Ada Wick becomes Keeper of the Lamps (January 2000), person:ada-wick,"
            " source:log"
        ),
    ]
    assert "4 May 2010: LC becomes LFC, body:lamp-commission, source:chart" in lines


def test_a_value_of_several_lines_is_told_in_one() -> None:
    sections = (Section("", (Row((Piece("one\ntwo\n\nthree"),), "mandate"),)),)
    lines = sheet_lines(
        Page(ref("body:ford"), "The\nford", "body", sections, (), for_the_record=False)
    )
    assert list(lines) == ["The ford", "body, body:ford", "mandate: one two three"]


def test_a_remark_alone_is_a_note_with_or_without_a_label() -> None:
    remark = (Piece("seen once", Tone.REMARK),)
    sections = (
        Section("", (Row(remark), Row((Piece("x"),), "status"), Row(remark, continues=True))),
    )
    page = Page(ref("body:ford"), "Ford", "body", sections, (), for_the_record=False)
    lines = list(sheet_lines(page))
    assert lines[2:] == ["note: seen once", "status: x", "status, note: seen once"]


def test_brackets_in_a_label_stay_but_for_those_of_a_number() -> None:
    rows = [Row((Piece("x"),), label) for label in ("Name (IRIGC)", "Name [sic]", "[sic] Name")]
    sources = Section("Sources", (Row((Piece("Log"),), "[1]"),))
    page = Page(
        ref("body:ford"), "F", "body", (Section("", (*rows,)), sources), (), for_the_record=False
    )
    lines = list(sheet_lines(page))
    assert lines[2:5] == ["Name (IRIGC): x", "Name [sic]: x", "[sic] Name: x"]
    assert lines[-1] == "source 1: Log"


def test_marks_ranges_and_doubts_are_words() -> None:
    pieces = [Piece("NB", Tone.PARTY, ref("party:north-bank")), Piece(" "), Piece("2010–2014")]
    rows = [
        Row((*pieces, Piece("  ? possibly", Tone.WARNING)), "office"),
        Row((Piece("28–29 October 2025"),), "2017?"),
        Row((Piece("Dues 2010–2014", Tone.LINK),), "follows"),
    ]
    lines = sheet_lines(Page(None, "A", "page", (), face=tuple(rows)), called=lambda _: "North")
    assert list(lines)[2:] == [
        "office: North, 2010 to 2014, possibly",
        "2017 (uncertain): 28 to 29 October 2025",
        "follows: Dues 2010–2014",
    ]
