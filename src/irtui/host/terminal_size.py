"""Which sizes of a terminal can be believed."""

MOST = 2000
"""Columns, or rows, that a terminal may have."""


def is_believable(cells: int) -> bool:
    """Whether a terminal may have so many columns, or rows."""
    return 0 < cells <= MOST
