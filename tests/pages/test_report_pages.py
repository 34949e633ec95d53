"""The reports as pages: each row leads to a record, and each can be printed in every manner."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from markdown_it import MarkdownIt

from irtui.loading import Loaded, bundled_path, load
from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.problems import Problem
from irtui.model.safe_text import is_indic, unsafe_characters
from irtui.pages.folding import FULL, OF_FACE, Line, lines_of, section_in_words
from irtui.pages.page import Page, Row
from irtui.pages.path_page import path_page
from irtui.pages.report_pages import REPORTS, report, report_page
from irtui.pages.sheet import sheet
from irtui.query.audit.checks import check_logic
from irtui.query.audit.paths import paths
from irtui.query.audit.reports import (
    conflicts,
    findings,
    gaps,
    oldest_sources,
    one_sided,
    restricted,
    single_source,
)
from irtui.query.branch import branch
from irtui.render.answers import audits
from irtui.render.answers.declared import as_json, document
from irtui.render.markdown import page_lines
from irtui.render.plain import sheet_lines
from irtui.render.terminal.dress import terminal_dress
from irtui.render.terminal.layout import lay_out
from tests.query.answers import BUNDLED, FICTIONAL, bare, reviewed, world
from tests.support import DATASETS, dataset, day, loaded, ref

NAMES = (BUNDLED, FICTIONAL, "delta", "estuary", "hostile", "minimal")
every_report = pytest.mark.parametrize("name", REPORTS)
everywhere = pytest.mark.parametrize("where", NAMES)


@cache
def read(where: str) -> Loaded:
    """A file with all that is wrong with it."""
    return load(bundled_path() if where == BUNDLED else DATASETS / f"{where}.toml")


@cache
def problems(where: str) -> tuple[Problem, ...]:
    """All that the checks find in a file."""
    found = read(where)
    return found.place((*found.problems, *check_logic(world(where))))


@cache
def page(name: str, where: str) -> Page:
    """A report of a dataset on the day of its review."""
    return report(name, AsOf(world(where), reviewed(world(where))), problems(where))


def lines(found: Page) -> list[Line]:
    """All rows of a page, each before what unfolds under it."""
    return [line for part in found.sections for line in lines_of(part.rows, FULL, part.key)]


def rows(found: Page) -> list[Row]:
    """All rows of a page."""
    return [line.row for line in lines(found)]


def leading(found: Page) -> list[Row]:
    """The rows that stand under the headings."""
    return [line.row for line in lines(found) if not line.level]


@every_report
@everywhere
def test_every_row_leads_to_a_record_that_exists(name: str, where: str) -> None:
    data = world(where)
    for line in lines(page(name, where)):
        targets = [piece.target for piece in line.row.pieces if piece.target]
        assert all(target in data.records for target in targets)
        # A gap about nothing leads to itself; of problems, some are the dataset's own.
        assert targets or line.level or name == "problems"


@every_report
@everywhere
def test_a_report_is_a_page_like_any_other(name: str, where: str) -> None:
    found = page(name, where)
    assert found.ref is None
    assert found.title
    assert found.subtitle
    for part in found.sections:
        assert part.rows
        assert not part.rows[0].continues
        assert len({line.key for line in lines(found) if line.key}) == sum(
            bool(line.key) for line in lines(found)
        )


@everywhere
def test_a_heading_counts_the_rows_under_it(where: str) -> None:
    for name in REPORTS:
        for part in page(name, where).sections:
            if part.heading:
                assert part.count == f"{len(part.rows):,}"


def test_an_unknown_report_is_an_error() -> None:
    with pytest.raises(KeyError):
        report("colours", AsOf(world(FICTIONAL), day("2024-06-01")))


@everywhere
def test_the_summary_counts_what_was_found(where: str) -> None:
    data = world(where)
    on = reviewed(data)

    def number(name: str) -> int:
        return int(page(name, where).subtitle.split()[0].replace(",", ""))

    assert number("conflicts") == len(conflicts(data))
    assert number("gaps") == len(gaps(AsOf(data, on)))
    assert number("single-source") == len(single_source(data))
    assert number("one-sided") == len(one_sided(data))
    assert number("oldest-sources") == len(oldest_sources(data))


# What each says


FORD = """
[party.upper]
adjective = "northern"
[party.lower]
[source.log]
publisher = "The Ferry"
title = "Log"
date = "2001-05-06"
origin = "upper"
[source.diary]
publisher = "The Mate"
origin = "upper"
[source.chart]
publisher = "The Chart Room"
date = "1999"
origin = "lower"
[body.ford]
name = { value = "The ford", sources = ["log", "chart"] }
abbreviation = { value = "FD", sources = ["log", "chart"] }
founded = [
  { value = "2001", rank = "preferred", sources = ["log", "diary"] },
  { value = "2002", sources = ["chart"], note = "By the chart." },
  { value = "1901", rank = "deprecated", sources = ["chart"] },
]
[body.weir]
name = "The weir"
founded = "2003"
sources = ["log"]
[person.ada]
name = "Ada"
sources = ["log"]
[gap.bell]
about = "body:ford"
text = "Who rang the bell."
looked_in = "the log"
searched = "2024-05"
[gap.river]
text = "Where the river begins."
"""


def told(name: str, of: str = "") -> tuple[str, list[tuple[str, list[str]]]]:
    """A report of the ford: its summary, and the rows under each of its headings.

    What unfolds under a row is indented; what stands at its end follows a bar.
    """
    as_of = AsOf(dataset(FORD), day("2024-06-01"))
    found = findings(name, as_of)
    if of:
        refs = branch(as_of.dataset, ref(of))
        page = report_page(name, as_of, restricted(as_of.dataset, found, refs), ref(of), refs)
    else:
        page = report_page(name, as_of, found)

    def text(line: Line) -> str:
        label = f"{line.row.label}: " if line.row.label else ""
        remark = f" | {line.row.remark}" if line.row.remark else ""
        return f"{'  ' * line.level}{label}{bare(line.row)}{remark}"

    return page.subtitle, [
        (part.heading, [text(line) for line in lines_of(part.rows, FULL, part.key)])
        for part in page.sections
    ]


def test_a_conflict_is_told_with_each_side_and_its_sources() -> None:
    assert told("conflicts") == (
        "1 field in which sources disagree",
        [
            (
                "Bodies",
                [
                    "FD | 1 field",
                    "  founded  ⚠ 3 tellings",
                    "    2001 — The Ferry, 6 May 2001, The Mate | preferred",
                    "    2002 — The Chart Room, 1999",
                    "      By the chart.",
                    "    1901 — The Chart Room, 1999 | thought wrong",
                ],
            )
        ],
    )


def test_a_gap_is_told_under_what_it_is_missing_in_and_how_it_was_looked_for() -> None:
    assert told("gaps") == (
        "2 things that are missing",
        [
            (
                "Bodies",
                [
                    "FD | 1 thing",
                    "  ○ Who rang the bell.",
                    "    looked for in the log, searched May 2024",
                ],
            ),
            ("Dataset", ["○ Where the river begins."]),
        ],
    )
    ford, bell, _, river = rows(report("gaps", AsOf(dataset(FORD), day("2024-06-01"))))
    leads = [[one.target for one in row.pieces if one.target] for row in (ford, bell, river)]
    assert leads == [[ref("body:ford")], [ref("gap:bell")], [ref("gap:river")]]


def test_what_rests_on_one_text_is_told_record_by_record() -> None:
    assert told("single-source") == (
        "4 of 7 claims rest on one text; reprints do not count",
        [
            (
                "Bodies",
                [
                    "FD — The Chart Room, 1999 | 1 claim · 1 source, lower",
                    "  founded  2002 — The Chart Room, 1999 | 1 source, lower",
                    "The weir — The Ferry, 6 May 2001 | all 2 claims · 1 source, northern",
                    "  name  The weir — The Ferry, 6 May 2001 | 1 source, northern",
                    "  founded  2003 — The Ferry, 6 May 2001 | 1 source, northern",
                ],
            ),
            ("People", ["Ada — The Ferry, 6 May 2001 | its one claim · 1 source, northern"]),
        ],
    )


def test_a_report_can_be_on_a_record_and_what_is_below_it() -> None:
    assert told("single-source", "body:weir")[0].startswith("2 of 2 claims")
    assert [heading for heading, _ in told("single-source", "person:ada")[1]] == ["People"]
    assert told("oldest-sources", "person:ada")[0] == "1 source, the oldest first"
    assert told("conflicts", "person:ada") == ("0 fields in which sources disagree", [])


def test_what_rests_on_one_side_is_told_and_counted_by_side() -> None:
    assert told("one-sided") == (
        "1 claim rests on several texts of one side only: 1 northern",
        [
            (
                "Bodies",
                [
                    "FD — The Ferry, 6 May 2001, The Mate | 1 claim · northern sources only",
                    "  founded  2001 — The Ferry, 6 May 2001, The Mate | northern sources only",
                ],
            )
        ],
    )


def test_the_oldest_sources_go_first_with_how_much_rests_on_them() -> None:
    assert told("oldest-sources") == (
        "3 sources, the oldest first",
        [
            ("1990s", ["1999: The Chart Room | 1 record"]),
            ("2000s", ["2001-05-06: The Ferry  Log | 3 records"]),
            ("Undated", ["undated: The Mate | 1 record"]),
        ],
    )


def test_problems_say_where_they_are_and_how_to_mend_them() -> None:
    found = loaded(
        '[dataset]\ntitle = "A\\u0007"\nreviewed = "2024"\n'
        '[source.log]\n[body.ford]\nname = "The\\u202e ford"\nsources = ["log", "log"]\n'
    )
    assert found.dataset
    made = report("problems", AsOf(found.dataset, day("2024-06-01")), found.problems)
    assert made.subtitle == "3 things to look at"
    texts = [bare(row) for row in rows(made)]
    of_title, hint, of_name, _, of_sources, _ = texts
    assert [part.heading for part in made.sections] == ["unsafe-text", "duplicate-member"]
    assert of_title.startswith("dataset.title  The text contains U+0007")
    assert hint.startswith("Remove it; irtui shows a mark in its place.  ")
    assert hint.endswith("file.toml:2:1")
    assert of_name.startswith(
        "The<U+202E> ford  name  The text contains U+202E RIGHT-TO-LEFT OVERRIDE"
    )
    assert "“log” is listed twice." in of_sources
    leads = [[piece.target for piece in row.pieces if piece.target] for row in leading(made)]
    assert leads == [[], [ref("body:ford")], [ref("body:ford")]]


def test_a_file_without_problems_says_so() -> None:
    made = report("problems", AsOf(dataset(FORD), day("2024-06-01")))
    assert (made.subtitle, made.sections) == ("no problems", ())


def test_a_problem_of_the_whole_file_leads_nowhere() -> None:
    found = (Problem("no-dataset", "There is none."), Problem("uncited-source", "?", path=("x",)))
    made = report("problems", AsOf(dataset(FORD), day("2024-06-01")), found)
    assert [bare(row) for row in rows(made)] == ["There is none.", "x  ?"]


def test_a_value_in_an_indic_script_stands_last_in_its_row() -> None:
    data = dataset("""
