"""A book of a dataset: a page of Markdown for each record, and an index with the tree.

All links are relative and lead to files, so that they work on whatever shows a folder of Markdown.
Nothing that the data says is taken for markup.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope
from irtui.lean import evolve
from irtui.model.addresses import UnsafeAddressError, address
from irtui.model.claims import Ref
from irtui.model.dataset import plural_of
from irtui.model.date_words import day_in_words
from irtui.model.names import capitalized, kind_in_words
from irtui.model.records import TABLES
from irtui.pages.dataset_page import dataset_page
from irtui.pages.folding import FULL
from irtui.pages.phrases import Piece, Tone
from irtui.pages.sheet import sheet
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.render.markdown import (
    escaped,
    heading,
    inline,
    node_lines,
    page_lines,
    section_lines,
    table,
)

_INDEX = "index.md"


def export(scope: Scope, _: Losses) -> Iterator[File]:
    """The index, a list of the records of each table, and a page for each record."""
    tables = [name for name in TABLES if any(ref.table == name for ref in scope.records)]
    yield _file(_INDEX, _index(scope, tables))
    for name in tables:
        yield _file(_list_of(name), _listed(scope, name))
    for ref in scope.records:
        yield _file(f"{ref.table}/{ref.id}.md", _page(scope, ref))


def _file(name: str, lines: Iterable[str]) -> File:
    return File(name, "\n".join([*lines, ""]).encode())


def _list_of(name: str) -> str:
    """The page that lists the records of a table."""
    return f"{plural_of(name)}.md"


def _link(words: str, path: str) -> str:
    """A link of words that are escaped already; spaces at their ends stay outside."""
    inner = words.strip()
    if not inner:
        return words
    before, _, after = words.partition(inner)
    return f"{before}[{inner}]({path}){after}"


def _to(scope: Scope, ref: Ref | None, words: str, up: str = "../") -> str:
    """Words that lead to the page of a record, if there is one."""
    if ref is None or ref not in scope.records:
        return words
    return _link(words, f"{up}{ref.table}/{ref.id}.md")


def _dressed(scope: Scope, up: str, piece: Piece) -> str:
    """A piece of a page, with a link to where it leads: a record, or an address."""
    words = inline(piece.text)
    written = piece.address or (piece.text if piece.tone is Tone.ADDRESS else "")
    if not written:
        return _to(scope, piece.target, words, up)
    try:
        found = address(written)
    except UnsafeAddressError:
        return words
    return _link(words, f"<{found.url.replace('&', '&amp;')}>")


def _page(scope: Scope, ref: Ref) -> Iterator[str]:
    yield f"[{escaped(capitalized(plural_of(ref.table)))}](../{_list_of(ref.table)})"
    yield ""
    yield from page_lines(sheet(scope.as_of, ref), FULL, partial(_dressed, scope, "../"))
    yield ""
    yield f"`{ref}` · [{escaped(scope.edition.title)}](../{_INDEX})"


def _index(scope: Scope, tables: Iterable[str]) -> Iterator[str]:
    page = dataset_page(scope.as_of, ())
    summary = tuple(one for one in page.sections if not one.rows[0].label)
    told = () if scope.part else page.sections[len(summary) :]  # which counts all there is
    yield from page_lines(evolve(page, sections=summary))
    yield ""
    if scope.part:
        yield escaped(f"This is a part of it: {scope.part}.")
        yield ""
    ways = ["Hierarchy", *(["Numbers"] if told else []), "Edition"]
    yield " · ".join(f"[{way}](#{way.lower()})" for way in ways)
    yield ""
    yield from heading("Records", 2)
    for name in tables:
        count = sum(ref.table == name for ref in scope.records)
        yield f"- [{capitalized(plural_of(name))}]({_list_of(name)}), {count:,}"
    yield ""
    hierarchy = Hierarchy(scope.as_of)
    nodes = [hierarchy.node(scope.top)] if scope.top else hierarchy.roots()
    nodes = [node for node in nodes if node.role is not Role.COLLECTION]

    def called(node: Node) -> str:
        return _to(scope, node.ref, escaped(node.label), "")

    yield from heading("Hierarchy", 2)
    yield from node_lines(hierarchy, nodes, called)
    if told:
        yield ""
        yield "## Numbers"
        dressed = partial(_dressed, scope, "")
        yield from chain.from_iterable(section_lines(one, FULL, dressed) for one in told)
    yield ""
    yield from heading("Edition", 2)
    of = "As of" if scope.of_day else "Named as of"
    yield escaped(f"{scope.edition.in_words()}. {of} {day_in_words(scope.day)}.")


def _listed(scope: Scope, name: str) -> Iterator[str]:
    """The records of a table, in the order of the file."""
    yield f"[{escaped(scope.edition.title)}]({_INDEX})"
    yield ""
    yield from heading(capitalized(plural_of(name)))
    yield from table(("what", "kind", "there", "record"), ())
    for ref, record in scope.records.items():
        if ref.table == name:
            title = _to(scope, ref, escaped(scope.as_of.full_title(record, alone=True)), "")
            there = scope.as_of.presence(record).remark
            yield f"| {title} | {escaped(kind_in_words(record))} | {there} | `{ref}` |"
