"""Stretches of days: what is found at once is what a look at each would find."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from irtui.model.stretches import Best, Days, Union, met

DAYS = st.integers(0, 12).map(
    lambda number: date(2000, 1, 1) + timedelta(number)
) | st.sampled_from([date.min, date.max])
STRETCHES = st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))
SEVERAL = st.lists(STRETCHES, max_size=12)


def meet(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@given(SEVERAL, SEVERAL, DAYS)
def test_a_union_has_the_days_of_all_its_stretches(
    one: list[Days], other: list[Days], day: date
) -> None:
    union = Union(one)
    assert (day in union) == any(first <= day <= last for first, last in one)
    assert bool(union) == bool(one)
    assert union.meets(Union(other)) == any(meet(a, b) for a in one for b in other)


@given(SEVERAL, SEVERAL)
def test_what_meets_a_stretch_is_what_has_a_day_in_common_with_it(
    entries: list[Days], asked: list[Days]
) -> None:
    numbered = [(days, frozenset({number})) for number, days in enumerate(entries)]
    found = met(numbered, asked, frozenset.union)
    for days, numbers in zip(asked, found, strict=True):
        plain = {number for number, other in enumerate(entries) if meet(days, other)}
        assert (numbers or frozenset()) == plain


@given(st.lists(st.tuples(STRETCHES, st.integers(0, 5)), max_size=12), DAYS)
def test_the_best_of_a_day_is_the_least_of_those_that_have_it(
    entries: list[tuple[Days, int]], day: date
) -> None:
    ranked = [(days, (rank, number), number) for number, (days, rank) in enumerate(entries)]
    plain = min((rank for (first, last), rank, _ in ranked if first <= day <= last), default=None)
    found = Best(ranked).on(day)
    assert (found[0] if found else None) == plain
