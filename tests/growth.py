"""How much work grows with what there is: calls are counted, so that no clock is asked.

What takes n log n calls for n claims takes about five times as many for four times the claims at
the most, and what compares each with each takes sixteen times as many.
"""

from collections.abc import Callable
from cProfile import Profile

import pytest

from irtui.model.claims import Claim
from irtui.model.records import Record

FACTOR = 4
"""How much larger the larger one of two datasets is."""
MOST = 5
"""How many times the calls it may take."""


def _is_same(one: object, other: object) -> bool:
    return one is other


def count_comparing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a look through a tuple for a claim or a record take a call for each that it passes."""
    for cls in (Claim, Record):
        monkeypatch.setattr(cls, "__eq__", _is_same)


def calls(work: Callable[[], object]) -> int:
    """How many functions are called by ``work``, those of Python itself with them."""
    profile = Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def assert_grows_little(small: Callable[[], object], large: Callable[[], object]) -> None:
    """Fails if the work for four times as much takes more than about four times the calls."""
    few, many = calls(small), calls(large)
    assert many <= MOST * few, f"{few} calls, and {many} for {FACTOR} times as much"
