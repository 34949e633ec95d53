"""Sets of rows: a row is the place of a record in the order of equals, a set of them one number.

Bit ``n`` of the number stands for row ``n``, so that *and*, *or* and *count* are single operations
over all records.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count

_BITS = tuple(1 << bit for bit in range(8))
_MANY = 16
"""Of so many rows one is enough for a digit of each to be written, which takes half the time."""
_ONE = ord("1")
_ONES = bytes.maketrans(b"01", b"\x00\x01")


def rows_of(groups: Iterable[Sequence[int]], total: int) -> int:
    """The set of all rows in some ``groups``; ``total`` is how many rows there are."""
    found = list(groups)
    if sum(map(len, found)) > total // _MANY:
        digits = bytearray(b"0") * total
        for group in found:
            for row in group:
                digits[row] = _ONE
        return int(digits[::-1] or b"0", 2)
    held = bytearray(total // 8 + 1)
    for group in found:
        for row in group:
            held[row >> 3] |= _BITS[row & 7]
    return int.from_bytes(held, "little")


def members(rows: int) -> Iterator[int]:
    """The rows of a set in their order."""
    return compress(count(), bin(rows)[:1:-1].encode().translate(_ONES))


def first(rows: int) -> int:
    """The first row of a set that is not empty."""
    return (rows & -rows).bit_length() - 1