[source.log]
[source.chart]
[body.ford]
name = [
  { value = "घाट", lang = "hi", sources = ["log"], rank = "preferred" },
  { value = "पार", lang = "hi", sources = ["chart"] },
]
""")
    for name in ("conflicts", "single-source"):
        made = lines(report(name, AsOf(data, day("2024-06-01"))))
        deepest = max(line.level for line in made)
        indic = [line.row for line in made if line.level == deepest]
        assert len(indic) == 2
        for row in indic:
            assert [is_indic(piece.text) for piece in row.pieces[-2:]] == [False, True]


def test_names_are_those_of_the_day() -> None:
    data = world(FICTIONAL)
    for on, name in (("2005-01-01", "LC"), ("2024-06-01", "LFC")):
        first = leading(report("conflicts", AsOf(data, day(on))))[0]
        assert bare(first) == name


def test_the_bundled_dataset_answers_with_what_is_known_of_it() -> None:
    first = page("conflicts", BUNDLED).sections[0].rows[0]
    assert first.pieces[0].target == ref("body:irigc-mmtc")
    assert first.below[0].pieces[0].text == "founded"
    years = "No meeting is recorded in 2006, 2014, 2020, 2022, 2023."
    assert any(years in bare(row) for row in rows(page("gaps", BUNDLED)))
    assert "reprints do not count" in page("single-source", BUNDLED).subtitle
    assert " Indian, " in page("one-sided", BUNDLED).subtitle
    assert page("problems", BUNDLED).subtitle == "no problems"


# In every manner


def some_pages(where: str) -> Iterator[Page]:
    """Every report of a dataset, some of its records, and the ways between them."""
    data = world(where)
    on = reviewed(data)
    for name in REPORTS:
        yield page(name, where)
    records = list(data.records)[:: max(1, len(data.records) // 12)]
    for record in records:
        yield sheet(AsOf(data, on), record)
        yield path_page(AsOf(data, on), paths(data, records[0], record), on)


def inline_texts(markdown: str) -> list[str]:
    """What each line of a page in Markdown says to who reads it; only labels may be dressed."""
    found = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(markdown):
        if token.type == "inline":
            children = token.children or []
            kinds = {child.type for child in children}
            assert kinds <= {"text", "text_special", "strong_open", "strong_close"}
            found.append("".join(child.content for child in children))
        else:
            assert token.type.rpartition("_")[0] in (
                "heading",
                "paragraph",
                "bullet_list",
                "list_item",
            )
    return found


def in_words(row: Row) -> str:
    """A row as it stands in a list: its columns, and its remark, apart."""
    columns = (
        ", ".join("".join(piece.text for piece in cell).strip() for cell in column)
        for column in row.beside
    )
    return f"{row.label} " + " · ".join(filter(None, [bare(row), *columns, row.remark]))


def one_line(text: str) -> str:
    """A text without its line breaks and runs of spaces."""
    return " ".join(text.split())


def in_markdown(row: Row) -> str:
    """A row as it stands in a list: its columns, and its remark, apart."""
    columns = (
        ", ".join("".join(piece.text for piece in cell).strip() for cell in column)
        for column in row.beside
    )
    said = ("".join(piece.text for piece in row.pieces), *columns, row.remark)
    return f"{row.label} {' · '.join(filter(None, said))}"


@everywhere
def test_every_page_says_in_markdown_what_it_says_and_nothing_is_taken_for_markup(
    where: str,
) -> None:
    for made in some_pages(where):
        told = inline_texts("\n".join(page_lines(made)))
        face = [in_words(line.row) for line in lines_of(made.face, FULL, OF_FACE)]
        expected = [made.title, made.subtitle, *face]
        for part in made.sections:
            expected += [section_in_words(part)] if part.heading else []
            expected += [in_words(line.row) for line in lines_of(part.rows, FULL)]
        if made.for_the_record:
            expected.append("* read for the record as a whole, not for that value")
        assert told == [one_line(text) for text in expected if one_line(text)]


@everywhere
def test_no_page_has_a_control_character_in_any_manner(where: str) -> None:
    for made in some_pages(where):
        laid_out = [line.plain for line in lay_out(made, 40, terminal_dress)]
        for line in (*laid_out, *sheet_lines(made), *page_lines(made)):
            assert not unsafe_characters(line)
            assert "\n" not in line


@every_report
@everywhere
def test_a_report_in_json_has_as_many_findings_as_there_are(name: str, where: str) -> None:
    data = world(where)
    on = reviewed(data)
    wrong = problems(where)
    as_of = AsOf(data, on)
    text = document(audits.report(as_of, name, findings(name, as_of, wrong)))
    assert not unsafe_characters(text)
    read_back = json.loads(text)
    assert read_back["at"] == on.isoformat()
    assert read_back["report"] == name
    numbers = {
        "conflicts": len(conflicts(data)),
        "gaps": len(gaps(AsOf(data, on))),
        "single-source": len(single_source(data)),
        "one-sided": len(one_sided(data)),
        "oldest-sources": len(oldest_sources(data)),
        "problems": len(wrong),
    }
    assert len(read_back["findings"]) == numbers[name]


def test_markup_in_the_data_is_told_as_it_stands() -> None:
    made = report(
        "single-source",
        AsOf(
            dataset("""
