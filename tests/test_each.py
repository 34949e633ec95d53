"""Many cases as one test: none of them is left out, and none hides another."""

import pytest

from tests.each import each


def test_each_case_is_tried_with_all_that_the_test_asks_for() -> None:
    tried = []

    @each("first, second", [(1, 2), (3, 4)])
    @each("third", "ab")
    def test(first: int, second: int, third: str, shared: str) -> None:
        tried.append((first, second, third, shared))

    test(shared="fog")
    assert sorted(tried) == [
        *((1, 2, "a", "fog"), (1, 2, "b", "fog")),
        *((3, 4, "a", "fog"), (3, 4, "b", "fog")),
    ]


def test_all_that_fail_are_told_each_with_its_case() -> None:
    @each("number", range(4))
    def odd(number: int) -> None:
        assert number % 2

    with pytest.raises(ExceptionGroup, match="2 of 4 cases") as failed:
        odd()
    assert [one.__notes__ for one in failed.value.exceptions] == [
        ["It fails with (0,)."],
        ["It fails with (2,)."],
    ]


def test_no_case_is_no_test() -> None:
    @each("number", [])
    def test(number: int) -> None:
        raise NotImplementedError

    with pytest.raises(AssertionError):
        test()
