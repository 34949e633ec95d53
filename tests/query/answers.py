"""The datasets that questions are put to, and answers taken apart."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from hypothesis import strategies as st

from irtui.loading import bundled_path, load
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import TABLES
from irtui.pages.folding import FULL, lines_of
from irtui.pages.page import Page, Row, Section, name_of
from irtui.pages.phrases import Tone
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Key, Node
from tests.support import DATASETS

BUNDLED = "bundled"
"""Stands for the dataset that comes with irtui."""
FICTIONAL = "lighthouses"
WORLDS = (BUNDLED, FICTIONAL, "delta", "hostile")
"""Names of datasets, for what is true of every record of any."""
ANY_WORLD = st.sampled_from((*(FICTIONAL, "delta", "hostile", "estuary") * 3, BUNDLED))
"""Names of datasets for laws: mostly of small ones, as most of what can go wrong is in them."""
_LARGE, _EVERY = 200, 25


@cache
def world(name: str) -> Dataset:
    """The dataset of that name, read once for all tests."""
    path = bundled_path() if name == BUNDLED else DATASETS / f"{name}.toml"
    dataset = load(path).dataset
    assert dataset is not None
    return dataset


def some(name: str) -> list[Ref]:
    """Every record of a small dataset, every 25th of each table of a large one."""
    data = world(name)
    step = _EVERY if len(data.records) > _LARGE else 1
    return [record.ref for table in TABLES for record in list(data.table(table))[::step]]


def reviewed(dataset: Dataset) -> date:
    """The last day that a dataset speaks for."""
    day = dataset.about.reviewed.latest
    assert day is not None
    return day


def turning_days(dataset: Dataset) -> list[date]:
    """Days on which answers change: those of the events, and the ends of Python's calendar."""
    found = {date.min, date.max, reviewed(dataset)}
    for record in dataset.table("event"):
        for claim in (*record.when, *record.planned):  # type: ignore[attr-defined]
            found |= {day for day in (claim.value.earliest, claim.value.latest) if day}
    return sorted(found)


def some_days(name: str) -> list[date]:
    """The turning days of a small dataset, and of a large one some, from the first to the last."""
    days = turning_days(world(name))
    return days[:: len(days) // 8] if len(days) > 72 else days


def walk(hierarchy: Hierarchy) -> Iterator[tuple[tuple[Key, ...], Node, Sequence[Node]]]:
    """Every node of a tree: the keys that lead to it, itself, and its children."""
    waiting: list[tuple[tuple[Key, ...], Sequence[Node]]] = [((), hierarchy.roots())]
    while waiting:
        above, siblings = waiting.pop()
        for node in siblings:
            keys = (*above, node.key)
            children = hierarchy.children(node)
            yield keys, node, children
            waiting.append((keys, children))


def labels(nodes: Sequence[Node]) -> list[str]:
    """What nodes are called."""
    return [node.label for node in nodes]


def at(hierarchy: Hierarchy, *path: str) -> Sequence[Node]:
    """The nodes below the one that labels lead to; the roots for none."""
    nodes: Sequence[Node] = hierarchy.roots()
    for label in path:
        (node,) = [node for node in nodes if node.label == label]
        nodes = hierarchy.children(node)
    return nodes


def bare(row: Row) -> str:
    """What a row says, without its label and without its remark."""
    return "".join(piece.text for piece in row.pieces)


def words(row: Row) -> str:
    """What a row says, without its label, its remark at the end."""
    return f"{bare(row)}  {row.remark}" if row.remark else bare(row)


def section(sheet: Page, heading: str) -> Section:
    """The section of that heading."""
    (found,) = [part for part in sheet.sections if part.heading == heading]
    return found


def unfolded(*rows: Row) -> list[Row]:
    """Rows, each before what is below it."""
    return [line.row for line in lines_of(rows, FULL)]


def every_row(sheet: Page) -> list[Row]:
    """All rows of a page, those of its face first."""
    return unfolded(*sheet.face, *(row for part in sheet.sections for row in part.rows))


def evidence(sheet: Page) -> list[Row]:
    """The rows of what sources say of a record, or of what a source is; none, if nobody does."""
    parts = [part for part in sheet.sections if part.heading in ("What sources say", "Details")]
    return unfolded(*(row for part in parts for row in part.rows))


def said(sheet: Page, heading: str = "") -> list[tuple[str, str]]:
    """Label and words of each row under a heading, all of them unfolded; of claims by default."""
    rows = unfolded(*section(sheet, heading).rows) if heading else evidence(sheet)
    return [(row.label, words(row)) for row in rows]


def faced(sheet: Page) -> dict[str, str]:
    """The words of each line of a face by its name, those of columns after each other."""
    found: dict[str, str] = {}
    name = ""
    for row in sheet.face:
        name = name_of(row, name)
        cells = ["".join(piece.text for piece in cell) for column in row.beside for cell in column]
        found[name] = " | ".join(filter(None, (found.get(name), words(row), *cells)))
    return found


def cited(row: Row) -> list[str]:
    """The ids of the sources that a row cites as its own, not as its record's."""
    own, found = False, []
    for piece in row.pieces:
        if piece.tone is Tone.CITATION:
            own = piece.text.strip() == "[" if piece.text.strip() in ("[", "(") else own
            found += [piece.target.id] if own and piece.target else []
    return found
