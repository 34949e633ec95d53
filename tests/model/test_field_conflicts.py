"""Which claims of one field cannot both be true."""

from typing import TYPE_CHECKING, Any

import pytest

from irtui.model.conflicts import field_conflicts
from irtui.model.fields import field_table
from tests.each import each
from tests.support import dataset, ref

if TYPE_CHECKING:
    from irtui.model.claims import Claim

REST = """
[source.chart]
title = "A chart of the delta"
[event.flood]
when = "2010-05-04"
sources = ["chart"]
[event.undated]
sources = ["chart"]
[organisation.lamps]
sources = ["chart"]
[organisation.oil]
sources = ["chart"]
"""


def conflicts_in(record: str, field: str, claims: str) -> list[tuple[Any, Any]]:
    table, _, identifier = record.partition(":")
    data = dataset(f'{REST}\n[{table}.{identifier}]\nsources = ["chart"]\n{field} = {claims}\n')
    found = data.get(ref(record))
    values: tuple[Claim[Any], ...] = getattr(found, field)
    spec = field_table(type(found))[field]
    return [(one.value, other.value) for one, other in field_conflicts(data, spec, values)]


@each(
    ("claims", "pairs"),
    [
        ('"annual"', 0),
        ('["annual", "annual"]', 0),
        ('["annual", "biennial"]', 1),
        ('["annual", "biennial", "irregular"]', 3),
        ('[{ value = "annual", rank = "preferred" }, { value = "biennial" }]', 1),
        ('[{ value = "annual" }, { value = "biennial", rank = "deprecated" }]', 0),
        # A boundary is no conflict, exact, coarse or on an event.
        ('[{ value = "annual", until = "2018" }, { value = "biennial", since = "2018" }]', 0),
        (
            (
                '[{ value = "annual", until = "2018-05-04" },'
                ' { value = "biennial", since = "2018-05-04" }]'
            ),
            0,
        ),
        (
            (
                '[{ value = "annual", until = "event:flood" },'
                ' { value = "biennial", since = "event:flood" }]'
            ),
            0,
        ),
        # They hold together on some days.
        ('[{ value = "annual", until = "2019" }, { value = "biennial", since = "2017" }]', 1),
        ('[{ value = "annual", since = "2019" }, { value = "biennial" }]', 1),
        ('[{ value = "annual", seen = "2019-05-04" }, { value = "biennial" }]', 1),
        (
            (
                '[{ value = "annual", seen = "2019-05-04" },'
                ' { value = "biennial", seen = "2019-05-04" }]'
            ),
            1,
        ),
        (
            (
                '[{ value = "annual", seen = ["2016", "2020"] },'
                ' { value = "biennial", seen = "2018-01-01" }]'
            ),
            1,
        ),
        # They perhaps do, or never.
        ('[{ value = "annual", until = "2018" }, { value = "biennial", since = "2018-03" }]', 0),
        (
            (
                '[{ value = "annual", seen = "2019-05-04" },'
                ' { value = "biennial", seen = "2020-05-04" }]'
            ),
            0,
        ),
        ('[{ value = "annual", seen = "[..2019]" }, { value = "biennial" }]', 0),
        ('[{ value = "annual", until = "[..2019]" }, { value = "biennial" }]', 0),
        ('[{ value = "annual", until = "0001-01-01" }, { value = "biennial" }]', 0),
        ('[{ value = "annual", since = "event:undated" }, { value = "biennial" }]', 0),
        ('[{ value = "annual", until = "event:undated" }, { value = "biennial" }]', 0),
        ('[{ value = "annual", since = "2019", until = "2019" }, { value = "biennial" }]', 0),
    ],
)
def test_alternatives_conflict_only_on_days_when_both_certainly_hold(
    claims: str, pairs: int
) -> None:
    assert len(conflicts_in("body:board", "cadence", claims)) == pairs


@pytest.mark.parametrize(
    ("claims", "pairs"),
    [
        ('["2000", "2000"]', 0),
        ('["2000", "2000-10-03"]', 0),
        ('["2000-10-03", "2000-10-04"]', 1),
        ('["1998", "2000", "2000-10-03"]', 2),
    ],
)
def test_dates_that_refine_each_other_do_not_conflict(claims: str, pairs: int) -> None:
    assert len(conflicts_in("body:board", "founded", claims)) == pairs


@each(
    ("record", "field", "claims", "pairs"),
    [
        # Members of a list stand beside each other.
        ("body:board", "mandate", '["Minds the lamps.", "Minds the oil."]', 0),
        ("body:board", "abbreviation", '["LB", "LHB"]', 0),
        # Two counts are alternatives if they count the same.
        (
            "body:board",
            "counts",
            '[{ kind = "lamp", count = 3 }, { kind = "wick", count = 4 }]',
            0,
        ),
        (
            "body:board",
            "counts",
            '[{ kind = "lamp", count = 3 }, { kind = "lamp", count = 4 }]',
            1,
        ),
        (
            "body:board",
            "counts",
            '[{ kind = "lamp", count = 3 }, { kind = "lamp", count = 3 }]',
            0,
        ),
        (
            "body:board",
            "counts",
            (
                '[{ kind = "lamp", count = 3, until = "2018" },'
                ' { kind = "lamp", count = 4, since = "2018" }]'
            ),
            0,
        ),
        # Two shares, if they are of one owner.
        (
            "organisation:light",
            "shares",
            (
                '[{ organisation = "organisation:lamps", percent = 50.5 },'
                ' { organisation = "organisation:oil", percent = 49.5 }]'
            ),
            0,
        ),
        (
            "organisation:light",
            "shares",
            (
                '[{ organisation = "organisation:lamps", percent = 50.5 },'
                ' { organisation = "organisation:lamps", percent = 51 }]'
            ),
            1,
        ),
        (
            "organisation:light",
            "shares",
            '["organisation:lamps", { organisation = "organisation:lamps", percent = 51 }]',
            0,
        ),
        # Two names, if they are in one language.
        ("body:board", "name", '["Board of Lamps", "Lamp Board"]', 1),
        ("body:board", "name", '["Board of Lamps", "BOARD OF LAMPS"]', 0),
        ("body:board", "name", '["Board of Lamps", { value = "Совет ламп", lang = "ru" }]', 0),
        (
            "body:board",
            "name",
            '[{ value = "Совет ламп", lang = "ru" }, { value = "Ламповый совет", lang = "ru" }]',
            1,
        ),
    ],
)
def test_only_alternatives_conflict(record: str, field: str, claims: str, pairs: int) -> None:
    assert len(conflicts_in(record, field, claims)) == pairs


def test_a_conflict_names_both_claims_in_the_order_of_the_file() -> None:
    assert conflicts_in("event:spring", "number", "[14, 15, 14]") == [(14, 15), (15, 14)]
