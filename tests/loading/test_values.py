"""What a value in a file means, each by itself."""

from datetime import date
from typing import Any

import pytest

from irtui.loading.values import Malformed, free_text, integer, line, within


@pytest.mark.parametrize(
    ("raw", "said"),
    [("One\n  two\n\nthree", "One two three"), ("\nOne", "One"), ("One  two", "One  two")],
)
def test_text_on_one_line_has_a_space_for_each_break(raw: str, said: str) -> None:
    assert line(raw) == said


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (True, "true"),
        (2, "2"),
        (2.5, "2.5"),
        (date(2012, 3, 4), "2012-03-04"),
        (["one", False, 3], "one, false, 3"),
    ],
)
def test_anything_but_a_table_is_text_as_a_file_has_it(raw: Any, said: str) -> None:
    assert free_text(raw) == said


@pytest.mark.parametrize(
    ("least", "most", "wanted"), [(1, 3, "between 1 and 3"), (1, None, "1 or more")]
)
def test_a_number_may_be_the_least_and_the_most(least: int, most: int | None, wanted: str) -> None:
    convert = within(integer, least, most)
    assert [convert(number) for number in (1, 2, 3)] == [1, 2, 3]
    with pytest.raises(Malformed) as raised:
        convert(0)
    assert wanted in raised.value.problems[0].message
    if most is not None:
        with pytest.raises(Malformed):
            convert(4)
