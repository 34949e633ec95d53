"""Marks in lines: each in the first line where it hides none."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from irtui.query.time.bars import side_by_side
from irtui.query.time.marks import Mark, Shape

DAYS = st.integers(0, 20).map(lambda number: date(2000, 1, 1) + timedelta(number))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    first, start, end, last = sorted(draw(st.tuples(DAYS, DAYS, DAYS, DAYS)))
    return Mark(Shape.TERM, first, last, "T", core=draw(st.sampled_from([None, (start, end)])))


def solid(mark: Mark) -> tuple[date, date]:
    return mark.core or (mark.middle, mark.middle)


@given(st.lists(marks(), max_size=12))
def test_each_mark_stands_in_the_first_line_that_is_free_when_it_begins(found: list[Mark]) -> None:
    lines: list[list[Mark]] = []
    for mark in found:
        free = (line for line in lines if solid(line[-1])[1] <= solid(mark)[0])
        line = next(free, None)
        if line is None:
            lines.append([mark])
        else:
            line.append(mark)
    assert [list(line) for line in side_by_side(found)] == lines
