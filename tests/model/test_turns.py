"""In which order the claims of a field stand on a day, and which of them had had their turn."""

import pytest

from irtui.model.as_of import AsOf
from irtui.model.holding import Presence
from irtui.model.records import Body
from irtui.model.values import Count
from tests.support import dataset, day, ref

YES, POSSIBLY, LATER, FORMER = Presence

OFFICES = """
[source.log]
[body.ferry]
founded = "1990"
cadence = [
  { value = "biennial", seen = "2004-05-05" },
  { value = "quarterly", seen = ["2001-05-05", "2002-05-05"] },
  { value = "annual", seen = "2008-05-05" },
  { value = "irregular", seen = "2003-01-01", rank = "deprecated" },
]
mandate = [
  { value = "ended early", until = "2001-01-01" },
  { value = "wrong", until = "2002-01-01", rank = "deprecated" },
  { value = "begins late", since = "2030-01-01" },
  { value = "ended late", until = "2003-01-01" },
  { value = "begins soon", since = "2020-01-01" },
  { value = "holds" },
  { value = "seen", seen = "2005-01-01" },
  { value = "no day is known of", since = "event:undated", until = "1991-01-01" },
]
counts = [
  { kind = "lamp", count = 1, seen = "2001-05-05" },
  { kind = "lamp", count = 2, seen = "2004-05-05" },
  { kind = "wick", count = 7, seen = "2001-05-05" },
]
sources = ["log"]
[event.undated]
sources = ["log"]
"""


def told(name: str, on: str) -> list[tuple[str, Presence]]:
    """What a field of the ferry says on a day, in its order."""
    data = dataset(OFFICES)
    record = data.get(ref("body:ferry"), Body)
    claims = AsOf(data, day(on)).claims(record, name)
    values = ((claim.value, presence) for claim, presence in claims.items())
    return [(str(one.count if isinstance(one, Count) else one), held) for one, held in values]


def test_what_is_over_stands_last_first_then_what_comes_first_first_then_what_is_wrong() -> None:
    assert told("mandate", "2010-06-01") == [
        ("holds", YES),
        ("seen", POSSIBLY),
        ("ended late", FORMER),
        ("ended early", FORMER),
        ("no day is known of", FORMER),
        ("begins soon", LATER),
        ("begins late", LATER),
        ("wrong", FORMER),
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2001-05-04", [("quarterly", POSSIBLY), ("biennial", LATER), ("annual", LATER)]),
        ("2001-05-05", [("quarterly", YES), ("biennial", LATER), ("annual", LATER)]),
        ("2002-05-05", [("quarterly", YES), ("biennial", LATER), ("annual", LATER)]),
        ("2003-01-01", [("quarterly", POSSIBLY), ("biennial", POSSIBLY), ("annual", LATER)]),
        ("2004-05-05", [("biennial", YES), ("quarterly", FORMER), ("annual", LATER)]),
        ("2006-01-01", [("biennial", POSSIBLY), ("annual", POSSIBLY), ("quarterly", FORMER)]),
        ("2008-05-05", [("annual", YES), ("biennial", FORMER), ("quarterly", FORMER)]),
        ("2010-01-01", [("annual", POSSIBLY), ("biennial", FORMER), ("quarterly", FORMER)]),
    ],
)
def test_what_was_only_seen_is_over_as_soon_as_another_was_seen_in_its_place(
    on: str, expected: list[tuple[str, Presence]]
) -> None:
    found = told("cadence", on)
    assert found[:-1] == expected
    assert found[-1][0] == "irregular"


def test_each_kind_of_count_has_its_own_turn() -> None:
    assert told("counts", "2010-01-01") == [("2", POSSIBLY), ("7", POSSIBLY), ("1", FORMER)]
