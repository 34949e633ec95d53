"""Which sizes of a terminal can be believed."""

_MOST = 2000


def is_believable(cells: int) -> bool:
    """Whether a terminal may have so many columns, or rows."""
    return 0 < cells <= _MOST
