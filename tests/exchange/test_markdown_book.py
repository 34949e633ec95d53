"""The book of a dataset: as a reader of Markdown finds it, with links that lead somewhere."""

import posixpath
import re
from collections.abc import Iterator, Mapping

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from irtui.model.records import TABLES
from tests.exchange.exporting import exported, named, scope

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
INLINE = {"text", "strong", "link", "code_inline"}
BLOCKS = {"heading", "paragraph", "bullet_list", "list_item"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def inner(page: bytes) -> Iterator[Token]:
    """What stands in the blocks of a page; any but those of a book fails the test."""
    for token in MARKDOWN.parse(page.decode()):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        assert kind in BLOCKS | {"inline"}, token
        yield from token.children or ()


def targets(page: bytes) -> list[str]:
    """Where the links of a page lead, all of whose words are mere text."""
    found = []
    for token in inner(page):
        assert token.type.removesuffix("_open").removesuffix("_close") in INLINE, token
        if token.type == "link_open":
            found.append(str(token.attrs["href"]))
    return found


def headings(page: bytes) -> set[str]:
    """The anchors that a reader makes of headings."""
    tokens = MARKDOWN.parse(page.decode())
    titles = (
        tokens[place + 1].content for place, one in enumerate(tokens) if one.type == "heading_open"
    )
    return {title.lower().replace(" ", "-") for title in titles}


def broken(book: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Each link within a book that leads nowhere, with the page that has it."""
    found = []
    for name, page in book.items():
        for target in targets(page):
            if target.startswith(("http://", "https://")):
                continue
            path, _, anchor = target.partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if to not in book or (anchor and anchor not in headings(book[to])):
                found.append((name, target))
    return found


@pytest.mark.parametrize("name", ["delta", "hostile", "legislature", "namesakes"])
def test_each_record_has_a_page_each_link_leads_somewhere_and_nothing_is_markup(name: str) -> None:
    book, losses = exported("markdown", name)
    dataset = named(name)
    lists = {one for one in book if "/" not in one}
    assert {*book} - lists == {f"{ref.table}/{ref.id}.md" for ref in dataset.records}
    assert broken(book) == []
    assert not losses.counts


def test_a_large_dataset_makes_a_book_without_a_dead_link() -> None:
    book, _ = exported("markdown", "bundled")
    assert len(book) > len(named("bundled").records)
    to = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        for name, page in book.items()
        for target in re.findall(r"\]\(([\w/.-]+[.]md)\)", page.decode())
    }
    assert to == {*book}


def test_all_pages_are_reached_from_the_index() -> None:
    book, _ = exported("markdown", "lighthouses")
    reached, ahead = {"index.md"}, ["index.md"]
    while ahead:
        name = ahead.pop()
        for target in targets(book[name]):
            to = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
            if to in book and to not in reached:
                reached.add(to)
                ahead.append(to)
    assert reached == {*book}
    assert (book, {}) == (exported("markdown", "lighthouses")[0], {})  # the same bytes


@pytest.mark.parametrize(
    ("at", "top"), [("2005-12-31", None), (None, "body:wick-group"), ("1000-01-01", None)]
)
def test_of_a_day_or_a_branch_there_are_its_pages_alone(at: str | None, top: str | None) -> None:
    book, _ = exported("markdown", "lighthouses", at=at, top=top)
    records = scope("lighthouses", at=at, top=top).records
    assert {*filter(lambda name: "/" in name, book)} == {
        f"{ref.table}/{ref.id}.md" for ref in records
    }
    assert len(records) < len(named("lighthouses").records)
    assert f"This is a part of it: {len(records)} of " in book["index.md"].decode()
    assert broken(book) == []


def test_a_page_says_of_what_day_it_is_and_which_edition_it_is_from() -> None:
    index = exported("markdown", "lighthouses", at="2005-12-31")[0]["index.md"].decode()
    assert f"sha256:{'0' * 64}. As of 31 December 2005." in index
    assert {one for one in TABLES if f"({one}/" in index} >= {"body", "event"}
    page = exported("markdown", "lighthouses", at="2005-12-31")[0][
        "body/lamp-commission.md"
    ].decode()
    assert page.startswith("[Bodies](../bodies.md)\n\n# Lamp Commission\n")
    assert "**founded** 2000 \\[[1](../source/log.md) [2](../source/chart.md)\\]" in page
    assert "[https://example.org/ferry/log](<https://example.org/ferry/log>)" in page
    assert page.endswith("`body:lamp-commission` · [The lighthouses of two rivers](../index.md)\n")
