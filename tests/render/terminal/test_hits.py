"""Hits in one line each, as the finder and the palette show them."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.model.as_of import AsOf
from irtui.query.find import Hit, Index
from irtui.render.terminal.hits import Looks, hit_line, reasons_line
from tests.query.answers import ANY_WORLD, reviewed, world

MATCH = Style(underline=True)
LOOKS = Looks(Style(), Style(), MATCH, Style())
QUERIES = st.sampled_from(
    ["session", "commission", "military technical", "irigc", "МПК", "a r", "ferry", "22", "आयोग"]
)


@cache
def first(name: str, query: str) -> list[Hit]:
    """Some hits of a query, of each kind one at least."""
    data = world(name)
    groups = Index(AsOf(data, reviewed(data))).find(query).groups
    return [hit for group in groups for hit in group.hits(5)]


def marks(line: Text) -> list[str]:
    """The parts of a line that are marked."""
    return [line.plain[span.start : span.end] for span in line.spans if span.style == MATCH]


@given(ANY_WORLD, QUERIES, st.integers(30, 120))
def test_no_line_of_a_hit_is_wider_than_its_room(name, query, width) -> None:
    for hit in first(name, query):
        assert hit_line(hit, width, LOOKS, by_name=hit.match.by_name).cell_len <= width
        assert hit_line(hit, width, LOOKS, by_name=False).cell_len <= width
        assert reasons_line(hit, width, LOOKS).cell_len <= width


@given(ANY_WORLD, QUERIES, st.integers(30, 120))
def test_what_is_marked_in_a_line_is_what_matched(name, query, width) -> None:
    for hit in first(name, query):
        matched = [hit.title[start:end] for start, end in hit.spans]
        for reason in hit.reasons:
            matched += [reason.text[start:end] for start, end in reason.spans]
        line = hit_line(hit, width, LOOKS, by_name=hit.match.by_name)
        for mark in (*marks(line), *marks(reasons_line(hit, width, LOOKS))):
            assert any(mark == part or part.startswith(mark.rstrip("…")) for part in matched)


@given(st.integers(24, 80), st.booleans())
def test_what_nothing_else_tells_apart_has_its_reference_in_its_line(width, by_name) -> None:
    for hit in first("same-names", "petrov"):
        line = hit_line(hit, width, LOOKS, by_name=by_name)
        assert hit.apart in ("", str(hit.ref))
        assert line.cell_len <= width
        assert hit.ref.table != "person" or line.plain.endswith(f"  {hit.ref}")


def lines(query: str, width: int, name: str = "bundled") -> list[str]:
    """The lines of the best hits of a query."""
    hits = first(name, query)
    return [hit_line(hit, width, LOOKS, by_name=hit.match.by_name).plain for hit in hits]


@pytest.mark.parametrize(
    ("query", "width", "line"),
    [
        ("kind:session tec", 80, "1st session of the IRIGC-TEC"),
        ("kind:commission", 40, "IRIGC-M&MTC"),
        # what matched is not in the short name
        (
            "kind:commission governmental",
            60,
            "India-Russia Inter-Governmental Commission on Military and",
        ),
        ("irigc-mmtc kind:commission", 60, "IRIGC-M&MTC"),
    ],
)
def test_a_short_name_stands_for_a_title_that_would_be_cut(query, width, line) -> None:
    assert lines(query, width)[0].startswith(line)


@given(ANY_WORLD, QUERIES, st.integers(30, 120))
def test_a_short_name_has_all_of_the_match_that_the_title_has(name, query, width) -> None:
    for hit in first(name, query):
        if hit.brief() and hit.spans:
            line = hit_line(hit, width, LOOKS, by_name=False)
            assert marks(line) or cell_len(hit.title) > width
