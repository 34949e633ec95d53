"""Answers as Markdown: what data says is text, whatever it looks like."""

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset
from irtui.model.dates import parse_date
from irtui.query.time.changes import changes
from irtui.query.time.marks import Mark, Shape
from irtui.query.time.timeline import timeline
from irtui.render.markdown import change_lines, escaped, heading, table, timeline_lines
from tests.each import each
from tests.query.answers import FICTIONAL, WORLDS, reviewed, some, world
from tests.support import DATASETS, day, loaded, ref

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WORDS = st.text(st.sampled_from("ab1 .)!*_`~[](){}<>#|\\&;:+-=$^\"'/"), max_size=20)
HOSTILE = [
    "[bold]A lamp[/] of [@click=app.quit]the[/] delta [/",
    "<b>bold</b> <script>alert(1)</script>",
    "a | b || c \\| d \\",
    "**bold** __bold__ *it* _it_ ~~gone~~ `code` ``` code",
    "![picture](https://example.org/x.png) [link](javascript:alert(1)) <https://example.org>",
    "&lt;b&gt; &amp; &#35;",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "===",
    "    code",
    "two\n\nlines\n# heading",
    "$a_1$ {{ template }} {% tag %}",
]


def parsed(lines: Iterable[str]) -> list[Token]:
    """What a reader of Markdown makes of lines."""
    return MARKDOWN.parse("\n".join(lines))


def texts(tokens: list[Token]) -> list[str]:
    """What stands in each heading and cell; anything in it but text fails the test."""
    found = []
    for token in tokens:
        if token.type == "inline":
            assert {child.type for child in token.children or []} <= {"text"}, token.children
            found.append("".join(child.content for child in token.children or []))
    return found


def blocks(tokens: list[Token]) -> list[str]:
    """What a text is made of, in order, rows and cells left out."""
    within = {"thead", "tbody", "tr", "th", "td"}
    return [
        token.type.removesuffix("_open")
        for token in tokens
        if token.type.endswith("_open") and token.type.removesuffix("_open") not in within
    ]


def one_line(text: str) -> str:
    """A text as it stands in one line."""
    return " ".join(text.split())


@given(WORDS)
@example("\\")
def test_whatever_a_text_looks_like_it_is_read_as_itself(text: str) -> None:
    for lines in (heading(text), [f"x {escaped(text)}"]):
        assert "".join(texts(parsed(lines))).removeprefix("x").strip() == one_line(text)


@each("text", HOSTILE)
def test_markup_in_the_data_marks_nothing_up(text: str) -> None:
    tokens = parsed([*heading(text), *table(("when", "what"), [(text, text)])])
    assert blocks(tokens) == ["heading", "table"]
    assert texts(tokens) == [one_line(text), "when", "what", one_line(text), one_line(text)]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=5))
def test_a_table_has_a_cell_for_each_text_whatever_it_looks_like(
    rows: list[tuple[str, str, str]],
) -> None:
    tokens = parsed(["", *table(("a", "b", "c"), rows)])
    assert blocks(tokens) == ["table"]
    assert texts(tokens) == ["a", "b", "c", *(one_line(cell) for row in rows for cell in row)]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_has_its_level_and_an_empty_line_behind_it(level: int) -> None:
    assert list(heading("The ford", level)) == [f"{'#' * level} The ford", ""]


def test_a_timeline_is_a_table_of_when_what_state_and_record() -> None:
    def entry(shape: Shape, text: str, **rest: object) -> Mark:
        when = parse_date(text)
        assert when.earliest is not None
        return Mark(shape, when.earliest, when.earliest, "Flood", when=when, **rest)  # type: ignore[arg-type]

    entries = [
        entry(Shape.HELD, "2018-12-13", ref=ref("event:flood")),
        entry(Shape.STEP, "2018-12"),
        entry(Shape.PLANNED, "2018~"),
        entry(Shape.TERM, "2018/2020"),
        Mark(Shape.NONE, day("2019-01-01"), day("2019-12-31"), "none recorded in 2019"),
    ]
    assert list(timeline_lines("Timeline of the ford", entries)) == [
        "# Timeline of the ford",
        "",
        "| when | what | state | record |",
        "|---|---|---|---|",
        "| 13 December 2018 | Flood | held | event:flood |",
        "| December 2018 | Flood | step |  |",
        "| about 2018 | Flood | announced |  |",
        "| 2018–2020 | Flood | term |  |",
        "| 2019 | none recorded in 2019 | none |  |",
    ]


def test_changes_are_a_table_of_day_change_and_record() -> None:
    lines = list(change_lines("Changes", changes(world(FICTIONAL))))
    assert lines[:4] == [
        "# Changes",
        "",
        "| day | change | record | sources |",
        "|---|---|---|---|",
    ]
    assert "| 4 May 2010 | LC becomes LFC | body:lamp-commission | chart |" in lines
    assert "| 31 December 2003 | Oil Group set up (2003) | body:oil-group | log |" in lines
    assert len(lines) == 4 + len(changes(world(FICTIONAL)))


def hostile() -> Dataset:
    """The hostile dataset with a meeting, a founding and an office in it, no less hostile."""
    text = (
        (DATASETS / "hostile.toml").read_text("utf-8")
        + """
[body.pier]
name = "[bold]pier[/] | <b>pier</b> `x`"
founded = "2001"
sources = ["chart"]
[event.flood]
name = "*Flood* | [link](https://example.org) \\\\u001B[31m"
body = "board"
when = "2002"
sources = ["chart"]
[person.ada]
name = "Ada_the_<i>first</i>"
posts = [{ as = "# Keeper | **of** lamps", since = "2001", until = "2003" }]
sources = ["chart"]
"""
    )
    data = loaded(text).dataset
    assert data is not None
    return data


def test_nothing_in_a_hostile_dataset_leaves_its_cell() -> None:
    data = hostile()
    told = 0
    for record in [None, *data.records]:
        entries = timeline(AsOf(data, day("2024-06-01")), record).entries()
        tokens = parsed(timeline_lines(f"Timeline of {data.about.title}", entries))
        assert blocks(tokens) == ["heading", "table"]
        title, *cells = texts(tokens)
        assert title == one_line(f"Timeline of {data.about.title}")
        rows = [cells[at : at + 4] for at in range(4, len(cells), 4)]
        assert [row[1] for row in rows] == [one_line(entry.label) for entry in entries]
        told += len(rows)
    assert told >= 3
    found = changes(data)
    assert found
    tokens = parsed(change_lines(data.about.title, found))
    assert blocks(tokens) == ["heading", "table"]
    assert texts(tokens)[6::4] == [one_line(change.in_words()) for change in found]


@pytest.mark.parametrize("name", [*WORLDS, "estuary"])
def test_the_timelines_of_every_record_are_read_as_they_are_told(name: str) -> None:
    data = world(name)
    for record in some(name):
        entries = timeline(AsOf(data, reviewed(data)), record).entries()
        cells = texts(parsed(timeline_lines("Timeline", entries)))[5:]
        assert cells[1::4] == [one_line(entry.label) for entry in entries]
        assert cells[0::4] == [entry.date_in_words for entry in entries]
        assert cells[3::4] == [str(entry.target or "") for entry in entries]