[source.chart]
publisher = "[bold]A chart[/]"
[body.board]
name = "[@click=app.quit]Board[/]"
mandate = ["1. [/] **two** <b>lines</b> | `a`", "- $x$ &amp; ~~y~~"]
sources = ["chart"]
[person.ada]
name = { value = "<!-- Ada -->", sources = ["chart"] }
aliases = ["# Ada"]
sources = ["chart"]
"""),
            day("2024-06-01"),
        ),
    )
    for manner in (
        [line.plain for line in lay_out(made, 100, terminal_dress)],
        list(sheet_lines(made)),
        inline_texts("\n".join(page_lines(made))),
    ):
        text = "\n".join(manner)
        assert "[@click=app.quit]Board[/]" in text
        assert "<!-- Ada -->" in text
        assert "[bold]A chart[/]" in text


def test_a_line_of_the_hostile_dataset_keeps_its_marks() -> None:
    text = "\n".join(sheet_lines(page("conflicts", "hostile")))
    assert "Lamp <U+202E>draob<U+202C>" in text


# In JSON


def written(name: str, data: Dataset | None = None) -> list[dict[str, object]]:
    """What a report of the ford finds, in JSON."""
    data = data or dataset(FORD)
    as_of = AsOf(data, date(2024, 6, 1))
    found = audits.report(as_of, name, findings(name, as_of)).findings
    return json.loads(json.dumps(as_json(found)))  # type: ignore[no-any-return]


def test_a_conflict_in_json_has_its_claims_whole() -> None:
    (found,) = written("conflicts")
    assert (found["record"], found["field"]) == ("body:ford", "founded")
    assert found["claims"] == [
        {
            "id": "body:ford#founded.1",
            "value": {"edtf": "2001", "earliest": "2001-01-01", "latest": "2001-12-31"},
            "since": None,
            "until": None,
            "seen": [],
            "sources": [
                {"source": "source:log", "at": None, "quote": None},
                {"source": "source:diary", "at": None, "quote": None},
            ],
            "rank": "preferred",
            "basis": "stated",
            "note": None,
            "joint": False,
        },
        {
            "id": "body:ford#founded.2",
            "value": {"edtf": "2002", "earliest": "2002-01-01", "latest": "2002-12-31"},
            "since": None,
            "until": None,
            "seen": [],
            "sources": [{"source": "source:chart", "at": None, "quote": None}],
            "rank": "normal",
            "basis": "stated",
            "note": "By the chart.",
            "joint": False,
        },
        {
            "id": "body:ford#founded.3",
            "value": {"edtf": "1901", "earliest": "1901-01-01", "latest": "1901-12-31"},
            "since": None,
            "until": None,
            "seen": [],
            "sources": [{"source": "source:chart", "at": None, "quote": None}],
            "rank": "deprecated",
            "basis": "stated",
            "note": None,
            "joint": False,
        },
    ]


def test_thin_support_in_json_names_the_texts_and_the_side() -> None:
    (sided,) = written("one-sided")
    assert (sided["sources"], sided["side"]) == (["source:log", "source:diary"], "upper")
    first = written("single-source")[0]
    assert (first["record"], first["field"]) == ("body:ford", "founded")
    assert (first["independent"], first["side"]) == (["source:chart"], "lower")


def test_gaps_and_old_sources_in_json() -> None:
    assert written("gaps") == [
        {
            "record": "body:ford",
            "field": None,
            "text": "Who rang the bell.",
            "looked_in": "the log",
            "searched": {"edtf": "2024-05", "earliest": "2024-05-01", "latest": "2024-05-31"},
            "gap": "gap:bell",
        },
        {
            "record": None,
            "field": None,
            "text": "Where the river begins.",
            "looked_in": None,
            "searched": None,
            "gap": "gap:river",
        },
    ]
    assert [(old["source"], old["records"]) for old in written("oldest-sources")] == [
        ("source:chart", 1),
        ("source:log", 3),
        ("source:diary", 1),
    ]
