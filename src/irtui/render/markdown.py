"""Answers as Markdown, to be pasted into a page: what data says is never taken for markup."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from irtui.model.date_words import day_in_words
from irtui.model.names import tellings_in_words
from irtui.pages.folding import FULL, OF_FACE, Folding, Line, lines_of, opens, section_in_words
from irtui.pages.footnotes import LEGEND
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece
from irtui.pages.remarks import gaps_in_words
from irtui.query.time.change import Change
from irtui.query.time.marks import Mark
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.query.tree.unfolded import unfolded

if TYPE_CHECKING:  # what finds needs libraries that other answers do without
    from irtui.query.find import Hit

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_START = re.compile(r"^(?:(\d+)(?=[.)])|(?=[-+]))", re.ASCII)
"""What would begin an item of a list."""
_SPACE = re.compile(r"\s+")
_DEEPEST = 20
"""Levels of a nested list that readers of Markdown are sure to follow; deeper ones are told."""
_STATES = {"HELD": "held", "STEP": "step", "PLANNED": "announced", "TERM": "term", "NONE": "none"}


def escaped(text: str) -> str:
    """``text`` with every sign that Markdown reads something into marked as mere text."""
    return at_start(inline(text).strip())


def inline(text: str) -> str:
    """As `escaped`, for a part of a line, whose spaces at the ends count."""
    return _MARKUP.sub(r"\\\1", _SPACE.sub(" ", text))


def at_start(text: str) -> str:
    """What is escaped by `inline`, to begin a line: it begins no item of a list."""
    return _START.sub(r"\1\\", text)


Dress = Callable[[Piece], str]
"""Makes a piece of a page Markdown, for a part of a line."""


def bare(piece: Piece) -> str:
    """A piece as mere text, whatever it leads to."""
    return inline(piece.text)


def heading(text: str, level: int = 1) -> Iterator[str]:
    """A heading with the empty line after it."""
    yield f"{'#' * level} {escaped(text)}"
    yield ""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of texts, each of them escaped."""
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |"


def _node(node: Node, called: Callable[[Node], str]) -> str:
    label = called(node)
    ref = str(node.ref or "")
    said = filter(None, (node.place, *node.notes[:1], gaps_in_words(node), node.remark, ref))
    strong = f"**{label}**" if node.role is Role.BODY else label
    return ", ".join([strong, *map(escaped, said)])


def tree_lines(title: str, hierarchy: Hierarchy, nodes: Iterable[Node]) -> Iterator[str]:
    """A tree: a nested list under a heading, bodies in bold."""
    yield from heading(title)
    yield from node_lines(hierarchy, nodes, lambda node: escaped(node.label))


def node_lines(
    hierarchy: Hierarchy, nodes: Iterable[Node], called: Callable[[Node], str]
) -> Iterator[str]:
    """Nodes and all below them as a nested list; ``called`` names each, as Markdown."""
    for line in unfolded(hierarchy, nodes):
        deep = f", level {line.level}" if line.level > _DEEPEST else ""
        yield f"{'  ' * (min(line.level, _DEEPEST) - 1)}- {_node(line.node, called)}{deep}"


def timeline_lines(title: str, entries: Iterable[Mark]) -> Iterator[str]:
    """A timeline: when, what, and the record that says more."""
    yield from heading(title)
    rows = (
        (mark.date_in_words, mark.label, _state(mark), str(mark.target or "")) for mark in entries
    )
    yield from table(("when", "what", "state", "record"), rows)


def _state(mark: Mark) -> str:
    doubt = f", {tellings_in_words(mark.tellings)}" if mark.tellings else ""
    return f"{_STATES[mark.shape.name]}{doubt}"


def change_lines(title: str, found: Iterable[Change]) -> Iterator[str]:
    """Changes of the structure: the day, what happened, and the record that changed."""
    yield from heading(title)
    rows = (
        (
            day_in_words(one.day),
            one.in_words(),
            str(one.ref),
            ", ".join(ref.id for ref in one.sources),
        )
        for one in found
    )
    yield from table(("day", "change", "record", "sources"), rows)


def _text(row: Row, dress: Dress) -> str:
    columns = (
        ", ".join("".join(map(dress, cell)).strip() for cell in column) for column in row.beside
    )
    said = ["".join(map(dress, row.pieces)).strip(), *columns, inline(row.remark)]
    return at_start(" · ".join(filter(None, said)))


def _line(line: Line, dress: Dress) -> str:
    row = line.row
    label = f"**{escaped(row.label)}** " if row.label else ""
    return f"{'  ' * (line.level + row.continues)}- {label}{_text(row, dress)}"


def section_lines(section: Section, folding: Folding = FULL, dress: Dress = bare) -> Iterator[str]:
    """A section of a page; a row alone that has neither heading nor label is a paragraph."""
    yield ""
    if section.heading and not opens(section, folding):
        yield f"- {escaped(section_in_words(section))}"
        return
    if section.heading:
        yield from heading(section_in_words(section), 2)
    elif len(section.rows) == 1 and not section.rows[0].label and not section.rows[0].below:
        yield _text(section.rows[0], dress)
        return
    rows = lines_of(section.rows, folding, section.key)
    yield from (_line(line, dress) for line in rows)


def page_lines(page: Page, folding: Folding = FULL, dress: Dress = bare) -> Iterator[str]:
    """A page: its sections as headings, its rows as lists; what is folded is counted."""
    yield from heading(page.title)
    yield escaped(page.subtitle)
    if page.face:
        yield ""
        yield from (_line(line, dress) for line in lines_of(page.face, folding, OF_FACE))
    for section in page.sections:
        yield from section_lines(section, folding, dress)
    if page.for_the_record and folding.full:
        yield ""
        yield escaped(LEGEND)


def hit_lines(title: str, found: "Iterable[Hit]") -> Iterator[str]:
    """The hits of a search: what was found, why, and the record."""
    yield from heading(title)
    rows = ((hit.title, _why(hit), str(hit.ref)) for hit in found)
    yield from table(("what", "why", "record"), rows)


def _why(hit: "Hit") -> str:
    reasons = (f"{reason.field}: {reason.text}" for reason in hit.reasons)
    return "; ".join([*reasons, *hit.remarks]) or ("name" if hit.match.by_name else "")
