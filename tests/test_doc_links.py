"""Every link of the documentation leads to a file that is there, and to a heading in it."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt

from tests.each import each

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


@cache
def _tokens(page: Path):
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


def _links(page: Path) -> list[str]:
    inner = [one for token in _tokens(page) for one in token.children or ()]
    found = [one.attrs.get("href") or one.attrs.get("src") for one in inner]
    return [str(link) for link in found if link]


@cache
def _anchors(page: Path) -> set[str]:
    """What headings are called in addresses: in small letters, a hyphen for a space, no signs."""
    tokens = _tokens(page)
    names = [
        "".join(one.content for one in body.children or ())
        for head, body in pairwise(tokens)
        if head.type == "heading_open"
    ]
    return {re.sub(r"[^\w\- ]", "", name.lower()).replace(" ", "-") for name in names}


@each("page", PAGES)
def test_every_link_leads_to_a_file_and_a_heading(page):
    lost = []
    for link in _links(page):
        address, _, anchor = unquote(link).partition("#")
        if re.match("[a-z]+:", address):
            continue
        target = (page.parent / address).resolve() if address else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            lost.append(link)
    assert lost == []
