"""Which sizes of a terminal can be believed."""

import pytest

from irtui.host.terminal_size import is_believable


@pytest.mark.parametrize(
    ("cells", "believed"), [(-1, False), (0, False), (1, True), (2000, True), (2001, False)]
)
def test_a_terminal_has_some_columns_and_no_more_than_a_screen_can_show(
    cells: int, believed: bool
) -> None:
    assert is_believable(cells) is believed
